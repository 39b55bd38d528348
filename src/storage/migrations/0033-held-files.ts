/** Of which archive files the pages stand in the database too while they are open: of all, until now. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table warc_files add column held boolean not null default true`.execute(db);
}
