/** Pages and servers that lie, all in one run: each ends under its name, and none disturbs the good pages beside it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { ResolveRule } from '../../src/crawlers/resolve.js';
import { silent } from '../../src/log.js';
import { ingest } from '../../src/pipeline/ingest.js';
import { openServices, type Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { storedPages } from '../../src/pipeline/stored-pages.js';
import { startPipeline } from '../../src/pipeline/work.js';
import { openArchive } from '../../src/storage/archive/archive.js';
import { audit } from '../../src/storage/audit.js';
import { fillHome } from '../support/home.js';
import { fetchedPage } from '../support/pages.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const SENTENCE =
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked.';
const BODY = `<p>${SENTENCE}</p><p>About 4,200 vehicles cross it each day, and ${SENTENCE}</p><p>${SENTENCE}</p>`;
const article = (title: string, body = BODY) =>
  `<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

const html =
  (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body);
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, { 'content-type': 'text/html', ...headers }).end('no');

/** Writes on, a piece each time, until the other side has had enough. */
const endless =
  (piece: string, everyMs: number): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const timer = setInterval(() => response.write(piece), everyMs);
    response.on('close', () => clearInterval(timer));
  };

const RUSSIAN =
  'Старый разводной мост закроют для движения с понедельника, сообщил трест канала после того, как водолазы осмотрели опоры. Мост ждёт ремонта.';
const HUNDRED_MB = Buffer.alloc(100_000_000, '<p>swing bridge</p>');

/** Of one host each: what it answers, and how its page ends. `→` is what the capture ends as. */
const CASES: Record<string, { answer?: Answer; scheme?: string; ends: string }> = {
  dead: { ends: 'due connection' },
  unknown: { ends: 'due dns' },
  'no-tls': { answer: html(article('Plain')), scheme: 'https', ends: 'due tls' },
  'not-found': { answer: status(404), ends: 'failed not-found' },
  gone: { answer: status(410), ends: 'failed gone' },
  broken: { answer: status(500), ends: 'due server-error' },
  loop: {
    answer: (request, response) => status(302, { location: `${request.url}x` })(request, response),
    ends: 'refused too-many-redirects',
  },
  endless: { answer: endless('<p>swing bridge</p>'.repeat(20_000), 5), ends: 'refused too-large' },
  dripping: { answer: endless('.', 1_000), ends: 'due timeout' },
  announced: {
    answer: (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'content-length': '300000000' })
        .write('<p>'),
    ends: 'refused too-large',
  },
  'gzip-bomb': {
    answer: html(gzipSync(HUNDRED_MB), { 'content-encoding': 'gzip' }),
    ends: 'refused too-large',
  },
  'brotli-bomb': {
    answer: html(brotliCompressSync(HUNDRED_MB, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }), {
      'content-encoding': 'br',
    }),
    ends: 'refused too-large',
  },
  'torn-gzip': {
    answer: html(gzipSync(article('Torn')).subarray(0, 200), { 'content-encoding': 'gzip' }),
    ends: 'due bad-response',
  },
  binary: {
    answer: html(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
    ends: 'captured → rejected not-html',
  },
  image: { answer: html('x', { 'content-type': 'image/png' }), ends: 'refused content-type' },
  empty: { answer: html(''), ends: 'captured → rejected empty-page' },
  cyrillic: {
    answer: html(
      iconv.encode(
        `<html><head><title>Мост</title></head><body><h1>Мост закроют</h1>${`<p>${RUSSIAN}</p>`.repeat(3)}</body></html>`,
        'windows-1251',
      ),
    ),
    ends: 'captured → parsed',
  },
  nul: {
    answer: html(
      Buffer.concat([
        Buffer.from(article('Nul\u0000s and \\u0000 and ')),
        Buffer.from([0xff, 0xfe, 0xc3, 0x28]),
      ]),
    ),
    ends: 'captured → parsed',
  },
  deep: {
    answer: html(article('Deep', '<div>'.repeat(100_000) + BODY)),
    ends: 'captured → rejected too-deep',
  },
  attributes: {
    answer: html(
      article(
        'Attributes',
        `<p ${Array.from({ length: 1_000_000 }, (_, n) => `a${n}=1`).join(' ')}>x</p>${BODY}`,
      ),
    ),
    ends: 'captured → parsed',
  },
  good: { answer: html(article('Swing bridge closed')), ends: 'captured → parsed' },
};

/**
 * Ways inward: in a feed, in a sitemap, behind a redirect, behind a source link of a page that was fetched or stored, alone
 * or in a WARC file.
 */
