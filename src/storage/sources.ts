/** What is watched, and when each is due. */
import { type Selectable, sql } from 'kysely';
import type { FetchReason } from '../model/fetch-reason.js';
import type { PublishingRate } from '../model/rhythm.js';
import type { Source } from '../model/source.js';
import type { ShapeCount } from '../model/url-shape.js';
import { askAgain } from './budgets.js';
import { type Database, prepared } from './database.js';
import { grouped } from './grouped.js';
import { type SourceInputs, sourceInputsOf } from './source-inputs.js';
import type { Tables } from './tables.js';
import { takenByJson, withoutNul } from './text.js';

export interface WatchedSource extends Source {
  origin: string;
  paused: boolean;
  nextDueAt: Date;
  /** When it was last looked at; absent before the first look. */
  lastLookedAt?: Date;
  /** Looks in a row that brought nothing but an error. */
  failures: number;
  lastError?: string;
  /** Since when it has failed too often in a row. */
  unhealthySince?: Date;
  rate?: PublishingRate;
}

/** How a look at a source ended. */
export interface Look {
  nextDueAt: Date;
  /** Why nothing could be read, when nothing could. */
  error?: string;
  /** It has failed too often in a row; it is well again with the first look that is no error. */
  unhealthy?: boolean;
  /** As it is with this look; absent when nothing could be seen. */
  rate?: PublishingRate;
  /** The inputs that gave nothing; whatever is not among them did. */
  failing: readonly { url: string; reason: FetchReason; detail?: string }[];
}

export interface Sources extends SourceInputs {
  /**
   * Adds sources, or changes their settings. A source that was there keeps its place in time; with another schedule it is due
   * at once.
   */
  upsert(sources: readonly Source[], origin: string): Promise<void>;
  list(): Promise<WatchedSource[]>;
  /** Whether there is one of another origin. */
  hasOther(origin: string): Promise<boolean>;
  get(id: string): Promise<WatchedSource | undefined>;
  /** The source that a page of that registrable domain belongs to. */
  byDomain(domain: string): Promise<WatchedSource | undefined>;
  setPaused(id: string, paused: boolean): Promise<void>;
  remove(id: string): Promise<void>;
  /** All of this origin. */
  removeAll(origin: string): Promise<void>;
  /** Ids of sources that are due; each is left out for `leaseMs` from then on, or until it was looked at. */
  claimDue(limit: number, leaseMs: number): Promise<string[]>;
  /** Those of these that are due, claimed or not, are left out for `leaseMs` from now on; gives their ids. */
  claimAgain(ids: readonly string[], leaseMs: number): Promise<string[]>;
  looked(id: string, look: Look): Promise<void>;
  /** It could not be looked at, through no fault of its own: nothing else about it changes. */
  postpone(id: string, until: Date): Promise<void>;
  /**
   * Sources that are overdue, or new, and that nobody has claimed: each is due at a point of its own within its interval, and
   * all of them within as much time as `aSecond` of them each second take. Returns how many there were.
   */
  spread(aSecond: number): Promise<number>;
  /** They are due at once. */
  lookAgain(ids: readonly string[]): Promise<void>;
  /** Those whose last look gave nothing but an error that ends in these words are due at once. */
  lookAgainAfter(words: string): Promise<void>;
  /** What became of the source's URLs, by their shape: those with most outcomes. */
  shapes(sourceId: string): Promise<ShapeCount[]>;
}

/** One that is late by less is merely waiting for its turn. */
const OVERDUE_MS = 60_000;

/** Shapes that a look at a source takes into account. */
const MOST_SHAPES = 1_000;

/** Sources in one statement: crawls of many hosts ask for theirs at the same time. */
const MOST_TOGETHER = 64;

