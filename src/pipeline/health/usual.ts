/** What is usual for a source: the median of earlier values and their spread, which a few odd days do not move. Pure. */
import type { DayCounts } from '../../model/source-day.js';
import type { Usual } from '../../model/source-health.js';

/** Days that the usual is taken from. */
export const USUAL_DAYS = 28;

/** By the day, as `2026-03-01`, UTC; a day on which nothing came is missing. */
export type Days = ReadonlyMap<string, DayCounts>;

const DAY_MS = 86_400_000;

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The day so many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * DAY_MS));
}

/** Up to `most` days before `end`, oldest first, none before the first day that is known at all. */
export function daysBefore(days: Days, end: string, most = USUAL_DAYS): string[] {
  const first = [...days.keys()].reduce((least, day) => (day < least ? day : least), end);
  return Array.from({ length: most }, (_, index) => dayAfter(end, index - most)).filter(
    (day) => day >= first,
  );
}

/**
 * Median and median absolute deviation; the factor makes the latter the standard deviation where values are normally
 * distributed (Hampel, The influence curve and its role in robust estimation, JASA 1974). Undefined without values.
 */
export function usualOf(values: readonly number[]): Usual | undefined {
  if (values.length === 0) return undefined;
  const median = medianOf(values);
  return {
    median,
    spread: 1.4826 * medianOf(values.map((value) => Math.abs(value - median))),
    of: values.length,
  };
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
