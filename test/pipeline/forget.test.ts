/** What is forgotten is gone from the tables, the archive and the sinks, and does not come back. */
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { silent } from '../../src/log.js';
import type { Article } from '../../src/model/article.js';
import { compareRecords } from '../../src/parsers/compare/compare-records.js';
import { CaptureStore } from '../../src/pipeline/capture-store.js';
import { findUnwanted, forget } from '../../src/pipeline/forget.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import type { Store } from '../../src/pipeline/store.js';
import type { ArchivedAt } from '../../src/storage/archive/files.js';
import { readWarc } from '../../src/storage/archive/read-warc.js';
import { articlesOf } from '../../src/storage/articles.js';
import { audit } from '../../src/storage/audit.js';
import { capturesOf } from '../../src/storage/captures.js';
import { changesOf, lockFeed } from '../../src/storage/change-feed.js';
import { forgettingOf } from '../../src/storage/forget.js';
import { frontierOf } from '../../src/storage/frontier.js';
import { movedFilesOf } from '../../src/storage/moved-files.js';
import { optOutsOf } from '../../src/storage/opt-outs.js';
import { relationsOf } from '../../src/storage/relations.js';
import { sourcesOf } from '../../src/storage/sources.js';
import { warcFilesOf } from '../../src/storage/warc-files.js';
import { testServer } from '../support/embedded.js';
import { fetchedPage } from '../support/pages.js';
import { record } from '../support/records.js';

const server = testServer();
const homes = mkdtempSync(join(tmpdir(), 'copydesk-forget-'));
const open: CaptureStore[] = [];
afterAll(async () => {
  for (const pages of open) await pages.close();
  rmSync(homes, { recursive: true, force: true });
});

const SOURCE = sourceOf({ id: 'harbour-times', home: 'http://harbour-times.test/' });
const urlOf = (name: string) => `http://harbour-times.test/${name}`;

const page = (name: string) => fetchedPage(urlOf(name), `<p>The secret of ${name}, in so many words.</p>`);

/** Three pages with their records, kept as the pipeline keeps them; `copy` points at `a`. */
async function newsroom() {
  const db = await server.fresh();
  const home = mkdtempSync(join(homes, 'home-'));
  const captures = capturesOf(db);
  const files = warcFilesOf(db);
  const articles = articlesOf(db);
  const pages = await CaptureStore.open(join(home, 'archive'), captures, files, silent);
  open.push(pages);
  await sourcesOf(db).upsert([SOURCE], 'file');
  for (const name of ['a', 'b', 'copy']) {
    const kept = await pages.keepStored(page(name), SOURCE.id, 'ingest');
    const captureId = typeof kept === 'object' ? kept.captureId : '';
    const given: Partial<Article> = { id: name, url: urlOf(name), contentHash: name.padEnd(64, '0') };
    const pointer = { sourceLink: { url: urlOf('a'), evidence: 'source-link' as const } };
    await articles.save(record({ ...given, ...(name === 'copy' ? pointer : {}) }), captureId);
    await captures.settle(captureId, '1', { state: 'parsed', articleId: name });
  }
  const store = { db, sources: sourcesOf(db) } as Store;
  const archived = () => {
    const [file = ''] = readdirSync(join(home, 'archive'));
    return {
      path: join(home, 'archive', file),
      text: String(gunzipSync(readFileSync(join(home, 'archive', file)))),
    };
  };
  return { db, home, store, pages, articles, archived };
}

const kinds = async (db: Store['db']) =>
  (await changesOf(db).after(0, 100)).events.map(({ kind, articleId }) => `${kind} ${articleId}`);

describe('a page that is carried into another file meanwhile', () => {
  /** As pages of a file that is closed: they stand in the database no more. */
  const closed = async () => {
    const room = await newsroom();
    await room.db.kysely.deleteFrom('capture_members').execute();
    return room;
  };

  it('is erased there too, when it was found before', async () => {
    const { store, db, pages } = await closed();
    const held = await findUnwanted(store, { url: urlOf('a') });
    await pages.carry(held.captureIds[0] as string, held.bytes[0] as ArchivedAt);
    const [to] = (await capturesOf(db).load(held.captureIds)).flatMap(({ at }) => at ?? []);
    await forgettingOf(db).forget({ url: urlOf('a') });
    const left = await movedFilesOf(db).erasures();
    expect(to?.offset).not.toBe(held.bytes[0]?.offset);
    expect(left.get(to?.file ?? '')?.map(({ offset }) => offset)).toEqual([to?.offset]);
  });

  it('leaves nothing there, when it was forgotten or carried before', async () => {
    const { store, db, pages, archived } = await closed();
    const held = await findUnwanted(store, { url: urlOf('a') });
    const carry = () => pages.carry(held.captureIds[0] as string, held.bytes[0] as ArchivedAt);
    const times = () => archived().text.split('The secret of a,').length - 1;
    await Promise.all([carry(), carry()]);
    expect(times()).toBe(2);
    await db.kysely.deleteFrom('captures').where('id', 'in', held.captureIds).execute();
    await carry();
    expect(times()).toBe(2);
  });
});

