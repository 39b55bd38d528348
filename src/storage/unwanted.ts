/** What there is of a page or a source: its articles, its captures, and where their bytes stand. */
import { type Kysely, sql } from 'kysely';
import { inGroups } from '../model/in-groups.js';
import { urlKey } from '../model/url.js';
import type { ArchivedAt } from './archive/files.js';
import { placeOf } from './capture-place.js';
import type { Tables } from './tables.js';

/** What is to go: a page, under any URL that it is known by, or all pages of a source. */
export type Unwanted = { url: string } | { sourceId: string };

/** What there is of it. */
export interface Held {
  articleIds: string[];
  captureIds: string[];
  /** Where the captures' bytes stand in the archive, and what else is said of them there. */
  bytes: ArchivedAt[];
}

/** A capture that is to go. */
export interface UnwantedCapture {
  id: string;
  frontierId: string;
  articleId: string | undefined;
  at: ArchivedAt | undefined;
}

/** Rows in one statement. */
export const BATCH = 2_000;

export async function findHeld(db: Kysely<Tables>, what: Unwanted): Promise<Held> {
  const articleIds = await articleIdsOf(db, what);
  const captures = await capturesOf(db, what, articleIds);
  return {
    articleIds: [...new Set([...articleIds, ...captures.flatMap(({ articleId }) => articleId ?? [])])],
    captureIds: captures.map(({ id }) => id),
    bytes: await bytesOf(db, captures),
  };
}

/** Articles that are known by the URL or are the source's, and those with a version that was made of one of the captures. */
export async function articleIdsOf(
  db: Kysely<Tables>,
  what: Unwanted,
  captureIds: readonly string[] = [],
): Promise<string[]> {
  const own =
    'url' in what
      ? sql`select article_id from article_keys where url_key = ${keyOf(what.url)}`
      : sql`select id from articles where source_id = ${what.sourceId}`;
  const { rows } = await sql<{ article_id: string }>`
    select own.article_id from (${own}) own (article_id)
    union select article_id from article_versions where capture_id = any(${[...captureIds]}::text[])`.execute(
    db,
  );
  return rows.map(({ article_id }) => article_id);
}

/**
 * Captures of the URL or the source, of these articles, and of every URL that one of them is known by. With `hold` their rows
 * are held until the transaction ends: whoever saves one of them is waited for.
 */
export async function capturesOf(
  db: Kysely<Tables>,
  what: Unwanted,
  articleIds: readonly string[],
  { hold = false } = {},
): Promise<UnwantedCapture[]> {
  const ids = [...articleIds];
  const own = 'url' in what ? sql`url_key = ${keyOf(what.url)}` : sql`source_id = ${what.sourceId}`;
  const { rows } = await sql<CaptureRow>`
    with unwanted as (
      select id from captures where ${own}
      union select c.id from (select id from frontier where ${own}) f join captures c on c.frontier_id = f.id
      union select id from captures where article_id = any(${ids}::text[])
      union select c.id from article_keys k
        join frontier f on f.url_key = k.url_key
        join captures c on c.frontier_id = f.id
        where k.article_id = any(${ids}::text[])
    )
    select c.id, c.frontier_id, c.article_id, c.warc_file, c.warc_offset, c.warc_length, c.metadata_length
    from captures c join unwanted using (id)
    -- All who hold several do it in this order.
    order by c.id ${hold ? sql`for update of c` : sql``}`.execute(db);
  return rows.map(({ id, frontier_id, article_id, ...place }) => ({
    id,
    frontierId: frontier_id,
    articleId: article_id ?? undefined,
    at: placeOf(place),
  }));
}

type CaptureRow = { id: string; frontier_id: string; article_id: string | null } & Parameters<
  typeof placeOf
>[0];

/** Of pages and of what the archive says of their visits. */
export async function bytesOf(
  db: Kysely<Tables>,
  captures: readonly UnwantedCapture[],
): Promise<ArchivedAt[]> {
  const bytes = captures.flatMap(({ at }) => at ?? []);
  for (const some of inGroups(captures, BATCH)) {
    const ids = some.map(({ id }) => id);
    const query = db.selectFrom('archive_revisits').select(['warc_file', 'warc_offset', 'warc_length']);
    for (const row of await query.where('capture_id', 'in', ids).execute())
      bytes.push({ file: row.warc_file, offset: Number(row.warc_offset), length: row.warc_length });
  }
  return bytes;
}

export function keyOf(url: string): string {
  return urlKey(url) ?? url;
}
