/** Records of the archive beside those of the pages: metadata behind a page, and revisits. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table captures add column metadata_length integer',
  // Null for captures of older homes, whose records have other ids than they: no revisit can point to them.
  'alter table captures add column final_url text',
  `create table archive_revisits (
    warc_file text not null,
    warc_offset bigint not null,
    warc_length integer not null,
    -- whose payload came again
    capture_id text not null references captures on delete cascade,
    primary key (warc_file, warc_offset)
  )`,
  'create index archive_revisits_capture on archive_revisits (capture_id)',
];
