/**
 * Silence: no new article for much longer than the source was ever silent before. Articles are taken to come as a Poisson
 * process whose rate goes by the day of the week and the hour, as the source's own history has them, so nights and weekends
 * cost nothing: time is measured in the articles that it would have brought (time rescaling: Brown et al., The
 * time-rescaling theorem and its application to neural spike train data analysis, Neural Computation 2002). Pure.
 */
import type { DayCounts } from '../../model/source-day.js';
import { type Days, dayAfter, dayOf, daysBefore, usualOf } from './usual.js';

export interface Silence {
  since: Date;
  /** Articles that the same time brought before. */
  expected: number;
  /** The same, of the longest silence of the days that this is judged by. */
  longest: number;
  /** Articles a day, before. */
  perDay: number;
  /** Whether it is too long. */
  silent: boolean;
}

/** Less is no habit. */
const LEAST_DAYS = 14;
const LEAST_ARTICLES = 10;

/** A source whose articles come by chance alone is called silent once in so many years. */
const YEARS = 1_000;

/** Longer than the longest silence before by this factor: news comes in bursts, and bursts leave gaps. */
const LONGER = 2;

const HOUR_MS = 3_600_000;

/** Undefined where too little is known of the source. */
export function silenceOf(days: Days, lastArticleAt: Date | undefined, now: Date): Silence | undefined {
  if (!lastArticleAt) return undefined;
  // The day on which it fell silent is not a whole one.
  const history = daysBefore(days, dayOf(lastArticleAt));
  if (history.length < LEAST_DAYS) return undefined;
  const rhythm = rhythmOf(days, history);
  if (rhythm.articles < LEAST_ARTICLES) return undefined;
  const expected = expectedIn(rhythm, lastArticleAt, now);
  const longest = longestGap(rhythm, days, history);
  const perDay = rhythm.articles / history.length;
  const surprise = surpriseOf(expected, rhythm.articles);
  const silent = surprise > Math.log(365 * perDay * YEARS) && expected > LONGER * longest;
  return { since: lastArticleAt, expected, longest, perDay, silent };
}

/**
 * Minus the logarithm of the chance that nothing comes where `expected` would, when that is known from so many articles: the
 * predictive distribution of a Poisson count under a gamma posterior (Gelman et al., Bayesian Data Analysis, 2.6).
 */
function surpriseOf(expected: number, articles: number): number {
  return articles * Math.log1p(expected / articles);
}

/** Articles an hour by day of the week and hour, and how many they are known from. */
interface Rhythm {
  byDay: number[];
  byHour: number[];
  articles: number;
}

function rhythmOf(days: Days, history: readonly string[]): Rhythm {
  const counts = history.map((day) => days.get(day)?.articles ?? 0);
  const { median, spread } = usualOf(counts) as { median: number; spread: number };
  // A whole archive that came in a day says nothing about the next.
  const cap = median + 3 * Math.max(spread, Math.sqrt(median), 1);
  const byDay = Array.from({ length: 7 }, () => ({ articles: 0, days: 0 }));
  const byHour = new Array<number>(24).fill(0);
  let articles = 0;
  history.forEach((name, index) => {
    const count = counts[index] as number;
    const taken = Math.min(count, cap);
    const day = byDay[new Date(name).getUTCDay()] as { articles: number; days: number };
    day.articles += taken;
    day.days++;
    articles += taken;
    for (const [hour, inHour] of hoursOf(days.get(name)))
      byHour[hour] = (byHour[hour] ?? 0) + (inHour * taken) / count;
  });
  return {
    byDay: byDay.map((day) => (day.days === 0 ? 0 : day.articles / day.days)),
    byHour: byHour.map((inHour) => inHour / Math.max(articles, 1)),
    articles,
  };
}

function hoursOf(day: DayCounts | undefined): [hour: number, articles: number][] {
  return Object.entries(day?.hours ?? {}).map(([hour, articles]) => [Number(hour), articles]);
}

function rateAt({ byDay, byHour }: Rhythm, ms: number): number {
  const at = new Date(ms);
  return (byDay[at.getUTCDay()] as number) * (byHour[at.getUTCHours()] as number);
}

/** Without the busiest hour: clocks are changed, and mornings begin late. */
function expectedIn(rhythm: Rhythm, from: Date, to: Date): number {
  let sum = 0;
  let busiest = 0;
  for (let at = from.getTime(); at < to.getTime(); ) {
    const next = Math.min((Math.floor(at / HOUR_MS) + 1) * HOUR_MS, to.getTime());
    const inHour = (rateAt(rhythm, at) * (next - at)) / HOUR_MS;
    sum += inHour;
    busiest = Math.max(busiest, inHour);
    at = next;
  }
  return sum - busiest;
}

/** In articles, as {@link expectedIn}; an hour in which something came ends a silence. */
function longestGap(rhythm: Rhythm, days: Days, history: readonly string[]): number {
  let longest = 0;
  let gap = 0;
  const [first] = history;
  const end = Date.parse(dayAfter(history.at(-1) as string, 1));
  for (let at = Date.parse(first as string); at < end; at += HOUR_MS) {
    gap += rateAt(rhythm, at);
    longest = Math.max(longest, gap);
    const came = days.get(dayOf(new Date(at)))?.hours[new Date(at).getUTCHours()] ?? 0;
    if (came > 0) gap = 0;
  }
  return longest;
}
