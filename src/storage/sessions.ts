/** Whether each connection is a session of its own, as the right to deliver to a sink and the queue's wake-up calls need it. */
import { type Kysely, sql } from 'kysely';
import { CopydeskError } from '../errors.js';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

const ROUNDS = 3;

/** Throws `database-pooled` where a pooler lends sessions for no longer than a transaction. */
export async function demandSessions({ kysely: db }: Database): Promise<void> {
  const isPooled = await db.connection().execute((one) =>
    db.connection().execute(async (two) => {
      const [ones, twos] = [new Set<number>(), new Set<number>()];
      for (let round = 0; round < ROUNDS; round++) {
        ones.add(await processOf(one));
        twos.add(await processOf(two));
      }
      return ones.size > 1 || twos.size > 1 || [...ones].some((process) => twos.has(process));
    }),
  );
  if (!isPooled) return;
  throw new CopydeskError(
    'database-pooled',
    'DATABASE_URL leads to a pooler that lends connections by the transaction: name the server itself, or have them lent by the session (PgBouncer: pool_mode = session)',
  );
}

/** Number of the server's process that answers: one a session. */
async function processOf(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]?.pid ?? 0;
}
