/** Verbs of saying and judging in the forms that reports use: the few that are learned do not cover what reporters write. */

/** Verbs of which every form hardly does anything but report. */
const EVERY_FORM = `
  accuse acknowledge admonish affirm allege allude announce argue assert attest avow bemoan berate caution chastise chide cite
  clarify commend concede conclude concur condemn confess confide congratulate contend contradict convey criticize criticise
  decry denounce deny deplore deride disparage divulge elaborate emphasize emphasise enthuse exclaim exhort explain exult gloat
  heckle implore insinuate insist intone lambast lambaste lament liken mock mutter narrate opine portray proclaim profess
  pronounce quip reaffirm reassure rebuke rebut recite reckon recount reiterate remind reprimand respond restate retort
  ridicule scoff scold seethe specify speculate stammer stipulate stutter summarize summarise surmise testify theorize tweet
  urge vouch whine
`;

/** Verbs whose bare form is a noun as well, or does other things. */
const NOT_BARE = `
  admire assail assure bellow blast blurt boast brag chant characterize characterise complain contrast counter declare describe
  fume grouse grumble gush hail herald hint imply laud marvel mention moan murmur muse note object observe plead praise predict
  quote rail rant rave rebuff recall remark repeat reply rip scream shout shriek slam sneer snipe state stress suggest taunt
  thunder vent vow warn whisper yell
`;

/** Verbs that are nouns or do other things in the present: only these two forms tell. */
const PAST_AND_PARTICIPLE = `
  acclaim admit advise advocate answer applaud assess bark beg blame brand bristle cackle challenge champion charge cheer claim
  coach comment command compliment counsel crow defend demand detail dismiss dispute dub echo encourage estimate express fault
  groan indicate inform inquire instruct joke label laugh lecture mouth outline phrase ponder pray preach propose protest quash
  query question rage rate reason recommend refute regard regret reject relay request retaliate reveal rule signal snap snarl
  sob stump sympathize tease thank threaten tout trumpet venture voice volunteer wonder worry
`;

/** Verbs that are inflected otherwise. */
const IRREGULAR = 'sing sings sang sung singing states';

const VOWEL = /[aeiou]/u;

/** `deny`, `denies`, `denied`, `denying`. */
function forms(verb: string, ending: '' | 's' | 'ed' | 'ing'): string {
  if (ending === '') return verb;
  const last = verb.at(-1) as string;
  const before = verb.at(-2) as string;
  if (last === 'e') return ending === 's' ? `${verb}s` : verb.slice(0, -1) + ending;
  if (last === 'y' && !VOWEL.test(before) && ending !== 'ing')
    return `${verb.slice(0, -1)}${ending === 's' ? 'ies' : 'ied'}`;
  if (ending === 's') return /(?:s|sh|ch)$/u.test(verb) ? `${verb}es` : `${verb}s`;
  // A short vowel doubles what follows it, where the last syllable is stressed or alone.
  return DOUBLED.has(verb) ? verb + last + ending : verb + ending;
}

const DOUBLED: ReadonlySet<string> = new Set([
  'admit',
  'beg',
  'brag',
  'concur',
  'dub',
  'quip',
  'rip',
  'slam',
  'snap',
  'sob',
]);

export function verbForms(): string[] {
  const list = (text: string) => text.split(/\s+/u).filter(Boolean);
  const all = (text: string, endings: readonly ('' | 's' | 'ed' | 'ing')[]) =>
    list(text).flatMap((verb) => endings.map((ending) => forms(verb, ending)));
  return [
    ...all(EVERY_FORM, ['', 's', 'ed', 'ing']),
    ...all(NOT_BARE, ['s', 'ed', 'ing']),
    ...all(PAST_AND_PARTICIPLE, ['ed', 'ing']),
    ...list(IRREGULAR),
  ];
}