const INWARD: Record<string, string[]> = {
  feed: [
    'http://127.0.0.1/feed',
    'http://2130706433/feed',
    'http://[::ffff:7f00:1]/feed',
    'http://localhost/feed',
  ],
  sitemap: [
    'http://10.0.0.1/in-sitemap',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00::1]/in-sitemap',
  ],
  redirect: ['http://192.168.0.1/redirect'],
  'source link': ['http://0x7f.1/source-link'],
  'stored page': ['http://[64:ff9b::7f00:1]/stored'],
  'page of a WARC file': ['http://[fe80::1]/warc', 'http://172.16.0.1/warc'],
};

const STANDS_INSIDE = 'http://10.1.2.3/story/1';

/** Ways that begin with a source link. */
const POINTED_AT: ReadonlySet<string> = new Set(['source link', 'stored page', 'page of a WARC file']);
const inward = (way: string) => INWARD[way] as string[];
const credited = (url: string) =>
  article('A copy of another', `${BODY}<p><a href="${url}">Source link</a></p>`);
const rss = (urls: readonly string[]) =>
  `<rss version="2.0"><channel>${urls.map((url) => `<item><title>x</title><link>${url}</link></item>`).join('')}</channel></rss>`;

const WARC_PAGES = [
  ['http://inward.test/warc/1', credited(inward('page of a WARC file')[0] as string)],
  ['http://inward.test/warc/2', credited(inward('page of a WARC file')[1] as string)],
  [STANDS_INSIDE, article('Stands inside')],
] as const;

/** Every Host header that the server saw. */
const hosts = new Set<string>();

let server: Server;
let services: Services;
const home = mkdtempSync(join(tmpdir(), 'copydesk-bad-'));
fillHome(home);
const urlOf = (name: string) => `${CASES[name]?.scheme ?? 'http'}://${name}.test/story/1`;

const FEEDS: Record<string, string> = {
  '/inward.xml': rss([...inward('feed'), 'http://inward.test/redirect', 'http://inward.test/copy']),
  '/inward-sitemap.xml': `<urlset>${inward('sitemap')
    .map((url) => `<url><loc>${url}</loc></url>`)
    .join('')}</urlset>`,
  '/feed.xml': rss(Object.keys(CASES).map(urlOf)),
  '/malformed.xml': '<rss><channel><item><link>http://good.test/story/1</item></channel',
  '/sitemap.xml': article('A page, and no sitemap'),
  '/huge.xml': `<rss version="2.0"><channel>${'<item><title>x</title></item>'.repeat(2_000_000)}</channel></rss>`,
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const name = (request.headers.host ?? '').replace(/\.test(?::\d+)?$/u, '');
    const feed = FEEDS[request.url ?? ''];
    hosts.add(request.headers.host ?? '');
    if (name === 'inward' && request.url === '/redirect')
      response.writeHead(302, { location: inward('redirect')[0] as string }).end();
    else if (name === 'inward' && request.url === '/copy')
      html(credited(inward('source link')[0] as string))(request, response);
    else if (name === 'feeds' && feed !== undefined)
      response.writeHead(200, { 'content-type': 'application/xml' }).end(feed);
    else if (request.url === '/robots.txt' || request.url?.startsWith('/.well-known/'))
      response.writeHead(404).end();
    else CASES[name]?.answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ruleOf = (host: string, at: number, toPort: number): ResolveRule => ({
    host: `${host}.test`,
    port: at,
    address: '127.0.0.1',
    toPort,
  });
  const names = Object.keys(CASES).filter((name) => name !== 'unknown' && name !== 'dead');
  const resolve = [...names, 'feeds', 'inward'].flatMap((name) => [
    ruleOf(name, 80, port),
    ruleOf(name, 443, port),
  ]);
  const config = {
    ...readConfig({ COPYDESK_HOME: home, COPYDESK_CONTACT: 'https://copydesk.test/' }),
    databaseUrl: undefined,
    redisUrl: undefined,
  };
  // Port 1 of a machine is hardly ever taken.
  services = await openServices(config, silent, {
    version: '0.0.0',
    resolve: [...resolve, ruleOf('dead', 80, 1)],
  });
  const watched = (id: string, more: object) =>
    sourceOf({ id, home: 'http://feeds.test/', delay: '1ms', schedule: '1h', ...more });
  await services.sources.upsert(
    [
      watched('whole', { feeds: ['http://feeds.test/feed.xml'] }),
      watched('malformed', { feeds: ['http://feeds.test/malformed.xml'] }),
      watched('no-sitemap', { sitemaps: ['http://feeds.test/sitemap.xml'] }),
      watched('inward', {
        home: 'http://inward.test/',
        feeds: ['http://feeds.test/inward.xml'],
        sitemaps: ['http://feeds.test/inward-sitemap.xml'],
      }),
      watched('huge', { feeds: ['http://feeds.test/huge.xml'] }),
    ],
    'file',
  );
  await startPipeline(services);
});

afterAll(async () => {
  await services.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(home, { recursive: true, force: true });
});

