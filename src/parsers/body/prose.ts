/** How much a block reads like running text: the one measure that holds over templates and languages. */
import type { TextBlock } from '../block.js';
import { countCharacters } from '../cut.js';

/** Scripts that write without spaces say more with a character. */
const DENSE_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;
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
  const dense = text.match(DENSE_SCRIPT)?.length ?? 0;
  const characters = countCharacters(text) + dense * (DENSE_WEIGHT - 1);
  const length = characters * (1 - block.linkDensity);
  if (isHeading(block) || tag === 'figcaption' || tag === 'button' || tag === 'option')
    return { length, isProse: false };
  // A paragraph that is one long link is a teaser.
  const enough = length >= PARAGRAPH || (length >= SENTENCE && SENTENCE_END.test(text));
  return { length, isProse: enough && block.linkDensity < 0.5 };
}
