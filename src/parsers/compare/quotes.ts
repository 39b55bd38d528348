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
  const whole = ours.map(({ words }) => copy.row.placeOf(words) >= 0);
  const pieces = ours.map((): Stretch[] => []);
  const rest = ours.map(({ words }) => new Uint8Array(words.length).fill(1));
  const free: Stretch[] = [];
  const rows = ours.map(({ words }) => new Row(words));
  for (const their of theirs) {
    const owner = rows.findIndex((row) => row.placeOf(their.words) >= 0);
    if (owner >= 0) {
      pieces[owner]?.push(their);
      const at = rows[owner]?.placeOf(their.words) ?? 0;
      rest[owner]?.fill(0, at, at + their.words.length);
    } else free.push(their);
  }
  const results = ours.map((our, at): ComparedQuote => {
    if (whole[at]) return { is: 'same', original: version(our) };
    const left = our.words.filter((_, index) => rest[at]?.[index] === 1);
    const found = counterpart({ ...our, words: left }, free, partners);
    if (found) {
      free.splice(free.indexOf(found.stretch), 1);
      return { is: found.is, original: version(our), copy: version(found.stretch) };
    }
    const piece = pieces[at]?.[0];
    return piece
      ? { is: 'shortened', original: version(our), copy: version(piece) }
      : { is: 'dropped', original: version(our) };
  });
  const added = free.filter(({ words }) => original.row.placeOf(words) < 0 && !holdsAny(words, ours));
  return [...results, ...added.map((stretch): ComparedQuote => ({ is: 'added', copy: version(stretch) }))];
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
    const isVersion =
      (run >= RUN && common >= ALIKE * Math.min(a.length, b.length)) ||
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
