import type { LanguageWords } from './words.js';
import { gendered, pairs, rated, words } from './words.js';

/** Forms that reports use of regular verbs, by their stems. */
const forms = (endings: string) => (stems: string) =>
  [...words(stems)].flatMap((stem) => [...words(endings)].map((ending) => stem + ending));
const are = forms('a ano ava avano ò arono ato ando');
const ire = forms('isce iscono iva ivano ì irono ito endo');
const ere = forms('e ono eva evano endo');

/** Small words that lose their vowel, with both forms of the apostrophe. */
const elided = (list: string) => list.split(' ').flatMap((word) => [`${word}'`, `${word}’`]);

/** `sindaco`, `sindaci`; `vicina`, `vicine`; `giornalista`, `giornalisti`. */
const plurals = (list: ReadonlySet<string>) =>
  [...list].flatMap((word) => {
    const stem = word.slice(0, -1);
    if (/[cg]o$/u.test(word)) return [`${stem}i`, `${stem}hi`];
    if (word.endsWith('a')) return word.endsWith('ista') ? [`${stem}i`, `${stem}e`] : [`${stem}e`];
    return /io$/u.test(word) ? [stem] : /[oe]$/u.test(word) ? [`${stem}i`] : [];
  });

const OFFICES = pairs(`
  presidente premier /presidentessa ministro/ministra sindaco/sindaca assessore/assessora consigliere/consigliera deputato/deputata
  senatore/senatrice governatore/governatrice direttore/direttrice capo segretario/segretaria portavoce procuratore/procuratrice pm gip
  giudice magistrato/magistrata avvocato/avvocata /avvocatessa legale professore/professoressa docente dottore/dottoressa colonnello/
  comandante capitano/ maresciallo/ ispettore/ispettrice commissario/commissaria questore prefetto/prefetta re/ regina papa/ pontefice/
  cardinale/ vescovo/ arcivescovo/ parroco/ principe/principessa cancelliere/cancelliera allenatore/allenatrice tecnico ct mister/ patron
  fondatore/fondatrice responsabile delegato/delegata ambasciatore/ambasciatrice economista sociologo/sociologa politologo/politologa
  storico/storica ricercatore/ricercatrice analista esperto/esperta medico primario infermiere/infermiera sindacalista candidato/candidata
  vicepresidente viceministro/viceministra vicesindaco/vicesindaca sottosegretario/sottosegretaria leader coordinatore/coordinatrice
  amministratore/amministratrice manager imprenditore/imprenditrice capogruppo eurodeputato/eurodeputata parlamentare onorevole
  rettore/rettrice preside ingegnere/ingegnera architetto/architetta geologo/geologa biologo/biologa virologo/virologa
  psicologo/psicologa criminologo/criminologa veterinario/veterinaria soprintendente curatore/curatrice inviato/inviata ambientalista
  climatologo/climatologa scienziato/scienziata
`);

const PEOPLE = pairs(`
  /madre padre/ /donna uomo/ figlio/figlia fratello/sorella vicino/vicina amico/amica collega abitante residente testimone teste vittima utente
  alunno/alunna studente/studentessa maestro/maestra insegnante agricoltore/agricoltrice commerciante negoziante titolare gestore/gestrice
  proprietario/proprietaria autore/autrice giocatore/giocatrice attaccante portiere difensore centrocampista attore/attrice cantante
  cantautore/cantautrice scrittore/scrittrice regista poliziotto/poliziotta pompiere carabiniere soldato pescatore/pescatrice farmacista
  fornaio/fornaia barista cuoco/cuoca chef tassista autista conducente volontario/volontaria giovane ragazzo/ragazza turista
  passeggero/passeggera lavoratore/lavoratrice operaio/operaia pensionato/pensionata anziano/anziana nonno/nonna /mamma papà/ marito/moglie
  cugino/cugina zio/zia nipote sopravvissuto/sopravvissuta cliente bagnino/bagnina giornalista imputato/imputata indagato/indagata genitore
  artigiano/artigiana custode ds dg guardiano/guardiana albergatore/albergatrice ristoratore/ristoratrice edicolante
  impiegato/impiegata casalinga operatore/operatrice educatore/educatrice vigile agente armatore/armatrice attivista
  organizzatore/organizzatrice produttore/produttrice conduttore/conduttrice comico/comica campione/campionessa ciclista tennista pilota
  arbitro arbitra artista ballerino/ballerina funzionario/funzionaria dirigente restauratore/restauratrice fotografo/fotografa musicista pescivendolo/pescivendola tifoso/tifosa
`);

