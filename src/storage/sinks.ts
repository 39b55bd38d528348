/** Sinks and how far each has come: the cursor and the sink's own state, in one row. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './database.js';
import type { Tables } from './tables.js';
import { withoutNul } from './text.js';

/** What a delivery leaves of the failures before it. */
const WELL = { last_error: null, failures: 0, retry_at: null };

/** Delivering one batch takes less. */
const SILENCE_MS = 10_000;

export interface SinkCursor {
  /** Position of the last event that is durable outside. */
  position: number;
  /** What the sink has to remember, as it gave it. */
  state: Record<string, unknown>;
}

/** The right to deliver to a sink, held by one caller at a time. */
export interface SinkDrive {
  cursor: SinkCursor;
  /** Moves the cursor. False, and nothing changes, when somebody else has moved it meanwhile. */
  advance(to: SinkCursor): Promise<boolean>;
}

export interface Sinks {
  /** Makes the sink known; one that is new begins at 0, one that failed is tried again at once. */
  add(id: string, kind: string): Promise<void>;
  /**
   * Does the work as the only one who delivers to the sink; false, without doing it, while somebody else does. The right
   * goes with the connection: one that is silent for ten seconds, since its process was frozen, loses it.
   */
  drive(id: string, work: (drive: SinkDrive) => Promise<void>): Promise<boolean>;
  /** Ids of sinks that have not seen the whole change feed and are not left alone after a failure. */
  behind(): Promise<string[]>;
  /** Those of them that have not failed since they were made known: what is still to be waited for. */
  untried(): Promise<string[]>;
  /** It cannot be delivered to: it is left alone for a second, then twice as long each time, up to five minutes. */
  failed(id: string, reason: string): Promise<void>;
  /** Sinks that failed and have not been delivered to since, with the reason. */
  stuck(): Promise<StuckSink[]>;
  /** How far each has come, and its state. */
  cursor(id: string): Promise<SinkCursor | undefined>;
}

export interface StuckSink {
  id: string;
  reason: string;
  /** Failures in a row. */
  failures: number;
}

const MOST_WAIT_SECONDS = 300;

export function sinksOf({ kysely: db }: Database): Sinks {
  return {
    async add(id, kind) {
      await db
        .insertInto('sinks')
        .values({ id, kind, state: JSON.stringify({}) })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ retry_at: null }))
        .execute();
    },

    drive: (id, work) =>
      db.connection().execute(async (own) => {
        const lock = sql`hashtextextended(${`sink ${id}`}, 0)`;
        const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${lock}) as held`.execute(
          own,
        );
        if (!rows[0]?.held) return false;
        await sql.raw(`set idle_session_timeout = ${SILENCE_MS}`).execute(own);
        try {
          await work(await driveOf(own, id));
          return true;
        } finally {
          // Where the connection is gone the lock is too, and the error of the work says more.
          await sql`select pg_advisory_unlock(${lock}), set_config('idle_session_timeout', '0', false)`
            .execute(own)
            .catch(() => {});
        }
      }),

    async behind() {
      const rows = await db
        .selectFrom('sinks')
        .innerJoin('change_counter', (join) => join.onTrue())
        .select('sinks.id')
        .whereRef('sinks.position', '<', 'change_counter.position')
        .where(({ or, eb }) => or([eb('retry_at', 'is', null), eb('retry_at', '<=', sql<Date>`now()`)]))
        .execute();
      return rows.map(({ id }) => id);
    },

    async untried() {
      const rows = await db
        .selectFrom('sinks')
        .innerJoin('change_counter', (join) => join.onTrue())
        .select('sinks.id')
        .whereRef('sinks.position', '<', 'change_counter.position')
        .where('retry_at', 'is', null)
        .execute();
      return rows.map(({ id }) => id);
    },

    async failed(id, reason) {
      const seconds = sql`least(power(2, least(failures, 10)), ${MOST_WAIT_SECONDS})`;
      await db
        .updateTable('sinks')
        .set(({ eb }) => ({
          last_error: withoutNul(reason),
          failures: eb('failures', '+', 1),
          retry_at: sql<Date>`now() + ${seconds} * interval '1 second'`,
        }))
        .where('id', '=', id)
        .execute();
    },

    async stuck() {
      const rows = await db
        .selectFrom('sinks')
        .select(['id', 'last_error', 'failures'])
        .where('last_error', 'is not', null)
        .orderBy('id')
        .execute();
      return rows.map(({ id, last_error, failures }) => ({ id, reason: last_error ?? '', failures }));
    },

    async cursor(id) {
      const row = await db
        .selectFrom('sinks')
        .select(['position', 'state'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { position: Number(row.position), state: row.state };
    },
  };
}

async function driveOf(db: Kysely<Tables>, id: string): Promise<SinkDrive> {
  const row = await db
    .selectFrom('sinks')
    .select(['position', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const cursor: SinkCursor = { position: Number(row.position), state: row.state };
  let at = row.position;
  return {
    cursor,
    async advance({ position, state }) {
      const moved = await db
        .updateTable('sinks')
        .set({ position, state: JSON.stringify(state), ...WELL })
        .where('id', '=', id)
        .where('position', '=', at)
        .returning('position')
        .executeTakeFirst();
      if (moved) at = moved.position;
      return moved !== undefined;
    },
  };
}
