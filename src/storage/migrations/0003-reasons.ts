/** Why a sink or an input fails, and which pages came again as they were. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table sinks add column last_error text',
  'alter table sinks add column failures integer not null default 0',
  'alter table sinks add column retry_at timestamptz',

  'alter table source_inputs add column reason text',
  'alter table source_inputs add column detail text',

  // When the URL's page last came again, byte for byte; null once it has come otherwise.
  'alter table frontier add column unchanged_at timestamptz',

  // Both are rare, and looked for at every start or by every doctor.
  `create index frontier_no_contact on frontier (id) where state = 'refused' and reason = 'no-contact'`,
  `create index captures_trouble on captures (reason) where state = 'trouble'`,

  // Members of settled captures that were indexed just after their file was closed.
  `delete from capture_members m using captures c, warc_files f
   where c.id = m.capture_id and f.file = c.warc_file and f.closed and c.state <> 'pending'`,
];
