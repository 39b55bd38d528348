/** Names of places, by their own words and by what stands around them: nobody calls them `he` or `she`. */
import { isGivenName } from './bound-names.js';
import type { Tokens } from './tokens.js';

/** `Saltmarsh Bay`, `Mount Tull`: words that surnames are seldom made of, or a name that says so itself. */
export function isCalledAsPlace({ lexicon, lower }: Tokens, first: number, last: number): boolean {
  const { places } = lexicon.words;
  if (!places || first === last) return false;
  return places.openers.has(lower[first] as string) || places.nouns.has(lower[last] as string);
}

/** `in Saltmarsh Bay`, `the town of Tull`, `Tull, population 900`. */
export function standsAsPlace(tokens: Tokens, first: number, last: number): boolean {
  const { places } = tokens.lexicon.words;
  if (!places || isGivenName(tokens, first)) return false;
  if (places.before.has(tokens.word(first - 1))) return true;
  if (tokens.word(first - 1) === places.of && places.kinds.has(tokens.word(first - 2))) return true;
  return places.behind.has(tokens.word(last + 1)) || places.behind.has(tokens.word(last + 2));
}
