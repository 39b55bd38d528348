/** `GET /v1/records` as readers take it: by a filter, unchanged, compressed, and as a stream. */
import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChangeLine } from '../../src/model/change.js';
import { type Listening, listen } from '../../src/server/listen.js';
import type { ChangeReader } from '../../src/server/ports.js';
import { appOver } from '../support/app.js';
import { changeText, record, versionEvent } from '../support/records.js';

const NDJSON = { accept: 'application/x-ndjson' };

/** A feed of so many events of some size that notes what it is asked for. */
function feedOf(count: number, text = 'x') {
  const asked: Parameters<ChangeReader['texts']>[] = [];
  const changes: ChangeReader = {
    async texts(...query) {
      asked.push(query);
      const [after, limit] = query;
      const positions = Array.from(
        { length: Math.max(0, Math.min(limit, count - after)) },
        (_, n) => after + n + 1,
      );
      const events = positions.map((position) =>
        changeText(versionEvent(position, record({ id: `a${position}`, text }))),
      );
      return { events, position: Math.max(after, positions.at(-1) ?? 0) };
    },
  };
  return { app: appOver([], { changes }), asked };
}

describe('a filter in the query', () => {
  it('is handed on, each value as what it is', async () => {
    const { app, asked } = feedOf(1);
    const query =
      'after=7&limit=3&source=a&language=en-GB&from=2026-03-01&to=2026-03-02&section=World&speaker=Ada%20Tull&quotes=false&quality=0.5&copies=none&q=%22spring%20tide%22%20-train';
    expect((await app.request(`/v1/records?${query}`)).status).toBe(200);
    const filter = {
      ...{ source: 'a', language: 'en-GB', from: '2026-03-01', to: '2026-03-02', section: 'World' },
      ...{ speaker: 'Ada Tull', quotes: false, quality: 0.5, copies: 'none', q: '"spring tide" -train' },
    };
    expect(asked).toEqual([[7, 3, filter]]);
  });

  it.each([
    ['quotes=yes', 'quotes: expected true or false'],
    ['quality=2', 'quality: expected a number from 0 to 1'],
    ['quality=1e-1', 'quality: expected a number from 0 to 1'],
    ['copies=some', 'copies: expected only or none'],
    ['language=en_%25', 'language: expected a language such as en or en-GB'],
    ['speaker=%E2%80%A6', "speaker: expected a speaker's name"],
    ['from=2026-02-30', 'from: expected a day such as 2026-03-01'],
    ['from=2026-02-02&to=2026-02-01', 'from: expected a day that is not after that of to'],
    ['lang=en', 'lang: not known'],
  ])('?%s is refused', async (query, detail) => {
    const answer = await feedOf(1).app.request(`/v1/records?${query}`);
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'query-invalid', detail }]);
  });
});