describe('forgetting a page', () => {
  it('reads no whole table to find what there is of it', async () => {
    const { db } = await newsroom();
    const plan = await db.kysely.transaction().execute(async (trx) => {
      await sql`set local enable_seqscan = off`.execute(trx);
      const { rows } = await sql<object>`
        explain select id from captures where url_key = 'harbour-times.test/a' or article_id in ('a')`.execute(
        trx,
      );
      return JSON.stringify(rows);
    });
    expect(plan).toContain('captures_article');
    expect(plan).not.toContain('Seq Scan');
  });

  it('is said before it is done', async () => {
    const { store, db } = await newsroom();
    const held = await findUnwanted(store, { url: urlOf('a') });
    expect(held).toMatchObject({ articleIds: ['a'], captureIds: [expect.any(String)] });
    expect(await articlesOf(db).get('a')).toBeDefined();
  });

  it('takes its record, its bytes and nothing else', async () => {
    const { store, db, home, articles, archived } = await newsroom();
    await forget(store, home, { url: `https://www.harbour-times.test/a/?utm_source=x` });
    expect(await articles.get('a')).toBeUndefined();
    expect(await articles.get('b')).toBeDefined();
    const { path, text } = archived();
    expect(text).not.toContain('secret of a,');
    expect(text).toContain('secret of b,');
    const left: string[] = [];
    for await (const item of readWarc(path)) {
      if ('damaged' in item) left.push(item.damaged);
      if ('page' in item) left.push(item.page.url);
    }
    expect(left).toEqual([urlOf('b'), urlOf('copy')]);
    expect((await audit(db)).violations).toEqual([]);
  });

  it('is a withdrawal of the change feed; the copy stays, and points again at what is not there', async () => {
    const { store, db, home } = await newsroom();
    expect(await kinds(db)).toEqual(['version a', 'version b', 'version copy', 'relation copy']);
    await forget(store, home, { url: urlOf('a') });
    expect(await kinds(db)).toEqual(['version b', 'version copy', 'withdrawal a']);
    expect(await relationsOf(db).related('copy')).toEqual([]);
  });

  it('takes what a copy was compared with, which holds words of it', async () => {
    const { store, db, home } = await newsroom();
    const [pair] = await relationsOf(db).uncompared(1);
    const { summary } = compareRecords(record(), record());
    const quote = { original: { text: 'the secret' }, copy: { text: 'a secret' } };
    if (pair) await relationsOf(db).compared(pair, { ...summary, alteredQuotes: [quote] });
    await forget(store, home, { url: urlOf('a') });
    const rows = await db.kysely
      .selectFrom('relations')
      .select(['to_article', 'comparison', 'stale'])
      .execute();
    expect(rows).toEqual([{ to_article: null, comparison: null, stale: true }]);
  });

  it('takes what it said of machines, which would have it asked again; what the site says elsewhere stays', async () => {
    const { store, db, home } = await newsroom();
    const optOuts = optOutsOf(db);
    const frontier = frontierOf(db);
    const { id } = await db.kysely
      .selectFrom('frontier')
      .select('id')
      .where('url', '=', urlOf('a'))
      .executeTakeFirstOrThrow();
    await frontier.tie(id, [urlOf('short')]);
    const says = (name: string, saidIn: 'page' | 'robots.txt') => ({
      domain: 'harbour-times.test',
      url: urlOf(name),
      said: [{ signal: 'noai' as const, value: name, saidIn }],
    });
    await optOuts.hear([
      says('a', 'page'),
      says('short', 'page'),
      says('b', 'page'),
      says('robots.txt', 'robots.txt'),
    ]);
    const left = async () =>
      (await db.kysely.selectFrom('opt_outs').select('value').orderBy('value').execute()).map(
        ({ value }) => value,
      );
    await forget(store, home, { url: urlOf('b') }, 'noindex');
    expect(await left()).toEqual(['a', 'b', 'robots.txt', 'short']);
    await forget(store, home, { url: urlOf('a') });
    expect(await left()).toEqual(['b', 'robots.txt']);
  });

  it('looks for what it said, and not through all that was forgotten before', async () => {
    const { store, db, home } = await newsroom();
    const says = (name: string) => ({
      domain: 'harbour-times.test',
      url: urlOf(name),
      said: [{ signal: 'noai' as const, value: name, saidIn: 'page' as const }],
    });
    await forget(store, home, { url: urlOf('a') });
    // Heard by a crawl that had the page in its hands.
    await optOutsOf(db).hear([says('a'), says('b')]);
    await forget(store, home, { url: urlOf('b') });
    const left = await db.kysely.selectFrom('opt_outs').select('value').execute();
    expect(left).toEqual([{ value: 'a' }]);
    await forget(store, home, { url: urlOf('a') });
    expect(await db.kysely.selectFrom('opt_outs').select('value').execute()).toEqual([]);
  });

  it('keeps it from coming back, from the network and from store', async () => {
    const { store, db, home, pages } = await newsroom();
    await forget(store, home, { url: urlOf('a') });
    const again = await frontierOf(db).add([{ url: urlOf('a'), sourceId: undefined, foundIn: 'feed' }]);
    expect(again.added).toBe(0);
    expect(await pages.keepStored({ ...page('a'), bytes: new Uint8Array([1]) }, undefined, 'ingest')).toBe(
      'forgotten',
    );
    expect((await audit(db)).urls).toEqual({ captured: 2, refused: 1 });
  });

  it('holds for a URL that was never seen', async () => {
    const { store, db, home } = await newsroom();
    await forget(store, home, { url: urlOf('later') });
    const found = await frontierOf(db).add([{ url: urlOf('later'), sourceId: undefined, foundIn: 'feed' }]);
    expect(found.added).toBe(0);
  });

  it('holds against a parse job that had it in its hands', async () => {
    const { store, home, articles } = await newsroom();
    const { captureIds } = await findUnwanted(store, { url: urlOf('a') });
    await forget(store, home, { url: urlOf('a') });
    const late = await articles.save(record({ id: 'a', url: urlOf('a') }), captureIds[0]);
    expect(late.outcome).toBe('forgotten');
    expect(await articles.get('a')).toBeUndefined();
  });
});

