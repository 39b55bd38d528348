/** The first tables. A migration that has been released is never edited; the next change is the next file. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table sources (
    id text primary key,
    domain text not null,
    config jsonb not null,
    origin text not null,
    paused boolean not null default false,
    next_due_at timestamptz not null default now(),
    claimed_until timestamptz,
    last_looked_at timestamptz,
    failures integer not null default 0,
    last_error text
  )`,
  'create index sources_due on sources (next_due_at) where not paused',
  'create index sources_domain on sources (domain)',

  `create table source_inputs (
    source_id text not null references sources on delete cascade,
    url text not null,
    kind text not null check (kind in ('feed', 'sitemap', 'section')),
    via text,
    etag text,
    last_modified text,
    body_hash text,
    last_status integer,
    primary key (source_id, url)
  )`,

  `create table hosts (
    host text primary key,
    lease_token text,
    lease_until timestamptz,
    next_allowed_at timestamptz not null default now(),
    back_off_until timestamptz,
    claimed_until timestamptz,
    robots_status integer,
    robots_body text,
    robots_fetched_at timestamptz
  )`,

  // Every URL that was ever found, each once. source_id outlives its source: what was found stays accounted for.
  `create table frontier (
    id bigint generated always as identity primary key,
    url_key text not null unique,
    url text not null,
    host text not null,
    source_id text,
    found_in text not null,
    from_url text,
    published_hint text,
    state text not null default 'due' check (state in ('due', 'captured', 'unchanged', 'moved', 'refused', 'failed')),
    reason text,
    attempts integer not null default 0,
    next_due_at timestamptz not null default now(),
    found_at timestamptz not null default now(),
    check ((reason is null) or (state in ('due', 'moved', 'refused', 'failed'))),
    check (state not in ('moved', 'refused', 'failed') or reason is not null)
  )`,
  `create index frontier_due on frontier (host, next_due_at) where state = 'due'`,
  `create index frontier_due_at on frontier (next_due_at) where state = 'due'`,
  'create index frontier_source on frontier (source_id, state)',

  `create table warc_files (
    file text primary key,
    length bigint not null,
    closed boolean not null default false
  )`,

  `create table captures (
    id text primary key,
    frontier_id bigint not null references frontier,
    url text not null,
    url_key text not null,
    source_id text,
    fetched_at timestamptz not null,
    status integer not null,
    digest text not null,
    etag text,
    last_modified text,
    warc_file text not null,
    warc_offset bigint not null,
    warc_length integer not null,
    state text not null default 'pending' check (state in ('pending', 'parsed', 'rejected', 'trouble')),
    reason text,
    detail text,
    article_id text,
    parser_version text,
    attempts integer not null default 0,
    next_due_at timestamptz not null default now(),
    unique (warc_file, warc_offset),
    check ((state = 'parsed') = (article_id is not null and reason is null)),
    check (state not in ('rejected', 'trouble') or reason is not null)
  )`,
  `create index captures_pending on captures (next_due_at) where state = 'pending'`,
  'create index captures_url on captures (url_key, fetched_at desc)',
  'create index captures_source on captures (source_id, state)',
  'create index captures_frontier on captures (frontier_id)',

  // The gzip member of a capture whose WARC file is still open, so that any host can parse it.
  `create table capture_members (
    capture_id text primary key references captures on delete cascade,
    member bytea not null
  )`,
  'alter table capture_members alter column member set storage external',

  `create table articles (
    id text primary key,
    url_key text not null,
    source_id text not null,
    version integer not null,
    content_hash text not null,
    updated_at timestamptz not null default now()
  )`,
  'create index articles_source on articles (source_id)',
  'create index articles_updated on articles (updated_at desc)',

  `create table article_versions (
    article_id text not null references articles on delete cascade,
    version integer not null,
    capture_id text,
    -- json and not jsonb: a record goes out as it came in, its keys in the order of the schema
    record json not null,
    created_at timestamptz not null default now(),
    primary key (article_id, version)
  )`,

  `create table article_keys (
    url_key text primary key,
    article_id text not null references articles on delete cascade
  )`,
  'create index article_keys_article on article_keys (article_id)',

  // Quotes of the newest version: who said what, across all records.
  `create table quotes (
    article_id text not null references articles on delete cascade,
    quote_id text not null,
    text text not null,
    speaker_name text,
    quote json not null,
    primary key (article_id, quote_id)
  )`,
  `create index quotes_speaker on quotes using gin (to_tsvector('simple', coalesce(speaker_name, '')))`,

  `create table relations (
    from_article text not null references articles on delete cascade,
    kind text not null check (kind in ('copy-of')),
    to_url text not null,
    to_url_key text not null,
    to_article text references articles on delete cascade,
    evidence text not null,
    created_at timestamptz not null default now(),
    primary key (from_article, kind)
  )`,
  'create index relations_waiting on relations (to_url_key) where to_article is null',
  'create index relations_to on relations (to_article)',

  // The change feed. Its position comes from the one counter row, updated last in each transaction: gap-free, in commit order.
  `create table changes (
    position bigint primary key,
    at timestamptz not null default now(),
    kind text not null check (kind in ('version', 'relation', 'withdrawal')),
    article_id text not null,
    version integer,
    check ((kind = 'version') = (version is not null))
  )`,
  'create table change_counter (singleton boolean primary key default true check (singleton), position bigint not null)',
  'insert into change_counter (position) values (0)',

  `create table sinks (
    id text primary key,
    kind text not null,
    position bigint not null default 0,
    state jsonb not null default '{}'
  )`,
];
