/** Words around a place in a text, read letter by letter. */
import { Letter, letterOf } from '../characters.js';
import { codeAt } from '../white-space.js';

export function isLetter(code: number): boolean {
  const letter = letterOf(code);
  return letter === Letter.lower || letter === Letter.upper;
}

/** Where the letters that end before a place begin. */
export function wordStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && isLetter(codeAt(text, at - 1))) at--;
  return at;
}

/** Where the letters that begin at a place end. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && isLetter(codeAt(text, at))) at++;
  return at;
}

export function isSpaceAt(text: string, at: number): boolean {
  return letterOf(codeAt(text, at)) === Letter.space;
}

/** Scripts without cases have letters that are neither small nor capital. */
export function isLowerAt(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  if (letterOf(code) !== Letter.lower) return false;
  const letter = text[at] as string;
  return letter !== letter.toUpperCase();
}

export function isDigitAt(text: string, at: number): boolean {
  return letterOf(codeAt(text, at)) === Letter.digit;
}

export function isUpperAt(text: string, at: number): boolean {
  return letterOf(codeAt(text, at)) === Letter.upper;
}

/** Where the last `. ` before a place begins, not before `from`; -1 where there is none. */
export function lastStop(text: string, from: number, before: number): number {
  for (let at = before - 2; at >= from; at--)
    if (codeAt(text, at) === 0x2e && codeAt(text, at + 1) === 0x20) return at;
  return -1;
}

/** Words of a list in a table. */
export function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
