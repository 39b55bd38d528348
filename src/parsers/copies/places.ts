/**
 * In whose cluster a text belongs. It is a copy of the one text before it that has most of it, and belongs where that one
 * belongs; what is merged of two texts belongs to both. So clusters are made of copies and their originals, and a text that
 * holds two others does not make these copies of each other.
 */
import type { Neighbour, Place, Standing } from '../../model/near-duplicate.js';
import { byPrecedence } from './standing.js';

/** What the parents of a text in several clusters may cover of it together: more, and one has what another has. */
const WHOLE = 1.15;
/** Share of what a parent has of a text from which its originals have it too: seams and other words cost some. */
const ENOUGH = 0.75;

/** The places of a text among those that it is alike; none for an original. Of these, only the earlier ones count. */
export function placesOf(own: Standing, neighbours: readonly Neighbour[]): Place[] {
  const earlier = neighbours.filter(({ standing }) => byPrecedence(standing, own) < 0);
  const direct = new Map(earlier.map((one) => [one.no, one]));
  const places = new Map<number, Place>();
  let covered = 0;
  for (const parent of earlier.sort(byLikeness)) {
    const originals = originalsOf(parent, direct).filter((original) => !places.has(original));
    if (originals.length === 0 || (places.size > 0 && covered + parent.likeness.share > WHOLE)) continue;
    covered += parent.likeness.share;
    for (const original of originals) {
      const itself = direct.get(original);
      places.set(original, {
        original,
        ...(itself ?? parent).likeness,
        ...(itself ? {} : { via: parent.no }),
      });
    }
  }
  return [...places.values()].sort((a, b) => b.share - a.share || a.original - b.original);
}

/**
 * Of several originals of a parent those that the text itself is alike, where these have what the parent has of it: it may
 * have been cut to one of them.
 */
function originalsOf({ no, likeness, places }: Neighbour, direct: ReadonlyMap<number, Neighbour>): number[] {
  if (places.length === 0) return [no];
  const originals = places.map(({ original }) => original);
  const alike = originals.flatMap((original) => direct.get(original) ?? []);
  const covered = alike.reduce((sum, one) => sum + one.likeness.share, 0);
  // Shares of words and of skeletons say nothing of each other.
  const isComparable = alike.every((one) => one.likeness.evidence[0] === likeness.evidence[0]);
  const isEnough = alike.length > 0 && (!isComparable || covered >= likeness.share * ENOUGH);
  return isEnough ? alike.map((one) => one.no) : originals;
}

/** Those that have most of it first, and of these the one that has least beside it; the seams of a cut make no difference. */
function byLikeness(one: Neighbour, other: Neighbour): number {
  return (
    tenths(other.likeness.share) - tenths(one.likeness.share) ||
    tenths(other.likeness.kept) - tenths(one.likeness.kept) ||
    byPrecedence(one.standing, other.standing)
  );
}

const tenths = (share: number) => Math.round(share * 10);
