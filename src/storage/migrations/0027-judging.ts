/** Sources are judged when there is something new of them, and seldom else. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Of a source that is new nothing is known: those that came together are spread over the day.
  await sql
    .raw(`alter table source_health alter column judge_at set default now() + random() * interval '1 day'`)
    .execute(db);
}
