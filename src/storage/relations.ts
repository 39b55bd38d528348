/**
 * Relations between articles. A copy's pointer waits until its original is there, whichever of the two comes first, and
 * is an event of the change feed once tied, and again whenever the two have been compared.
 */
import { type Kysely, sql } from 'kysely';
import type { Article, SourceLink } from '../model/article.js';
import type { AlteredQuote, ComparisonSummary } from '../model/comparison.js';
import { urlKey } from '../model/url.js';
import { askForCopies } from './ask-for-copies.js';
import { addChanges, lockFeed, type NewChange } from './change-feed.js';
import { type Database, prepared } from './database.js';
import { AT_ONCE, IS_NOT_PUT_OFF, PUT_OFF } from './put-off.js';
import type { Tables } from './tables.js';

/** Originals of originals that are named, nearest first. */
const MOST_STEPS = 5;
/** Copies that are named, oldest first. */
const MOST_COPIES = 100;

/** To be compared, and at once. */
const STALE = { stale: true, ...AT_ONCE };

/** The other end of a relation, as seen from one article. */
export interface RelatedArticle {
  /** `original`: the article at hand is a copy of it; `copy`: it is a copy of the article at hand. */
  is: 'original' | 'copy';
  /** 1 for what is tied to the article at hand; an original's own original is one further. */
  steps: number;
  id: string;
  headline: string;
  source: string;
  evidence: SourceLink['evidence'];
  /** Of the copy with the original that it points at; absent until both were compared. */
  comparison?: ComparisonSummary;
}

/** A copy in which quotes of its original stand with other words. */
export interface AlteringCopy {
  id: string;
  headline: string;
  source: string;
  quotes: AlteredQuote[];
}

/** Two articles that are tied and not compared, as they are now. */
export interface UncomparedPair {
  copy: { id: string; version: number };
  original: { id: string; version: number };
}

export interface Relations {
  /** Copies of the article, and the chain of its originals; a chain that comes back to itself ends there. */
  related(articleId: string): Promise<RelatedArticle[]>;
  /** Copies that alter quotes of their originals, those that were tied last first. */
  altering(limit: number): Promise<AlteringCopy[]>;
  /** How two articles are tied, whichever of them is the copy. */
  between(one: string, other: string): Promise<{ copy: string; original: string } | undefined>;
  /** Tied pairs, those of one article or of any, of which a side has a version that was not compared; none that is put off. */
  uncompared(limit: number, articleId?: string): Promise<UncomparedPair[]>;
  /** Keeps what came of comparing them. Nothing is kept when either side has another version by now. */
  compared(pair: UncomparedPair, comparison: ComparisonSummary): Promise<void>;
  /** They could not be compared, and are left alone for a while, or until either side has another version. */
  putOff(pair: UncomparedPair): Promise<void>;
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
      .select(['articles.id', 'record', 'evidence', 'comparison'])
      .where(`relations.${mine}`, '=', id)
      .orderBy('relations.created_at')
      .limit(MOST_COPIES)
      .execute();
  type Row = Awaited<ReturnType<typeof side>>[number];
  const as = (row: Row, is: RelatedArticle['is'], steps: number): RelatedArticle => ({
    is,
    steps,
    id: row.id,
    headline: row.record.headline,
    source: row.record.source.name ?? row.record.source.id,
    evidence: row.evidence as SourceLink['evidence'],
    ...(row.comparison ? { comparison: row.comparison } : {}),
  });
  return {
    async related(articleId) {
      const chain: RelatedArticle[] = [];
      const seen = new Set([articleId]);
      for (let at = articleId; chain.length < MOST_STEPS; ) {
        const [row] = await side('from_article', 'to_article', at);
        if (!row || seen.has(row.id)) break;
        chain.push(as(row, 'original', chain.length + 1));
        seen.add(row.id);
        at = row.id;
      }
      const copies = await side('to_article', 'from_article', articleId);
      return [...chain, ...copies.map((row) => as(row, 'copy', 1))];
    },

    async altering(limit) {
      const { rows } = await sql<AlteringCopy>`
        select a.id, v.record->>'headline' as headline, coalesce(v.record->'source'->>'name', a.source_id) as source,
          r.comparison->'alteredQuotes' as quotes
        from relations r
        join articles a on a.id = r.from_article
        join article_versions v on v.article_id = a.id and v.version = a.version
        where (r.comparison->'quotes'->>'altered')::int > 0
        order by r.created_at desc, a.id limit ${limit}`.execute(db);
      return rows;
    },

    async between(one, other) {
      const row = await db
        .selectFrom('relations')
        .select(['from_article as copy', 'to_article as original'])
        .where(({ or, and, eb }) =>
          or([
            and([eb('from_article', '=', one), eb('to_article', '=', other)]),
            and([eb('from_article', '=', other), eb('to_article', '=', one)]),
          ]),
        )
        .orderBy('created_at')
        .executeTakeFirst();
      return row?.original ? { copy: row.copy, original: row.original } : undefined;
    },

    async uncompared(limit, articleId) {
      let query = db
        .selectFrom('relations')
        .innerJoin('articles as copies', 'copies.id', 'relations.from_article')
        .innerJoin('articles as originals', 'originals.id', 'relations.to_article')
        .select([
          'copies.id as copyId',
          'copies.version as copyVersion',
          'originals.id as originalId',
          'originals.version as originalVersion',
        ])
        .where('stale', '=', true)
        .where(IS_NOT_PUT_OFF);
      if (articleId !== undefined)
        query = query.where(({ or, eb }) =>
          or([eb('from_article', '=', articleId), eb('to_article', '=', articleId)]),
        );
      const found = query.orderBy('from_article').limit(limit);
      const rows = await (articleId === undefined ? found.execute() : prepared(db, 'uncompared_of', found));
      return rows.map(({ copyId, copyVersion, originalId, originalVersion }) => ({
        copy: { id: copyId, version: copyVersion },
        original: { id: originalId, version: originalVersion },
      }));
    },

    compared: (pair, comparison) => db.transaction().execute((trx) => keepComparison(trx, pair, comparison)),

    async putOff({ copy, original }) {
      await db
        .updateTable('relations')
        .set(PUT_OFF)
        .where('from_article', '=', copy.id)
        .where('to_article', '=', original.id)
        .where('stale', '=', true)
        .execute();
    },
  };
}

