/** Sinks and how far each has come: the cursor and the sink's own state, in one row. */
import { sql } from 'kysely';
import { CopydeskError } from '../errors.js';
import type { Database } from './database.js';
import { driveSink, type SinkCursor, type SinkDrive, WELL } from './sink-drive.js';
import { withoutNul } from './text.js';

/** Who paused a sink: a person, its failures over a day, or its receiver, which is gone for good. */
export type PausedBy = 'person' | 'failures' | 'gone';

export interface SinkRow {
  id: string;
  kind: string;
  position: number;
  /** Events of its feed that it has not seen. */
  waiting: number;
  dead: number;
  failures: number;
  lastError: string | undefined;
  retryAt: Date | undefined;
  pausedBy: PausedBy | undefined;
}

export interface Sinks {
  /**
   * Makes the sink known; one that is new begins at 0, or with alerts at what is told from now on. Unless told otherwise one
   * that failed is tried again at once. Throws `sink-changed` where one of another kind has that id: its place is that of
   * another feed, or of what was sent in another form.
   */
  add(id: string, kind: string, more?: { atOnce?: boolean; feed?: 'changes' | 'alerts' }): Promise<void>;
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
  /**
   * Sets the cursor, so that everything after it is delivered again, dead letters too: what is refused once more is one
   * again. False where there is no such sink.
   */
  rewind(id: string, position: number): Promise<boolean>;
  /** With its place in the feed, its dead letters and its alerts. False where there is no such sink. */
  remove(id: string): Promise<boolean>;
  /** All that were made known and not removed. */
  list(): Promise<SinkRow[]>;
  /** Sinks that failed and have not been delivered to since, and those that are paused, with the reason. */
  stuck(): Promise<StuckSink[]>;
  /** How far each has come, and its state. */
  cursor(id: string): Promise<SinkCursor | undefined>;
}

export interface StuckSink {
  id: string;
  reason: string;
  /** Failures in a row. */
  failures: number;
  pausedBy: PausedBy | undefined;
}

const MOST_WAIT_SECONDS = 300;

/** Position of the last event of the sink's feed. */
const FEED_END = sql<string>`feed_end(sinks.feed)`;

export function sinksOf({ kysely: db }: Database): Sinks {
  return {
    async add(id, kind, { atOnce = true, feed = 'changes' } = {}) {
      const position = feed === 'alerts' ? sql<string>`feed_end('alerts')` : '0';
      await db
        .insertInto('sinks')
        .values({ id, kind, feed, position, state: JSON.stringify({}) })
        .onConflict((conflict) =>
          atOnce ? conflict.column('id').doUpdateSet({ retry_at: null }) : conflict.doNothing(),
        )
        .execute();
      const known = await db.selectFrom('sinks').select('kind').where('id', '=', id).executeTakeFirst();
      if (known && known.kind !== kind)
        throw new CopydeskError(
          'sink-changed',
          `sink ${id} was of the kind ${known.kind} and is ${kind} now: give it another id, or forget the old one (take it out of sinks.yaml, then \`copydesk sinks remove ${id}\`)`,
        );
    },

    drive: (id, work) => driveSink(db, id, work),

    async behind(at) {
      const rows = await db
        .selectFrom('sinks')
        .select('sinks.id')
        .where(({ or, eb, exists, selectFrom }) =>
          or([
            eb('sinks.position', '<', FEED_END),
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
      const { rows } = await sql`/* rewind */
        with again as (delete from dead_letters where sink_id = ${id} and position > ${position})
        update sinks set position = ${position} where id = ${id} returning id`.execute(db);
      return rows.length > 0;
    },

    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('sinks').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async list() {
      const rows = await db
        .selectFrom('sinks')
        .selectAll('sinks')
        .select(FEED_END.as('last'))
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
        .select(['id', 'last_error', 'failures', 'paused_by'])
        .where(({ or, eb }) => or([eb('last_error', 'is not', null), eb('paused_by', 'is not', null)]))
        .orderBy('id')
        .execute();
      return rows.map(({ id, last_error, failures, paused_by }) => ({
        id,
        // Who pauses one gives no reason.
        reason: last_error ?? 'paused by a person',
        failures,
        pausedBy: paused_by ?? undefined,
      }));
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
