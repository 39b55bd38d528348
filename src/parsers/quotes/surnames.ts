/** Surnames that open with a small word: `De Santis`, `Van der Berg`. */
import { Bit } from './lexicon.js';
import { opensSentence } from './lines.js';
import type { Tokens } from './tokens.js';

/**
 * A small word with a capital is of the name behind it, and nothing else: behind a name or an office, in front of a surname
 * that stood so before, and elsewhere unless it is an article (`De Volkskrant`) or opens a sentence that does not go on as
 * one about a person does.
 */
export function openSurnames(tokens: Tokens, small: ReadonlySet<string>): void {
  const known = knownSurnames(tokens, small);
  for (let at = 0; at < tokens.count; at++) {
    if (!tokens.isCapital(at) || !small.has(tokens.word(at))) continue;
    const name = nameBehind(tokens, at, small);
    if (name < 0) continue;
    const isOpening = opensSentence(tokens, at);
    const isPlain =
      !tokens.has(at, Bit.determiner) && (!isOpening || tokens.has(name + 1, Bit.cue | Bit.between));
    const isIntroduced = !isOpening && introduces(tokens, at - 1);
    if (isPlain || isIntroduced || known.has(tokens.word(name))) tokens.bits[at] = 0;
  }
}

/** Surnames with such a word between them and a name or an office. */
function knownSurnames(tokens: Tokens, small: ReadonlySet<string>): Set<string> {
  const known = new Set<string>();
  for (let at = 1; at < tokens.count; at++) {
    if (!small.has(tokens.word(at)) || !introduces(tokens, at - 1)) continue;
    const name = nameBehind(tokens, at, small);
    if (name > 0 && tokens.sentence[at - 1] === tokens.sentence[name]) known.add(tokens.word(name));
  }
  return known;
}

/** `Kees`, `wethouder`. */
function introduces(tokens: Tokens, at: number): boolean {
  return tokens.has(at, Bit.title) || (tokens.isCapital(at) && tokens.bits[at] === 0);
}

/** The surname behind one small word or more; -1 where none stands there. */
function nameBehind(tokens: Tokens, first: number, small: ReadonlySet<string>): number {
  let at = first + 1;
  while (at < tokens.count && !tokens.isCapital(at) && small.has(tokens.word(at))) at++;
  const isName = at < tokens.count && tokens.isCapital(at) && !small.has(tokens.word(at));
  return isName && !tokens.has(at, Bit.calendar) ? at : -1;
}
