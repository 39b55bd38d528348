/** Pronouns that stand behind the words for a source alone: `according to her`, `volgens haar`, `secondo cui`. */
import { ENDS } from './capitals.js';
import type { Pronoun } from './languages/words.js';
import { Bit } from './lexicon.js';
import { Kind, type Tokens } from './tokens.js';

/** Each is a pronoun there like any other; in `according to her lawyer` it stays an article. */
export function openObjects(tokens: Tokens, objects: ReadonlyMap<string, Pronoun>): void {
  const { according } = tokens.lexicon.words;
  const { bits, count } = tokens;
  for (let first = 0; first < count; first++) {
    if (((bits[first] as number) & Bit.sequence) === 0) continue;
    for (const words of according) {
      const at = first + words.length;
      if (!objects.has(tokens.word(at)) || !words.every((word, index) => tokens.word(first + index) === word))
        continue;
      if (!tokens.has(at, Bit.determiner) || isAlone(tokens, at + 1)) tokens.bits[at] = Bit.pronoun;
    }
  }
}

/** No noun follows, nor words in marks that are part of one: a comma, or a small word that ends every phrase. */
function isAlone(tokens: Tokens, next: number): boolean {
  return next >= tokens.count || tokens.kind[next] === Kind.mark || tokens.has(next, ENDS);
}
