/** Archive files that were deleted because of their age. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table warc_files add column expired boolean not null default false`.execute(db);
  await sql`create index captures_file on captures (warc_file)`.execute(db);
}
