/** The proof that nothing is lost: each rule is a query for the rows that break it. */
import { sql } from 'kysely';
import type { Database } from './database.js';

export interface AuditReport {
  balanced: boolean;
  /** URLs by state; captured ones by the state of their last capture. */
  urls: Record<string, number>;
  captures: Record<string, number>;
  /** Articles whose pages are asked for again: `planned`, `over`, or why the last visit brought no page. */
  revisits: Record<string, number>;
  /** Feeds, sitemaps and sections: `read`, or why the last look at them gave nothing. */
  inputs: Record<string, number>;
  /**
   * Events of the change feed by sink, each in one state: `delivered`, `waiting`, or `stuck`, behind a failure or a pause of the sink.
   */
  deliveries: Record<string, number>;
  /** What is accounted for, and waits for a person all the same. */
  attention: Attention[];
  violations: { rule: string; count: number; examples: string[] }[];
}

export interface Attention {
  what: 'trouble' | 'sink';
  /** A name of the closed list, or the sink's id. */
  reason: string;
  count: number;
  /** The last of it, with what was said. */
  example: string;
}

/** Each gives the rows that break a rule, as `example`. */
const RULES: Record<string, string> = {
  'a captured URL has a capture': `
    select url as example from frontier f
    where state = 'captured' and not exists (select 1 from captures c where c.frontier_id = f.id)`,
  'a capture belongs to a captured URL': `
    select c.id as example from captures c join frontier f on f.id = c.frontier_id
    where f.state not in ('captured', 'due')`,
  'a capture stands in an archive file that is known': `
    select c.id as example from captures c
    where c.warc_file is not null and not exists (select 1 from warc_files f where f.file = c.warc_file)`,
  'a revisit record stands in an archive file that is known': `
    select r.capture_id as example from archive_revisits r
    where not exists (select 1 from warc_files f where f.file = r.warc_file)`,
  'a capture that is in no archive file stands in the database until it is parsed or rejected, and no longer': `
    select c.id as example from captures c
    where c.warc_file is null
      -- What an earlier release dropped of those in trouble is named as that.
      and (c.state = 'pending' or (c.state = 'trouble' and c.reason <> 'archive-unreadable'))
      <> exists (select 1 from capture_members m where m.capture_id = c.id)`,
  'a capture of an open archive file stands in the database too, where the file is held there': `
    select c.id as example from captures c join warc_files f on f.file = c.warc_file
    where not f.closed and f.held and not exists (select 1 from capture_members m where m.capture_id = c.id)`,
  'a settled capture of a closed archive file stands in the database no more': `
    select c.id as example from captures c join warc_files f on f.file = c.warc_file
    join capture_members m on m.capture_id = c.id where f.closed and c.state <> 'pending'`,
  'a parsed capture has its article': `
    select c.id as example from captures c
    where state = 'parsed' and not exists (select 1 from articles a where a.id = c.article_id)`,
  'an article has its newest version': `
    select a.id as example from articles a
    where not exists (select 1 from article_versions v where v.article_id = a.id and v.version = a.version)`,
  'the versions of an article have no gap': `
    select article_id as example from article_versions group by article_id
    having count(*) <> max(version) - min(version) + 1`,
  'a version is one event of the change feed': `
    select v.article_id || ' v' || v.version as example from article_versions v
    left join changes c on c.kind = 'version' and c.article_id = v.article_id and c.version = v.version
    group by v.article_id, v.version having count(c.position) <> 1`,
  'a withdrawn article is gone': `
    select article_id as example from changes c where kind = 'withdrawal'
    and exists (select 1 from articles a where a.id = c.article_id)`,
  'the positions of the change feed have no gap': `
    select 'counter ' || position as example from change_counter
    where position <> (select count(*) from changes) or position <> (select coalesce(max(position), 0) from changes)`,
  'a sink has been given events from the first on, and none that is not there': `
    select id as example from sinks where position not between 0 and feed_end(feed)`,
  'a pointer to an article that is there is tied': `
    select r.from_article as example from relations r join article_keys k on k.url_key = r.to_url_key
    where r.to_article is null and k.article_id <> r.from_article`,
};

const ATTENTION = `
  select 'trouble' as what, reason, count(*)::int as count,
    (array_agg(url || coalesce(': ' || detail, '') order by fetched_at desc))[1] as example
  from captures where state = 'trouble' group by reason
  union all
  select 'sink', id, failures,
    case when paused_by is null then last_error else coalesce('paused: ' || last_error, 'paused by a person') end
  from sinks where last_error is not null or paused_by is not null
  order by what, reason`;

/** What waits for a person: captures that broke the parser, sinks that cannot be delivered to or are paused. */
export async function attentionOf({ kysely }: Pick<Database, 'kysely'>): Promise<Attention[]> {
  return (await sql<Attention>`${sql.raw(ATTENTION)}`.execute(kysely)).rows;
}

export async function audit({ kysely: db }: Database): Promise<AuditReport> {
  // One snapshot: a run beside the audit must not look like a loss.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const counted = async (query: string): Promise<Record<string, number>> => {
        const { rows } = await sql.raw<{ state: string; count: number }>(query).execute(trx);
        return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
      };
      const violations: AuditReport['violations'] = [];
      for (const [rule, query] of Object.entries(RULES)) {
        const { rows } = await sql
          .raw<{ example: string; count: number }>(
            `select example, (count(*) over ())::int as count from (${query}) as broken order by example limit 5`,
          )
          .execute(trx);
        const [first] = rows;
        if (first)
          violations.push({ rule, count: first.count, examples: rows.map(({ example }) => example) });
      }
      const urls = await counted(
        'select state, count(*)::int as count from frontier group by state order by state',
      );
      const captures = await counted(
        'select state, count(*)::int as count from captures group by state order by state',
      );
      const deliveries = await counted(`
        with ends as (
          select id, last_error is not null or paused_by is not null as stuck, position, feed_end(feed) - position as ahead,
            -- Places that tell nobody anything: they are there for whoever reads by a filter.
            (select count(*) from changes c where feed = 'changes' and c.kind = 'standing' and c.position <= s.position) as mute,
            (select count(*) from changes c where feed = 'changes' and c.kind = 'standing' and c.position > s.position) as mute_ahead
          from sinks s
        )
        select id || ' delivered' as state, (position - mute)::int as count from ends
        union all
        select id || case when stuck then ' stuck' else ' waiting' end, (ahead - mute_ahead)::int from ends
        order by state`);
      const inputs = await counted(`
        select coalesce(reason, 'read') as state, count(*)::int as count from source_inputs group by 1 order by 1`);
      const revisits = await counted(`
        select coalesce(revisit_reason, case when revisit_at is null then 'over' else 'planned' end) as state,
          count(*)::int as count
        from frontier where state = 'captured' and (revisit_at is not null or revisited_at is not null)
        group by 1 order by 1`);
      const attention = await attentionOf({ kysely: trx });
      const balanced = violations.length === 0;
      return { balanced, urls, captures, revisits, inputs, deliveries, attention, violations };
    });
}
