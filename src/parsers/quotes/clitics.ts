/** Small words that are written together with others: `l’association`, `raconte-t-elle`. */
import type { Clitics } from './languages/words.js';

/**
 * Where the word from `start` up to `end` is to be cut: the end of its first part, and where the next begins. Undefined for
 * a word in one piece.
 */
export function cutOf(
  text: string,
  start: number,
  end: number,
  { before, behind }: Clitics,
): { end: number; next: number } | undefined {
  for (let at = start + 1; at < end && at - start <= LONGEST; at++)
    if (isApostrophe(text.charCodeAt(at)) && at + 1 < end) {
      const isElided = before.has(text.slice(start, at).toLowerCase());
      return isElided ? { end: at + 1, next: at + 1 } : undefined;
    }
  const hyphen = text.lastIndexOf('-', end - 1);
  if (hyphen <= start || !behind.has(text.slice(hyphen + 1, end))) return undefined;
  // `raconte-t-elle`: the letter between the two is sound.
  const isSound = text[hyphen - 1] === 't' && text[hyphen - 2] === '-' && hyphen - 2 > start;
  return { end: isSound ? hyphen - 2 : hyphen, next: hyphen + 1 };
}

/** Letters of what is elided, `lorsqu’` the most. */
const LONGEST = 6;

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}
