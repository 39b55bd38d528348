/**
 * What records can be asked for by, in rows that hold from one place in the feed to another: a version begins one, and so
 * does an article that becomes a copy, or is none any more. So whoever reads the feed by a filter finds where a record
 * comes in and where it goes, however late the reading.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Article } from '../model/article.js';
import { type Facets, facetsOf, searchText } from '../model/record-facets.js';
import type { Tables } from './tables.js';

/** Of an article: tied to an original by a pointer, or placed in the cluster of one. */
const isCopy = (id: RawBuilder<unknown>) => sql<boolean>`(
  exists (select from relations r where r.from_article = ${id} and r.to_article is not null)
  or exists (
    select from near_texts own join near_places p on p.no = own.no join near_texts o on o.no = p.original
    where own.article_id = ${id}))`;

/** With the text search vector, as text: made before the feed is locked, since it takes the most of the time. */
export interface StoredFacets extends Facets {
  search: string;
}

export async function storedFacets(trx: Kysely<Tables>, record: Article): Promise<StoredFacets> {
  const { rows } = await sql<{ search: string }>`/* search_vector */
    select to_tsvector('simple', ${searchText(record)})::text as search`.execute(trx);
  return { ...facetsOf(record), search: rows[0]?.search ?? '' };
}

/** Those of the articles that have become copies, or are none any more, since that was last written down. */
export async function changedStandings(
  trx: Kysely<Tables>,
  articleIds: readonly string[],
): Promise<string[]> {
  if (articleIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`/* changed_standings */
    select article_id as id from facets
    where article_id = any(${[...articleIds]}::text[]) and until is null and is_copy <> ${isCopy(sql`facets.article_id`)}
    order by article_id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** From this place on the version is the article's newest. */
export async function addVersionFacets(
  trx: Kysely<Tables>,
  position: number,
  { articleId, version, facets }: { articleId: string; version: number; facets: StoredFacets },
): Promise<void> {
  const { source, language, day, section, quality, hasQuotes, speakers, search } = facets;
  await sql`/* version_facets */
    with ended as (update facets set until = ${position} where article_id = ${articleId} and until is null)
    insert into facets (position, article_id, version, is_version, is_copy, source_id, language, day, section, quality,
      has_quotes, speakers, search)
    values (${position}, ${articleId}, ${version}, true, ${isCopy(sql`${articleId}`)}, ${source}, ${language}, ${day},
      ${section}, ${quality}, ${hasQuotes}, ${JSON.stringify(speakers)}::jsonb, ${search}::tsvector)`.execute(
    trx,
  );
}

/** From this place on the article is a copy, if it was none, and none, if it was one. */
export async function addStanding(trx: Kysely<Tables>, position: number, articleId: string): Promise<void> {
  await sql`/* standing */
    with ended as (
      update facets set until = ${position} where article_id = ${articleId} and until is null returning *
    )
    insert into facets (position, article_id, version, is_version, is_copy, source_id, language, day, section, quality,
      has_quotes, speakers, search)
    select ${position}::bigint, article_id, version, false, not is_copy, source_id, language, day, section, quality, has_quotes,
      speakers, search
    from ended`.execute(trx);
}
