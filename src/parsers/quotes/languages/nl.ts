import type { LanguageWords } from './words.js';
import { gendered, pairs, rated, words } from './words.js';

/** Forms that reports use of regular verbs, by their stems: `meldt`, `meldde`; `lacht`, `lachte`. */
const forms = (endings: string) => (stems: string) =>
  [...words(stems)].flatMap((stem) => [...words(endings)].map((ending) => stem + ending));
const soft = forms('t de den');
const hard = forms('t te ten');
const hardInT = forms(' te ten');

const OFFICES = pairs(`
  president minister minister-president premier koning/ koningin prins/prinses burgemeester locoburgemeester wethouder schepen gouverneur
  staatssecretaris commissaris voorzitter/voorzitster woordvoerder/woordvoerster directeur/directrice hoofd secretaris secretaris-generaal
  leider/leidster fractievoorzitter fractieleider partijleider lijsttrekker kamerlid raadslid statenlid senator europarlementariër
  parlementslid volksvertegenwoordiger hoogleraar professor docent rector decaan advocaat/advocate rechter officier procureur aanklager
  inspecteur kolonel generaal kapitein commandant korpschef bisschop/ kardinaal/ paus/ pastoor/ dominee imam coach trainer bondscoach
  assistent-trainer manager topman/topvrouw ceo bestuurder bestuurslid bestuursvoorzitter oprichter/oprichtster ondernemer econoom/econome
  socioloog/sociologe politicoloog/politicologe historicus/historica onderzoeker/onderzoekster wetenschapper bioloog/biologe viroloog/virologe
  epidemioloog geoloog klimatoloog meteoroloog psycholoog/psychologe psychiater arts huisarts chirurg verpleegkundige verpleger/verpleegster
  vakbondsman/vakbondsvrouw kandidaat analist deskundige expert adviseur ambassadeur/ambassadrice diplomaat ingenieur architect conservator
  curator dierenarts projectleider teamleider beleidsmedewerker jurist politicus/politica topambtenaar vertegenwoordiger/vertegenwoordigster
  ombudsman bewindsman/bewindsvrouw chef
`);

const PEOPLE = pairs(`
  /moeder vader/ /vrouw man/ zoon/dochter broer/zus buurman/buurvrouw vriend/vriendin collega bewoner/bewoonster inwoner/inwoonster getuige
  ooggetuige slachtoffer leerling student/studente leraar/lerares onderwijzer/onderwijzeres meester/juf boer/boerin tuinder winkelier
  ondernemer eigenaar/eigenares uitbater/uitbaatster auteur schrijver/schrijfster dichter/dichteres speler/speelster aanvaller verdediger
  middenvelder spits doelman/ keeper aanvoerder/aanvoerster acteur/actrice zanger/zangeres muzikant regisseur/regisseuse agent/agente
  politieagent brandweerman/brandweervrouw militair soldaat visser schipper apotheker bakker slager kok chef-kok taxichauffeur chauffeur
  vrijwilliger/vrijwilligster jongen/meisje toerist/toeriste passagier reiziger/reizigster werknemer/werkneemster medewerker/medewerkster
  arbeider/arbeidster gepensioneerde opa/oma oom/tante neef/nicht echtgenoot/echtgenote klant verkoper/verkoopster omstander voorbijganger
  journalist/journaliste verslaggever/verslaggeefster presentator/presentatrice verdachte overlevende restaurateur fotograaf/fotografe
  beheerder/beheerster conciërge monteur kapper/kapster coördinator organisator initiatiefnemer activist/activiste
  demonstrant producent cabaretier kampioen wielrenner piloot zwemmer scheidsrechter gids boswachter kunstenaar/kunstenares wandelaar supporter gebruiker fietser automobilist
`);

