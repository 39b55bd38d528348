/** The part of a phrase that is a name. */
import { genderOfName } from '../given-names.js';
import { beforeOrigin, opensName } from './bound-names.js';
import { isNoble } from './joiners.js';
import { Bit, NOUN } from './lexicon.js';
import { isNickname } from './phrases.js';
import type { Tokens } from './tokens.js';

/** Tokens of the name at the end of a phrase, titles and what belongs to them off. */
export interface NameSpan {
  first: number;
  last: number;
}

const SUFFIX: ReadonlySet<string> = new Set(
  'jr sr jr. sr. ii iii iv kc qc mp mep msp mbe obe cbe dbe kbe phd md esq'.split(' '),
);

/** Words that only things have in their names. */
export const ORGANISED = Bit.organisation | Bit.document | Bit.group;

/** The capitals that end the phrase. A title ends a name to the left, unless it is the last word: `Mervyn King`. */
export function nameOf(tokens: Tokens, from: number, to: number): NameSpan | undefined {
  let last = withoutOrigin(tokens, from, to);
  while (last >= from && SUFFIX.has(tokens.word(last))) last--;
  if (last < from || !tokens.isCapital(last) || tokens.has(last, Bit.determiner)) return undefined;
  let first = last;
  while (first > from) {
    const before = first - 1;
    if (tokens.possessive[before]) break;
    if (tokens.isCapital(before)) {
      if (tokens.has(before, Bit.title | Bit.determiner) || opensName(tokens, from, first)) break;
      first = before;
    } else if (isNickname(tokens, before) && before > from) first = before - 1;
    else if (tokens.has(before, Bit.joiner) && before > from && tokens.isCapital(before - 1)) {
      // `Minister of Fisheries`: an office, and no name.
      if (tokens.has(before - 1, Bit.title)) return undefined;
      first = before - 1;
    } else if (before - 2 >= from && tokens.isCapital(before - 2) && isNoble(tokens, before - 1)) {
      first = before - 2;
    } else break;
  }
  return { first, last };
}

/** `Jane Doe of the Harbour Trust`, `Dr Doe of Lyme`: where people are from is no part of their names. */
function withoutOrigin(tokens: Tokens, from: number, to: number): number {
  const { origins } = tokens.lexicon.words;
  if (origins) return beforeOrigin(tokens, from, to, origins);
  for (let at = from + 2; at < to; at++) {
    if (tokens.word(at) !== 'of' || !tokens.isCapital(at - 1) || !tokens.isCapital(at - 2)) continue;
    if (tokens.has(at - 1, NOUN)) continue;
    if (tokens.has(at - 2, Bit.title) || genderOfName(tokens.word(at - 2)) !== undefined) return at - 1;
  }
  return to;
}

export function wordsOf(tokens: Tokens, first: number, last: number): string[] {
  return tokens.lower.slice(first, last + 1);
}

/** What people are known by: the surname alone where no given name stands before its small words. */
export function nameWords(tokens: Tokens, first: number, last: number): string[] {
  const { surnames } = tokens.lexicon.words;
  let start = first;
  if (surnames) while (start < last && surnames.has(tokens.word(start))) start++;
  return wordsOf(tokens, start, last);
}

export function plainName(tokens: Tokens, first: number, last: number): string {
  const text = tokens.slice(first, last);
  return (tokens.possessive[last] ? text.slice(0, -2) : text).replace(/\s+/gu, ' ');
}
