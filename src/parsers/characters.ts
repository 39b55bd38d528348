/** What a UTF-16 code unit is, looked up instead of matched: asked for every character of every article. */

export const Letter = { unknown: 0, other: 1, space: 2, lower: 3, upper: 4, digit: 5 } as const;

const known = new Uint8Array(0x1_0000);

/** Combining marks count as small letters: they stand inside of words. Halves of surrogate pairs as other. */
export function letterOf(code: number): number {
  return (known[code] as number) || (known[code] = judged(String.fromCharCode(code)));
}

function judged(character: string): number {
  if (/\s/u.test(character)) return Letter.space;
  if (/\p{Lu}/u.test(character)) return Letter.upper;
  if (/[\p{L}\p{M}]/u.test(character)) return Letter.lower;
  return /\p{N}/u.test(character) ? Letter.digit : Letter.other;
}