/** Verbs that hardly do anything but report, but for those with a strength of their own. */
const REPORTING = new Set([
  ...soft(`
    verklaar reageer benadruk vertel meld stel meen vraag betoog beweer oordeel erken beaam verzeker garandeer constateer concludeer
    bekritiseer hekel nuanceer relativeer analyseer herinner mijmer stamel klaag beklaag noem adviseer informeer citeer formuleer
    argumenteer waarschuw voeg schreeuw fluister resumeer sommeer mopper foeter fulmineer jubel opper speculeer vervolg vermoed besef
    bevestig kondig verdedig verontschuldig onderstreep twitter tweet somber ontken leg
  `),
  ...hard('schets bewerk vermeld hoop grap merk bespreek snauw lach juich'),
  ...hardInT('antwoordt schat verzucht zucht licht verwacht beantwoordt'),
  ...words(`
    raadt raadde adviseert verdedigt verdedigde sust suste baalt baalde zegt zeg zeggen zei zeiden gezegd zeggende vertelt vertellen vertelden verteld verklaren verklaard stellen gesteld melden meldden gemeld
    meldt meldde noemen genoemd benadrukt benadrukte benadrukken vindt vinden vond vonden denkt denken dacht dachten meent menen
    antwoordt antwoordde antwoordden geantwoord schrijft schrijven schreef schreven geschreven belooft beloven beloofde beloofden beloofd
    vraagt vragen vroeg vroegen gevraagd roept riep riepen spreekt spreken sprak spraken gesproken wijst wees wezen pleit pleitte eist eiste
    bekent bekende besluit besloot laat laten liet lieten geeft gaf gaven legt legde deelt deelde maakt klinkt klonk luidt luidde
    prijst prees looft loofde vreest vreesde dreigt dreigde schat geschat weet waarschuwt waarschuwde waarschuwen gewaarschuwd onthult onthulde
    herhaalt herhaalde houdt hoopt hoopte merkt merkte gelooft geloofde reageren gereageerd vat vatte beschrijft beschreef beschuldigt
    beschuldigde verzekerde erkent erkende ontkent ontkende tweette twitterde postte vult vulde licht lichtte somt verwijst verwees
  `),
]);

/** Those that the list of all languages does not have, or has for the other gender. */
const GIVEN_NAMES = {
  male: words(`
    aad ab ad adriaan arend arie arjan arjen auke barend bas bastiaan bernd bert bertus bouke brecht christiaan coen cor daan dick
    diederik dirk driek dries eelco emiel evert ewout ferry floor floris freek frits geert gerben germaine gerrit gert gijs godfried
    gustaaf guus hajo harm harmen hein heino henk hidde hugo huub ivo jaak jaap jan jarno jef jelle jelmer jeroen jo jochem joost joris
    jorrit jos jurgen jurriaan karel kees klaas koen kris leendert lennart lieven lode lodewijk luc luuk maarten marnix martijn mathijs
    matthijs max melle menno michel michiel milan niels onno otto peer piet pieter pim reinier remco rens rené rik rinus robin roel
    roeland ronald rudi rutger ruud sebastiaan siebe siem sjaak sjoerd sjors stef stefaan stijn teun theo thijmen thijs tiemen tijs timo
    ton tonny toon wessel wiebe wiel wietse wilco wilfried willy wim wopke wouter yannick youssef zeger
  `),
  female: words(`
    aafke aaltje alies an anja ank anke anneke annelies annemiek annet anouk anouschka ans ariane aukje beatrijs berdien carlijn carolien
    christien coby conny dieuwke dorien eefje els elsje esmee evelien fatima femke fenna fleur floortje frederike geertje geertrui gerrie
    godelieve greet griet grietje hanne hanneke heleen hennie ilona ineke isa janneke jannie jantine jet jette jitske joke jolanda josien
    karlijn katja katrien katrijn klaartje leen lieke lies liesbet liesbeth lieselot lieve linde loes lut maaike maartje machteld maja
    margreet margriet marieke marijke marit marjan marjo marjolein marjolijn marjon marlies marloes martine meike merel mieke mirjam nada
    naima natasja nelleke noor noortje nynke paulien pien renske ria rianne rika roelien roos saar sanne saskia sietske simone sofie tanja
    tine tineke titia trees trui truus veerle wies wil willeke willemijn wilma yasmina ymkje yvonne
  `),
};

