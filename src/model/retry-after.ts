/** The Retry-After header (RFC 9110, 10.2.3): seconds, or a date. */

/** A server that asks for more than a day is asked again after one. */
const MOST_MS = 24 * 3_600_000;

/** Dates are in GMT, the form without a zone as well (RFC 9110, 5.6.7). */
const ZONE = /(?:GMT|UTC|Z|[+-]\d\d:?\d\d)$/iu;

/** Milliseconds from `now`; undefined where the header says nothing that can be understood. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  const ms = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) * 1_000 : dateOf(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MOST_MS);
}

/** Only what names a time of day: JavaScript takes any number for a date. */
function dateOf(text: string): number {
  if (!/\d:\d/u.test(text)) return Number.NaN;
  return Date.parse(ZONE.test(text) ? text : `${text} GMT`);
}
