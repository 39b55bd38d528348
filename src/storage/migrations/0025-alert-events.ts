/** Alerts that were opened and closed, as a feed of their own, and sinks that drain it. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // The alert as it was then: a message that is sent again is the same.
  `create table alert_events (
    position bigint primary key,
    at timestamptz not null default clock_timestamp(),
    kind text not null check (kind in ('alert-opened', 'alert-closed')),
    alert json not null
  )`,
  'create index alert_events_at on alert_events (at)',
  // As that of the change feed: without a gap, in the order of the commits.
  'create table alert_counter (singleton boolean primary key default true check (singleton), position bigint not null)',
  'insert into alert_counter (position) values (0)',

  // By triggers: an alert that goes with its source is over as well.
  `create function alerts_tell() returns trigger language plpgsql as $$
    declare
      told alerts;
      place bigint;
    begin
      if tg_op = 'DELETE' then
        told := old;
        told.closed_at := now();
      else
        told := new;
      end if;
      update alert_counter set position = position + 1 returning position into place;
      insert into alert_events (position, kind, alert)
      values (place, case when told.closed_at is null then 'alert-opened' else 'alert-closed' end, row_to_json(told));
      return null;
    end
  $$`,
  `create trigger alerts_tell_opened after insert on alerts for each row
    when (new.closed_at is null) execute function alerts_tell()`,
  `create trigger alerts_tell_closed after update of closed_at on alerts for each row
    when (old.closed_at is null and new.closed_at is not null) execute function alerts_tell()`,
  `create trigger alerts_tell_gone after delete on alerts for each row
    when (old.closed_at is null) execute function alerts_tell()`,

  `alter table sinks add column feed text not null default 'changes' check (feed in ('changes', 'alerts'))`,
  `create function feed_end(feed text) returns bigint language sql stable as $$
    select case feed
      when 'alerts' then (select position from alert_counter)
      else (select position from change_counter)
    end
  $$`,
];
