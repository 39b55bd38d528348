/** Articles and their versions. Saving a record is one transaction: version, quotes, keys, relations, change feed. */
import { type Kysely, sql } from 'kysely';
import type { Article } from '../model/article.js';
import { wordsOf } from '../model/record-facets.js';
import type { RecordFilter } from '../model/record-filter.js';
import { urlKey } from '../model/url.js';
import type { VersionChange, VersionOrigin } from '../model/version.js';
import { askForCopies } from './ask-for-copies.js';
import { addChanges, lockFeed, type NewChange } from './change-feed.js';
import { type Database, prepared } from './database.js';
import { storedFacets } from './facets.js';
import { keysMovedTo, pointToMoved } from './moves.js';
import { countRecords, scanRecords, type WhichVersions } from './record-scan.js';
import { outdateComparisons, pointsElsewhere, pointToOriginal, tiesOf, tieWaiting } from './relations.js';
import type { Tables } from './tables.js';
import { takenByJson } from './text.js';
import { compareVersions } from './version-policy.js';

export interface Saved {
  /**
   * `new`: the first version; `version`: a further one; `unchanged` and `kept`: what was there stays; `forgotten`: its
   * capture has been forgotten meanwhile, and nothing is saved.
   */
  outcome: 'new' | 'version' | 'unchanged' | 'kept' | 'forgotten';
  articleId: string;
  version: number;
}

export interface Articles {
  /**
   * Saves a record. A new article begins with the version that the record says: 1 where it was parsed, another where it
   * was exported; what follows is counted on from there. Saving the same record again changes nothing.
   */
  save(record: Article, captureId: string | undefined, origin?: VersionOrigin): Promise<Saved>;
  /** The newest version, or the one asked for. */
  get(id: string, version?: number): Promise<Article | undefined>;
  /** The article that is known under this URL. */
  byUrl(url: string): Promise<Article | undefined>;
  /** The page is at another host now: the article that is known under the old URL points there. Returns its id. */
  movedTo(url: string, to: string): Promise<string | undefined>;
  /** By id, and by version. */
  iterate(filter?: RecordFilter, versions?: WhichVersions): AsyncGenerator<Article>;
  /** How many records {@link iterate} gives. */
  count(filter?: RecordFilter, versions?: WhichVersions): Promise<number>;
}

/** Names what a version changes of the one before it: handed in, as the rules for it are the parsers'. */
export type NameChanges = (before: Article, after: Article) => VersionChange[];

export function articlesOf({ kysely: db }: Database, nameChanges?: NameChanges): Articles {
  const newest = newestOf(db);

  return {
    save: (record, captureId, origin = 'fetch') =>
      db.transaction().execute((trx) => save(trx, record, { captureId, origin, nameChanges })),

    async get(id, version) {
      if (version === undefined) {
        const [row] = await prepared(db, 'newest', newest.select('record').where('articles.id', '=', id));
        return row?.record;
      }
      const row = await db
        .selectFrom('article_versions')
        .select('record')
        .where('article_id', '=', id)
        // A number that is too large for the column is none of its versions.
        .where('version', '=', sql<number>`${version}::bigint`)
        .executeTakeFirst();
      return row?.record;
    },

    movedTo: (url, to) => db.transaction().execute((trx) => pointToMoved(trx, url, to)),

    async byUrl(url) {
      const row = await newest
        .innerJoin('article_keys', 'article_keys.article_id', 'articles.id')
        .select('record')
        .where('article_keys.url_key', '=', urlKey(url) ?? url)
        .executeTakeFirst();
      return row?.record;
    },

    iterate: (filter = {}, versions = 'newest') => scanRecords(db, filter, versions),

    count: (filter = {}, versions = 'newest') => countRecords(db, filter, versions),
  };
}

function newestOf(db: Kysely<Tables>) {
  return db
    .selectFrom('articles')
    .innerJoin('article_versions', (join) =>
      join
        .onRef('article_versions.article_id', '=', 'articles.id')
        .onRef('article_versions.version', '=', 'articles.version'),
    );
}

/** How a record came. */
interface Coming {
  captureId: string | undefined;
  origin: VersionOrigin;
  nameChanges: NameChanges | undefined;
}

async function save(trx: Kysely<Tables>, given: Article, coming: Coming): Promise<Saved> {
  const { captureId, origin, nameChanges } = coming;
  const record = cleaned(given);
  // Two handlers with the same page, or two pages of the same article: the second waits for the first.
  await sql`/* lock_article */ select pg_advisory_xact_lock(hashtextextended(${record.id}, 0))`.execute(trx);
  const names = captureId === undefined ? [] : await otherKeys(trx, captureId);
  if (!names) return { outcome: 'forgotten', articleId: record.id, version: 0 };
  const keys = [...new Set([...keysOf(record), ...names])].sort();
  const [current] = await prepared(
    trx,
    'current',
    newestOf(trx).select(['articles.version', 'record']).where('articles.id', '=', record.id),
  );
  const verdict = current ? compareVersions(current.record, record) : 'version';
  if (current && verdict !== 'version') {
    const isNamed = await addKeys(trx, record.id, keys);
    // The text is as it was; where it points to may be known better by now.
    const points = verdict === 'unchanged' && (await pointsElsewhere(trx, record));
    if (isNamed || points) {
      await lockFeed(trx);
      const changes = await tieByKeys(trx, record.id, keys);
      if (points) changes.push(...(await pointToOriginal(trx, record)));
      await addChanges(trx, changes);
    }
    return { outcome: verdict, articleId: record.id, version: current.version };
  }
  const version = current ? current.version + 1 : record.version;
  const changes = current ? (nameChanges?.(current.record, record) ?? null) : null;
  await writeVersion(trx, { ...record, version }, { captureId, origin, changes });
  await addKeys(trx, record.id, keys);
  const facets = await storedFacets(trx, record);
  await lockFeed(trx);
  await outdateComparisons(trx, record.id);
  await askForCopies(trx, [record.id]);
  const events: NewChange[] = [{ kind: 'version', articleId: record.id, version, facets }];
  events.push(...(await tieByKeys(trx, record.id, keys)), ...(await pointToOriginal(trx, record)));
  if (current) {
    const told = new Set(events.flatMap(({ kind, articleId }) => (articleId === record.id ? kind : [])));
    events.push(...(await tiesOf(trx, record.id)).filter(({ kind }) => !told.has(kind)));
  }
  await addChanges(trx, events);
  return { outcome: current ? 'version' : 'new', articleId: record.id, version };
}

