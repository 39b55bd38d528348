/**
 * Silence: no new article for much longer than the source was ever silent before. Articles are taken to come as a Poisson
 * process whose rate goes by the day of the week and the hour, as the source's own history has them, so nights and weekends
 * cost nothing: time is measured in the articles that it would have brought (time rescaling: Brown et al., The
 * time-rescaling theorem and its application to neural spike train data analysis, Neural Computation 2002). Pure.
 */
import type { DayCounts } from '../../model/source-day.js';
import { type Days, dayOf, daysBefore, usualOf } from './usual.js';

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
const DAY_MS = 24 * HOUR_MS;

/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** Undefined where too little is known of the source. */
export function silenceOf(days: Days, lastArticleAt: Date | undefined, now: Date): Silence | undefined {
  const habit = habitOf(days, lastArticleAt);
  if (!habit || !lastArticleAt) return undefined;
  const { rhythm, longest, perDay, most } = habit;
  const { expected } = expectedIn(rhythm, lastArticleAt.getTime(), now.getTime());
  return { since: lastArticleAt, expected, longest, perDay, silent: expected > most };
}

/**
 * When the source will have been silent for too long, should nothing come: an hour's end, or `by` where that is earlier or
 * too little is known of it.
 */
export function silentFrom(days: Days, lastArticleAt: Date | undefined, by: Date): Date {
  const habit = habitOf(days, lastArticleAt);
  if (!habit || !lastArticleAt) return by;
  const { end } = expectedIn(habit.rhythm, lastArticleAt.getTime(), by.getTime(), habit.most);
  return new Date(Math.min(end, by.getTime()));
}

interface Habit extends Pick<Silence, 'longest' | 'perDay'> {
  rhythm: Rhythm;
  /** A silence that would have brought more articles is too long. */
  most: number;
}

function habitOf(days: Days, lastArticleAt: Date | undefined): Habit | undefined {
  if (!lastArticleAt) return undefined;
  // The day on which it fell silent is not a whole one.
  const history = daysBefore(days, dayOf(lastArticleAt));
  if (history.length < LEAST_DAYS) return undefined;
  const rhythm = rhythmOf(days, history);
  if (rhythm.articles < LEAST_ARTICLES) return undefined;
  const longest = longestGap(rhythm, days, history);
  const perDay = rhythm.articles / history.length;
  const unlikely = expectedWhere(Math.log(365 * perDay * YEARS), rhythm.articles);
  return { rhythm, longest, perDay, most: Math.max(unlikely, LONGER * longest) };
}

/**
 * How many articles must be expected for their absence to surprise so much (minus the logarithm of its chance), when that is
 * known from so many articles: the predictive distribution of a Poisson count under a gamma posterior (Gelman et al.,
 * Bayesian Data Analysis, 2.6).
 */
function expectedWhere(surprise: number, articles: number): number {
  return articles * Math.expm1(surprise / articles);
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
  const weekday = (Math.floor(ms / DAY_MS) + FIRST_WEEKDAY) % 7;
  return (byDay[weekday] as number) * (byHour[Math.floor(ms / HOUR_MS) % 24] as number);
}

/**
 * Articles that this time would have brought, without its busiest hour: clocks are changed, and mornings begin late. It ends
 * with the hour in which they are more than `most`, if there is one.
 */
function expectedIn(
  rhythm: Rhythm,
  from: number,
  to: number,
  most = Number.POSITIVE_INFINITY,
): { expected: number; end: number } {
  let sum = 0;
  let busiest = 0;
  let at = from;
  while (at < to && sum - busiest <= most) {
    const next = Math.min((Math.floor(at / HOUR_MS) + 1) * HOUR_MS, to);
    const inHour = (rateAt(rhythm, at) * (next - at)) / HOUR_MS;
    sum += inHour;
    busiest = Math.max(busiest, inHour);
    at = next;
  }
  return { expected: sum - busiest, end: at };
}

/** In articles, as {@link expectedIn}; an hour in which something came ends a silence. */
function longestGap(rhythm: Rhythm, days: Days, history: readonly string[]): number {
  let longest = 0;
  let gap = 0;
  for (const name of history) {
    const began = Date.parse(name);
    const hours = days.get(name)?.hours;
    for (let hour = 0; hour < 24; hour++) {
      gap += rateAt(rhythm, began + hour * HOUR_MS);
      longest = Math.max(longest, gap);
      if ((hours?.[hour] ?? 0) > 0) gap = 0;
    }
  }
  return longest;
}
