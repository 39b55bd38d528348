/** {@link RecordFilter} as a condition on rows of `facets`. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { sectionKey, wordsOf } from '../model/record-facets.js';
import type { RecordFilter } from '../model/record-filter.js';

/** Name of the `facets` that are meant, in the query that it stands in. */
type Row = RawBuilder<unknown>;

/** Each condition by the key that asks for it, in a form that the index of its column answers. */
const CONDITIONS: {
  [Key in keyof Required<RecordFilter>]: (
    row: Row,
    value: NonNullable<RecordFilter[Key]>,
  ) => RawBuilder<SqlBool>;
} = {
  source: (row, id) => sql`${row}.source_id = ${id}`,
  language: (row, tag) => {
    const wanted = tag.toLowerCase();
    const isOfPrimary = sql<SqlBool>`split_part(${row}.language, '-', 1) = ${wanted.split('-')[0]}`;
    if (!wanted.includes('-')) return isOfPrimary;
    return sql`${isOfPrimary} and (${row}.language = ${wanted} or starts_with(${row}.language, ${`${wanted}-`}))`;
  },
  from: (row, day) => sql`${row}.day >= ${day}`,
  to: (row, day) => sql`${row}.day <= ${day}`,
  section: (row, section) => sql`${row}.section = ${sectionKey(section)}`,
  // Of lists in a list: one of them has all these words.
  speaker: (row, name) => sql`${row}.speakers @> ${JSON.stringify([wordsOf(name)])}::jsonb`,
  quotes: (row, wanted) => sql`${row}.has_quotes = ${sql.lit(wanted)}`,
  quality: (row, least) => sql`${row}.quality >= ${least}::double precision`,
  copies: (row, which) => sql`${row}.is_copy = ${sql.lit(which === 'only')}`,
  q: (row, words) => sql`${row}.search @@ websearch_to_tsquery('simple', ${words})`,
};

export function matching(filter: RecordFilter, row: Row): RawBuilder<SqlBool> {
  const asked = Object.entries(filter).flatMap(([key, value]) => {
    const condition = CONDITIONS[key as keyof RecordFilter] as (
      row: Row,
      value: unknown,
    ) => RawBuilder<SqlBool>;
    return value === undefined ? [] : [condition(row, value)];
  });
  return asked.length === 0 ? sql`true` : sql.join(asked, sql` and `);
}
