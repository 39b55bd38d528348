/** What links look like: those of menus are shorter than headlines. */
import type { TextBlock } from '../block.js';
import { codeAt } from '../white-space.js';

/** UTF-16 code units and words of a headline, at least. */
const HEADLINE_LENGTH = 28;
const HEADLINE_WORDS = 4;
/** From Kana over Han to Hangul, by their blocks in Unicode. */
const FIRST_DENSE = 0x3041;
const LAST_DENSE = 0xd7af;

/** Judged by its links where it has several, so that a menu in one block stays a menu. */
export function isHeadlineLike({ text, links }: TextBlock): boolean {
  return links.length < 2 ? isLong(sizeOf(text), 1) : areHeadlines([{ text, links }]);
}

/** Whether the links are headlines on the whole; a menu may have a long entry, and a list of headlines a short one. */
export function areHeadlines(blocks: readonly Pick<TextBlock, 'text' | 'links'>[]): boolean {
  const sum = { length: 0, gaps: 0, dense: 0 };
  let count = 0;
  for (const { text, links } of blocks)
    for (const { start, end } of links) {
      const { length, gaps, dense } = sizeOf(text.slice(start, end));
      sum.length += length;
      sum.gaps += gaps;
      sum.dense += dense;
      count++;
    }
  return count > 0 && isLong(sum, count);
}

interface Size {
  length: number;
  /** White space between words; the text of blocks is folded. */
  gaps: number;
  /** Characters of scripts that write a word in one or two, of which some leave out the spaces. */
  dense: number;
}

/** On average over `count` texts. */
function isLong({ length, gaps, dense }: Size, count: number): boolean {
  const isDense = dense > length / 2;
  return length + dense >= HEADLINE_LENGTH * count && (isDense || gaps >= (HEADLINE_WORDS - 1) * count);
}

function sizeOf(text: string): Size {
  const { length } = text;
  let gaps = 0;
  let dense = 0;
  for (let at = 0; at < length; at++) {
    const code = codeAt(text, at);
    if (code === 0x20 || code === 0x0a) gaps++;
    else if (code >= FIRST_DENSE && code <= LAST_DENSE) dense++;
  }
  return { length, gaps, dense };
}
