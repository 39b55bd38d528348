/** Who says an opt-out now, page by page; rules for text and data mining of hosts; pages that are available until a time. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A row for each page or file that says it: what none of them says any more is over.
  'alter table opt_outs add column page text',
  `update opt_outs set page = regexp_replace(url, '^https?://(www\\.)?', '')`,
  'alter table opt_outs alter column page set not null',
  'alter table opt_outs drop constraint opt_outs_pkey',
  'alter table opt_outs add primary key (domain, page, signal, value)',

  // /.well-known/tdmrep.json of the hosts that were asked for it.
  `create table tdm_files (
    host text primary key,
    -- empty where there is none
    body text not null,
    fetched_at timestamptz not null
  )`,

  // Until then the page may be kept, as it says itself.
  'alter table frontier add column unavailable_at timestamptz',
  'create index frontier_unavailable on frontier (unavailable_at) where unavailable_at is not null',
];
