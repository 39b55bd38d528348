/** The relations that places in the feed tell of, as they are now. Most pages have none, and ask for none. */
import { type Kysely, sql } from 'kysely';
import type { SourceLink } from '../model/article.js';
import type { Relation } from '../model/change.js';
import type { ComparisonSummary } from '../model/comparison.js';
import type { ClusterPlace } from '../model/near-duplicate.js';
import type { Tables } from './tables.js';

interface Place {
  position: string;
  kind: string;
  article_id: string;
}

/** By the position of its place; none for a relation that is no more. */
export async function relationsAt(
  db: Kysely<Tables>,
  places: readonly Place[],
): Promise<Map<string, Relation>> {
  const idsOf = (kind: string) => [
    ...new Set(places.flatMap((place) => (place.kind === kind ? place.article_id : []))),
  ];
  const byKind = new Map<string, Map<string, Relation>>([
    ['relation', await copiesOf(db, idsOf('relation'))],
    ['near-duplicate', await clustersOf(db, idsOf('near-duplicate'))],
  ]);
  return new Map(
    places.flatMap(({ position, kind, article_id }) => {
      const relation = byKind.get(kind)?.get(article_id);
      return relation ? [[position, relation]] : [];
    }),
  );
}

/** What these articles are copies of, where that is known. */
async function copiesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Relation>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    from_article: string;
    to_article: string;
    to_url: string | null;
    evidence: SourceLink['evidence'];
    comparison: ComparisonSummary | null;
  }>`
    select from_article, to_article, to_url, evidence, comparison from relations
    where from_article = any(${ids}) and to_article is not null`.execute(db);
  return new Map(
    rows.map(({ from_article: from, to_article: to, to_url, evidence, comparison }) => {
      const compared = comparison ? { comparison } : {};
      return [from, { kind: 'copy-of', from, to, toUrl: to_url ?? '', evidence, ...compared }];
    }),
  );
}

/** The places of these articles, none where it has been forgotten. A place whose original has gone is none. */
async function clustersOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Relation>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ article_id: string; clusters: ClusterPlace[] }>`
    select own.article_id, coalesce(json_agg(json_strip_nulls(json_build_object(
      'original', original.article_id, 'share', p.share, 'kept', p.kept, 'evidence', p.evidence, 'via', via.article_id
    )) order by p.share desc, original.article_id) filter (where original.no is not null), '[]'::json) as clusters
    from near_texts own
    left join near_places p on p.no = own.no
    left join near_texts original on original.no = p.original
    left join near_texts via on via.no = p.via
    where own.article_id = any(${ids}) group by own.no`.execute(db);
  return new Map(
    rows.map(({ article_id: from, clusters }) => [from, { kind: 'near-duplicate', from, clusters }]),
  );
}
