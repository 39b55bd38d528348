/** Names of places, by their own words and by what stands around them: nobody calls them `he` or `she`. */
import { isGivenName } from './bound-names.js';
import type { Places } from './languages/words.js';
import { Bit } from './lexicon.js';
import { Kind, type Tokens } from './tokens.js';

/** `Saltmarsh Bay`, `Mount Tull`: words that surnames are seldom made of, or a name that says so itself. */
export function isCalledAsPlace({ lexicon, lower }: Tokens, first: number, last: number): boolean {
  const { places } = lexicon.words;
  if (!places || first === last) return false;
  return places.openers.has(lower[first] as string) || places.nouns.has(lower[last] as string);
}

/** `in Saltmarsh Bay`, `the town of Tull`, `Tull, population 900`. */
export function standsAsPlace(tokens: Tokens, first: number, last: number): boolean {
  const { places } = tokens.lexicon.words;
  if (!places) return false;
  const isBound = tokens.has(first - 1, Bit.preposition) && isBefore(tokens, first - 1, places);
  const next = tokens.kind[last + 1] === Kind.mark ? last + 2 : last + 1;
  return (isBound || places.behind.has(tokens.word(next))) && !isGivenName(tokens, first);
}

function isBefore(tokens: Tokens, at: number, { before, of, kinds }: Places): boolean {
  const word = tokens.word(at);
  return word === of ? kinds.has(tokens.word(at - 1)) : before.has(word);
}