describe('an answer', () => {
  it('that the reader has already is told by 304', async () => {
    const { app } = feedOf(3);
    const first = await app.request('/v1/records?limit=2');
    const tag = first.headers.get('etag') as string;
    const again = await app.request('/v1/records?limit=2', { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    const other = await app.request('/v1/records?limit=3', { headers: { 'if-none-match': tag } });
    expect(other.status).toBe(200);
  });

  it.each([300, 30_000])(
    'of %i words is compressed for those who take that, and has the same tag',
    async (words) => {
      const { app } = feedOf(3, 'harbour '.repeat(words));
      const plain = await app.request('/v1/records');
      const headers = { 'accept-encoding': 'gzip' };
      const small = await app.request('/v1/records', { headers });
      expect(small.headers.get('content-encoding')).toBe('gzip');
      expect(small.headers.get('vary')).toMatch(/Accept\b.*Accept-Encoding/u);
      expect(JSON.parse(gunzipSync(Buffer.from(await small.arrayBuffer())).toString())).toEqual(
        await plain.json(),
      );
      const tag = small.headers.get('etag') as string;
      const again = await app.request('/v1/records', { headers: { ...headers, 'if-none-match': tag } });
      expect(again.status).toBe(304);
      expect(again.headers.get('vary')).toBe(small.headers.get('vary'));
    },
  );
});

describe('HEAD', () => {
  it.each([{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'deflate' }])(
    'has the headers that GET has: %j',
    async (headers) => {
      const { app } = feedOf(3, 'harbour '.repeat(300));
      const [get, head] = [
        await app.request('/v1/records', { headers }),
        await app.request('/v1/records', { method: 'HEAD', headers }),
      ];
      expect([head.status, await head.text()]).toEqual([200, '']);
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
      expect(head.headers.get('content-length')).toBe(String((await get.arrayBuffer()).byteLength));
    },
  );
});

describe('the link to the next page', () => {
  it('is this request behind the page, whatever else it asks for, and none at the end', async () => {
    const { app } = feedOf(3);
    const links: (string | null)[] = [];
    for (let path: string | undefined = '/v1/records?after=1&limit=1&q=a%20b%26c'; path; ) {
      const link: string | null = (await app.request(path)).headers.get('link');
      links.push(link);
      const next: string | undefined = /^<(.*)>; rel="next"$/u.exec(link ?? '')?.[1];
      path = next && new URL(next, `http://desk.test${path}`).href.slice('http://desk.test'.length);
    }
    // Without a path: behind a proxy that serves Copydesk below one of its own it is the same.
    expect(links).toEqual([
      '<?after=2&limit=1&q=a+b%26c>; rel="next"',
      '<?after=3&limit=1&q=a+b%26c>; rel="next"',
      null,
    ]);
  });

  it('is there wherever there are pages', async () => {
    const quotes = { search: async () => ({ quotes: [], next: '7.1' }) };
    const history = { of: async () => ({ id: 'a', url: 'http://a.test/', versions: [], next: 3 }) };
    const app = appOver([], { quotes, history });
    const linkOf = async (path: string) => (await app.request(path)).headers.get('link');
    expect(await linkOf('/v1/quotes?text=tide')).toBe('<?text=tide&after=7.1>; rel="next"');
    expect(await linkOf('/v1/records/a/versions')).toBe('<?before=3>; rel="next"');
  });
});

describe('the feed as a stream', () => {
  let server: Listening | undefined;
  afterEach(() => server?.close(1));

  it('has a line an event, each with the cursor to go on from, and a last one that says so', async () => {
    const { app, asked } = feedOf(250);
    const answer = await app.request('/v1/records?after=10&language=en', { headers: NDJSON });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.headers.get('etag')).toBeNull();
    const lines = (await answer.text()).trimEnd().split('\n');
    const read = lines.map((line) => JSON.parse(line) as ChangeLine);
    expect(read.map(({ next }) => next)).toEqual([...Array.from({ length: 240 }, (_, n) => n + 11), 250]);
    expect(read.map(({ event }) => event?.position)).toEqual([
      ...Array.from({ length: 240 }, (_, n) => n + 11),
      undefined,
    ]);
    expect(asked.every(([, , filter]) => filter?.language === 'en')).toBe(true);
  });

  it('goes on over stretches in which all is left out', async () => {
    const texts = async (at: number) => ({ events: [], position: Math.min(at + 100, 500) });
    const answer = await appOver([], { changes: { texts } }).request('/v1/records', { headers: NDJSON });
    expect(await answer.text()).toBe('{"next":500}\n');
  });

  it('is compressed for those who take gzip', async () => {
    const headers = { ...NDJSON, 'accept-encoding': 'br, gzip' };
    const of = (headers: Record<string, string>) => feedOf(250).app.request('/v1/records', { headers });
    const [plain, zipped] = [await of(NDJSON), await of(headers)];
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect([plain, zipped].map((answer) => answer.headers.get('vary'))).toEqual([
      'Accept, Accept-Encoding',
      'Accept, Accept-Encoding',
    ]);
    const bytes = Buffer.from(await zipped.arrayBuffer());
    expect(gunzipSync(bytes).toString()).toBe(await plain.text());
    const { app, asked } = feedOf(250);
    const head = await app.request('/v1/records', { headers, method: 'HEAD' });
    expect([head.headers.get('content-encoding'), asked.length]).toEqual(['gzip', 0]);
  });

  it('is cut, also when compressed, where the feed cannot be read', async () => {
    const texts = async (at: number) => {
      if (at > 0) throw new Error('gone');
      return { events: [{ position: 1, json: JSON.stringify('x'.repeat(100_000)) }], position: 1 };
    };
    server = await listen(appOver([], { changes: { texts } }), 49_218);
    for (const encoding of ['gzip', 'identity']) {
      const headers = { ...NDJSON, 'accept-encoding': encoding };
      const answer = await fetch(`${server.url}/v1/records`, { headers });
      await expect(answer.text()).rejects.toThrow('terminated');
    }
  });

  it.each(['identity', 'gzip'])(
    'is read no faster than its reader takes it, and no further once the reader has gone: %s',
    async (encoding) => {
      const { app, asked } = feedOf(1_000_000, noise(40_000));
      server = await listen(app, 49_217);
      const leave = new AbortController();
      const answer = await fetch(`${server.url}/v1/records`, {
        headers: { ...NDJSON, 'accept-encoding': encoding },
        signal: leave.signal,
      });
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
      await reader.read();
      await settled(() => asked.length);
      // 4 MB a page: a few stand in buffers, of half a million.
      expect(asked.length).toBeLessThan(20);
      leave.abort();
      // Its connection is gone, which the server does not hear at once.
      await server.close();
      const before = asked.length;
      await settled(() => asked.length);
      expect(asked.length).toBe(before);
    },
  );
});

/** Text that packs badly: it comes again only beyond what gzip looks back on. */
const noise = (length: number) => randomBytes(length).toString('base64').slice(0, length);

/** Once it has been the same for a while. */
async function settled(value: () => number): Promise<void> {
  for (let seen = -1; seen !== value(); ) {
    seen = value();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
