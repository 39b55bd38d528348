/** Feeds over HTTP: which records, how far they go on, and when there is nothing new. JSON-LD of one record. */
import { type JsonFeed, parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SCHEMA_ORG } from '../../src/delivery/formats/json-ld.js';
import type { NewestReader } from '../../src/server/ports.js';
import { appOver, bodyOf } from '../support/app.js';
import { record } from '../support/records.js';

const CHANGED = new Date('2026-03-02T08:00:00.700Z');
const asked: Parameters<NewestReader['page']>[] = [];
let changedAt: Date | undefined = CHANGED;
let headline = 'Ferry stays in harbour';

/** Places 5 down to 1. */
const newest: NewestReader = {
  changedAt: async () => changedAt,
  page: async (filter, { before = 6, limit }) => {
    asked.push([filter, { before, limit }]);
    return [5, 4, 3, 2, 1]
      .filter((position) => position < before)
      .slice(0, limit)
      .map((position) => ({
        position,
        record: record({ id: `a${position}`, headline }),
        at: CHANGED,
        original: position === 5 ? { url: 'http://northwire.test/a', source: 'Northwire' } : undefined,
      }));
  },
};

const app = appOver([record()], { newest });
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://127.0.0.1:4800/v1/feeds/${path}`, { headers });

afterEach(() => {
  vi.useRealTimers();
  changedAt = CHANGED;
  headline = 'Ferry stays in harbour';
  asked.length = 0;
});

