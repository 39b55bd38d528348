import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../src/cli/demo.js';

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks the demo's server for a URL of one of its sites, as a client that follows the resolve rules does. */
function ask(url: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  const { host, pathname, search } = new URL(url);
  const [rule] = demo.resolve;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: rule?.address,
        port: rule?.toPort,
        path: pathname + search,
        method,
        headers: { ...headers, host },
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (body += chunk));
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** All values of an attribute or element in a page or feed. */
function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, value]) => value as string);
}

describe('the demo newsroom', () => {
  it('has a rule for each host, from port 80 to its own loopback port', () => {
    expect(demo.resolve.map(({ host, port, address }) => `${host}:${port}:${address}`)).toEqual([
      'harbour-times.test:80:127.0.0.1',
      'northwire.test:80:127.0.0.1',
      'dailyrelay.test:80:127.0.0.1',
    ]);
    expect(new Set(demo.resolve.map(({ toPort }) => toPort)).size).toBe(1);
  });

  it('serves every feed, sitemap and section that its sources name', async () => {
    for (const { feeds = [], sitemaps = [], sections = [] } of demo.sources) {
      for (const url of [...feeds, ...sitemaps, ...sections]) {
        expect((await ask(url)).status, url).toBe(200);
      }
    }
  });

  it('has 8, 6 and 5 articles to be found, and one page each that robots.txt refuses', async () => {
    const rss = all((await ask('http://harbour-times.test/rss.xml')).body, /<guid[^>]*>([^<]+)/gu);
    const local = all(
      (await ask('http://harbour-times.test/local/')).body,
      /href="([^"?]*\d{4}\/\d{2}[^"?]*)"/gu,
    );
    const harbour = new Set([...rss, ...local.map((path) => `http://harbour-times.test${path}`)]);
    const wire = all((await ask('http://northwire.test/news-sitemap.xml')).body, /<loc>([^<]+)/gu);
    const relay = all((await ask('http://dailyrelay.test/feed/')).body, /<item>.*?<link>([^<]+)/gsu);

    for (const [found, articles, refused] of [
      [[...harbour], 8, /\/members\//u],
      [wire, 6, /\/embargoed\//u],
      [relay, 5, /\/sponsored\//u],
    ] as const) {
      expect(found.filter((url) => !refused.test(url))).toHaveLength(articles);
      expect(found.filter((url) => refused.test(url))).toHaveLength(1);
      for (const url of found) expect((await ask(url)).status, url).toBe(200);
      const robots = await ask(new URL('/robots.txt', found[0]).href);
      expect(robots.body).toMatch(new RegExp(`Disallow: .*${refused.source}`, 'u'));
    }
  });

  it('ends each page of the republisher in a source link to a page of the other two', async () => {
    const relay = all((await ask('http://dailyrelay.test/feed/')).body, /<item>.*?<link>([^<]+)/gsu);
    for (const url of relay.filter((url) => !url.includes('/sponsored/'))) {
      const { body } = await ask(url);
      const [original] = all(body, /<a href="([^"]+)"[^>]*>Source link<\/a>/gu);
      expect(original).toMatch(/^http:\/\/(?:harbour-times|northwire)\.test\//u);
      expect((await ask(original as string)).status).toBe(200);
    }
  });

  it('has no class name that two of its sites share, and one site that has none', async () => {
    const pages = await Promise.all(
      [
        'http://harbour-times.test/2025/10/13/keepers-diaries/',
        'http://northwire.test/story/nw-20447.html',
        'http://dailyrelay.test/trawler-owner-fined-48000/',
      ].map((url) => ask(url)),
    );
    const [harbour, wire, relay] = pages.map(({ body }) =>
      all(body, /class="([^"]+)"/gu).flatMap((names) => names.split(' ')),
    );
    expect(wire).toEqual([]);
    expect(harbour?.filter((name) => relay?.includes(name))).toEqual([]);
  });

  it('answers conditional requests with 304, a changed tag with the page', async () => {
    const url = 'http://harbour-times.test/rss.xml';
    const { headers } = await ask(url);
    const tag = headers.etag as string;
    expect((await ask(url, { 'if-none-match': tag })).status).toBe(304);
    expect((await ask(url, { 'if-none-match': `"other", W/${tag}` })).status).toBe(304);
    expect((await ask(url, { 'if-modified-since': headers['last-modified'] })).status).toBe(304);
    expect(
      (await ask(url, { 'if-none-match': '"other"', 'if-modified-since': headers['last-modified'] })).status,
    ).toBe(200);
    expect((await ask(url, { 'if-modified-since': 'Mon, 06 Oct 1980 07:00:00 GMT' })).status).toBe(200);
  });

  it('knows its hosts and files, and nothing else', async () => {
    expect((await ask('http://harbour-times.test/nothing')).status).toBe(404);
    expect((await ask('http://elsewhere.test/rss.xml')).status).toBe(404);
    expect((await ask('http://dailyrelay.test/%2e%2e/northwire.test/robots.txt')).status).toBe(404);
    expect((await ask('http://harbour-times.test/', {}, 'POST')).status).toBe(405);
    const moved = await ask('http://harbour-times.test/local');
    expect([moved.status, moved.headers.location]).toEqual([301, 'http://harbour-times.test/local/']);
  });
});
