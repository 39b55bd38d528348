/** Where a name begins and ends among an office, what that is over and where somebody is from, told by given names. */
import { genderOfName } from '../given-names.js';
import { Bit } from './lexicon.js';
import type { Tokens } from './tokens.js';

/** A capital that opens names of people. */
export function isGivenName(tokens: Tokens, at: number): boolean {
  if (!tokens.isCapital(at)) return false;
  const { givenNames, noNames } = tokens.lexicon.words;
  const word = tokens.word(at);
  return !noNames.has(word) && genderOfName(word, givenNames) !== undefined;
}

/** `il ministro dell’Interno Mario Rossi`: the name of who holds the office ends the phrase; in `l’amico di Mario Rossi` it is another’s. */
export function endsInGivenName(tokens: Tokens, head: number, last: number): boolean {
  if (!tokens.lexicon.words.namesBehindOffices || !tokens.isCapital(last)) return false;
  for (let at = last - 1; at > head + 2; at--)
    if (isGivenName(tokens, at)) return !tokens.has(at - 1, Bit.joiner | Bit.preposition | Bit.title);
  return false;
}

/** `sindaca di Porto Selva Marta Bellini`: behind an office and what it is over, a given name is where the name begins. */
export function opensName(tokens: Tokens, from: number, at: number): boolean {
  const { binding, namesBehindOffices } = tokens.lexicon.words;
  if (!namesBehindOffices || !isGivenName(tokens, at) || isGivenName(tokens, at - 1)) return false;
  for (let before = at - 2; before > from; before--)
    if (binding.has(tokens.word(before)) && !tokens.isCapital(before)) return true;
  return false;
}

/** `Mario Rossi di Legambiente`: behind a given name and a surname; `Luca di Pietro` is a name. */
export function beforeOrigin(tokens: Tokens, from: number, to: number, origins: ReadonlySet<string>): number {
  let given = -1;
  for (let at = from; at < to; at++) {
    if (isGivenName(tokens, at) && (given < 0 || given === at - 1)) given = at;
    const isOrigin = origins.has(tokens.word(at)) && !tokens.isCapital(at) && tokens.isCapital(at - 1);
    if (given >= 0 && at > given + 1 && isOrigin) return at - 1;
  }
  return to;
}
