/** A line as its words: what is left when case, punctuation and decoration are taken away. */
import { keep } from '../../keep.js';
import { codeAt } from '../../white-space.js';

/** Any number, whatever its digits: `12`, `1,204`, `3.5k`. */
export const NUMBER = '#';
/** Stands in patterns for any words. */
export const REST = '…';

/** Signs that say as much as a word: of rights, of an address, of closing. */
const SIGNS = '©ⓒ@×';
/** Patterns are written with two more. */
export const PATTERN_SIGNS = `${SIGNS}${NUMBER}${REST}`;
/** `Read also: …`, `Tags » …`, and the end of a line. */
const PARTING = ':|»>–—•·→：・\n';
/** Shown without width or inside of words; the dot is what a capital `İ` leaves in lower case. */
const UNSEEN = "\u0307\u00ad\u02bb\u02bc\u200b\u200c\u200d\u2060\ufeff'’";

/** The words of a line in lower case, read as far as they are asked for: most lines are told by their first. */
export class Words {
  readonly #line: string;
  readonly #words: string[] = [];
  readonly #parted: boolean[] = [];
  readonly #signs: string;
  #at = 0;

  constructor(line: string, signs = SIGNS) {
    this.#line = line;
    this.#signs = signs;
  }

  /** Every number is {@link NUMBER}; apostrophes are left out (`don’t` is `dont`). Undefined behind the last word. */
  at(index: number): string | undefined {
    while (this.#words.length <= index) if (!this.#read()) return undefined;
    return this.#words[index];
  }

  /** Whether a mark that parts a label from what it is for stands before the word with this index. */
  isParted(index: number): boolean {
    return this.at(index) !== undefined && this.#parted[index] === true;
  }

  /** What was not read yet. */
  get rest(): string {
    return this.#line.slice(this.#at);
  }

  #read(): boolean {
    const line = this.#line;
    const { length } = line;
    let isParted = false;
    for (let at = this.#at; at < length; at++) {
      const code = codeAt(line, at);
      if (code === 0x20) continue;
      if (isLetter(code)) return this.#add(wordAt(line, at), endOfWord(line, at), isParted);
      if (isDigit(code)) return this.#add(NUMBER, endOfNumber(line, at), isParted);
      const sign = line.charAt(at);
      if (this.#signs.includes(sign)) return this.#add(sign, at + 1, isParted);
      isParted ||= PARTING.includes(sign) || (sign === '-' && line.charAt(at + 1) === ' ');
    }
    this.#at = length;
    return false;
  }

  #add(word: string, end: number, isParted: boolean): true {
    this.#words.push(word);
    this.#parted.push(isParted);
    this.#at = end;
    return true;
  }
}

function wordAt(line: string, start: number): string {
  const word = line.slice(start, endOfWord(line, start));
  const { length } = word;
  for (let at = 0; at < length; at++) if (isUnseen(codeAt(word, at))) return seen(word);
  return word;
}

function endOfWord(line: string, start: number): number {
  const { length } = line;
  let at = start + 1;
  for (; at < length; at++) {
    const code = codeAt(line, at);
    if (!isLetter(code) && !isDigit(code) && !isUnseen(code)) break;
  }
  return at;
}

function seen(word: string): string {
  let out = '';
  for (let at = 0; at < word.length; at++) if (!isUnseen(codeAt(word, at))) out += word.charAt(at);
  return out;
}

/** Behind digits, their points and commas, and one letter for thousands or millions. */
function endOfNumber(line: string, start: number): number {
  const { length } = line;
  let at = start + 1;
  for (; at < length; at++) {
    const code = codeAt(line, at);
    const isPoint = (code === 0x2e || code === 0x2c) && at + 1 < length && isDigit(codeAt(line, at + 1));
    if (!isPoint && !isDigit(code)) break;
  }
  const isUnit = line.charAt(at) === 'k' || line.charAt(at) === 'm';
  return isUnit && (at + 1 === length || !isLetter(codeAt(line, at + 1))) ? at + 1 : at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Beyond ASCII all but the signs, the blocks of punctuation, and pictures, which are surrogates. */
function isLetter(code: number): boolean {
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return false;
  if (code < 0x2000) return true;
  return (
    code > 0x2bff &&
    !(code >= 0x3000 && code <= 0x303f) &&
    code !== 0x30fb &&
    !(code >= 0xd800 && code <= 0xf8ff) &&
    code < 0xfe00
  );
}

function isUnseen(code: number): boolean {
  return (
    code === 0x27 ||
    ((code === 0xad || code === 0x2bb || code === 0x2bc || code === 0x307 || code > 0x2000) &&
      UNSEEN.includes(String.fromCharCode(code)))
  );
}

keep(new Words(''));
