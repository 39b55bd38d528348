/** How much a block reads like running text: the one measure that holds over templates and languages. */
import type { TextBlock } from './block.js';

/** What a character of a dense script says beyond what a letter says, in letters. */
const DENSE_MORE = 1;

const SENTENCE_END = /[\p{STerm}…:;»”"“]["'”’»)\]]*(?:\s|$)/u;
const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

export interface Prose {
  /** Characters outside of links, those of dense scripts weighted. */
  length: number;
  isProse: boolean;
}

export function isHeading(block: TextBlock): boolean {
  return HEADINGS.has(block.tag);
}

/** Lists of pictures tell their text in headings of whole sentences. UTF-16 code units. */
const TOLD = 60;

export function isToldIn({ text, linkDensity }: TextBlock): boolean {
  return text.length >= TOLD && linkDensity < 0.5 && /(?![?？؟])[\p{STerm}…][”"’»)]*$/u.test(text);
}

/** Whether the block is a sentence that ends in a colon: it says what stands below it. */
export function introduces(block: TextBlock): boolean {
  return /[:：]$/u.test(block.text) && proseOf(block).isProse;
}

/** Shorter texts are lines of a list, of a menu, of a card. */
const SENTENCE = 60;
const PARAGRAPH = 140;
/** What a letter says where vowels are not written: the same text is shorter by a quarter. */
const VOWELLESS_MORE = 4 / 3;
const VOWELLESS = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export function proseOf(block: TextBlock): Prose {
  const { text, tag, characters, dense, linkDensity } = block;
  const length = (characters + DENSE_MORE * dense) * (1 - linkDensity);
  if (isHeading(block) || tag === 'figcaption' || tag === 'button' || tag === 'option')
    return { length, isProse: false };
  // A paragraph that is one long link is a teaser.
  return {
    length,
    isProse: linkDensity < 0.5 && (isEnough(length, text) || isEnoughVowelless(length, text)),
  };
}

function isEnough(length: number, text: string): boolean {
  return length >= PARAGRAPH || (length >= SENTENCE && SENTENCE_END.test(text));
}

function isEnoughVowelless(length: number, text: string): boolean {
  const said = length * VOWELLESS_MORE;
  return said >= SENTENCE && VOWELLESS.test(text) && isEnough(said, text);
}

/** UTF-16 code units, twice as many of scripts without spaces. */
const SHORT_SENTENCE = 15;

/** A short paragraph where paragraphs have an element of their own: dialogue, mostly. In Japanese a closing mark ends one. */
export function isSentence(block: TextBlock): boolean {
  const { tag, text, characters, dense, linkDensity } = block;
  return (
    (tag === 'p' || isBare(block)) &&
    linkDensity < 0.2 &&
    (text.length >= SHORT_SENTENCE || characters + dense >= SHORT_SENTENCE) &&
    /(?:[\p{STerm}…][”"»“’)]*|[」』])$/u.test(text)
  );
}

/** `<div>` around one line, without a name: where a system has no paragraphs. */
export function isBare({ tag, box, element }: TextBlock): boolean {
  return tag === 'div' && box.first === box.last && !element.attribute('class') && !element.attribute('id');
}
