/** What sources that have a budget have asked for: a row each, counted by the database for all processes. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Budget } from '../model/source.js';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

export interface Budgets {
  /** Counts one request; when the budget is used up, nothing is counted, and it tells for how many milliseconds it will be. */
  spend(sourceId: string, budget: Budget): Promise<{ spentForMs: number } | undefined>;
  /** One request that was counted did not go out. */
  giveBack(sourceId: string): Promise<void>;
  /** A run begins: what the last one has spent is forgotten. */
  newRun(): Promise<void>;
}

/** Whether the source of that id may ask now: what is over its budget stays due, and out of sight. */
export function mayAsk(sourceId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select 1 from source_spending sp where sp.source_id = ${sourceId} and sp.spent_until > now())`;
}

/** Whether these sources are over their budgets is found out anew: they may have others now. */
export async function askAgain(db: Kysely<Tables>, sourceIds: readonly string[]): Promise<void> {
  await sql`
    update source_spending set spent_until = null
    where source_id = any(${sourceIds}::text[]) and spent_until > now()`.execute(db);
}

/** The budget of a run ends with the run, whenever that is. */
const WHILE_RUNNING_MS = 3_600_000;

const TODAY = sql`(now() at time zone 'utc')::date`;
const TOMORROW = sql`(${TODAY} + 1)::timestamp at time zone 'utc'`;

export function budgetsOf({ kysely: db }: Database): Budgets {
  return {
    async spend(sourceId, { run = null, day = null }) {
      const { rows } = await sql`
        insert into source_spending as s (source_id, day, today, this_run) values (${sourceId}, ${TODAY}, 1, 1)
        on conflict (source_id) do update set
          day = ${TODAY},
          today = case when s.day = ${TODAY} then s.today + 1 else 1 end,
          this_run = s.this_run + 1
        where (${day}::int is null or s.day <> ${TODAY} or s.today < ${day}::int)
          and (${run}::int is null or s.this_run < ${run}::int)
        returning 1`.execute(db);
      if (rows.length > 0) return undefined;
      return db.transaction().execute((trx) => spentFor(trx, sourceId, { run, day }));
    },

    async giveBack(sourceId) {
      // Of a day or a run that is over there is nothing to give back.
      await sql`
        update source_spending set
          today = case when day = ${TODAY} then greatest(today - 1, 0) else today end,
          this_run = greatest(this_run - 1, 0)
        where source_id = ${sourceId}`.execute(db);
    },

    async newRun() {
      await db.updateTable('source_spending').set({ this_run: 0, spent_until: null }).execute();
    },
  };
}

/** By the budget that the source has by now: one that was raised meanwhile is not spent, and its source may ask at once. */
async function spentFor(
  trx: Kysely<Tables>,
  sourceId: string,
  asked: { run: number | null; day: number | null },
): Promise<{ spentForMs: number }> {
  // Against whoever changes it at this moment, and lets it ask again.
  const query = trx.selectFrom('sources').select('config').where('id', '=', sourceId).forShare();
  const source = await query.executeTakeFirst();
  const { run = null, day = null } = source ? (source.config.budget ?? {}) : asked;
  const spent = await sql<{ left: number | null }>`
    update source_spending set spent_until = case
      when this_run >= ${run}::int then 'infinity'::timestamptz
      when day = ${TODAY} and today >= ${day}::int then ${TOMORROW}
    end
    where source_id = ${sourceId}
    returning case when spent_until = 'infinity' then ${WHILE_RUNNING_MS}
      else ceil(extract(epoch from spent_until - now()) * 1000) end::float8 as left`.execute(trx);
  return { spentForMs: spent.rows[0]?.left ?? 0 };
}
