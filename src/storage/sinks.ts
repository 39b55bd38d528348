/** Sinks and how far each has come: the cursor and the sink's own state, in one row. */
import type { Database } from './database.js';

export interface SinkCursor {
  /** Position of the last event that is durable outside. */
  position: number;
  /** What the sink has to remember, as it gave it. */
  state: Record<string, unknown>;
}

export interface Sinks {
  /** The sink's cursor; a sink that is new begins at 0. */
  cursor(id: string, kind: string): Promise<SinkCursor>;
  /** Moves the cursor. False, and nothing changes, when somebody else has moved it from `from`. */
  advance(id: string, from: number, to: SinkCursor): Promise<boolean>;
  /** Ids of sinks that have not seen the whole change feed. */
  behind(): Promise<string[]>;
}

export function sinksOf({ kysely: db }: Database): Sinks {
  return {
    async cursor(id, kind) {
      await db
        .insertInto('sinks')
        .values({ id, kind, state: JSON.stringify({}) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      const row = await db
        .selectFrom('sinks')
        .select(['position', 'state'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return { position: Number(row.position), state: row.state };
    },

    async advance(id, from, { position, state }) {
      const moved = await db
        .updateTable('sinks')
        .set({ position, state: JSON.stringify(state) })
        .where('id', '=', id)
        .where('position', '=', String(from))
        .returning('id')
        .executeTakeFirst();
      return moved !== undefined;
    },

    async behind() {
      const rows = await db
        .selectFrom('sinks')
        .innerJoin('change_counter', (join) => join.onTrue())
        .select('sinks.id')
        .whereRef('sinks.position', '<', 'change_counter.position')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}