/** Ties what points at the article by one of its keys, or by a URL that moved to one; under the feed's lock. */
async function tieByKeys(
  trx: Kysely<Tables>,
  articleId: string,
  keys: readonly string[],
): Promise<NewChange[]> {
  const moved = await keysMovedTo(trx, keys);
  if (moved.length > 0) await addKeys(trx, articleId, moved);
  return tieWaiting(trx, articleId, [...keys, ...moved]);
}

/**
 * Keys of what else the capture's page is called; undefined when the capture is gone. Whoever forgets it waits until the
 * record is saved, and takes it too; whoever has done so comes first.
 */
async function otherKeys(trx: Kysely<Tables>, captureId: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ keys: string[] }>`/* other_keys */
    select array(select url_key from url_aliases a where a.frontier_id = c.frontier_id) as keys
    from captures c where id = ${captureId} for key share`.execute(trx);
  return rows[0]?.keys;
}

async function writeVersion(
  trx: Kysely<Tables>,
  record: Article,
  how: { captureId: string | undefined; origin: VersionOrigin; changes: VersionChange[] | null },
): Promise<void> {
  const { captureId, origin, changes } = how;
  const { id, version, url, source, contentHash } = record;
  if (version > 1) await trx.deleteFrom('quotes').where('article_id', '=', id).execute();
  const quotes = record.quotes.map((quote) => {
    const name = quote.speaker?.name ?? null;
    return {
      quote_id: quote.id,
      text: quote.text,
      speaker_name: name,
      speaker_words: wordsOf(name ?? ''),
      quote,
    };
  });
  await sql`/* write_version */
    with article as (
      insert into articles (id, url_key, source_id, version, content_hash)
      values (${id}, ${urlKey(url) ?? url}, ${source.id}, ${version}, ${contentHash})
      on conflict (id) do update set url_key = excluded.url_key, source_id = excluded.source_id,
        version = excluded.version, content_hash = excluded.content_hash, updated_at = now()
    ), quoted as (
      insert into quotes (article_id, quote_id, text, speaker_name, speaker_words, quote)
      select ${id}, q.* from json_to_recordset(${JSON.stringify(quotes)}::json)
        as q (quote_id text, text text, speaker_name text, speaker_words text[], quote json)
    )
    insert into article_versions (article_id, version, capture_id, record, origin, changes)
    values (${id}, ${version}, ${captureId ?? null}, ${JSON.stringify(record)}, ${origin}, ${changes})`.execute(
    trx,
  );
}

/**
 * True when a key was new. A key that another article has keeps its owner: the first page to claim a URL is the one that
 * pointers mean.
 */
async function addKeys(trx: Kysely<Tables>, articleId: string, keys: readonly string[]): Promise<boolean> {
  const { rows: added } = await sql`/* add_keys */
    insert into article_keys (url_key, article_id) select key, ${articleId} from unnest(${[...keys]}::text[]) key
    on conflict do nothing returning url_key`.execute(trx);
  return added.length > 0;
}

/** Keys of the page itself. A canonical link to another site is a pointer to the original, and no name of this page. */
function keysOf(record: Article): string[] {
  const own = [record.url, record.provenance.finalUrl];
  const { canonicalUrl, sourceLink } = record;
  if (canonicalUrl !== undefined && sourceLink?.evidence !== 'canonical' && isOwn(canonicalUrl, record))
    own.push(canonicalUrl);
  return own.flatMap((url) => (url === undefined ? [] : [urlKey(url) ?? url]));
}

/** On the site that the page was found on. */
function isOwn(canonicalUrl: string, { source, url }: Article): boolean {
  const { host } = new URL(canonicalUrl);
  return host === new URL(url).host || `.${new URL(canonicalUrl).hostname}`.endsWith(`.${source.domain}`);
}

/** How `JSON.stringify` writes what PostgreSQL does not take; a text may hold the same by chance. */
const NOT_TAKEN = /\\u(?:0000|d[89a-f])/u;

function cleaned(record: Article): Article {
  const clean = (_: string, value: unknown) => (typeof value === 'string' ? takenByJson(value) : value);
  return NOT_TAKEN.test(JSON.stringify(record))
    ? (JSON.parse(JSON.stringify(record, clean)) as Article)
    : record;
}
