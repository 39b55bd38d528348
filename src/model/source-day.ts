/**
 * What came of a source on one day: counts alone, so that a day of any size is one small row. Response times are kept as a
 * histogram whose buckets grow by a constant factor, which bounds the relative error of every quantile (Masson, Rim & Lee,
 * DDSketch, VLDB 2019).
 */

/** How many, by name; a name that is missing counts 0. */
export type CountsBy = Record<string, number>;

/** Days are those of UTC, of the time at which a page was fetched. */
export interface DayCounts {
  /** New URLs that its feeds, sitemaps and sections named. */
  found: number;
  /** New articles of its own site. */
  articles: number;
  /** The same by the hour, 0 to 23. */
  hours: CountsBy;
  /** Pages that gave a record, new or not. */
  records: number;
  /** Records with a date, and with a byline. */
  dated: number;
  bylined: number;
  /** Sum over the records of the share of their page's text that is boilerplate. */
  boilerplate: number;
  /** Pages that were fetched and gave none, by reason. */
  rejected: CountsBy;
  /** URLs that gave no page, by reason. */
  failed: CountsBy;
  /** Responses by {@link bucketOf} their time. */
  took: CountsBy;
}

export function noCounts(): DayCounts {
  return {
    found: 0,
    articles: 0,
    hours: {},
    records: 0,
    dated: 0,
    bylined: 0,
    boilerplate: 0,
    rejected: {},
    failed: {},
    took: {},
  };
}

/** The sum over days. */
export function sumOfDays(days: Iterable<DayCounts>): DayCounts {
  const sum = noCounts();
  for (const day of days) addDay(sum, day);
  return sum;
}

/** Adds a day's counts to the first. */
export function addDay(sum: DayCounts, day: DayCounts): void {
  for (const name of ['found', 'articles', 'records', 'dated', 'bylined', 'boilerplate'] as const)
    sum[name] += day[name];
  for (const name of ['hours', 'rejected', 'failed', 'took'] as const)
    for (const [key, count] of Object.entries(day[name])) sum[name][key] = (sum[name][key] ?? 0) + count;
}

export function total(counts: CountsBy): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** A quantile read from the histogram is at most so far off, as a share of it. */
const RELATIVE_ERROR = 0.1;
const GROWTH = Math.log((1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR));

/** The bucket of a response time in milliseconds; what took less than one counts as one. */
export function bucketOf(ms: number): number {
  return Math.ceil(Math.log(Math.max(ms, 1)) / GROWTH);
}

/** The median response time in milliseconds, ten per cent off at most; undefined when nothing was counted. */
export function medianMs(took: CountsBy): number | undefined {
  const buckets = Object.entries(took)
    .map(([bucket, count]) => ({ bucket: Number(bucket), count }))
    .sort((a, b) => a.bucket - b.bucket);
  const rank = Math.ceil(total(took) / 2);
  let seen = 0;
  for (const { bucket, count } of buckets) {
    seen += count;
    // The value from which both ends of the bucket are equally far, in proportion.
    if (seen >= rank) return Math.max(1, Math.round(Math.exp(bucket * GROWTH) * (1 - RELATIVE_ERROR)));
  }
  return undefined;
}
