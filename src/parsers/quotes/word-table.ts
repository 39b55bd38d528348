/**
 * Words found where they stand in a text, whatever their case: most words of an article are known, and no string is made
 * for those.
 */
import { codeAt } from '../white-space.js';
import { FNV_OFFSET, FNV_PRIME } from '../words.js';

/** The bit in which a small ASCII letter and its capital differ. */
export const CASE = 0x20;
/** Slots for each word, so that few words meet in one. */
const ROOM = 4;

export class WordTable {
  /** In lower case. */
  readonly words: readonly string[];
  /** Numbers of words, counted from 1; 0 where there is none. */
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(words: Iterable<string>) {
    this.words = [...words];
    const size = 2 ** Math.ceil(Math.log2(ROOM * this.words.length + 1));
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    for (const [index, word] of this.words.entries()) {
      let slot = numberOf(word, 0, word.length) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = index + 1;
    }
  }

  /** Place in {@link words} of the word from `start` up to `end`; -1 for one that is none of them. ASCII only. */
  find(text: string, start: number, end: number): number {
    let slot = numberOf(text, start, end) & this.#mask;
    for (;;) {
      const index = (this.#slots[slot] as number) - 1;
      if (index < 0 || isWord(this.words[index] as string, text, start, end)) return index;
      slot = (slot + 1) & this.#mask;
    }
  }
}

function numberOf(text: string, start: number, end: number): number {
  let number = FNV_OFFSET;
  for (let at = start; at < end; at++) number = Math.imul(number ^ small(codeAt(text, at)), FNV_PRIME);
  // The low bits alone know little of the first letters.
  return number ^ (number >>> 15);
}

function isWord(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++)
    if (codeAt(word, at) !== small(codeAt(text, start + at))) return false;
  return true;
}

function small(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | CASE : code;
}