/** Verbs that hardly do anything but report, but for those with a strength of their own. */
const REPORTING = new Set([
  ...are(`
    dichiar spieg afferm assicur sottoline raccont comment precis annunci denunci ricord osserv replic conferm confid confess evidenzi
    auspic critic attacc accus rivel rilanci puntualizz argoment dettagli invit consigli raccomand rilev rimprover avanz rivendic ipotizz rassicur esort ammonest esclam sbott
    tuon ironizz incalz lament protest comunic testimoni sintetizz annot rimarc obiett giur lanci elogi segnal contest
    specific consider inform giudic chios
  `),
  ...ire('ribad rifer chiar garant sment avvert defin ammon sugger'),
  ...ere(
    'scriv rispond aggiung ammett conclud promett chied insist prosegu avvert sottoscriv riprend ritien',
  ),
  ...words(`
    difende difendono difeso propone propongono proposto ricostruisce dice dicono diceva dicevano disse dissero detto dicendo scrisse scrissero scritto rispose risposero risposto aggiunse aggiunsero
    aggiunto ammise ammesso concluse concluso promise promesso chiese chiesero chiesto insistito proseguito avvertito sostiene sostengono
    sosteneva sostenevano sostenne sostenuto sostenendo ritiene ritengono riteneva continua continuava continuato parla parlato riassume riassunto definito definita definiti definite
  `),
]);

/** Those that the list of all languages does not have, or has for the other gender. */
const GIVEN_NAMES = {
  male: words(`
    achille agostino aldo alessandro alessio amedeo andrea attilio aurelio bepi beppe biagio camillo carmelo carmine cesare corrado
    daniele denis domenico donato duccio edoardo egidio elio emanuele ennio ezio fabrizio fausto ferdinando fiorenzo flavio franco fulvio
    gabriele gaetano gennaro giacomo giampaolo giancarlo gianfranco gianluca gianluigi gianmarco gianmaria gianpiero gino gioacchino
    giuliano gualtiero ivan ivano jacopo lapo leone lino loris luigi manlio mattia mauro michele mirco mirko nando nello nico nicola
    nicolò olmo oreste osvaldo ottavio pasquale piergiorgio pierluigi piero pierpaolo pino raffaele renzo rino rocco romano ruggero
    salvatore samuele saverio sebastiano simone tino tommaso tonino tullio ugo valerio vincenzo
  `),
  female: words(`
    alba alessia antonietta arianna assunta azzurra benedetta bice bruna cinzia concetta donata donatella edda elisabetta emanuela fabiana
    fabiola fiorella flavia franca gaia gemma giada ginevra gioia giuliana giuseppina giusy ilaria ivana katia lella licia liliana
    loredana luana lucrezia ludovica manuela margherita mariangela marilena marisa michela mimma mirella monia nada nicoletta noemi
    ombretta ornella ottavia piera pina pinuccia raffaella romina rosalba rosaria rossana rossella samanta titti tiziana zaira
  `),
};

