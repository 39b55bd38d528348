/** Transcripts that were put in marks whole: each paragraph opens with the name of who speaks, as in `“DOE: We shall see.”`. */
import type { Tokens } from './tokens.js';

/** One to four words with capitals, a colon and a space; sticky, asked at the start of a stretch. */
const LABEL = /\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*){0,3}(?=:\s)/uy;
/** `(CROSSTALK)`, `[Laughter.]`: what happened, not what was said. */
const DIRECTION = /^[([][^)\]]*[)\]]\p{P}?$/u;
/** A name and a direction are a few words. UTF-16 code units. */
const MOST_LABEL = 40;
const MOST_DIRECTION = 60;
const COLON = 0x3a;

export interface Label {
  start: number;
  end: number;
}

/** The name at the start of a stretch; undefined where none stands there or it is not written as transcripts write names. */
export function labelOf({ text }: Tokens, start: number, end: number): Label | undefined {
  const limit = Math.min(end, start + MOST_LABEL);
  let colon = start;
  while (colon < limit && text.charCodeAt(colon) !== COLON) colon++;
  if (colon === limit) return undefined;
  LABEL.lastIndex = start;
  const name = LABEL.exec(text)?.[0];
  if (!name || name !== name.toUpperCase()) return undefined;
  return { start, end: start + name.length };
}

/** All that stands in the marks is a direction. */
export function isDirection({ text }: Tokens, start: number, end: number): boolean {
  const opens = text[start] === '(' || text[start] === '[';
  return opens && end - start <= MOST_DIRECTION && DIRECTION.test(text.slice(start, end));
}
