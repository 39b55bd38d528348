/**
 * What became of each quote. Stretches in marks are compared, not whole quotes, since one side may break a quote by its
 * attribution and the other not. Altered is a stretch whose words differ where both sides have some; one that only
 * begins later or ends earlier is shortened.
 */
import type { ComparedQuote, QuoteVersion } from '../../model/comparison.js';
import { commonWords } from './common-words.js';
import { Row } from './words.js';

/** A stretch in marks. */
export interface Stretch extends QuoteVersion {
  words: readonly number[];
  /** Index of the block that it stands in. */
  block: number;
}

/** Fewer words stand in many quotes by chance. */
const LEAST = 3;
/** Share of the shorter stretch's words from which two are versions of each other, three of them in a row … */
const ALIKE = 0.5;
const RUN = 3;
/** … where the texts name two people, who both may say `We are going to …`, … */
const ALIKE_OTHERS = 0.75;
/** … and of the longer one's, where the same person says both in blocks that are made of each other. */
const ALIKE_HERE = 0.25;
/** Stretches of a side that are looked at, and words of one. */
const MOST = 300;
const MOST_WORDS = 400;
/** Those of the copy that are aligned with one of the original. */
const CANDIDATES = 4;

export interface Side {
  stretches: readonly Stretch[];
  /** All words of the text. */
  row: Row;
}

/** In the order of the original, then what the copy has added. `partners` as in {@link pairBlocks}. */
export function compareQuotes(
  original: Side,
  copy: Side,
  partners: readonly (number | undefined)[],
): ComparedQuote[] {
  const ours = original.stretches.slice(0, MOST);
  const theirs = copy.stretches.slice(0, MOST);
  const { pieces, free } = owned(ours, theirs);
  const found = ours.map((our): Found | 'same' | undefined => {
    if (standsIn(our, copy, theirs)) return 'same';
    return taken(free, counterpart(our, free, partners));
  });
  // What shares too few words, or is too short to tell, is known by who says it and where.
  for (const [at, our] of ours.entries())
    if (!found[at] && !pieces[at]) found[at] = taken(free, onlyOneThere(our, ours, found, free, partners));
  const results = ours.map((our, at): ComparedQuote => {
    const what = found[at];
    if (what === 'same' || (!what && copy.row.placeOf(our.words) >= 0))
      return { is: 'same', original: version(our) };
    if (what) return { is: what.is, original: version(our), copy: version(what.stretch) };
    const piece = pieces[at];
    return piece
      ? { is: 'shortened', original: version(our), copy: version(piece) }
      : { is: 'dropped', original: version(our) };
  });
  const added = free.filter(({ words }) => original.row.placeOf(words) < 0 && !holdsAny(words, ours));
  return [...results, ...added.map((stretch): ComparedQuote => ({ is: 'added', copy: version(stretch) }))];
}

/** For each stretch of the original the first of the copy that is a part of it; and those that are part of none. */
function owned(
  ours: readonly Stretch[],
  theirs: readonly Stretch[],
): { pieces: (Stretch | undefined)[]; free: Stretch[] } {
  const rows = ours.map(({ words }) => new Row(words));
  const pieces = ours.map((): Stretch | undefined => undefined);
  const free: Stretch[] = [];
  for (const their of theirs) {
    const owner = rows.findIndex((row) => row.placeOf(their.words) >= 0);
    if (owner < 0) free.push(their);
    else pieces[owner] ??= their;
  }
  return { pieces, free };
}

/** A few words stand in many texts; they are the quote only where they are in marks. */
function standsIn({ words }: Stretch, copy: Side, theirs: readonly Stretch[]): boolean {
  if (words.length >= LEAST) return copy.row.placeOf(words) >= 0;
  const key = words.join(' ');
  return theirs.some((their) => their.words.join(' ') === key);
}

function taken(free: Stretch[], found: Found | undefined): Found | undefined {
  if (found) free.splice(free.indexOf(found.stretch), 1);
  return found;
}

/** The one stretch that is left of the same person in the block of the copy, where this one is all that is left here. */
function onlyOneThere(
  our: Stretch,
  ours: readonly Stretch[],
  found: readonly unknown[],
  free: readonly Stretch[],
  partners: readonly (number | undefined)[],
): Found | undefined {
  const isHere = (other: Stretch, block: number | undefined) =>
    block === our.block && other.speaker !== undefined && isSame(our.speaker, other.speaker);
  const left = ours.filter((other, at) => !found[at] && isHere(other, other.block));
  const there = free.filter((other) => isHere(other, partners[other.block]));
  const [stretch] = there;
  return left.length === 1 && there.length === 1 && stretch ? { stretch, is: 'altered' } : undefined;
}

function version({ text, speaker }: Stretch): QuoteVersion {
  return speaker === undefined ? { text } : { text, speaker };
}

/** A stretch that joins two of the original is none that was added. */
function holdsAny(words: readonly number[], ours: readonly Stretch[]): boolean {
  const row = new Row(words);
  return ours.some((our) => our.words.length >= LEAST && row.placeOf(our.words) >= 0);
}

interface Found {
  stretch: Stretch;
  is: 'altered' | 'shortened';
}

/** The stretch of the copy that has most words of this one, where they are enough. */
function counterpart(
  our: Stretch,
  free: readonly Stretch[],
  partners: readonly (number | undefined)[],
): Found | undefined {
  if (our.words.length < LEAST) return undefined;
  const own = new Set(our.words);
  const likely = free
    .filter(({ words }) => words.length >= LEAST)
    // Counting is fast, and most fail it.
    .map((stretch) => ({ stretch, shared: stretch.words.filter((word) => own.has(word)).length }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, CANDIDATES);
  let best: (Found & { common: number }) | undefined;
  for (const { stretch } of likely) {
    const here = partners[stretch.block] === our.block && isSame(our.speaker, stretch.speaker);
    const [a, b] = [our.words.slice(0, MOST_WORDS), stretch.words.slice(0, MOST_WORDS)];
    const { common, run, differs } = commonWords(a, b);
    const isOthers =
      our.speaker !== undefined && stretch.speaker !== undefined && !isSame(our.speaker, stretch.speaker);
    const share = isOthers ? ALIKE_OTHERS : ALIKE;
    const isVersion =
      (run >= RUN && common >= share * Math.min(a.length, b.length)) ||
      (here && common >= 2 && common >= ALIKE_HERE * Math.max(a.length, b.length));
    if (isVersion && common > (best?.common ?? 0))
      best = { stretch, common, is: differs ? 'altered' : 'shortened' };
  }
  return best;
}

/** The same name, or the same last name. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const last = (name: string) => name.toLowerCase().split(/\s+/u).at(-1);
  return last(one) === last(other);
}
