/** Small words that are written together with others: `l’association`, `raconte-t-elle`. */
import { Letter, letterOf } from '../characters.js';
import type { Clitics } from './languages/words.js';

/** Where a word that lost its vowel ends, `l’` of `l’association`; `start` itself where none begins there. */
export function elidedEnd(text: string, start: number, limit: number, { before, names }: Clitics): number {
  for (let at = start + 1; at + 1 < limit && at - start <= LONGEST; at++) {
    if (!isApostrophe(text.charCodeAt(at))) continue;
    const word = text.slice(start, at).toLowerCase();
    const isName = names?.has(word) && isCapital(text, start) && isCapital(text, at + 1);
    const isCut = before.has(word) && !isName && letterOf(text.charCodeAt(at + 1)) > Letter.space;
    return isCut ? at + 1 : start;
  }
  return start;
}

/**
 * Where the word from `start` up to `end` is to be cut at a hyphen: the end of its first part, and where the next begins.
 * Undefined for a word in one piece.
 */
export function cutOf(
  text: string,
  start: number,
  end: number,
  { behind }: Clitics,
): { end: number; next: number } | undefined {
  let hyphen = end - 1;
  while (hyphen > start && text[hyphen] !== '-') hyphen--;
  if (hyphen <= start || !behind.has(text.slice(hyphen + 1, end))) return undefined;
  // `raconte-t-elle`: the letter between the two is sound.
  const isSound = text[hyphen - 1] === 't' && text[hyphen - 2] === '-' && hyphen - 2 > start;
  return { end: isSound ? hyphen - 2 : hyphen, next: hyphen + 1 };
}

/** Where the word ends that the apostrophe at `at` opens, as in `van ’t Hof`; `at` itself where it opens none. */
export function aloneEnd(text: string, at: number, { alone }: Clitics): number {
  if (!alone || !isApostrophe(text.charCodeAt(at)) || !alone.has(text[at + 1] ?? '')) return at;
  const behind = text.charCodeAt(at + 2);
  return Number.isNaN(behind) || letterOf(behind) <= Letter.space ? at + 2 : at;
}

function isCapital(text: string, at: number): boolean {
  return letterOf(text.charCodeAt(at)) === Letter.upper;
}

/** Letters of what is elided, `lorsqu’` the most. */
const LONGEST = 6;

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}
