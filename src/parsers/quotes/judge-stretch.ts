/** Whether a marked stretch is somebody's words at all: marks also stand around titles, nicknames and doubted words. */

/** Words before a title of a work. */
const WORK_BEFORE =
  /\b(?:book|novel|film|movie|song|album|show|series|play|article|essay|column|titled|entitled|named|headlined|headline|episode|documentary|podcast|single|musical|nicknamed|dubbed|so-called|buch|film|lied|serie|sendung|titel)\s*,?\s*$/iu;
const TITLE_WORD =
  /^(?:\p{Lu}|\d|a$|an$|the$|of$|in$|on$|at$|and$|to$|for$|from$|with$|or$|is$|by$|der$|die$|das$|und$|von$)/u;

/** More words than a nickname, a slogan or a doubted word. */
export const SENTENCE_WORDS = 5;

export interface StretchFacts {
  /** The words inside of the marks. */
  inner: string;
  /** The text of the sentence before the mark. */
  before: string;
  /** Nothing but the stretch stands in its sentence. */
  alone: boolean;
  goesOn: boolean;
}

/** Sentence case and a sentence's end: words that stand for themselves. */
export function isSentence({ inner, alone, goesOn }: StretchFacts): boolean {
  const count = wordCount(inner);
  if (count < 2) return false;
  const ends = /[.,!?…;—–-]$/u.test(inner.trim());
  return goesOn || (alone && (ends || count >= SENTENCE_WORDS)) || (ends && count >= SENTENCE_WORDS);
}

/** A work's title: every word of it in capitals, or behind a word for a work. */
export function isTitle({ inner, before }: StretchFacts): boolean {
  const parts = inner
    .trim()
    .replace(/[.,!?]$/u, '')
    .split(/\s+/u);
  const capitals =
    parts.length <= 8 &&
    parts.length >= 2 &&
    parts.every((part) => TITLE_WORD.test(part)) &&
    parts.filter((part) => /^\p{Lu}/u.test(part)).length >= 2;
  return WORK_BEFORE.test(before) || (capitals && !/[.!?,]$/u.test(inner.trim()));
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
