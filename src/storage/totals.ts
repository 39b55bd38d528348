/** What has come of each source so far, counted from the rows that hold it. */
import { sql } from 'kysely';
import type { FetchReason } from '../model/fetch-reason.js';
import { mayAsk } from './budgets.js';
import type { Database } from './database.js';
import { REVISIT_IS_DUE } from './revisits.js';

export interface Counts {
  /** URLs that entered the frontier. */
  found: number;
  /** Captures in the archive. */
  fetched: number;
  /** URLs whose page, when it last came, was the one that is kept already. */
  unchanged: number;
  /** Captures that went through the parser. */
  parsed: number;
  /** Articles. */
  records: number;
  /** Copies that are tied to their original. */
  copiesTied: number;
  /** Quotes of the originals that stand in these copies with other words. */
  quotesAltered: number;
  /** URLs that gave no record: refused, failed, or rejected by the parser. */
  rejected: number;
  /** URLs and captures that wait for a try, now or later. */
  pending: number;
}

export interface SourceTotals extends Counts {
  id: string;
  name: string;
  /** Not for pages that belong to no source. */
  watched: boolean;
  paused: boolean;
  /** Why the last look at it gave nothing at all. */
  lastError: string | undefined;
  /** Its feeds, sitemaps and sections that gave nothing at the last look. */
  failing: FailingInput[];
}

export interface FailingInput {
  url: string;
  reason: FetchReason;
  detail: string | null;
}

export interface Totals {
  /** Every source, and the sites of articles that belong to none. */
  bySource(): Promise<SourceTotals[]>;
  /** Captures that went through the parser, of all sources. */
  parsed(): Promise<number>;
  /** Why URLs gave no record, and how many for each reason. */
  rejectedBy(): Promise<Record<string, number>>;
  /** Inputs that gave nothing at the last look at their source, by reason. */
  failingInputs(): Promise<Record<string, number>>;
  /**
   * Work that could be done at once; retries, hosts that are to be left alone for a while, and sources that were looked at
   * since then are not counted.
   */
  dueNow(since: Date): Promise<DueNow>;
  /** Of the sources that are not paused, how many were looked at since then. */
  looked(since: Date): Promise<Looked>;
  /** The database's clock. */
  now(): Promise<Date>;
}

export interface Looked {
  watched: number;
  looked: number;
}

export interface DueNow {
  /** Sources to look at and URLs to fetch. */
  toFetch: number;
  /** Captures to parse. */
  toParse: number;
  /** Captures on which the parser failed, and which are to be tried again later. */
  toParseLater: number;
}

