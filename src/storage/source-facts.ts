/** What is known of how sources fare, a page of them at a time: never a scan of what they brought. */
import { sql } from 'kysely';
import type { AlertName } from '../model/alert.js';
import { type DayCounts, noCounts } from '../model/source-day.js';
import type { PageFailure, PageOutcome } from '../model/source-health.js';
import type { Database } from './database.js';
import { DAYS_KEPT } from './source-days.js';
import { type WatchedSource, watched } from './sources.js';

export interface SourceFacts {
  source: WatchedSource;
  lastSuccessAt: Date | undefined;
  /** By the day, as `2026-03-01`; days on which nothing came are missing. */
  days: ReadonlyMap<string, DayCounts>;
  /** Newest last. */
  recent: readonly PageOutcome[];
  lastArticleAt: Date | undefined;
  lastFailure: PageFailure | undefined;
  /** Its feeds, sitemaps and sections that gave nothing at the last look. */
  failing: { url: string; reason: string; detail?: string }[];
  /** Since when its open alerts are open. */
  open: ReadonlyMap<AlertName, Date>;
}

export interface SourceFactsReader {
  /** At most so many sources whose ids come after this one, by id. */
  page(after: string, limit: number): Promise<SourceFacts[]>;
  of(ids: readonly string[]): Promise<SourceFacts[]>;
  /** Ids of sources that are due to be judged, which is then left to whoever claimed them for some minutes. */
  claimJudging(limit: number): Promise<string[]>;
  /** When those that were claimed are due again. One of which there was something new meanwhile is due as that has it. */
  judged(next: ReadonlyMap<string, Date>): Promise<void>;
}

/** Who claimed a source and did not live to judge it leaves it to the next. */
const LEASE = sql`interval '5 minutes'`;

export function sourceFactsOf({ kysely: db }: Database): SourceFactsReader {
  const of = async (ids: readonly string[]): Promise<SourceFacts[]> => {
    if (ids.length === 0) return [];
    const [sources, health, days, failing, open] = await Promise.all([
      db.selectFrom('sources').selectAll().where('id', 'in', ids).orderBy('id').execute(),
      db.selectFrom('source_health').selectAll().where('source_id', 'in', ids).execute(),
      db
        .selectFrom('source_days')
        .select(['source_id', sql<string>`day::text`.as('day'), 'counts'])
        .where('source_id', 'in', ids)
        .where(sql<boolean>`day >= (now() at time zone 'UTC')::date - ${DAYS_KEPT}::int`)
        .orderBy('day')
        .execute(),
      db
        .selectFrom('source_inputs')
        .select(['source_id', 'url', 'reason', 'detail'])
        .where('source_id', 'in', ids)
        .where('reason', 'is not', null)
        .orderBy('url')
        .execute(),
      db
        .selectFrom('alerts')
        .select(['source_id', 'name', 'since'])
        .where('source_id', 'in', ids)
        .where('closed_at', 'is', null)
        .execute(),
    ]);
    const healthOf = new Map(health.map((row) => [row.source_id, row]));
    const daysBy = grouped(days);
    const failingBy = grouped(failing);
    const openBy = grouped(open);
    return sources.map((row) => {
      const known = healthOf.get(row.id);
      return {
        source: watched(row),
        lastSuccessAt: row.last_success_at ?? undefined,
        days: new Map(
          (daysBy.get(row.id) ?? []).map(({ day, counts }) => [day, { ...noCounts(), ...counts }]),
        ),
        recent: known?.recent ?? [],
        lastArticleAt: known?.last_article_at ?? undefined,
        lastFailure: known?.last_failure ?? undefined,
        failing: (failingBy.get(row.id) ?? []).map(({ url, reason, detail }) => ({
          url,
          reason: reason as string,
          ...(detail === null ? {} : { detail }),
        })),
        open: new Map((openBy.get(row.id) ?? []).map(({ name, since }) => [name, since])),
      };
    });
  };

  return {
    of,

    async page(after, limit) {
      const rows = await db
        .selectFrom('sources')
        .select('id')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute();
      return of(rows.map(({ id }) => id));
    },

    async claimJudging(limit) {
      const due = db
        .selectFrom('source_health')
        .select('source_id')
        .where('judge_at', '<=', sql<Date>`now()`)
        .orderBy('judge_at')
        .limit(limit)
        .forUpdate()
        .skipLocked();
      const claimed = await db
        .updateTable('source_health')
        .set({ judged_at: sql<Date>`now()`, judge_at: sql<Date>`now() + ${LEASE}` })
        .where('source_id', 'in', due)
        .returning('source_id')
        .execute();
      return claimed.map(({ source_id }) => source_id);
    },

    async judged(next) {
      if (next.size === 0) return;
      await sql`
        update source_health h set judge_at = n.judge_at
        from unnest(${[...next.keys()]}::text[], ${[...next.values()]}::timestamptz[]) as n(source_id, judge_at)
        where h.source_id = n.source_id and h.judge_at = h.judged_at + ${LEASE}`.execute(db);
    },
  };
}

function grouped<Row extends { source_id: string | null }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = row.source_id ?? '';
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}
