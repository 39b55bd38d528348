/** Whether a home is as it was made. */
import { sql } from 'kysely';
import type { Database } from './database.js';

/**
 * True where nothing is watched, and nothing was ever asked for, taken in or told. A source that was removed before anything
 * was asked of its site leaves no trace.
 */
export async function isBlank({ kysely: db }: Pick<Database, 'kysely'>): Promise<boolean> {
  const { rows } = await sql<{
    used: boolean;
  }>`select exists (select from sources) or exists (select from hosts)
    or exists (select from frontier) or exists (select from captures) or exists (select from changes) as used`.execute(
    db,
  );
  return rows[0]?.used === false;
}