export const ITALIAN: LanguageWords = {
  cues: REPORTING,
  weakCues: words(
    'sospira sospirava scherza scherzava ride sorride urla urlava urlato grida gridava gridato sussurra mormora legge chiama pensa spera riflette sfoga taglia sbotta',
  ),
  cueStrength: new Map([
    ...rated(REPORTING, 6),
    ...rated(
      words(
        'dice detto disse dicono spiega spiegato afferma affermato dichiarato aggiunge aggiunto racconta raccontato',
      ),
      7,
    ),
    ...rated(words('sottolinea sottolineato commenta commentato'), 6),
    ...rated(words('replica definisce'), 5),
    ...rated(
      words(
        'denuncia accusa conferma protesta attacca chiede chiesto promesso concluso conclude continua considera prosegue comunica informa segnala contesta definito',
      ),
      4,
    ),
    ...rated(words('critica lancia lanciato attaccato continuato parla parlato'), 3),
  ]),
  between: words(`
    ha hanno aveva avevano è sono era erano poi anche inoltre infine già quindi però così ieri oggi domani lunedì martedì mercoledì giovedì
    venerdì sabato domenica non si gli ne ci mi ancora sempre appena subito pure dunque invece intanto tra
  `),
  auxiliaries: words('ha hanno aveva avevano abbia avrebbe è era si mi ci gli le vi'),
  adverbEnding: 'mente',
  pronouns: new Map([
    ['lui', 'he'],
    ['egli', 'he'],
    ['lei', 'she'],
    ['ella', 'she'],
    ['loro', 'they'],
    ['essi', 'they'],
    ['io', 'i'],
    ['noi', 'we'],
  ]),
  objects: new Map([['cui', 'who']]),
  according: [
    ['secondo'],
    ['stando', 'a'],
    ['stando', 'al'],
    ['stando', 'alla'],
    ['stando', 'ai'],
    ['a', 'detta', 'di'],
    ['a', 'detta', 'del'],
    ['a', 'detta', 'della'],
    ['a', 'detta', 'dei'],
    ['a', 'giudizio', 'di'],
    ['a', 'giudizio', 'del'],
    ['a', 'giudizio', 'della'],
  ],
  accordingBehind: words(''),
  ordinals: words('secondo'),
  determiners: new Set([
    ...words(`
      il lo la i gli le un uno una questo questa questi queste quel quello quella quei quegli quelle suo sua suoi sue mio mia miei mie nostro
      nostra nostri nostre vostro vostra alcuni alcune qualche ogni
    `),
    ...elided('l un quell quest'),
  ]),
  definite: new Set([
    ...words('il lo la i gli le questo questa questi queste quel quello quella quei quegli quelle'),
    ...elided('l quell quest'),
  ]),
  singular: words('il lo la un uno una'),
  stops: new Set([
    ...words(`
      che quando mentre se dove dopo prima perché poiché siccome ma e ed o oppure né in a ad di da con su per tra fra come più molto qui qua
      lì là oggi ieri domani già ancora senza contro verso durante fino è sono era erano fu furono ha hanno aveva avevano sarà saranno sia
      siano stato stata stati state non cui
    `),
    ...elided('c dov com quand anch cos'),
  ]),
  prepositions: new Set([
    ...words(`
      in a ad di da con su per tra fra senza contro verso durante fino dopo prima sotto sopra presso del dello della dei degli delle al allo
      alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle col secondo dietro davanti
    `),
    ...elided('d dell all dall nell sull'),
  ]),
  contracted: new Set([
    ...words('del dello della dei degli delle al allo alla ai agli alle'),
    ...elided('dell all'),
  ]),
  binding: new Set([
    ...words('di del dello della dei degli delle per a al allo alla ai agli alle presso'),
    ...elided('d dell all'),
  ]),
  particles: words(''),
  conjunctions: words('e ed o oppure ma né però'),
  turns: words('ma mentre anche'),
  relatives: words('che cui quale quali chi'),
  that: words('che'),
  joiners: new Set([
    ...words('di de del dello della dei degli delle da dal dalla san santa von van el al ben bin'),
    ...elided('d dell'),
  ]),
  surnames: new Set([
    ...words('di de del dello della dei degli delle da dal dalla lo la li le'),
    ...elided('d dell dall'),
  ]),
  origins: new Set([...words('di del dello della dei degli delle da dal dalla'), ...elided('d dell')]),
  titles: new Set([
    ...OFFICES.all,
    ...PEOPLE.all,
    ...words(
      'signor signora signorina sig sig. dott dott. dottor ssa ra prof prof. professor avv avv. ing ing. on on. sen sen. mons mons. monsignor don suor fra',
    ),
  ]),
  anybody: words('donna uomo ragazza ragazzo'),
  titleEnding: /.(?:ologo|ologa|[io]grafo|[io]grafa|iatra)$/u,
  verbForm: /(?:[^t][ae]|[aei]va|ò|ì)$/u,
  address: words(
    'signor signora signorina sig sig. dott dott. dottor ssa ra don suor fra mons mons. monsignor',
  ),
  speakers: PEOPLE.all,
  // The masculine of an office is said of women, too: `il sindaco Anna Rossi`.
  female: new Set([...OFFICES.female, ...PEOPLE.female, ...words('signora signorina ssa ra suor')]),
  male: new Set([...PEOPLE.male, ...words('signor sig sig. dottor professor don fra')]),
  documents: words(
    'comunicato nota rapporto relazione lettera studio documento testo messaggio tweet post sondaggio sentenza ordinanza decreto verbale perizia bollettino dossier indagine biglietto striscione volantino',
  ),
  organisations: words(`
    ministero governo parlamento camera senato partito impresa azienda società gruppo associazione federazione sindacato polizia guardia
    questura prefettura comune città regione provincia università ospedale scuola tribunale corte procura agenzia giornale quotidiano rete
    radio banca commissione consiglio comitato istituto fondazione lega club squadra esercito marina capitaneria protezione chiesa diocesi
    unione organizzazione ong direzione ufficio dipartimento giunta movimento cooperativa consorzio coalizione caserma croce compagnia museo
    bar ristorante parrocchia
  `),
  groups: new Set([
    ...plurals(OFFICES.all),
    ...plurals(PEOPLE.all),
    ...words(`
      autorità sindacati famiglie familiari parenti inquirenti investigatori vigili forze media fonti opposizioni attivisti manifestanti
      militanti sostenitori critici soccorritori sanitari scienziati uomini agenti militari uffici legali organizzatori promotori
    `),
  ]),
  works: words(
    'libro romanzo film canzone brano serie programma trasmissione titolo album disco opera mostra intitolato intitolata cosiddetto cosiddetta cosiddetti cosiddette chiamato chiamata denominato denominata soprannominato soprannominata ribattezzato ribattezzata premio motonave nave progetto',
  ),
  terms: words('parola termine espressione titolo slogan motto soprannome hashtag scritta cartello dicitura'),
  naming: words(
    'intitolato intitolata chiamato chiamata denominato denominata soprannominato soprannominata ribattezzato ribattezzata',
  ),
  namingAs: words('conosciuto conosciuta noto nota'),
  as: words('come'),
  pointers: words('leggi guarda vedi video foto pubblicità ascolta'),
  calendar: words(
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica',
  ),
  openers: words(
    'dopo poi infine inoltre però tuttavia dunque quindi così anche intanto ora adesso ieri oggi domani qui là stesso altro altri altre alcuni molti molte tutti tutte ogni tra fra nonostante malgrado oltre interpellato interpellata contattato contattata insomma ecco quanto secondo stando per forse finalmente già solo invece mentre pure',
  ),
  possessives: new Map(),
  givenNames: gendered(GIVEN_NAMES),
  anyOrganisation: words('azienda impresa società gruppo associazione organizzazione compagnia'),
  phrasal: [
    ['fa', 'sapere'],
    ['fanno', 'sapere'],
    ['fatto', 'sapere'],
    ['fa', 'notare'],
    ['fatto', 'notare'],
    ['mette', 'in', 'guardia'],
    ['taglia', 'corto'],
    ['tagliato', 'corto'],
    ['messo', 'in', 'guardia'],
    ['fatto', 'eco'],
    ['tiene', 'a', 'precisare'],
    ['fa', 'eco'],
  ],
  noNames: words(
    'il lo la i gli le un uno una questo questa quello quella lui lei loro noi voi io ma e o né che chi cui se sì no non più in a da di per con su tra fra come dopo prima nord sud est ovest nuovo nuova san santa sant via piazza viale corso monte porto roma',
  ),
  abbreviations: words(
    'sig dott prof avv ing on sen arch geom rag art ecc es nr mons gen col cap ten cfr pag',
  ),
  clausal: words(''),
  closing: words(`
    dice dicono detto disse spiega spiegano spiegato spiegò afferma affermano affermato precisa precisano precisato sostiene sostengono
    sostenuto assicura assicurano assicurato annuncia annunciato riferisce riferiscono riferito racconta raccontano raccontato conferma
    confermano confermato avverte avvertono avvertito scrive scrivono scritto dichiarato ricorda ricordano ricordato sapere
  `),
  verbEndings: ['o', 'a', 'ndo'],
  addressing: words('detto raccontato spiegato dichiarato confidato dice racconta spiega confida'),
  interviews: words('intervista colloquio'),
  toward: new Set([...words('a al alla ai agli alle'), ...elided('all')]),
  dropsSubject: 'anywhere',
  inverts: true,
  clitics: {
    before: words(
      'l un d dell nell sull dall all coll quell quest c m t s v dov com cos anch quand tutt qualcun nessun bell',
    ),
    behind: words(''),
    names: words('d dell dall'),
  },
  asides: true,
  namesBehindOffices: true,
  capitalNouns: false,
};
