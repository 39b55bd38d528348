/** How a host answers and when it is left alone, what sites say of machines, what sources have spent, unkept pages. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table hosts
    add column response_ms real,
    add column failures integer not null default 0,
    add column trouble text,
    add column circuit_open_since timestamptz,
    -- When the last crawl of it ended: whoever waits longest is next.
    add column turn_at timestamptz,
    -- A robots.txt that cannot be read now, and whose older copy is used meanwhile, is not asked for before.
    add column robots_retry_at timestamptz,
    add constraint hosts_circuit check (circuit_open_since is null or failures > 0)`,
  'create index hosts_circuit_open on hosts (circuit_open_since) where circuit_open_since is not null',

  // What sites say of machines that read or learn from them, and of their licences. One row a site, signal and value.
  `create table opt_outs (
    domain text not null,
    signal text not null,
    value text not null,
    said_in text not null,
    url text not null,
    first_seen timestamptz not null default now(),
    last_seen timestamptz not null default now(),
    primary key (domain, signal, value)
  )`,

  // Only of sources that have a budget.
  `create table source_spending (
    source_id text primary key,
    day date not null,
    today integer not null default 0,
    this_run integer not null default 0,
    spent_until timestamptz
  )`,

  // A page whose site asks that it is not archived stands in the database until it is parsed, and then nowhere.
  `alter table captures
    alter column warc_file drop not null,
    alter column warc_offset drop not null,
    alter column warc_length drop not null,
    add column nofollow boolean not null default false,
    add constraint captures_place check (num_nulls(warc_file, warc_offset, warc_length) in (0, 3))`,
];
