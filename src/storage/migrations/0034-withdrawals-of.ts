/** Whether an article was withdrawn before is asked for each version that goes out. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index changes_withdrawals_of on changes (article_id, position) where kind = 'withdrawal'`.execute(
    db,
  );
}
