import type { LanguageWords } from './words.js';
import { words } from './words.js';

/** Words for who somebody is, in front of a name as an office is: `der Zeuge Jan Vogt`. */
const PEOPLE = words(
  'mutter vater frau mann nachbar nachbarin kollege kollegin autor autorin kapitän freund freundin augenzeuge augenzeugin zeuge zeugin anwohnerin bewohnerin kunde kundin bäcker bäckerin rentner rentnerin schüler schülerin',
);

export const GERMAN: LanguageWords = {
  cues: words(`
    sagt sagte sagten sagen erklärt erklärte erklärten betont betonte betonten meint meinte fügt fügte ergänzt ergänzte
    schreibt schrieb schrieben berichtet berichtete erzählt erzählte warnt warnte forderte fordert kritisiert kritisierte
    teilte mitteilte mitgeteilt antwortete antwortet entgegnete entgegnet erwiderte erwidert fragt fragte kündigte kündigt bestätigt
    bestätigte äußerte äußert lobte lobt behauptet behauptete heißt hieß räumte verwies verweist sprach spricht nannte nennt
    zitiert zitierte twitterte postete urteilt urteilte resümiert resümierte findet fand versichert versicherte gesagt erinnert
    erinnerte klagt klagte beklagt beklagte vermutet vermutete glaubt glaubte beteuert beteuerte versprach verspricht
    klagen klagten warnen warnten fordern forderten melden meldeten meldet meldete kritisieren kritisierten berichten berichteten schreiben
    mahnt mahnte gesteht gestand reagiert reagierte bedauert bedauerte kontert konterte schimpft schimpfte
  `),
  weakCues: words('lacht lachte scherzt scherzte seufzt seufzte stellte stellt so ruft rief'),
  cueStrength: new Map([
    ['sagte', 7],
    ['sagt', 7],
    ['sagten', 7],
    ['erklärte', 7],
    ['betonte', 6],
    ['meinte', 6],
    ['so', 3],
  ]),
  between: words(
    'hat hatte habe haben ist war auch dann später zudem außerdem jedoch noch nun dazu weiter einmal bereits zuletzt dabei sich am',
  ),
  pronouns: new Map([
    ['er', 'he'],
    ['sie', 'she'],
    ['es', 'it'],
    ['ich', 'i'],
    ['wir', 'we'],
  ]),
  objects: new Map([
    ['ihm', 'he'],
    ['ihr', 'she'],
    ['ihnen', 'they'],
  ]),
  according: [['laut'], ['nach', 'angaben'], ['nach', 'worten']],
  accordingBehind: words('zufolge'),
  determiners: words(
    'der die das ein eine einer einem einen eines dem den des dieser diese dieses sein seine seiner ihr ihre ihrer mein meine unser unsere',
  ),
  definite: words('der die das dem den des dieser diese dieses'),
  singular: words(''),
  stops: words(
    'dass welcher welche als während wenn wo nachdem bevor weil obwohl aber und oder denn in im an am auf bei von vom mit zu zum zur über unter gegen seit nach vor durch für ohne um ist war sind waren hat hatte wird wurde wurden werden nicht nur so wie da dort hier heute gestern morgen doch nun dann auch angaben worten',
  ),
  prepositions: words(
    'in im an am auf bei von vom mit zu zum zur über unter gegen seit nach vor durch für ohne um aus beim laut',
  ),
  binding: words('von der des vom beim für bei'),
  particles: words(''),
  conjunctions: words('und oder aber denn doch'),
  turns: words('doch aber obwohl während'),
  relatives: words('welcher welche welches'),
  that: words('dass ob'),
  joiners: words('von van der de zu zum'),
  titles: new Set([
    ...PEOPLE,
    ...words(
      'herr frau dr prof präsident präsidentin kanzler kanzlerin bundeskanzler minister ministerin bürgermeister bürgermeisterin sprecher sprecherin chef chefin vorsitzende vorsitzender vorsitzenden',
    ),
  ]),
  titleEnding:
    /(?:minister|präsident|sprecher|meister|direktor|kanzler|professor|abgeordnete|vorsitzende|beauftragte|rat|rät|leiter|chef|trainer|forscher|experte|expertin|anwalt|anwält|richter|politiker|kommissar|sekretär|führer|inhaber|besitzer|lehrer|händler|wirt|bauer|arzt|ärzt|graf|ingenieur|botschafter|berater|doktorand|promoter|general|ökonom|analyst|stratege|strategin|gouverneur|kandidat|autor|rektor|dekan|student|vater|mutter|-jährige|intendant|pastor|pfarrer|bischof|kapitän|fischer|lehrling|vorstand)(?:in|innen|n|r|s)?$/u,
  address: words('herr frau dr prof'),
  speakers: PEOPLE,
  female: words(
    'frau präsidentin kanzlerin ministerin bürgermeisterin sprecherin chefin mutter tochter schwester direktorin landrätin ärztin',
  ),
  male: words(
    'herr präsident kanzler minister bürgermeister sprecher chef vater sohn bruder direktor landrat arzt',
  ),
  documents: words(
    'erklärung mitteilung bericht brief studie dokument schreiben gutachten urteil pressemitteilung',
  ),
  organisations: words(
    'ministerium behörde unternehmen konzern partei regierung polizei gericht bank universität verband verein amt agentur zeitung stiftung bürgerinitiative initiative reederei gewerkschaft staatsanwaltschaft feuerwehr',
  ),
  groups: words('beamte anwohner zeugen behörden kritiker experten forscher aktivisten ermittler'),
  works: words(
    'buch roman film lied serie sendung titel titels sogenannte sogenannten sogenannter album stück genannt namens',
  ),
  terms: words('wort worte begriff name namen titel'),
  naming: words('namens genannt'),
  namingAs: words('bekannt bezeichnet'),
  as: words('als'),
  pointers: words('lesen mehr video fotos anzeige'),
  calendar: words(
    'januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag',
  ),
  openers: words(`
    danach dennoch trotzdem zuvor später schließlich zudem außerdem allerdings inzwischen gleichzeitig zugleich ferner grundsätzlich generell wohl
    kurz offenbar daher deshalb darum damit dabei dazu hier dort heute gestern jetzt nun bereits erst schon vielleicht wahrscheinlich tatsächlich
    natürlich zwar immerhin insgesamt gemeinsam unterdessen indes derweil weiter weiterhin genau gerade oft immer wieder auch so denn doch
    viele einige manche alle beide keiner niemand jeder mehr laut
  `),
  possessives: new Map([
    ['sein', 'he'],
    ['seine', 'he'],
    ['ihr', 'she'],
    ['ihre', 'she'],
  ]),
  anyOrganisation: words('unternehmen firma konzern verband behörde verein'),
  phrasal: [],
  noNames: words('der die das ein eine wer was wie wo es er sie ich wir und aber doch auch so nun dann'),
  abbreviations: words('dr prof hr fr st nr bzw ca usw etc z.b jan feb apr aug sep okt nov dez'),
  clausal: words(`
    sagt sagte sagten sagen erklärt erklärte erklärten betont betonte meint meinte ergänzte schreibt schrieb berichtet berichtete erzählte
    warnt warnte mitteilte antwortete entgegnete erwiderte behauptet behauptete hieß heißt versicherte klagte vermutet glaubt so
  `),
  verbForm: /te?$/u,
  verbEndings: ['te', 't', 'nd'],
  addressing: words('erzählte erzählt sagte sagt'),
  interviews: words('interview gespräch'),
  toward: words('gegenüber'),
  inverts: true,
  capitalNouns: true,
};
