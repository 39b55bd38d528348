/** How much a block reads like running text: the one measure that holds over templates and languages. */
import type { TextBlock } from '../block.js';
import { codeAt, isSpace } from '../white-space.js';

/** A character of a script that is written without spaces says as much as two letters. */
const DENSE_WEIGHT = 2;

const SENTENCE_END = /[.!?…。！？।؟:;»”"“]["'”’»)\]]*(?:\s|$)/u;
const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

export interface Prose {
  /** Characters outside of links, those of dense scripts weighted. */
  length: number;
  isProse: boolean;
}

export function isHeading(block: TextBlock): boolean {
  return HEADINGS.has(block.tag);
}

/** Shorter texts are lines of a list, of a menu, of a card. */
const SENTENCE = 60;
const PARAGRAPH = 140;

export function proseOf(block: TextBlock): Prose {
  const { text, tag } = block;
  const length = weighted(text) * (1 - block.linkDensity);
  if (isHeading(block) || tag === 'figcaption' || tag === 'button' || tag === 'option')
    return { length, isProse: false };
  // A paragraph that is one long link is a teaser.
  const enough = length >= PARAGRAPH || (length >= SENTENCE && SENTENCE_END.test(text));
  return { length, isProse: enough && block.linkDensity < 0.5 };
}

/** Characters that are no white space, those of dense scripts by their weight. */
function weighted(text: string): number {
  const { length } = text;
  let sum = 0;
  for (let at = 0; at < length; at++) {
    const code = codeAt(text, at);
    if (!isSpace(code)) sum += isDense(code) ? DENSE_WEIGHT : 1;
  }
  return sum;
}

/** Thai, Hangul, Kana and Han, by their blocks in Unicode. */
function isDense(code: number): boolean {
  if (code < 0x0e00) return false;
  return (
    code <= 0x0e7f ||
    (code >= 0x1100 && code <= 0x11ff) ||
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0x3041 && code <= 0x30ff) ||
    (code >= 0x3130 && code <= 0x318f) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}
