/** The right to deliver to a sink, which goes with a connection and is held by one caller at a time. */
import { type Kysely, sql } from 'kysely';
import { type DeadLetter, keepDead } from './dead-letters.js';
import { IS_NOT_PUT_OFF } from './put-off.js';
import type { Tables } from './tables.js';

/** What a delivery leaves of the failures before it. */
export const WELL = { last_error: null, failures: 0, retry_at: null };

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
   * it meanwhile, and nothing changes, or the sink was paused or is another now.
   */
  advance(to: SinkCursor, dead?: readonly DeadLetter[]): Promise<boolean>;
  /** False when no more is to be delivered, since the sink was paused or removed, or is another now. */
  wanted(): Promise<boolean>;
  /** False once the right may be another's: this process was frozen, or its connection is gone. */
  held(): boolean;
}

/**
 * Does the work as the only one who delivers to the sink; false, without doing it, while somebody else does, or it is paused,
 * left alone or gone.
 */
export function driveSink(
  db: Kysely<Tables>,
  id: string,
  work: (drive: SinkDrive) => Promise<void>,
): Promise<boolean> {
  return db.connection().execute(async (own) => {
    const lock = sql`hashtextextended(${`sink ${id}`}, 0)`;
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${lock}) as held`.execute(own);
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
  });
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

/**
 * Undefined for a sink that is paused, was removed a moment ago, or is left alone for a while: of two jobs that were added
 * before it failed the second does not try it again at once.
 */
async function driveOf(db: Kysely<Tables>, id: string, alive: () => boolean): Promise<SinkDrive | undefined> {
  const row = await db
    .selectFrom('sinks')
    .select(['position', 'state', 'failures', 'paused_by', 'config'])
    .where('id', '=', id)
    .where(IS_NOT_PUT_OFF)
    .executeTakeFirst();
  if (!row || row.paused_by !== null) return undefined;
  const cursor: SinkCursor = { position: Number(row.position), state: row.state };
  const config = JSON.stringify(row.config);
  const isSame = (now: Pick<typeof row, 'paused_by' | 'config'>) =>
    now.paused_by === null && JSON.stringify(now.config) === config;
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
          .returning(['position', 'paused_by', 'config'])
          .executeTakeFirst();
        if (!moved) return false;
        at = moved.position;
        await keepDead(trx, id, dead);
        return isSame(moved);
      }),
    wanted: async () => {
      const now = await db
        .selectFrom('sinks')
        .select(['paused_by', 'config'])
        .where('id', '=', id)
        .executeTakeFirst();
      return now !== undefined && isSame(now);
    },
  };
}
