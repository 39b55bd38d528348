import learned from './en-learned.json' with { type: 'json' };
import { verbForms } from './en-verbs.js';
import { type LanguageWords, words } from './words.js';

export const ENGLISH: LanguageWords = {
  cues: new Set([
    ...verbForms(),
    ...words(`
    said says say saying told tells tell telling added adds adding asked asks asking wrote writes write writing tweeted
    tweets posted noted notes noting explained explains explaining argued argues arguing warned warns warning declared declares
    announced announces insisted insists insisting stated states stating claimed claims claiming replied replies answered
    answers responded responds recalled recalls continued continues concluded concludes testified testifies acknowledged
    acknowledges admitted admits admitting predicted predicts suggested suggests described describes describing called calls
    calling urged urges quipped joked jokes observed observes remarked remarks commented comments cautioned cautions
    complained complains countered counters contended contends maintained maintains emphasized emphasizes emphasised stressed stresses
    stressing alleged alleges accused accuses praised praises criticized criticizes criticised denounced blasted slammed
    reported reports reads read confirmed confirms revealed reveals vowed vows pledged promised promises lamented
    laments mused reiterated reiterates repeated quoted quotes agreed agrees asserted asserts advised believes believed
    thinks thought estimates estimated expects expected hopes hoped fears feared wondered wonders exclaimed shouted
    yelled screamed whispered muttered demanded demands denied denies dismissed dismisses boasted conceded concedes
    summarized offered offers shared elaborated instructed ordered proclaimed professed referred refers dubbed termed
    tweeting signaled signalled indicated indicates hailed condemned condemns defended mocked labeled labelled characterized
    characterised recounted recounts cited cites echoed echoes seconded gushed gushes teased teases confided confides
  `),
  ]),
  weakCues: words(
    'laughed smiled sighed nodded began went interjected chimed opined texted emailed joined sang chanted cried shrugged grinned chuckled gushed snapped barked fumed screams yells shouts laughs smiles cries whispers nods sighs jokes vents gripes griped raved enthused',
  ),
  cueStrength: new Map(Object.entries(learned.cues)),
  frequentCues: Object.keys(learned.cues),
  beside: learned.beside,
  between: words(`
    has have had is was were be been also later then recently previously once often always never still further again
    publicly privately repeatedly explicitly simply just now even already only reportedly allegedly famously initially
    earlier immediately quickly specifically bluntly flatly clearly jokingly instead subsequently did would will could
    might not 's
  `),
  passive: { be: words('is are was were be been being get gets got'), by: 'by' },
  adverbEnding: 'ly',
  noAdverbs: words(
    'ally anomaly assembly bully daily family italy july monopoly monthly rally reply supply weekly',
  ),
  pronouns: new Map([
    ['he', 'he'],
    ['she', 'she'],
    ['they', 'they'],
    ['it', 'it'],
    ['i', 'i'],
    ['we', 'we'],
    ['who', 'who'],
    ["he'd", 'he'],
    ['he’d', 'he'],
    ["she'd", 'she'],
    ['she’d', 'she'],
    ["he's", 'he'],
    ["she's", 'she'],
    ["they'd", 'they'],
    ['they’d', 'they'],
  ]),
  objects: new Map([
    ['him', 'he'],
    ['her', 'she'],
    ['them', 'they'],
  ]),
  according: [
    ['according', 'to'],
    ['in', 'the', 'words', 'of'],
  ],
  accordingBehind: words(''),
  determiners: words(
    'a an the this that these those his her their its our my your one another some many several two three four five both most other each every no',
  ),
  definite: words('the this that these those his her their its'),
  singular: words('a an'),
  stops: words(`
    that which who whom whose when while where after before because since although though if as but and or so nor yet in on at by
    from with to into over during about against between through under until without within via per than not is was are were be been
    has have had will would could should may might can did does do there then thus also however meanwhile moreover
    what why how both either neither here now until unless despite upon like unlike amid
  `),
  prepositions: words(
    'in on at by from with to into over during about against between through under until without within via per than of for after before since despite upon like unlike amid among behind beyond toward towards outside inside',
  ),
  binding: words('of for at with from in'),
  particles: words('down off out away'),
  conjunctions: words('and or but nor yet so'),
  turns: words('but although though while'),
  relatives: words('who which whom whose'),
  personal: words('who whom'),
  that: words('that whether how'),
  joiners: words('of for the and de la van von der den del da di du al el bin ibn dos das le'),
  titles: words(`
    mr mrs ms miss dr prof sir lord lady dame rev fr sgt lt col gen maj capt sen rep gov pres president vice prime minister senator
    representative governor mayor secretary professor doctor judge justice attorney chief officer detective sheriff deputy sergeant lieutenant captain
    colonel general major admiral commander king queen prince princess pope cardinal bishop archbishop father sister brother
    chancellor ambassador commissioner councillor councilman councilwoman councilor congressman congresswoman chairman chairwoman chair director
    superintendent inspector constable coach former then premier speaker spokesman spokeswoman spokesperson minister mp actor actress singer author
    mr. mrs. ms. dr. prof. rev. fr. sgt. lt. col. gen. maj. capt. sen. rep. gov. del. insp. const. cpl. supt. adm. pres.
    ceo president-elect co-founder founder manager leader lawyer analyst economist researcher scientist historian journalist columnist editor
    candidate nominee assistant executive managing associate senior head owner principal coordinator organizer activist strategist adviser advisor
    consultant engineer artist writer musician defenceman forward goaltender quarterback pitcher captain skip
    master keeper teacher nurse farmer driver pilot coach trainer player striker goalkeeper midfielder skipper drummer guitarist conductor composer
    novelist poet critic banker broker trader builder carpenter plumber electrician mechanic pharmacist surgeon physician psychologist psychiatrist
    biologist geologist physicist chemist climatologist meteorologist ecologist virologist epidemiologist astronomer mathematician statistician
    sociologist anthropologist archaeologist curator librarian archivist designer architect developer programmer entrepreneur investor chef baker
    brewer butcher grocer fisherman sailor firefighter paramedic trooper marshal warden ranger bailiff solicitor barrister prosecutor advocate
    ombudsman auditor accountant treasurer clerk registrar dean provost rector vicar priest rabbi imam deacon mep alderman reeve envoy diplomat
    consul lobbyist campaigner organiser volunteer survivor neighbour neighbor passenger student pupil graduate lecturer tutor headteacher
    correspondent broadcaster commodore headmaster chairperson co-chair vice-president undersecretary strategist pollster biographer photographer filmmaker comedian sculptor
  `),
  address: words('mr mrs ms miss dr sir mr. mrs. ms. dr. then former'),
  speakers: new Set([
    ...learned.speakers,
    ...words('republican democrat conservative liberal native professor resident mother father son daughter'),
  ]),
  female: words(
    'mrs ms miss mrs. ms. lady dame queen princess sister mother daughter wife woman girl actress spokeswoman chairwoman congresswoman councilwoman aunt grandmother widow businesswoman girlfriend',
  ),
  male: words(
    'mr mr. sir lord king prince brother father son husband man boy actor spokesman chairman congressman councilman uncle grandfather businessman boyfriend fr',
  ),
  documents: words(`
    statement report letter email e-mail memo study paper document complaint lawsuit affidavit indictment release bill law ruling decision petition note
    article editorial column book post tweet message poll survey review website page sign banner text filing warrant transcript order resolution
    press-release op-ed headline caption ad advertisement song claim suit submission document documents
  `),
  organisations: words(`
    ministry department agency company corporation corp inc ltd corp. inc. ltd. co. plc llc group party government committee commission council court bank university college
    institute association union federation organization organisation foundation office bureau administration army navy police force club team
    network newspaper times post journal news magazine press campaign church hospital school board authority service firm center centre coalition
    alliance league society trust fund house senate parliament congress kremlin pentagon cabinet union university diocese district city province
  `),
  groups: words(
    'officials reporters journalists police residents witnesses authorities critics supporters experts activists protesters lawyers doctors analysts scientists researchers people sources leaders lawmakers members others students parents families prosecutors investigators republicans democrats senators workers employees neighbours neighbors fans opponents advocates organizers aides advisers advisors',
  ),
  works: words(
    'book novel film movie song album show series play article essay column titled entitled named headlined headline episode documentary podcast single musical nicknamed dubbed so-called drama comedy sitcom poem painting exhibition sequel',
  ),
  terms: words('word words term terms letter name acronym abbreviation means meaning'),
  naming: words('called named titled entitled dubbed nicknamed termed labelled labeled christened'),
  namingAs: words('known billed referred listed classified included'),
  as: words('as'),
  pointers: words('read watch related see also more listen photos video videos gallery story recommended'),
  calendar: words(
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday jan feb aug sept oct nov dec jan. feb. aug. sept. oct. nov. dec.',
  ),
  openers: words(`
    rather nonetheless nevertheless unlike assuming asked speaking following earlier later once instead perhaps maybe indeed yet well let even just only
    still again besides finally first second third next today yesterday tonight given including pressed meantime afterwards elsewhere sometimes
    often recently currently previously originally ultimately initially eventually apparently obviously clearly sure please thanks thank ok okay
    more most much many few several another both either neither every each such other others anyone everyone someone nobody nothing everything
    something led based born compared faced related photo image file watch read see listen credit caption advertisement article story
  `),
  possessives: new Map([
    ['his', 'he'],
    ['her', 'she'],
  ]),
  anyOrganisation: words(
    'company firm organization organisation group agency team club outlet network newspaper retailer manufacturer',
  ),
  phrasal: [
    ['put', 'it'],
    ['puts', 'it'],
    ['went', 'on'],
    ['goes', 'on'],
    ['pointed', 'out'],
    ['points', 'out'],
    ['chimed', 'in'],
    ['shot', 'back'],
    ['fired', 'back'],
    ['spoke', 'up'],
    ['blurted', 'out'],
    ['called', 'out'],
    ['wrote', 'back'],
    ['hit', 'back'],
    ['hits', 'back'],
    ['pushed', 'back'],
    ['pushes', 'back'],
    ['shoots', 'back'],
    ['fires', 'back'],
    ['lashed', 'out'],
    ['lashes', 'out'],
    ['cried', 'out'],
    ['summed', 'up'],
    ['sums', 'up'],
    ['chimes', 'in'],
    ['cut', 'in'],
    ['makes', 'clear'],
    ['made', 'clear'],
    ['going', 'on'],
    ['as', 'follows'],
  ],
  noNames: words(`
    north south east west new united street avenue road city county state university college school department ministry party house senate court
    committee council company inc corp the a an in on at but and or if when while as for with after before it he she they we this that there
    however photo image news press times post i my his her our your their what who why how also so not no yes both according last first two one
    many some most since until despite although because meanwhile now then here today yesterday more story article still another even just only
    port fort mount lake cape isle upper lower northern southern eastern western central tower building hotel plaza airport stadium arena island
    islands river valley bridge
    nonetheless unlike like asked speaking following earlier later once instead perhaps maybe indeed yet well let watch read see republican
    democrat democratic republicans democrats americans canadian american continued below advertisement share
  `),
  places: {
    openers: words('lake lac mount mont port fort cape saint sainte st. point isle glen loch'),
    nouns: words(`
      bay lake river island islands isle creek point harbour harbor beach hill hills street road avenue park square valley falls heights
      springs bridge junction forest coast mountain mountains canyon peninsula reservoir glacier ridge crossing landing cove
    `),
    before: words('in at on near outside around across'),
    behind: words('residents population'),
    kinds: words(
      'town city village island hamlet port district county province region suburb municipality community neighbourhood neighborhood',
    ),
    of: 'of',
  },
  abbreviations: words(
    'mr mrs ms dr prof sen rep gov gen lt col sgt capt maj rev st jr sr no vs inc corp co ltd jan feb mar apr aug sept sep oct nov dec del insp const cpl supt adm fr mt ft dept u.s d-n etc',
  ),
  clausal: words(`
    said says say saying told tells telling added adds adding admitted admits acknowledged acknowledges argued argues claimed claims claiming
    explained explains noted notes noting insisted insists stated states stating warned warns believed believes thinks suggested suggests
    confirmed confirms reported reports revealed predicted predicts replied testified wrote writes alleged alleges concluded maintained
    maintains complained conceded contends contended declared estimated estimates feared fears hoped hopes indicated joked recalled recalls
    remarked responded reiterated stressed swore heard vowed pledged promised announced
  `),
  verbEndings: ['ed', 's', 'ing'],
  addressing: words('told tells tell telling asked asks reminded informed assured warned wrote'),
  interviews: words('interview conversation call'),
  replying: words('replied replies answered answers retorted retorts countered counters shot fired'),
  toward: words('to'),
  capitalNouns: false,
};
