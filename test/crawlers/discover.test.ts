import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { discover } from '../../src/crawlers/discover.js';
import type { SourceInput } from '../../src/model/frontier.js';
import type { Source } from '../../src/model/source.js';
import { FREE_SLOT, type TestMeans, testMeans } from './means.js';
import { type Answer, type Site, startSite } from './site.js';

let site: Site;
let feeds: Site;
let here: TestMeans;

beforeEach(async () => {
  site = await startSite('times.test');
  feeds = await startSite('feeds.test');
  here = testMeans([site, feeds]);
});

afterEach(async () => {
  await here.dispatcher.destroy();
  await Promise.all([site.close(), feeds.close()]);
});

function source(more: Partial<Source> = {}): Source {
  return {
    id: 'times',
    name: 'Times',
    domain: 'times.test',
    home: `${site.origin}/`,
    feeds: [],
    sitemaps: [],
    sections: [],
    articles: [],
    delayMs: 0,
    followSourceLinks: true,
    ...more,
  };
}

const look = (from: Source, inputs: SourceInput[] = [], more: Partial<TestMeans> = {}) =>
  discover(from, inputs, { ...here, ...more });

const xml = (body: string, headers: Record<string, string> = {}): Answer => ({
  headers: { 'content-type': 'text/xml', ...headers },
  body,
});

const rss = (...paths: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Times</title><link>${site.origin}</link>${paths
    .map(
      (path) =>
        `<item><title>T</title><link>${site.origin}${path}</link><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

const urlset = (...pages: { path: string; lastmod?: string; news?: string }[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${pages
    .map(
      ({ path, lastmod, news }) =>
        `<url><loc>${site.origin}${path}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}${
          news
            ? `<news:news><news:publication><news:name>T</news:name><news:language>en</news:language></news:publication><news:publication_date>${news}</news:publication_date><news:title>T</news:title></news:news>`
            : ''
        }</url>`,
    )
    .join('')}</urlset>`;

const index = (...parts: { path: string; lastmod?: string }[]) =>
  `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts
    .map(
      ({ path, lastmod }) =>
        `<sitemap><loc>${site.origin}${path}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}</sitemap>`,
    )
    .join('')}</sitemapindex>`;

const paths = (urls: readonly { url: string }[]) => urls.map(({ url }) => url.replace(site.origin, ''));

describe('what a site says of how long it is good', () => {
  const FEED = (path: string) => xml(rss(`/2026/${path}`), { 'cache-control': 'max-age=1800' });

  test('is heard where the source has no schedule of its own, until it is over', async () => {
    site.on('/a', FEED('a'));
    site.on('/b', xml(rss('/2026/b')));
    const both = source({ feeds: [`${site.origin}/a`, `${site.origin}/b`] });
    const { top } = await look(both);
    const minutes = top.map(({ notBefore }) => notBefore && (notBefore.getTime() - here.time.now) / 60_000);
    expect([Math.round(minutes[0] as number), minutes[1]]).toEqual([30, undefined]);
    here.time.now += 29 * 60_000;
    site.asked.length = 0;
    const second = await look(both, top);
    expect(site.paths()).toEqual(['/b']);
    // What was not asked is as it was.
    expect(second.top[0]).toEqual(top[0]);
    expect((await look({ ...both, schedule: '1m' }, top)).top).toHaveLength(2);
    expect(site.paths()).toEqual(['/b', '/a', '/b']);
    here.time.now += 60_000;
    await look(both, top);
    expect(site.paths().slice(3)).toEqual(['/a', '/b']);
  });

  test('holds nobody up who wants it now: where all of them are good they are asked', async () => {
    site.on('/a', FEED('a'));
    const one = source({ feeds: [`${site.origin}/a`] });
    const { top } = await look(one);
    await look(one, top);
    expect(site.paths().filter((path) => path === '/a')).toHaveLength(2);
  });

  test('is not heard from what could not be read', async () => {
    site.on('/a', { headers: { 'cache-control': 'max-age=1800' }, body: '<html><body>no</body></html>' });
    const { top, failures } = await look(source({ feeds: [`${site.origin}/a`] }));
    expect(failures).toMatchObject([{ reason: 'not-a-feed' }]);
    expect(top[0]).not.toHaveProperty('notBefore');
  });
});

describe('every kind of input', () => {
  test.each(['feeds', 'sitemaps', 'sections'] as const)('of %s is asked for conditionally', async (kind) => {
    const body = {
      feeds: rss('/2026/a'),
      sitemaps: urlset({ path: '/2026/a' }),
      sections:
        '<html><body><a href="/2026/03/01/bridge-closes">Harbour bridge closes for weeks</a></body></html>',
    }[kind];
    const modified = 'Sun, 01 Mar 2026 09:00:00 GMT';
    site.on('/in', {
      headers: { 'content-type': 'text/xml', etag: 'W/"1"', 'last-modified': modified },
      body,
    });
    const from = source({ [kind]: [`${site.origin}/in`] });
    const first = await look(from);
    expect(first.found).toHaveLength(1);
    site.on('/in', { status: 304, headers: { etag: '"2"' } });
    const second = await look(from, first.top);
    expect(second).toMatchObject({ unchanged: 1, found: [], top: [{ etag: '"2"', lastModified: modified }] });
    await look(from, second.top);
    expect(
      site.asked
        .filter(({ path }) => path === '/in')
        .map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]),
    ).toEqual([
      [undefined, undefined],
      ['W/"1"', modified],
      ['"2"', modified],
    ]);
  });
});

