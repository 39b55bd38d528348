/** What sites say, by the pages that say it now: a whole site is as little to write down as a page, and what is old is over. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { SaidOptOut } from '../../src/model/opt-out.js';
import type { Database } from '../../src/storage/database.js';
import { type OptOuts, optOutsOf } from '../../src/storage/opt-outs.js';
import { testServer } from '../support/embedded.js';

const server = testServer();

const NOAI: SaidOptOut = { signal: 'noai', value: '', saidIn: 'page' };
const licence = (value: string): SaidOptOut => ({ signal: 'license', value, saidIn: 'page' });

const page = (n: number | string, ...said: SaidOptOut[]) => ({
  domain: 'times.test',
  url: `https://times.test/${n}`,
  said,
});
const of = async (optOuts: OptOuts) =>
  ((await optOuts.of(['times.test'])).get('times.test') ?? []).map(({ signal, value, saidIn, url }) =>
    [signal, value, saidIn, url.replace('https://times.test', '')].filter(Boolean).join(' '),
  );
const pagesOf = async ({ kysely }: Database) =>
  (await sql<{ url: string }>`select url from opt_outs order by last_seen, url`.execute(kysely)).rows.map(
    ({ url }) => url.replace('https://times.test/', ''),
  );
const later = ({ kysely }: Database, span: string) =>
  sql`update opt_outs set first_seen = first_seen - ${span}::interval, last_seen = last_seen - ${span}::interval`.execute(
    kysely,
  );

describe('what pages say', () => {
  it('is over with the last of them', async () => {
    const optOuts = optOutsOf(await server.fresh());
    await optOuts.hear([page(1, NOAI), page(2, NOAI, licence('x')), page(3)]);
    await optOuts.hear([page(2, licence('y'))]);
    expect(await of(optOuts)).toEqual(['license y page /2', 'noai page /1']);
    await optOuts.hear([page(1), page(2)]);
    expect(await of(optOuts)).toEqual([]);
  });

  it('is of the same page under another name of it', async () => {
    const optOuts = optOutsOf(await server.fresh());
    await optOuts.hear([page('a', NOAI)]);
    await optOuts.hear([{ domain: 'times.test', url: 'http://www.times.test/a?utm_source=rss', said: [] }]);
    expect(await of(optOuts)).toEqual([]);
  });

  it('may be said twice at once, with characters that no database takes', async () => {
    const optOuts = optOutsOf(await server.fresh());
    const odd = licence('a\u0000b\ud800');
    await optOuts.hear([page(1, odd, odd, NOAI), page(1, NOAI)]);
    expect(await of(optOuts)).toEqual(['license a\ufffdb\ufffd page /1', 'noai page /1']);
    await optOuts.hear([page(1, odd)]);
    expect(await of(optOuts)).toEqual(['license a\ufffdb\ufffd page /1']);
  });

  it('of a site that says it on every page is written down of ten, those that were seen last', async () => {
    const db = await server.fresh();
    const optOuts = optOutsOf(db);
    for (let n = 10; n < 30; n++) await optOuts.hear([page(n, NOAI)]);
    const first = await pagesOf(db);
    expect(first).toHaveLength(10);
    await later(db, '2 hours');
    for (let n = 40; n < 43; n++) await optOuts.hear([page(n, NOAI)]);
    const second = await pagesOf(db);
    expect(second).toHaveLength(10);
    expect(second.slice(-3)).toEqual(['40', '41', '42']);
  });

  it('is seen again no oftener than once an hour', async () => {
    const db = await server.fresh();
    const optOuts = optOutsOf(db);
    const lastSeen = async () =>
      (await optOuts.of(['times.test'])).get('times.test')?.[0]?.lastSeen.getTime() ?? 0;
    await optOuts.hear([page(1, NOAI)]);
    await later(db, '50 minutes');
    const first = await lastSeen();
    await optOuts.hear([page(1, NOAI)]);
    expect(await lastSeen()).toBe(first);
    await later(db, '20 minutes');
    await optOuts.hear([page(1, NOAI)]);
    expect(await lastSeen()).toBeGreaterThan(first);
  });

  it('has other values up to a number', async () => {
    const optOuts = optOutsOf(await server.fresh());
    for (let n = 0; n < 60; n++) await optOuts.hear([page(n, licence(`/terms?of=${n}`))]);
    expect(await of(optOuts)).toHaveLength(50);
    await optOuts.hear([page('again', licence('/terms?of=7'), NOAI)]);
    expect(await of(optOuts)).toHaveLength(51);
  });

  it('holds for ninety days; what a file says until it says otherwise', async () => {
    const db = await server.fresh();
    const optOuts = optOutsOf(db);
    const file = {
      ...page('robots.txt', { ...NOAI, signal: 'ai-crawler', value: 'GPTBot', saidIn: 'robots.txt' }),
    };
    await optOuts.hear([page(1, NOAI), file]);
    await later(db, '89 days');
    expect(await of(optOuts)).toHaveLength(2);
    await later(db, '2 days');
    expect(await of(optOuts)).toEqual(['ai-crawler GPTBot robots.txt /robots.txt']);
  });

  it('is told where a file says it too, by the file', async () => {
    const optOuts = optOutsOf(await server.fresh());
    await optOuts.hear([page('robots.txt', { ...licence('x'), saidIn: 'robots.txt' })]);
    await optOuts.hear([page(1, licence('x'))]);
    expect(await of(optOuts)).toEqual(['license x robots.txt /robots.txt']);
  });
});
