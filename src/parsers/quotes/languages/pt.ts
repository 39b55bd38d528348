import type { LanguageWords } from './words.js';
import { gendered, pairs, rated, words } from './words.js';

/** Forms that reports use of regular verbs, by their stems. Brazil and Portugal share them. */
const forms = (endings: string) => (stems: string) =>
  [...words(stems)].flatMap((stem) => [...words(endings)].map((ending) => stem + ending));
const ar = forms('ou a aram am ava avam ado ando');
const er = forms('eu e eram em ia iam ido endo');
const ir = forms('iu e iram em ia iam ido indo');

/** `vizinho`, `vizinhos`; `morador`, `moradores`; `oficial`, `oficiais`. */
const plurals = (list: ReadonlySet<string>) =>
  [...list].flatMap((word) => {
    if (word.endsWith('ão')) return [`${word.slice(0, -2)}ões`, `${word}s`];
    if (/[rz]$/u.test(word)) return [`${word}es`];
    if (/[ai]l$/u.test(word)) return [`${word.slice(0, -1)}is`];
    return /[aeou]$/u.test(word) ? [`${word}s`] : [];
  });

const OFFICES = pairs(`
  presidente /presidenta ministro/ministra primeiro-ministro/primeira-ministra premiê prefeito/prefeita vice-prefeito/vice-prefeita autarca
  vereador/vereadora deputado/deputada senador/senadora governador/governadora diretor/diretora director/directora chefe secretário/secretária
  porta-voz promotor/promotora procurador/procuradora juiz/juíza desembargador/desembargadora magistrado/magistrada delegado/delegada
  advogado/advogada professor/professora docente doutor/doutora coronel/ major tenente capitão/capitã comandante general sargento
  inspetor/inspetora inspector/inspectora comissário/comissária rei/ rainha papa/ cardeal/ bispo/ arcebispo/ padre/ pastor/pastora
  príncipe/princesa chanceler treinador/treinadora técnico/técnica selecionador seleccionador mister fundador/fundadora responsável
  embaixador/embaixadora economista sociólogo/socióloga politólogo/politóloga historiador/historiadora pesquisador/pesquisadora
  investigador/investigadora analista especialista perito/perita médico/médica enfermeiro/enfermeira sindicalista candidato/candidata
  vice-presidente vice-governador/vice-governadora ex-presidente ex-ministro/ex-ministra subsecretário/subsecretária líder
  coordenador/coordenadora administrador/administradora gestor/gestora empresário/empresária parlamentar eurodeputado/eurodeputada
  reitor/reitora engenheiro/engenheira arquiteto/arquiteta arquitecto/arquitecta geólogo/geóloga biólogo/bióloga virologista
  infectologista psicólogo/psicóloga veterinário/veterinária climatologista meteorologista cientista bastonário/bastonária
  relator/relatora provedor/provedora síndico/síndica dirigente executivo/executiva ceo
`);

const PEOPLE = pairs(`
  /mãe pai/ /mulher homem/ filho/filha irmão/irmã vizinho/vizinha amigo/amiga colega morador/moradora habitante residente testemunha vítima internauta usuário/usuária locutor/locutora maestro/maestrina
  aluno/aluna estudante professor/professora mestre agricultor/agricultora produtor/produtora comerciante feirante lojista dono/dona
  proprietário/proprietária gerente autor/autora jogador/jogadora atacante avançado goleiro/goleira guarda-redes zagueiro meia médio ator/atriz
  actor/actriz cantor/cantora compositor/compositora escritor/escritora cineasta realizador/realizadora policial polícia bombeiro/bombeira
  soldado pescador/pescadora farmacêutico/farmacêutica padeiro/padeira cozinheiro/cozinheira chef taxista motorista condutor/condutora
  voluntário/voluntária jovem rapaz/rapariga menino/menina moço/moça turista passageiro/passageira trabalhador/trabalhadora
  funcionário/funcionária operário/operária aposentado/aposentada reformado/reformada idoso/idosa avô/avó marido/esposa primo/prima tio/tia
  sobrinho/sobrinha neto/neta sobrevivente cliente jornalista repórter réu/ré arguido/arguida suspeito/suspeita zelador/zeladora porteiro/porteira vendedor/vendedora entregador/entregadora eletricista agente guarda ativista activista
  organizador/organizadora apresentador/apresentadora humorista campeão/campeã ciclista piloto nadador/nadadora árbitro/árbitra artista
  artesão/artesã
  restaurador/restauradora fotógrafo/fotógrafa músico/música torcedor/torcedora adepto/adepta cabeleireiro/cabeleireira
  desempregado/desempregada refugiado/refugiada
`);

