/** When sources and pages are asked again: publishing rates, what inputs ask for, unhealthy sources, revisits of pages. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table sources add column rate jsonb, add column unhealthy_since timestamptz',

  'alter table source_inputs add column not_before timestamptz, add column pace jsonb',

  // Of a captured URL: when it is asked again, and how that went the last time.
  `alter table frontier
    add column revisit_at timestamptz,
    add column revisited_at timestamptz,
    add column revisit_failures integer not null default 0,
    add column revisit_reason text`,
  'create index frontier_revisit on frontier (host, revisit_at) where revisit_at is not null',
  'create index frontier_revisit_at on frontier (revisit_at) where revisit_at is not null',
];
