/** Lines of an article that are no sentences of it. */
import { Kind, type Tokens } from './scan.js';

/** `READ MORE: Grocers ‘squeezed’ by rents`: the line of `token` points to another page. */
export function pointsAway(tokens: Tokens, token: number): boolean {
  const first = tokens.openingOf(token);
  if (!tokens.lexicon.words.pointers.has(tokens.word(first))) return false;
  for (let at = first + 1; at < Math.min(first + 4, tokens.count); at++)
    if (tokens.kind[at] === Kind.mark && tokens.text[tokens.startOf(at)] === ':') return true;
  return false;
}
