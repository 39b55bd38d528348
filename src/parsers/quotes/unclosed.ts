/** Quotes whose closing mark was forgotten: the words of their attribution end them instead. */
import type { Lexicon } from './lexicon.js';
import type { Stretch } from './marks.js';

/** Words of an attribution such as `said Mayor Jane Doe on Friday`. */
const MOST_WORDS = 8;
/** Verbs that hardly do anything but report. */
const STRONG = 6;

/** `“We shall see on Sunday, said Doe.`: the stretch ends at its last comma where a verb of saying follows. */
export function closedByWords(text: string, stretches: readonly Stretch[], lexicon: Lexicon): Stretch[] {
  return stretches.map((one) => {
    if (one.goesOn || one.block || one.outerEnd > one.end) return one;
    const comma = one.start + text.slice(one.start, one.end).lastIndexOf(',');
    if (comma <= one.start) return one;
    const words = text
      .slice(comma + 1, one.end)
      .toLowerCase()
      .split(/[^\p{L}\p{N}’'-]+/u)
      .filter(Boolean);
    const reports = words.length <= MOST_WORDS && words.some((word) => lexicon.cueStrength(word) >= STRONG);
    return reports ? { ...one, end: comma + 1, outerEnd: comma + 1 } : one;
  });
}
