/** How far the reading of a source's archive has come: one row for each sitemap of it. */
import { sql } from 'kysely';
import type { Database } from './database.js';

/** What is read: a source's sitemaps, for the days from one to another, both `2026-03-01`. */
export interface Span {
  sourceId: string;
  from: string;
  to: string;
}

export interface Part {
  url: string;
  /** Below the sitemaps that the archive begins with. */
  depth: number;
}

export interface PartCounts {
  named: number;
  undated: number;
  matching: number;
  added: number;
}

export interface BackfillSums extends PartCounts {
  /** Sitemaps that are known of. */
  parts: number;
  read: number;
  /** By reason. */
  failed: Record<string, number>;
}

export interface Backfills {
  /** Parts that are new are to be read. */
  add(span: Span, parts: readonly Part[]): Promise<void>;
  /** What failed is to be read again. */
  retry(span: Span): Promise<void>;
  next(span: Span): Promise<Part | undefined>;
  /** The part is read; what it leads to is to be read, in the same step. */
  read(span: Span, url: string, counts: PartCounts, parts: readonly Part[]): Promise<void>;
  failed(span: Span, url: string, reason: string): Promise<void>;
  sums(span: Span): Promise<BackfillSums>;
}

export function backfillsOf({ kysely: db }: Database): Backfills {
  const rowsOf = (span: Span) =>
    db
      .selectFrom('backfill_sitemaps')
      .where('source_id', '=', span.sourceId)
      .where('from_day', '=', span.from)
      .where('to_day', '=', span.to);
  const changing = (trx: typeof db, span: Span) =>
    trx
      .updateTable('backfill_sitemaps')
      .where('source_id', '=', span.sourceId)
      .where('from_day', '=', span.from)
      .where('to_day', '=', span.to);
  const add = async (trx: typeof db, span: Span, parts: readonly Part[]) => {
    for (let from = 0; from < parts.length; from += BATCH) {
      const rows = parts.slice(from, from + BATCH).map(({ url, depth }) => ({
        source_id: span.sourceId,
        from_day: span.from,
        to_day: span.to,
        url,
        depth,
      }));
      await trx
        .insertInto('backfill_sitemaps')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  };

  return {
    add: (span, parts) => add(db, span, parts),

    async retry(span) {
      await changing(db, span).set({ state: 'due', reason: null }).where('state', '=', 'failed').execute();
    },

    next: (span) =>
      rowsOf(span)
        .select(['url', 'depth'])
        .where('state', '=', 'due')
        .orderBy('depth')
        .orderBy('url', 'desc')
        .limit(1)
        .executeTakeFirst(),

    read: (span, url, counts, parts) =>
      db.transaction().execute(async (trx) => {
        await add(trx, span, parts);
        await changing(trx, span)
          .set({ state: 'read', ...counts })
          .where('url', '=', url)
          .execute();
      }),

    async failed(span, url, reason) {
      await changing(db, span).set({ state: 'failed', reason }).where('url', '=', url).execute();
    },

    async sums(span) {
      const sum = (column: keyof PartCounts) => sql<number>`coalesce(sum(${sql.ref(column)}), 0)::int`;
      const all = await rowsOf(span)
        .select([
          sql<number>`count(*)::int`.as('parts'),
          sql<number>`(count(*) filter (where state = 'read'))::int`.as('read'),
          sum('named').as('named'),
          sum('undated').as('undated'),
          sum('matching').as('matching'),
          sum('added').as('added'),
        ])
        .executeTakeFirstOrThrow();
      const failed = await rowsOf(span)
        .select(['reason', sql<number>`count(*)::int`.as('count')])
        .where('state', '=', 'failed')
        .groupBy('reason')
        .orderBy('reason')
        .execute();
      return { ...all, failed: Object.fromEntries(failed.map(({ reason, count }) => [reason ?? '', count])) };
    },
  };
}

/** Rows in one statement: five parameters each, of at most 65,535. */
const BATCH = 5_000;
