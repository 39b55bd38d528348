/** The typed client, against the app. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/client/api-error.js';
import { type ChangesOptions, createClient } from '../../src/client/client.js';
import type { Access } from '../../src/client/request.js';
import { appOver } from '../support/app.js';
import { record } from '../support/records.js';

const articles = ['a', 'b', 'c', 'd', 'e'].map((id) => record({ id }));
const app = appOver(articles);

interface Sent {
  url: string;
  key: string | null;
}

/** A client of the app, the requests that it made, and what stands before some of them. */
function clientOf(before: (Response | Error)[] = [], access: Partial<Access> = {}) {
  const sent: Sent[] = [];
  const client = createClient({
    url: 'http://desk.test',
    fetch: async (request) => {
      sent.push({ url: request.url, key: request.headers.get('authorization') });
      const first = before.shift();
      if (first instanceof Error) throw first;
      return first ?? app.request(new URL(request.url).pathname + new URL(request.url).search, request);
    },
    ...access,
  });
  return { client, sent };
}

async function ids(client: ReturnType<typeof createClient>, options?: ChangesOptions): Promise<string[]> {
  const seen: string[] = [];
  for await (const { articleId } of client.changes(options)) seen.push(articleId);
  return seen;
}

const later = (status: number) => new Response('', { status, headers: { 'retry-after': '0' } });

describe('changes', () => {
  it('reads the feed to its end, page by page, and on from a position', async () => {
    const { client, sent } = clientOf();
    expect(await ids(client, { limit: 2 })).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(sent.map(({ url }) => new URL(url).searchParams.get('after'))).toEqual(['0', '2', '4', '5']);
    expect(await ids(client, { after: 3 })).toEqual(['d', 'e']);
  });

  it('says with each page where to begin again', async () => {
    const next: number[] = [];
    for await (const page of clientOf().client.changePages({ limit: 3 })) next.push(page.next);
    expect(next).toEqual([3, 5]);
  });

  it('asks by the filter', async () => {
    const { client, sent } = clientOf([Response.json({ events: [], next: 0 })]);
    await ids(client, { filter: { language: 'de', quotes: true, quality: 0.5 } });
    expect(new URL(sent[0]?.url ?? '').search).toBe('?language=de&quotes=true&quality=0.5&after=0');
  });

  it('passes over pages that a filter left empty', async () => {
    const empty = Response.json({ events: [], next: 2 });
    expect(await ids(clientOf([empty]).client)).toEqual(['c', 'd', 'e']);
  });

  it('goes on after the end where it is to, until it is stopped', async () => {
    const none = Array.from({ length: 3 }, () => Response.json({ events: [], next: 4 }));
    const stop = new AbortController();
    const { client } = clientOf(none);
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { articleId } of client.changes({ after: 4, pollMs: 1, signal: stop.signal })) {
        seen.push(articleId);
        stop.abort(new Error('enough'));
      }
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(seen).toEqual(['e']);
  });
});

