/** Alerts of sinks, beside those of sources and hosts. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table alerts add column sink_id text references sinks on delete cascade',
  'alter table alerts drop constraint alerts_check',
  'alter table alerts add check (num_nonnulls(source_id, host, sink_id) = 1)',
  'drop index alerts_open',
  `create unique index alerts_open on alerts
    (name, coalesce(source_id, ''), coalesce(host, ''), coalesce(sink_id, '')) where closed_at is null`,
  'create index alerts_sink on alerts (sink_id) where sink_id is not null',
];