/** Verbs that hardly do anything but report, but for those with a strength of their own. */
const REPORTING = new Set([
  ...ar(`
    declar explic afirm assegur cont relat coment recomend acrescent destac ressalt salient sublinh lembr record cit critic anunci denunci
    lament contest pergunt question precis detalh reiter express confess argument celebr alert enfatiz avis adiant revel esclarec
    mencion pontu replic exclam observ aval analis brinc ironiz confirm comunic inform desabaf indic refor not rebat justific ressalv elogi
    garant complet enumer apont fris consider reclam cobr acus atac perguntou indag recapitul relembr murmur not desmentiu defini classific
    realç tranquiliz desconvers remat arremat orient sintetiz apel ameniz aconselh
  `),
  ...er('respond promet defend esclarec reconhec escrev conced rebat'),
  ...ir(
    'garant admit insist resum reag acresc sugeri refer defin conclu assum exig consent repet advert desment sustent',
  ),
  ...words(`
    disse diz disseram dizem dizia diziam dito dizendo contou conta contam reforçou reforça reforçam reforçava referiu refere referem referia
    sugere sugeriu prossegue prosseguiu sustenta sustentou sustentava mantém manteve pede pediu pediam exige exigiu escreveu escreve escrito
    reconhece reagiu reage conclui concluiu concluía continuou continua ponderou pondera prevê previu propõe propôs acredita acreditava
    admite insiste assume avalia avaliou advertiu adverte repetiu repete fala falou
  `),
]);

/** Those that the list of all languages does not have, or has for the other gender. */
const GIVEN_NAMES = {
  male: words(`
    abílio adalberto adelino ademar adilson afonso amadeu américo antero arlindo artur aurélio baltazar benedito breno caio celso cláudio
    cléber cássio cândido danilo davi dinis diogo domingos duarte edmilson edmundo edson estevão eurico evandro fabrício fausto felisberto
    ferreirinha filipe firmino flávio fábio geraldo germano gilmar gilson gonçalo guilherme heitor henrique hernâni hélio inácio ismael
    ivo jacinto jaime jeferson jerónimo jerônimo joaquim josué joão juliano juvenal júlio lauro leandro leonel lourenço luciano marcelo
    martim mateus matheus mauro maximiano messias michel moacir murilo mário narciso norberto nuno octávio oscar osvaldo otávio reginaldo
    renan robson rogério romeu ronaldo rui saulo sebastião severino silvestre simão sérgio sílvio thiago tiago tomás ulisses valdir valter
    vasco vicente vinícius vitor vítor wagner washington welington wellington wesley zeca zé álvaro
  `),
  female: words(`
    adélia alessandra andreia aparecida branca bruna carmo clotilde conceição cristiana custódia cátia dalva dulce débora edite eliane
    eliete elisabete ermelinda fabiana filipa filomena flávia fátima gisele graziela graça guiomar helena hortência iara ilda iolanda
    ivete ivone jacira janaína jandira jaqueline joelma jussara júlia kátia laís leonor letícia ligia lourdes luana lurdes luzia luísa
    luíza lígia lívia lúcia manuela margarida marília mirela márcia nair nazaré neide neusa noémia nádia odete palmira priscila raimunda
    raíssa roseli rosário rosângela simone solange suely suzana tainá taís tereza thaís tânia viviane zefa zenaide zilda zulmira zélia
    águeda
  `),
};

