/** Counts by the day and by source. What the triggers note of each page is added up here, by one process at a time. */
import { type Kysely, sql } from 'kysely';
import { addDay, noCounts } from '../model/source-day.js';
import type { PageOutcome } from '../model/source-health.js';
import type { Database } from './database.js';
import type { Tables } from './tables.js';
import { type Added, addedBy, MOST_RECENT } from './tallies.js';

export interface SourceDays {
  /**
   * Adds up what was noted since the last time, all of it; a source of which pages came to an end is due to be judged, a
   * minute after the last time. Does nothing while another process is at it.
   */
  addUp(): Promise<void>;
  /** Deletes what is older than anybody looks back. */
  prune(): Promise<void>;
}

/** Tallies in one transaction. */
const BATCH = 5_000;

/** Held by whoever adds up, so that a day's row is read and written by one. */
export const ADDING_UP = 0x68656c74;

/** 28 days of the usual, before a silence or a drift of up to five weeks. */
export const DAYS_KEPT = 63;

export function sourceDaysOf({ kysely: db }: Database): SourceDays {
  return {
    async addUp() {
      for (let taken = BATCH; taken === BATCH; )
        taken = await db.transaction().execute((trx) => addBatch(trx, BATCH));
    },

    async prune() {
      await sql`delete from source_days where day < (now() at time zone 'UTC')::date - ${DAYS_KEPT}::int`.execute(
        db,
      );
    },
  };
}

/** How many were taken. */
async function addBatch(trx: Kysely<Tables>, limit: number): Promise<number> {
  const lock = sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${ADDING_UP}) as free`;
  if (!(await lock.execute(trx)).rows[0]?.free) return 0;
  const oldest = trx.selectFrom('source_tallies').select('id').orderBy('id').limit(limit);
  const tallies = await trx.deleteFrom('source_tallies').where('id', 'in', oldest).returningAll().execute();
  if (tallies.length === 0) return 0;
  const added = addedBy(tallies.sort((a, b) => Number(a.id) - Number(b.id)));
  // What was counted of a source that is removed goes with it; one that is there stays until this is written.
  const there = await trx
    .selectFrom('sources')
    .select('id')
    .where('id', 'in', [...added.keys()])
    .orderBy('id')
    .forKeyShare()
    .execute();
  const known = there.map(({ id }) => [id, added.get(id) as Added] as const);
  if (known.length === 0) return tallies.length;
  await addDays(trx, known);
  // What was merely found says nothing yet.
  await addRecent(
    trx,
    known.filter(([, { outcomes }]) => outcomes.length > 0),
  );
  return tallies.length;
}

async function addDays(trx: Kysely<Tables>, added: readonly (readonly [string, Added])[]): Promise<void> {
  const rows = added.flatMap(([source_id, { days }]) =>
    [...days].map(([day, counts]) => ({ source_id, day, counts })),
  );
  const { rows: there } = await sql<(typeof rows)[number]>`
    select d.source_id, d.day::text, d.counts from source_days d
    join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(source_id text, day date)
      on n.source_id = d.source_id and n.day = d.day`.execute(trx);
  const before = new Map(there.map((row) => [`${row.source_id} ${row.day}`, row.counts]));
  for (const row of rows) {
    const counts = before.get(`${row.source_id} ${row.day}`);
    if (counts) addDay(row.counts, { ...noCounts(), ...counts });
  }
  await sql`
    insert into source_days (source_id, day, counts)
    select source_id, day, counts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(source_id text, day date, counts jsonb)
    on conflict (source_id, day) do update set counts = excluded.counts`.execute(trx);
}

async function addRecent(trx: Kysely<Tables>, added: readonly (readonly [string, Added])[]): Promise<void> {
  if (added.length === 0) return;
  const there = await trx
    .selectFrom('source_health')
    .select(['source_id', 'recent'])
    .where(
      'source_id',
      'in',
      added.map(([id]) => id),
    )
    .execute();
  const before = new Map<string, PageOutcome[]>(there.map(({ source_id, recent }) => [source_id, recent]));
  const rows = added.map(([source_id, { outcomes, lastArticleAt, lastFailure }]) => ({
    source_id,
    recent: [...(before.get(source_id) ?? []), ...outcomes].slice(-MOST_RECENT),
    last_article_at: lastArticleAt,
    last_failure: lastFailure,
  }));
  await sql`
    update source_health h set
      recent = n.recent,
      last_article_at = greatest(h.last_article_at, n.last_article_at),
      last_failure = coalesce(n.last_failure, h.last_failure),
      judge_at = least(h.judge_at, greatest(now(), h.judged_at + interval '1 minute'))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(source_id text, recent jsonb, last_article_at timestamptz, last_failure jsonb)
    where h.source_id = n.source_id`.execute(trx);
}
