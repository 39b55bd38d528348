/** When a receiver that failed is tried again. All of the events behind the one that failed wait with it. */
import type { Stopped } from './sink.js';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** After the first failure in a row, the second, …: a day in all, less six minutes. */
export const WAITS_MS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  4 * HOUR,
  6 * HOUR,
  6 * HOUR,
];

/** So many receivers that failed at one moment do not come back at one. */
const JITTER = 0.2;

/**
 * The next try by the table, or later where the receiver asks for it; a pause when the table has come to its end.
 * `random` is from 0 to 1.
 */
export function stopAfter(
  reason: string,
  failures: number,
  { askedMs = 0, random }: { askedMs?: number | undefined; random: number },
): Stopped {
  const wait = WAITS_MS[failures];
  if (wait === undefined) return { reason: `${reason}; failing for a day`, pause: 'failures' };
  return { reason, waitMs: Math.max(Math.round(wait * (1 + JITTER * (2 * random - 1))), askedMs) };
}
