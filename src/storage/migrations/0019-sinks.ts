/** Sinks that are paused, and what they refused for good. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Null where it is not paused.
  `alter table sinks add column paused_by text check (paused_by in ('person', 'failures', 'gone'))`,
  'alter table sinks add column paused_at timestamptz',

  // By place in the feed: the text of a record stands in its version, and goes with it.
  `create table dead_letters (
    sink_id text not null references sinks (id) on delete cascade,
    position bigint not null,
    article_id text not null,
    reason text not null,
    at timestamptz not null default now(),
    -- asked for by a person, and not sent again yet
    replay boolean not null default false,
    primary key (sink_id, position)
  )`,
  'create index dead_letters_replay on dead_letters (sink_id) where replay',
];