export const DUTCH: LanguageWords = {
  cues: REPORTING,
  weakCues: words(
    'lacht lachte glimlacht glimlachte knikt knikte grapt grapte zucht zuchtte verzucht verzuchtte moppert snikt snikte juicht juichte gilt gilde brult brulde zingt grijnst',
  ),
  cueStrength: new Map([
    ...rated(REPORTING, 6),
    ...rated(words('zegt zei zeiden vertelt vertelde verklaart verklaarde'), 7),
    ...rated(words('zeggen stelt benadrukt reageert'), 6),
    ...rated(words('stelde noemt'), 5),
    ...rated(
      words(
        'stellen vindt vinden denkt vraagt vroeg roept riep spreekt sprak legt legde klinkt klonk luidt luidde vat vatte schat verwacht vreest prijst',
      ),
      4,
    ),
    ...rated(
      words(
        'vond vonden denken dacht vragen spreken wijst wees besluit besloot laat laten liet lieten deelt deelde hoopt vult vulde licht noemen',
      ),
      3,
    ),
    ...rated(words('gesproken wezen geeft gaf gaven leg maakt hoop weet houdt merk'), 2),
  ]),
  between: words(`
    heeft hebben had hadden is was werd ook dan later daarna verder nog nu al weer onlangs eerder gisteren vandaag maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag er eraan erop daarbij daarop zich wel niet vervolgens echter alleen juist steeds namelijk
  `),
  auxiliaries: words('heeft hebben had hadden'),
  pronouns: new Map([
    ['hij', 'he'],
    ['zij', 'she'],
    ['ze', 'she'],
    ['ik', 'i'],
    ['wij', 'we'],
    ['we', 'we'],
  ]),
  objects: new Map([
    ['hem', 'he'],
    ['haar', 'she'],
    ['hen', 'they'],
  ]),
  according: [['volgens'], ['aldus'], ['in', 'de', 'woorden', 'van']],
  accordingBehind: words(''),
  determiners: words(
    'de het een deze dit zijn haar hun ons onze mijn jouw uw elke elk ieder iedere geen sommige enkele beide alle',
  ),
  definite: words('de het deze dit'),
  singular: words('het een'),
  stops: words(`
    dat die wie wat waar wanneer toen terwijl als omdat doordat hoewel voordat nadat zodat maar en of want in op aan bij van voor met naar tot uit
    over onder tegen sinds na door zonder om te is was zijn waren heeft had hebben hadden wordt werd worden werden niet zo hier daar vandaag
    gisteren morgen nu dan ook er zal zullen zou zouden kan kunnen kon moet moeten moest wil willen wilde mag mogen geen meer weten
  `),
  prepositions: words(
    'in op aan bij van voor met naar tot uit over onder tegen sinds na door zonder om tussen achter naast volgens aldus vanaf tijdens rond namens te ter ten toe af mee',
  ),
  binding: words('van voor bij aan'),
  particles: words(''),
  conjunctions: words('en of maar want'),
  turns: words('maar terwijl hoewel'),
  relatives: words('die dat wie wiens'),
  that: words('dat'),
  joiners: words("van de der den het 't ’t ten ter te von in"),
  surnames: words("van de der den het 't ’t ten ter te von"),
  origins: words('van'),
  titles: new Set([
    ...OFFICES.all,
    ...PEOPLE.all,
    ...words('meneer mevrouw dhr dhr. mevr mevr. mw mw. dr dr. drs drs. ir ir. mr mr. prof prof. ing ing.'),
  ]),
  titleEnding:
    /(?:minister|burgemeester|woordvoerder|woordvoerster|directeur|directrice|voorzitter|voorzitster|hoogleraar|trainer|coach|officier|advocaat|advocate|onderzoeker|deskundige|wethouder|leider|chef|econoom|analist|raadslid|kamerlid|parlementslid|bestuurder|secretaris|inspecteur|rechter|expert|adviseur|ambassadeur|commissaris|topman|baas|arts|oloog|ologe|ograaf|ografe|eigenaresse|burgemeesteres|docent|redacteur|manager|specialist)$/u,
  anybody: words('vrouw man jongen'),
  verbForm: /(?:[^e]t|[dt]e)$/u,
  address: words(
    'meneer mevrouw dhr dhr. mevr mevr. mw mw. dr dr. drs drs. ir ir. mr mr. prof prof. ing ing.',
  ),
  speakers: PEOPLE.all,
  female: new Set([
    ...OFFICES.female,
    ...PEOPLE.female,
    ...words('mevrouw mevr mevr. mw mw. koningin moeder vrouw'),
  ]),
  // Other words for men are said of women, too: `directeur Els Sarens`.
  male: words(
    'meneer dhr dhr. koning prins vader zoon broer man buurman opa oom neef jongen doelman vakbondsman bewindsman topman',
  ),
  documents: words(
    'rapport brief verklaring persbericht studie onderzoek document bericht tweet mail e-mail vonnis uitspraak nota advies enquête peiling statement briefje spandoek',
  ),
  organisations: words(`
    ministerie regering kabinet parlement kamer senaat partij bedrijf onderneming concern groep vereniging federatie bond vakbond politie
    brandweer gemeente provincie stad regio universiteit ziekenhuis school rechtbank hof raad parket om openbaar krant dagblad omroep zender radio
    bank commissie comité instituut stichting club leger marine marechaussee kustwacht kerk unie organisatie dienst directie waterschap
    rijkswaterstaat veiligheidsregio museum rederij justitie coalitie oppositie fractie agentschap bureau fonds hogeschool reddingsbrigade
  `),
  groups: words(`
    autoriteiten bewoners omwonenden getuigen deskundigen experts critici onderzoekers wetenschappers activisten demonstranten bonden vakbonden
    werknemers medewerkers ouders leerlingen studenten docenten leraren boeren vissers agenten artsen verpleegkundigen advocaten journalisten media
    bronnen analisten winkeliers ondernemers buren nabestaanden familieleden kinderen jongeren supporters fans vrijwilligers tegenstanders
    voorstanders omstanders inwoners toeristen reizigers raadsleden kamerleden rechercheurs hulpdiensten politici economen
  `),
  works: words(
    'boek roman film lied liedje nummer serie programma titel album plaat stuk voorstelling tentoonstelling getiteld getitelde zogenoemde zogenaamde genaamd genaamde geheten bijgenaamd gedoopt schip talkshow podcast café prijs expositie',
  ),
  terms: words('woord woorden term begrip naam titel leus slogan motto bijnaam hashtag bord opschrift'),
  naming: words('getiteld genaamd geheten bijgenaamd gedoopt genoemd'),
  namingAs: words('bekend bekendstaat bestempeld'),
  as: words('als'),
  pointers: words('lees bekijk kijk luister video foto foto’s advertentie zie'),
  calendar: words(
    'januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  ),
  openers: words(
    'daarna later vervolgens eerder bovendien daarnaast ook echter toch maar verder intussen ondertussen inmiddels tegelijk gisteren vandaag morgen nu hier daar zo dan toen wel niet misschien wellicht uiteindelijk natuurlijk kortom volgens gevraagd sommige veel enkele beide iedereen niemand niets alles alleen zelfs juist soms vaak bijna ruim',
  ),
  possessives: new Map(),
  givenNames: gendered(GIVEN_NAMES),
  anyOrganisation: words('bedrijf onderneming concern groep vereniging organisatie'),
  phrasal: [
    ['laat', 'weten'],
    ['laten', 'weten'],
    ['liet', 'weten'],
    ['lieten', 'weten'],
    ['maakt', 'bekend'],
  ],
  noNames: words(
    'de het een deze dit die dat wie wat hij zij ze wij we ik maar en of want als om in op aan bij van voor met naar na noord zuid oost west nieuwe nieuw oud straat plein laan',
  ),
  abbreviations: words(
    'dhr mevr mw dr drs ir mr prof ing st nr blz bijv ca etc enz jan feb apr aug sep okt nov dec o.a',
  ),
  clausal: words(`
    zegt zei zeggen zeiden vertelt vertelde verklaart verklaarde stelt stelde meldt meldde melden benadrukt benadrukte denkt verwacht schat meent
    vindt beweert beweerde waarschuwt waarschuwde schrijft schreef bevestigt bevestigde
  `),
  closing: words(`
    zegt zei zeggen zeiden vertelt vertelde verklaart verklaarde stelt stelde stellen meldt meldde melden benadrukt benadrukte denkt denken schat
    schatten meent menen vindt vinden beweert beweerde waarschuwt waarschuwde schrijft schreef schrijven bevestigt bevestigde verwacht verwachten
  `),
  verbEndings: ['de', 't', 'nd'],
  addressing: words('vertelt vertelde zegt zei gezegd verteld'),
  interviews: words('interview gesprek vraaggesprek'),
  toward: words('tegen aan tegenover'),
  clitics: { before: words(''), behind: words(''), alone: words('t s n') },
  impersonal: words('klinkt klonk luidt luidde'),
  inverts: true,
  verbSecond: true,
  namesBehindOffices: true,
  capitalNouns: false,
};