export function totalsOf({ kysely: db }: Database): Totals {
  return {
    async bySource() {
      const { rows } = await sql<SourceTotals>`
        with f as (
          select coalesce(source_id, '') as source,
            count(*) as found,
            count(*) filter (where state = 'unchanged' or unchanged_at is not null) as unchanged,
            count(*) filter (where state in ('refused', 'failed')) as refused,
            count(*) filter (where state = 'due') as due
          from frontier group by 1
        ), c as (
          select coalesce(source_id, '') as source,
            count(*) as fetched,
            count(*) filter (where state in ('parsed', 'rejected')) as parsed,
            count(*) filter (where state in ('rejected', 'trouble')) as rejected,
            count(*) filter (where state = 'pending') as pending
          from captures group by 1
        ), a as (
          select coalesce(c.source_id, '') as source, count(*) as records, count(r.to_article) as tied,
            sum((r.comparison->'quotes'->>'altered')::int) as altered
          from articles a
          join article_versions v on v.article_id = a.id and v.version = a.version
          left join captures c on c.id = v.capture_id
          -- At most one row for each article.
          left join relations r on r.from_article = a.id and r.kind = 'copy-of'
          group by 1
        ), i as (
          select source_id,
            jsonb_agg(jsonb_build_object('url', url, 'reason', reason, 'detail', detail) order by url) as failing
          from source_inputs where reason is not null group by source_id
        ), ids as (
          select id from sources union select source from f union select source from c union select source from a
        )
        select case ids.id when '' then '(no source)' else ids.id end as id,
          coalesce(s.config->>'name', case ids.id when '' then '(no source)' else ids.id end) as name,
          s.id is not null as watched,
          coalesce(s.paused, false) as paused,
          s.last_error as "lastError",
          coalesce(i.failing, '[]') as failing,
          coalesce(f.found, 0)::int as found,
          coalesce(c.fetched, 0)::int as fetched,
          coalesce(f.unchanged, 0)::int as unchanged,
          coalesce(c.parsed, 0)::int as parsed,
          coalesce(a.records, 0)::int as records,
          coalesce(a.tied, 0)::int as "copiesTied",
          coalesce(a.altered, 0)::int as "quotesAltered",
          (coalesce(f.refused, 0) + coalesce(c.rejected, 0))::int as rejected,
          (coalesce(f.due, 0) + coalesce(c.pending, 0))::int as pending
        from ids
        left join sources s on s.id = ids.id
        left join i on i.source_id = ids.id
        left join f on f.source = ids.id
        left join c on c.source = ids.id
        left join a on a.source = ids.id
        order by ids.id
      `.execute(db);
      return rows;
    },

    async parsed() {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from captures where state in ('parsed', 'rejected')`.execute(db);
      return rows[0]?.count ?? 0;
    },

    async rejectedBy() {
      const { rows } = await sql<{ reason: string; count: number }>`
        select reason, count(*)::int as count from (
          select reason from frontier where state in ('refused', 'failed')
          union all select reason from captures where state in ('rejected', 'trouble')
        ) as reasons group by reason order by count desc, reason
      `.execute(db);
      return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]));
    },

    async failingInputs() {
      const { rows } = await sql<{ reason: string; count: number }>`
        select reason, count(*)::int as count from source_inputs where reason is not null
        group by reason order by count desc, reason`.execute(db);
      return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]));
    },

    async dueNow(since) {
      const { rows } = await sql<DueNow>`
        select (
          (select count(*) from sources where not paused and next_due_at <= now()
             and coalesce(last_looked_at < ${since}, true))
          + (select count(*) from frontier f
             left join sources s on s.id = f.source_id left join hosts h on h.host = f.host
             where f.state = 'due' and f.next_due_at <= now() and not coalesce(s.paused, false)
               and ${mayAsk(sql`f.source_id`)}
               and coalesce(h.back_off_until, now()) <= now())
          + (select count(*) from frontier f
             join sources s on s.id = f.source_id left join hosts h on h.host = f.host
             where ${REVISIT_IS_DUE} and coalesce(h.back_off_until, now()) <= now())
        )::int as "toFetch", (
          (select count(*) from captures where state = 'pending' and attempts = 0)
          + (select count(*) from captures where state = 'pending' and attempts > 0 and next_due_at <= now())
        )::int as "toParse", (
          select count(*) from captures where state = 'pending' and attempts > 0 and next_due_at > now()
        )::int as "toParseLater"
      `.execute(db);
      return rows[0] ?? { toFetch: 0, toParse: 0, toParseLater: 0 };
    },

    async looked(since) {
      const { rows } = await sql<Looked>`
        select count(*)::int as watched, (count(*) filter (where last_looked_at >= ${since}))::int as looked
        from sources where not paused`.execute(db);
      return rows[0] ?? { watched: 0, looked: 0 };
    },

    async now() {
      const { rows } = await sql<{ now: Date }>`select now() as now`.execute(db);
      return (rows[0] as { now: Date }).now;
    },
  };
}

/** The sum over sources. */
export function sumOf(rows: readonly Counts[]): Counts {
  const sum: Counts = {
    found: 0,
    fetched: 0,
    unchanged: 0,
    parsed: 0,
    records: 0,
    copiesTied: 0,
    quotesAltered: 0,
    rejected: 0,
    pending: 0,
  };
  for (const row of rows) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += row[key];
  return sum;
}
