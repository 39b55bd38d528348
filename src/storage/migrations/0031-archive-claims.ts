/** Who works on an archive file: a claim is renewed, and ended, by its own holder alone. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table warc_files add column claimed_by text`.execute(db);
}
