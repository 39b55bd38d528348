/** What stands between two tokens, told in one small number: whether a phrase can still be the subject of a verb there. */
import { Bit } from './lexicon.js';
import { Kind, type Tokens } from './tokens.js';

export const Path = {
  adjacent: 0,
  auxiliary: 1,
  aside: 2,
  place: 3,
  relative: 4,
  coordinated: 5,
  stretch: 6,
  verb: 7,
  comma: 8,
  clause: 9,
  other: 10,
} as const;
export const PATHS = 11;
/** Over so many tokens nothing is a subject. */
const FAR = 80;

/** Tokens behind `from` and before `to`. */
export function pathBetween(tokens: Tokens, from: number, to: number): number {
  if (to - from <= 1) return Path.adjacent;
  if (to - from > FAR) return Path.clause;
  let all = 0;
  let only = true;
  let commas = 0;
  let cue = false;
  let stretch = false;
  let depth = 0;
  for (let at = from + 1; at < to; at++) {
    const kind = tokens.kind[at];
    if (kind === Kind.stretch) stretch = true;
    if (kind === Kind.mark) {
      const mark = tokens.text[tokens.startOf(at)];
      if (mark === '(' || mark === '[') depth++;
      else if (mark === ')' || mark === ']') depth--;
      else if (mark === ',' || mark === '—' || mark === '–') commas++;
      if (depth === 0 && mark !== ')' && mark !== ']') only = false;
      continue;
    }
    if (depth > 0) continue;
    const bits = tokens.bits[at] as number;
    if (bits & Bit.cue && !(bits & Bit.determiner)) cue = true;
    if (!(bits & (Bit.between | Bit.adverb))) only = false;
    all |= bits;
  }
  if (only) return Path.auxiliary;
  const opens = tokens.text[tokens.startOf(from + 1)];
  const closes = tokens.text[tokens.startOf(to - 1)];
  if (isPause(opens) && isPause(closes) && to - from > 2 && !stretch) return Path.aside;
  if (stretch) return Path.stretch;
  if (tokens.has(from + 1, Bit.relative)) return Path.relative;
  const closing = tokens.has(to - 1, Bit.conjunction);
  if (closing) return Path.coordinated;
  if (cue) return Path.verb;
  if (commas > 0) return Path.comma;
  if (all & (Bit.relative | Bit.that)) return Path.clause;
  if (tokens.has(from + 1, Bit.preposition)) return Path.place;
  return Path.other;
}

function isPause(mark: string | undefined): boolean {
  return mark === ',' || mark === '—' || mark === '–';
}
