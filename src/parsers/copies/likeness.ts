/** Whether two texts are made of each other, from all of what their fingerprints hold: exact, not estimated. */
import type { ClusterEvidence, Fingerprint, Likeness } from '../../model/near-duplicate.js';
import { alignedOf } from './align.js';

/** What else ties two texts. */
export type Tie = Extract<ClusterEvidence, 'source-link' | 'canonical' | 'via' | 'agency-credit'>;

/** Share of one text's shingles that the other has. */
const MOST = 0.5;
/** Where one points at the other or both credit one agency, a fifth is enough. */
const MOST_TIED = 0.2;
/** Shingles in common, at least: fewer are a phrase. */
const LEAST_SHARED = 14;

/**
 * Tables, forecasts and notices share their frame, and differ in what they say: so much of the names and numbers of the
 * contained text has to stand in the other, and so much of each kind, where there are enough to tell.
 */
const SAME_FACTS = 0.6;
const LEAST_FACTS = 3;
const SAME_OF_KIND = 0.5;
const LEAST_OF_KIND = 5;

/** Share of the skeleton that a respun text has in common with its original; other texts on an event share a third. */
const MOST_OF_SKELETON = 0.5;
const LEAST_ALIGNED = 6;
/** What the two have in common; undefined where neither is a copy of the other. The same from either side. */
export function likenessOf(one: Fingerprint, other: Fingerprint, tie?: Tie): Likeness | undefined {
  const isPointer = tie !== undefined && tie !== 'agency-credit';
  const text = textInCommon(one, other, { most: tie ? MOST_TIED : MOST, isPointer });
  const skeleton = text
    ? undefined
    : skeletonInCommon(one, other, { most: tie ? MOST_TIED : MOST_OF_SKELETON, isPointer });
  const found = text ?? skeleton;
  if (!found) return undefined;
  const evidence: ClusterEvidence[] = [text ? 'text' : 'skeleton'];
  return { ...found, evidence: tie ? [...evidence, tie] : evidence };
}

function textInCommon(one: Fingerprint, other: Fingerprint, needed: Needed): Shares | undefined {
  const shared = common(one.shingles, other.shingles);
  if (shared < LEAST_SHARED) return undefined;
  const shares = {
    share: rounded(shared / one.shingles.length),
    kept: rounded(shared / other.shingles.length),
  };
  return isContained(one, other, shares, needed) ? shares : undefined;
}

function skeletonInCommon(one: Fingerprint, other: Fingerprint, needed: Needed): Shares | undefined {
  if (Math.min(one.skeleton.length, other.skeleton.length) < LEAST_ALIGNED) return undefined;
  // Aligning is the dear part: not where even all of what both name would be too little.
  const named = {
    share: spanned(one.spans, placesIn(one, other)),
    kept: spanned(other.spans, placesIn(other, one)),
  };
  if (Math.max(named.share, named.kept) < needed.most) return undefined;
  const aligned = alignedOf(one.skeleton, other.skeleton);
  if (Math.min(aligned.one.size, aligned.other.size) < LEAST_ALIGNED) return undefined;
  const shares = { share: spanned(one.spans, aligned.one), kept: spanned(other.spans, aligned.other) };
  return isContained(one, other, shares, needed) ? shares : undefined;
}

/** Places of the members that the other has at all. */
function placesIn(one: Fingerprint, other: Fingerprint): Set<number> {
  const there = new Set(other.skeleton);
  const places = new Set<number>();
  for (const [at, member] of one.skeleton.entries()) if (there.has(member)) places.add(at);
  return places;
}

/** Share of the words that lead up to these members: a paragraph full of names is no larger than another. */
function spanned(spans: Uint32Array, members: ReadonlySet<number>): number {
  let [found, all] = [0, 0];
  for (const [at, span] of spans.entries()) {
    all += span;
    if (members.has(at)) found += span;
  }
  return rounded(found / Math.max(1, all));
}

interface Needed {
  most: number;
  /** A page that names its original needs no facts beside: those of what it added are its own. */
  isPointer: boolean;
}

/** Whether so much of either stands in the other, and says the same. */
function isContained(
  one: Fingerprint,
  other: Fingerprint,
  { share, kept }: Shares,
  { most, isPointer }: Needed,
): boolean {
  return (
    (share >= most && (isPointer || saysTheSame(one, other))) ||
    (kept >= most && (isPointer || saysTheSame(other, one)))
  );
}

function saysTheSame(inner: Fingerprint, outer: Fingerprint): boolean {
  const names = common(inner.names, outer.names);
  const numbers = common(inner.numbers, outer.numbers);
  const all = inner.names.length + inner.numbers.length;
  const isSame = (found: number, count: number) => count < LEAST_OF_KIND || found >= count * SAME_OF_KIND;
  return (
    isSame(names, inner.names.length) &&
    isSame(numbers, inner.numbers.length) &&
    (all < LEAST_FACTS || names + numbers >= all * SAME_FACTS)
  );
}

type Shares = Pick<Likeness, 'share' | 'kept'>;

/** Numbers that both sorted sets have. */
function common(one: Uint32Array, other: Uint32Array): number {
  let count = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const [left, right] = [one[a] as number, other[b] as number];
    if (left === right) count++;
    if (left <= right) a++;
    if (right <= left) b++;
  }
  return count;
}

function rounded(share: number): number {
  return Math.round(share * 1_000) / 1_000;
}
