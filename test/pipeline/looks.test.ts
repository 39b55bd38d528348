/** Looks at a source, one after the other: what each teaches about when the next is due. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { discoverSource } from '../../src/pipeline/discover-source.js';
import type { Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import type { WatchedSource } from '../../src/storage/sources.js';
import type { Site } from '../crawlers/site.js';
import { withSiteAndServices } from '../support/site-services.js';

let services: Services;
let site: Site;
withSiteAndServices('times.test', (opened, started) => {
  services = opened;
  site = started;
});

const never = { signal: new AbortController().signal } as Parameters<typeof discoverSource>[2];

/** Each test has a source of its own. */
let id = '';
let tests = 0;
beforeEach(() => {
  id = `times-${++tests}`;
  site.asked.length = 0;
});

const watch = (more: { schedule?: string } = {}) =>
  services.sources.upsert(
    [sourceOf({ id, home: `${site.origin}/`, feeds: [`${site.origin}/${id}.xml`], delay: '1ms', ...more })],
    'file',
  );

const feed = (...items: { path: string; published: Date }[]) => ({
  headers: { 'content-type': 'text/xml' },
  body: `<rss version="2.0"><channel><title>T</title>${items
    .map(
      ({ path, published }) =>
        `<item><title>${path}</title><link>${site.origin}/${id}/${path}</link><pubDate>${published.toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`,
});

/** Looks now, and tells how the source stands and in how many minutes it is due. */
async function look(): Promise<WatchedSource & { minutes: number }> {
  await services.sources.lookAgain([id]);
  await discoverSource(services, id, never);
  const source = (await services.sources.get(id)) as WatchedSource;
  return { ...source, minutes: (source.nextDueAt.getTime() - Date.now()) / 60_000 };
}

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('a source without a schedule', () => {
  it('is due by how often its articles come', async () => {
    await watch();
    site.on(
      `/${id}.xml`,
      feed(...[1, 13, 25, 37, 49, 60].map((m) => ({ path: `a-${m}`, published: ago(m) }))),
    );
    const first = await look();
    expect(first.rate).toMatchObject({ articles: 6 });
    expect(first.minutes).toBeGreaterThan(5);
    expect(first.minutes).toBeLessThan(11);
    // One that is new, and one that is no news.
    site.on(`/${id}.xml`, feed({ path: 'b', published: ago(0) }, { path: 'c', published: ago(9_999) }));
    const second = await look();
    expect(second.rate?.articles).toBeGreaterThan(5.99);
    expect(second.rate?.lastNewAt).toBe(second.rate?.at);
    expect(second.rate?.at).toBeGreaterThan(first.rate?.at as number);
  });
});

describe('what a site asks for', () => {
  it('is kept: a feed that says how long it is good is not asked for before', async () => {
    await watch();
    const [item] = [{ path: 'a', published: ago(1) }];
    const said = feed(item as { path: string; published: Date });
    site.on(`/${id}.xml`, {
      headers: { ...said.headers, 'cache-control': 'max-age=60' },
      body: said.body.replace('<title>T', '<ttl>120</ttl><title>T'),
    });
    const { minutes } = await look();
    expect(minutes).toBeGreaterThan(119);
    expect(minutes).toBeLessThan(133);
    const [input] = await services.sources.inputs(id);
    expect(input?.pace).toEqual({ ttlMs: 120 * 60_000 });
    // The body is the same, and says so still; then the server says less by its headers.
    await look();
    expect((await services.sources.inputs(id))[0]?.pace).toEqual({ ttlMs: 120 * 60_000 });
    site.on(`/${id}.xml`, feed({ path: 'b', published: ago(0) }));
    expect((await look()).minutes).toBeLessThan(30);
  });

  it('by Cache-Control, also with a 304', async () => {
    await watch();
    const headers = { 'cache-control': 'max-age=7200', etag: '"1"' };
    site.on(`/${id}.xml`, { ...feed({ path: 'a', published: ago(1) }), headers });
    expect((await look()).minutes).toBeGreaterThan(119);
    site.on(`/${id}.xml`, { status: 304, headers: { 'cache-control': 'max-age=10800' } });
    expect((await look()).minutes).toBeGreaterThan(179);
    expect(site.asked.at(-1)?.headers['if-none-match']).toBe('"1"');
  });

  it('by Retry-After, in seconds and as a date, on a schedule too', async () => {
    await watch({ schedule: '15m' });
    site.on(`/${id}.xml`, { status: 429, headers: { 'retry-after': '18000' } });
    expect((await look()).minutes).toBeGreaterThan(299);
    // It rests, and is not asked: that is no failure more, and no other reason.
    const resting = await look();
    expect(resting.failures).toBe(1);
    expect(resting.lastError).toMatch(/429/u);
    expect(resting.minutes).toBeGreaterThan(290);
    await services.db.kysely.deleteFrom('hosts').execute();
    const date = new Date(Date.now() + 6 * 3_600_000).toUTCString();
    site.on(`/${id}.xml`, { status: 503, headers: { 'retry-after': date } });
    expect((await look()).minutes).toBeGreaterThan(358);
    await services.db.kysely.deleteFrom('hosts').execute();
  });
});

describe('a source on several hosts', () => {
  it('is looked at as ever while one of them rests', async () => {
    const feeds = [`${site.origin}/${id}.xml`, 'http://resting.test/feed'];
    await services.sources.upsert(
      [sourceOf({ id, home: `${site.origin}/`, feeds, delay: '1ms', schedule: '15m' })],
      'file',
    );
    await sql`insert into hosts (host, back_off_until) values ('resting.test', now() + interval '1 day')`.execute(
      services.db.kysely,
    );
    site.on(`/${id}.xml`, feed({ path: 'a', published: ago(1) }));
    expect((await look()).minutes).toBeLessThan(60);
    // Where nothing else gives anything, it is waited for.
    site.on(`/${id}.xml`, { status: 404 });
    expect((await look()).minutes).toBeGreaterThan(1_400);
  });

  it('is looked at again when the first of them may be asked', async () => {
    const feeds = ['http://soon.test/feed', 'http://late.test/feed'];
    await services.sources.upsert(
      [sourceOf({ id, home: `${site.origin}/`, feeds, delay: '1ms', schedule: '15m' })],
      'file',
    );
    await sql`insert into hosts (host, back_off_until) values
      ('soon.test', now() + interval '10 minutes'), ('late.test', now() + interval '1 day')`.execute(
      services.db.kysely,
    );
    expect((await look()).minutes).toBeLessThan(11);
  });
});

describe('a source that fails', () => {
  it('waits longer each time, is unhealthy after five, and recovers with the first good look', async () => {
    await watch({ schedule: '15m' });
    const waits: number[] = [];
    for (let times = 1; times <= 5; times++) {
      const { minutes, failures, lastError, unhealthySince } = await look();
      waits.push(minutes);
      expect(failures).toBe(times);
      expect(lastError).toBe(`${site.origin}/${id}.xml: The server knows no such page (404)`);
      expect(unhealthySince !== undefined).toBe(times === 5);
    }
    for (const [n, minutes] of waits.entries()) {
      expect(minutes).toBeGreaterThan(15 * 2 ** (n + 1) - 1);
      expect(minutes).toBeLessThan(15 * 2 ** (n + 1) * 1.11);
    }
    site.on(`/${id}.xml`, feed({ path: 'a', published: ago(1) }));
    const well = await look();
    expect(well).toMatchObject({ failures: 0 });
    expect([well.lastError, well.unhealthySince]).toEqual([undefined, undefined]);
    expect(well.minutes).toBeLessThan(23);
  });

  it('in one of its inputs only is well', async () => {
    await watch();
    site.on(`/${id}.xml`, feed({ path: 'a', published: ago(1) }));
    await services.sources.upsert(
      [sourceOf({ id, home: `${site.origin}/`, feeds: [`${site.origin}/none`, `${site.origin}/${id}.xml`] })],
      'file',
    );
    expect(await look()).toMatchObject({ failures: 0 });
  });
});
