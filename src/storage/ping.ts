/** Asks the database whether it is there. */
import { sql } from 'kysely';
import type { Database } from './database.js';

export async function ping({ kysely }: Database): Promise<void> {
  await sql`select 1`.execute(kysely);
}
