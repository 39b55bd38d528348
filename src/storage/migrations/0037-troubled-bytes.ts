/** Pages in trouble that may stand in no file lost their bytes; `reprocess` and `audit` are told so. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update captures c set reason = 'archive-unreadable', detail = 'its bytes were not kept'
    where state = 'trouble' and warc_file is null
      and not exists (select from capture_members m where m.capture_id = c.id)`.execute(db);
}
