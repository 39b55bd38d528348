/** Where each version came from and what it changed, and runs of `reprocess` that can be taken up again. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table article_versions add column origin text not null default 'fetch' check (origin in ('fetch', 'reprocess', 'import'))`,
  // Null for the first version, and for those that are older than this column.
  'alter table article_versions add column changes text[]',

  // The order in which captures are parsed again, from a place on.
  'create index captures_order on captures (fetched_at, id)',

  `create table reprocess_runs (
    -- what was chosen, how it is compared and by which parser: the same command has the same key
    key text primary key,
    -- of the process that works on it; another one that takes it up writes its own
    token text not null,
    -- how far it came; null where it has not begun
    cursor json,
    -- what came of the pages so far
    report json not null,
    -- the template of each source that it has met
    templates json not null,
    finished boolean not null default false,
    started_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
];
