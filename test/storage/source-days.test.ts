/** What is counted of a source's pages, by the day: each once, whoever handles it and however often. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { medianMs } from '../../src/model/source-day.js';
import { articlesOf } from '../../src/storage/articles.js';
import { type Captures, capturesOf } from '../../src/storage/captures.js';
import type { Database } from '../../src/storage/database.js';
import type { NewCapture } from '../../src/storage/fetched.js';
import { frontierOf } from '../../src/storage/frontier.js';
import { ADDING_UP, sourceDaysOf } from '../../src/storage/source-days.js';
import { sourceFactsOf } from '../../src/storage/source-facts.js';
import { sourcesOf } from '../../src/storage/sources.js';
import { statsOf } from '../../src/storage/stats.js';
import { testServer } from '../support/embedded.js';
import { record } from '../support/records.js';

const server = testServer();
const FETCHED_AT = '2026-03-01T10:30:00Z';

async function watching(...ids: string[]): Promise<Database> {
  const db = await server.fresh();
  await sourcesOf(db).upsert(
    ids.map((id) => ({
      id,
      name: id,
      domain: `${id}.test`,
      home: `http://${id}.test/`,
      feeds: [],
      sitemaps: [],
      sections: [],
      articles: [],
      delayMs: 0,
      followSourceLinks: true,
    })),
    'cli',
  );
  await db.kysely.insertInto('warc_files').values({ file: 'f', length: 0 }).execute();
  return db;
}

let offset = 0;

function captureOf(url: string, sourceId: string): NewCapture {
  return {
    id: randomUUID(),
    url,
    finalUrl: url,
    sourceId,
    fetchedAt: FETCHED_AT,
    status: 200,
    digest: `sha256:${'ab'.repeat(32)}`,
    tookMs: 120,
    at: { file: 'f', offset: offset++, length: 1 },
    member: new Uint8Array(1),
  };
}

/** Finds URLs of a source and gives the frontier's ids of them. */
async function find(db: Database, sourceId: string, names: string[], more = {}): Promise<string[]> {
  const urls = names.map((name) => `http://${sourceId}.test/${name}`);
  await frontierOf(db).add(urls.map((url) => ({ url, sourceId, foundIn: 'feed', ...more })));
  const rows = await db.kysely
    .selectFrom('frontier')
    .select(['id', 'url'])
    .where('url', 'in', urls)
    .execute();
  return urls.map((url) => rows.find((row) => row.url === url)?.id as string);
}

async function fetched(captures: Captures, id: string, url: string, sourceId: string): Promise<string> {
  const capture = captureOf(url, sourceId);
  expect(await captures.addFetched(capture, id)).toBe(true);
  return capture.id;
}

async function daysOf(db: Database) {
  await sourceDaysOf(db).addUp();
  const rows = await db.kysely.selectFrom('source_days').selectAll().orderBy('source_id').execute();
  return rows.map(({ source_id, counts: { hours: _, ...counts } }) => ({ source: source_id, ...counts }));
}

const FACTS = { hasDate: true, hasByline: false, boilerplate: 0.25 };

