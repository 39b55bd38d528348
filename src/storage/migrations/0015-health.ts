/** How sources fare: what came of each page is noted with the row that says so, and added up by the day later. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Pages that say how a source fares today: not those of its archive, and not what a person handed in. */
const WATCHED = `('feed', 'sitemap', 'section', 'redirect', 'source-link')`;

const STATEMENTS = [
  'alter table captures add column took_ms integer',
  'alter table captures add column has_date boolean',
  'alter table captures add column has_byline boolean',
  'alter table captures add column boilerplate real',

  // Added to beside the row that it counts, and taken out when it is added up. Handlers that count the same source at the
  // same time would wait for each other's commits over one row of sums; over this they do not.
  `create table source_tallies (
    id bigint generated always as identity primary key,
    source_id text not null,
    at timestamptz not null default now(),
    what text not null check (what in ('found', 'record', 'rejected', 'failed')),
    count integer not null default 1,
    is_new boolean,
    has_date boolean,
    has_byline boolean,
    boilerplate real,
    took_ms integer,
    digest text,
    reason text,
    url text
  )`,

  // Days on which nothing came have no row.
  `create table source_days (
    source_id text not null references sources on delete cascade,
    day date not null,
    counts jsonb not null,
    primary key (source_id, day)
  )`,
  'create index source_days_day on source_days (day)',

  `create table source_health (
    source_id text primary key references sources on delete cascade,
    recent jsonb not null default '[]',
    last_article_at timestamptz,
    last_failure jsonb,
    judge_at timestamptz not null default now(),
    judged_at timestamptz
  )`,
  'create index source_health_judge on source_health (judge_at)',
  'insert into source_health (source_id) select id from sources',
  'alter table sources add column last_success_at timestamptz',

  `create table alerts (
    id bigint generated always as identity primary key,
    name text not null,
    source_id text references sources on delete cascade,
    host text,
    since timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    closed_at timestamptz,
    detail text not null,
    facts jsonb not null default '{}',
    check (source_id is not null or host is not null)
  )`,
  `create unique index alerts_open on alerts (name, coalesce(source_id, ''), coalesce(host, '')) where closed_at is null`,
  'create index alerts_source on alerts (source_id, id)',
  'create index alerts_closed on alerts (closed_at) where closed_at is not null',

  `create function sources_have_health() returns trigger language plpgsql as $$
    begin
      insert into source_health (source_id) select id from added;
      return null;
    end
  $$`,
  `create trigger sources_have_health after insert on sources referencing new table as added
    for each statement execute function sources_have_health()`,
  `create function sources_judge_soon() returns trigger language plpgsql as $$
    begin
      update source_health set judge_at = now() where source_id = new.id and judge_at > now();
      return null;
    end
  $$`,
  `create trigger sources_judge_soon after update of failures, paused on sources for each row
    when ((old.failures, old.paused) is distinct from (new.failures, new.paused))
    execute function sources_judge_soon()`,

  // By triggers, as url_shapes: a count stands or falls with the row that it counts, whoever writes that row, and a handler
  // that runs twice changes a state once.
  `create function frontier_tally_found() returns trigger language plpgsql as $$
    begin
      insert into source_tallies (source_id, what, count)
      select source_id, 'found', count(*) from added
      where source_id is not null and found_in in ('feed', 'sitemap', 'section') group by source_id;
      return null;
    end
  $$`,
  `create trigger frontier_tally_found after insert on frontier referencing new table as added
    for each statement execute function frontier_tally_found()`,
  `create function frontier_tally_failed() returns trigger language plpgsql as $$
    begin
      insert into source_tallies (source_id, what, reason, url) values (new.source_id, 'failed', new.reason, new.url);
      return null;
    end
  $$`,
  // What a source link led to is another site's.
  `create trigger frontier_tally_failed after update of state on frontier for each row
    when (old.state = 'due' and new.state in ('refused', 'failed') and new.reason <> 'forgotten'
      and new.source_id is not null and new.hops = 0 and new.found_in in ${WATCHED})
    execute function frontier_tally_failed()`,
  `create function captures_tally() returns trigger language plpgsql as $$
    declare
      own text;
      first boolean;
      way text;
      far integer;
    begin
      select found_in, hops into way, far from frontier where id = new.frontier_id;
      if way not in ${WATCHED} then return null; end if;
      if new.state = 'parsed' then
        -- A record is counted for the site that it is of, whoever's link led there.
        select a.source_id, v.capture_id is not distinct from new.id into own, first
        from articles a left join article_versions v on v.article_id = a.id and v.version = 1
        where a.id = new.article_id;
      elsif far = 0 then
        own := new.source_id;
      end if;
      if own is null then return null; end if;
      insert into source_tallies (source_id, at, what, is_new, has_date, has_byline, boilerplate, took_ms, digest, reason, url)
      values (own, new.fetched_at,
        case new.state when 'parsed' then 'record' when 'rejected' then 'rejected' else 'failed' end,
        first, new.has_date, new.has_byline, new.boilerplate, new.took_ms, split_part(new.digest, ':', 2), new.reason,
        case new.state when 'trouble' then new.url end);
      return null;
    end
  $$`,
  `create trigger captures_tally after update of state on captures for each row
    when (old.state = 'pending' and new.state in ('parsed', 'rejected', 'trouble'))
    execute function captures_tally()`,
];
