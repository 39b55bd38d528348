/** The change feed: record versions, relations and withdrawals in one order without a gap. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Article } from '../model/article.js';
import type { ChangeEvent, ChangeText, Relation } from '../model/change.js';
import type { RecordFilter } from '../model/record-filter.js';
import type { VersionChange, VersionOrigin } from '../model/version.js';
import type { Database } from './database.js';
import { addStanding, addVersionFacets, changedStandings, type StoredFacets } from './facets.js';
import { filteredPlaces, type Place } from './filtered-feed.js';
import { relationsAt } from './relations-told.js';
import type { Tables } from './tables.js';

export interface Changes {
  /**
   * Events above `position`, in order, at most `limit`, and the position to go on after: the end where it is the given
   * one. An event whose article was forgotten since, or whose relation is no more, is left out; the withdrawal stands
   * further on. By a filter, a record that matches no more is withdrawn, and all withdrawals are told.
   */
  after(
    position: number,
    limit: number,
    filter?: RecordFilter,
  ): Promise<{ events: ChangeEvent[]; position: number }>;
  /** The same as JSON: a record goes out as the text that is stored, unread. */
  texts(
    position: number,
    limit: number,
    filter?: RecordFilter,
  ): Promise<{ events: ChangeText[]; position: number }>;
  /** Position of the last event; 0 while there is none. */
  last(): Promise<number>;
}

/**
 * What a transaction adds to the feed. `standing` only asks whether the article has become a copy, or is none any more;
 * relations ask for it too.
 */
export type NewChange = { articleId: string } & (
  | { kind: 'version'; version: number; facets: StoredFacets }
  | { kind: 'relation' | 'near-duplicate' | 'withdrawal' | 'standing' }
);

/**
 * Takes the counter's row until the commit. What a transaction reads after this, it reads with all earlier savers
 * committed: so of a copy and its original that are saved at the same moment, the later one finds the other.
 */
export async function lockFeed(trx: Kysely<Tables>): Promise<void> {
  await trx.selectFrom('change_counter').select('position').forUpdate().execute();
}

/**
 * Adds events to the feed, as the last thing of their transaction: the counter's row stays locked until the commit, so
 * positions are given in the order of the commits, and a reader never sees one without all before it.
 */
export async function addChanges(trx: Kysely<Tables>, given: readonly NewChange[]): Promise<void> {
  const changes = await withStandings(trx, given);
  if (changes.length === 0) return;
  const { position } = await trx
    .updateTable('change_counter')
    .set(({ eb }) => ({ position: eb('position', '+', String(changes.length)) }))
    .returning('position')
    .executeTakeFirstOrThrow();
  const first = Number(position) - changes.length + 1;
  await trx
    .insertInto('changes')
    .values(
      changes.map((change, index) => ({
        position: first + index,
        at: sql<Date>`clock_timestamp()`,
        kind: change.kind,
        article_id: change.articleId,
        version: change.kind === 'version' ? change.version : null,
      })),
    )
    .execute();
  for (const [index, change] of changes.entries()) {
    if (change.kind === 'version') await addVersionFacets(trx, first + index, change);
    if (change.kind === 'standing') await addStanding(trx, first + index, change.articleId);
  }
}

/** A new version tells by itself what the article is; else that comes before the relation which made it so. */
async function withStandings(trx: Kysely<Tables>, given: readonly NewChange[]): Promise<NewChange[]> {
  const told = new Set(given.flatMap(({ kind, articleId }) => (kind === 'version' ? articleId : [])));
  const ties = ['relation', 'near-duplicate', 'standing'];
  const tied = given.filter(({ kind, articleId }) => ties.includes(kind) && !told.has(articleId));
  const changed = await changedStandings(trx, [...new Set(tied.map(({ articleId }) => articleId))]);
  const standings = changed.map((articleId): NewChange => ({ kind: 'standing', articleId }));
  const versions = given.filter(({ kind }) => kind === 'version');
  const rest = given.filter(({ kind }) => kind !== 'version' && kind !== 'standing');
  return [...versions, ...standings, ...rest];
}

/** An event whose record is read, or is the text that is stored. */
type EventWith<Content> =
  | Exclude<ChangeEvent, { kind: 'version' }>
  | (Omit<Extract<ChangeEvent, { kind: 'version' }>, 'record'> & { record: Content });

