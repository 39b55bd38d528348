/** Sinks and how far each has come: the cursor and the sink's own state, in one row. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './database.js';
import { type DeadLetter, keepDead } from './dead-letters.js';
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
  /** Failures in a row before this. */
  failures: number;
  /**
   * Moves the cursor, and keeps what was refused on the way. False when no more is to be delivered: somebody else has moved
   * it meanwhile, and nothing changes, or the sink was paused.
   */
  advance(to: SinkCursor, dead?: readonly DeadLetter[]): Promise<boolean>;
  /** False once the right may be another's: this process was frozen, or its connection is gone. */
  held(): boolean;
}

/** Who paused a sink: a person, its failures over a day, or its receiver, which is gone for good. */
export type PausedBy = 'person' | 'failures' | 'gone';

export interface SinkRow {
  id: string;
  kind: string;
  position: number;
  /** Events of the feed that it has not seen. */
  waiting: number;
  dead: number;
  failures: number;
  lastError: string | undefined;
  retryAt: Date | undefined;
  pausedBy: PausedBy | undefined;
}

export interface Sinks {
  /** Makes the sink known; one that is new begins at 0. Unless told otherwise one that failed is tried again at once. */
  add(id: string, kind: string, atOnce?: boolean): Promise<void>;
  /**
   * Does the work as the only one who delivers to the sink; false, without doing it, while somebody else does. The right
   * goes with the connection: one that is silent for ten seconds, since its process was frozen, loses it.
   */
  drive(id: string, work: (drive: SinkDrive) => Promise<void>): Promise<boolean>;
  /**
   * Ids of sinks that have something to do, new events or dead letters that are to be sent again, and are neither paused nor,
   * after a failure, to be left alone at that time; now when none is given.
   */
  behind(at?: Date): Promise<string[]>;
  /**
   * It cannot be delivered to: it is left alone for so long; when nothing is said, for a second, then twice as long each
   * time, up to five minutes.
   */
  failed(id: string, reason: string, waitMs?: number): Promise<void>;
  /** Until it is resumed, with `undefined`; then it is tried at once. False where there is no such sink. */
  pause(id: string, by: PausedBy | undefined, reason?: string): Promise<boolean>;
  /** Sets the cursor, so that everything after it is delivered again. False where there is no such sink. */
  rewind(id: string, position: number): Promise<boolean>;
  /** All that were ever made known. */
  list(): Promise<SinkRow[]>;
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
    async add(id, kind, atOnce = true) {
      await db
        .insertInto('sinks')
        .values({ id, kind, state: JSON.stringify({}) })
        .onConflict((conflict) =>
          atOnce ? conflict.column('id').doUpdateSet({ retry_at: null }) : conflict.doNothing(),
        )
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
        const pulse = pulseOf(own);
        try {
          const drive = await driveOf(own, id, pulse.alive);
          if (drive) await work(drive);
          return drive !== undefined;
        } finally {
          await pulse.stop();
          // Where the connection is gone the lock is too, and the error of the work says more.
          await sql`select pg_advisory_unlock(${lock}), set_config('idle_session_timeout', '0', false)`
            .execute(own)
            .catch(() => {});
        }
      }),

    async behind(at) {
      const rows = await db
        .selectFrom('sinks')
        .innerJoin('change_counter', (join) => join.onTrue())
        .select('sinks.id')
        .where(({ or, eb, exists, selectFrom }) =>
          or([
            eb('sinks.position', '<', eb.ref('change_counter.position')),
            exists(
              selectFrom('dead_letters')
                .select('position')
                .whereRef('sink_id', '=', 'sinks.id')
                .where('replay', '=', true),
            ),
          ]),
        )
        .where('paused_by', 'is', null)
        .where(({ or, eb }) => or([eb('retry_at', 'is', null), eb('retry_at', '<=', at ?? sql<Date>`now()`)]))
        .execute();
      return rows.map(({ id }) => id);
    },

    async failed(id, reason, waitMs) {
      const seconds =
        waitMs === undefined
          ? sql`least(power(2, least(failures, 10)), ${MOST_WAIT_SECONDS})`
          : sql`${waitMs / 1_000}::float8`;
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

    async pause(id, by, reason) {
      const { numUpdatedRows } = await db
        .updateTable('sinks')
        .set({
          paused_by: by ?? null,
          paused_at: by === undefined ? null : sql<Date>`now()`,
          ...(by === undefined ? WELL : {}),
          ...(reason === undefined ? {} : { last_error: withoutNul(reason) }),
        })
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async rewind(id, position) {
      const { numUpdatedRows } = await db
        .updateTable('sinks')
        .set({ position: String(position) })
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async list() {
      const rows = await db
        .selectFrom('sinks')
        .innerJoin('change_counter', (join) => join.onTrue())
        .selectAll('sinks')
        .select('change_counter.position as last')
        .select((eb) =>
          eb
            .selectFrom('dead_letters')
            .whereRef('sink_id', '=', 'sinks.id')
            .select(sql<string>`count(*)`.as('dead'))
            .as('dead'),
        )
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        position: Number(row.position),
        waiting: Number(row.last) - Number(row.position),
        dead: Number(row.dead),
        failures: row.failures,
        lastError: row.last_error ?? undefined,
        retryAt: row.retry_at ?? undefined,
        pausedBy: row.paused_by ?? undefined,
      }));
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

/** Keeps the connection from falling silent while a delivery waits for an answer outside. */
function pulseOf(own: Kysely<Tables>): { alive(): boolean; stop(): Promise<void> } {
  let beat = performance.now();
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = sql`select 1`.execute(own).then(
      () => {
        beat = performance.now();
      },
      () => {},
    );
  }, SILENCE_MS / 4);
  return {
    alive: () => performance.now() - beat < SILENCE_MS,
    stop: () => {
      clearInterval(timer);
      return last;
    },
  };
}

/** Undefined for a sink that is paused. */
async function driveOf(db: Kysely<Tables>, id: string, alive: () => boolean): Promise<SinkDrive | undefined> {
  const row = await db
    .selectFrom('sinks')
    .select(['position', 'state', 'failures', 'paused_by'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (row.paused_by !== null) return undefined;
  const cursor: SinkCursor = { position: Number(row.position), state: row.state };
  let at = row.position;
  return {
    cursor,
    failures: row.failures,
    held: alive,
    advance: ({ position, state }, dead = []) =>
      db.transaction().execute(async (trx) => {
        const moved = await trx
          .updateTable('sinks')
          .set({ position, state: JSON.stringify(state), ...WELL })
          .where('id', '=', id)
          .where('position', '=', at)
          .returning(['position', 'paused_by'])
          .executeTakeFirst();
        if (!moved) return false;
        at = moved.position;
        await keepDead(trx, id, dead);
        return moved.paused_by === null;
      }),
  };
}
