/** Sites of which nothing but the home page is told, feed lists of other readers, and archives. */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { importOpml } from '../../src/cli/sources-add.js';
import { backfill } from '../../src/pipeline/backfill.js';
import { index, page, robots, rss, stories, teaser, urlset, xml } from './pages.js';
import type { Trap } from './trap.js';

const parsed = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, 'parsed']));
const at = (host: string, paths: readonly string[]) => paths.map((path) => `http://${host}.test${path}`);
const today = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
const storyOf = (what: string) => `/${today}/report-from-the-${what}`;
const ALL = ['rss', 'atom', 'json', 'news-map', 'general-map', 'packed-map', 'section', 'home'].map(storyOf);
const [FROM_RSS, FROM_ATOM, FROM_JSON, FROM_NEWS, FROM_MAP, FROM_PACKED, FROM_SECTION, FROM_HOME] =
  ALL as string[] as [string, string, string, string, string, string, string, string];

/** Where feeds and sitemaps stand that nobody names. */
const USUAL = [
  ...['/feed/', '/rss.xml', '/rss', '/feed.xml', '/atom.xml', '/index.xml', '/feeds/posts/default'],
  ...[
    '/index.rdf',
    '/feed.json',
    '/news-sitemap.xml',
    '/sitemap-news.xml',
    '/sitemap_news.xml',
    '/sitemap.xml',
  ],
  ...['/sitemap_index.xml', '/sitemap-index.xml', '/wp-sitemap.xml', '/sitemap.xml.gz', '/sitemap.txt'],
];

