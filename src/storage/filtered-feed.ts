/** Where in the feed there is something for whoever reads it by a filter. */
import { type RawBuilder, sql } from 'kysely';
import type { RecordFilter } from '../model/record-filter.js';
import { matching } from './record-filter.js';

/** Rows of `position`, `kind`, `article_id`, `version`. */
type Places = RawBuilder<unknown>;

/**
 * At most `limit` places above `after`. Where records come in says how far the rest is wanted, so that it is looked for in a
 * stretch of the feed. `reach` has one row, `up_to`: the position up to which all have been looked at, where there are fewer.
 */
export function filteredPlaces(
  filter: RecordFilter,
  after: number,
  limit: number,
): { reach: RawBuilder<unknown>; places: Places } {
  const reach = sql`
    coming as materialized (${comingIn(filter, after, limit)}),
    reach as materialized (
      select case when count(*) < ${limit} then (select position from change_counter) else max(position) end as up_to
      from coming)`;
  const places = sql`
    select position, 'version' as kind, article_id, version from coming
    union all ${besides(filter, after, { upTo: sql`(select up_to from reach)`, limit })}
    order by position limit ${limit}`;
  return { reach, places };
}

/** Matches up to which those of words are taken without an order. */
const FEW = 1_000;

/** Versions that match: of a record that comes in, or that has another version and stays. */
export function comingIn(filter: RecordFilter, after: number, limit: number): RawBuilder<unknown> {
  // A change of standing is nothing to those who do not ask for it.
  const begins = filter.copies === undefined ? sql`f.is_version` : sql`true`;
  const matches = sql`select position, article_id, version from facets f
    where position > ${after} and ${begins} and ${matching(filter, sql`f`)}`;
  const inOrder = sql`${matches} order by position limit ${limit}`;
  if (filter.q === undefined && filter.speaker === undefined) return inOrder;
  // How rare a word is PostgreSQL does not know: for the sake of the order it would go through the feed to find three.
  return sql`
    with few as materialized (${matches} limit ${FEW})
    (select * from few where (select count(*) from few) < ${FEW} order by position limit ${limit})
    union all
    (select * from (${inOrder}) many where (select count(*) from few) >= ${FEW})
    order by position`;
}

/**
 * Withdrawals of records that go, as a later version or their standing does not match; relations of a record while it is
 * in; and every withdrawal, since of what was forgotten nobody knows what it was.
 */
export function besides(
  filter: RecordFilter,
  after: number,
  { upTo, limit }: { upTo: RawBuilder<unknown>; limit: number },
): Places {
  const matches = matching(filter, sql`f`);
  return sql`
    (select until as position, 'withdrawal' as kind, article_id, null::integer as version from facets f
      where until > ${after} and until <= ${upTo} and ${matches}
        and not exists (select from facets n where n.position = f.until and ${matching(filter, sql`n`)})
      order by until limit ${limit})
    union all
    (select c.position, c.kind, c.article_id, null
      from changes c join facets f on f.article_id = c.article_id and f.position <= c.position
        and (f.until is null or f.until > c.position)
      where c.position > ${after} and c.position <= ${upTo} and c.kind in ('relation', 'near-duplicate') and ${matches}
      order by c.position limit ${limit})
    union all
    (select position, kind, article_id, null from changes
      where position > ${after} and position <= ${upTo} and kind = 'withdrawal' order by position limit ${limit})`;
}
