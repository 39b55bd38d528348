/** How URLs enter the frontier, and what else a page in it is called. */
import { type Kysely, sql } from 'kysely';
import type { FoundUrl } from '../model/frontier.js';
import { hostOf, urlKey } from '../model/url.js';
import { urlShape } from '../model/url-shape.js';
import type { Tables } from './tables.js';
import { withoutNul } from './text.js';

/** Adds what the frontier does not know under any name; hosts and keys of what was added. */
export function insertNew(
  db: Kysely<Tables>,
  rows: readonly (FoundUrl & { key: string })[],
): Promise<{ host: string; url_key: string }[]> {
  const of = <T>(read: (row: FoundUrl & { key: string }) => T) => rows.map(read);
  const hints = of(({ publishedHint }) => (publishedHint === undefined ? null : withoutNul(publishedHint)));
  const insert = sql<{ host: string; url_key: string }>`
    with given as (
      select * from unnest(
        ${of(({ key }) => key)}::text[], ${of(({ url }) => url)}::text[], ${of(({ url }) => hostOf(url))}::text[],
        ${of(({ sourceId }) => sourceId ?? null)}::text[], ${of(({ foundIn }) => foundIn)}::text[],
        ${of(({ fromUrl }) => fromUrl ?? null)}::text[], ${hints}::text[],
        ${of(({ hops }) => hops ?? 0)}::int[],
        ${of(({ url }) => urlShape(url))}::text[], ${of(({ notBefore }) => notBefore?.toISOString() ?? null)}::timestamptz[]
      ) with ordinality as n (url_key, url, host, source_id, found_in, from_url, published_hint, hops, shape, not_before, place)
      where not exists (select 1 from url_aliases a where a.url_key = n.url_key)
      order by n.place
    ), numbered as materialized (
      -- Of what is due at the same time the one with the lower number is fetched first: that which the list has first.
      select nextval('frontier_id_seq') as id, given.* from given
    )
    insert into frontier (id, url_key, url, host, source_id, found_in, from_url, published_hint, hops, shape, next_due_at)
    overriding system value
    select id, url_key, url, host, source_id, found_in, from_url, published_hint, hops, shape, coalesce(not_before, now())
    from numbered
    -- All who add the same do it in this order. Of two addresses of one page the first is fetched.
    order by url_key, id
    on conflict (url_key) do nothing
    returning host, url_key`;
  return insert.execute(db).then((result) => result.rows);
}

/** These are other names of the page: see the frontier's `tie`. */
export async function tie(db: Kysely<Tables>, id: string, urls: readonly string[]): Promise<string[]> {
  const keys = [...new Set(urls.flatMap((url) => urlKey(url) ?? []))];
  if (keys.length === 0) return [];
  await sql`
    insert into url_aliases (url_key, frontier_id)
    select other.url_key, f.id from unnest(${keys}::text[]) as other (url_key), frontier f
    where f.id = ${id} and f.url_key <> other.url_key
    on conflict (url_key) do nothing`.execute(db);
  const over = await db
    .updateTable('frontier')
    .set(({ selectFrom }) => ({
      state: 'moved',
      reason: 'same-page',
      // Pointers to this URL mean the page's article.
      moved_to: selectFrom('frontier as page').select('page.url_key').where('page.id', '=', id),
    }))
    .where('url_key', 'in', keys)
    .where('id', '<>', id)
    .where('state', '=', 'due')
    .returning('id')
    .execute();
  return over.map((row) => row.id);
}
