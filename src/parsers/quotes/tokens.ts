/** The text outside of quotation marks as tokens, in arrays side by side: every step asks by index. A marked stretch is one token. */
import type { Lexicon } from './lexicon.js';

export const Kind = { word: 1, number: 2, mark: 3, stretch: 4 } as const;

/** Lists of a token's numbers, and of its small ones. */
const INTEGERS = 6;
const BYTES = 3;

export class Tokens {
  count = 0;
  start: Int32Array;
  end: Int32Array;
  kind: Uint8Array;
  /** 1 where the token opens with a capital letter. */
  capital: Uint8Array;
  /** 1 where it ends in a possessive’s, which `lower` leaves out. */
  possessive: Uint8Array;
  /** Bits of the lexicon. */
  bits: Int32Array;
  paragraph: Int32Array;
  /** Number of the sentence, over the whole text. */
  sentence: Int32Array;
  /** Number of the stretch that the token stands for; of the one that comes next, for other tokens. */
  stretch: Int32Array;
  readonly lower: string[] = [];
  /** First token of each sentence, and one behind the last. */
  readonly sentences: number[] = [];
  /** First token of each paragraph. */
  readonly paragraphs: number[] = [];
  /** The first paragraph is a line without a full stop, most of whose words have capitals. */
  headlined = false;
  /** Token of each stretch. */
  readonly ofStretch: number[] = [];

  constructor(
    readonly text: string,
    readonly lexicon: Lexicon,
    most: number,
  ) {
    // One piece of memory for all: V8 asks the system for each, and has to look after it.
    const memory = new ArrayBuffer(most * (INTEGERS * Int32Array.BYTES_PER_ELEMENT + BYTES));
    const integers = (place: number) =>
      new Int32Array(memory, place * most * Int32Array.BYTES_PER_ELEMENT, most);
    const behind = INTEGERS * most * Int32Array.BYTES_PER_ELEMENT;
    const bytes = (place: number) => new Uint8Array(memory, behind + place * most, most);
    this.start = integers(0);
    this.end = integers(1);
    this.bits = integers(2);
    this.paragraph = integers(3);
    this.sentence = integers(4);
    this.stretch = integers(5);
    this.kind = bytes(0);
    this.capital = bytes(1);
    this.possessive = bytes(2);
  }

  /** Room for one more token. */
  grow(): void {
    if (this.count < this.start.length) return;
    const wider = <T extends Int32Array | Uint8Array>(list: T, made: T): T => {
      made.set(list);
      return made;
    };
    const most = this.start.length * 2;
    this.start = wider(this.start, new Int32Array(most));
    this.end = wider(this.end, new Int32Array(most));
    this.kind = wider(this.kind, new Uint8Array(most));
    this.capital = wider(this.capital, new Uint8Array(most));
    this.possessive = wider(this.possessive, new Uint8Array(most));
    this.bits = wider(this.bits, new Int32Array(most));
    this.paragraph = wider(this.paragraph, new Int32Array(most));
    this.sentence = wider(this.sentence, new Int32Array(most));
    this.stretch = wider(this.stretch, new Int32Array(most));
  }

  has(index: number, bits: number): boolean {
    return ((this.bits[index] as number) & bits) !== 0;
  }

  isWord(index: number): boolean {
    return this.kind[index] === Kind.word;
  }

  isCapital(index: number): boolean {
    return this.capital[index] === 1;
  }

  word(index: number): string {
    return this.lower[index] ?? '';
  }

  startOf(index: number): number {
    return this.start[index] as number;
  }

  endOf(index: number): number {
    return this.end[index] as number;
  }

  sentenceOf(index: number): number {
    return this.sentence[index] as number;
  }

  paragraphOf(index: number): number {
    return this.paragraph[index] as number;
  }

  /** First token of a sentence; the count of tokens behind the last one. */
  firstOf(sentence: number): number {
    return sentence < 0 ? 0 : (this.sentences[sentence] ?? this.count);
  }

  /** First token of the paragraph in which a token stands. */
  openingOf(index: number): number {
    return this.paragraphs[this.paragraphOf(index)] as number;
  }

  /** Last token of the paragraph in which a token stands. */
  closingOf(index: number): number {
    return (this.paragraphs[this.paragraphOf(index) + 1] ?? this.count) - 1;
  }

  slice(first: number, last: number): string {
    return this.text.slice(this.start[first], this.end[last]);
  }
}
