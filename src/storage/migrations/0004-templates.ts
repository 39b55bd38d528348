/** Site templates: what the newest articles of each source showed, and what was learned from it. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Its row is the lock under which a source's articles are counted and its template learned.
  `create table template_sources (
    source_id text primary key,
    -- articles since the template was last learned
    fresh integer not null default 0,
    -- the newest of its template; 0 while nothing is learned
    version integer not null default 0
  )`,

  // One row an article, whatever it is fetched again: that is what counts it once.
  `create table template_sightings (
    source_id text not null references template_sources on delete cascade,
    article_id text not null references articles on delete cascade,
    seen_at timestamptz not null,
    blocks json not null,
    primary key (source_id, article_id)
  )`,
  'create index template_sightings_seen on template_sightings (source_id, seen_at desc, article_id desc)',
  'create index template_sightings_article on template_sightings (article_id)',

  // A block was in the versions from "since" to the one before "until". What a version holds never changes.
  `create table template_blocks (
    source_id text not null references template_sources on delete cascade,
    fingerprint bigint not null,
    since integer not null,
    until integer,
    block json not null,
    primary key (source_id, fingerprint, since)
  )`,
  'create index template_blocks_newest on template_blocks (source_id) where until is null',

  `create table template_unlearned (
    source_id text not null references template_sources on delete cascade,
    fingerprint bigint not null,
    primary key (source_id, fingerprint)
  )`,
];
