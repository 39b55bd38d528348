/**
 * Relations between articles. A copy's pointer waits until its original is there, whichever of the two comes first, and
 * is an event of the change feed once tied.
 */
import type { Kysely } from 'kysely';
import type { Article, SourceLink } from '../model/article.js';
import { urlKey } from '../model/url.js';
import type { NewChange } from './change-feed.js';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

/** The other end of a relation, as seen from one article. */
export interface RelatedArticle {
  /** `original`: the article at hand is a copy of it; `copy`: it is a copy of the article at hand. */
  is: 'original' | 'copy';
  id: string;
  headline: string;
  source: string;
  evidence: SourceLink['evidence'];
}

export interface Relations {
  related(articleId: string): Promise<RelatedArticle[]>;
}

export function relationsOf({ kysely: db }: Database): Relations {
  const side = (mine: 'from_article' | 'to_article', other: 'from_article' | 'to_article', id: string) =>
    db
      .selectFrom('relations')
      .innerJoin('articles', 'articles.id', `relations.${other}`)
      .innerJoin('article_versions', (join) =>
        join
          .onRef('article_versions.article_id', '=', 'articles.id')
          .onRef('article_versions.version', '=', 'articles.version'),
      )
      .select(['articles.id', 'record', 'evidence'])
      .where(`relations.${mine}`, '=', id)
      .orderBy('relations.created_at')
      .execute();
  return {
    async related(articleId) {
      const [originals, copies] = await Promise.all([
        side('from_article', 'to_article', articleId),
        side('to_article', 'from_article', articleId),
      ]);
      const as = (is: RelatedArticle['is']) => (row: (typeof copies)[number]) => ({
        is,
        id: row.id,
        headline: row.record.headline,
        source: row.record.source.name ?? row.record.source.id,
        evidence: row.evidence as SourceLink['evidence'],
      });
      return [...originals.map(as('original')), ...copies.map(as('copy'))];
    },
  };
}

/** Writes the pointer of a copy, and ties it when the original is known. An article is no copy of itself. */
export async function pointToOriginal(trx: Kysely<Tables>, copy: Article): Promise<NewChange[]> {
  const { url, evidence } = copy.sourceLink ?? {};
  const key = url === undefined ? undefined : urlKey(url);
  if (url === undefined || evidence === undefined || key === undefined) return [];
  const known = await trx
    .selectFrom('article_keys')
    .select('article_id')
    .where('url_key', '=', key)
    .executeTakeFirst();
  const original = known?.article_id;
  if (original === copy.id) return [];
  const pointer = { to_url: url, to_url_key: key, to_article: original ?? null, evidence };
  const before = await trx
    .selectFrom('relations')
    .select(['to_article'])
    .where('from_article', '=', copy.id)
    .where('kind', '=', 'copy-of')
    .executeTakeFirst();
  await trx
    .insertInto('relations')
    .values({ from_article: copy.id, kind: 'copy-of', ...pointer })
    .onConflict((conflict) => conflict.columns(['from_article', 'kind']).doUpdateSet(pointer))
    .execute();
  return original !== undefined && before?.to_article !== original
    ? [{ kind: 'relation', articleId: copy.id }]
    : [];
}

/** Ties the copies whose pointers waited for an article with one of these keys. */
export async function tieWaiting(
  trx: Kysely<Tables>,
  articleId: string,
  keys: readonly string[],
): Promise<NewChange[]> {
  const tied = await trx
    .updateTable('relations')
    .set({ to_article: articleId })
    .where('to_article', 'is', null)
    .where('to_url_key', 'in', [...keys])
    .where('from_article', '!=', articleId)
    .returning('from_article')
    .execute();
  return tied.map(({ from_article }) => ({ kind: 'relation', articleId: from_article }));
}
