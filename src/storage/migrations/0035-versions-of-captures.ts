/** What was made of a capture is asked for when it is forgotten, before it is settled too. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index article_versions_capture on article_versions (capture_id)`.execute(db);
}
