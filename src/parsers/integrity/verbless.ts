/**
 * `… in the palace and the office. Mayor’s office in Almaty.`: a few words without a verb behind the last whole sentence of
 * a paragraph. English only: no other language here has its verbs in lists.
 */
import { endsSentence } from './full-stop.js';
import { isUpperAt, lastStop, wordsOf } from './letters.js';
import type { Line, Prose, Stretch } from './prose.js';

/** One word may be a call, and longer fragments have verbs that no list knows. */
const LEAST_WORDS = 2;
const MOST_WORDS = 6;
/** UTF-16 code units of so many words. */
const MOST = 100;

/** With what people who write open a sentence that needs no verb: what a machine leaves opens with a bare noun. */
const RHETORIC = wordsOf(
  // small words, and pronouns, which have a verb behind them
  'a an the i he she it we you they there no not yes nor and or but so yet still just only even then now never always maybe perhaps ' +
    'again indeed instead until since for in on at by with without from to of as like than that this these those what who why how ' +
    'when where which my your his her its our their one two three four five some many most more less all both each every either ' +
    'another any nothing everything anything somebody everybody first second third last next finally meanwhile too also once twice ' +
    // judgements and formulas
    'good great big bad simple easy fair true plain pure same sad nice cool wow thanks thank congratulations welcome enough case game ' +
    'job problem mission lesson point fact full fat amen period exactly really absolutely quite pretty very hardly barely almost ' +
    'better worse best worst long high small little old new part time end whatever whoever however because if unless though although ' +
    // calls
    'let tell listen look ask call click read see visit follow watch stay stop think imagine consider remember wait try add mix stir bake ' +
    'cook serve place remove heat check contact email enter sign subscribe share send write find learn join help buy enjoy choose pick ' +
    'use keep turn press open close pull push drop cover combine pour season repeat return order register vote donate support',
);
/** Verbs that have none of the ends below. */
const VERBS = wordsOf(
  'is are was were be been am do did have had can could will would shall should may might must go went come came get got make made ' +
    'take took see saw know knew think thought say said let put run ran beat won lost cut hit led met paid sold told felt fell grew ' +
    'held kept left sent set shot shut sat spent stood spoke stole struck taught threw tore understood wore wrote began broke built ' +
    'bought caught chose cost dealt drew drove ate fought flew forgot froze gave hurt laid lent lay lit meant quit read rode rose sang ' +
    'sank slept slid sought spread spun split swam swept swore wound woke became bent bet bound bred burst cast clung crept dug fed ' +
    'fled found hid knelt blew bore bit bled seem remain look want need mean feel believe agree expect hope show call',
);
/** Ends of verbs. Nouns have them as well: what may be a verb is one. */
const VERB_END = /(?:ed|ing|s|n[’']t|[’'](?:re|ll|ve|d|m))$/u;
/** `Mayor’s`, of someone, ends in no verb. */
const POSSESSIVE = /\p{L}{3,}[’']s$/u;

export function verblessEnd({ text, language }: Prose, line: Line): Stretch | undefined {
  if (language !== 'en' || text[line.end - 1] !== '.') return undefined;
  const stop = lastStop(text, Math.max(line.start, line.end - MOST), line.end - 1);
  const start = stop + 2;
  if (stop < 0 || !isUpperAt(text, start) || !endsSentence(text, stop, language)) return undefined;
  const rest = text.slice(start, line.end - 1);
  if (/[^\p{L} ’'-]/u.test(rest)) return undefined;
  const words = rest.split(' ');
  if (words.length < LEAST_WORDS || words.length > MOST_WORDS) return undefined;
  // `That’s`, `Let’s`: the first part opens, and the second is the verb.
  const [opening = ''] = (words[0] as string).toLowerCase().split(/[’']/u);
  if (RHETORIC.has(opening) || words.some(mayBeVerb)) return undefined;
  // Capitals throughout are a name that signs, or a title.
  return words.some((word) => /^\p{Ll}{4}/u.test(word)) ? { start, end: line.end } : undefined;
}

function mayBeVerb(word: string): boolean {
  return VERBS.has(word.toLowerCase()) || (VERB_END.test(word) && !POSSESSIVE.test(word));
}
