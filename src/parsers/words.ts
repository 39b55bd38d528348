/** Words as numbers: fast to find and to compare, where it does not matter what they are but whether they are the same. */
import { codeAt } from './white-space.js';

/** FNV-1a, 32 bits: two of the words of a page hardly ever share a number. */
export const FNV_OFFSET = 0x811c9dc5;
export const FNV_PRIME = 0x01000193;

/** Runs of letters and digits in their order, whatever their case. With a sign, as sets find such numbers without more. */
export function wordNumbers(text: string): number[] {
  const lower = text.toLowerCase();
  const numbers: number[] = [];
  let hash = FNV_OFFSET;
  let isOpen = false;
  const { length } = lower;
  for (let at = 0; at < length; at++) {
    const code = codeAt(lower, at);
    if (isWord(code)) {
      hash = Math.imul(hash ^ code, FNV_PRIME);
      isOpen = true;
    } else if (isOpen) {
      numbers.push(hash);
      hash = FNV_OFFSET;
      isOpen = false;
    }
  }
  if (isOpen) numbers.push(hash);
  return numbers;
}

/** Letters and digits; beyond ASCII all but the blocks of punctuation. */
export function isWord(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f);
}

/** Bits of the numbers of words that a sieve goes by. */
const SIEVED = 0xffff;

/** Tells nearly all numbers that are none of some, at the cost of one look: faster than a set, where most are none. */
export class Sieve {
  readonly #marks = new Uint8Array(SIEVED + 1);

  constructor(numbers: Iterable<number>) {
    for (const number of numbers) this.#marks[(number ^ (number >>> 16)) & SIEVED] = 1;
  }

  mayHold(number: number): boolean {
    return this.#marks[(number ^ (number >>> 16)) & SIEVED] === 1;
  }
}

/** What {@link lettersOf} is given, mostly: letters without marks of their own, and signs. */
const LATIN = /^[\u0000-\u02ff\u2000-\u206f]*$/u;
/** Of those, what is neither letter nor digit. V8 looks through all of Unicode for each character of the other. */
const NO_LATIN_LETTERS =
  /[^\da-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u02c6-\u02d1\u02e0-\u02e4\u02ec\u02ee]+/gu;

/** Letters and digits alone, in lower case. */
export function lettersOf(text: string): string {
  const lower = text.toLowerCase();
  return lower.replace(LATIN.test(lower) ? NO_LATIN_LETTERS : /[^\p{L}\p{N}]+/gu, '');
}
