/** Headers and cookies of a source reach its own host, and neither another one nor anything that is kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crawlDueUrls } from '../../src/pipeline/crawl-host.js';
import { discoverSource } from '../../src/pipeline/discover-source.js';
import type { Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { type Site, startSite } from '../crawlers/site.js';
import { withServices } from '../support/services.js';

const SECRET = 'pw-7c1e9';

let services: Services;
let site: Site;
let other: Site;
withServices(
  (opened) => {
    services = opened;
  },
  async () => {
    site = await startSite('times.test');
    other = await startSite('gazette.test');
    return [site.rule, other.rule];
  },
);
afterAll(() => Promise.all([site.close(), other.close()]));

const job = { signal: new AbortController().signal } as Parameters<typeof crawlDueUrls>[2];

beforeEach(async () => {
  process.env.TEST_TIMES_TOKEN = SECRET;
  site.asked.length = 0;
  other.asked.length = 0;
  await sql`truncate sources, frontier, hosts cascade`.execute(services.db.kysely);
  site.on('/moved', { status: 302, headers: { location: `${other.origin}/there` } });
  site.on('/a', { body: 'a' });
  site.on('/feed', { status: 302, headers: { location: `${other.origin}/feed` } });
  const source = sourceOf({
    id: 'times',
    home: `${site.origin}/`,
    feeds: [`${site.origin}/feed`, `${other.origin}/own`],
    delay: '0ms',
    headers: { Authorization: 'Bearer env:TEST_TIMES_TOKEN', 'Accept-Language': 'de' },
    cookies: { session: 'env:TEST_TIMES_TOKEN' },
  });
  await services.sources.upsert([source], 'file');
  await services.frontier.add(
    [`${site.origin}/a`, `${site.origin}/moved`, `${other.origin}/b`].map((url) => ({
      url,
      sourceId: 'times',
      foundIn: 'feed' as const,
    })),
  );
});

afterEach(() => {
  delete process.env.TEST_TIMES_TOKEN;
});

const sent = ({ asked }: Site) =>
  asked.map(({ path, headers }) => [path, headers.authorization, headers.cookie, headers['accept-language']]);

describe('headers and cookies of a source', () => {
  it('go to the host of its home, and to no other, wherever a redirect leads', async () => {
    await crawlDueUrls(services, site.host, job);
    await crawlDueUrls(services, other.host, job);
    await discoverSource(services, 'times', job);
    const own = [`Bearer ${SECRET}`, `session=${SECRET}`, 'de'];
    const none = [undefined, undefined, undefined];
    expect(sent(site)).toEqual([
      ['/robots.txt', ...none],
      ['/a', ...own],
      ['/moved', ...own],
      ['/.well-known/tdmrep.json', ...none],
      ['/feed', ...own],
    ]);
    expect(other.paths()).toEqual(expect.arrayContaining(['/b', '/there', '/feed', '/own']));
    expect(sent(other).map(([path]) => [path, ...none])).toEqual(sent(other));
  });

  it('stand in no row, no job and no file', async () => {
    await crawlDueUrls(services, site.host, job);
    await discoverSource(services, 'times', job);
    const tables = await sql<{ name: string }>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(
      services.db.kysely,
    );
    for (const { name } of tables.rows) {
      const { rows } = await sql
        .raw(`select 1 from ${name} as t where t::text like '%${SECRET}%'`)
        .execute(services.db.kysely);
      expect([name, rows.length]).toEqual([name, 0]);
    }
    const archive = join(services.config.home, 'archive');
    const files = readdirSync(archive);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect(gunzipSync(readFileSync(join(archive, file))).includes(SECRET)).toBe(false);
  });

  it('that are missing are a named fault of this source, and nothing is asked', async () => {
    delete process.env.TEST_TIMES_TOKEN;
    await crawlDueUrls(services, site.host, job);
    await discoverSource(services, 'times', job);
    expect(site.paths()).toEqual(['/robots.txt']);
    const { rows } = await sql<{ ended: string }>`
      select state || ' ' || reason as ended from frontier where host = ${site.host}`.execute(
      services.db.kysely,
    );
    expect(rows.map(({ ended }) => ended)).toEqual(['refused no-secret', 'refused no-secret']);
    const inputs = await sql<{ reason: string; detail: string }>`
      select reason, detail from source_inputs where url = ${`${site.origin}/feed`}`.execute(
      services.db.kysely,
    );
    expect(inputs.rows).toEqual([
      { reason: 'no-secret', detail: expect.stringContaining('TEST_TIMES_TOKEN, which the source times') },
    ]);
    // Another source goes on.
    await crawlDueUrls(services, other.host, job);
    expect(other.paths()).toContain('/b');
  });
});
