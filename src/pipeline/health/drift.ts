/**
 * Parser drift: far fewer pages than usual give a record, or records have far fewer of their fields. A one-sided binomial
 * test of the newest pages against the usual share. Pages of one day are alike, so days differ by more than chance: the
 * test counts as few pages as the spread of earlier portions allows (quasi-binomial: McCullagh and Nelder, Generalized
 * Linear Models, 4.5), by the median, so that an earlier outage does not blind it. Pure.
 */
import { lowerTail } from './binomial.js';
import { MEASURES, type Measure, newestDays, type Part, partOf, portionsOf } from './shares.js';
import { type Days, dayOf, daysBefore, medianOf } from './usual.js';

export interface Drift {
  measure: Measure;
  share: number;
  usual: number;
  /** Pages that the share is of. */
  pages: number;
  /** The chance of a share so low, were all as usual. */
  chance: number;
}

/** Newest pages that are enough to say something, and earlier ones that are enough to say what is usual. */
const ENOUGH = 20;
const ENOUGH_BEFORE = 50;

/** An alert is opened where chance is below, and the share is so far below its usual. */
const OPENS = { chance: 1e-7, gap: 0.2 };
/** And is closed as soon as the same is no longer clear. */
const STAYS = { chance: 1e-2, gap: 0.1 };

/** Median of the chi-squared distribution with one degree of freedom. */
const CHI_SQUARED_MEDIAN = 0.4549;

/**
 * What is off, worst first. `since`: the drift has an alert that was opened then, and days from then on are not what is
 * usual.
 */
export function driftsOf(days: Days, now: Date, since?: Date): Drift[] {
  const drifts = (Object.keys(MEASURES) as Measure[]).flatMap((measure) => {
    const newest = newestDays(days, dayOf(now), MEASURES[measure], ENOUGH);
    const [first = dayOf(now)] = newest;
    const end = since && dayOf(since) < first ? dayOf(since) : first;
    const before = portionsOf(days, daysBefore(days, end), MEASURES[measure]);
    const drift = compare(partOf(days, newest, MEASURES[measure]), before);
    return drift ? [{ measure, ...drift }] : [];
  });
  const { chance, gap } = since ? STAYS : OPENS;
  return drifts
    .filter((drift) => drift.chance < chance && drift.usual - drift.share >= gap)
    .sort((a, b) => a.chance - b.chance);
}

/** Undefined where there are too few pages to say anything. */
export function compare(newest: Part, before: readonly Part[]): Omit<Drift, 'measure'> | undefined {
  const pages = before.reduce((sum, { of }) => sum + of, 0);
  if (newest.of < ENOUGH || pages < ENOUGH_BEFORE) return undefined;
  const usual = medianOf(before.map(({ hits, of }) => hits / of));
  // No share is known to be exactly all or none (Laplace's rule of succession).
  const p = (usual * pages + 1) / (pages + 2);
  const residuals = before.map(({ hits, of }) => (hits - of * p) ** 2 / (of * p * (1 - p)));
  const dispersion = Math.max(1, medianOf(residuals) / CHI_SQUARED_MEDIAN);
  // The usual share is itself an estimate, from so many pages.
  const counted = newest.of / (dispersion * (1 + newest.of / pages));
  const of = Math.max(1, Math.floor(counted));
  const hits = Math.ceil((newest.hits / newest.of) * of);
  return { share: newest.hits / newest.of, usual, pages: newest.of, chance: lowerTail(hits, of, p) };
}
