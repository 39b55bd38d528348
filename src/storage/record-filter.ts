/** {@link RecordFilter} as a condition on rows of `facets`. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import pg from 'pg';
import { sectionKey, wordsOf } from '../model/record-facets.js';
import type { RecordFilter } from '../model/record-filter.js';

/** Name of the `facets` that are meant, in the query that it stands in. */
type Row = RawBuilder<unknown>;

/** In the text of the statement, and not beside it: where its plan is kept, it is made for this value. */
const literal = (text: string): RawBuilder<string> => sql.raw(pg.escapeLiteral(text));

/** Each condition by the key that asks for it, in a form that the index of its column answers. */
const CONDITIONS: {
  [Key in keyof Required<RecordFilter>]: (
    row: Row,
    value: NonNullable<RecordFilter[Key]>,
  ) => RawBuilder<SqlBool>;
} = {
  source: (row, id) => sql`${row}.source_id = ${literal(id)}`,
  language: (row, tag) => {
    const wanted = tag.toLowerCase();
    const primary = wanted.split('-', 1)[0] ?? '';
    const isOfPrimary = sql<SqlBool>`split_part(${row}.language, '-', 1) = ${literal(primary)}`;
    if (primary === wanted) return isOfPrimary;
    const isIt = sql`(${row}.language = ${literal(wanted)} or starts_with(${row}.language, ${literal(`${wanted}-`)}))`;
    return sql`${isOfPrimary} and ${isIt}`;
  },
  from: (row, day) => sql`${row}.day >= ${literal(day)}`,
  to: (row, day) => sql`${row}.day <= ${literal(day)}`,
  section: (row, section) => sql`${row}.section = ${literal(sectionKey(section))}`,
  // Of lists in a list: one of them has all these words.
  speaker: (row, name) => sql`${row}.speakers @> ${literal(JSON.stringify([wordsOf(name)]))}::jsonb`,
  quotes: (row, wanted) => sql`${row}.has_quotes = ${sql.lit(wanted)}`,
  quality: (row, least) => sql`${row}.quality >= ${sql.lit(least)}::double precision`,
  copies: (row, which) => sql`${row}.is_copy = ${sql.lit(which === 'only')}`,
  q: (row, words) => sql`${row}.search @@ websearch_to_tsquery('simple', ${literal(words)})`,
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
