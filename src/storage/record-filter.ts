/** {@link RecordFilter} as a condition on a query over `articles` and `article_versions`. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { RecordFilter } from '../model/record-filter.js';

/** Each condition by the key that asks for it. */
const CONDITIONS: {
  [Key in keyof Required<RecordFilter>]: (value: NonNullable<RecordFilter[Key]>) => RawBuilder<SqlBool>;
} = {
  source: (id) => sql`articles.source_id = ${id}`,
  language: (tag) =>
    sql`(lower(record->>'language') = lower(${tag}) or lower(record->>'language') like lower(${tag}) || '-%')`,
  from: (day) => sql`left(record->>'publishedAt', 10) >= ${day}`,
  to: (day) => sql`left(record->>'publishedAt', 10) <= ${day}`,
  section: (section) => sql`lower(record->>'section') = lower(${section})`,
  speaker: (name) => sql`exists (select 1 from quotes q where q.article_id = articles.id
    and to_tsvector('simple', coalesce(q.speaker_name, '')) @@ plainto_tsquery('simple', ${name}))`,
  quotes: (wanted) =>
    sql`exists (select 1 from quotes q where q.article_id = articles.id) = ${sql.lit(wanted)}`,
  copies: (which) => sql`exists (select 1 from relations r
    where r.from_article = articles.id and r.to_article is not null) = ${sql.lit(which === 'only')}`,
};

export function matching(filter: RecordFilter): RawBuilder<SqlBool> {
  const asked = Object.entries(filter).flatMap(([key, value]) => {
    const condition = CONDITIONS[key as keyof RecordFilter] as (value: unknown) => RawBuilder<SqlBool>;
    return value === undefined ? [] : [condition(value)];
  });
  return asked.length === 0 ? sql`true` : sql.join(asked, sql` and `);
}
