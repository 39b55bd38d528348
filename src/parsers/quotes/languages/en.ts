import { type LanguageWords, words } from './words.js';

export const ENGLISH: LanguageWords = {
  cues: words(`
    said says say saying told tells tell telling added adds adding asked asks asking wrote writes write writing tweeted
    tweets posted noted notes noting explained explains explaining argued argues arguing warned warns warning declared declares
    announced announces insisted insists insisting stated states stating claimed claims claiming replied replies answered
    answers responded responds recalled recalls continued continues concluded concludes testified testifies acknowledged
    acknowledges admitted admits admitting predicted predicts suggested suggests described describes describing called calls
    calling urged urges quipped joked jokes observed observes remarked remarks commented comments cautioned cautions
    complained complains countered counters contended contends maintained maintains emphasized emphasizes emphasised stressed stresses
    stressing alleged alleges accused accuses praised praises criticized criticizes criticised denounced blasted slammed
    reported reports reads read confirmed confirms revealed reveals vowed vows pledged promised promises joked lamented
    laments mused reiterated reiterates repeated quoted quotes agreed agrees asserted asserts advised believes believed
    thinks thought estimates estimated expects expected hopes hoped fears feared wondered wonders exclaimed shouted
    yelled screamed whispered muttered demanded demands denied denies dismissed dismisses boasted conceded concedes
    summarized offered offers shared elaborated instructed ordered pointed proclaimed professed referred refers dubbed termed
    tweeting signaled signalled indicated indicates hailed condemned condemns defended mocked labeled labelled characterized
    characterised recounted recounts cited cites
  `),
  weakCues: words(
    'laughed smiled sighed nodded began went interjected chimed opined texted emailed joined sang chanted cried shrugged',
  ),
  between: words(`
    has have had is was were be been also later then recently previously once often always never still further again
    publicly privately repeatedly explicitly simply just now even already only reportedly allegedly famously initially
    earlier immediately quickly specifically bluntly flatly clearly jokingly instead subsequently did would will could
    might who not
  `),
  pronouns: new Map([
    ['he', 'he'],
    ['she', 'she'],
    ['they', 'they'],
    ['it', 'it'],
    ['i', 'i'],
    ['we', 'we'],
  ]),
  according: [/\baccording to\s+/giu, /\bin the words of\s+/giu, /\bas\s+(?=\p{Lu})/gu],
  determiners: words(
    'a an the this that these those his her their its our my one another some many several two three four five both most other each every',
  ),
  stops: words(`
    that which who whom whose when while where after before because since although though if as but and or so nor yet in on at by
    from with to into over during about against between through under until without within via per than not is was are were be been
    has have had will would could should may might can did does do there then thus also however meanwhile moreover
  `),
  joiners: words('of for the and de la van von der den del da di du al el bin ibn dos das le'),
  titles: words(`
    mr mrs ms miss dr prof sir lord lady dame rev fr sgt lt col gen maj capt sen rep gov pres president vice prime minister senator
    representative governor mayor secretary professor doctor judge justice attorney chief officer detective sheriff deputy sergeant lieutenant captain
    colonel general major admiral commander king queen prince princess pope cardinal bishop archbishop father sister brother
    chancellor ambassador commissioner councillor councilman councilwoman councilor congressman congresswoman chairman chairwoman chair director
    superintendent inspector constable coach former then premier speaker spokesman spokeswoman spokesperson minister mp actor actress singer author
  `),
  female: words(
    'she her mrs ms miss lady dame queen princess sister mother daughter wife woman girl actress spokeswoman chairwoman congresswoman councilwoman aunt grandmother widow businesswoman girlfriend',
  ),
  male: words(
    'he his him mr sir lord king prince brother father son husband man boy actor spokesman chairman congressman councilman uncle grandfather businessman boyfriend fr',
  ),
  documents: words(`
    statement report letter email e-mail memo study document complaint lawsuit affidavit indictment release bill law ruling decision petition note
    article editorial column book post tweet message poll survey review website page sign banner text filing warrant transcript order resolution
    press-release op-ed headline caption ad advertisement song email
  `),
  organisations: words(`
    ministry department agency company corporation corp inc ltd group party government committee commission council court bank university college
    institute association union federation organization organisation foundation office bureau administration army navy police force club team
    network newspaper times post journal news magazine press campaign church hospital school board authority service firm center centre coalition
    alliance league society trust fund house senate parliament congress kremlin pentagon cabinet
  `),
  groups: words(
    'officials police residents witnesses authorities critics supporters experts activists protesters lawyers doctors analysts scientists researchers people sources leaders lawmakers members others students parents families prosecutors investigators republicans democrats senators workers employees neighbours neighbors fans opponents advocates organizers they aides advisers advisors',
  ),
  addressing: words('told tells tell telling asked asks reminded informed assured warned wrote'),
};
