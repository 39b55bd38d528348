/** Which block of a copy is made of which block of its original. */
import type { ComparedBlock } from '../../model/comparison.js';
import { shingles } from './words.js';

/** A block of text with its words. */
export interface Unit {
  text: string;
  /** Where it begins in the record's text. */
  start: number;
  words: readonly number[];
  /** Share of its words that stand in the other text. */
  covered: number;
}

/** Share of its pairs of words that a block has in common with the one that it is made of. Others share one in ten. */
const ALIKE = 0.25;
/** Share of the words from which a block is made of the other text, though of many of its blocks. */
const STANDS = 0.5;
/** A pair of words that stands in more blocks says nothing. */
const MOST_HOLDERS = 12;

export interface Pairing {
  rows: ComparedBlock[];
  counts: { same: number; changed: number; added: number; dropped: number };
  /** For each block of the copy the block of the original that it is made of. */
  partners: (number | undefined)[];
}

export function pairBlocks(originals: readonly Unit[], copies: readonly Unit[]): Pairing {
  const toOriginal = finder(originals);
  const toCopy = finder(copies);
  const found = copies.map((copy) => toOriginal(copy));
  const partners = found.map((one) => one?.index);
  const shown = new Set(partners);
  const isDropped = (at: number, unit: Unit) => !shown.has(at) && !toCopy(unit);
  const places = placesBehind(partners, originals.length);
  const droppedBehind = new Map<number, ComparedBlock[]>();
  for (const [at, unit] of originals.entries()) {
    if (!isDropped(at, unit)) continue;
    const place = places[at] as number;
    const known = droppedBehind.get(place) ?? [];
    known.push({ is: 'dropped', original: unit.text });
    droppedBehind.set(place, known);
  }
  const rows = [...(droppedBehind.get(-1) ?? [])];
  for (const [at, copy] of copies.entries())
    rows.push(rowOf(copy, found[at], originals), ...(droppedBehind.get(at) ?? []));
  const counts = { same: 0, changed: 0, added: 0, dropped: 0 };
  for (const { is } of rows) counts[is]++;
  return { rows, counts, partners };
}

interface Match {
  index: number;
  same: boolean;
}

function rowOf({ text, covered }: Unit, match: Match | undefined, originals: readonly Unit[]): ComparedBlock {
  if (!match) return { is: covered >= STANDS ? 'changed' : 'added', copy: text };
  const original = (originals[match.index] as Unit).text;
  return { is: match.same ? 'same' : 'changed', original, copy: text };
}

/** For each block of the original the last block of the copy that is made of an earlier one, or -1. */
function placesBehind(partners: readonly (number | undefined)[], count: number): number[] {
  const last = new Array<number>(count).fill(-1);
  for (const [at, partner] of partners.entries()) if (partner !== undefined) last[partner] = at;
  const places: number[] = [];
  let behind = -1;
  for (const at of last) {
    places.push(behind);
    behind = Math.max(behind, at);
  }
  return places;
}

/** Finds the unit that another is made of, or that is made of it. */
function finder(units: readonly Unit[]): (other: Unit) => Match | undefined {
  const whole = new Map<string, number>();
  const holders = new Map<number, number[]>();
  for (const [index, { words }] of units.entries()) {
    const key = words.join(' ');
    if (words.length > 0 && !whole.has(key)) whole.set(key, index);
    for (const pair of new Set(pairsOf(words))) {
      const known = holders.get(pair);
      if (known) known.push(index);
      else holders.set(pair, [index]);
    }
  }
  return ({ words }) => {
    const same = whole.get(words.join(' '));
    if (same !== undefined) return { index: same, same: true };
    const pairs = new Set(pairsOf(words));
    const common = new Map<number, number>();
    for (const pair of pairs) {
      const known = holders.get(pair);
      if (known && known.length <= MOST_HOLDERS)
        for (const index of known) common.set(index, (common.get(index) ?? 0) + 1);
    }
    let best: { index: number; pairs: number } | undefined;
    for (const [index, number] of common) if (!best || number > best.pairs) best = { index, pairs: number };
    return best && best.pairs >= pairs.size * ALIKE ? { index: best.index, same: false } : undefined;
  };
}

/** Pairs of words; of a single word itself. */
function pairsOf(words: readonly number[]): number[] {
  return words.length === 1 ? [...words] : shingles(words, 2);
}
