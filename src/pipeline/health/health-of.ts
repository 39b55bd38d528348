/** How a source fares, in figures: the newest days beside those before them. Pure. */
import { type CountsBy, type DayCounts, medianMs, sumOfDays, total } from '../../model/source-day.js';
import type { Share, SourceHealth, SourceState, Usual } from '../../model/source-health.js';
import type { SourceFacts } from '../../storage/source-facts.js';
import { MEASURES, type Part, pagesOf, partOf, portionsOf } from './shares.js';
import { type Days, dayAfter, dayOf, daysBefore, usualOf } from './usual.js';

const NEWEST_DAYS = 7;

/** Fewer days, or portions, make no habit. */
const LEAST_DAYS = 7;

export function healthOf(facts: SourceFacts, now: Date): SourceHealth {
  const { source, days, open, lastSuccessAt, lastArticleAt, failing } = facts;
  const today = dayOf(now);
  const newest = daysBefore(days, dayAfter(today, 1), NEWEST_DAYS);
  const before = daysBefore(days, newest[0] ?? today);
  const sum = sumOfDays(newest.flatMap((name) => days.get(name) ?? []));
  const median = medianMs(sum.took);
  const usualMs = medianMs(sumOfDays(before.flatMap((name) => days.get(name) ?? [])).took);
  const rejected = shareOf(days, newest, before, (day) => ({ hits: total(day.rejected), of: pagesOf(day) }));
  const failed = total(sum.failed);
  const boilerplate = shareOf(days, newest, before, (day) => ({ hits: day.boilerplate, of: day.records }));
  const lastError = lastErrorOf(facts);
  return {
    id: source.id,
    name: source.name,
    domain: source.domain,
    home: source.home,
    state: stateOf(facts, today),
    alerts: [...open.keys()].sort(),
    ...(source.lastLookedAt ? { lastLookedAt: source.lastLookedAt.toISOString() } : {}),
    ...(lastSuccessAt ? { lastSuccessAt: lastSuccessAt.toISOString() } : {}),
    nextDueAt: source.nextDueAt.toISOString(),
    ...(lastArticleAt ? { lastArticleAt: lastArticleAt.toISOString() } : {}),
    ...(lastError ? { lastError } : {}),
    failing,
    articles: articlesOf(days, today),
    pages: pagesOf(sum),
    ...(rejected ? { rejected: { ...rejected, byReason: sharesBy(sum.rejected, pagesOf(sum)) } } : {}),
    ...(failed > 0
      ? {
          failed: {
            share: rounding(failed / (failed + pagesOf(sum))),
            byReason: sharesBy(sum.failed, failed + pagesOf(sum)),
          },
        }
      : {}),
    fields: fieldsOf(days, newest, before),
    ...(boilerplate ? { boilerplate } : {}),
    ...(median === undefined
      ? {}
      : { responseMs: { median, ...(usualMs === undefined ? {} : { usual: usualMs }) } }),
  };
}

function stateOf({ source, open, days, lastSuccessAt }: SourceFacts, today: string): SourceState {
  if (source.paused) return 'paused';
  if (source.unhealthySince) return 'unhealthy';
  if (source.lastError !== undefined) return 'failing';
  if (open.has('block-page')) return 'blocked';
  if (open.has('parser-drift')) return 'drifting';
  if (open.has('silent-source')) return 'silent';
  if (!source.lastLookedAt && !lastSuccessAt) return 'new';
  const came = [today, dayAfter(today, -1)].some((day) => (days.get(day)?.articles ?? 0) > 0);
  return came ? 'ok' : 'quiet';
}

/** The look's own error comes first: no page was asked for then. */
function lastErrorOf({ source, lastFailure }: SourceFacts): SourceHealth['lastError'] {
  const { lastError, lastLookedAt } = source;
  if (lastError !== undefined)
    return { ...(lastLookedAt ? { at: lastLookedAt.toISOString() } : {}), message: lastError };
  return lastFailure && { at: lastFailure.at, message: lastFailure.reason, url: lastFailure.url };
}

function articlesOf(days: Days, today: string): SourceHealth['articles'] {
  const yesterday = dayAfter(today, -1);
  const before = daysBefore(days, yesterday).map((name) => days.get(name)?.articles ?? 0);
  const usual = before.length < LEAST_DAYS ? undefined : usualOf(before);
  return {
    today: days.get(today)?.articles ?? 0,
    yesterday: days.get(yesterday)?.articles ?? 0,
    ...(usual ? { usual: rounded(usual) } : {}),
  };
}

function fieldsOf(days: Days, newest: string[], before: string[]): SourceHealth['fields'] {
  const { record: _, ...fields } = MEASURES;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, measure]) => {
      const share = shareOf(days, newest, before, measure);
      return share ? [[name, share]] : [];
    }),
  );
}

function shareOf(
  days: Days,
  newest: readonly string[],
  before: readonly string[],
  measure: (day: DayCounts) => Part,
): Share | undefined {
  const { hits, of } = partOf(days, newest, measure);
  if (of === 0) return undefined;
  const usual = usualOf(portionsOf(days, before, measure).map((part) => part.hits / part.of));
  return { share: rounding(hits / of), ...(usual ? { usual: rounded(usual) } : {}) };
}

function sharesBy(counts: CountsBy, of: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([reason, count]) => [reason, rounding(count / of)]),
  );
}

function rounded({ median, spread, of }: Usual): Usual {
  return { median: rounding(median), spread: rounding(spread), of };
}

function rounding(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
