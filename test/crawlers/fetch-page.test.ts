import { Writable } from 'node:stream';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guardedDispatcher } from '../../src/crawlers/connector.js';
import { type FetchLimits, fetchPage, PAGE, type Wanted } from '../../src/crawlers/fetch-page.js';
import type { Validators } from '../../src/crawlers/outcome.js';
import { type Site, startSite } from './site.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HTML = '<!doctype html><title>Größe</title><p>Text of the page.</p>';

let site: Site;
let dispatcher: Dispatcher;

beforeEach(async () => {
  site = await startSite('times.test');
  dispatcher = guardedDispatcher({ resolve: [site.rule] });
});

afterEach(async () => {
  await dispatcher.destroy();
  await site.close();
});

function get(
  path: string,
  {
    validators = {},
    limits = {},
    overlong = 'refuse',
    into,
    signal = new AbortController().signal,
  }: {
    validators?: Validators;
    limits?: Partial<FetchLimits>;
    overlong?: Wanted['overlong'];
    into?: Wanted['into'];
    signal?: AbortSignal;
  } = {},
) {
  const wanted = { ...PAGE, overlong, ...(into ? { into } : {}), limits: { ...PAGE.limits, ...limits } };
  const means = { dispatcher, userAgent: { header: 'Copydesk/1 (+me@desk.test)' }, signal, now: () => NOW };
  return fetchPage(`${site.origin}${path}`, validators, wanted, means);
}

describe('a page', () => {
  test('is kept whole, with its headers as they came', async () => {
    site.on('/a', {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'X-One': 'a',
        ETag: '"v1"',
        'Last-Modified': 'then',
      },
      body: HTML,
    });
    const outcome = await get('/a');
    expect(outcome).toMatchObject({
      kind: 'page',
      etag: '"v1"',
      lastModified: 'then',
      page: {
        url: `${site.origin}/a`,
        status: 200,
        statusText: 'OK',
        contentType: 'text/html; charset=utf-8',
        fetchedAt: '2026-03-01T12:00:00.000Z',
      },
    });
    if (outcome.kind !== 'page') throw new Error('no page');
    expect(Buffer.from(outcome.page.bytes).toString()).toBe(HTML);
    expect(outcome.page.headers).toContainEqual(['X-One', 'a']);
    expect(outcome.page.headers).toContainEqual(['ETag', '"v1"']);
  });

  test('is asked for under our own name, without validators the first time', async () => {
    site.on('/a', { body: HTML });
    await get('/a');
    const headers = site.asked[0]?.headers;
    expect(headers).toMatchObject({
      'user-agent': 'Copydesk/1 (+me@desk.test)',
      'accept-encoding': 'gzip, br',
      host: site.host,
    });
    expect(headers).not.toHaveProperty('if-none-match');
    expect(headers).not.toHaveProperty('if-modified-since');
    expect(headers).not.toHaveProperty('cookie');
  });

  test('without a type is taken', async () => {
    site.on('/a', (_, response) => {
      response.writeHead(200).end(HTML);
      return undefined;
    });
    expect((await get('/a')).kind).toBe('page');
  });

  test.each(['text/html', 'TEXT/HTML;charset=x', 'application/xhtml+xml', 'text/plain'])(
    'may be %s',
    async (type) => {
      site.on('/a', { headers: { 'content-type': type }, body: HTML });
      expect((await get('/a')).kind).toBe('page');
    },
  );

  test.each(['application/pdf', 'image/png', 'application/json', 'application/rss+xml'])(
    'is never %s',
    async (type) => {
      site.on('/a', { headers: { 'content-type': type }, body: 'x' });
      expect(await get('/a')).toMatchObject({ kind: 'refused', reason: 'content-type', detail: type });
    },
  );
});

describe('conditional requests', () => {
  test('send the validators verbatim and understand 304', async () => {
    site.on('/a', { status: 304, headers: { etag: 'W/"v2"' } });
    const outcome = await get('/a', {
      validators: { etag: 'W/"v1"', lastModified: 'Sun, 01 Mar 2026 10:00:00 GMT' },
    });
    expect(outcome).toMatchObject({
      kind: 'not-modified',
      etag: 'W/"v2"',
      head: { finalUrl: `${site.origin}/a`, status: 304, statusText: 'Not Modified' },
    });
    expect(outcome).not.toHaveProperty('lastModified');
    expect(site.asked[0]?.headers).toMatchObject({
      'if-none-match': 'W/"v1"',
      'if-modified-since': 'Sun, 01 Mar 2026 10:00:00 GMT',
    });
  });

  test('a 304 that nobody asked for is an error', async () => {
    site.on('/a', { status: 304 });
    expect(await get('/a')).toMatchObject({ kind: 'failed', reason: 'client-error', status: 304 });
  });
});

