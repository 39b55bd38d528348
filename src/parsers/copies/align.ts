/**
 * Where two skeletons run alike for longer than chance would have it: local alignment (Smith and Waterman, 1981) with
 * scores in bits. A match scores what it says, a rare name more than the one that stands in every sentence, and an
 * alignment counts when its score is beyond what the best of two unrelated sequences of such lengths reaches, which grows
 * with the logarithm of their product (Karlin and Altschul, 1990).
 */

/** Bits that a member costs which the other side has not, or has otherwise. */
const GAP = 3;
/** Bits beyond chance: one in eight unrelated pairs has an alignment of so many. */
const BEYOND = 3;

const MATCH = 1;
const OTHER = 2;
const ONLY_ONE = 3;
const ONLY_OTHER = 4;

export interface Aligned {
  one: Set<number>;
  other: Set<number>;
}

/** The members of each that stand in an alignment, by their places. Takes time and room in proportion to the product of the lengths. */
export function alignedOf(one: Uint32Array, other: Uint32Array): Aligned {
  const bits = bitsOf(one, other);
  const width = other.length + 1;
  const scores = new Float64Array((one.length + 1) * width);
  const steps = new Uint8Array(scores.length);
  const least = Math.log2(Math.max(1, one.length * other.length)) + BEYOND;
  const ends: number[] = [];
  for (let a = 1; a <= one.length; a++) {
    for (let b = 1; b <= other.length; b++) {
      const at = a * width + b;
      const isMatch = one[a - 1] === other[b - 1];
      let score = (scores[at - width - 1] as number) + (isMatch ? (bits[a - 1] as number) : -GAP);
      let step = isMatch ? MATCH : OTHER;
      if ((scores[at - width] as number) - GAP > score) {
        score = (scores[at - width] as number) - GAP;
        step = ONLY_ONE;
      }
      if ((scores[at - 1] as number) - GAP > score) {
        score = (scores[at - 1] as number) - GAP;
        step = ONLY_OTHER;
      }
      if (score <= 0) continue;
      scores[at] = score;
      steps[at] = step;
      if (step === MATCH && score > least) ends.push(at);
    }
  }
  return traced(ends, scores, steps, width);
}

/** Follows each alignment back from its end, the best first; a step that was taken is taken once. */
function traced(ends: number[], scores: Float64Array, steps: Uint8Array, width: number): Aligned {
  const aligned: Aligned = { one: new Set(), other: new Set() };
  ends.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  for (let at of ends) {
    for (let step = steps[at]; step; step = steps[at]) {
      steps[at] = 0;
      if (step === MATCH) {
        aligned.one.add(Math.floor(at / width) - 1);
        aligned.other.add((at % width) - 1);
      }
      at -= step === ONLY_OTHER ? 1 : step === ONLY_ONE ? width : width + 1;
    }
  }
  return aligned;
}

/** What each member of the one says: the fewer there are of it in both, the more. */
function bitsOf(one: Uint32Array, other: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const members of [one, other])
    for (const member of members) counts.set(member, (counts.get(member) ?? 0) + 1);
  return Array.from(one, (member) => Math.log2((one.length + other.length) / (counts.get(member) as number)));
}
