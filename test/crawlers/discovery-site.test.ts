/** A site that sets a trap for each thing that discovery does; what it was asked is recorded. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { discover } from '../../src/crawlers/discover.js';
import type { Discovery, Knowledge } from '../../src/crawlers/discovery.js';
import { noPage } from '../../src/crawlers/outcome.js';
import type { SourceInput } from '../../src/model/frontier.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { type TestMeans, testMeans } from './means.js';
import { type Site, startSite } from './site.js';

let site: Site;
let here: TestMeans;

beforeEach(async () => {
  site = await startSite('times.test');
  here = testMeans([site]);
});

afterEach(async () => {
  await here.dispatcher.destroy();
  await site.close();
});

interface Given {
  feeds?: string[];
  sitemaps?: string[];
  sections?: string[];
}

function look(given: Given = {}, inputs: SourceInput[] = [], knowledge?: Partial<Knowledge>) {
  const at = (paths: string[] = []) => paths.map((path) => site.origin + path);
  const source = sourceOf({
    home: `${site.origin}/`,
    feeds: at(given.feeds),
    sitemaps: at(given.sitemaps),
    sections: at(given.sections),
  });
  return discover(source, inputs, here, {
    shapes: async () => [],
    unknown: async (urls) => urls,
    ...knowledge,
  });
}

const path = ({ url }: { url: string }) => url.replace(site.origin, '');
const found = (result: Discovery) => result.found.map(path);
const inputs = (result: Discovery) => result.inputs.map((input) => `${input.kind} ${path(input)}`);

const rss = (...paths: string[]) =>
  `<rss version="2.0"><channel><title>T</title>${paths.map((one) => `<item><link>${one}</link></item>`).join('')}</channel></rss>`;
const urlset = (...paths: string[]) =>
  `<urlset>${paths.map((one) => `<url><loc>${site.origin}${one}</loc></url>`).join('')}</urlset>`;
const index = (...paths: string[]) =>
  `<sitemapindex>${paths.map((one) => `<sitemap><loc>${site.origin}${one}</loc></sitemap>`).join('')}</sitemapindex>`;
const teaser = (to: string) =>
  `<article><h3><a href="${to}">Harbour bridge closes for eleven weeks</a></h3></article>`;
const page = (...parts: string[]) => ({ body: `<html><body>${parts.join('')}</body></html>` });

/** Asked for, robots.txt left out. */
const asked = () => site.paths().filter((one) => one !== '/robots.txt');

