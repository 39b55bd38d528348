/** The change feed: record versions, relations and withdrawals in one order without a gap. */
import { type Kysely, sql } from 'kysely';
import type { SourceLink } from '../model/article.js';
import type { ChangeEvent } from '../model/change.js';
import type { ClusterPlace } from '../model/near-duplicate.js';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

export interface Changes {
  /**
   * Events above `position`, in order, at most `limit`, and the position to go on after. An event whose article was
   * forgotten since, or whose relation is no more, is left out; the withdrawal stands further on.
   */
  after(position: number, limit: number): Promise<{ events: ChangeEvent[]; position: number }>;
  /** Position of the last event; 0 while there is none. */
  last(): Promise<number>;
}

/** What a transaction adds to the feed. */
export type NewChange = { articleId: string } & (
  | { kind: 'version'; version: number }
  | { kind: 'relation' | 'near-duplicate' | 'withdrawal' }
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
export async function addChanges(trx: Kysely<Tables>, changes: readonly NewChange[]): Promise<void> {
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
}

/** The article's places as they are now; null where it has been forgotten. A place whose original has gone is none. */
const clustersOfChange = sql<ClusterPlace[] | null>`
  case when changes.kind = 'near-duplicate' then (
    select coalesce(json_agg(json_strip_nulls(json_build_object(
      'original', original.article_id, 'share', p.share, 'kept', p.kept, 'evidence', p.evidence, 'via', via.article_id
    )) order by p.share desc, original.article_id) filter (where original.no is not null), '[]'::json)
    from near_texts own
    left join near_places p on p.no = own.no
    left join near_texts original on original.no = p.original
    left join near_texts via on via.no = p.via
    where own.article_id = changes.article_id group by own.no
  ) end`;

export function changesOf({ kysely: db }: Database): Changes {
  return {
    async after(position, limit) {
      const rows = await db
        .selectFrom('changes')
        .leftJoin('article_versions', (join) =>
          join
            .onRef('article_versions.article_id', '=', 'changes.article_id')
            .onRef('article_versions.version', '=', 'changes.version'),
        )
        .leftJoin('relations', (join) =>
          join.onRef('relations.from_article', '=', 'changes.article_id').on('changes.kind', '=', 'relation'),
        )
        .select([
          'changes.position',
          'changes.at',
          'changes.kind',
          'changes.article_id',
          'changes.version',
          'article_versions.record',
          'article_versions.origin',
          'article_versions.changes',
          'relations.to_article',
          'relations.to_url',
          'relations.evidence',
          'relations.comparison',
          clustersOfChange.as('clusters'),
        ])
        .where('changes.position', '>', String(position))
        .orderBy('changes.position')
        .limit(limit)
        .execute();
      const events = rows.flatMap((row): ChangeEvent[] => {
        const common = { position: Number(row.position), at: row.at, articleId: row.article_id };
        if (row.kind === 'version' && row.record && row.version !== null) {
          const { version, record, origin, changes } = row;
          const changed = changes ? { changes } : {};
          return [{ ...common, kind: 'version', version, origin: origin ?? 'fetch', ...changed, record }];
        }
        if (row.kind === 'relation' && row.to_article !== null) {
          const evidence = row.evidence as SourceLink['evidence'];
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
      });
      return { events, position: Number(rows.at(-1)?.position ?? position) };
    },

    async last() {
      const { position } = await db.selectFrom('change_counter').select('position').executeTakeFirstOrThrow();
      return Number(position);
    },
  };
}
