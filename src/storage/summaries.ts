/** Articles as lists show them: a few fields taken out of the record by the database. */
import { sql } from 'kysely';
import type { Database } from './database.js';

export interface ArticleSummary {
  id: string;
  headline: string;
  url: string;
  source: string;
  publishedAt: string | undefined;
  quotes: number;
  /** The original, when this is a copy that was tied. */
  copyOf: { id: string; headline: string; source: string } | undefined;
}

interface Row extends Omit<ArticleSummary, 'publishedAt' | 'copyOf'> {
  publishedAt: string | null;
  originalId: string | null;
  originalHeadline: string | null;
  originalSource: string | null;
}

/** The articles that were stored last, newest first. */
export async function latestArticles({ kysely: db }: Database, limit: number): Promise<ArticleSummary[]> {
  const { rows } = await sql<Row>`
    select a.id, v.record->>'headline' as headline, v.record->>'url' as url,
      coalesce(v.record->'source'->>'name', a.source_id) as source,
      v.record->>'publishedAt' as "publishedAt",
      json_array_length(v.record->'quotes') as quotes,
      o.id as "originalId", ov.record->>'headline' as "originalHeadline",
      coalesce(ov.record->'source'->>'name', o.source_id) as "originalSource"
    from (select * from articles order by updated_at desc, id limit ${limit}) a
    join article_versions v on v.article_id = a.id and v.version = a.version
    left join relations r on r.from_article = a.id
    left join articles o on o.id = r.to_article
    left join article_versions ov on ov.article_id = o.id and ov.version = o.version
    order by a.updated_at desc, a.id
  `.execute(db);
  return rows.map(({ publishedAt, originalId, originalHeadline, originalSource, ...row }) => ({
    ...row,
    publishedAt: publishedAt ?? undefined,
    copyOf:
      originalId === null
        ? undefined
        : { id: originalId, headline: originalHeadline ?? '', source: originalSource ?? '' },
  }));
}
