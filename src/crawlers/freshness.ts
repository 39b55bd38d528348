/** How long an answer is good, by its own headers (RFC 9111): Cache-Control with Age, else Expires. */
import CachePolicy from 'http-cache-semantics';

/** An answer that calls itself good for longer is asked for again after a day. */
const MOST_MS = 24 * 3_600_000;

/** Nothing is guessed from Last-Modified: a feed that has not changed for long may change at any time. */
const OURS_ALONE = { shared: false, cacheHeuristic: 0 };

/** Absent where the headers say nothing, or that the answer is good for no time at all. */
export interface Freshness {
  freshForMs?: number;
}

export function freshnessOf(headers: readonly (readonly [name: string, value: string])[]): Freshness {
  const joined: Record<string, string> = {};
  for (const [name, value] of headers) {
    const known = name.toLowerCase();
    if (ASKED.has(known)) joined[known] = known in joined ? `${joined[known]}, ${value}` : value;
  }
  if (!('cache-control' in joined) && !('expires' in joined)) return {};
  const answer = { status: 200, headers: joined };
  const freshForMs = Math.min(new CachePolicy({ headers: {} }, answer, OURS_ALONE).timeToLive(), MOST_MS);
  return freshForMs > 0 ? { freshForMs } : {};
}

/** Pragma is left out: servers send it with a Cache-Control that says the contrary. */
const ASKED: ReadonlySet<string> = new Set(['cache-control', 'expires', 'date', 'age']);
