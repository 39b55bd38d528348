/** The change feed: record versions, relations and withdrawals in one order without a gap. */
import { type Kysely, sql } from 'kysely';
import type { Article, SourceLink } from '../model/article.js';
import type { ChangeEvent } from '../model/change.js';
import type { ComparisonSummary } from '../model/comparison.js';
import type { ClusterPlace } from '../model/near-duplicate.js';
import type { RecordFilter } from '../model/record-filter.js';
import type { VersionChange, VersionOrigin } from '../model/version.js';
import type { Database } from './database.js';
import { addStanding, addVersionFacets, changedStandings, type StoredFacets } from './facets.js';
import { filteredPlaces } from './filtered-feed.js';
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

/** The article's places as they are now; null where it has been forgotten. A place whose original has gone is none. */
const clustersOfPlace = sql`
  case when place.kind = 'near-duplicate' then (
    select coalesce(json_agg(json_strip_nulls(json_build_object(
      'original', original.article_id, 'share', p.share, 'kept', p.kept, 'evidence', p.evidence, 'via', via.article_id
    )) order by p.share desc, original.article_id) filter (where original.no is not null), '[]'::json)
    from near_texts own
    left join near_places p on p.no = own.no
    left join near_texts original on original.no = p.original
    left join near_texts via on via.no = p.via
    where own.article_id = place.article_id group by own.no
  ) end`;

/** A place in the feed, and what there is of it now. */
interface Row {
  position: string;
  at: Date;
  own_kind: string;
  kind: string;
  article_id: string;
  version: number | null;
  record: Article | null;
  origin: VersionOrigin | null;
  changes: VersionChange[] | null;
  to_article: string | null;
  to_url: string | null;
  evidence: SourceLink['evidence'];
  comparison: ComparisonSummary | null;
  clusters: ClusterPlace[] | null;
}

export function changesOf({ kysely: db }: Database): Changes {
  return {
    async after(position, limit, filter) {
      const isAsked = filter !== undefined && Object.values(filter).some((value) => value !== undefined);
      const { places, upTo } = isAsked
        ? await filteredPlaces(db, filter, position, limit)
        : {
            places: sql`select position, kind, article_id, version from changes
              where position > ${position} order by position limit ${limit}`,
            upTo: undefined,
          };
      const { rows } = await sql<Row>`
        select place.position, own.at, own.kind as own_kind, place.kind, place.article_id, place.version, v.record,
          v.origin, v.changes, r.to_article, r.to_url, r.evidence, r.comparison, ${clustersOfPlace} as clusters
        from (${places}) place
        join changes own on own.position = place.position
        left join article_versions v on v.article_id = place.article_id and v.version = place.version
        left join relations r on r.from_article = place.article_id and place.kind = 'relation'
        order by place.position`.execute(db);
      // Behind the last of a full page there may be more.
      const reached = rows.length < limit ? (upTo ?? rows.at(-1)?.position) : rows.at(-1)?.position;
      return { events: rows.flatMap(eventOf), position: Math.max(position, Number(reached ?? 0)) };
    },

    async last() {
      const { position } = await db.selectFrom('change_counter').select('position').executeTakeFirstOrThrow();
      return Number(position);
    },
  };
}

function eventOf(row: Row): ChangeEvent[] {
  const common = { position: Number(row.position), at: row.at, articleId: row.article_id };
  if (row.kind === 'version' && row.record && row.version !== null) {
    const { version, record, origin } = row;
    const changed = row.changes ? { changes: row.changes } : {};
    const again = row.own_kind === 'standing' ? { again: true as const } : {};
    return [{ ...common, kind: 'version', version, origin: origin ?? 'fetch', ...again, ...changed, record }];
  }
  if (row.kind === 'relation' && row.to_article !== null) {
    const { evidence } = row;
    const ends = { from: row.article_id, to: row.to_article, toUrl: row.to_url ?? '' };
    const compared = row.comparison ? { comparison: row.comparison } : {};
    const relation = { kind: 'copy-of' as const, ...ends, evidence, ...compared };
    return [{ ...common, kind: 'relation', relation }];
  }
  if (row.kind === 'near-duplicate' && row.clusters) {
    const relation = { kind: 'near-duplicate' as const, from: row.article_id, clusters: row.clusters };
    return [{ ...common, kind: 'relation', relation }];
  }
  return row.kind === 'withdrawal' ? [{ ...common, kind: 'withdrawal' }] : [];
}
