/** English: words that can stand for each other, a group a line, and frames of sentences. */
const groups = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s*\|\s*/u));

const NOUNS = groups(`
  plan | scheme | proposal | blueprint
  deal | agreement | accord | pact
  inquiry | investigation | probe | examination
  report | study | paper | review
  road | street | route | highway
  bridge | crossing | overpass
  company | firm | business | enterprise
  workers | employees | staff | labourers
  residents | inhabitants | locals | citizens
  officials | authorities | administrators
  budget | spending plan | finances
  price | cost | charge
  increase | rise | growth | jump
  decline | drop | fall | reduction
  crisis | emergency | turmoil
  damage | destruction | harm
  fire | blaze | inferno
  storm | tempest | gale
  flood | inundation | deluge
  crash | collision | accident
  victims | casualties | injured people
  hospital | clinic | medical centre
  doctors | physicians | medics
  school | college | academy
  pupils | students | learners
  teachers | instructors | educators
  court | tribunal | bench
  verdict | ruling | judgment | decision
  lawyer | attorney | solicitor
  suspect | accused man | defendant
  police | officers | constables
  soldiers | troops | military personnel
  protest | demonstration | rally | march
  strike | walkout | stoppage | work stoppage
  vote | ballot | poll
  parliament | assembly | legislature
  minister | cabinet member | department head
  government | administration | cabinet
  opposition | rival party | dissenters
  law | act | statute | legislation
  tax | levy | duty
  loan | credit | advance
  bank | lender | financial institution
  investors | shareholders | backers
  profit | earnings | gains
  factory | plant | works
  harbour | port | docks
  ship | vessel | boat
  train | railway service | rail link
  airport | airfield | aviation hub
  passengers | travellers | commuters
  farmers | growers | cultivators
  crop | harvest | yield
  forest | woodland | woods
  river | stream | waterway
  water | drinking water | supply
  power station | generating plant | power plant
  electricity | power | current
  research | science | scientific work
  scientists | researchers | experts
  disease | illness | sickness
  vaccine | jab | inoculation
  museum | gallery | exhibition hall
  festival | celebration | fair
  match | game | fixture
  team | side | squad
  coach | trainer | manager
  supporters | fans | followers
  building | structure | premises
  homes | houses | dwellings
  tenants | renters | lodgers
  owner | proprietor | holder
  money | funds | cash
  campaign | drive | push
  deadline | time limit | cut-off date
  meeting | gathering | session
  talks | negotiations | discussions
  letter | note | message
  document | file | record
  evidence | proof | indications
  mistake | error | blunder
  danger | risk | hazard | threat
  safety | security | protection
  rules | regulations | guidelines
  permit | licence | authorisation
  contract | commission | order
  problem | difficulty | trouble | issue
  region | area | district | zone
  border | frontier | boundary
  village | hamlet | settlement
  weeks | a fortnight | days
`);

const PAST = groups(`
  announced | declared | made known | revealed
  rejected | turned down | dismissed | refused
  approved | backed | endorsed | cleared
  criticised | attacked | blasted | condemned
  delayed | postponed | put off | held up
  ended | finished | concluded | brought to a close
  started | began | launched | kicked off
  closed | shut | shut down
  opened | unveiled | inaugurated
  bought | purchased | acquired
  sold | disposed of | offloaded
  built | constructed | erected
  destroyed | wrecked | demolished | ruined
  found | discovered | uncovered
  lost | mislaid | forfeited
  demanded | called for | insisted on | requested
  warned of | cautioned about | drew attention to
  promised | pledged | vowed | guaranteed
  stopped | halted | suspended
  examined | inspected | studied | looked into
  rescued | saved | freed
  damaged | harmed | impaired
  replaced | substituted | swapped
  raised | lifted | increased
  cut | lowered | slashed | reduced
  paid for | financed | funded
  blamed | held responsible | faulted
  supported | helped | assisted
  surprised | astonished | amazed | startled
  worried | concerned | alarmed | troubled
  ignored | overlooked | disregarded
  changed | altered | modified | revised
  protected | safeguarded | shielded
  threatened | endangered | menaced
  left | departed from | abandoned
  reached | arrived at | got to
  published | released | issued
  hid | concealed | covered up
`);

const BASE = groups(`
  improve | better | enhance
  finish | complete | conclude
  begin | start | commence
  repair | fix | mend | restore
  reduce | cut | lower | diminish
  expand | enlarge | extend
  protect | safeguard | shield
  examine | inspect | scrutinise
  support | back | assist
  prevent | avert | stop
  replace | substitute | swap
  explain | clarify | account for
  accept | agree to | take on
  avoid | evade | sidestep
  defend | justify | stand up for
  move | shift | relocate
  pay for | fund | finance
  close | shut | shutter
`);

const ADJECTIVES = groups(`
  large | big | huge | sizeable
  small | little | minor | modest
  new | fresh | recent
  old | ageing | elderly
  serious | grave | severe
  dangerous | hazardous | risky | perilous
  expensive | costly | dear
  important | significant | major | key
  quick | fast | rapid | swift
  slow | sluggish | gradual
  strong | powerful | robust
  weak | feeble | fragile
  angry | furious | irate
  unusual | rare | uncommon
  clear | plain | obvious | evident
  difficult | hard | tough
  popular | well-liked | favoured
  empty | vacant | deserted
  public | common | communal
  local | regional | nearby
  careful | cautious | prudent
  unexpected | sudden | unforeseen
  controversial | disputed | contentious
  final | last | ultimate
  early | initial | first
`);

