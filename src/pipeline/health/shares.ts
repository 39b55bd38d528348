/** Shares that say how well a source's pages are read, and how each is counted from a day. Pure. */
import { type DayCounts, total } from '../../model/source-day.js';
import { type Days, dayAfter, daysBefore } from './usual.js';

/** How many of how many. */
export interface Part {
  hits: number;
  of: number;
}

/** Reasons that speak of how a page was served this time, and not of how it was read. */
export const DENIED: ReadonlySet<string> = new Set([
  'forbidden',
  'rate-limited',
  'consent-page',
  'error-page',
  // A challenge that scripts would fill.
  'empty-page',
]);

/** In each of them less is worse. */
export const MEASURES = {
  record: ({ records, rejected }: DayCounts): Part => ({ hits: records, of: records + unread(rejected) }),
  headline: (day: DayCounts): Part => without(day, 'no-headline'),
  body: (day: DayCounts): Part => without(day, 'no-body'),
  date: ({ dated, records }: DayCounts): Part => ({ hits: dated, of: records }),
  byline: ({ bylined, records }: DayCounts): Part => ({ hits: bylined, of: records }),
} as const;
export type Measure = keyof typeof MEASURES;

/** Pages that were served as ever and gave no record. */
function unread(rejected: DayCounts['rejected']): number {
  return Object.entries(rejected).reduce((sum, [reason, count]) => sum + (DENIED.has(reason) ? 0 : count), 0);
}

/** Of the pages that look like an article, those that have this field. */
function without({ records, rejected }: DayCounts, reason: 'no-headline' | 'no-body'): Part {
  const of = records + (rejected['no-headline'] ?? 0) + (rejected['no-body'] ?? 0);
  return { hits: of - (rejected[reason] ?? 0), of };
}

export function partOf(days: Days, names: readonly string[], measure: (day: DayCounts) => Part): Part {
  const sum = { hits: 0, of: 0 };
  for (const name of names) {
    const day = days.get(name);
    if (!day) continue;
    const { hits, of } = measure(day);
    sum.hits += hits;
    sum.of += of;
  }
  return sum;
}

/** Pages in a portion: fewer make a share that says little by itself. */
const PORTION = 20;

/**
 * Earlier days in portions of at least so many pages: a busy day is one, a quiet week is another. The rest that makes none
 * joins the last.
 */
export function portionsOf(days: Days, names: readonly string[], measure: (day: DayCounts) => Part): Part[] {
  const portions: Part[] = [];
  let open: Part = { hits: 0, of: 0 };
  for (const name of names) {
    const { hits, of } = partOf(days, [name], measure);
    open = { hits: open.hits + hits, of: open.of + of };
    if (open.of < PORTION) continue;
    portions.push(open);
    open = { hits: 0, of: 0 };
  }
  const last = portions.pop();
  if (last) portions.push({ hits: last.hits + open.hits, of: last.of + open.of });
  return portions;
}

/** The days up to today that hold enough pages to say something, at most a week of them. */
export function newestDays(
  days: Days,
  today: string,
  measure: (day: DayCounts) => Part,
  enough: number,
): string[] {
  const week = daysBefore(days, dayAfter(today, 1), 7);
  for (let count = 1; count < week.length; count++) {
    const newest = week.slice(-count);
    if (partOf(days, newest, measure).of >= enough) return newest;
  }
  return week;
}

/** Pages that were fetched and read. */
export function pagesOf({ records, rejected }: DayCounts): number {
  return records + total(rejected);
}