/** A place in the feed, and the version that it may be one of. */
interface Found<Content> extends Place {
  at: Date;
  own_kind: string;
  record: Content | null;
  origin: VersionOrigin | null;
  changes: VersionChange[] | null;
}

/** How records are read, and the name that the statement is prepared under. */
const AS_RECORDS = sql`/* feed_records */ select v.record`;
const AS_TEXTS = sql`/* feed_texts */ select v.record::text as record`;

export function changesOf({ kysely: db }: Database): Changes {
  // A page waits for a connection once, and not before each of its statements: those who came first are served first.
  const page = <Content extends Article | string>(record: RawBuilder<unknown>, asked: Asked) =>
    db.connection().execute((connection) => pageOn<Content>(connection, record, asked));
  return {
    after: (position, limit, filter) => page<Article>(AS_RECORDS, { after: position, limit, filter }),

    async texts(position, limit, filter) {
      const read = await page<string>(AS_TEXTS, { after: position, limit, filter });
      return { ...read, events: read.events.map(textOf) };
    },

    async last() {
      const { position } = await db.selectFrom('change_counter').select('position').executeTakeFirstOrThrow();
      return Number(position);
    },
  };
}

interface Asked {
  after: number;
  limit: number;
  filter: RecordFilter | undefined;
}

async function pageOn<Content extends Article | string>(
  db: Kysely<Tables>,
  record: RawBuilder<unknown>,
  { after, limit, filter }: Asked,
): Promise<{ events: EventWith<Content>[]; position: number }> {
  const isAsked = filter !== undefined && Object.values(filter).some((value) => value !== undefined);
  const { places, upTo } = isAsked
    ? await filteredPlaces(db, filter, after, limit)
    : { places: await allPlaces(db, after, limit), upTo: undefined };
  const found = await foundAt<Content>(db, record, places);
  const relations = await relationsAt(db, found);
  const last = places.at(-1)?.position;
  // Behind the last of a full page there may be more.
  const reached = places.length < limit ? (upTo ?? last) : last;
  return {
    events: found.flatMap((row) => eventOf(row, relations.get(row.position))),
    position: Math.max(after, Number(reached ?? 0)),
  };
}

async function allPlaces(db: Kysely<Tables>, after: number, limit: number): Promise<Place[]> {
  const { rows } = await sql<Place>`/* feed_places */
    select position, kind, article_id, version from changes
      where position > ${after} order by position limit ${limit}`.execute(db);
  return rows;
}

/** What stands at these places, in order; nothing at one that was forgotten since it was looked up. */
async function foundAt<Content>(
  db: Kysely<Tables>,
  record: RawBuilder<unknown>,
  places: readonly Place[],
): Promise<Found<Content>[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<
    Found<Content>
  >`${record}, place.*, own.at, own.kind as own_kind, v.origin, v.changes
    from unnest(${places.map(({ position }) => position)}::bigint[], ${places.map(({ kind }) => kind)}::text[],
        ${places.map(({ article_id }) => article_id)}::text[], ${places.map(({ version }) => version)}::integer[])
      place (position, kind, article_id, version)
    join changes own on own.position = place.position
    left join article_versions v on v.article_id = place.article_id and v.version = place.version
    order by place.position`.execute(db);
  return rows;
}

function eventOf<Content>(row: Found<Content>, relation: Relation | undefined): EventWith<Content>[] {
  const common = { position: Number(row.position), at: row.at, articleId: row.article_id };
  if (row.kind === 'version' && row.record && row.version !== null) {
    const { version, record, origin } = row;
    const changed = row.changes ? { changes: row.changes } : {};
    const again = row.own_kind === 'standing' ? { again: true as const } : {};
    return [{ ...common, kind: 'version', version, origin: origin ?? 'fetch', ...again, ...changed, record }];
  }
  if (relation) return [{ ...common, kind: 'relation', relation }];
  return row.kind === 'withdrawal' ? [{ ...common, kind: 'withdrawal' }] : [];
}

function textOf(event: EventWith<string>): ChangeText {
  const { position } = event;
  if (event.kind !== 'version') return { position, json: JSON.stringify(event) };
  const { record, ...others } = event;
  return { position, json: `${JSON.stringify(others).slice(0, -1)},"record":${record}}` };
}
