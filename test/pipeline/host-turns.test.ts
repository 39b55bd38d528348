/** A host through the pipeline: left alone when it is in trouble, tried again, and crawled in turns with others. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crawlDueUrls } from '../../src/pipeline/crawl-host.js';
import { discoverSource } from '../../src/pipeline/discover-source.js';
import type { Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { type Answer, type Responder, type Site, startSite } from '../crawlers/site.js';
import { withServices } from '../support/services.js';

let services: Services;
let site: Site;

withServices(
  async (opened) => {
    services = opened;
    const home = `${site.origin}/`;
    const source = sourceOf({ id: 'times', home, feeds: [`${home}feed`], delay: '0ms' });
    await services.sources.upsert([source], 'cli');
  },
  async () => {
    site = await startSite('times.test');
    return [site.rule];
  },
);

afterEach(async () => {
  await sql`truncate hosts, frontier, captures cascade`.execute(services.db.kysely);
  site.asked.length = 0;
});

let urls = 0;
beforeEach(() => {
  urls += 100;
});

/** URLs of the site's own that are due, each with this answer. */
async function due(count: number, answer: Answer | Responder): Promise<string[]> {
  const paths = Array.from({ length: count }, (_, n) => `/${urls + n}`);
  for (const path of paths) site.on(path, answer);
  await services.frontier.add(
    paths.map((path) => ({ url: `${site.origin}${path}`, sourceId: 'times', foundIn: 'feed' as const })),
  );
  return paths;
}

const crawl = (by: Services = services) =>
  crawlDueUrls(by, site.host, { signal: new AbortController().signal });

const query = async <Row>(text: string) => (await sql.raw<Row>(text).execute(services.db.kysely)).rows;

const rest = () => query(`update hosts set back_off_until = now() - interval '1 second'`);

describe('a host in trouble', () => {
  it('is taken to be down after three failures, tried by one request after each rest, and up with the first answer', async () => {
    const paths = await due(7, { status: 502 });
    await crawl();
    expect(site.paths()).toEqual(['/robots.txt', ...paths.slice(0, 3)]);
    const [open] = await services.hosts.openCircuits(1);
    expect(open).toMatchObject({ host: site.host, reason: 'server-error', failures: 3 });
    // It rests, whoever asks.
    await crawl();
    expect(await services.frontier.claimDueHosts(10, 1_000)).toEqual([]);
    await rest();
    await crawl();
    expect(site.paths().slice(4)).toEqual(paths.slice(3, 4));
    const [row] = await query<{ failures: number; minutes: number }>(
      `select failures, extract(epoch from back_off_until - now())::float8 / 60 as minutes from hosts`,
    );
    expect(row?.failures).toBe(4);
    expect(row?.minutes).toBeGreaterThan(1.5);
    expect(row?.minutes).toBeLessThanOrEqual(2);
    await rest();
    for (const path of paths) site.on(path, { body: 'here again' });
    await crawl();
    expect(site.paths().slice(5)).toEqual(paths.slice(4));
    expect(await services.hosts.openCircuits(1)).toEqual([]);
  });

  it.each([
    ['429, in seconds', 429, () => '900'],
    ['503, in seconds', 503, () => '900'],
    ['429, as a date', 429, () => new Date(Date.now() + 900_000).toUTCString()],
    ['503, as a date', 503, () => new Date(Date.now() + 900_000).toUTCString()],
  ])('is left alone for as long as it asks (%s), by crawls and looks', async (_, status, retryAfter) => {
    const paths = await due(3, () => ({ status, headers: { 'retry-after': retryAfter() } }));
    await crawl();
    await crawl();
    await query(`update sources set next_due_at = now() - interval '1 second'`);
    await discoverSource(services, 'times', { signal: new AbortController().signal });
    expect(site.paths()).toEqual(['/robots.txt', ...paths.slice(0, 1)]);
    const [row] = await query<{ seconds: number; look: number }>(
      `select extract(epoch from back_off_until - now())::float8 as seconds,
        (select extract(epoch from next_due_at - now())::float8 from sources) as look from hosts`,
    );
    expect(row?.seconds).toBeGreaterThan(890);
    expect(row?.seconds).toBeLessThanOrEqual(900);
    expect(row?.look).toBeGreaterThan(880);
    const [left] = await query<{ left: number }>(
      `select count(*)::int as left from frontier where state = 'due' and attempts = 0`,
    );
    expect(left?.left).toBe(2);
  });

  it('is left alone by a crawl when a look was told to', async () => {
    site.on('/feed', { status: 429, headers: { 'retry-after': '600' } });
    await query(`update sources set next_due_at = now() - interval '1 second'`);
    await discoverSource(services, 'times', { signal: new AbortController().signal });
    await due(1, { body: 'x' });
    await crawl();
    expect(site.paths()).toEqual(['/robots.txt', '/.well-known/tdmrep.json', '/feed']);
  });
});

