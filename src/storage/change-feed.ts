/** The change feed: record versions, relations and withdrawals in one order without a gap. */
import { type Kysely, sql } from 'kysely';
import type { ChangeEvent, ChangeText } from '../model/change.js';
import type { RecordFilter } from '../model/record-filter.js';
import type { Database } from './database.js';
import { addStanding, addVersionFacets, changedStandings, type StoredFacets } from './facets.js';
import { type Asked, type Found, type HowRead, pageOf } from './feed-page.js';
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
  await sql`/* lock_feed */ select position from change_counter for update`.execute(trx);
}

/**
 * Adds events to the feed, as the last thing of their transaction: the counter's row stays locked until the commit, so
 * positions are given in the order of the commits, and a reader never sees one without all before it.
 */
export async function addChanges(trx: Kysely<Tables>, given: readonly NewChange[]): Promise<void> {
  const changes = await withStandings(trx, given);
  if (changes.length === 0) return;
  const { rows } = await sql<{ last: string }>`/* add_changes */
    with counter as (
      update change_counter set position = position + ${changes.length} returning position as last
    ), added as (
      insert into changes (position, at, kind, article_id, version)
      select last - ${changes.length} + number, clock_timestamp(), kind, article_id, version
      from counter, unnest(
        ${changes.map(({ kind }) => kind)}::text[], ${changes.map(({ articleId }) => articleId)}::text[],
        ${changes.map((change) => (change.kind === 'version' ? change.version : null))}::int[]
      ) with ordinality as change (kind, article_id, version, number)
    )
    select last from counter`.execute(trx);
  const first = Number(rows[0]?.last) - changes.length + 1;
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

export function changesOf({ kysely: db }: Database): Changes {
  // A page waits for a connection once, and not before each of its statements: those who came first are served first.
  const page = <As extends HowRead>(as: As, asked: Asked) =>
    db.connection().execute((connection) => pageOf(connection, as, asked));
  return {
    async after(after, limit, filter) {
      const { found, position } = await page('records', { after, limit, filter });
      return { events: found.flatMap(eventOf), position };
    },

    async texts(after, limit, filter) {
      const { found, position } = await page('texts', { after, limit, filter });
      return { events: found.flatMap(eventOf).map(textOf), position };
    },

    async last() {
      const { position } = await db.selectFrom('change_counter').select('position').executeTakeFirstOrThrow();
      return Number(position);
    },
  };
}

function eventOf<Content>(row: Found<Content>): EventWith<Content>[] {
  const { at, relation } = row;
  if (at === null) return [];
  const common = { position: Number(row.position), at, articleId: row.article_id };
  if (row.kind === 'version' && row.record && row.version !== null) {
    const { version, record, origin } = row;
    const changed = row.changes ? { changes: row.changes } : {};
    const again = row.own_kind === 'standing' || row.returned ? { again: true as const } : {};
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
