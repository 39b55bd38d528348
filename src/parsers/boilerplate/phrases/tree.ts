/**
 * All phrases in one tree, word below word: most lines of a page leave it at their first word. What is below a first
 * word grows when a line with that word is met, as a page is in one language of many.
 */
import type { BoilerplateKind } from '../../../model/article.js';
import { codeAt } from '../../white-space.js';
import { FNV_OFFSET, FNV_PRIME, Sieve, wordNumbers } from '../../words.js';
import { openings, spelledOut } from './pattern.js';
import { PATTERN_SIGNS, REST, Words } from './words.js';

/** The bit in which a small ASCII letter and its capital differ. */
const CASE = 0x20;
const APOSTROPHE = 0x27;
const AT_SIGN = 0x40;

/** Lines of one kind that are of one length and have one reason. */
export interface Row {
  /** Longer lines are not meant. UTF-16 code units. */
  most: number;
  /** A line each: its language, and its pattern. A line that opens with `|` goes on with the one above. */
  lines: string;
}

export interface Table {
  kind: BoilerplateKind;
  rows: readonly Row[];
}

interface End {
  kind: BoilerplateKind;
  most: number;
  /** Of two phrases that fit, the one that was put in first is right. */
  rank: number;
}

/** Most nodes are the end of one phrase, so nothing is made before it is needed. */
class Node {
  next: Map<string, Node> | undefined = undefined;
  /** Where a parting mark has to stand first. */
  parted: Node | undefined = undefined;
  /** Behind any words. */
  rest: Node | undefined = undefined;
  ends: End[] | undefined = undefined;

  behind(word: string): Node {
    this.next ??= new Map();
    let next = this.next.get(word);
    if (!next) {
      next = new Node();
      this.next.set(word, next);
    }
    return next;
  }

  /** Puts in what the pattern stands for. */
  grow(pattern: string, end: End): void {
    for (const line of spelledOut(pattern)) {
      const words = new Words(line, PATTERN_SIGNS);
      let node: Node = this;
      let word = words.at(0);
      for (let at = 0; word !== undefined; word = words.at(++at)) {
        if (words.isParted(at)) node = node.parted ??= new Node();
        node = word === REST ? (node.rest ??= new Node()) : node.behind(word);
      }
      node.ends ??= [];
      node.ends.push(end);
    }
  }
}

export class PhraseTree {
  /** For each first word the tree below it, or what it will grow from. */
  readonly #first = new Map<string, Node | [pattern: string, end: End][]>();
  /** Lines whose opening is open: below the word behind it. */
  readonly #open = new Map<string, Node>();
  /** By their numbers, the first words, and those that may stand anywhere. */
  readonly #openings: Sieve;
  readonly #openWords: Sieve;
  /** Whether a line may hold one of these. */
  readonly #isOpen: RegExp;
  #longest = 0;

  constructor(tables: readonly Table[]) {
    let rank = 0;
    for (const { kind, rows } of tables)
      for (const { most, lines } of rows) {
        this.#longest = Math.max(this.#longest, most);
        for (const line of lines.replace(/\n\s*\|/gu, '|').split('\n'))
          this.#add(line.trim().toLowerCase(), { kind, most, rank: rank++ });
      }
    this.#isOpen = new RegExp([...this.#open.keys()].map(escaped).join('|') || '(?!)', 'iu');
    // A line that opens with one of the open words has it as its first.
    this.#openings = new Sieve([...this.#first.keys(), ...this.#open.keys()].flatMap(wordNumbers));
    this.#openWords = new Sieve([...this.#open.keys()].flatMap(wordNumbers));
  }

  #add(line: string, end: End): void {
    for (const [word, pattern] of openings(line.slice(line.indexOf(' ') + 1))) {
      if (word === REST) {
        for (const [behind, more] of openings(pattern)) {
          const node = this.#open.get(behind) ?? new Node();
          node.grow(more, end);
          this.#open.set(behind, node);
        }
        continue;
      }
      const known = this.#first.get(word);
      if (Array.isArray(known)) known.push([pattern, end]);
      else this.#first.set(word, [[pattern, end]]);
    }
  }

  #below(word: string): Node | undefined {
    const known = this.#first.get(word);
    if (!Array.isArray(known)) return known;
    const node = new Node();
    for (const [pattern, end] of known) node.grow(pattern, end);
    this.#first.set(word, node);
    return node;
  }

  #anywhere(words: Words, { length }: string): End | undefined {
    let found: End | undefined;
    for (let at = 0, word = words.at(0); word !== undefined; word = words.at(++at)) {
      const node = this.#open.get(word);
      if (node) found = better(found, best(node, words, at + 1, length));
    }
    return found;
  }

  /** False for most lines: their words are of ASCII, no phrase opens with the first, and none is one of the open ones. */
  #mayHold(text: string): boolean {
    const { length } = text;
    let number = FNV_OFFSET;
    let isWord = false;
    let isFirst = true;
    for (let at = 0; at < length; at++) {
      const code = codeAt(text, at);
      const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
      if (isLetter || (code >= 0x30 && code <= 0x39 && !isFirst)) {
        number = Math.imul(number ^ (isLetter ? code | CASE : code), FNV_PRIME);
        isWord = true;
        continue;
      }
      // What such signs do to a word is not told by letters.
      if (code > 0x7f || code === APOSTROPHE || code === AT_SIGN) return isFirst || this.#isOpen.test(text);
      if (isWord) {
        if (isFirst ? this.#openings.mayHold(number) : this.#openWords.mayHold(number)) return true;
        number = FNV_OFFSET;
        isWord = false;
        isFirst = false;
      } else if (isFirst) return true;
    }
    return isWord && (isFirst ? this.#openings : this.#openWords).mayHold(number);
  }

  /** The kind of the first phrase that is the whole line. */
  find(text: string): BoilerplateKind | undefined {
    if (text.length > this.#longest) return undefined;
    // Most lines are left here, before anything is made of them.
    if (!this.#mayHold(text)) return undefined;
    const line = text.toLowerCase();
    const words = new Words(line);
    const first = words.at(0);
    if (first === undefined) return undefined;
    const below = this.#below(first);
    let found = below && best(below, words, 1, line.length);
    if (this.#isOpen.test(line)) found = better(found, this.#anywhere(words, line));
    return found?.kind;
  }
}

function escaped(word: string): string {
  return word.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&');
}

const NONE: readonly End[] = [];

/** `length` is that of the whole line. */
function best(node: Node, words: Words, at: number, length: number): End | undefined {
  let found: End | undefined;
  const word = words.at(at);
  if (word === undefined) found = firstOf(node.ends, length);
  else {
    const next = node.next?.get(word);
    if (next) found = best(next, words, at + 1, length);
    if (node.parted && words.isParted(at)) found = better(found, best(node.parted, words, at, length));
  }
  if (!node.rest) return found;
  found = better(found, firstOf(node.rest.ends, length));
  if (!node.rest.next) return found;
  for (let behind = at, here = word; here !== undefined; here = words.at(++behind)) {
    const next = node.rest.next.get(here);
    if (next) found = better(found, best(next, words, behind + 1, length));
  }
  return found;
}

/** They are in the order of their ranks. */
function firstOf(ends: readonly End[] = NONE, length: number): End | undefined {
  return ends.find(({ most }) => length <= most);
}

function better(one: End | undefined, other: End | undefined): End | undefined {
  return one && (!other || one.rank <= other.rank) ? one : other;
}