describe('encodings', () => {
  test.each([
    ['gzip', gzipSync(HTML)],
    ['x-gzip', gzipSync(HTML)],
    ['deflate', deflateSync(HTML)],
    ['deflate', deflateRawSync(HTML)],
    ['br', brotliCompressSync(HTML)],
    ['identity', Buffer.from(HTML)],
    ['gzip, br', brotliCompressSync(gzipSync(HTML))],
    ['deflate, br', brotliCompressSync(deflateRawSync(HTML))],
  ])('%s is undone', async (encoding, body) => {
    site.on('/a', { headers: { 'content-encoding': encoding }, body });
    const outcome = await get('/a');
    if (outcome.kind !== 'page') throw new Error(JSON.stringify(outcome));
    expect(Buffer.from(outcome.page.bytes).toString()).toBe(HTML);
  });

  test.each(['zstd', 'compress', 'gzip, gzip, gzip', 'constructor'])('%s is not', async (encoding) => {
    site.on('/a', { headers: { 'content-encoding': encoding }, body: HTML });
    expect(await get('/a')).toMatchObject({ kind: 'failed', reason: 'bad-response' });
  });

  test.each(['gzip', 'br', 'deflate'])('a body that is no %s is a bad response', async (encoding) => {
    site.on('/a', { headers: { 'content-encoding': encoding }, body: HTML });
    expect(await get('/a')).toMatchObject({ kind: 'failed', reason: 'bad-response' });
  });

  test.each(['gzip', 'br', 'deflate', 'gzip, gzip'])('no bytes of %s are none', async (encoding) => {
    site.on('/a', { headers: { 'content-encoding': encoding } });
    const outcome = await get('/a');
    expect(outcome.kind === 'page' ? outcome.page.bytes.length : outcome).toBe(0);
  });

  test('deflate with something behind its end is undone', async () => {
    const rest = Buffer.alloc(300_000, 'x');
    for (const packed of [deflateSync(HTML), deflateRawSync(HTML)]) {
      site.on('/a', { headers: { 'content-encoding': 'deflate' }, body: Buffer.concat([packed, rest]) });
      const outcome = await get('/a', { limits: { timeMs: 5_000 } });
      expect(outcome.kind === 'page' ? Buffer.from(outcome.page.bytes).toString() : outcome).toBe(HTML);
    }
  });

  test('a gzip body that breaks off is a bad response', async () => {
    site.on('/a', { headers: { 'content-encoding': 'gzip' }, body: gzipSync(HTML).subarray(0, 40) });
    expect(await get('/a')).toMatchObject({ kind: 'failed', reason: 'bad-response' });
  });
});

describe('limits', () => {
  test('a body of just the limit is taken, one byte more is not', async () => {
    site.on('/fits', { body: 'x'.repeat(1_000) });
    site.on('/over', { body: 'x'.repeat(1_001) });
    expect((await get('/fits', { limits: { bytes: 1_000 } })).kind).toBe('page');
    expect(await get('/over', { limits: { bytes: 1_000 } })).toMatchObject({
      kind: 'refused',
      reason: 'too-large',
    });
  });

  test('a size that is announced is believed before a byte is read', async () => {
    site.on('/a', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '300000000' });
      response.write('<p>');
      return undefined;
    });
    expect(await get('/a')).toMatchObject({ reason: 'too-large', detail: '300000000 bytes announced' });
  });

  test('an endless body is cut off', async () => {
    let written = 0;
    site.on('/a', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) written += 65_536;
      };
      response.on('drain', more);
      more();
      return undefined;
    });
    expect(await get('/a', { limits: { wireBytes: 200_000, bytes: 1e9 } })).toMatchObject({
      reason: 'too-large',
    });
    expect(written).toBeLessThan(50_000_000);
  });

  const zeros = Buffer.alloc(64 * 1024 * 1024);
  test.each([
    ['gzip', gzipSync(zeros)],
    ['br', brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['gzip, gzip', gzipSync(gzipSync(zeros))],
    ['deflate', deflateSync(zeros)],
    ['deflate', deflateRawSync(zeros)],
  ])('a %s bomb is stopped at the limit', async (encoding, body) => {
    site.on('/a', { headers: { 'content-encoding': encoding }, body });
    const before = process.memoryUsage().rss;
    expect(await get('/a', { limits: { bytes: 1_000_000 } })).toMatchObject({ reason: 'too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1024 * 1024);
  });

  test('where the beginning is enough, it is taken', async () => {
    site.on('/a', { body: 'x'.repeat(5_000) });
    const outcome = await get('/a', { overlong: 'cut', limits: { wireBytes: 700, bytes: 700 } });
    if (outcome.kind !== 'page') throw new Error(JSON.stringify(outcome));
    expect(outcome.page.bytes.length).toBe(700);
  });

  test('a body that drips is cut off by time', async () => {
    site.on('/a', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
      return undefined;
    });
    expect(await get('/a', { limits: { timeMs: 200 } })).toMatchObject({
      kind: 'failed',
      reason: 'timeout',
      retry: true,
    });
  });

  test('a body that is in, and takes long to be undone, is cut off by time', async () => {
    site.on('/a', { headers: { 'content-encoding': 'br' }, body: brotliCompressSync('x'.repeat(100_000)) });
    const sink = Object.assign(new Writable({ write: () => undefined }), { full: false });
    expect(await get('/a', { into: () => sink, limits: { timeMs: 100 } })).toMatchObject({
      reason: 'timeout',
    });
    expect(sink.destroyed).toBe(true);
  });

  test('a server that says nothing is a timeout', async () => {
    site.on('/a', () => undefined);
    expect(await get('/a', { limits: { timeMs: 100 } })).toMatchObject({ reason: 'timeout' });
  });
});

