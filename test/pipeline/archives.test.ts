/** What a site offers before it is watched, and what its archive holds: asked on loopback, kept in a database. */
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardedDispatcher } from '../../src/crawlers/connector.js';
import { userAgent } from '../../src/crawlers/user-agent.js';
import type { Source } from '../../src/model/source.js';
import { backfill } from '../../src/pipeline/backfill.js';
import { firstLook } from '../../src/pipeline/first-look.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { budgetsOf } from '../../src/storage/budgets.js';
import type { Database } from '../../src/storage/database.js';
import { frontierOf } from '../../src/storage/frontier.js';
import { hostsOf } from '../../src/storage/hosts.js';
import { optOutsOf } from '../../src/storage/opt-outs.js';
import { sourcesOf } from '../../src/storage/sources.js';
import { type Site, startSite } from '../crawlers/site.js';
import { testServer } from '../support/embedded.js';

const server = testServer();
let site: Site;
let db: Database;
let source: Source;
let network: { dispatcher: ReturnType<typeof guardedDispatcher>; userAgent: ReturnType<typeof userAgent> };

beforeEach(async () => {
  site = await startSite('times.test');
  db = await server.fresh();
  source = sourceOf({ home: `${site.origin}/`, delay: '1ms' });
  await sourcesOf(db).upsert([source], 'cli');
  network = {
    dispatcher: guardedDispatcher({ resolve: [site.rule] }),
    userAgent: userAgent({ version: '1.2.3', contact: undefined }),
  };
});

afterEach(async () => {
  await network.dispatcher.destroy();
  await site.close();
});

const store = () => ({
  db,
  sources: sourcesOf(db),
  hosts: hostsOf(db),
  optOuts: optOutsOf(db),
  budgets: budgetsOf(db),
  frontier: frontierOf(db),
});

interface Entry {
  path: string;
  lastmod?: string;
  news?: string;
}

const entries = (name: string, all: (Entry | string)[]) =>
  all
    .map((one) => (typeof one === 'string' ? { path: one } : one))
    .map(
      ({ path, lastmod, news }) =>
        `<${name}><loc>${site.origin}${path}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}${news ? `<news:news><news:publication_date>${news}</news:publication_date></news:news>` : ''}</${name}>`,
    )
    .join('');
const urlset = (...all: (Entry | string)[]) => ({ body: `<urlset>${entries('url', all)}</urlset>` });
const index = (...all: (Entry | string)[]) => ({
  body: `<sitemapindex>${entries('sitemap', all)}</sitemapindex>`,
});

