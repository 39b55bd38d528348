/** A page of the feed: where in it there is something for its reader, and what stands there. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Article } from '../model/article.js';
import type { Relation } from '../model/change.js';
import type { RecordFilter } from '../model/record-filter.js';
import type { VersionChange, VersionOrigin } from '../model/version.js';
import { type Beside, besidesFar, filteredPlaces, type Place } from './filtered-feed.js';
import { relationTold } from './relations-told.js';
import type { Tables } from './tables.js';

/** A place in the feed, the version that it may be one of, and the relation that it may tell of. */
export interface Found<Content> extends Place {
  /** Null where the event was forgotten since the place was looked up, and so are the others. */
  at: Date | null;
  own_kind: string | null;
  /** Of an article that was withdrawn before, and came back. */
  returned: boolean;
  record: Content | null;
  origin: VersionOrigin | null;
  changes: VersionChange[] | null;
  relation: Relation | null;
}

/** How records are read. */
const AS = { records: sql`v.record`, texts: sql`v.record::text` };
export type HowRead = keyof typeof AS;

export interface Asked {
  after: number;
  limit: number;
  filter: RecordFilter | undefined;
}

type Read<Content> = { found: Found<Content>[]; position: number };

export async function pageOf<As extends HowRead>(
  db: Kysely<Tables>,
  as: As,
  { after, limit, filter }: Asked,
): Promise<Read<As extends 'records' ? Article : string>> {
  const isAsked = filter !== undefined && Object.values(filter).some((value) => value !== undefined);
  const content = AS[as];
  const { found, upTo } = isAsked
    ? await filteredPage<never>(db, content, { after, limit, filter })
    : { found: await wholePage<never>(db, content, after, limit), upTo: undefined };
  const last = found.at(-1)?.position;
  // Behind the last of a full page there may be more.
  const reached = found.length < limit ? (upTo ?? last) : last;
  return { found, position: Math.max(after, Number(reached ?? 0)) };
}

async function wholePage<Content>(
  db: Kysely<Tables>,
  content: RawBuilder<unknown>,
  after: number,
  limit: number,
): Promise<Found<Content>[]> {
  const { rows } = await sql<Found<Content>>`/* feed_whole */
    select ${standing(content)} from (
      select position, kind, article_id, version from changes where position > ${after} order by position
      limit ${sql.lit(limit)}
    ) place ${there} order by place.position`.execute(db);
  return rows;
}

async function filteredPage<Content>(
  db: Kysely<Tables>,
  content: RawBuilder<unknown>,
  { after, limit, filter }: Asked & { filter: RecordFilter },
): Promise<{ found: Found<Content>[]; upTo: number }> {
  type End = { up_to: string; far: Beside[] };
  const { rows } = await sql<End & (Found<Content> | { position: null })>`/* feed_filtered */
    with ${filteredPlaces(filter, after, limit)}
    select reach.up_to, reach.far, ${standing(content)} from reach left join places place on true ${there}
    order by place.position`.execute(db);
  const [{ up_to, far } = { up_to: '0', far: [] }] = rows;
  const upTo = Number(up_to);
  const found = rows.filter((row) => row.position !== null);
  if (far.length === 0) return { found, upTo };
  const others = await besidesFar(db, filter, { after, upTo, limit }, far);
  const all = [...found, ...(await foundAt<Content>(db, content, others))];
  all.sort((one, other) => Number(one.position) - Number(other.position));
  return { found: all.slice(0, limit), upTo };
}

async function foundAt<Content>(
  db: Kysely<Tables>,
  content: RawBuilder<unknown>,
  places: readonly Place[],
): Promise<Found<Content>[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<Found<Content>>`/* feed_places */
    select ${standing(content)}
    from unnest(${places.map(({ position }) => position)}::bigint[], ${places.map(({ kind }) => kind)}::text[],
        ${places.map(({ article_id }) => article_id)}::text[], ${places.map(({ version }) => version)}::integer[])
      place (position, kind, article_id, version) ${there}
    order by place.position`.execute(db);
  return rows;
}

/** Columns of {@link Found}, of rows of {@link Place} named `place` that are joined with {@link there}. */
const standing = (
  content: RawBuilder<unknown>,
) => sql`place.position, place.kind, place.article_id, place.version,
  own.at, own.kind as own_kind, exists (
    select from changes w
    where w.kind = 'withdrawal' and w.article_id = place.article_id and w.position < place.position
  ) as returned, ${content} as record, v.origin, v.changes, ${relationTold(sql`place`)} as relation`;

const there = sql`
  left join changes own on own.position = place.position
  left join article_versions v on v.article_id = place.article_id and v.version = place.version`;
