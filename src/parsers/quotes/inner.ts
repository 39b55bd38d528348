/** What the words inside of marks are, asked of short stretches: sentences and names, terms and judgements differ in them. */
import { Letter, letterOf } from '../characters.js';
import { Bit } from './lexicon.js';
import type { Tokens } from './tokens.js';

export const WORD_CLASSES = 14;

export interface Inner {
  /** Classes of the first and the last word, below `WORD_CLASSES`; 0 where there is none. */
  first: number;
  last: number;
  /** Bits: 1 a pronoun, 2 an auxiliary, 4 a determiner, 8 a preposition. */
  holds: number;
}
export const HOLDS = 16;

/** Words are read up to here. */
const MOST_WORDS = 12;

export function innerOf(tokens: Tokens, start: number, end: number): Inner {
  const { text, lexicon } = tokens;
  const inner: Inner = { first: 0, last: 0, holds: 0 };
  let words = 0;
  for (let at = start; at < end && words < MOST_WORDS; ) {
    if (letterOf(text.charCodeAt(at)) <= Letter.space) {
      at++;
      continue;
    }
    let to = at + 1;
    while (to < end && isInside(text.charCodeAt(to))) to++;
    const word = text.slice(at, to).toLowerCase();
    const bits = lexicon.bitsOf(word);
    const own = classOf(word, bits, letterOf(text.charCodeAt(at)));
    if (bits & Bit.pronoun) inner.holds |= 1;
    if (bits & Bit.between) inner.holds |= 2;
    if (bits & Bit.determiner) inner.holds |= 4;
    if (bits & Bit.preposition) inner.holds |= 8;
    if (words === 0) inner.first = own;
    inner.last = own;
    words++;
    at = to;
  }
  return inner;
}

/** Letters, digits, apostrophes and hyphens. */
function isInside(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2d || letterOf(code) > Letter.space;
}

function classOf(word: string, bits: number, opening: number): number {
  if (bits & Bit.pronoun) return 1;
  if (bits & Bit.determiner) return 2;
  if (bits & Bit.preposition) return 3;
  if (bits & (Bit.conjunction | Bit.that | Bit.relative)) return 4;
  if (bits & Bit.between) return 5;
  if (bits & Bit.adverb) return 6;
  if (bits & Bit.stop) return 7;
  if (opening === Letter.digit) return 8;
  if (opening === Letter.upper) return 9;
  if (word.endsWith('ing')) return 10;
  if (word.endsWith('ed')) return 11;
  if (word.endsWith('s')) return 12;
  return 13;
}