async function keepComparison(
  trx: Kysely<Tables>,
  { copy, original }: UncomparedPair,
  comparison: ComparisonSummary,
): Promise<void> {
  await lockFeed(trx);
  const kept = JSON.stringify(comparison);
  const { rows } = await sql<{ changed: boolean }>`/* keep_comparison */
    with before as (
      select comparison::text as was from relations
      where from_article = ${copy.id} and to_article = ${original.id} and stale
        and exists (select 1 from articles where id = ${copy.id} and version = ${copy.version})
        and exists (select 1 from articles where id = ${original.id} and version = ${original.version})
    )
    update relations set comparison = ${kept}::json, stale = false from before
    where from_article = ${copy.id} and to_article = ${original.id}
    returning before.was is distinct from ${kept} as changed`.execute(trx);
  // The same words as before are no news.
  if (rows[0]?.changed) await addChanges(trx, [{ kind: 'relation', articleId: copy.id }]);
}

/** Whether saving the record would change its pointer, so that one that is as it was takes no lock. */
export async function pointsElsewhere(trx: Kysely<Tables>, { id, sourceLink }: Article): Promise<boolean> {
  const key = sourceLink?.url === undefined ? undefined : urlKey(sourceLink.url);
  if (key === undefined) return false;
  const [known] = await prepared(
    trx,
    'pointer',
    trx.selectFrom('relations').select(['to_url_key', 'evidence']).where('from_article', '=', id),
  );
  return known?.to_url_key !== key || known.evidence !== sourceLink?.evidence;
}

/** Writes the pointer of a copy, and ties it when the original is known. An article is no copy of itself. */
export async function pointToOriginal(
  trx: Kysely<Tables>,
  copy: Pick<Article, 'id' | 'sourceLink'>,
): Promise<NewChange[]> {
  const { url, evidence } = copy.sourceLink ?? {};
  const key = url === undefined ? undefined : urlKey(url);
  if (url === undefined || evidence === undefined || key === undefined) return [];
  const [known] = await prepared(
    trx,
    'article_of_key',
    trx.selectFrom('article_keys').select('article_id').where('url_key', '=', key),
  );
  const original = known?.article_id;
  if (original === copy.id) return [];
  const pointer = { to_url: url, to_url_key: key, to_article: original ?? null, evidence };
  const [before] = await prepared(
    trx,
    'original_before',
    trx
      .selectFrom('relations')
      .select(['to_article'])
      .where('from_article', '=', copy.id)
      .where('kind', '=', 'copy-of'),
  );
  const isTiedAnew = before?.to_article !== pointer.to_article;
  const compared = isTiedAnew ? { comparison: null, ...STALE } : {};
  await prepared(
    trx,
    'point',
    trx
      .insertInto('relations')
      .values({ from_article: copy.id, kind: 'copy-of', ...pointer })
      .onConflict((conflict) =>
        conflict.columns(['from_article', 'kind']).doUpdateSet({ ...pointer, ...compared }),
      ),
  );
  if (isTiedAnew) await askForCopies(trx, [copy.id, ...(original === undefined ? [] : [original])]);
  if (!isTiedAnew) return [];
  if (original !== undefined) return [{ kind: 'relation', articleId: copy.id }];
  // What it points to now is not known: it may be a copy no more.
  return before?.to_article ? [{ kind: 'standing', articleId: copy.id }] : [];
}

/** What is told again of an article with each further version: by a filter, this may be the first that is in. */
export async function tiesOf(trx: Kysely<Tables>, articleId: string): Promise<NewChange[]> {
  const { rows } = await sql<{ kind: 'relation' | 'near-duplicate' }>`/* ties */
    select 'relation' as kind from relations where from_article = ${articleId} and to_article is not null
    union all
    select 'near-duplicate' where exists (
      select from near_texts own join near_places p on p.no = own.no where own.article_id = ${articleId})`.execute(
    trx,
  );
  return rows.map(({ kind }) => ({ kind, articleId }));
}

/** Ties the copies whose pointers waited for an article with one of these keys. */
export async function tieWaiting(
  trx: Kysely<Tables>,
  articleId: string,
  keys: readonly string[],
): Promise<NewChange[]> {
  const tied = await prepared(
    trx,
    'tie_waiting',
    trx
      .updateTable('relations')
      .set({ to_article: articleId, comparison: null, ...STALE })
      .where('to_article', 'is', null)
      .where(({ eb, fn, val }) => eb('to_url_key', '=', fn.any(val([...keys]))))
      .where('from_article', '!=', articleId)
      .returning('from_article'),
  );
  const copies = tied.map(({ from_article }) => from_article);
  if (copies.length > 0) await askForCopies(trx, [articleId, ...copies]);
  return copies.map((copy) => ({ kind: 'relation', articleId: copy }));
}

/** The article has a version that none of its comparisons has seen. */
export async function outdateComparisons(trx: Kysely<Tables>, articleId: string): Promise<void> {
  await prepared(
    trx,
    'outdate_comparisons',
    trx
      .updateTable('relations')
      .set(STALE)
      .where(({ or, eb }) => or([eb('from_article', '=', articleId), eb('to_article', '=', articleId)])),
  );
}
