/** The article's text as JSON-LD gives it: never the record's text, but a witness to which blocks are the article. */
import type { TextBlock } from '../block.js';
import { wordNumbers } from '../words.js';

/** Words in a row that are looked for. */
const SHINGLE = 4;
/** A shorter text is a summary. */
const LEAST_WORDS = 60;
/** So much of a block's shingles have to stand in the reference. */
const CONFIRMED = 0.7;

export interface Reference {
  /** Words of the text. */
  words: number;
  /** UTF-16 code units. */
  length: number;
  confirms(block: TextBlock): boolean;
}

/** Undefined where the text is no more than a summary. */
export function referenceOf(articleBody: string | undefined): Reference | undefined {
  if (!articleBody) return undefined;
  // Some sites put markup into the text.
  const text = articleBody.includes('<') ? articleBody.replace(/<[^>]{1,500}>/gu, ' ') : articleBody;
  const known = wordNumbers(text.includes('&') ? text.replace(/&[a-z]+;|&#\d+;/giu, ' ') : text);
  if (known.length < LEAST_WORDS) return undefined;
  const shingles = new Set(shinglesOf(known));
  return {
    words: known.length,
    length: text.length,
    confirms: (block) => {
      const own = shinglesOf(wordNumbers(block.text));
      if (own.length < 2) return false;
      let found = 0;
      for (const shingle of own) if (shingles.has(shingle)) found++;
      return found / own.length >= CONFIRMED;
    },
  };
}

function shinglesOf(list: readonly number[]): number[] {
  const shingles: number[] = [];
  for (let at = 0; at + SHINGLE <= list.length; at++) {
    let shingle = 0;
    for (let word = at; word < at + SHINGLE; word++)
      shingle = (Math.imul(shingle, 0x5bd1e995) + (list[word] as number)) | 0;
    shingles.push(shingle);
  }
  return shingles;
}
