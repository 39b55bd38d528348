/** Where in the feed there is something for whoever reads it by a filter. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RecordFilter } from '../model/record-filter.js';
import { matching } from './record-filter.js';
import type { Tables } from './tables.js';

/** An event, or what one is to those who read by a filter: of a later version that matches no more, a withdrawal. */
export interface Place {
  position: string;
  kind: string;
  article_id: string;
  version: number | null;
}

/**
 * Positions up to which what stands beside is looked for event by event, whatever the filter. Further on it is worth a
 * statement of its own, that is planned by what there is.
 */
const NEAR = 5_000;

/**
 * Tables for a `with`. Of `places`, at most `limit` {@link Place}s above `after`, in order. Of `reach`, one row: `up_to` is
 * the position up to which all have been looked at, where there are fewer; `far` what of {@link Beside} is still to be
 * looked for.
 *
 * The plan is kept, since planning takes four times as long as the rest: it holds for any `after`, and for no other filter
 * or limit. Where records come in says how far the rest is wanted, so that it is looked for in a stretch of the feed.
 */
export function filteredPlaces(filter: RecordFilter, after: number, limit: number): RawBuilder<unknown> {
  const asked = sql`(select after from asked)`;
  const near = { after: asked, upTo: sql`(select near from reach)`, limit };
  const far = { after: asked, upTo: sql`up_to` };
  // The end is read with the rest: what is added a moment later is for the next page.
  return sql`
    asked as materialized (select ${after}::bigint as after),
    coming as materialized (${comingIn(filter, asked, limit)}),
    stretch as materialized (
      select case when count(*) < ${sql.lit(limit)} then (select position from change_counter) else max(position) end as up_to
      from coming
    ),
    reach as materialized (
      select up_to, case when is_far then 0 else up_to end as near,
        case when is_far then array_remove(${besidesThere(far)}, null) else '{}' end as far
      from (select up_to, up_to - ${asked} > ${sql.lit(NEAR)} as is_far from stretch) measured
    ),
    places as materialized (
      select position, kind, article_id, version from (
        select position, 'version' as kind, article_id, version from coming
        union all ${besides(filter, near)}
      ) found order by position limit ${sql.lit(limit)}
    )`;
}

/** Matches up to which those of words are taken without an order. */
const FEW = 1_000;

/** Versions that match: of a record that comes in, or that has another version and stays. */
function comingIn(filter: RecordFilter, after: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  // A change of standing is nothing to those who do not ask for it.
  const begins = filter.copies === undefined ? sql`is_version` : sql`true`;
  const matches = (above: RawBuilder<unknown>) => sql`select position, article_id, version from facets f
    where ${above} and ${begins} and ${matching(filter, sql`f`)}`;
  const above = sql`position > ${after}`;
  const first = sql`order by position limit ${sql.lit(limit)}`;
  if (filter.q === undefined && filter.speaker === undefined) return sql`${matches(above)} ${first}`;
  // How rare a word is PostgreSQL does not know: for the sake of the order it would go through the feed to find three.
  return sql`
    with few as materialized (${matches(sql`true`)} limit ${sql.lit(FEW)})
    (select * from few where (select count(*) from few) < ${sql.lit(FEW)} and ${above} ${first})
    union all
    (select * from (${matches(above)} ${first}) many where (select count(*) from few) >= ${sql.lit(FEW)})
    ${first}`;
}

/** What there is in the feed beside versions that match. */
export type Beside = (typeof BESIDES)[number];
const BESIDES = ['gone', 'tied', 'withdrawn'] as const;

/** Positions above `after` and up to `upTo`. */
interface Stretch<Position> {
  after: Position;
  upTo: Position;
}

/** An array of {@link Beside} and nulls: whether there is any of it for anyone. */
function besidesThere({ after, upTo }: Stretch<RawBuilder<unknown>>): RawBuilder<unknown> {
  const changes = sql`select from changes where position > ${after} and position <= ${upTo}`;
  return sql`array[
    case when exists (select from facets where until > ${after} and until <= ${upTo}) then 'gone' end,
    case when exists (${changes} and kind in ('relation', 'near-duplicate')) then 'tied' end,
    case when exists (${changes} and kind = 'withdrawal') then 'withdrawn' end]`;
}

/** Only what there is of it, and by what there is: that takes the planning of each time. */
export async function besidesFar(
  db: Kysely<Tables>,
  filter: RecordFilter,
  { after, upTo, limit }: Stretch<number> & { limit: number },
  there: readonly Beside[],
): Promise<Place[]> {
  const stretch = { after: sql`${after}`, upTo: sql`${upTo}`, limit };
  return (await sql<Place>`${besides(filter, stretch, there)}`.execute(db)).rows;
}

/**
 * Withdrawals of records that go, as a later version or their standing does not match; relations of a record while it is
 * in; and every withdrawal, since of what was forgotten nobody knows what it was. Rows are {@link Place}s.
 */
export function besides(
  filter: RecordFilter,
  { after, upTo, limit }: Stretch<RawBuilder<unknown>> & { limit: number },
  wanted: readonly Beside[] = BESIDES,
): RawBuilder<unknown> {
  const matches = matching(filter, sql`f`);
  const each: Record<Beside, RawBuilder<unknown>> = {
    gone: sql`
      (select until as position, 'withdrawal' as kind, article_id, null::integer as version from facets f
        where until > ${after} and until <= ${upTo} and ${matches}
          and not exists (select from facets n where n.position = f.until and ${matching(filter, sql`n`)})
        order by until limit ${sql.lit(limit)})`,
    tied: sql`
      (select c.position, c.kind, c.article_id, null::integer as version
        from changes c join facets f on f.article_id = c.article_id and f.position <= c.position
          and (f.until is null or f.until > c.position)
        where c.position > ${after} and c.position <= ${upTo} and c.kind in ('relation', 'near-duplicate') and ${matches}
        order by c.position limit ${sql.lit(limit)})`,
    withdrawn: sql`
      (select position, kind, article_id, null::integer as version from changes
        where position > ${after} and position <= ${upTo} and kind = 'withdrawal' order by position limit ${sql.lit(limit)})`,
  };
  return sql.join(
    wanted.map((name) => each[name]),
    sql` union all `,
  );
}
