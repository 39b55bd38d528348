/** Lines of an article that are no sentences of it. */
import { Kind, type Tokens } from './scan.js';

export function firstOfParagraph(tokens: Tokens, token: number): number {
  let at = token;
  while (at > 0 && tokens.paragraph[at - 1] === tokens.paragraph[token]) at--;
  return at;
}

/** `READ MORE: Grocers ‘squeezed’ by rents`: the line of `token` points to another page. */
export function pointsAway(tokens: Tokens, token: number): boolean {
  // Such lines are short, so a token far behind its sentence's start is in none.
  if (token - tokens.firstOf(tokens.sentenceOf(token)) > MOST_WORDS) return false;
  const first = firstOfParagraph(tokens, token);
  if (!tokens.lexicon.words.pointers.has(tokens.word(first))) return false;
  for (let at = first + 1; at < Math.min(first + 4, tokens.count); at++)
    if (tokens.kind[at] === Kind.mark && tokens.text[tokens.startOf(at)] === ':') return true;
  return false;
}

const MOST_WORDS = 40;
