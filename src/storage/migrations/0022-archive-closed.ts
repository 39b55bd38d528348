/** When archive files were closed: the age of those that hold no page. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table warc_files add column closed_at timestamptz`.execute(db);
}
