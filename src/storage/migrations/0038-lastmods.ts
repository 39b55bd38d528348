/** Parts of a sitemap index are chosen by what the index says of them, also when it has not changed. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table source_inputs add column lastmod text`.execute(db);
}
