/** What came of comparing a copy with its original, where a URL moved to, and how many source links led to it. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table relations add column comparison json',
  // Either side has a version that the comparison has not seen.
  'alter table relations add column stale boolean not null default true',
  'create index relations_stale on relations (from_article) where stale and to_article is not null',

  // Key of the URL that the page stands under at another host.
  'alter table frontier add column moved_to text',
  'create index frontier_moved on frontier (moved_to) where moved_to is not null',
  // Source links followed one after the other from a page of a watched source.
  'alter table frontier add column hops integer not null default 0',
];