const ADVERBS = groups(`
  quickly | rapidly | swiftly
  finally | at last | eventually
  clearly | plainly | evidently
  often | frequently | regularly
  badly | severely | heavily
  quietly | silently | without fuss
  partly | in part | to some extent
  soon | before long | shortly
`);

const SAID = [['said', 'stated', 'noted', 'remarked', 'told reporters']];
const TURNS = groups(`
  more than | over | upwards of
  about | around | roughly | approximately
  almost | nearly | close to
  according to | as reported by
  because | since | as
  however | but | yet
  after | following | in the wake of
  despite | in spite of | notwithstanding
  during | in the course of | throughout
  at least | no fewer than
  in order to | so as to
  although | even though | though
  also | as well | too
  many | numerous | a lot of
  most | the majority of
  people | persons | individuals
  year | twelvemonth | calendar year
  month | four weeks
`);

/** {n} noun, {v} past, {b} base, {a} adjective, {r} adverb, {s} said, {P} person, {p} surname, {o} body, {l} place, {#} number, {q} quote, {d} day. */
const FRAMES = `
  The {o} {v} the {a} {n} in {l} on {d}, {r} and without a {n}.
  {P}, who leads the {o}, {s} that the {n} had {v} {#} {n}.
  About {#} {n} were {v} when the {n} reached {l}.
  The {n} of {l} {v} the {n}, but the {n} remained {a}.
  More than {#} people had {v} the {n} since {d}.
  "{q}," {p} {s}.
  "{q}," {s} {P} of the {o}.
  It was the {a} {n} for the {o} during {#} years, and many {n} {v} it.
  According to the {o}, the {n} will {b} the {n} and {b} {#} {n}.
  In {l}, the {a} {n} {v} both the {n} and the {n}.
  {p} {v} the {n} after the {o} had {r} {v} a {a} {n}.
  Nobody had {v} the {n}, although {#} {n} were {a}.
  The {o} wants to {b} the {n} by {d}, because the {n} is {a}.
  Almost {#} of the {n} come from {l}, where the {n} is {a}.
  A {n} that {v} the {n} was {r} {v}, {p} {s}.
  The {a} {n} cost {#} pounds, {#} more than the {o} had {v}.
  On {d} the {n} {v} {l}, and the {o} {v} its {n}.
  Despite the {n}, {p} {s} the {o} would {b} the {a} {n}.
  The {n}, which {v} {#} {n} at {l}, is {a} and {a}.
  {n} in {l} {v} the {n}; {P} of the {o} {v} the {n}.
  Whether the {n} can {b} the {n} is not {a}.
  At least {#} {n} {v} the {n} during the {a} {n}.
  {P} told the {o} that a {a} {n} had {v} the {n} in {l}.
  The {o} and the {o} {v} a {n} about the {a} {n}.
  Most {n} {v} the {n} in order to {b} a {a} {n}.
  Since {d}, {#} {n} and {#} {n} have {v} the {n}.
  However, the {n} {r} {v} the {a} {n}, a {n} showed.
  The {n} began in {l}, {#} kilometres from the {a} {n}.
  {p}, {#}, has {v} the {o} for {#} years.
  If the {n} is {v}, the {o} will {b} its {n} in {l}.
`;

const QUOTES = `
  we will {b} the {n} before the {n} is {v}
  nobody {v} us of the {a} {n}, and we had to {b} the {n}
  this is a {a} {n} for everybody who {v} the {n}
  I have never seen such a {a} {n} in my life
  the {n} must {b} the {n}, or the {n} will be {v}
  it is not {a} to {b} a {n} while the {n} is {a}
  they {v} the {n} and then they {v} the {n}
  my {n} was {v}, and I do not know why
  you cannot {b} a {n} with a {a} {n}
  there is no {n} that could {b} this {n}
`;

const lines = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

const STARTS =
  'Al Ber Cor Dan El Fal Gor Hal Ing Jor Kel Lor Mar Nor Os Pel Quin Ros Sal Tor Ul Ver Wen Yar Zel'.split(
    ' ',
  );
const MIDDLES = 'a be der en i la lo ma na o ran ri sa ta u ve'.split(' ');
const ENDS =
  'ck den feld gard holm ina jak ley mann nov onen poulos quist rez son ström tani utz vic wood yev zi'.split(
    ' ',
  );

export const english = {
  code: 'en',
  slots: { n: NOUNS, v: PAST, b: BASE, a: ADJECTIVES, r: ADVERBS, s: SAID },
  groups: [...NOUNS, ...PAST, ...BASE, ...ADJECTIVES, ...ADVERBS, ...SAID, ...TURNS],
  frames: lines(FRAMES),
  quotes: lines(QUOTES),
  fillers: ['reportedly', 'in addition', 'meanwhile', 'indeed', 'by all accounts'],
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  spelled: [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
  marks: ['“', '”'],
  between: ' ',
  stop: '. ',
  given: (random) => random.pick(STARTS) + random.pick(['a', 'e', 'in', 'o', 'is', 'ia']),
  surname: (random) =>
    random.pick(STARTS) + (random.chance(0.5) ? random.pick(MIDDLES) : '') + random.pick(ENDS),
  place: (random) =>
    `${random.chance(0.2) ? 'Port ' : ''}${random.pick(STARTS)}${random.pick(MIDDLES)}${random.pick(['burg', 'ville', 'stad', 'mouth', 'ford', 'grad', 'pur', 'wick'])}`,
  body: (random, place) =>
    `${random.chance(0.6) ? place : random.pick(STARTS) + random.pick(ENDS)} ${random.pick(['Council', 'Ministry', 'Institute', 'Union', 'Authority', 'Group', 'University', 'Trust', 'Federation', 'Bank'])}`,
};