describe('a host with much to fetch', () => {
  it('has its turn again when the others had theirs', async () => {
    const found = (host: string) => ({
      url: `http://${host}.test/1`,
      sourceId: undefined,
      foundIn: 'feed' as const,
    });
    await services.frontier.add(['a', 'b', 'c'].map(found));
    for (const host of ['b.test', 'a.test', 'c.test']) {
      await services.hosts.acquire(host, 'crawl', 60_000);
      await services.hosts.release(host, 'crawl');
    }
    expect(await services.frontier.claimDueHosts(1, 60_000)).toEqual(['b.test']);
    await services.frontier.add([found('new')]);
    expect(await services.frontier.claimDueHosts(1, 60_000)).toEqual(['new.test']);
    expect(await services.frontier.claimDueHosts(1, 60_000)).toEqual(['a.test']);
  });
});

describe('a page', () => {
  type Keep = Services['pages']['keepFetched'];
  const keptBy = (keepFetched: Keep): Services => ({
    ...services,
    pages: Object.assign(Object.create(services.pages), { keepFetched }),
  });
  const states = () => query('select state from frontier order by id');

  it('is kept while the next one is asked for', async () => {
    const [first, second] = await due(2, { body: 'x' });
    const nextIsAsked = new Promise<void>((resolve) => {
      site.on(second as string, () => {
        resolve();
        return { body: 'x' };
      });
    });
    await crawl(
      keptBy(async (page, ...rest) => {
        if (page.url.endsWith(first as string)) await nextIsAsked;
        return services.pages.keepFetched(page, ...rest);
      }),
    );
    expect(await states()).toEqual([{ state: 'captured' }, { state: 'captured' }]);
  });

  it('that names others is kept, and they with it, before anything else is asked for', async () => {
    const [first] = await due(1, { headers: { link: `</${urls}/amp>; rel="amphtml"` }, body: 'x' });
    await services.frontier.add([
      { url: `${site.origin}${first}/amp`, sourceId: 'times', foundIn: 'feed' as const },
    ]);
    const asked: string[][] = [];
    await crawl(
      keptBy(async (page, ...rest) => {
        const kept = await services.pages.keepFetched(page, ...rest);
        asked.push(site.paths());
        return kept;
      }),
    );
    expect(asked[0]).toEqual(['/robots.txt', first]);
    expect(site.paths()).toEqual(['/robots.txt', first]);
    expect(await query(`select count(*)::int as due from frontier where state = 'due'`)).toEqual([
      { due: 0 },
    ]);
  });

  it.each([
    ['between others', 0, 2],
    ['as the last', 2, 3],
  ])('that cannot be kept %s ends the crawl, and stays due', async (_, broken, requests) => {
    const paths = await due(3, { body: 'x' });
    const keep: Keep = async (page, ...rest) => {
      if (page.url.endsWith(paths[broken] as string)) throw new Error('the disk is gone');
      return services.pages.keepFetched(page, ...rest);
    };
    await expect(crawl(keptBy(keep))).rejects.toThrow('the disk is gone');
    expect(site.paths()).toEqual(['/robots.txt', ...paths.slice(0, requests)]);
    const left = paths.map((_, at) => ({ state: at < broken ? 'captured' : 'due' }));
    expect(await states()).toEqual(left);
  });
});
