/** Lines of an article that are no sentences of it. */
import { Kind, type Tokens } from './tokens.js';

/** `READ MORE: Grocers ‘squeezed’ by rents`: the line of `token` points to another page. */
export function pointsAway(tokens: Tokens, token: number): boolean {
  const first = tokens.openingOf(token);
  if (!tokens.lexicon.words.pointers.has(tokens.word(first))) return false;
  for (let at = first + 1; at < Math.min(first + 4, tokens.count); at++)
    if (tokens.kind[at] === Kind.mark && tokens.text[tokens.startOf(at)] === ':') return true;
  return false;
}

/** Tokens of `PORT ELLERY, Lyme, March 3 (Reuters) –`. */
export const MOST_DATELINE = 12;
/** Of a place in capitals, UTF-16 code units. */
const LEAST_PLACE = 4;

/** Whether the token begins its sentence, be it behind a dateline. */
export function opensSentence(tokens: Tokens, at: number): boolean {
  return at === 0 || tokens.sentence[at - 1] !== tokens.sentence[at] || isBehindDateline(tokens, at);
}

/** Whether the token stands right behind a dateline. */
export function isBehindDateline(tokens: Tokens, at: number): boolean {
  if (tokens.kind[at - 1] !== Kind.mark || !/[—–-]/u.test(tokens.slice(at - 1, at - 1))) return false;
  const first = tokens.openingOf(at);
  if (at - first > MOST_DATELINE) return false;
  const place = tokens.slice(first, first);
  return place.length >= LEAST_PLACE && place === place.toUpperCase() && tokens.isWord(first);
}
