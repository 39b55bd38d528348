/** The longest row of words that two texts have in common, and whether they differ between those. */

export interface CommonWords {
  /** Words in common, in the same order. */
  common: number;
  /** The longest run of them without a gap on either side. */
  run: number;
  /** Whether words stand between the first and the last common one that the other has not, or both have others at one end. */
  differs: boolean;
}

/** Takes time and room in proportion to the product of both lengths. */
export function commonWords(one: readonly number[], other: readonly number[]): CommonWords {
  const width = other.length + 1;
  const best = new Uint16Array((one.length + 1) * width);
  for (let a = one.length - 1; a >= 0; a--)
    for (let b = other.length - 1; b >= 0; b--) {
      const down = best[(a + 1) * width + b] as number;
      const right = best[a * width + b + 1] as number;
      best[a * width + b] =
        one[a] === other[b] ? (best[(a + 1) * width + b + 1] as number) + 1 : Math.max(down, right);
    }
  const pairs: [number, number][] = [];
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    if (one[a] === other[b]) pairs.push([a++, b++]);
    else if ((best[(a + 1) * width + b] as number) >= (best[a * width + b + 1] as number)) a++;
    else b++;
  }
  return { common: pairs.length, ...gapsIn(pairs, one.length, other.length) };
}

function gapsIn(
  pairs: readonly [number, number][],
  oneLength: number,
  otherLength: number,
): Pick<CommonWords, 'run' | 'differs'> {
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last) return { run: 0, differs: true };
  let run = 1;
  let longest = 1;
  let differs = (first[0] > 0 && first[1] > 0) || (last[0] < oneLength - 1 && last[1] < otherLength - 1);
  for (let at = 1; at < pairs.length; at++) {
    const [before, here] = [pairs[at - 1] as [number, number], pairs[at] as [number, number]];
    const isNext = here[0] === before[0] + 1 && here[1] === before[1] + 1;
    run = isNext ? run + 1 : 1;
    longest = Math.max(longest, run);
    differs ||= !isNext;
  }
  return { run: longest, differs };
}