export const PORTUGUESE: LanguageWords = {
  cues: REPORTING,
  weakCues: words(
    'brinca brincou ri riu suspira suspirou grita gritou gritava sussurrou murmurou chama chamou pensa lê lia desabafa atira atirou dispara disparou',
  ),
  cueStrength: new Map([
    ...rated(REPORTING, 6),
    ...rated(
      words('disse diz disseram dizem afirmou afirma declarou explicou explica contou acrescentou'),
      7,
    ),
    ...rated(words('garantiu ressaltou destacou lembrou comentou'), 6),
    ...rated(words('defende defendeu recorda'), 5),
    ...rated(
      words(
        'conta notou cita citou destaca anuncia considera pediu questiona resume informa denuncia continuou promete aponta indica acredita',
      ),
      4,
    ),
    ...rated(
      words(
        'critica pede pergunta alerta celebra continua completa prevê previu propõe propôs cobra ataca atacou assume assumiu fala falou exige exigiu mantém manteve',
      ),
      3,
    ),
    ...rated(words('nota'), 2),
  ]),
  between: words(`
    tem têm tinha tinham havia foi é era eram também depois ainda além então assim já não se lhe lhes nos me ontem hoje segunda-feira
    terça-feira quarta-feira quinta-feira sexta-feira sábado domingo porém logo apenas só sempre mesmo entretanto
  `),
  auxiliaries: words('tem têm tinha tinham havia haviam se me nos lhe'),
  adverbEnding: 'mente',
  pronouns: new Map([
    ['ele', 'he'],
    ['ela', 'she'],
    ['eles', 'they'],
    ['elas', 'they'],
    ['eu', 'i'],
    ['nós', 'we'],
    ['quem', 'who'],
  ]),
  according: [
    ['segundo'],
    ['conforme'],
    ['de', 'acordo', 'com'],
    ['nas', 'palavras', 'de'],
    ['nas', 'palavras', 'do'],
    ['nas', 'palavras', 'da'],
  ],
  accordingBehind: words(''),
  ordinals: words('segundo'),
  determiners: words(
    'o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas seu sua seus suas meu minha meus minhas nosso nossa nossos nossas cada alguns algumas outro outra',
  ),
  definite: words('o a os as este esta estes estas esse essa esses essas aquele aquela aqueles aquelas'),
  singular: words('o a um uma'),
  stops: words(`
    que quando enquanto se onde depois antes porque pois mas e ou nem em de por para com sem contra entre desde durante até é são era eram
    foi foram tem têm tinha será serão está estão estava não mais como muito aqui ali lá hoje ontem amanhã já ainda à às ao aos
  `),
  prepositions: words(`
    em de por para com sem contra entre desde durante até sobre sob ante após segundo conforme perante do da dos das no na nos nas ao à aos às
    pelo pela pelos pelas num numa dum duma
  `),
  contracted: words('do da dos das no na nos nas ao à aos às'),
  binding: words('de do da dos das em no na para'),
  particles: words(''),
  conjunctions: words('e ou mas nem porém'),
  turns: words('mas enquanto embora'),
  relatives: words('que quem qual quais cujo cuja onde'),
  that: words('que'),
  joiners: words('de do da dos das e von van del la santo são santa'),
  surnames: words('de do da dos das di'),
  titles: new Set([
    ...OFFICES.all,
    ...PEOPLE.all,
    ...words(
      'senhor senhora sr sr. sra sra. dr dr. dra dra. prof prof. profa profa. dom dona doutor eng eng.',
    ),
  ]),
  anybody: words('mulher homem rapaz moça jovem'),
  titleEnding:
    /^(?:vice|ex|presidente|diretora?|secretári[oa])-.|.(?:ólogo|óloga|ologista|ógrafo|ógrafa|iatra)$/u,
  verbForm: /(?:[^d][ae]|[aeo]u|iu|ava|ia)$/u,
  address: words('senhor senhora sr sr. sra sra. dr dr. dra dra. dom dona eng eng.'),
  speakers: PEOPLE.all,
  female: new Set([
    ...OFFICES.female,
    ...PEOPLE.female,
    ...words('senhora sra sra. dra dra. profa profa. dona rainha'),
  ]),
  male: new Set([...OFFICES.male, ...PEOPLE.male, ...words('senhor sr sr. dom')]),
  documents: words(
    'comunicado relatório nota carta estudo documento texto mensagem tuíte tweet pesquisa sondagem sentença decisão acórdão decreto ofício laudo inquérito parecer postagem publicação levantamento bilhete cartaz faixa',
  ),
  organisations: words(`
    ministério governo parlamento congresso senado câmara partido empresa companhia grupo associação federação sindicato polícia guarda
    prefeitura autarquia junta município cidade estado região universidade hospital escola tribunal supremo procuradoria promotoria agência
    jornal revista canal emissora rádio banco comissão conselho comitê comité instituto fundação liga clube exército marinha igreja união
    organização ong direção direcção secretaria departamento movimento cooperativa consórcio coligação proteção defesa bombeiros entidade museu bar
    restaurante delegacia ordem confederação
  `),
  groups: new Set([
    ...plurals(OFFICES.all),
    ...plurals(PEOPLE.all),
    ...words(
      'autoridades sindicatos famílias familiares parentes pais agentes policiais militares fontes ativistas activistas manifestantes militantes opositores apoiadores críticos socorristas médicos cientistas especialistas',
    ),
  ]),
  works: words(
    'livro romance filme canção música série programa novela título álbum disco obra peça exposição intitulado intitulada chamado chamada denominado denominada apelidado apelidada batizado batizada navio barco prêmio prémio projeto projecto',
  ),
  terms: words('palavra termo expressão lema título apelido alcunha slogan hashtag placa'),
  naming: words(
    'intitulado intitulada chamado chamada denominado denominada apelidado apelidada batizado batizada',
  ),
  namingAs: words('conhecido conhecida'),
  as: words('como'),
  pointers: words('leia ler veja ver ouça vídeo vídeos fotos publicidade assista saiba'),
  calendar: words(
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo',
  ),
  openers: words(
    'depois então além também ainda assim sem apesar enquanto desde agora ontem hoje amanhã aqui ali alguns muitos vários poucos todos todas cada entre após segundo conforme outro outra inclusive perante talvez finalmente posteriormente questionado questionada procurado procurada ouvido ouvida contactado contactada já para por isso',
  ),
  possessives: new Map(),
  givenNames: gendered(GIVEN_NAMES),
  anyOrganisation: words('empresa companhia grupo associação organização entidade'),
  phrasal: [],
  noNames: words(
    'o a os as um uma este esta esse essa ele ela eles elas nós eu mas e ou que quem se sim não em de do da para com sem sobre após como norte sul leste oeste nova novo são santa santo rua praça avenida porto',
  ),
  abbreviations: words('sr sra dr dra prof profa av etc eng gen cel cap ten núm art séc sto sta exmo exma'),
  clausal: words(''),
  closing: words(`
    disse diz disseram dizem afirma afirmou afirmam afirmaram explica explicou explicam explicaram informa informou informam informaram garante
    garantiu garantem assegura assegurou conta contou relata relatou confirma confirmou confirmaram anunciou alerta alertou escreveu defende
    defendeu sustenta sustentou acrescentou adiantou revelou avisou lembra lembrou recorda recordou
  `),
  verbEndings: ['ou', 'a', 'ndo'],
  addressing: words('contou disse explicou declarou afirmou relatou diz'),
  interviews: words('entrevista declarações'),
  toward: words('a ao à aos às'),
  dropsSubject: 'anywhere',
  inverts: true,
  clitics: { before: words(''), behind: words('lhe lhes se me nos o a os as') },
  asides: true,
  dashes: true,
  namesBehindOffices: true,
  capitalNouns: false,
};
