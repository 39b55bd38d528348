/** Walks over records that a filter asks for, a page at a time, so that any number of them takes little memory. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Article } from '../model/article.js';
import type { RecordFilter } from '../model/record-filter.js';
import { matching } from './record-filter.js';
import type { Tables } from './tables.js';

/** Which versions of a record: the newest, or each from the first on. */
export type WhichVersions = 'newest' | 'all';

/** Rows in one statement. */
const PAGE = 200;

/**
 * Of all versions of a record, the filter is asked about each by itself, as it was when the next one came: of the rows
 * of one version the last.
 */
function asked(filter: RecordFilter, versions: WhichVersions): RawBuilder<SqlBool> {
  const isLast =
    versions === 'newest'
      ? sql`f.until is null`
      : sql`not exists (select from facets n where n.position = f.until and n.version = f.version)`;
  return sql`${isLast} and ${matching(filter, sql`f`)}`;
}

/** By id, and by version. */
export async function* scanRecords(
  db: Kysely<Tables>,
  filter: RecordFilter,
  versions: WhichVersions,
): AsyncGenerator<Article> {
  let after = { id: '', version: 0 };
  for (;;) {
    // Of the last one there may be another version by now.
    const behind =
      versions === 'newest'
        ? sql`article_id > ${after.id}`
        : sql`(article_id, version) > (${after.id}, ${after.version}::int)`;
    const { rows } = await sql<{ id: string; version: number; record: Article }>`
      select v.article_id as id, v.version, v.record from (
        select article_id, version from facets f
        where ${behind} and ${asked(filter, versions)}
        order by article_id, version limit ${PAGE}
      ) page join article_versions v using (article_id, version)
      order by v.article_id, v.version`.execute(db);
    for (const { record } of rows) yield record;
    const last = rows.at(-1);
    if (!last) return;
    after = last;
  }
}

export async function countRecords(
  db: Kysely<Tables>,
  filter: RecordFilter,
  versions: WhichVersions,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from facets f where ${asked(filter, versions)}`.execute(db);
  return rows[0]?.count ?? 0;
}
