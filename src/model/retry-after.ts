/** The Retry-After header (RFC 9110, 10.2.3): seconds, or a date. */

/** A server that asks for more than a day is asked again after one. */
const MOST_MS = 24 * 3_600_000;

/** Milliseconds from `now`; undefined where the header says nothing that can be understood. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  const ms = /^\d+$/u.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MOST_MS);
}