describe('statuses', () => {
  test.each([
    [401, 'forbidden', false],
    [403, 'forbidden', false],
    [404, 'not-found', false],
    [410, 'gone', false],
    [418, 'client-error', false],
    [451, 'forbidden', false],
    [408, 'server-error', true],
    [429, 'rate-limited', true],
    [500, 'server-error', true],
    [503, 'server-error', true],
    [599, 'server-error', true],
    [300, 'client-error', false],
  ])('%i is %s', async (status, reason, retry) => {
    site.on('/a', { status, body: 'x' });
    expect(await get('/a')).toEqual({ kind: 'failed', reason, retry, status });
  });

  test.each([
    ['120', 120_000],
    ['Sun, 01 Mar 2026 12:05:00 GMT', 300_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['999999999', 24 * 3_600_000],
    ['soon', undefined],
  ])('Retry-After: %s', async (header, ms) => {
    site.on('/a', { status: 503, headers: { 'retry-after': header } });
    const outcome = await get('/a');
    expect(outcome.kind === 'failed' ? outcome.retryAfterMs : 'no failure').toBe(ms);
  });

  test.each([301, 302, 303, 307, 308])('%i tells where to go and goes nowhere', async (status) => {
    site.on('/a', { status, headers: { location: '../b?x=1' } });
    expect(await get('/a')).toEqual({ kind: 'redirect', to: `${site.origin}/b?x=1`, status });
    expect(site.paths()).toEqual(['/a']);
  });

  test.each([
    ['UTF-8', Buffer.from('/nyheter/sm\u00f8r').toString('latin1'), '/nyheter/sm%C3%B8r'],
    ['what is no UTF-8', '/nyheter/sm\u00f8r', '/nyheter/sm%C3%B8r'],
    ['escapes', '/nyheter/sm%C3%B8r', '/nyheter/sm%C3%B8r'],
  ])('an address in %s leads where it says', async (_, location, path) => {
    site.on('/a', { status: 301, headers: { location } });
    expect(await get('/a')).toMatchObject({ kind: 'redirect', to: site.origin + path });
  });

  test.each([undefined, 'ftp://files.test/', 'javascript:void(0)', 'http://['])(
    'a redirect to %s is a bad one',
    async (location) => {
      site.on('/a', { status: 302, headers: location ? { location } : {} });
      expect(await get('/a')).toMatchObject({ kind: 'failed', reason: 'bad-redirect' });
    },
  );
});

describe('trouble', () => {
  test('a connection that breaks off in the body', async () => {
    site.on('/a', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' });
      response.write('<p>begin');
      setTimeout(() => response.destroy(), 20);
      return undefined;
    });
    expect(await get('/a')).toMatchObject({ kind: 'failed', reason: 'connection', retry: true });
  });

  test('a gzip body whose connection breaks off is a matter of the connection', async () => {
    site.on('/a', (_, response) => {
      response.writeHead(200, {
        'content-type': 'text/html',
        'content-encoding': 'gzip',
        'content-length': '5000',
      });
      response.write(gzipSync(HTML).subarray(0, 30));
      setTimeout(() => response.destroy(), 20);
      return undefined;
    });
    expect(await get('/a')).toMatchObject({ reason: 'connection' });
  });

  test('an answer that is no HTTP', async () => {
    site.on('/a', (request) => {
      request.socket.write('SSH-2.0-OpenSSH_9.6\r\n');
      return undefined;
    });
    expect(await get('/a')).toMatchObject({ reason: 'bad-response' });
  });

  test('a name that is not resolved, a port that nobody listens at, no TLS where TLS is asked for', async () => {
    const ask = (url: string) =>
      fetchPage(url, {}, PAGE, {
        dispatcher,
        userAgent: { header: 'x' },
        signal: new AbortController().signal,
        now: () => NOW,
      });
    expect(await ask('http://nowhere.test/')).toMatchObject({ reason: 'dns', retry: true });
    expect(await ask(site.origin.replace('http:', 'https:'))).toMatchObject({ reason: 'tls', retry: true });
    const gone = await startSite('gone.test');
    await gone.close();
    await dispatcher.destroy();
    dispatcher = guardedDispatcher({ resolve: [gone.rule] });
    expect(await ask(gone.origin)).toMatchObject({ reason: 'connection', retry: true });
  });

  test('who aborts gets the reason thrown, before or in the middle', async () => {
    const before = AbortSignal.abort(new Error('closing'));
    await expect(get('/a', { signal: before })).rejects.toThrow('closing');
    const stop = new AbortController();
    site.on('/slow', () => {
      setTimeout(() => stop.abort(new Error('closing')), 20);
      return undefined;
    });
    await expect(get('/slow', { signal: stop.signal })).rejects.toThrow('closing');
    expect(site.paths()).toEqual(['/slow']);
  });
});
