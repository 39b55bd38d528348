/** Lists in the order of the text. */

/** How many of the list stand at `at` or before it, found by halves. */
export function countUpTo(list: readonly number[], at: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
