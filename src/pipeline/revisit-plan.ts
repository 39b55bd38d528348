/** When the page of an article is asked for again, for its corrections. Pure: the time is an argument. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** After the first fetch: most corrections come within the hour, and hardly any after a week. */
const USUAL_PLAN_MS: readonly number[] = [15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY];

/** What was older than this when it was first fetched has been corrected, or never will be. */
const MOST_AGE_MS = 7 * DAY;

/** The wait after a try that failed; it doubles with each. */
const FIRST_RETRY_MS = 15 * MINUTE;

/** Tries that fail in a row before the next visit of the plan is waited for. */
const MOST_FAILURES = 5;

/** The plan of a source: times since the first fetch, in milliseconds. */
export function planOf(source: { revisitsMs?: readonly number[] } | undefined): readonly number[] {
  return source?.revisitsMs ?? USUAL_PLAN_MS;
}

/** The first visit of the plan, for an article that is young enough; `publishedAt` is the record's. */
export function firstRevisit(
  plan: readonly number[],
  fetchedAt: Date,
  publishedAt: string | undefined,
): Date | undefined {
  const age = fetchedAt.getTime() - Date.parse(publishedAt ?? '');
  return age > MOST_AGE_MS ? undefined : nextRevisit(plan, fetchedAt, fetchedAt);
}

/** The first visit after the last one; those between were missed, and one makes up for all of them. */
export function nextRevisit(plan: readonly number[], firstFetchedAt: Date, last: Date): Date | undefined {
  const times = plan.map((after) => firstFetchedAt.getTime() + after).sort((a, b) => a - b);
  const next = times.find((time) => time > last.getTime());
  return next === undefined ? undefined : new Date(next);
}

export interface FailedRevisit {
  plan: readonly number[];
  firstFetchedAt: Date;
  now: Date;
  /** In a row, this one counted. */
  failures: number;
  /** May a later try end otherwise? */
  retry: boolean;
  retryAfterMs: number | undefined;
}

/** What may end otherwise is tried again before the next visit of the plan. */
export function afterFailure(failed: FailedRevisit): Date | undefined {
  const { plan, firstFetchedAt, now, failures, retry, retryAfterMs = 0 } = failed;
  const next = nextRevisit(plan, firstFetchedAt, now);
  if (!retry || failures >= MOST_FAILURES) return next;
  const soon = now.getTime() + Math.max(FIRST_RETRY_MS * 2 ** (failures - 1), retryAfterMs);
  return new Date(Math.min(soon, next?.getTime() ?? Number.POSITIVE_INFINITY));
}
