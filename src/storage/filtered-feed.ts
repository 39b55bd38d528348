/** Where in the feed there is something for whoever reads it by a filter. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RecordFilter } from '../model/record-filter.js';
import { matching } from './record-filter.js';
import type { Tables } from './tables.js';

/** A row of each: `position`, `kind`, `article_id`, `version`. */
type Places = RawBuilder<unknown>;

interface Coming {
  position: string;
  article_id: string;
  version: number;
}

/**
 * At most `limit` places above `after`, and the position up to which all have been looked at, where there are fewer. In two
 * steps: where records come in says how far the rest is wanted, so that it is looked for in a stretch of the feed.
 */
export async function filteredPlaces(
  db: Kysely<Tables>,
  filter: RecordFilter,
  after: number,
  limit: number,
): Promise<{ places: Places; upTo: number }> {
  const { rows } = await sql<{ last: string } & { [Key in keyof Coming]: Coming[Key] | null }>`
    select counter.position as last, coming.*
    from change_counter counter left join (${comingIn(filter, after, limit)}) coming on true
    order by coming.position`.execute(db);
  const coming = rows.filter((row): row is { last: string } & Coming => row.position !== null);
  const end = coming.length < limit ? rows[0]?.last : coming.at(-1)?.position;
  const upTo = Number(end ?? 0);
  const places = sql`
    select * from unnest(${coming.map(({ position }) => position)}::bigint[],
      ${coming.map(() => 'version')}::text[], ${coming.map(({ article_id }) => article_id)}::text[],
      ${coming.map(({ version }) => version)}::integer[]) as coming(position, kind, article_id, version)
    union all ${besides(filter, after, { upTo, limit })}
    order by position limit ${limit}`;
  return { places, upTo };
}

/** Versions that match: of a record that comes in, or that has another version and stays. */
export function comingIn(filter: RecordFilter, after: number, limit: number): RawBuilder<unknown> {
  // A change of standing is nothing to those who do not ask for it.
  const begins = filter.copies === undefined ? sql`f.is_version` : sql`true`;
  return sql`select position, article_id, version from facets f
    where position > ${after} and ${begins} and ${matching(filter, sql`f`)} order by position limit ${limit}`;
}

/**
 * Withdrawals of records that go, as a later version or their standing does not match; relations of a record while it is
 * in; and every withdrawal, since of what was forgotten nobody knows what it was.
 */
export function besides(
  filter: RecordFilter,
  after: number,
  { upTo, limit }: { upTo: number; limit: number },
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
