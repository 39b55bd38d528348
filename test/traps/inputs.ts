/** Feeds and sitemaps that are malformed, huge, or not what they say they are. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { isRules } from './judge.js';
import { article, index, page, rss, stories, teaser, urlset, xml } from './pages.js';
import type { Answer, Route } from './site.js';
import type { Trap } from './trap.js';

const parsed = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, 'parsed']));

/** One input that names `/a`, whatever it looks like. */
const readable = (
  name: string,
  host: string,
  kind: 'feeds' | 'sitemaps' | 'sections',
  answer: Route,
): Trap => ({
  name: `${name} is read as what it is`,
  host,
  site: { '/input': answer, ...stories('/2026/03/01/bridge-story-a') },
  source: { [kind]: ['/input'] },
  ends: parsed('/2026/03/01/bridge-story-a'),
});

/** One that is nothing at all. */
const unreadable = (
  name: string,
  host: string,
  kind: 'feeds' | 'sitemaps',
  answer: Route,
  reason: string,
): Trap => ({
  name: `${name} is told by its reason`,
  host,
  site: { '/input': answer },
  source: { [kind]: ['/input'] },
  ends: {},
  asked: ['/input'],
  inputs: { '/input': reason },
});

const A = '/2026/03/01/bridge-story-a';
const typed = (type: string, answer: Answer): Answer => ({ ...answer, headers: { 'content-type': type } });
const text = (body: string | Buffer): Answer => ({ body });
const feedBody = rss(A).body as string;
const mapOf = (host: string) => urlset(`http://${host}.test${A}`);
const CODINGS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
const HUGE = 40_000_000;
/** Packed small, unpacked huge. */
const bomb = gzipSync(Buffer.alloc(HUGE, 32), { level: 1 });
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString();