describe('the counts of a day', () => {
  it('hold what came of each page, once, though its handler runs twice', async () => {
    const db = await watching('times');
    const captures = capturesOf(db);
    const [a = '', b = '', c = ''] = await find(db, 'times', ['a', 'b', 'c']);
    const record1 = await fetched(captures, a, 'http://times.test/a', 'times');
    const rejected = await fetched(captures, b, 'http://times.test/b', 'times');
    const article = record({
      ...{ id: 'a', source: { id: 'times', name: 'times', domain: 'times.test' } },
      ...{ language: 'en', publishedAt: FETCHED_AT },
    });
    for (let times = 0; times < 2; times++) {
      await articlesOf(db).save(article, record1);
      await captures.settle(record1, '1', { state: 'parsed', articleId: 'a', facts: FACTS });
      await captures.settle(rejected, '1', { state: 'rejected', reason: 'no-body' });
      await frontierOf(db).settle(c, { state: 'failed', reason: 'forbidden' });
    }
    const days = await daysOf(db);
    const fetchDay = days.find(({ records }) => records > 0);
    expect(fetchDay).toMatchObject({
      articles: 1,
      records: 1,
      dated: 1,
      bylined: 0,
      boilerplate: 0.25,
      rejected: { 'no-body': 1 },
    });
    expect(Math.abs((medianMs(fetchDay?.took ?? {}) ?? 0) - 120)).toBeLessThanOrEqual(12);
    // What was found and what failed are of the day on which it happened.
    expect(days.find(({ found }) => found > 0)).toMatchObject({ found: 3, failed: { forbidden: 1 } });
    expect(await daysOf(db)).toEqual(days);
    const day = FETCHED_AT.slice(0, 10);
    const counts = { found: 0, articles: 1, records: 1, rejected: 1, failed: 0 };
    const asked = { from: day, to: day };
    expect(await statsOf(db).of(asked)).toEqual({
      ...asked,
      days: [{ day, ...counts }],
      sources: [{ source: 'times', ...counts }],
      reasons: [{ reason: 'no-body', pages: 1 }],
      languages: [{ language: 'en', records: 1 }],
    });
    const toThisDay = { from: day, to: '2999-01-01', source: 'times' };
    const { sources, reasons } = await statsOf(db).of(toThisDay);
    expect(sources).toEqual([{ source: 'times', ...counts, found: 3, failed: 1 }]);
    expect(reasons.map(({ reason }) => reason)).toEqual(['forbidden', 'no-body']);
    expect((await statsOf(db).of({ ...asked, source: 'nobody' })).days).toEqual([]);
    const health = await db.kysely.selectFrom('source_health').selectAll().executeTakeFirstOrThrow();
    expect(health.recent.map(({ as }) => as)).toEqual(['record', 'no-body', 'forbidden']);
    expect(health.last_article_at?.toISOString()).toBe(new Date(FETCHED_AT).toISOString());
    expect(health.last_failure).toMatchObject({ reason: 'forbidden', url: 'http://times.test/c' });
  });

  it('name no error where a URL was left alone', async () => {
    const db = await watching('times');
    const [a = '', b = ''] = await find(db, 'times', ['a', 'b']);
    expect(await daysOf(db)).toMatchObject([{ found: 2, failed: {} }]);
    // Nothing has come of them that a judge would look at.
    expect(await sourceFactsOf(db).claimJudging(1)).toEqual([]);
    await frontierOf(db).settle(a, { state: 'failed', reason: 'not-found' });
    await frontierOf(db).settle(b, { state: 'refused', reason: 'robots' });
    expect(await daysOf(db)).toMatchObject([{ failed: { 'not-found': 1, robots: 1 } }]);
    const health = await db.kysely.selectFrom('source_health').selectAll().executeTakeFirstOrThrow();
    expect(health.last_failure).toMatchObject({ reason: 'not-found', url: 'http://times.test/a' });
    expect(await sourceFactsOf(db).claimJudging(1)).toEqual(['times']);
  });

  it('grow by what comes later, and lose nothing when several add up at once', async () => {
    const db = await watching('times');
    const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
    const ids = await find(db, 'times', names);
    const frontier = frontierOf(db);
    const days = sourceDaysOf(db);
    await Promise.all(
      ids.flatMap((id) => [frontier.settle(id, { state: 'failed', reason: 'not-found' }), days.addUp()]),
    );
    expect(await daysOf(db)).toMatchObject([{ source: 'times', found: 40, failed: { 'not-found': 40 } }]);
    expect(await db.kysely.selectFrom('source_tallies').selectAll().execute()).toEqual([]);
    const health = await db.kysely.selectFrom('source_health').selectAll().executeTakeFirstOrThrow();
    expect(health.recent).toHaveLength(24);
  });

  it('are added up by one process at a time', async () => {
    const db = await watching('times');
    await find(db, 'times', ['a']);
    await db.kysely.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${ADDING_UP})`.execute(trx);
      expect(await daysOf(db)).toEqual([]);
    });
    expect(await daysOf(db)).toHaveLength(1);
  });

  it('count a record for the site that it is of, and an original that is none for nobody', async () => {
    const db = await watching('post', 'times');
    const captures = capturesOf(db);
    const linked = { foundIn: 'source-link', hops: 1, sourceId: 'post' };
    const [a = '', b = '', c = ''] = await find(db, 'times', ['a', 'b', 'c'], linked);
    const original = await fetched(captures, a, 'http://times.test/a', 'post');
    await articlesOf(db).save(
      record({ id: 'a', source: { id: 'times', name: 'times', domain: 'times.test' } }),
      original,
    );
    await captures.settle(original, '1', { state: 'parsed', articleId: 'a', facts: FACTS });
    const other = await fetched(captures, b, 'http://times.test/b', 'post');
    await captures.settle(other, '1', { state: 'rejected', reason: 'paywall-only' });
    await frontierOf(db).settle(c, { state: 'failed', reason: 'forbidden' });
    expect(await daysOf(db)).toMatchObject([{ source: 'times', articles: 1, rejected: {}, failed: {} }]);
  });

  it('leave out archives, what a person handed in, and what was forgotten', async () => {
    const db = await watching('times');
    const captures = capturesOf(db);
    const [a = ''] = await find(db, 'times', ['a'], { foundIn: 'backfill' });
    const old = await fetched(captures, a, 'http://times.test/a', 'times');
    await captures.settle(old, '1', { state: 'rejected', reason: 'no-body' });
    const stored = captureOf('http://times.test/b', 'times');
    await captures.addStored(stored, 'ingest');
    await captures.settle(stored.id, '1', { state: 'rejected', reason: 'no-body' });
    const [c = ''] = await find(db, 'times', ['c']);
    await db.kysely.deleteFrom('source_tallies').execute();
    await frontierOf(db).settle(c, { state: 'refused', reason: 'forgotten' });
    expect(await daysOf(db)).toEqual([]);
  });

  it('go with their source', async () => {
    const db = await watching('times');
    await find(db, 'times', ['a']);
    expect(await daysOf(db)).toHaveLength(1);
    await find(db, 'times', ['b']);
    await sourcesOf(db).remove('times');
    expect(await daysOf(db)).toEqual([]);
  });

  it('are deleted when nobody looks back so far', async () => {
    const db = await watching('times');
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const counts = JSON.stringify({ found: 1 });
    await db.kysely
      .insertInto('source_days')
      .values([0, 62, 65, 400].map((ago) => ({ source_id: 'times', day: day(ago), counts })))
      .execute();
    await sourceDaysOf(db).prune();
    expect(await daysOf(db)).toHaveLength(2);
  });
});