describe('from a home page alone', () => {
  test('come its feeds of all formats, its sitemaps and its sections, and what they name', async () => {
    site.on('/robots.txt', {
      body: `Sitemap: ${site.origin}/maps/news.xml\nSitemap: ${site.origin}/maps/images.xml`,
    });
    site.on('/', {
      body: `<html><head><link rel="alternate" type="application/atom+xml" href="/atom"><link rel="alternate" type="application/rdf+xml" href="/rdf">
        <link rel="alternate" type="application/feed+json" href="/json"></head>
        <body><nav><a href="/world/">World</a><a href="/about">About</a></nav>${teaser('/2026/03/01/from-home')}</body></html>`,
    });
    site.on('/atom', {
      body: `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><link href="/a/from-atom"/></entry></feed>`,
    });
    site.on('/rdf', {
      body: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel>
        <item rdf:about="/a/from-rdf"><link>/a/from-rdf</link></item></rdf:RDF>`,
    });
    site.on('/json', {
      body: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'T',
        items: [{ id: '1', url: '/a/from-json' }],
      }),
    });
    site.on('/maps/news.xml', { body: urlset('/a/from-sitemap') });
    site.on('/world/', page(teaser('/2026/03/01/from-section')));
    const result = await look();
    expect(inputs(result)).toEqual([
      'feed /atom',
      'feed /rdf',
      'feed /json',
      'sitemap /maps/news.xml',
      'section /world/',
      'section /',
    ]);
    expect(found(result)).toEqual([
      '/a/from-atom',
      '/a/from-rdf',
      '/a/from-json',
      '/a/from-sitemap',
      '/2026/03/01/from-section',
      '/2026/03/01/from-home',
    ]);
    expect(result.failures).toEqual([]);
  });

  test('that names neither, come those that stand in the usual places, each asked for once', async () => {
    site.on('/', page(teaser('/2026/03/01/from-home')));
    site.on('/feed/', page('<p>Every address is this page here.</p>'));
    site.on('/rss.xml', { body: rss('/a/from-rss') });
    site.on('/sitemap.xml', { body: index('/map-1.xml', '/map-1.xml', '/sitemap.xml') });
    site.on('/map-1.xml', { body: urlset('/a/from-sitemap', '/tag/bridge', '/') });
    const result = await look();
    expect(found(result)).toEqual(['/a/from-rss', '/a/from-sitemap', '/2026/03/01/from-home']);
    expect(result.failures).toEqual([]);
    expect(inputs(result)).toEqual([
      'feed /rss.xml',
      'sitemap /sitemap.xml',
      'sitemap /map-1.xml',
      'section /',
    ]);
    expect(new Set(asked()).size).toBe(asked().length);
    expect(asked().length).toBeLessThan(12);
  });

  test('on a host that is busy, nothing is tried further', async () => {
    site.on('/', page(teaser('/2026/03/01/from-home')));
    site.on('/feed/', { status: 429, headers: { 'retry-after': '60' } });
    site.on('/news-sitemap.xml', { status: 503 });
    const result = await look();
    expect(asked()).toEqual(['/', '/feed/', '/news-sitemap.xml']);
    expect(result.retryAfterMs).toBe(60_000);
    expect(found(result)).toEqual(['/2026/03/01/from-home']);
  });

  test('sections are asked seldomer than feeds, and all is found anew once all of it is gone', async () => {
    site.on('/', {
      body: `<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body><nav><a href="/world/">World</a></nav></body></html>`,
    });
    site.on('/rss', { body: rss('/a/1') });
    site.on('/world/', page(teaser('/2026/03/01/one')));
    const first = await look();
    const since = async (hours: number, known: SourceInput[]) => {
      const before = site.asked.length;
      here.time.now += hours * 3_600_000;
      return { result: await look({}, known), paths: site.paths().slice(before) };
    };
    expect((await since(0.5, first.inputs)).paths).toEqual(['/rss']);
    expect((await since(1, first.inputs)).paths).toEqual(['/rss', '/world/', '/']);
    for (const gone of ['/rss', '/world/', '/']) site.on(gone, { status: 410 });
    const { result: lost } = await since(1, first.inputs);
    site.on('/', page(teaser('/2026/03/01/new')));
    const { result: anew } = await since(1, lost.inputs);
    expect(found(anew)).toEqual(['/2026/03/01/new']);
    expect(anew.dropped.map((url) => url.replace(site.origin, '')).sort()).toEqual(['/rss', '/world/']);
  });
});

describe('inputs that lie', () => {
  test.each([
    ['a sitemap where a feed should be', { feeds: ['/x'] }, () => urlset('/a/1')],
    ['a feed where a sitemap should be', { sitemaps: ['/x'] }, () => rss('/a/1')],
    ['a feed where a section should be', { sections: ['/x'] }, () => rss('/a/1')],
    ['a sitemap of plain lines', { sitemaps: ['/x'] }, () => `${site.origin}/a/1\n`],
    ['a sitemap in gzip that calls itself a page', { sitemaps: ['/x'] }, () => gzipSync(urlset('/a/1'))],
    ['a feed in gzip', { feeds: ['/x'] }, () => gzipSync(rss('/a/1'))],
  ])('about what they are are read as what they are: %s', async (_, given, body) => {
    site.on('/x', { headers: { 'content-type': 'text/html' }, body: body() });
    const result = await look(given);
    expect(found(result)).toEqual(['/a/1']);
    expect(result.failures).toEqual([]);
  });

  test.each([
    ['a page', 'not-a-sitemap', '<html><body>Not here</body></html>'],
    ['torn gzip', 'bad-response', gzipSync('x'.repeat(99_999)).subarray(0, 60)],
    ['nothing', 'not-a-sitemap', ''],
    ['a picture', 'not-a-sitemap', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
  ])('and are neither fail with a reason: %s', async (_, reason, body) => {
    site.on('/x', { body });
    expect((await look({ sitemaps: ['/x'] })).failures).toMatchObject([{ reason }]);
  });

  test('about their size are read as far as a sitemap may go, and the rest is not even taken', async () => {
    let sent = 0;
    site.on('/x', (_, response) => {
      response.setHeader('content-type', 'text/xml');
      response.write('<urlset>');
      const entry = `<url><loc>${site.origin}/a/${'y'.repeat(900)}`;
      const more = () => {
        if (response.destroyed) return;
        let batch = '';
        for (let n = 0; n < 1_000; n++) batch += `${entry}${sent++}</loc></url>`;
        if (response.write(batch)) setImmediate(more);
        else response.once('drain', more);
      };
      more();
      return undefined;
    });
    const result = await look({ sitemaps: ['/x'] });
    expect(result.failures).toEqual([]);
    expect(result.found).toHaveLength(10_000);
    // 50 MB of them, and what was on its way.
    expect(sent).toBeGreaterThan(50_000);
    expect(sent).toBeLessThan(75_000);
  });

  test('are found whole look by look, and what is known takes no room', async () => {
    const pages = Array.from({ length: 12_000 }, (_, n) => `/2026/03/01/story-${n}-of-the-bridge`);
    site.on('/x', () => ({ body: urlset(...pages) }));
    site.on('/world', page(teaser('/2026/03/01/only-in-the-section')));
    const frontier = new Set<string>();
    const knowledge = {
      unknown: async (urls: readonly string[]) => urls.filter((url) => !frontier.has(url)),
    };
    const given = { sitemaps: ['/x'], sections: ['/world'] };
    const lookAgain = async (known: SourceInput[]) => {
      const result = await look(given, known, knowledge);
      for (const { url } of result.found) frontier.add(url);
      return result;
    };
    const first = await lookAgain([]);
    expect(frontier.size).toBe(10_000);
    const second = await lookAgain(first.inputs);
    expect(frontier.size).toBe(12_001);
    pages.push('/2026/03/01/the-newest-of-all');
    const third = await lookAgain(second.inputs);
    expect(frontier.size).toBe(12_002);
    // Where all is known, the source has been read for all that.
    site.on('/x', () => ({ body: `${urlset(...pages)}\n` }));
    site.on('/world', { status: 503 });
    const fourth = await lookAgain(third.inputs);
    expect(fourth).toMatchObject({ found: [], unchanged: 1, failures: [{ reason: 'server-error' }] });
  });

  test('and unpack to gigabytes are cut', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(urlset('/a/1')), Buffer.alloc(200 * 1024 * 1024, 32)]), {
      level: 9,
    });
    site.on('/x.xml.gz', { headers: { 'content-type': 'application/gzip' }, body: bomb });
    expect(found(await look({ sitemaps: ['/x.xml.gz'] }))).toEqual(['/a/1']);
    site.on('/feed', { body: gzipSync(Buffer.alloc(200 * 1024 * 1024, 32), { level: 9 }) });
    expect((await look({ feeds: ['/feed'] })).failures).toMatchObject([{ reason: 'too-large' }]);
  }, 30_000);
});

describe('indexes of sitemaps', () => {
  test('that name each other end, each asked for once', async () => {
    for (const n of ['a', 'b', 'c']) site.on(`/${n}.xml`, { body: index('/a.xml', '/b.xml', '/c.xml') });
    const result = await look({ sitemaps: ['/a.xml'] });
    expect(result.end).toBe('whole');
    expect(asked().sort()).toEqual(['/a.xml', '/b.xml', '/c.xml']);
  });

  test('of 50,000 numbered parts are read by their ends', async () => {
    const parts = Array.from({ length: 50_000 }, (_, at) => `/sitemap.xml?page=${at + 1}`);
    site.on('/i.xml', { body: index(...parts) });
    await look({ sitemaps: ['/i.xml'] });
    expect(asked()).toEqual(['/i.xml', parts[0], parts.at(-1)]);
  });

  test('that go down for ever are followed two levels', async () => {
    for (let n = 0; n < 9; n++)
      site.on(`/deep${'x'.repeat(n)}.xml`, { body: index(`/deep${'x'.repeat(n + 1)}.xml`) });
    await look({ sitemaps: ['/deep.xml'] });
    expect(asked()).toEqual(['/deep.xml', '/deepx.xml', '/deepxx.xml']);
  });

  test('that have not changed are gone by their own word, not by the headers of their parts', async () => {
    const parts = ['world', 'sport', 'culture', 'business'].map((name) => `/${name}.xml`);
    const entry = (one: string, day: string) =>
      `<sitemap><loc>${site.origin}${one}</loc><lastmod>${day}</lastmod></sitemap>`;
    const days = ['2026-03-01', '2026-02-28', '2026-02-27', '2026-01-05'];
    site.on('/i.xml', {
      body: `<sitemapindex>${parts.map((one, at) => entry(one, days[at] ?? '')).join('')}</sitemapindex>`,
    });
    for (const one of parts)
      site.on(one, { headers: { 'last-modified': 'Sun, 01 Feb 2026 10:00:00 GMT' }, body: urlset(one) });
    const first = await look({ sitemaps: ['/i.xml'] });
    expect(asked()).toEqual(['/i.xml', ...parts.slice(0, 3)]);
    expect(first.inputs.map(({ lastmod }) => lastmod)).toEqual([undefined, ...days.slice(0, 3)]);
    await look({ sitemaps: ['/i.xml'] }, first.inputs);
    expect(asked().slice(4)).toEqual(['/i.xml', ...parts.slice(0, 3)]);
  });

  test('with many parts that say nothing of their age have each asked in its turn', async () => {
    const parts = 'politics sport culture world business science opinion travel'
      .split(' ')
      .map((name) => `/${name}.xml`);
    site.on('/i.xml', { headers: { etag: '"1"' }, body: index(...parts) });
    for (const one of parts) site.on(one, { body: urlset() });
    const first = await look({ sitemaps: ['/i.xml'] });
    expect(asked().slice(1)).toEqual(parts.slice(0, 5));
    here.time.now += 3_600_000;
    const second = await look({ sitemaps: ['/i.xml'] }, first.inputs);
    // It is read again, since the others stand in it alone.
    expect(asked().slice(6)).toEqual(['/i.xml', ...parts.slice(5), ...parts.slice(0, 2)]);
    expect(second.inputs.find(({ url }) => url.endsWith('/i.xml'))).not.toHaveProperty('etag');
  });

  test('have parts of articles whose names hold the word for a list', async () => {
    const parts = ['sonntagszeitung', 'tagesschau', 'heritage', 'productivity', 'images-of-the-day-in-words'];
    const lists =
      'tags post_tag-sitemap wp-sitemap-users-1 author-sitemap2 videositemap sitemap-images categories'
        .split(' ')
        .map((name) => `/${name}.xml`);
    site.on('/i.xml', { body: index(...lists, ...parts.map((name) => `/${name}.xml`)) });
    await look({ sitemaps: ['/i.xml'] });
    expect(asked().slice(1)).toEqual(parts.slice(0, 4).map((name) => `/${name}.xml`));
  });

  test('give the parts that may be new: by the date of their address, else the ends of a row; no pictures', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => `/post-sitemap${n + 1}.xml`);
    site.on('/i.xml', {
      body: index('/2019-05.xml', '/2026-02.xml', '/2026-03.xml', '/image-sitemap.xml', ...rows),
    });
    for (const one of ['/2026-02.xml', '/2026-03.xml']) site.on(one, { body: urlset() });
    await look({ sitemaps: ['/i.xml'] });
    expect(asked().sort()).toEqual([
      '/2026-02.xml',
      '/2026-03.xml',
      '/i.xml',
      '/post-sitemap1.xml',
      '/post-sitemap40.xml',
    ]);
  });

  test('give pages by the date of their own address, whatever their lastmod says', async () => {
    site.on('/x', {
      body: `<urlset>${Array.from({ length: 60 }, (_, n) => `<url><loc>${site.origin}/2019/05/${n}</loc><lastmod>2026-03-01</lastmod></url>`).join('')}
        ${Array.from({ length: 60 }, (_, n) => `<url><loc>${site.origin}/2026/02/27/${n}</loc></url>`).join('')}</urlset>`,
    });
    const paths = found(await look({ sitemaps: ['/x'] }));
    expect(paths).toHaveLength(60);
    expect(paths.every((one) => one.startsWith('/2026/'))).toBe(true);
  });
});

describe('lists', () => {
  const list = (n: number, more = '') =>
    page(
      teaser(`/2026/03/01/story-${n}-a`),
      teaser(`/2026/03/01/story-${n}-b`),
      `<a href="/world/page/${n + 1}">Older</a>`,
      more,
    );
  const onPages = (most: number) => {
    site.on('/world', list(1));
    for (let n = 2; n <= most; n++) site.on(`/world/page/${n}`, list(n));
  };

  test('are followed page by page, to a limit', async () => {
    onPages(9);
    expect(found(await look({ sections: ['/world'] }))).toHaveLength(8);
    expect(asked()).toEqual(['/world', '/world/page/2', '/world/page/3', '/world/page/4']);
  });

  test('are followed no further than what is new', async () => {
    onPages(9);
    const result = await look({ sections: ['/world'] }, [], {
      unknown: async (urls) => urls.filter((url) => /story-1-/u.test(url)),
    });
    expect(found(result)).toHaveLength(4);
    expect(asked()).toEqual(['/world', '/world/page/2']);
  });

  test('that break off are read on at the next look, though what was read is known', async () => {
    onPages(4);
    site.on('/world/page/3', { status: 503 });
    const frontier = new Set<string>();
    const knowledge = {
      unknown: async (urls: readonly string[]) => urls.filter((url) => !frontier.has(url)),
    };
    const first = await look({ sections: ['/world'] }, [], knowledge);
    expect(first.failures).toEqual([
      { url: `${site.origin}/world`, reason: 'server-error', detail: 'its page 3' },
    ]);
    for (const { url } of first.found) frontier.add(url);
    onPages(4);
    here.time.now += 3_600_000;
    const second = await look({ sections: ['/world'] }, first.inputs, knowledge);
    expect(found(second).filter((one) => !frontier.has(site.origin + one))).toHaveLength(4);
    expect(second.failures).toEqual([]);
    for (const { url } of second.found) frontier.add(url);
    // From then on they are as they were: known.
    site.asked.length = 0;
    expect((await look({ sections: ['/world'] }, second.inputs, knowledge)).unchanged).toBe(1);
    expect(asked()).toEqual(['/world']);
  });

  test('are not known where the look was stopped among their pages', async () => {
    onPages(4);
    const stop = new AbortController();
    const ends = () => {
      stop.abort(new Error('stopped'));
      return list(2);
    };
    site.on('/world/page/2', ends);
    here = { ...here, signal: stop.signal };
    const first = await look({ sections: ['/world'] });
    expect(first).toMatchObject({ end: 'aborted', inputs: [{ kind: 'section', lastStatus: 200 }] });
    expect(first.inputs[0]).not.toHaveProperty('bodyHash');
  });

  test('end at a page that is not there, for good', async () => {
    onPages(2);
    const first = await look({ sections: ['/world'] });
    expect(first.failures).toEqual([]);
    expect(first.inputs[0]).toHaveProperty('bodyHash');
  });

  test('whose pages are all the same end', async () => {
    for (const one of ['/world', '/world?page=2', '/world?page=3', '/world?page=4'])
      site.on(
        one,
        page(
          teaser('/2026/03/01/story-a'),
          '<a rel="next" href="/world?page=2">2</a><a href="/world?page=3">3</a>',
        ),
      );
    expect(found(await look({ sections: ['/world'] }))).toEqual(['/2026/03/01/story-a']);
    expect(asked()).toEqual(['/world', '/world?page=2']);
  });

  test('that are calendars are not followed through time', async () => {
    site.on(
      '/events?month=3',
      page(teaser('/2026/03/01/story-a'), '<a rel="next" href="/events?month=4">April</a>'),
    );
    await look({ sections: ['/events?month=3'] });
    expect(asked()).toEqual(['/events?month=3']);
  });

  test('that number their visitors give each page once, without the number', async () => {
    let visits = 0;
    const visit = () => {
      const id = `PHPSESSID=${(visits++).toString(16).padStart(8, '0')}`;
      return page(
        teaser(`/2026/03/01/story-a?${id}`),
        teaser(`/2026/03/01/story-a?${id}f`),
        teaser(`/show;jsessionid=7AB${visits}?id=4815162`),
        `<a href="/world?page=2&${id}">2</a>`,
      );
    };
    site.on('/world', visit);
    site.on('/world?page=2', visit);
    expect(found(await look({ sections: ['/world'] }))).toEqual(['/2026/03/01/story-a', '/show?id=4815162']);
    expect(asked()).toEqual(['/world', '/world?page=2']);
  });

  test('give what the source has taught to be articles, and not what it has taught to be none', async () => {
    const videos = Array.from({ length: 40 }, (_, n) => `/video/harbour-bridge-${4815162 + n}`);
    site.on('/', page('<p><a href="/live/bridge">Live</a></p>', ...videos.map(teaser)));
    const taught = async () => [
      { shape: 'live/{word}', records: 12, rejections: 0 },
      { shape: 'video/{slug-id}', records: 0, rejections: 12 },
    ];
    expect(found(await look({ sections: ['/'] }))).toEqual(videos);
    const wiser = found(await look({ sections: ['/'] }, [], { shapes: taught }));
    expect(wiser).toContain('/live/bridge');
    // A few are tried all the same, by a lot that the whole URL draws, and the port is another each time.
    expect(wiser.length).toBeLessThan(videos.length / 2);
  });
});

describe('an input that could not be asked', () => {
  test.each(['host-rests', 'budget-spent'] as const)('for %s is as it was', async (reason) => {
    site.on('/feed', { body: rss('/2026/03/01/story-a') });
    site.on('/world', page(teaser('/2026/03/01/story-b')));
    const given = [
      { sourceId: 'times', url: `${site.origin}/feed`, kind: 'feed' as const },
      { sourceId: 'times', url: `${site.origin}/world`, kind: 'section' as const },
    ];
    const first = await look({}, given);
    const { takeSlot } = here;
    here.time.now += 3_600_000;
    here.takeSlot = async () => noPage(reason, { retryAfterMs: 10_000 });
    const second = await look({}, first.inputs);
    expect(second.inputs).toEqual(first.inputs);
    // It is asked for as soon as it can be, and not after an hour.
    here.takeSlot = takeSlot;
    here.time.now += 10_000;
    site.asked.length = 0;
    await look({}, second.inputs);
    expect(asked()).toEqual(['/feed', '/world']);
  });
});
