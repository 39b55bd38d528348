/** What a page said goes with it when it is forgotten. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index opt_outs_page on opt_outs (page)`.execute(db);
}
