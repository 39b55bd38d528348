/**
 * A text as words and as a skeleton: the names, numbers and quotes in their order, which stay when a text is respun with
 * other words.
 */
import { FNV_OFFSET, FNV_PRIME } from '../words.js';

export interface Tokens {
  /** A number a word, whatever its case; a number a character in scripts without spaces. */
  words: number[];
  /** Whether the word is a character of a script without spaces. */
  dense: boolean[];
  skeleton: number[];
  /** For each member of the skeleton the words from the one before it. */
  spans: number[];
  names: Set<number>;
  numbers: Set<number>;
}

/** Words of a text that are looked at. */
const MOST_WORDS = 5_000;
/** UTF-16 code units of a word and what stands beside it, at most: longer texts are not read to their end. */
const WORD_LENGTH = 40;

/** What a reader of the words does not miss: apostrophes, marks without width, separators of thousands. */
const UNSEEN = /['’‘ʼ`´\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const THOUSANDS = /(?<=\d)[,.\u00a0\u202f](?=\d{3}(?!\d))/gu;
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const KATAKANA = /[\p{Script=Katakana}ー]/u;
/** Decimals are one word, and so is a run of katakana: it is a name or a foreign word. */
const WORD = new RegExp(
  `\\p{N}+(?:[.,]\\p{N}+)+|${KATAKANA.source}+|${DENSE.source}|(?:(?!${DENSE.source}|${KATAKANA.source})[\\p{L}\\p{M}\\p{N}])+`,
  'gu',
);
/** A capital behind one of these may be there because a sentence begins. */
const BEGINS = /[.!?…:;•"“”„«»‹›()\n]/u;
const OPENS = /[“„«「『"]/u;
const CLOSES = /[”“»」』"]/u;

/** Words of a quote: fewer are a term in marks, more are marks that were never closed. */
const LEAST_QUOTED = 4;
const MOST_QUOTED = 120;
/** Letters of a word in a script without capitals that may be a name. */
const UNCASED = 4;
/** Members of the skeleton that are looked at. */
const MOST_MEMBERS = 400;
interface Read extends Omit<Tokens, 'skeleton' | 'spans'> {
  /** For each word what it looks like, what stands before it, and its letters. */
  looks: Look[];
  gaps: string[];
  lengths: number[];
}

type Look = 'number' | 'capital' | 'first' | 'small' | 'uncased' | 'katakana' | 'han' | 'dense';

/** Words and skeleton of a text, at most its first 5,000 words. */
export function tokensOf(text: string): Tokens {
  const read = readWords(text);
  const { words, looks, gaps, lengths, names, numbers } = read;
  const isName = namesIn(read);
  const again = againIn(read);
  const skeleton = new Skeleton();
  let quote: number[] | undefined;
  for (const [at, word] of words.entries()) {
    const gap = gaps[at] as string;
    if (gap !== ' ' && gap !== '' && gap !== '-') {
      skeleton.closeName();
      const marks = quoteAt(gap, quote);
      if (marks.said !== undefined) skeleton.said(marks.said);
      if (marks.open && marks.open !== quote) skeleton.opens();
      quote = marks.open;
    }
    quote?.push(word);
    skeleton.words++;
    const name = isName(at) ? word : again(at);
    if (name !== undefined) {
      names.add(name);
      skeleton.name(name, lengths[at] as number);
      continue;
    }
    skeleton.closeName();
    if (looks[at] !== 'number') continue;
    numbers.add(word);
    skeleton.push(word);
  }
  skeleton.closeName();
  return { ...read, ...skeleton.upTo(MOST_MEMBERS) };
}

class Skeleton {
  words = 0;
  readonly #members: number[] = [];
  /** For each member the words up to it. */
  readonly #places: number[] = [];
  #name: { word: number; length: number } | undefined;
  #quoteAt = 0;

  push(member: number): void {
    this.#members.push(member);
    this.#places.push(this.words);
  }

  /** A name of several words counts as its longest: `Union` and `Street` say less than what stands before them. */
  name(word: number, length: number): void {
    if (!this.#name || length >= this.#name.length) this.#name = { word, length };
  }

  closeName(): void {
    if (this.#name) this.push(this.#name.word);
    this.#name = undefined;
  }

  opens(): void {
    this.#quoteAt = this.#members.length;
  }

  /** A quote is one member, whatever is named in it: reporters of one event have the same quotes. */
  said(quote: number): void {
    this.#members.length = this.#quoteAt;
    this.#places.length = this.#quoteAt;
    this.push(quote);
  }

  upTo(most: number): Pick<Tokens, 'skeleton' | 'spans'> {
    const skeleton = this.#members.slice(0, most);
    return {
      skeleton,
      spans: skeleton.map((_, at) => (this.#places[at] ?? 0) - (this.#places[at - 1] ?? 0)),
    };
  }
}

function readWords(text: string): Read {
  const head = text.length > MOST_WORDS * WORD_LENGTH ? text.slice(0, MOST_WORDS * WORD_LENGTH) : text;
  const clean = head.normalize('NFKC').replace(UNSEEN, '').replace(THOUSANDS, '');
  const read: Read = {
    words: [],
    dense: [],
    names: new Set(),
    numbers: new Set(),
    looks: [],
    gaps: [],
    lengths: [],
  };
  let end = 0;
  for (const match of clean.matchAll(WORD)) {
    if (read.words.length >= MOST_WORDS) break;
    const [word] = match;
    const gap = clean.slice(end, match.index);
    end = match.index + word.length;
    const look = lookOf(word, read.words.length === 0 || BEGINS.test(gap));
    read.words.push(hashOf(word.toLowerCase()));
    read.dense.push(look === 'dense' || look === 'han');
    read.looks.push(look);
    read.gaps.push(gap);
    read.lengths.push(word.length);
  }
  return read;
}

function lookOf(word: string, begins: boolean): Look {
  if (/\p{N}/u.test(word)) return 'number';
  if (DENSE.test(word)) return /\p{Script=Han}/u.test(word) ? 'han' : 'dense';
  if (/^\p{Lu}/u.test(word)) return begins ? 'first' : 'capital';
  if (KATAKANA.test(word)) return 'katakana';
  return /^\p{Lo}/u.test(word) && word.length >= UNCASED ? 'uncased' : 'small';
}

/** A word that begins a sentence is a name where it has a capital elsewhere too, and nowhere a small letter. */
function namesIn({ words, looks }: Read): (at: number) => boolean {
  const capital = new Set<number>();
  const small = new Set<number>();
  for (const [at, word] of words.entries()) {
    if (looks[at] === 'capital') capital.add(word);
    else if (looks[at] === 'small') small.add(word);
  }
  return (at) => {
    const look = looks[at];
    if (look === 'first') return capital.has(words[at] as number) && !small.has(words[at] as number);
    return look === 'capital' || look === 'katakana' || look === 'uncased';
  };
}

/** Three characters of Chinese or Japanese that end here and come again: a name, more often than not. */
function againIn({ words, looks }: Read): (at: number) => number | undefined {
  const runAt = (at: number) =>
    looks[at] === 'han' && looks[at - 1] === 'han' && looks[at - 2] === 'han'
      ? mixed(mixed(words[at - 2] as number, words[at - 1] as number), words[at] as number)
      : undefined;
  const counts = new Map<number, number>();
  for (const at of looks.keys()) {
    const run = runAt(at);
    if (run !== undefined) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return (at) => {
    const run = runAt(at);
    return run !== undefined && (counts.get(run) ?? 0) > 1 ? run : undefined;
  };
}

/** Follows the marks between two words: the words of the quote that is open behind them, and the one that ended. */
function quoteAt(gap: string, before: number[] | undefined): { open?: number[] | undefined; said?: number } {
  let open = gap.includes('\n') ? undefined : before;
  let said: number | undefined;
  for (const sign of gap) {
    if (open && CLOSES.test(sign)) {
      if (open.length >= LEAST_QUOTED && open.length <= MOST_QUOTED) said = smallestRun(open);
      open = undefined;
    } else if (!open && OPENS.test(sign)) open = [];
  }
  return said === undefined ? { open } : { open, said };
}

/** One number for a quote, which stays the same when a few of its words change. */
function smallestRun(words: readonly number[]): number {
  let smallest = 0xffffffff;
  for (let at = 0; at + 2 < words.length; at++)
    smallest = Math.min(
      smallest,
      mixed(mixed(words[at] as number, words[at + 1] as number), words[at + 2] as number),
    );
  return smallest;
}

function hashOf(word: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  return hash >>> 0;
}

/** Two numbers as one, by their order; well spread (the finalizer of MurmurHash3). */
export function mixed(one: number, other: number): number {
  let hash = Math.imul(one, 0x9e3779b1) ^ other;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
