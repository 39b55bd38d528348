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
 * At most `limit` places above `after`, in order, and the position up to which all have been looked at, where there are
 * fewer. Where records come in says how far the rest is wanted, so that it is looked for in a stretch of the feed; and only
 * what there is of it: planning that takes longer than any of the rest.
 */
export async function filteredPlaces(
  db: Kysely<Tables>,
  filter: RecordFilter,
  after: number,
  limit: number,
): Promise<{ places: Place[]; upTo: number }> {
  // The end is read with them: what is added a moment later is for the next page.
  const { rows } = await sql<{ position: string; article_id: string | null; version: number | null }>`
    with coming as materialized (${comingIn(filter, after, limit)})
    select position, article_id, version from coming
    union all select case when count(*) < ${limit} then (select position from change_counter) else max(position) end,
      null, null from coming`.execute(db);
  const upTo = Number(rows.find(({ article_id }) => article_id === null)?.position);
  const coming = rows.flatMap(({ position, article_id, version }) =>
    article_id === null ? [] : { position, kind: 'version', article_id, version },
  );
  const others = await stretchBesides(db, filter, { after, upTo, limit });
  const places = [...coming, ...others].sort((one, other) => Number(one.position) - Number(other.position));
  return { places: places.slice(0, limit), upTo };
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

/** Positions above `after` and up to `upTo`. */
interface Stretch {
  after: number;
  upTo: number;
  limit: number;
}

async function stretchBesides(db: Kysely<Tables>, filter: RecordFilter, stretch: Stretch): Promise<Place[]> {
  const { rows } = await sql<Beside>`/* feed_besides */ ${besidesThere(stretch)}`.execute(db);
  const there = BESIDES.filter((name) => rows[0]?.[name]);
  if (there.length === 0) return [];
  return (await sql<Place>`${besides(filter, stretch, there)}`.execute(db)).rows;
}

const BESIDES = ['gone', 'tied', 'withdrawn'] as const;
type Beside = Record<(typeof BESIDES)[number], boolean>;

/** One row of {@link Beside}: whether there is any of it for anyone. */
export function besidesThere({ after, upTo }: Stretch): RawBuilder<unknown> {
  const changes = sql`select from changes where position > ${after} and position <= ${upTo}`;
  return sql`select
    exists (select from facets where until > ${after} and until <= ${upTo}) as gone,
    exists (${changes} and kind in ('relation', 'near-duplicate')) as tied,
    exists (${changes} and kind = 'withdrawal') as withdrawn`;
}

/**
 * Withdrawals of records that go, as a later version or their standing does not match; relations of a record while it is
 * in; and every withdrawal, since of what was forgotten nobody knows what it was. Rows are {@link Place}s.
 */
export function besides(
  filter: RecordFilter,
  { after, upTo, limit }: Stretch,
  wanted: readonly (keyof Beside)[],
): RawBuilder<unknown> {
  const matches = matching(filter, sql`f`);
  const each: Record<keyof Beside, RawBuilder<unknown>> = {
    gone: sql`
      (select until as position, 'withdrawal' as kind, article_id, null::integer as version from facets f
        where until > ${after} and until <= ${upTo} and ${matches}
          and not exists (select from facets n where n.position = f.until and ${matching(filter, sql`n`)})
        order by until limit ${limit})`,
    tied: sql`
      (select c.position, c.kind, c.article_id, null::integer as version
        from changes c join facets f on f.article_id = c.article_id and f.position <= c.position
          and (f.until is null or f.until > c.position)
        where c.position > ${after} and c.position <= ${upTo} and c.kind in ('relation', 'near-duplicate') and ${matches}
        order by c.position limit ${limit})`,
    withdrawn: sql`
      (select position, kind, article_id, null::integer as version from changes
        where position > ${after} and position <= ${upTo} and kind = 'withdrawal' order by position limit ${limit})`,
  };
  return sql.join(
    wanted.map((name) => each[name]),
    sql` union all `,
  );
}