describe('a feed', () => {
  test('gives its pages, once each, with where and when', async () => {
    site.on('/rss', xml(rss('/2026/one', '/2026/two', '/2026/one?utm_source=rss')));
    const found = await look(source({ feeds: [`${site.origin}/rss`] }));
    expect(found).toMatchObject({ unchanged: 0, failures: [], end: 'whole' });
    expect(paths(found.found)).toEqual(['/2026/one', '/2026/two']);
    expect(found.found[0]).toMatchObject({
      sourceId: 'times',
      foundIn: 'feed',
      fromUrl: `${site.origin}/rss`,
    });
    expect(Date.parse(found.found[0]?.publishedHint ?? '')).toBe(Date.parse('2026-03-01T10:00:00Z'));
  });

  test('is asked for conditionally, each validator by itself, both verbatim', async () => {
    site.on(
      '/rss',
      xml(rss('/2026/one'), { etag: 'W/"1"', 'last-modified': 'Sun, 01 Mar 2026 09:00:00 GMT' }),
    );
    const from = source({ feeds: [`${site.origin}/rss`] });
    const first = await look(from);
    expect(first.inputs).toMatchObject([
      {
        url: `${site.origin}/rss`,
        kind: 'feed',
        etag: 'W/"1"',
        lastModified: 'Sun, 01 Mar 2026 09:00:00 GMT',
        lastStatus: 200,
      },
    ]);
    site.on('/rss', { status: 304, headers: { etag: 'W/"2"' } });
    const second = await look(from, first.inputs);
    expect(second).toMatchObject({ found: [], unchanged: 1, failures: [] });
    expect(second.inputs).toMatchObject([
      { etag: 'W/"2"', lastModified: 'Sun, 01 Mar 2026 09:00:00 GMT', lastStatus: 304 },
    ]);
    expect(site.asked.at(-1)?.headers).toMatchObject({
      'if-none-match': 'W/"1"',
      'if-modified-since': 'Sun, 01 Mar 2026 09:00:00 GMT',
    });
  });

  test('with the same body as last time is unchanged, whatever its validators say', async () => {
    site.on('/rss', xml(rss('/2026/one'), { etag: '"1"' }));
    const from = source({ feeds: [`${site.origin}/rss`] });
    const first = await look(from);
    site.on('/rss', xml(rss('/2026/one'), { etag: '"2"' }));
    const second = await look(from, first.inputs);
    expect(second).toMatchObject({ found: [], unchanged: 1 });
    expect(second.inputs[0]).toMatchObject({ etag: '"2"' });
    site.on('/rss', xml(rss('/2026/two', '/2026/one')));
    const third = await look(from, second.inputs);
    expect(paths(third.found)).toEqual(['/2026/two', '/2026/one']);
    expect(third.inputs[0]).not.toHaveProperty('etag');
  });

  test('that is no feed is a failure, and is read again next time', async () => {
    site.on('/rss', xml('<html><body>We have moved</body></html>', { etag: '"1"' }));
    const from = source({ feeds: [`${site.origin}/rss`] });
    const first = await look(from);
    expect(first.failures).toEqual([{ url: `${site.origin}/rss`, reason: 'not-a-feed' }]);
    const second = await look(from, first.inputs);
    expect(second.failures).toHaveLength(1);
    expect(site.asked.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });

  test('that has moved to another host is followed there, by that host’s own rules', async () => {
    site.on('/rss', { status: 301, headers: { location: `${feeds.origin}/times` } });
    feeds.on('/robots.txt', {
      headers: { 'content-type': 'text/plain' },
      body: 'User-agent: *\nDisallow: /private',
    });
    feeds.on('/times', xml(rss('/2026/one')));
    const found = await look(source({ feeds: [`${site.origin}/rss`] }));
    expect(paths(found.found)).toEqual(['/2026/one']);
    expect(feeds.paths()).toEqual(['/robots.txt', '/times']);
    expect(here.slots.map(({ host }) => host)).toEqual([site.host, site.host, feeds.host, feeds.host]);
    expect(found.inputs[0]?.url).toBe(`${site.origin}/rss`);
  });

  test('that robots.txt forbids is not asked for', async () => {
    site.on('/robots.txt', {
      headers: { 'content-type': 'text/plain' },
      body: 'User-agent: *\nDisallow: /rss',
    });
    const found = await look(source({ feeds: [`${site.origin}/rss`] }));
    expect(found.failures).toEqual([{ url: `${site.origin}/rss`, reason: 'robots' }]);
    expect(site.paths()).toEqual(['/robots.txt']);
  });

  test('that fails does not keep the others from being read', async () => {
    site.on('/down', { status: 503, headers: { 'retry-after': '600' } });
    site.on('/rss', xml(rss('/2026/one')));
    const found = await look(source({ feeds: [`${site.origin}/down`, `${site.origin}/rss`] }));
    expect(paths(found.found)).toEqual(['/2026/one']);
    expect(found.failures).toEqual([{ url: `${site.origin}/down`, reason: 'server-error' }]);
    expect(found.retryAfterMs).toBe(600_000);
    expect(found.inputs).toContainEqual(
      expect.objectContaining({ url: `${site.origin}/down`, lastStatus: 503 }),
    );
  });
});

describe('a sitemap', () => {
  test('of news gives all it names', async () => {
    site.on(
      '/news.xml',
      xml(
        urlset(
          { path: '/2020/old', news: '2020-01-01T00:00:00Z' },
          { path: '/2026/new', news: '2026-03-01' },
        ),
      ),
    );
    const found = await look(source({ sitemaps: [`${site.origin}/news.xml`] }));
    expect(paths(found.found).toSorted()).toEqual(['/2020/old', '/2026/new']);
    expect(found.found.every(({ foundIn, publishedHint }) => foundIn === 'sitemap' && publishedHint)).toBe(
      true,
    );
  });

  test('of everything gives what changed within a week, and what gives no date', async () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ path: `/2019/${n}`, lastmod: '2019-05-05' }));
    const recent = Array.from({ length: 55 }, (_, n) => ({
      path: `/2026/${n}`,
      lastmod: '2026-02-27T08:00:00+00:00',
    }));
    site.on('/map.xml', xml(urlset(...many, ...recent, { path: '/undated' })));
    const found = await look(source({ sitemaps: [`${site.origin}/map.xml`] }));
    expect(found.found).toHaveLength(56);
    expect(paths(found.found).some((path) => path.startsWith('/2019'))).toBe(false);
  });

  test('of a quiet site gives its newest pages', async () => {
    const pages = Array.from({ length: 80 }, (_, n) => ({
      path: `/p/${n}`,
      lastmod: new Date(n * 86_400_000).toISOString(),
    }));
    site.on('/map.xml', xml(urlset(...pages)));
    const found = await look(source({ sitemaps: [`${site.origin}/map.xml`] }));
    expect(found.found).toHaveLength(50);
    expect(paths(found.found)[0]).toBe('/p/79');
  });

  test('gives only article pages where it is said what these look like', async () => {
    site.on('/map.xml', xml(urlset({ path: '/2026/03/one' }, { path: '/about' })));
    const found = await look(source({ sitemaps: [`${site.origin}/map.xml`], articles: ['/20\\d\\d/'] }));
    expect(paths(found.found)).toEqual(['/2026/03/one']);
  });

  test('may be a gzip file, under any type', async () => {
    site.on('/map.xml.gz', {
      headers: { 'content-type': 'application/octet-stream' },
      body: gzipSync(urlset({ path: '/2026/one' })),
    });
    const found = await look(source({ sitemaps: [`${site.origin}/map.xml.gz`] }));
    expect(paths(found.found)).toEqual(['/2026/one']);
  });

  test('index leads to its recent parts, the newest first; they are remembered as its own', async () => {
    site.on(
      '/index.xml',
      xml(
        index(
          { path: '/2019.xml', lastmod: '2019-12-31' },
          { path: '/feb.xml', lastmod: '2026-02-28' },
          { path: '/mar.xml', lastmod: '2026-03-01' },
        ),
      ),
    );
    site.on('/feb.xml', xml(urlset({ path: '/2026/02/one' })));
    site.on('/mar.xml', xml(urlset({ path: '/2026/03/one' }), { etag: '"m"' }));
    const from = source({ sitemaps: [`${site.origin}/index.xml`] });
    const first = await look(from);
    expect(site.paths()).toEqual(['/robots.txt', '/index.xml', '/mar.xml', '/feb.xml']);
    expect(paths(first.found)).toEqual(['/2026/03/one', '/2026/02/one']);
    expect(first.inputs).toContainEqual(
      expect.objectContaining({
        url: `${site.origin}/mar.xml`,
        via: `${site.origin}/index.xml`,
        etag: '"m"',
      }),
    );
    // The index is the same as before, a part is not.
    site.on('/feb.xml', xml(urlset({ path: '/2026/02/one' }, { path: '/2026/02/two' })));
    const second = await look(from, first.inputs);
    expect(paths(second.found)).toContain('/2026/02/two');
    expect(second.unchanged).toBe(2);
  });

  test('index that names itself ends', async () => {
    site.on('/index.xml', xml(index({ path: '/index.xml' })));
    const found = await look(source({ sitemaps: [`${site.origin}/index.xml`] }));
    expect(found.end).toBe('whole');
    expect(site.paths().length).toBeLessThan(6);
  });
});

