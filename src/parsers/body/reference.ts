/** The article's text as JSON-LD gives it: never the record's text, but a witness to which blocks are the article. */
import type { TextBlock } from '../block.js';

const SHINGLE = 4;
/** A shorter text is a summary. */
const LEAST_WORDS = 60;
/** So much of a block's shingles have to stand in the reference. */
const CONFIRMED = 0.7;

export interface Reference {
  confirms(block: TextBlock): boolean;
}

/** Undefined where the text is no more than a summary. */
export function referenceOf(articleBody: string | undefined): Reference | undefined {
  if (!articleBody) return undefined;
  // Some sites put markup into the text.
  const known = words(articleBody.replace(/<[^>]{1,500}>/gu, ' ').replace(/&[a-z]+;|&#\d+;/giu, ' '));
  if (known.length < LEAST_WORDS) return undefined;
  const shingles = new Set(shinglesOf(known));
  return {
    confirms: ({ text }) => {
      const own = shinglesOf(words(text));
      if (own.length < 2) return false;
      let found = 0;
      for (const shingle of own) if (shingles.has(shingle)) found++;
      return found / own.length >= CONFIRMED;
    },
  };
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function shinglesOf(list: readonly string[]): string[] {
  const shingles: string[] = [];
  for (let at = 0; at + SHINGLE <= list.length; at++) shingles.push(list.slice(at, at + SHINGLE).join(' '));
  return shingles;
}
