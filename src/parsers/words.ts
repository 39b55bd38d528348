/** Words as numbers: fast to find and to compare, where it does not matter what they are but whether they are the same. */
import { codeAt } from './white-space.js';

/** FNV-1a, 32 bits: two of the words of a page hardly ever share a number. */
export const FNV_OFFSET = 0x811c9dc5;
export const FNV_PRIME = 0x01000193;

/** Runs of letters and digits in their order, whatever their case. With a sign, as sets find such numbers without more. */
export function wordNumbers(text: string): number[] {
  const lower = text.toLowerCase();
  const numbers: number[] = [];
  let hash = FNV_OFFSET;
  let isOpen = false;
  const { length } = lower;
  for (let at = 0; at < length; at++) {
    const code = codeAt(lower, at);
    if (isWord(code)) {
      hash = Math.imul(hash ^ code, FNV_PRIME);
      isOpen = true;
    } else if (isOpen) {
      numbers.push(hash);
      hash = FNV_OFFSET;
      isOpen = false;
    }
  }
  if (isOpen) numbers.push(hash);
  return numbers;
}

/** Letters and digits; beyond ASCII all but the blocks of punctuation. */
export function isWord(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f);
}