describe('the rest', () => {
  it('gives what is there, and undefined for what is not', async () => {
    const { client } = clientOf();
    expect((await client.record('a'))?.id).toBe('a');
    expect(await client.record('a', { version: 9 })).toBeUndefined();
    expect(await client.record('../sources')).toBeUndefined();
    expect(await client.versions('a')).toBeUndefined();
    expect(await client.copies('a')).toEqual({ clusters: [] });
    expect(await client.sources({ limit: 2 })).toEqual({ sources: [] });
    expect(await client.source('x')).toBeUndefined();
    expect(await client.alerts({ state: 'all' })).toEqual({ alerts: [] });
  });

  it('asks for quotes by all that they are found by, and for the numbers of some days', async () => {
    const { client, sent } = clientOf();
    expect(await client.quotes({ speaker: 'Ada Tull', text: 'spring tide', after: '7.1', limit: 3 })).toEqual(
      { quotes: [] },
    );
    const days = { from: '2026-03-01', to: '2026-03-02' };
    expect(await client.stats({ ...days, source: 'a' })).toMatchObject(days);
    expect(sent.map(({ url }) => url.replace('http://desk.test', ''))).toEqual([
      '/v1/quotes?speaker=Ada+Tull&text=spring+tide&after=7.1&limit=3',
      '/v1/stats?from=2026-03-01&to=2026-03-02&source=a',
    ]);
  });

  it('shows its key, and keeps a path before the API', async () => {
    const { client, sent } = clientOf([Response.json({ alerts: [] })], {
      key: 'k',
      url: 'http://desk.test/news',
    });
    await client.alerts();
    expect(sent).toEqual([{ url: 'http://desk.test/news/v1/alerts', key: 'Bearer k' }]);
  });

  it('tells what the server refused, without a second try', async () => {
    const { client, sent } = clientOf();
    const error = await client.sources({ limit: 0 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 400, problem: { code: 'query-invalid' } });
    expect(String(error)).toContain('limit: expected 1 to 200');
    expect(sent).toHaveLength(1);
  });
});

describe('a server that is away', () => {
  it.each([429, 502, 503, 504])('is asked again after %i, when it says', async (status) => {
    const { client, sent } = clientOf([later(status), later(status)]);
    expect(await client.alerts()).toEqual({ alerts: [] });
    expect(sent).toHaveLength(3);
  });

  it('tells that what answered was a page, and no answer of the API', async () => {
    const { client, sent } = clientOf([new Response('<h1>Log in</h1>')]);
    const error = await client.stats().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 200,
      problem: undefined,
      message: expect.stringContaining('with status 200'),
    });
    expect(sent).toHaveLength(1);
  });

  it('is asked again when it cannot be reached, and given up after so many tries', async () => {
    const refused = () => new TypeError('fetch failed');
    expect(await clientOf([refused()], { tries: 2 }).client.alerts()).toEqual({ alerts: [] });
    await expect(clientOf([refused()], { tries: 1 }).client.alerts()).rejects.toThrow('fetch failed');
    await expect(clientOf([later(503)], { tries: 1 }).client.alerts()).rejects.toMatchObject({ status: 503 });
  });

  it('is asked again when the answer is cut off', async () => {
    let pulls = 0;
    const body = new ReadableStream({
      pull: (controller) =>
        pulls++ === 0
          ? controller.enqueue(new TextEncoder().encode('{"alerts":'))
          : controller.error(new TypeError('terminated')),
    });
    const { client, sent } = clientOf([
      new Response(body, { headers: { 'content-type': 'application/json' } }),
    ]);
    expect(await client.alerts()).toEqual({ alerts: [] });
    expect(sent).toHaveLength(2);
  });

  it('is not asked again once the reader has stopped', async () => {
    const stop = new AbortController();
    const { client, sent } = clientOf([
      new Response('', { status: 503, headers: { 'retry-after': '3600' } }),
    ]);
    const asked = client.alerts({ signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 10);
    await expect(asked).rejects.toThrow('enough');
    expect(sent).toHaveLength(1);
  });
});

describe('the package', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));

  it('ships it with its types', () => {
    const script =
      "import { createClient, ApiError } from 'copydesk/client'; console.log(typeof createClient, ApiError.name)";
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(said.trim()).toBe('function ApiError');
    expect(existsSync(exports['./client'].types)).toBe(true);
  });

  it('loads nothing but files of its own, so that browsers can', () => {
    const seen = new Set<string>();
    const follow = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      const code = readFileSync(path, 'utf8');
      for (const [, from] of code.matchAll(/\bfrom ['"]([^'"]+)['"]|\bimport\(/gu)) {
        expect(from, path).toMatch(/^\.\.?\//u);
        follow(join(dirname(path), from ?? ''));
      }
      expect(code).not.toMatch(/\bprocess\b|\bBuffer\b|\brequire\(/u);
    };
    follow(resolve(exports['./client'].default));
    expect(seen.size).toBeGreaterThan(2);
  });
});
