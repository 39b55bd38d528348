/** Small words between the words of a name, and where a name ends. */
import { isGivenName } from './bound-names.js';
import { Bit, NOUN } from './lexicon.js';
import type { Tokens } from './tokens.js';

/** What joins the names of things, and of no person. */
export const JOINS_ONLY_THINGS: ReadonlySet<string> = new Set(['of', 'for', 'the', 'and', 'zu', 'zum']);

/** `Bank of England`, `Ludwig van Beethoven`, `Department for Transport`; `and` only inside of an organisation's name. */
export function joins(tokens: Tokens, last: number, joiner: number): boolean {
  const next = joiner + 1;
  if (next >= tokens.count || !tokens.isCapital(last) || !tokens.isWord(next)) return false;
  if (!tokens.isCapital(next) || tokens.has(next, Bit.calendar | Bit.pronoun)) return false;
  const word = tokens.word(joiner);
  if (word === 'and' || word === 'und') {
    const after = next + 1;
    return after < tokens.count && tokens.isCapital(after) && tokens.has(after, Bit.organisation);
  }
  if (word === 'for' || word === 'of' || word === 'the') return tokens.has(last, NOUN) || word === 'of';
  // `Verband der Fischer`, but `sagte Doe der Zeitung`.
  if (tokens.lexicon.words.capitalNouns && tokens.has(joiner, Bit.determiner))
    return tokens.has(last, Bit.organisation);
  return true;
}

/** `Ursula von der Leyen`: two particles, and no body behind them. */
export function isNoble(tokens: Tokens, first: number): boolean {
  const name = first + 2;
  if (first < 1 || name >= tokens.count || !isParticle(tokens, first) || !isParticle(tokens, first + 1))
    return false;
  // `Truus van ’t Hof`: behind a given name a noun is a surname as well.
  const isSurname = tokens.lexicon.words.surnames !== undefined && isGivenName(tokens, first - 1);
  return tokens.isCapital(name) && (isSurname || !tokens.has(name, NOUN | Bit.calendar));
}

function isParticle(tokens: Tokens, at: number): boolean {
  return tokens.has(at, Bit.joiner) && !tokens.isCapital(at) && !JOINS_ONLY_THINGS.has(tokens.word(at));
}

/** `o prefeito Renato Alves visitou`: behind a name of two words comes a verb. */
export function endsName(tokens: Tokens, first: number, last: number): boolean {
  if (last <= first || !tokens.isCapital(last) || tokens.has(last, NOUN)) return false;
  const before = last - 1;
  return tokens.has(before, Bit.joiner) || (tokens.isCapital(before) && !tokens.has(before, Bit.determiner));
}
