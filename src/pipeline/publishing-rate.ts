/**
 * How often a source publishes, and how often it is worth looking at. Pure: the time is an argument.
 *
 * The rate is that of a Poisson process, estimated from the number of new articles in each time between two looks, which
 * need not be equal (Cho and Garcia-Molina, Estimating Frequency of Change, ACM TOIT 3(3), 2003). Both sums halve in a week,
 * so that the estimate follows the source, and begin with one article in its usual gap, which is the mean of a gamma prior.
 *
 * For a given number of looks at all sources the articles of all of them wait least, together, when the time between two
 * looks grows with the square root of the gap between two articles (Sia, Cho and Cho, Efficient Monitoring Algorithm for
 * Fast News Alerts, IEEE TKDE 19(7), 2007).
 */
import type { PublishingRate } from '../model/rhythm.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What was seen so long ago counts half. */
const HALF_LIFE_MS = 7 * DAY;

/** The gap of a source of which nothing is known. */
const USUAL_GAP_MS = HOUR;

/** A source with an article in the usual gap is looked at so often. */
const USUAL_INTERVAL_MS = 15 * MINUTE;

/** More than an article a minute makes no difference; an archive that is suddenly named is no news. */
const LEAST_GAP_MS = MINUTE;

export interface Sight {
  /** Milliseconds since 1970. */
  now: number;
  /** For each new article when it was published, as far as the source says so; milliseconds since 1970. */
  published: readonly (number | undefined)[];
}

/** The rate after a look. The first look counts by the articles' own dates, since all that it finds is new. */
export function observe(before: PublishingRate | undefined, { now, published }: Sight): PublishingRate {
  if (!before) {
    const dates = published.filter((date) => date !== undefined && date <= now && date > now - HALF_LIFE_MS);
    const [oldest, newest] = [Math.min(...(dates as number[])), Math.max(...(dates as number[]))];
    if (dates.length === 0) return { articles: 0, ms: 0, at: now };
    const ms = now - oldest;
    return { articles: Math.min(dates.length, ms / LEAST_GAP_MS), ms, at: now, lastNewAt: newest };
  }
  const ms = Math.max(now - before.at, 0);
  // What is new here and was published long before is an archive; sites post with some delay.
  const since = now - Math.max(ms, DAY);
  const fresh = published.filter((date) => date === undefined || date >= since).length;
  const weight = 2 ** (-ms / HALF_LIFE_MS);
  const lastNewAt = fresh > 0 ? now : before.lastNewAt;
  return {
    articles: before.articles * weight + Math.min(fresh, ms / LEAST_GAP_MS),
    ms: before.ms * weight + ms,
    at: now,
    ...(lastNewAt === undefined ? {} : { lastNewAt }),
  };
}

/**
 * Time until the next look, in milliseconds; `saidGapMs` is what the source says of its own gap. A source that has been
 * silent for longer than its gap counts by its silence: it sleeps, or has become slower.
 */
export function lookIntervalMs(
  rate: PublishingRate | undefined,
  now: number,
  saidGapMs: number | undefined,
): number {
  const { articles = 0, ms = 0, lastNewAt = now } = rate ?? {};
  const gap = (ms + (saidGapMs ?? USUAL_GAP_MS)) / (articles + 1);
  return USUAL_INTERVAL_MS * Math.sqrt(Math.max(gap, now - lastNewAt) / USUAL_GAP_MS);
}
