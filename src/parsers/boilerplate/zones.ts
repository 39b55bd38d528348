/**
 * What the names of an element (class, id, role, tag) say about all text inside it. Names are hints: whether a zone is
 * believed where the article itself may stand is decided by those who ask.
 */
import { namesOf } from '../html/names.js';
import type { Element } from '../html/node.js';
import { keep } from '../keep.js';
import { codeAt } from '../white-space.js';
import { FNV_OFFSET, FNV_PRIME, Sieve } from '../words.js';
import { NAMES, STEMS, TAGS, type Zone } from './zone-names.js';

const RANKED = NAMES.map(([zone]) => zone);
const RANKED_STEMS = STEMS.map(([zone, stem]) => ({
  rank: RANKED.indexOf(zone),
  stem,
  initial: codeAt(stem, 0),
}));

interface Known {
  /** Of the name in the table; none for a word that only opens names. */
  rank: number;
  /** Words of the longest name that opens with this one. */
  words: number;
}

/** By their numbers: each name without its dashes, and each word that names of several words open with. */
const KNOWN: ReadonlyMap<number, Known> = knownNames();
const TELLING = new Sieve(KNOWN.keys());

function knownNames(): Map<number, Known> {
  const known = new Map<number, Known>();
  const at = (name: string): Known => {
    let number = FNV_OFFSET;
    for (let place = 0; place < name.length; place++) number = withLetter(number, codeAt(name, place));
    const found = known.get(number) ?? { rank: RANKED.length, words: 1 };
    known.set(number, found);
    return found;
  };
  for (const [rank, [, names]] of NAMES.entries())
    for (const name of names.trim().split(/\s+/u)) {
      const words = name.split('-');
      const whole = at(words.join(''));
      whole.rank = Math.min(whole.rank, rank);
      const first = at(words[0] as string);
      first.words = Math.max(first.words, words.length);
    }
  return known;
}

function withLetter(number: number, code: number): number {
  return Math.imul(number ^ code, FNV_PRIME);
}

/** WordPress's classes for the size of a paragraph's letters; the button that changes these is called so as well. */
const SIZED = /(?:^has|-has)(?:-(?:x|[a-z]{2,9}|\d{1,3})){1,3}-font-size(?![^-])/gu;

/** What elements are called on one page. Elements of one name are many, so each name is looked up once. */
export class Zones {
  /** By the numbers of the names; null for a name that says nothing. */
  readonly #known: (Zone | 'body' | null | undefined)[] = [];

  /** What the element itself is called; `body` for one that is called the article's text. */
  of(element: Element): Zone | 'body' | undefined {
    if (element.name === 'body' || element.name === 'html' || element.name === 'main') return undefined;
    const { number, text } = namesOf(element);
    let zone = this.#known[number];
    if (zone === undefined) {
      zone = zoneOfNames(text.includes('font-size') ? text.replace(SIZED, '') : text) ?? null;
      this.#known[number] = zone;
    }
    return zone ?? TAGS.get(element.name);
  }
}

/** By the first rank that any of the words, alone or with those behind it, has in the table. */
function zoneOfNames(names: string): Zone | 'body' | undefined {
  let best = RANKED.length;
  for (let word = 0; word < names.length; word = endOfWord(names, word) + 1) {
    const first = codeAt(names, word);
    for (const { rank, stem, initial } of RANKED_STEMS)
      if (initial === first && rank < best && names.startsWith(stem, word)) best = rank;
    // The word alone, and as many of those behind it as any name has that opens with it: their letters are one number.
    let number = FNV_OFFSET;
    let most = 1;
    for (let at = word, words = 0; words < most && at < names.length; at++) {
      const end = endOfWord(names, at);
      for (; at < end; at++) number = withLetter(number, codeAt(names, at));
      const known = TELLING.mayHold(number) ? KNOWN.get(number) : undefined;
      if (known && known.rank < best) best = known.rank;
      if (words++ === 0) most = known?.words ?? 0;
    }
  }
  return RANKED[best];
}

function endOfWord(names: string, from: number): number {
  const dash = names.indexOf('-', from);
  return dash < 0 ? names.length : dash;
}

keep(new Zones());