export const INPUT_TRAPS: Trap[] = [
  readable('a feed under the address of a sitemap', 'feed-as-map.test', 'sitemaps', rss(A)),
  readable('a sitemap under the address of a feed', 'map-as-feed.test', 'feeds', mapOf('map-as-feed')),
  readable('a feed under the address of a section', 'feed-as-section.test', 'sections', rss(A)),
  readable('a feed that calls itself a page', 'feed-as-page.test', 'feeds', typed('text/html', rss(A))),
  readable('a feed that calls itself plain text', 'feed-as-text.test', 'feeds', typed('text/plain', rss(A))),
  readable(
    'a sitemap of lines',
    'lines.test',
    'sitemaps',
    typed('text/plain', text(`http://lines.test${A}\r\n`)),
  ),
  readable(
    'a gzip file without a name or type for it',
    'packed.test',
    'sitemaps',
    text(gzipSync(mapOf('packed').body as string)),
  ),
  readable('gzip within gzip', 'packed-twice.test', 'sitemaps', {
    headers: { 'content-encoding': 'gzip' },
    body: gzipSync(gzipSync(mapOf('packed-twice').body as string)),
  }),
  ...(['gzip', 'deflate', 'br'] as const).map((coding) =>
    readable(`a feed under ${coding}`, `coded-${coding}.test`, 'feeds', {
      headers: { 'content-type': 'application/xml', 'content-encoding': coding },
      body: CODINGS[coding](feedBody),
    }),
  ),
  {
    name: 'pages are asked for in gzip and brotli, and read in every coding',
    host: 'coded-pages.test',
    site: {
      '/input': rss('/report-under-gzip', '/report-under-deflate', '/report-under-br'),
      ...Object.fromEntries(
        Object.entries(CODINGS).map(([coding, code]) => [
          `/report-under-${coding}`,
          { headers: { 'content-encoding': coding }, body: code(article(`Report under ${coding}`)) },
        ]),
      ),
    },
    source: { feeds: ['/input'] },
    ends: parsed('/report-under-gzip', '/report-under-deflate', '/report-under-br'),
    also: (asked) => {
      for (const { headers } of asked) expect(headers['accept-encoding']).toBe('gzip, br');
    },
  },
  readable(
    'a feed that breaks off in an item',
    'cut-feed.test',
    'feeds',
    xml(feedBody.replace('</channel></rss>', '<item><title>Cut')),
  ),
  readable(
    'a sitemap that breaks off in an entry',
    'cut-map.test',
    'sitemaps',
    xml((mapOf('cut-map').body as string).replace('</urlset>', '<url><loc>http://cut-map.test/hal')),
  ),
  readable(
    'a feed with what XML forbids',
    'broken-feed.test',
    'feeds',
    xml(feedBody.replace('<title>T', '<title>Rock & Roll \u0001 &nbsp; <b>T')),
  ),
  readable(
    'a feed behind blank lines and a mark',
    'late-feed.test',
    'feeds',
    xml(`\uFEFF\n\n<?xml version="1.0"?>${feedBody}`),
  ),
  readable(
    'Atom',
    'atom.test',
    'feeds',
    xml(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>x</title><link href="${A}"/></entry></feed>`,
    ),
  ),
  readable(
    'RDF',
    'rdf.test',
    'feeds',
    xml(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel><item rdf:about="${A}"><title>x</title><link>${A}</link></item></rdf:RDF>`,
    ),
  ),
  readable(
    'a JSON feed',
    'json.test',
    'feeds',
    typed(
      'application/json',
      text(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'T',
          items: [{ id: '1', url: A }],
        }),
      ),
    ),
  ),
  readable(
    'a sitemap with a million lies about pictures',
    'pictures.test',
    'sitemaps',
    xml(
      `<urlset xmlns:image="i"><url><image:image><image:loc>http://pictures.test/no.jpg</image:loc></image:image><loc>http://pictures.test${A}</loc></url></urlset>`,
    ),
  ),

  unreadable('a page where a feed should be', 'page-as-feed.test', 'feeds', page(teaser(A)), 'not-a-feed'),
  unreadable(
    'a page where a sitemap should be',
    'page-as-map.test',
    'sitemaps',
    page(teaser(A)),
    'not-a-sitemap',
  ),
  unreadable('an empty feed file', 'empty-feed.test', 'feeds', xml(''), 'not-a-feed'),
  unreadable(
    'torn gzip',
    'torn.test',
    'sitemaps',
    text(gzipSync('x'.repeat(99_999)).subarray(0, 60)),
    'bad-response',
  ),
  unreadable(
    'a picture',
    'picture.test',
    'feeds',
    typed('image/png', text(Buffer.from([0x89, 0x50, 0x4e, 0x47]))),
    'content-type',
  ),
  unreadable('a feed of forty megabytes, packed', 'bomb.test', 'feeds', text(bomb), 'too-large'),
  unreadable(
    'the same as its transfer’s encoding',
    'coded-bomb.test',
    'feeds',
    { headers: { 'content-encoding': 'gzip' }, body: bomb },
    'too-large',
  ),
  unreadable('a feed that is gone', 'gone-feed.test', 'feeds', { status: 410 }, 'gone'),

  {
    name: 'a feed whose entities multiply is none, and takes no memory',
    host: 'laughs.test',
    site: {
      '/rss': xml(
        `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(500)}">${Array.from({ length: 20 }, (_, n) => `<!ENTITY ${'bcdefghijklmnopqrstu'[n]} "${`&${'abcdefghijklmnopqrst'[n]};`.repeat(10)}">`).join('')}<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&u;&f;</title><item><title>x</title><link>${A}</link></item></channel></rss>`,
      ),
    },
    source: { feeds: ['/rss'] },
    ends: {},
    inputs: { '/rss': 'not-a-feed' },
  },
  {
    name: 'a feed that never ends is cut, and said to be too large',
    host: 'endless-feed.test',
    site: {
      '/input': ({ response }) => {
        response.setHeader('content-type', 'application/rss+xml');
        response.write('<rss version="2.0"><channel>');
        const piece = '<item><title>x</title></item>'.repeat(20_000);
        const more = () => {
          if (response.destroyed) return;
          if (response.write(piece)) setImmediate(more);
          else response.once('drain', more);
        };
        more();
        return undefined;
      },
    },
    source: { feeds: ['/input'] },
    ends: {},
    inputs: { '/input': 'too-large' },
  },
  {
    name: 'indexes that name each other, and go down for ever, end',
    host: 'nested.test',
    site: {
      '/a.xml': index('http://nested.test/b.xml', 'http://nested.test/a.xml'),
      '/b.xml': index('http://nested.test/a.xml', 'http://nested.test/c.xml'),
      '/c.xml': index('http://nested.test/d.xml', 'http://nested.test/b.xml'),
      '/d.xml': urlset('http://nested.test/never'),
    },
    source: { sitemaps: ['/a.xml'] },
    ends: {},
    asked: ['/a.xml', '/b.xml', '/c.xml'],
  },
  {
    name: 'of an index only what is of the last days is asked for, and of a sitemap what is of the last week',
    host: 'archive.test',
    site: {
      '/index.xml': xml(
        `<sitemapindex>${[0, 1, 40, 400].map((ago) => `<sitemap><loc>http://archive.test/part-${ago}d.xml</loc><lastmod>${day(ago)}</lastmod></sitemap>`).join('')}<sitemap><loc>http://archive.test/image-sitemap.xml</loc></sitemap></sitemapindex>`,
      ),
      ...Object.fromEntries(
        [0, 1].map((ago) => [
          `/part-${ago}d.xml`,
          xml(
            `<urlset>${[0, 3, 30, 300].map((old) => `<url><loc>http://archive.test/story-${ago}-${old}</loc><lastmod>${day(old)}</lastmod></url>`).join('')}</urlset>`,
          ),
        ]),
      ),
      ...stories(...[0, 1].flatMap((ago) => [0, 3].map((old) => `/story-${ago}-${old}`))),
    },
    source: { sitemaps: ['/index.xml'] },
    // A quiet sitemap gives its newest fifty, whatever their age.
    ends: Object.fromEntries(
      [0, 1].flatMap((ago) =>
        [0, 3, 30, 300].map((old) => [`/story-${ago}-${old}`, old < 7 ? 'parsed' : 'failed not-found']),
      ),
    ),
    never: ['/part-40d.xml', '/part-400d.xml', '/image-sitemap.xml'],
  },
  {
    name: 'a sitemap of more than 50,000 entries is read from its beginning, in parts that a look can take',
    host: 'huge-map.test',
    site: {
      '/robots.txt': { body: 'User-agent: *\nDisallow: /many/\n' },
      '/map.xml': () =>
        xml(
          `<urlset>${Array.from({ length: 60_000 }, (_, n) => `<url><loc>http://huge-map.test/many/${n}</loc></url>`).join('')}</urlset>`,
        ),
    },
    source: { sitemaps: ['/map.xml'], articles: ['/many/1\\d\\d$', '/many/5\\d{4}$'] },
    ends: Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`/many/${100 + n}`, 'refused robots'])),
    also: (asked) => expect(asked.filter((one) => !isRules(one))).toHaveLength(1),
  },
];