describe('GET /v1/feeds/records', () => {
  it.each([
    [
      'rss',
      'application/rss+xml',
      (text: string) => parseRssFeed(text).items?.map(({ guid }) => guid?.value),
    ],
    ['atom', 'application/atom+xml', (text: string) => parseAtomFeed(text).entries?.map(({ id }) => id)],
    ['json', 'application/feed+json', (text: string) => parseJsonFeed(text).items?.map(({ id }) => id)],
  ])('is a feed as .%s', async (end, type, idsOf) => {
    const answer = await get(`records.${end}?limit=2`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    expect(idsOf(await answer.text())).toEqual(['urn:copydesk:record:a5', 'urn:copydesk:record:a4']);
  });

  it('goes on page by page, each with the same filter, to the end', async () => {
    const seen: (string | undefined)[] = [];
    for (let next: string | undefined = 'records.json?language=en&limit=2'; next; ) {
      const { items, next_url }: JsonFeed.Feed<string> = parseJsonFeed(await (await get(next)).text());
      seen.push(...(items ?? []).map(({ id }) => id?.at(-1)));
      next = next_url?.replace('http://127.0.0.1:4800/v1/feeds/', '');
    }
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
    expect(asked.map(([filter, { before }]) => [filter, before])).toEqual([
      [{ language: 'en' }, 6],
      [{ language: 'en' }, 4],
      [{ language: 'en' }, 2],
    ]);
  });

  it('takes every condition of the filter, and is called by them', async () => {
    const conditions =
      'language=en&from=2026-01-01&to=2026-03-01&section=News&speaker=ada&quotes=false&quality=0.5&copies=none&q=sea';
    const { title } = parseRssFeed(await (await get(`records.rss?source=x&${conditions}`)).text());
    expect(asked[0]?.[0]).toEqual({
      source: 'x',
      language: 'en',
      from: '2026-01-01',
      to: '2026-03-01',
      section: 'News',
      speaker: 'ada',
      quotes: false,
      quality: 0.5,
      copies: 'none',
      q: 'sea',
    });
    expect(title).toMatch(/^The Harbour Times: language en, from 2026-01-01, .*q sea.*quotes false/u);
    expect(parseRssFeed(await (await get('records.rss')).text()).title).toBe('Copydesk');
  });

  it.each([
    ['limit=101', 'limit: expected 1 to 100'],
    ['quotes=yes', 'quotes: expected true or false'],
    ['quality=2', 'quality: expected a number from 0 to 1'],
    ['from=2026-02-01&to=2026-01-01', 'from: expected a day that is not after that of to'],
    ['sauce=x', 'sauce: not known'],
  ])('refuses ?%s', async (query, detail) => {
    const answer = await get(`records.atom?${query}`);
    expect([answer.status, await bodyOf(answer)]).toMatchObject([400, { code: 'query-invalid', detail }]);
  });

  it('names the address under which others reach it, whatever a proxy in between asks for', async () => {
    const proxied = appOver([], { newest, url: 'https://desk.example/news/' });
    const answer = await proxied.request('http://127.0.0.1:4800/v1/feeds/records.json?language=en&limit=2');
    expect(await bodyOf(answer)).toMatchObject({
      home_page_url: 'https://desk.example/news/',
      feed_url: 'https://desk.example/news/v1/feeds/records.json?language=en&limit=2',
      next_url: 'https://desk.example/news/v1/feeds/records.json?language=en&limit=2&before=4',
    });
    const { link } = parseRssFeed(await (await get('records.rss')).text());
    expect(link).toBe('http://127.0.0.1:4800/');
  });

  it('names the original that a copy is tied to', async () => {
    const { items } = parseRssFeed(await (await get('records.rss?limit=1')).text());
    expect(items?.[0]?.source).toEqual({ title: 'Northwire', url: 'http://northwire.test/a' });
  });
});

describe('a feed that is asked for again', () => {
  it('is asked for, whatever a cache would make of its date', async () => {
    expect((await get('records.rss')).headers.get('cache-control')).toBe('no-cache');
  });

  it('is as it was, by its tag, until a record changes', async () => {
    const tag = (await get('records.rss')).headers.get('etag') ?? '';
    const headers = { 'if-none-match': tag, 'if-modified-since': CHANGED.toUTCString() };
    const again = await get('records.rss', headers);
    expect([again.status, await again.text()]).toEqual([304, '']);
    headline = 'Ferry sails';
    expect((await get('records.rss', headers)).status).toBe(200);
  });

  it('is as it was, by its date, until anything changes', async () => {
    const date = (await get('records.rss')).headers.get('last-modified') ?? '';
    expect(date).toBe('Mon, 02 Mar 2026 08:00:00 GMT');
    expect((await get('records.rss', { 'if-modified-since': date })).status).toBe(304);
    expect((await get('records.rss', { 'if-modified-since': 'yesterday' })).status).toBe(200);
    changedAt = new Date('2026-03-02T08:00:01Z');
    expect((await get('records.rss', { 'if-modified-since': date })).status).toBe(200);
  });

  it.each(['', 'gzip'])('has the headers of a whole answer then (accepts %o)', async (encoding) => {
    const accept = { 'accept-encoding': encoding };
    const { headers: whole } = await get('records.rss', accept);
    const kept = ['cache-control', 'etag', 'last-modified', 'vary'].map((name) => [name, whole.get(name)]);
    expect(kept.map(([, value]) => value)).not.toContain(null);
    const known = { 'if-none-match': `"other", ${whole.get('etag')}` };
    const dated = { 'if-modified-since': whole.get('last-modified') ?? '' };
    for (const condition of [known, dated]) {
      const { status, headers } = await get('records.rss', { ...accept, ...condition });
      expect([status, kept.map(([name]) => [name, headers.get(name as string)])]).toEqual([304, kept]);
    }
  });

  it('has no date while a change may follow within the same second', async () => {
    vi.useFakeTimers({ now: CHANGED.getTime() + 4_999, toFake: ['Date'] });
    const headers = { 'if-modified-since': CHANGED.toUTCString() };
    const soon = await get('records.rss', headers);
    expect([soon.status, soon.headers.get('last-modified')]).toEqual([200, null]);
    vi.setSystemTime(CHANGED.getTime() + 5_000);
    expect((await get('records.rss', headers)).status).toBe(304);
    changedAt = undefined;
    expect((await get('records.rss', headers)).headers.get('last-modified')).toBeNull();
  });
});

describe('GET /v1/records/:id', () => {
  const as = (accept: string) => app.request('/v1/records/article-1', { headers: { accept } });

  it.each([
    ['application/ld+json', 'application/ld+json'],
    ['application/ld+json, application/json;q=0.5', 'application/ld+json'],
    ['application/json, application/ld+json;q=0.5', 'application/json'],
    ['*/*', 'application/json'],
    ['text/html', 'application/json'],
  ])('to whom accepts %s is %s', async (accept, type) => {
    const answer = await as(accept);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('vary')).toMatch(/\bAccept\b/u);
  });

  it('is a document of schema.org by itself', async () => {
    expect(await bodyOf(as('application/ld+json'))).toMatchObject({
      '@context': SCHEMA_ORG,
      '@type': 'NewsArticle',
      headline: 'Ferry stays in harbour',
    });
    expect(
      (await app.request('/v1/records/nobody', { headers: { accept: 'application/ld+json' } })).status,
    ).toBe(404);
  });
});
