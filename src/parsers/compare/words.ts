/** Texts as rows of numbers, a number a word: the same for the same word, whatever its case and the marks around it. */

/** What a reader of the words does not miss: apostrophes, marks without width, separators of thousands. */
const UNSEEN = /['’‘ʼ`´\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const THOUSANDS = /(?<=\d)[,.\u00a0\u202f](?=\d{3}(?!\d))/gu;
/** Words, and the signs that change what a number means. */
const WORD = /[\p{L}\p{M}\p{N}]+|[£$€¥₩₹₽%]/gu;
/** Scripts that are written without spaces: each character counts as a word. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Words of both sides of a comparison, by their numbers. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();

  /** The words of a text, at most `most`. */
  read(text: string, most: number): number[] {
    const words: number[] = [];
    for (const word of cleaned(text, most).match(WORD) ?? []) {
      if (words.length >= most) break;
      if (!DENSE.test(word)) words.push(this.#numberOf(word));
      else for (const character of word) words.push(this.#numberOf(character));
    }
    return words.length > most ? words.slice(0, most) : words;
  }

  #numberOf(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#numbers.size + 1;
      this.#numbers.set(word, number);
    }
    return number;
  }
}

/** UTF-16 code units of a word and what stands beside it, at most: longer texts are not read to their end. */
const WORD_LENGTH = 40;

function cleaned(text: string, most: number): string {
  const head = text.length > most * WORD_LENGTH ? text.slice(0, most * WORD_LENGTH) : text;
  return head.normalize('NFKC').replace(UNSEEN, '').replace(THOUSANDS, '').toLowerCase();
}

/** A number for each run of `length` words, by its place; two runs hardly ever share one. */
export function shingles(words: readonly number[], length: number): number[] {
  const found: number[] = [];
  for (let at = 0; at + length <= words.length; at++) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + length; next++)
      hash = Math.imul(hash ^ (words[next] as number), 0x01000193) ^ (hash >>> 15);
    found.push(hash >>> 0);
  }
  return found;
}

/** For each word whether it stands in a run of `length` words that the other side has as well. */
export function covered(words: readonly number[], others: ReadonlySet<number>, length: number): Uint8Array {
  const marks = new Uint8Array(words.length);
  for (const [at, run] of shingles(words, length).entries())
    if (others.has(run)) marks.fill(1, at, at + length);
  return marks;
}

/** Where words stand in a longer row; looked up by their first. */
export class Row {
  readonly words: readonly number[];
  readonly #places = new Map<number, number[]>();

  constructor(words: readonly number[]) {
    this.words = words;
    for (const [at, word] of words.entries()) {
      const places = this.#places.get(word);
      if (places) places.push(at);
      else this.#places.set(word, [at]);
    }
  }

  /** The first place at which the part stands word for word, or -1. */
  placeOf(part: readonly number[]): number {
    const first = part[0];
    if (first === undefined) return -1;
    for (const place of this.#places.get(first) ?? []) {
      let same = 1;
      while (same < part.length && this.words[place + same] === part[same]) same++;
      if (same === part.length) return place;
    }
    return -1;
  }
}
