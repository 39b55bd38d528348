/** Words that tell whether somebody is a woman or a man. */
import { Bit, type Lexicon } from './lexicon.js';
import type { Tokens } from './tokens.js';

const GENDERED = Bit.female | Bit.male;

/** By the words from `from` up to `to`, which say who somebody is. */
export function genderOf(tokens: Tokens, from: number, to: number): 'he' | 'she' | undefined {
  const { possessives } = tokens.lexicon.words;
  for (let at = from; at < to; at++) {
    const bits = (tokens.bits[at] as number) & GENDERED;
    // `a better sailor than her husband`: somebody else; in `Doe, her husband,` it is who is named.
    if (bits === 0 || (at > from + 1 && possessives.has(tokens.word(at - 1)))) continue;
    return bits & Bit.female ? 'she' : 'he';
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
