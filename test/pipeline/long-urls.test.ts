/** URLs that no index has room for, and what cannot be written down: neither holds up the other URLs of a host or a source. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { crawlDueUrls } from '../../src/pipeline/crawl-host.js';
import { discoverSource } from '../../src/pipeline/discover-source.js';
import type { Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { tick } from '../../src/pipeline/tick.js';
import type { Site } from '../crawlers/site.js';
import { withSiteAndServices } from '../support/site-services.js';

let services: Services;
let site: Site;
withSiteAndServices('times.test', async (opened, started) => {
  services = opened;
  site = started;
  const home = `${site.origin}/`;
  await services.sources.upsert(
    [sourceOf({ id: 'times', home, feeds: [`${home}feed`], delay: '0ms' })],
    'cli',
  );
});

afterEach(async () => {
  await sql`truncate hosts, frontier, captures cascade`.execute(services.db.kysely);
});

/** Of letters that no index makes shorter. */
const longPath = (bytes: number) => `/${randomBytes(bytes).toString('base64url').slice(0, bytes)}`;

const add = (...paths: string[]) =>
  services.frontier.add(
    paths.map((path) => ({ url: `${site.origin}${path}`, sourceId: 'times', foundIn: 'feed' as const })),
  );

const crawl = (by: Services = services) =>
  crawlDueUrls(by, site.host, { signal: new AbortController().signal });

const ends = async () => {
  const { rows } = await sql<{ path: string; end: string; tries: number }>`
    select substring(url from '[^/]*$') as path, concat_ws(' ', state, reason) as end, attempts as tries
    from frontier order by path`.execute(services.db.kysely);
  return Object.fromEntries(rows.map(({ path, end, tries }) => [path, `${end}, ${tries}`]));
};

describe('a long URL', () => {
  it.each(['http://login.other.test', ''])(
    'that %s is redirected to is a bad redirect, and the others are fetched',
    async (host) => {
      site.on('/one', { status: 302, headers: { location: `${host}${longPath(4_096)}` } });
      site.on('/two', { body: 'here' });
      await add('/one', '/two');
      await crawl();
      expect(await ends()).toEqual({ one: 'failed bad-redirect, 1', two: 'captured, 1' });
    },
  );

  it('in a feed is left out, and the others are found', async () => {
    const item = (path: string) => `<item><link>${site.origin}${path}</link></item>`;
    site.on('/feed', {
      headers: { 'content-type': 'application/rss+xml' },
      body: `<rss version="2.0"><channel><title>t</title>${item('/one')}${item(longPath(8_192))}${item('/two')}</channel></rss>`,
    });
    await discoverSource(services, 'times', { signal: new AbortController().signal });
    expect(await ends()).toEqual({ one: 'due, 0', two: 'due, 0' });
  });

  it('is left out wherever it comes from', async () => {
    expect((await add('/one', longPath(2_700), '/two')).added).toBe(2);
  });
});

describe('a URL whose host has too long a name', () => {
  const far = `http://${'a.'.repeat(150)}test/story`;

  it('is left out', async () => {
    const found = [far, `${site.origin}/one`].map((url) => ({
      url,
      sourceId: 'times',
      foundIn: 'feed' as const,
    }));
    expect((await services.frontier.add(found)).added).toBe(1);
  });

  it('that an earlier release took keeps no other host from its turn', async () => {
    await add('/one');
    const host = randomBytes(1_500).toString('hex').slice(0, 2_000);
    await sql`insert into frontier (url_key, url, host, found_in) values (${host}, ${`http://${host}/`}, ${host}, 'redirect')`.execute(
      services.db.kysely,
    );
    await tick(services, { rush: true });
    expect((await services.queue.counts()).crawl.waiting).toBe(2);
  });

  it('is no redirect', async () => {
    site.on('/one', { status: 302, headers: { location: far } });
    await add('/one');
    await crawl();
    expect(await ends()).toEqual({ one: 'failed bad-redirect, 1' });
  });
});

describe('what cannot be written down', () => {
  /** The page of `/one` is not kept, for this reason. */
  const without = (error: Error & { code?: string }): Services => {
    const pages = {
      keepFetched: (...given: Parameters<Services['pages']['keepFetched']>) =>
        given[0].url.endsWith('/one') ? Promise.reject(error) : services.pages.keepFetched(...given),
    };
    return { ...services, pages: pages as unknown as Services['pages'] };
  };
  const failing = (code: string) => Object.assign(new Error('no'), { code });

  it('is put off for a reason of its own, counts as tried, and ends after five', async () => {
    for (const path of ['/one', '/two']) site.on(path, { body: 'here' });
    await add('/one', '/two');
    await crawl(without(failing('54000')));
    expect(await ends()).toEqual({ one: 'due not-kept, 1', two: 'captured, 1' });
    for (let tries = 2; tries <= 5; tries++) {
      await sql`update frontier set next_due_at = now()`.execute(services.db.kysely);
      await crawl(without(failing('54000')));
    }
    expect(await ends()).toEqual({ one: 'failed not-kept, 5', two: 'captured, 1' });
  });

  it.each([
    ['a page that cannot be read', new RangeError('too deep'), 'due not-kept, 1'],
    ['a connection', new TypeError('fetch failed', { cause: new Error('reset') }), 'due, 0'],
  ])('is told from trouble of others: %s', async (_, error, end) => {
    site.on('/one', { body: 'here' });
    await add('/one');
    await crawl(without(error)).catch(() => undefined);
    expect(await ends()).toEqual({ one: end });
  });

  it.each(['ENOSPC', '57P01', '40P01'])('for the trouble of all (%s) it waits as it was', async (code) => {
    site.on('/one', { body: 'here' });
    await add('/one');
    await expect(crawl(without(failing(code)))).rejects.toMatchObject({ code });
    expect(await ends()).toEqual({ one: 'due, 0' });
  });
});
