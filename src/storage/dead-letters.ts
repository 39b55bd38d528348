/** Events that a sink refused for good: kept by their place in the feed, until they are sent again. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './database.js';
import type { Tables } from './tables.js';
import { withoutNul } from './text.js';

export interface DeadLetter {
  position: number;
  /** Of an alert its id. */
  articleId: string;
  reason: string;
}

export interface DeadLetters {
  /** In the order of the feed, at most `limit` above the position. */
  list(
    sinkId: string,
    limit: number,
    after?: number,
  ): Promise<(DeadLetter & { at: Date; replay: boolean })[]>;
  /** Asks for all of a sink to be sent again; how many. */
  replay(sinkId: string): Promise<number>;
  /**
   * Those that are asked for, in order. One is `superseded` where the sink has been given a later version, or the
   * withdrawal, of the same article since: sent now, it would come out of order. To a sink whose filter asks for copies, or
   * for none, an article that becomes one, or is none any more, is given or withdrawn as well.
   */
  asked(
    sinkId: string,
    limit: number,
    byCopies: boolean,
  ): Promise<{ position: number; superseded: boolean }[]>;
  /** It was sent, or is of no use any more. */
  drop(sinkId: string, position: number): Promise<void>;
  /** It was refused again. */
  refused(sinkId: string, position: number, reason: string): Promise<void>;
}

export function deadLettersOf({ kysely: db }: Database): DeadLetters {
  const one = (sinkId: string, position: number) =>
    [sql<boolean>`sink_id = ${sinkId} and position = ${position}`] as const;
  return {
    async list(sinkId, limit, after = 0) {
      const rows = await db
        .selectFrom('dead_letters')
        .selectAll()
        .where('sink_id', '=', sinkId)
        .where('position', '>', String(after))
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map(({ position, article_id: articleId, reason, at, replay }) => ({
        position: Number(position),
        articleId,
        reason,
        at,
        replay,
      }));
    },

    async replay(sinkId) {
      const { numUpdatedRows } = await db
        .updateTable('dead_letters')
        .set({ replay: true })
        .where('sink_id', '=', sinkId)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async asked(sinkId, limit, byCopies) {
      // Versions of an article are looked up where there is an index of them.
      const { rows } = await sql<{ position: string; superseded: boolean }>`
        select d.position, s.feed = 'changes' and exists (
          select 1 from (
            select position from facets
            where article_id = d.article_id
            and (own.kind = 'standing' or own.kind = 'version' and (is_version or ${byCopies}))
            union all
            select position from changes
            where article_id = d.article_id and kind in ('relation', 'near-duplicate') and kind = own.kind
            union all
            select position from changes where article_id = d.article_id and kind = 'withdrawal'
          ) later
          where later.position > d.position and later.position <= s.position and not exists (
            select 1 from dead_letters too where too.sink_id = d.sink_id and too.position = later.position)
        ) as superseded
        from dead_letters d join sinks s on s.id = d.sink_id left join changes own on own.position = d.position
        where d.sink_id = ${sinkId} and d.replay order by d.position limit ${limit}`.execute(db);
      return rows.map(({ position, superseded }) => ({ position: Number(position), superseded }));
    },

    async drop(sinkId, position) {
      await db
        .deleteFrom('dead_letters')
        .where(...one(sinkId, position))
        .execute();
    },

    async refused(sinkId, position, reason) {
      await db
        .updateTable('dead_letters')
        .set({ reason: withoutNul(reason), replay: false, at: sql<Date>`now()` })
        .where(...one(sinkId, position))
        .execute();
    },
  };
}

/** Adds them in the transaction that moves the cursor past them. */
export async function keepDead(
  trx: Kysely<Tables>,
  sinkId: string,
  dead: readonly DeadLetter[],
): Promise<void> {
  if (dead.length === 0) return;
  const rows = dead.map(({ position, articleId, reason }) => ({
    sink_id: sinkId,
    position: String(position),
    article_id: articleId,
    reason: withoutNul(reason),
  }));
  await trx
    .insertInto('dead_letters')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['sink_id', 'position'])
        .doUpdateSet((eb) => ({ reason: eb.ref('excluded.reason'), replay: false })),
    )
    .execute();
}
