/** Sinks that were made through the API, beside those of a file. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Null for a sink of a file. It holds no secret: those stand in the environment, and here their names.
  await sql.raw('alter table sinks add column config json').execute(db);
}
