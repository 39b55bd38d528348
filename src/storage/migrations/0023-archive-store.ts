/** Archive files that have moved to an object store, and bytes to be erased where they stand now. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // s3://bucket/prefix; null for a file on the disk of the machine that wrote it
  'alter table warc_files add column store text',
  'alter table warc_files add column claimed_until timestamptz',
  `create table archive_erasures (
    warc_file text not null,
    warc_offset bigint not null,
    length integer not null,
    primary key (warc_file, warc_offset)
  )`,
];
