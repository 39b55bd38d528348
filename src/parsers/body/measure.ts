/** How much running text the page has, and how much of it stands in each box. */
import type { Cut, TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { type Prose, proseOf } from '../prose.js';
import { wordNumbers } from '../words.js';
import type { Reference } from './reference.js';
import { scrambledIn } from './scrambled.js';

export interface Measure {
  proseOf(block: TextBlock): Prose;
  /** Characters of running text in the box. */
  proseIn(box: Box): number;
  totalProse: number;
  /** Whether the article's text in JSON-LD holds the block. */
  isConfirmed(block: TextBlock): boolean;
  /** Whether the block stands where others than subscribers are to see that there is more, and JSON-LD does not have it. */
  isScrambled(block: TextBlock): boolean;
  /** Whether the page shows next to all of that text: then no more than that is the article. */
  isAllConfirmed: boolean;
}

/** Share of the words of the text in JSON-LD. */
const WHOLE = 0.85;

const NO_PROSE: Prose = { length: 0, isProse: false };

export function measure(cut: Cut, reference: Reference | undefined): Measure {
  const size = cut.blocks.length;
  const prose = new Array<Prose>(size).fill(NO_PROSE);
  const confirmed = new Uint8Array(size);
  /** Running text before each block. */
  const before = new Float64Array(size + 1);
  const isScrambled = scrambledIn(cut);
  let words = 0;
  for (const block of cut.texts) {
    if (reference?.confirms(block)) {
      confirmed[block.index] = 1;
      words += wordNumbers(block.text).length;
    }
    const own = isScrambled(block) && confirmed[block.index] === 0 ? NO_PROSE : proseOf(block);
    prose[block.index] = own;
    if (own.isProse) before[block.index + 1] = own.length;
  }
  for (let at = 0; at < size; at++) before[at + 1] = (before[at + 1] as number) + (before[at] as number);
  return {
    proseOf: ({ index }) => prose[index] as Prose,
    proseIn: ({ first, last }) => (before[last + 1] as number) - (before[first] as number),
    totalProse: before[size] as number,
    isScrambled: (block) => isScrambled(block) && confirmed[block.index] === 0,
    isConfirmed: ({ index }) => confirmed[index] === 1,
    isAllConfirmed: reference !== undefined && words >= WHOLE * reference.words,
  };
}
