/** Captures by their article: asked for whenever a page is forgotten or withdrawn. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index captures_article on captures (article_id) where article_id is not null`.execute(db);
}
