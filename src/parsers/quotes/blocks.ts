/** Quotations that the page sets apart: quotes without marks, with the speaker behind a dash, or in the sentence before. */
import { lettersOf } from '../words.js';
import type { Stretch } from './marks.js';

/** `— Jane Doe`, `― Jane Doe (@jane) 3 May`: the last line of a quotation or a tweet says whose it is. */
const SIGNATURE = /\n?\s*[—–―-]\s?(?=\p{Lu}[^\n]{1,120}$)/u;
/** Fewer letters stand twice by chance. */
const LEAST_LETTERS = 24;
/** The sign-off is short beside what it signs. */
const MOST_SIGNATURE = 130;
const OPENING = /^["“„«‘'»]/u;
const CLOSING = /["”“»’'«]$/u;

/** The stretches with each block as one of them; marks inside of a block are part of it. */
export function withBlocks(
  text: string,
  marked: readonly Stretch[],
  blocks: readonly { start: number; end: number }[],
): Stretch[] {
  if (blocks.length === 0) return [...marked];
  const letters = lettersOf(text);
  const stretches: Stretch[] = [];
  let next = 0;
  for (const { start, end } of blocks) {
    while (next < marked.length && (marked[next] as Stretch).outerEnd <= start)
      stretches.push(marked[next++] as Stretch);
    const inside: Stretch[] = [];
    while (next < marked.length && (marked[next] as Stretch).outerStart < end)
      inside.push(marked[next++] as Stretch);
    if (!standsTwice(letters, text.slice(start, end))) stretches.push(...ofBlock(text, start, end, inside));
  }
  stretches.push(...marked.slice(next));
  return stretches;
}

/** A pull quote that was left in the text: its words stand twice in the text's `letters`, as marks and white space differ. */
function standsTwice(letters: string, block: string): boolean {
  const words = lettersOf(block);
  const first = words.length < LEAST_LETTERS ? -1 : letters.indexOf(words);
  return first >= 0 && letters.indexOf(words, first + 1) >= 0;
}

function ofBlock(text: string, start: number, end: number, inside: readonly Stretch[]): Stretch[] {
  const close = signatureAt(text, start, end);
  // A block that tells of a quote and its speaker is text like any other.
  const covered = inside.reduce((sum, one) => sum + one.outerEnd - one.outerStart, 0);
  if (inside.length > 0 && covered < (close - start) * 0.8) return [...inside];
  const whole = text.slice(start, close);
  const trimmed = start + whole.trimEnd().length;
  const isMarked = OPENING.test(whole) && CLOSING.test(whole.trimEnd()) && inside.length <= 1;
  return [
    {
      start: isMarked ? start + 1 : start,
      end: isMarked ? trimmed - 1 : trimmed,
      outerStart: start,
      outerEnd: trimmed,
      paragraph: 0,
      goesOn: false,
      block: true,
      signed: close < end,
    },
  ];
}

/** Where the sign-off begins; the end of the block where there is none. */
function signatureAt(text: string, start: number, end: number): number {
  const from = Math.max(start + 1, end - MOST_SIGNATURE);
  const match = SIGNATURE.exec(text.slice(from, end));
  return match && from + match.index > start ? from + match.index : end;
}
