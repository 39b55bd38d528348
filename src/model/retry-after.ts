/** The Retry-After header (RFC 9110, 10.2.3): seconds, or a date. */
import { momentOf } from './moment.js';

/** A server that asks for more than a day is asked again after one. */
const MOST_MS = 24 * 3_600_000;

/** Milliseconds from `now`; undefined where the header says nothing that can be understood. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  const ms = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) * 1_000 : dateOf(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MOST_MS);
}

/** Only what names a time of day: a number that is no number of seconds is no date. */
function dateOf(text: string): number {
  return /\d:\d/u.test(text) ? momentOf(text) : Number.NaN;
}
