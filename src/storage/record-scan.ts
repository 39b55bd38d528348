/** Walks over records that a filter asks for, a page at a time, so that any number of them takes little memory. */
import { type Kysely, sql } from 'kysely';
import type { Article } from '../model/article.js';
import type { RecordFilter } from '../model/record-filter.js';
import { matching } from './record-filter.js';
import type { Tables } from './tables.js';

/** Which versions of a record: the newest, or each from the first on. */
export type WhichVersions = 'newest' | 'all';

/** Rows in one statement. */
const PAGE = 200;

/** Of all versions of a record, the filter is asked about each by itself. */
function asked(db: Kysely<Tables>, filter: RecordFilter, versions: WhichVersions) {
  const joined = db
    .selectFrom('articles')
    .innerJoin('article_versions', 'article_versions.article_id', 'articles.id')
    .where(matching(filter));
  return versions === 'all' ? joined : joined.whereRef('article_versions.version', '=', 'articles.version');
}

/** By id, and by version. */
export async function* scanRecords(
  db: Kysely<Tables>,
  filter: RecordFilter,
  versions: WhichVersions,
): AsyncGenerator<Article> {
  let after = { id: '', version: 0 };
  for (;;) {
    const rows = await asked(db, filter, versions)
      .select(['articles.id', 'article_versions.version', 'record'])
      .where(sql<boolean>`(articles.id, article_versions.version) > (${after.id}, ${after.version}::int)`)
      .orderBy('articles.id')
      .orderBy('article_versions.version')
      .limit(PAGE)
      .execute();
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
  const { count } = await asked(db, filter, versions)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