export function sourcesOf({ kysely: db }: Database): Sources {
  const get = grouped(MOST_TOGETHER, async (ids: readonly string[]) => {
    const asked = db.selectFrom('sources').selectAll().where(sql<boolean>`id = any(${ids}::text[])`);
    const rows = await prepared(db, 'sources_by_id', asked);
    const known = new Map(rows.map((row) => [row.id, watched(row)]));
    return ids.map((id) => known.get(id));
  });
  return {
    ...sourceInputsOf(db),

    async upsert(sources, origin) {
      if (sources.length === 0) return;
      const ids = sources.map(({ id }) => id);
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('sources')
          .columns(['id', 'domain', 'config', 'origin'])
          // A hundred thousand rows would be more parameters than a statement may have.
          .expression(sql`
            select n.id, n.domain, n.config, ${origin}::text from unnest(
              ${ids}::text[], ${sources.map(({ domain }) => domain)}::text[],
              ${sources.map((source) => JSON.stringify(source))}::jsonb[]
            ) as n (id, domain, config)`)
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet(({ ref }) => ({
              domain: ref('excluded.domain'),
              config: ref('excluded.config'),
              origin: ref('excluded.origin'),
              // Its looks were put off by what it was told before.
              next_due_at: sql<Date>`case when excluded.config->>'schedule' is distinct from sources.config->>'schedule'
                or excluded.config->'budget' is distinct from sources.config->'budget'
                then now() else sources.next_due_at end`,
            })),
          )
          .execute();
        await askAgain(trx, ids);
      });
    },

    async list() {
      return (await db.selectFrom('sources').selectAll().orderBy('id').execute()).map(watched);
    },

    async hasOther(origin) {
      const other = db.selectFrom('sources').select('id').where('origin', '<>', origin).limit(1);
      return (await other.executeTakeFirst()) !== undefined;
    },

    get,

    async byDomain(domain) {
      const query = db.selectFrom('sources').selectAll().where('domain', '=', domain).orderBy('id').limit(1);
      const [row] = await prepared(db, 'source_of_domain', query);
      return row && watched(row);
    },

    async setPaused(id, paused) {
      await db.updateTable('sources').set({ paused }).where('id', '=', id).execute();
    },

    async remove(id) {
      await db.deleteFrom('sources').where('id', '=', id).execute();
    },

    async removeAll(origin) {
      await db.deleteFrom('sources').where('origin', '=', origin).execute();
    },

    async claimDue(limit, leaseMs) {
      const due = db
        .selectFrom('sources')
        .select('id')
        .where('paused', '=', false)
        .where('next_due_at', '<=', sql<Date>`now()`)
        .where(({ or, eb }) =>
          or([eb('claimed_until', 'is', null), eb('claimed_until', '<', sql<Date>`now()`)]),
        )
        .orderBy('next_due_at')
        .limit(limit)
        .forUpdate()
        .skipLocked();
      const claimed = await db
        .updateTable('sources')
        .set({ claimed_until: sql<Date>`now() + ${leaseMs} * interval '1 millisecond'` })
        .where('id', 'in', due)
        .returning('id')
        .execute();
      return claimed.map(({ id }) => id);
    },

    async claimAgain(ids, leaseMs) {
      const claimed = await db
        .updateTable('sources')
        .set({ claimed_until: sql<Date>`now() + ${leaseMs} * interval '1 millisecond'` })
        .where(sql<boolean>`id = any(${[...ids]}::text[])`)
        .where('paused', '=', false)
        .where('next_due_at', '<=', sql<Date>`now()`)
        .returning('id')
        .execute();
      return claimed.map(({ id }) => id);
    },

    looked: (id, { nextDueAt, error, unhealthy, rate, failing }) =>
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable('sources')
          .set(({ eb }) => ({
            next_due_at: nextDueAt,
            claimed_until: null,
            last_looked_at: sql<Date>`now()`,
            failures: error === undefined ? 0 : eb('failures', '+', 1),
            ...(error === undefined ? { last_success_at: sql<Date>`now()` } : {}),
            last_error: error === undefined ? null : withoutNul(error),
            ...(error === undefined ? { unhealthy_since: null } : {}),
            ...(unhealthy ? { unhealthy_since: sql<Date>`coalesce(unhealthy_since, now())` } : {}),
            ...(rate ? { rate: JSON.stringify(rate) } : {}),
          }))
          .where('id', '=', id)
          .execute();
        await sql`
          update source_inputs i set reason = f.reason, detail = f.detail
          from source_inputs o
          left join jsonb_to_recordset(${JSON.stringify(failing.map(clean))}::jsonb)
            as f(url text, reason text, detail text) on f.url = o.url
          where o.source_id = ${id} and i.source_id = o.source_id and i.url = o.url
            and (i.reason, i.detail) is distinct from (f.reason, f.detail)`.execute(trx);
      }),

    async postpone(id, until) {
      await db
        .updateTable('sources')
        .set({ next_due_at: until, claimed_until: null })
        .where('id', '=', id)
        .execute();
    },

    async spread(aSecond) {
      const { rows } = await sql<{ count: number }>`
        with late as (
          select id,
            -- The one that it was to wait for; of a new source the one in its settings.
            coalesce(next_due_at - last_looked_at,
              case when config->>'schedule' ~ '^[0-9.]+(ms|s|m|h|d)$' then (config->>'schedule')::interval end,
              interval '1 day') as wait
          from sources
          where not paused and next_due_at <= now() and (claimed_until is null or claimed_until < now())
            and (last_looked_at is null or next_due_at < now() - ${OVERDUE_MS} * interval '1 millisecond')
          for update skip locked
        ), spread as (
          update sources set next_due_at = now()
            + (hashtextextended(late.id, 0) & 2147483647) / 2147483648.0::float8
            * least(late.wait, (select count(*) from late) / ${aSecond}::float8 * interval '1 second')
          from late where late.id = sources.id
          returning 1
        )
        select count(*)::int as count from spread`.execute(db);
      return rows[0]?.count ?? 0;
    },

    async lookAgain(ids) {
      // One value, however many there are: a statement has at most 65,535.
      await sql`update sources set next_due_at = now() where id = any(${[...ids]}::text[])`.execute(db);
    },

    async lookAgainAfter(words) {
      await sql`
        update sources set next_due_at = now() where right(last_error, length(${words}::text)) = ${words}`.execute(
        db,
      );
    },

    shapes: (sourceId) =>
      db
        .selectFrom('url_shapes')
        .select(['shape', 'records', 'rejections'])
        .where('source_id', '=', sourceId)
        .orderBy(sql`records + rejections`, 'desc')
        .orderBy('shape')
        .limit(MOST_SHAPES)
        .execute(),
  };
}

function clean<Failing extends { detail?: string }>(failing: Failing): Failing {
  return failing.detail === undefined ? failing : { ...failing, detail: takenByJson(failing.detail) };
}

/** The row as the pipeline has it. */
export function watched(row: Selectable<Tables['sources']>): WatchedSource {
  return {
    ...row.config,
    origin: row.origin,
    paused: row.paused,
    nextDueAt: row.next_due_at,
    failures: row.failures,
    ...(row.last_looked_at ? { lastLookedAt: row.last_looked_at } : {}),
    ...(row.last_error ? { lastError: row.last_error } : {}),
    ...(row.unhealthy_since ? { unhealthySince: row.unhealthy_since } : {}),
    ...(row.rate ? { rate: row.rate } : {}),
  };
}
