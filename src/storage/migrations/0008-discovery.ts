/** What discovery learns: other names of pages, which shapes of URLs are articles, when an input was asked; and backfills. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Rejections that speak of what a page is, and not of how it was served this time. */
const NO_ARTICLE = ['not-an-article', 'no-headline', 'no-body', 'media-only', 'empty-page', 'not-html'];

const STATEMENTS = [
  // Other keys of a page that is in the frontier: where a redirect led, what the page says of itself.
  `create table url_aliases (
    url_key text primary key,
    frontier_id bigint not null references frontier on delete cascade
  )`,
  'create index url_aliases_frontier on url_aliases (frontier_id)',

  'alter table frontier add column shape text',

  // Without a reference to sources: what was learned of a source outlives it, as its URLs do.
  `create table url_shapes (
    source_id text not null,
    shape text not null,
    records integer not null default 0,
    rejections integer not null default 0,
    primary key (source_id, shape)
  )`,

  // Counted by triggers, so that a count stands or falls with the row that it counts, whoever writes that row.
  `create function count_url_shape(source text, url_shape text, is_record boolean) returns void language sql as $$
    insert into url_shapes (source_id, shape, records, rejections)
    select source, url_shape, is_record::int, (not is_record)::int
    where source is not null and url_shape is not null
    on conflict (source_id, shape) do update
      set records = url_shapes.records + excluded.records, rejections = url_shapes.rejections + excluded.rejections
  $$`,
  `create function captures_count_shape() returns trigger language plpgsql as $$
    begin
      -- A URL counts once, however often its page is fetched.
      perform count_url_shape(f.source_id, f.shape, new.state = 'parsed') from frontier f
      where f.id = new.frontier_id and not exists (
        select 1 from captures c
        where c.frontier_id = new.frontier_id and c.id <> new.id and c.state in ('parsed', 'rejected'));
      return null;
    end
  $$`,
  `create trigger captures_count_shape after update of state on captures for each row
    when (old.state = 'pending' and (new.state = 'parsed'
      or (new.state = 'rejected' and new.reason in (${NO_ARTICLE.map((reason) => `'${reason}'`).join(', ')}))))
    execute function captures_count_shape()`,
  `create function frontier_count_shape() returns trigger language plpgsql as $$
    begin
      perform count_url_shape(new.source_id, new.shape, false);
      return null;
    end
  $$`,
  // A file to download, a picture: no page at all.
  `create trigger frontier_count_shape after update of state on frontier for each row
    when (old.state = 'due' and new.state = 'refused' and new.reason = 'content-type')
    execute function frontier_count_shape()`,

  'alter table source_inputs add column asked_at timestamptz',

  // One row for each sitemap that a backfill has to read, so that it goes on where it was broken off.
  `create table backfill_sitemaps (
    source_id text not null,
    from_day date not null,
    to_day date not null,
    url text not null,
    depth integer not null,
    state text not null default 'due' check (state in ('due', 'read', 'failed')),
    reason text,
    named integer not null default 0,
    undated integer not null default 0,
    matching integer not null default 0,
    added integer not null default 0,
    primary key (source_id, from_day, to_day, url),
    check ((state = 'failed') = (reason is not null))
  )`,
];
