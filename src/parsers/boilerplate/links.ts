/** What links look like: those of menus are shorter than headlines. */
import type { TextBlock } from '../block.js';

/** UTF-16 code units and words of a headline, at least. */
const HEADLINE_LENGTH = 28;
const HEADLINE_WORDS = 4;

/** Judged by its links where it has several, so that a menu in one block stays a menu. */
export function isHeadlineLike({ text, links }: TextBlock): boolean {
  return links.length < 2 ? isLong(text.length, gapsIn(text)) : areHeadlines([{ text, links }]);
}

/** Whether the links are headlines on the whole; a menu may have a long entry, and a list of headlines a short one. */
export function areHeadlines(blocks: readonly Pick<TextBlock, 'text' | 'links'>[]): boolean {
  let length = 0;
  let gaps = 0;
  let count = 0;
  for (const { text, links } of blocks)
    for (const { start, end } of links) {
      length += end - start;
      gaps += gapsIn(text.slice(start, end));
      count++;
    }
  return isLong(length / count, gaps / count);
}

function isLong(length: number, gaps: number): boolean {
  return length >= HEADLINE_LENGTH && gaps >= HEADLINE_WORDS - 1;
}

/** White space between words; the text of blocks is folded. */
function gapsIn(text: string): number {
  let gaps = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a) gaps++;
  }
  return gaps;
}