async function frontier() {
  const rows = await db.kysely
    .selectFrom('frontier')
    .selectAll()
    .orderBy('next_due_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, path: row.url.replace(site.origin, '') }));
}
const paths = async () => (await frontier()).map(({ path }) => path);

describe('the first look at a site', () => {
  it('tells what it offers, keeps that, and leaves the articles to a run', async () => {
    site.on('/robots.txt', { body: `Sitemap: ${site.origin}/index.xml` });
    site.on('/', {
      body: `<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body><nav><a href="/world/">World</a></nav></body></html>`,
    });
    site.on('/rss', {
      body: '<rss><channel><title>T</title><item><link>/a/1</link></item><item><link>/a/2</link></item></channel></rss>',
    });
    site.on('/index.xml', index('/part.xml'));
    site.on('/part.xml', urlset('/a/2', '/a/3'));
    site.on('/world/', { status: 500 });
    const offer = await firstLook(store(), network, source, new AbortController().signal);
    const at = (path: string) => site.origin + path;
    expect(offer).toEqual({
      inputs: [
        { kind: 'feed', url: at('/rss'), articles: 2 },
        { kind: 'sitemap', url: at('/index.xml'), articles: 1 },
        { kind: 'section', url: at('/world/'), articles: 0, reason: 'server-error' },
        { kind: 'section', url: at('/'), articles: 0 },
      ],
    });
    expect(await paths()).toEqual([]);
    const kept = await sourcesOf(db).inputs(source.id);
    expect(kept.map(({ url, ...rest }) => [url, rest])).toEqual(
      [...offer.inputs]
        .sort((a, b) => (a.url < b.url ? -1 : 1))
        .map(({ url, kind }) => [url, { sourceId: source.id, kind }]),
    );
  });

  it('tells why nothing was found', async () => {
    await site.close();
    expect(await firstLook(store(), network, source, new AbortController().signal)).toEqual({
      inputs: [],
      reason: 'connection',
    });
  });
});

describe('a backfill', () => {
  const MARCH = { from: '2025-03-01', to: '2025-03-31' };
  const run = (days = MARCH, signal = new AbortController().signal) =>
    backfill(store(), network, source, days, signal);

  /** Two years of months, named by year. */
  const archive = () => {
    site.on('/robots.txt', { body: `Sitemap: ${site.origin}/archive.xml` });
    site.on(
      '/archive.xml',
      index('/archive/2024.xml', '/archive/2025.xml', '/image-sitemap.xml', {
        path: '/old.xml',
        lastmod: '2019-01-01',
      }),
    );
    site.on(
      '/archive/2025.xml',
      index('/archive/2025-02.xml.gz', '/archive/2025-03.xml.gz', '/archive/2025-04.xml.gz'),
    );
    site.on('/archive/2025-03.xml.gz', {
      body: gzipSync(
        urlset('/2025/03/01/a', '/2025/03/31/b', '/2025/02/28/c', '/2025/03/d', '/tag/e', '/undated-f').body,
      ),
    });
  };

  it('reads only the sitemaps that tell of its days, and takes only pages of these', async () => {
    archive();
    expect(await run()).toEqual({
      end: 'whole',
      parts: 3,
      read: 3,
      failed: {},
      named: 6,
      undated: 1,
      matching: 3,
      added: 3,
    });
    expect(site.paths()).toEqual([
      '/robots.txt',
      '/.well-known/tdmrep.json',
      '/archive.xml',
      '/archive/2025.xml',
      '/archive/2025-03.xml.gz',
    ]);
    expect(await frontier()).toMatchObject(
      ['/2025/03/01/a', '/2025/03/31/b', '/2025/03/d'].map((path) => ({
        path,
        found_in: 'backfill',
        from_url: `${site.origin}/archive/2025-03.xml.gz`,
        source_id: source.id,
        state: 'due',
      })),
    );
  });

  it('takes no number of a long row of parts for a year', async () => {
    site.on('/robots.txt', { body: `Sitemap: ${site.origin}/archive.xml` });
    const parts = Array.from({ length: 2400 }, (_, at) => ({
      path: `/post-sitemap${at + 1}.xml`,
      lastmod: at + 1 === 2010 ? '2025-03-09' : '2019-01-01',
    }));
    site.on('/archive.xml', index(...parts));
    site.on('/post-sitemap2010.xml', urlset('/2025/03/01/a'));
    expect(await run()).toMatchObject({ end: 'whole', parts: 2, read: 2, added: 1 });
  });

  it('dates a page by its news, its address, and its last change where nothing else does', async () => {
    site.on(
      '/sitemap.xml',
      urlset(
        { path: '/news-of-march', news: '2025-03-09T23:30:00-05:00', lastmod: '2026-01-01' },
        { path: '/news-of-april', news: 'Tue, 01 Apr 2025 08:00:00 GMT', lastmod: '2025-03-31' },
        { path: '/2025/03/changed-later', lastmod: '2026-01-01' },
        { path: '/2024/03/changed-in-march', lastmod: '2025-03-05' },
        { path: '/changed-in-march', lastmod: '2025-03-05' },
        { path: '/nonsense', lastmod: 'yesterday' },
      ),
    );
    expect(await run()).toMatchObject({ named: 6, matching: 3, undated: 1 });
    expect((await paths()).sort()).toEqual(['/2025/03/changed-later', '/changed-in-march', '/news-of-march']);
    // Nobody names it: it was tried for where sitemaps usually stand.
    expect(site.paths().at(-1)).toBe('/sitemap.xml');
  });

  it('takes single days out of a month', async () => {
    site.on(
      '/sitemap.xml',
      urlset(
        { path: '/2025/03/early', lastmod: '2025-03-02' },
        { path: '/2025/03/late', lastmod: '2025-03-30' },
      ),
    );
    await run({ from: '2025-03-01', to: '2025-03-15' });
    expect(await paths()).toEqual(['/2025/03/early']);
  });

  it('goes on where it was broken off, and asks for nothing twice', async () => {
    archive();
    const stop = new AbortController();
    site.on('/archive/2025.xml', () => {
      stop.abort(new Error('stop'));
      return undefined;
    });
    expect(await run(MARCH, stop.signal)).toMatchObject({ end: 'aborted', parts: 2, read: 1, added: 0 });
    archive();
    const before = site.asked.length;
    expect(await run()).toMatchObject({ end: 'whole', parts: 3, read: 3, added: 3 });
    expect(site.paths().slice(before)).toEqual(['/archive/2025.xml', '/archive/2025-03.xml.gz']);
    expect(await run()).toMatchObject({ end: 'whole', parts: 3, added: 3 });
    expect(await paths()).toHaveLength(3);
  });

  it('leaves a host alone that asks for it, and tries again what failed', async () => {
    archive();
    site.on('/archive/2025-03.xml.gz', { status: 404 });
    expect(await run()).toMatchObject({ end: 'whole', read: 2, failed: { 'not-found': 1 }, added: 0 });
    site.on('/archive/2025-03.xml.gz', { status: 503, headers: { 'retry-after': '900' } });
    expect(await run()).toMatchObject({ end: 'left-alone', reason: 'server-error', read: 2, failed: {} });
    archive();
    expect(await run()).toMatchObject({ end: 'left-alone', reason: 'host-rests', read: 2 });
    await sql`update hosts set back_off_until = now()`.execute(db.kysely);
    expect(await run()).toMatchObject({ end: 'whole', read: 3, added: 3 });
  });

  it('takes every second turn of the host, so that news does not wait behind it', async () => {
    source = { ...source, delayMs: 30_000 };
    await store().sources.saveInputs([
      { sourceId: source.id, url: `${site.origin}/map.xml`, kind: 'sitemap' },
    ]);
    await hostsOf(db).saveRobots(site.host, { status: 404, body: '', fetchedAt: new Date() });
    await optOutsOf(db).saveTdmFile(site.host, { body: '', fetchedAt: new Date() });
    site.on('/map.xml', urlset('/2025/03/01/a', '/2025/03/01/b', '/2025/03/01/c'));
    await run();
    const due = (await frontier()).map(({ next_due_at }) => next_due_at.getTime());
    expect(due.slice(1).map((time, at) => time - (due[at] as number))).toEqual([60_000, 60_000]);
    await frontierOf(db).add([{ url: `${site.origin}/new`, sourceId: source.id, foundIn: 'feed' }]);
    expect((await frontierOf(db).due(site.host, 9)).map(({ url }) => url.replace(site.origin, ''))).toEqual([
      '/2025/03/01/a',
      '/new',
    ]);
  });

  it('ends with indexes that name each other, and says what is none', async () => {
    site.on('/robots.txt', { body: `Sitemap: ${site.origin}/a.xml\nSitemap: ${site.origin}/page.xml` });
    site.on('/a.xml', index('/b.xml', '/a.xml'));
    site.on('/b.xml', index('/a.xml', '/c.xml'));
    site.on('/page.xml', { body: '<html><body>no</body></html>' });
    expect(await run()).toMatchObject({
      end: 'whole',
      parts: 4,
      read: 2,
      failed: { 'not-a-sitemap': 1, 'not-found': 1 },
    });
    expect(new Set(site.paths()).size).toBe(site.paths().length);
  });
});
