/** A bucket of tokens for each key: it holds a quarter of a minute's, and fills evenly. */

/** Buckets that are kept; a key that was not seen for that many others begins with a full one. */
const MOST_BUCKETS = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

export interface RateLimit {
  /** Takes one token; else the milliseconds until there is one. */
  take(key: string): number | undefined;
}

/** `now` in milliseconds. */
export function rateLimit(perMinute: number, now: () => number = () => performance.now()): RateLimit {
  const most = Math.max(1, perMinute / 4);
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, Bucket>();
  return {
    take(key) {
      const at = now();
      const before = buckets.get(key) ?? { tokens: most, at };
      const tokens = Math.min(most, before.tokens + (at - before.at) * perMs);
      // The one that was used last stands last.
      buckets.delete(key);
      buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at });
      if (buckets.size > MOST_BUCKETS) buckets.delete(buckets.keys().next().value as string);
      return tokens < 1 ? (1 - tokens) / perMs : undefined;
    },
  };
}
