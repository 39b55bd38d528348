/**
 * What is kept of a text to find its copies. Shingles, resemblance and containment are Broder's (On the resemblance and
 * containment of documents, 1997). Two kinds of keys are made of them:
 *
 * - Of the words, the smallest shingle of every window (winnowing: Schleimer, Wilkerson, Aiken, 2003). A MinHash of the
 *   whole text would miss the copy that was cut to a fifth, whose resemblance is 0.2; of windows, every run of words that
 *   two texts share and that is longer than a window gives a key in common.
 * - Of the skeleton, MinHash of the whole in bands (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3):
 *   pairs of names are few, and each says more.
 */
import type { Fingerprint } from '../../model/near-duplicate.js';
import { mixed, tokensOf } from './tokens.js';

/** Words of a shingle, and characters in scripts without spaces. */
const SHINGLE = 4;
const DENSE_SHINGLE = 6;
/** Shingles of a window. Two texts with 22 words in a row in common have a key in common. */
const WINDOW = 19;
/** Bands of two rows each: a resemblance of 0.5 is found in 999 of 1,000 cases, of 0.3 in 90 of 100, of 0.05 in 6. */
const BANDS = 24;
/** Members of a skeleton that is looked for; fewer say too little of what a text is about. */
const LEAST_MEMBERS = 6;
/** Shorter texts have no keys: what they share, many share. */
const LEAST_SHINGLES = 16;

/** The fingerprint of a body's text; a function of nothing else. */
export function fingerprintOf(text: string): Fingerprint & { length: number } {
  const { words, dense, skeleton, spans, names, numbers } = tokensOf(text);
  const shingles = shinglesOf(words, dense);
  const isShort = shingles.length < LEAST_SHINGLES;
  return {
    length: words.length,
    shingles: sortedSet(shingles),
    names: sortedSet(names),
    numbers: sortedSet(numbers),
    skeleton: Uint32Array.from(skeleton),
    spans: Uint32Array.from(spans),
    textKeys: isShort ? [] : signed(smallestOfWindows(shingles)),
    skeletonKeys:
      isShort || skeleton.length < LEAST_MEMBERS ? [] : signed(bandsOf(new Set(pairsOf(skeleton)))),
  };
}

function shinglesOf(words: readonly number[], dense: readonly boolean[]): number[] {
  const found: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const end = at + (dense[at] ? DENSE_SHINGLE : SHINGLE);
    if (end > words.length) break;
    let hash = 0;
    for (let next = at; next < end; next++) hash = mixed(hash, words[next] as number);
    found.push(hash);
  }
  return found;
}

/** Each member of the skeleton with the next and the one after it, in either order: a dropped one breaks few of them. */
function pairsOf(skeleton: readonly number[]): number[] {
  const pairs: number[] = [];
  for (const [at, one] of skeleton.entries())
    for (const other of skeleton.slice(at + 1, at + 3))
      if (other !== one) pairs.push(mixed(Math.min(one, other), Math.max(one, other)));
  return pairs;
}

function smallestOfWindows(shingles: readonly number[]): Set<number> {
  const found = new Set<number>();
  const windows = Math.max(1, shingles.length - WINDOW + 1);
  for (let start = 0; start < windows; start++) {
    let smallest = 0xffffffff;
    const end = Math.min(start + WINDOW, shingles.length);
    for (let at = start; at < end; at++) smallest = Math.min(smallest, shingles[at] as number);
    found.add(smallest);
  }
  return found;
}

function bandsOf(pairs: ReadonlySet<number>): number[] {
  const bands: number[] = [];
  for (let band = 1; band <= BANDS; band++) {
    let [one, other] = [0xffffffff, 0xffffffff];
    for (const pair of pairs) {
      const first = mixed(band, pair);
      const second = mixed(BANDS + band, pair);
      if (first < one) one = first;
      if (second < other) other = second;
    }
    bands.push(mixed(one, other));
  }
  return bands;
}

function sortedSet(numbers: Iterable<number>): Uint32Array {
  return Uint32Array.from(new Set(numbers)).sort();
}

/** PostgreSQL's integer has a sign. */
function signed(numbers: Iterable<number>): number[] {
  return [...new Set(numbers)].map((number) => number | 0);
}