describe('forgetting a source', () => {
  it('takes all its pages and the source', async () => {
    const { store, db, home, archived } = await newsroom();
    await forget(store, home, { sourceId: SOURCE.id });
    expect(await kinds(db)).toEqual(['withdrawal a', 'withdrawal b', 'withdrawal copy']);
    expect(archived().text).not.toContain('secret');
    expect(await sourcesOf(db).get(SOURCE.id)).toBeUndefined();
    expect(await audit(db)).toMatchObject({ balanced: true, urls: { refused: 3 }, captures: {} });
  });
});

describe.each([
  ['a page', { url: urlOf('late') }],
  ['a source', { sourceId: SOURCE.id }],
])('forgetting %s while a page of it is saved', (_, what) => {
  /** A page that is kept and not parsed; the feed is locked until it is let go. */
  async function busy() {
    const room = await newsroom();
    const { db, pages, articles } = room;
    const kept = await pages.keepStored(page('late'), SOURCE.id, 'ingest');
    const captureId = typeof kept === 'object' ? kept.captureId : '';
    const holding = await db.kysely.startTransaction().execute();
    await lockFeed(holding);
    const waiting = async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db.kysely);
      return rows[0]?.count;
    };
    return {
      ...room,
      save: () => articles.save(record({ id: 'late', url: urlOf('late') }), captureId),
      waiting: (count: number) => expect.poll(waiting, { timeout: 10_000 }).toBe(count),
      go: () => holding.commit().execute(),
    };
  }

  it('waits for who came first, and takes the record as well', async () => {
    const { db, store, home, save, waiting, go, articles } = await busy();
    const saved = save();
    await waiting(1);
    const forgotten = forget(store, home, what);
    await waiting(2);
    await go();
    expect(await saved).toMatchObject({ outcome: 'new' });
    expect((await forgotten).articleIds).toContain('late');
    expect(await articles.get('late')).toBeUndefined();
    expect(await kinds(db)).toContain('withdrawal late');
    expect((await audit(db)).violations).toEqual([]);
  });

  it('has who comes later save nothing', async () => {
    const { db, store, home, save, waiting, go, articles } = await busy();
    const forgotten = forget(store, home, what);
    await waiting(1);
    const saved = save();
    await waiting(2);
    await go();
    expect(await saved).toMatchObject({ outcome: 'forgotten' });
    await forgotten;
    expect(await articles.get('late')).toBeUndefined();
    expect((await audit(db)).violations).toEqual([]);
  });
});

describe('a file that is not at hand', () => {
  it('has what is to be erased in it noted, and nothing else is noted', async () => {
    const { store, db, home, archived } = await newsroom();
    const { path } = archived();
    renameSync(path, `${path}.away`);
    await forget(store, home, { url: urlOf('a') });
    renameSync(`${path}.away`, path);
    expect([...(await movedFilesOf(db).erasures()).values()].flat()).toHaveLength(1);
    await forget(store, home, { url: urlOf('b') });
    expect([...(await movedFilesOf(db).erasures()).values()].flat()).toHaveLength(1);
    expect(archived().text).not.toContain('secret of b,');
  });
});