export const HOME_TRAPS: Trap[] = [
  {
    name: 'from the home page alone come feeds, sitemaps and sections, and their articles',
    host: 'home.test',
    site: {
      '/robots.txt': robots(
        'User-agent: *',
        'Disallow: /closed/',
        'Sitemap: http://home.test/maps/general.xml',
        'Sitemap: /maps/news.xml',
        'Sitemap: http://home.test/maps/images.xml',
      ),
      '/': {
        body: `<html><head><link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate" type="application/atom+xml" href="/atom">
          <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"><link rel="alternate" type="application/feed+json" href="/json"></head>
          <body><nav><a href="/world/">World</a><a href="/closed/">Closed</a><a href="/login">Log in</a></nav>${teaser(FROM_HOME)}<footer><a href="/imprint/">Imprint</a></footer></body></html>`,
      },
      '/rss': rss(FROM_RSS),
      '/atom': xml(
        `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>x</title><link href="${FROM_ATOM}"/></entry></feed>`,
      ),
      '/json': {
        body: JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'T',
          items: [{ id: '1', url: FROM_JSON }],
        }),
      },
      '/maps/news.xml': xml(
        `<urlset xmlns:news="n"><url><loc>http://home.test${FROM_NEWS}</loc><news:news><news:publication_date>${new Date().toISOString()}</news:publication_date></news:news></url></urlset>`,
      ),
      '/maps/general.xml': index(
        'http://home.test/maps/general-1.xml',
        'http://home.test/maps/general-2.xml.gz',
      ),
      '/maps/general-1.xml': urlset(...at('home', [FROM_MAP, FROM_RSS])),
      '/maps/general-2.xml.gz': { body: gzipSync(urlset(...at('home', [FROM_PACKED])).body as string) },
      '/world/': page(teaser(FROM_SECTION), teaser(FROM_ATOM)),
      ...stories(...ALL),
    },
    ends: parsed(...ALL),
    inputs: { '/closed/': 'robots' },
    never: ['/closed/', '/comments/', '/maps/images.xml', '/login', '/imprint/', '/feed', '/sitemap'],
  },
  {
    name: 'a site that names nothing is looked at in the usual places, each once',
    host: 'usual.test',
    site: {
      '/': page(teaser(FROM_HOME)),
      '/feed/': page('<p>Every address is this page.</p>'),
      '/rss.xml': rss(FROM_RSS),
      '/sitemap.xml': urlset(...at('usual', [FROM_MAP])),
      ...stories(FROM_HOME, FROM_RSS, FROM_MAP),
    },
    ends: parsed(FROM_HOME, FROM_RSS, FROM_MAP),
    also: (asked) => {
      const paths = asked.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths.length).toBeLessThan(16);
    },
  },
  {
    name: 'a site that answers every address with its front has no feed',
    host: 'every-address.test',
    site: Object.fromEntries(
      ['/robots.txt', FROM_HOME, '/', ...USUAL].map((path) => [path, page(teaser(FROM_HOME))]),
    ),
    ends: { [FROM_HOME]: 'rejected no-body' },
    asked: ['/', ...USUAL, FROM_HOME],
  },
  {
    name: 'a home page that has moved to another host is looked at there, by that host’s rules',
    host: 'old-home.test',
    site: {
      '/': { status: 301, headers: { location: 'http://www.old-home.test/' } },
      '//www.old-home.test/robots.txt': robots('User-agent: *', 'Disallow: /x/'),
      '//www.old-home.test/': {
        body: `<html><head><link rel="alternate" type="application/rss+xml" href="/x/rss"></head><body>${teaser(FROM_HOME)}</body></html>`,
      },
      [`//www.old-home.test${FROM_HOME}`]: stories(FROM_HOME)[FROM_HOME] ?? {},
    },
    ends: { [`//www.old-home.test${FROM_HOME}`]: 'parsed' },
    inputs: { '//www.old-home.test/x/rss': 'robots' },
    never: ['//www.old-home.test/x/'],
  },
  {
    name: 'a feed list of another reader is watched as it stands',
    host: 'listed.test',
    site: {
      '/one.xml': rss('/a'),
      '/two.xml': rss('/b'),
      '/three.xml': rss('/c'),
      ...stories('/a', '/b', '/c'),
    },
    source: 'none',
    async prepare(services) {
      const file = join(tmpdir(), `copydesk-traps-${process.pid}.opml`);
      const outline = (name: string) =>
        `<outline type="rss" text="${name}" xmlUrl="http://listed.test/${name}.xml" htmlUrl="http://listed.test/"/>`;
      writeFileSync(
        file,
        `<opml version="2.0"><head><title>L</title></head><body>${outline('one')}<outline text="Folder">${outline('two')}${outline('one')}</outline><outline text="none"/></body></opml>`,
      );
      await importOpml(services, file);
      rmSync(file);
    },
    ends: parsed('/a', '/b'),
    never: ['/three.xml'],
    delayMs: 1_000,
  },
  {
    name: 'an archive is read for the days that are asked for, and its pages take turns with the others',
    host: 'backfilled.test',
    site: {
      '/robots.txt': robots(
        'User-agent: *',
        'Disallow: /2025/03/02/closed',
        'Sitemap: http://backfilled.test/archive.xml',
      ),
      '/rss': rss('/today'),
      '/archive.xml': index(
        ...at('backfilled', ['/archive-2025-02.xml', '/archive-2025-03.xml', '/archive-2025-04.xml']),
      ),
      '/archive-2025-03.xml': urlset(
        ...at('backfilled', [
          '/2025/02/28/too-early',
          '/2025/03/01/first-report',
          '/2025/03/02/second-report',
          '/2025/03/02/closed-report',
          '/2025/03/03/too-late',
          '/undated-page',
          '/tag/2025/03/01/list',
        ]),
      ),
      ...stories('/today', '/2025/03/01/first-report', '/2025/03/02/second-report'),
    },
    source: { feeds: ['/rss'] },
    async prepare(services) {
      const [source] = (await services.sources.list()).filter(({ domain }) => domain === 'backfilled.test');
      if (!source) throw new Error('no source');
      const never = new AbortController().signal;
      const { dispatcher, userAgent } = services;
      const done = await backfill(
        services,
        { dispatcher, userAgent },
        source,
        { from: '2025-03-01', to: '2025-03-02' },
        never,
      );
      expect(done).toMatchObject({ end: 'whole', added: 3 });
    },
    ends: {
      ...parsed('/today', '/2025/03/01/first-report', '/2025/03/02/second-report'),
      '/2025/03/02/closed-report': 'refused robots',
    },
    never: ['/archive-2025-02.xml', '/archive-2025-04.xml'],
  },
];
