/**
 * The attributes of a page's elements, as places in its text: most of them nobody asks for, and what is not asked for is
 * not cut out, decoded or kept.
 */
import { decodeHTMLAttribute } from 'entities/decode';
import type { Source } from './source.js';

/** Numbers that are kept of an attribute: where its name begins and ends, where its value begins and ends. */
const NUMBERS = 4;
/** The bit in which a small ASCII letter and its capital differ. */
const CASE = 0x20;
/** For so many attributes room is made at first. */
const ROOM = 1_024;
const CAPITALS = /[A-Z]/u;

/** What all elements of a page share that are called the same. */
export interface Names {
  /** Lower-case words joined by dashes: `main storyBody` gives `main-story-body`. */
  readonly text: string;
  /** Among the names of the page, from 1; 0 for none. */
  readonly number: number;
  /** The bits of the name tests that were asked, and of those that hold. */
  asked: number;
  holds: number;
}

export class Attributes {
  /** What {@link namesOf} made of what is written: elements of one name are many. */
  readonly names = new Map<string, Names>();
  /** Of the names since it was emptied, the bit of each length: most that is asked for is not there. */
  lengths = 0;
  readonly #source: Source;
  #places = new Int32Array(ROOM * NUMBERS);
  #count = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Attributes so far: an element's are those from the count before it to the count behind it. */
  get count(): number {
    return this.#count;
  }

  /** Without a value, `valueStart` and `valueEnd` are the same. All are places in the signs of the page's source. */
  add(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    const at = this.#count++ * NUMBERS;
    this.lengths |= bitOf(nameEnd - nameStart);
    if (at === this.#places.length) {
      const places = new Int32Array(2 * at);
      places.set(this.#places);
      this.#places = places;
    }
    this.#places[at] = nameStart;
    this.#places[at + 1] = nameEnd;
    this.#places[at + 2] = valueStart;
    this.#places[at + 3] = valueEnd;
  }

  /** The value of the first attribute with this lower-case name, among those from `first` up to `end`. */
  find(name: string, first: number, end: number): string | undefined {
    const places = this.#places;
    const html = this.#source.signs;
    const { length } = name;
    const letter = name.charCodeAt(0);
    for (let at = first * NUMBERS; at < end * NUMBERS; at += NUMBERS) {
      const start = places[at] as number;
      if ((places[at + 1] as number) - start !== length) continue;
      if ((html.charCodeAt(start) | CASE) !== letter) continue;
      if (html.startsWith(name, start) || html.slice(start, start + length).toLowerCase() === name)
        return this.#valueAt(at);
    }
    return undefined;
  }

  /** All of them, by lower-case name; of two with one name, the first counts. */
  all(first: number, end: number): Record<string, string> {
    const all: Record<string, string> = {};
    for (let at = first * NUMBERS; at < end * NUMBERS; at += NUMBERS) {
      const written = this.#slice(at);
      const name = CAPITALS.test(written) ? written.toLowerCase() : written;
      if (!Object.hasOwn(all, name)) all[name] = this.#valueAt(at);
    }
    return all;
  }

  #slice(at: number): string {
    return this.#source.slice(this.#places[at] as number, this.#places[at + 1] as number);
  }

  #valueAt(at: number): string {
    const value = this.#slice(at + 2);
    return value.includes('&') ? decodeHTMLAttribute(value) : value;
  }
}

/** Lengths of 32 and more share the bits of others. */
export function bitOf(length: number): number {
  return 1 << length;
}
