/** What could not be compared is put off: pairs of copy and original, and texts that may be near-duplicates. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['relations', 'near_texts'])
    await sql`
      alter table ${sql.table(table)}
        add column failures integer not null default 0, add column retry_at timestamptz`.execute(db);
}
