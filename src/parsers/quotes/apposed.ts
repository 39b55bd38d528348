/** Names in apposition to the first words of their sentence. */
import { Bit } from './lexicon.js';
import { Kind, type Tokens } from './tokens.js';

/** Tokens before such a name. */
const MOST_APPOSED = 8;

/** `La sindaca, Marta Bellini, ha chiuso il molo` */
export function isApposed(tokens: Tokens, at: number): boolean {
  let commas = 0;
  const first = tokens.firstOf(tokens.sentenceOf(at));
  if (at - first > MOST_APPOSED) return false;
  for (let place = first; place < at; place++) {
    // `Known as “the Bishop”, Marta Bellini …`: no verb of a sentence opens it.
    if (place > first && tokens.has(place, Bit.cue)) return false;
    if (tokens.kind[place] === Kind.mark && tokens.text[tokens.startOf(place)] === ',') commas++;
  }
  return commas === 1;
}
