/** Block pages: page after page is denied, or one and the same page stands in for all of them. Pure. */
import { total } from '../../model/source-day.js';
import type { PageOutcome } from '../../model/source-health.js';
import { DENIED } from './shares.js';
import { type Days, dayOf, daysBefore } from './usual.js';

export interface Blocked {
  /** `denied`: pages in a row by reason; `same-page`: the same bytes under so many URLs. */
  how: 'denied' | 'same-page';
  pages: number;
  /** By how many of them were of it. */
  reasons: Record<string, number>;
}

/** Fewer in a row, or fewer times the same page, are an accident. */
const LEAST_RUN = 8;

/** The same page among the newest so many. */
const NEWEST = 12;

/** A run that is less likely than this by the source's own habits is no habit. */
const CHANCE = 1e-6;

/** Good pages in a row after which it is over. */
const OVER_AFTER = 3;

/** `recent`: the newest outcomes of the source, newest last. `isOpen`: there is an alert, which stays until it is over. */
export function blockOf(
  recent: readonly PageOutcome[],
  days: Days,
  now: Date,
  isOpen: boolean,
): Blocked | undefined {
  const found = denied(recent, days, now) ?? samePage(recent);
  if (found || !isOpen) return found;
  const same = samePageOf(recent);
  const isBad = ({ as, digest }: PageOutcome) => DENIED.has(as) || (same && digest === same.digest);
  const last = recent.slice(-OVER_AFTER);
  if (!last.some(isBad)) return undefined;
  const bad = recent.filter(isBad);
  return { how: 'denied', pages: bad.length, reasons: reasonsOf(bad) };
}

function denied(recent: readonly PageOutcome[], days: Days, now: Date): Blocked | undefined {
  const lastGood = recent.findLastIndex(({ as }) => !DENIED.has(as));
  const run = recent.slice(lastGood + 1);
  const unlikely = -Math.log(CHANCE) / -Math.log(habitOf(days, now));
  if (run.length < Math.max(LEAST_RUN, Math.min(unlikely, recent.length))) return undefined;
  if (run.length < unlikely) return undefined;
  return { how: 'denied', pages: run.length, reasons: reasonsOf(run) };
}

/** The chance that a page of the source is denied, by its days before today (Laplace's rule of succession). */
function habitOf(days: Days, now: Date): number {
  let pages = 0;
  let deniedPages = 0;
  for (const name of daysBefore(days, dayOf(now))) {
    const day = days.get(name);
    if (!day) continue;
    pages += day.records + total(day.rejected) + total(day.failed);
    for (const [reason, count] of [...Object.entries(day.rejected), ...Object.entries(day.failed)])
      if (DENIED.has(reason)) deniedPages += count;
  }
  return (deniedPages + 1) / (pages + 2);
}

function samePage(recent: readonly PageOutcome[]): Blocked | undefined {
  const newest = recent.slice(-NEWEST);
  const same = samePageOf(newest);
  if (!same || same.count < LEAST_RUN || newest.at(-1)?.digest !== same.digest) return undefined;
  const pages = newest.filter(({ digest }) => digest === same.digest);
  return { how: 'same-page', pages: pages.length, reasons: reasonsOf(pages) };
}

/** The digest that stands under most URLs, where it stands under more than one. */
function samePageOf(recent: readonly PageOutcome[]): { digest: string; count: number } | undefined {
  const counts = new Map<string, number>();
  for (const { digest } of recent)
    if (digest !== undefined) counts.set(digest, (counts.get(digest) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] > 1 ? { digest: most[0], count: most[1] } : undefined;
}

function reasonsOf(outcomes: readonly PageOutcome[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { as } of outcomes) reasons[as] = (reasons[as] ?? 0) + 1;
  return reasons;
}
