/**
 * The chance that at most `hits` of `of` tries succeed where each does with probability `p`: the exact lower tail of the
 * binomial distribution, summed from the bottom. 0 < p < 1.
 */
export function lowerTail(hits: number, of: number, p: number): number {
  const odds = Math.log(p) - Math.log1p(-p);
  let log = of * Math.log1p(-p);
  let sum = Math.exp(log);
  for (let k = 1; k <= hits; k++) {
    log += Math.log((of - k + 1) / k) + odds;
    sum += Math.exp(log);
  }
  return Math.min(sum, 1);
}