/** A file of the archive with these pages, as another machine may have written it. */
async function warcOf(pages: readonly (readonly [url: string, html: string])[]): Promise<string> {
  const folder = join(home, 'given');
  const archive = await openArchive({ folder, onFile: async () => {} });
  const places = [];
  for (const [url, body] of pages) places.push(await archive.append(fetchedPage(url, body)));
  await archive.close();
  return join(folder, places[0]?.file ?? '');
}

async function ends(): Promise<Map<string, string>> {
  const { rows } = await sql<{ url: string; ended: string }>`
    select f.url, f.state || coalesce(' ' || f.reason, '') || coalesce(' → ' || c.state || coalesce(' ' || c.reason, ''), '') as ended
    from frontier f left join captures c on c.frontier_id = f.id`.execute(services.db.kysely);
  return new Map(rows.map(({ url, ended }) => [url, ended]));
}

describe('pages and servers that lie', () => {
  it('end each under its name', async () => {
    const known = await vi.waitUntil(
      async () => {
        const now = await ends();
        const open = [...now.values()].filter((ended) => ended === 'due' || ended.endsWith('pending'));
        return Object.keys(CASES).every((name) => now.has(urlOf(name))) && open.length === 0 && now;
      },
      { timeout: 100_000, interval: 500 },
    );
    const found = Object.fromEntries(Object.keys(CASES).map((name) => [name, known.get(urlOf(name))]));
    expect(found).toEqual(Object.fromEntries(Object.entries(CASES).map(([name, one]) => [name, one.ends])));
    expect((await audit(services.db)).violations).toEqual([]);
  }, 120_000);

  it('lead nowhere inside, by whatever way', async () => {
    const bytes = new TextEncoder().encode(credited(inward('stored page')[0] as string));
    const stored = { url: 'http://inward.test/stored', bytes, contentType: 'text/html' };
    const pages = (async function* () {
      yield { id: 'stored', url: stored.url, page: stored };
    })();
    await ingest(services, pages, new Date());
    await ingest(services, storedPages(await warcOf(WARC_PAGES)), new Date());
    // As the frontier writes them: of two notations of one address there is one.
    const urlsOf = (isWanted: (way: string) => boolean) => [
      ...new Set(
        Object.entries(INWARD)
          .filter(([way]) => isWanted(way))
          .flatMap(([, ways]) => ways.map((url) => new URL(url).href)),
      ),
    ];
    const urls = urlsOf((way) => !POINTED_AT.has(way));
    let known = await ends();
    const endsOf = async () => {
      known = await ends();
      return urls.map((url) => [url, known.get(url)] as const);
    };
    await vi.waitUntil(async () => (await endsOf()).every(([, ended]) => ended && ended !== 'due'), {
      timeout: 30_000,
      interval: 200,
    });
    expect(await endsOf()).toEqual(urls.map((url) => [url, 'refused private-address']));
    // What a page points at inside is no original, so the frontier never hears of it.
    const copies = ['copy', 'stored', 'warc/1', 'warc/2'].map((name) => `http://inward.test/${name}`);
    // A page that stands under an address inside is taken as it is stored, and nobody is asked for it.
    const taken = [...copies, STANDS_INSIDE];
    await vi.waitUntil(
      async () => taken.every((url) => known.get(url) === 'captured → parsed') || void (known = await ends()),
      { timeout: 30_000, interval: 200 },
    );
    expect(urlsOf((way) => POINTED_AT.has(way)).filter((url) => known.has(url))).toEqual([]);
    expect([...hosts].filter((host) => !host.includes('.test'))).toEqual([]);
  }, 60_000);

  it('give the text that they hold, where they hold one', async () => {
    expect((await services.articles.byUrl(urlOf('cyrillic')))?.text).toContain(RUSSIAN);
    expect((await services.articles.byUrl(urlOf('nul')))?.text).toContain(SENTENCE);
    expect((await services.articles.byUrl(urlOf('attributes')))?.text).toContain(SENTENCE);
  });

  it('do not stop a source, which says what is wrong with it', async () => {
    const sources = new Map((await services.sources.list()).map((source) => [source.id, source.lastError]));
    expect(sources.get('whole')).toBeUndefined();
    expect(sources.get('malformed')).toMatch(/malformed\.xml/u);
    expect(sources.get('no-sitemap')).toMatch(/sitemap\.xml/u);
    expect(sources.get('huge')).toMatch(/huge\.xml.*larger than the limit/u);
  });

  it('are counted by a name of the closed list where they are no pages but feeds and sitemaps', async () => {
    const named = { 'not-a-feed': 1, 'not-a-sitemap': 1, 'too-large': 1 };
    expect(await services.totals.failingInputs()).toEqual(named);
    expect((await audit(services.db)).inputs).toMatchObject({ ...named, read: 3 });
  });
});