describe('a section page', () => {
  test('gives the links that are articles', async () => {
    site.on('/world/', {
      body: `<nav><a href="/about">About us</a></nav>
        <main><a href="/2026/03/01/harbour-reopens-after-storm">Harbour reopens after a week of storms</a>
        <a href="/2026/03/01/council-votes-on-bridge">Council votes on the new bridge over the river</a></main>`,
    });
    const found = await look(source({ sections: [`${site.origin}/world/`], articles: ['/20\\d\\d/'] }));
    expect(paths(found.found)).toEqual([
      '/2026/03/01/harbour-reopens-after-storm',
      '/2026/03/01/council-votes-on-bridge',
    ]);
    expect(found.found[0]).toMatchObject({ foundIn: 'section', fromUrl: `${site.origin}/world/` });
  });
});

describe('a source of which only the home page is known', () => {
  test('is looked at where its home page and robots.txt say, and remembered so', async () => {
    site.on('/robots.txt', {
      headers: { 'content-type': 'text/plain' },
      body: `Sitemap: ${site.origin}/all.xml\nSitemap: ${site.origin}/news-sitemap.xml`,
    });
    site.on('/', {
      body: `<head><link rel="alternate" type="application/rss+xml" href="/rss" title="Times">
        <link rel="alternate" type="application/rss+xml" href="/comments/feed" title="Comments"></head>`,
    });
    site.on('/rss', xml(rss('/2026/one')));
    site.on('/news-sitemap.xml', xml(urlset({ path: '/2026/two', news: '2026-03-01' })));
    const first = await look(source());
    expect(paths(first.found)).toEqual(['/2026/one', '/2026/two']);
    expect(first.inputs.map(({ url, kind }) => [url.replace(site.origin, ''), kind])).toEqual([
      ['/rss', 'feed'],
      ['/news-sitemap.xml', 'sitemap'],
      ['/all.xml', 'sitemap'],
      ['/', 'section'],
    ]);
    const before = site.asked.length;
    await look(source(), first.inputs);
    expect(site.paths().slice(before)).toEqual(['/rss', '/news-sitemap.xml']);
  });

  test('is looked at in sitemaps whose names hold the word for a list', async () => {
    const named = ['sonntagszeitung', 'tagesschau', 'post_tag', 'author-sitemap'];
    site.on('/robots.txt', {
      headers: { 'content-type': 'text/plain' },
      body: named.map((name) => `Sitemap: ${site.origin}/${name}.xml`).join('\n'),
    });
    site.on('/', { body: '<main><p>Welcome</p></main>' });
    const { inputs } = await look(source());
    const sitemaps = inputs.filter(({ kind }) => kind === 'sitemap');
    expect(paths(sitemaps)).toEqual(['/sonntagszeitung.xml', '/tagesschau.xml']);
  });

  test('and that names nothing is read as a section', async () => {
    site.on('/', {
      body: '<main><a href="/2026/03/01/a-storm-is-coming-tonight">A storm is coming to the coast tonight</a></main>',
    });
    const found = await look(source());
    expect(found.inputs).toMatchObject([{ url: `${site.origin}/`, kind: 'section' }]);
    expect(paths(found.found)).toEqual(['/2026/03/01/a-storm-is-coming-tonight']);
  });

  test('and that is down is a failure with its reason', async () => {
    site.on('/', { status: 500 });
    const found = await look(source());
    expect(found).toMatchObject({ found: [], inputs: [], end: 'whole' });
    expect(found.failures).toEqual([{ url: `${site.origin}/`, reason: 'server-error' }]);
  });
});

describe('a look that breaks off', () => {
  test('gives what it had found until then, and leaves the rest as it was', async () => {
    site.on('/one', xml(rss('/2026/one')));
    site.on('/two', xml(rss('/2026/two')));
    let slots = 0;
    const found = await look(source({ feeds: [`${site.origin}/one`, `${site.origin}/two`] }), [], {
      takeSlot: async () => (++slots > 2 ? 'lost' : FREE_SLOT),
    });
    expect(found.end).toBe('lost');
    expect(paths(found.found)).toEqual(['/2026/one']);
    expect(found.inputs.map(({ url }) => url)).toEqual([`${site.origin}/one`]);
  });

  test('is said to be aborted when it is', async () => {
    const found = await look(source({ feeds: [`${site.origin}/one`] }), [], { signal: AbortSignal.abort() });
    expect(found).toMatchObject({ end: 'aborted', found: [], inputs: [], failures: [] });
    expect(site.asked).toEqual([]);
  });
});
