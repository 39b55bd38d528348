/** Words that tell whether somebody is a woman or a man. */
import { Bit, type Lexicon } from './lexicon.js';
import type { Tokens } from './tokens.js';

/** By the words from `from` up to `to`, which say who somebody is. */
export function genderOf(tokens: Tokens, from: number, to: number): 'he' | 'she' | undefined {
  const { possessives } = tokens.lexicon.words;
  for (let at = from; at < to; at++) {
    // `a better sailor than her husband`: somebody else; in `Doe, her husband,` it is who is named.
    if (at > from + 1 && possessives.has(tokens.word(at - 1))) continue;
    if (tokens.has(at, Bit.female)) return 'she';
    if (tokens.has(at, Bit.male)) return 'he';
  }
  return undefined;
}

/** `The sister, Jane Doe,` */
export function genderOfRole(lexicon: Lexicon, role: string | undefined): 'he' | 'she' | undefined {
  for (const word of role?.toLowerCase().split(' ') ?? []) {
    const bits = lexicon.bitsOf(word);
    if (bits & Bit.female) return 'she';
    if (bits & Bit.male) return 'he';
  }
  return undefined;
}
