/** A source that has a budget of requests: what is over it stays due, for the next run or the next day. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { noPage } from '../../src/crawlers/outcome.js';
import type { Slot, TakeSlot } from '../../src/crawlers/visit.js';
import { withinBudget } from '../../src/pipeline/budget.js';
import { crawlDueUrls } from '../../src/pipeline/crawl-host.js';
import { discoverSource } from '../../src/pipeline/discover-source.js';
import type { Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import type { Site } from '../crawlers/site.js';
import { withSiteAndServices } from '../support/site-services.js';

let services: Services;
let site: Site;
withSiteAndServices('times.test', (opened, started) => {
  services = opened;
  site = started;
});

const job = { signal: new AbortController().signal } as Parameters<typeof crawlDueUrls>[2];
const crawl = () => crawlDueUrls(services, site.host, job);
const query = async <Row>(text: string) => (await sql.raw<Row>(text).execute(services.db.kysely)).rows;

beforeEach(async () => {
  site.asked.length = 0;
  await query('truncate sources, source_spending, frontier, hosts cascade');
  for (const path of ['/a', '/b', '/c', '/d', '/others']) site.on(path, { body: path });
});

async function watch(budget: { run?: number; day?: number }): Promise<void> {
  const home = `${site.origin}/`;
  await services.sources.upsert(
    [
      sourceOf({ id: 'times', home, feeds: [`${home}feed`], delay: '0ms', budget }),
      sourceOf({ id: 'other', home, delay: '0ms' }),
    ],
    'file',
  );
  await services.frontier.add(
    ['/a', '/b', '/c', '/d', '/others'].map((path) => ({
      url: `${site.origin}${path}`,
      sourceId: path === '/others' ? 'other' : 'times',
      foundIn: 'feed' as const,
    })),
  );
}

const stillDue = async () =>
  (
    await query<{ path: string }>(
      `select url as path from frontier where state = 'due' and attempts = 0 order by id`,
    )
  ).map(({ path }) => path.replace(site.origin, ''));

const isOver = async () =>
  (await services.totals.dueNow(new Date())).toFetch === 0 &&
  (await services.frontier.claimDueHosts(9, 1_000)).length === 0;

const isSpent = async () => (await query('select from source_spending where spent_until > now()')).length > 0;

describe('the budget of a run', () => {
  it('ends the run for its source, and for no other; the next run goes on', async () => {
    await watch({ run: 3 });
    await query(`update sources set next_due_at = now() + interval '1 day'`);
    await crawl();
    // robots.txt is a request, too.
    expect(site.paths()).toEqual(['/robots.txt', '/a', '/b', '/others']);
    expect(await stillDue()).toEqual(['/c', '/d']);
    expect(await isOver()).toBe(true);
    await crawl();
    expect(site.asked).toHaveLength(4);
    await services.budgets.newRun();
    await crawl();
    expect(site.paths().slice(4)).toEqual(['/c', '/d']);
  });

  it('that is raised is for the run that is on: the source asks at once', async () => {
    await watch({ run: 2 });
    await query(`update sources set next_due_at = now() + interval '1 hour'`);
    await crawl();
    expect(site.paths()).toEqual(['/robots.txt', '/a', '/others']);
    expect(await isOver()).toBe(true);
    await watch({ run: 4 });
    expect((await services.sources.get('times'))?.nextDueAt.getTime()).toBeLessThanOrEqual(Date.now());
    await crawl();
    expect(site.paths().slice(3)).toEqual(['/b', '/c']);
    await watch({});
    await crawl();
    expect(site.paths().slice(5)).toEqual(['/d']);
  });

  it('that is raised under a crawl is not taken for spent by it', async () => {
    await watch({ run: 1 });
    const read = { run: 1 };
    await services.budgets.spend('times', read);
    await watch({ run: 2 });
    expect(await services.budgets.spend('times', read)).toEqual({ spentForMs: 0 });
    expect(await isSpent()).toBe(false);
    expect(await services.budgets.spend('times', { run: 2 })).toBeUndefined();
    expect(await services.budgets.spend('times', { run: 2 })).toEqual({ spentForMs: 3_600_000 });
    expect(await isSpent()).toBe(true);
  });

  it('is not spent by a slot that is given back unused, as one is that came too late', async () => {
    const counted: string[] = [];
    const budgets = { spend: async (id: string) => void counted.push(id) } as unknown as Services['budgets'];
    const answers: Awaited<ReturnType<TakeSlot>>[] = [{ waitMs: 5 }];
    const slot: Slot = { end: async () => ({ restMs: 0 }) };
    const takeSlot = withinBudget(
      async () => answers.shift() ?? slot,
      budgets,
      () => ({
        id: 'times',
        budget: { run: 9 },
      }),
    );
    const taken = async () => (await takeSlot('times.test', 0)) as Slot;
    await taken();
    await (await taken()).end();
    expect(counted).toHaveLength(1);
    await (await taken()).end({ tookMs: 1 });
    expect(counted).toHaveLength(1);
    await taken();
    expect(counted).toHaveLength(2);
  });

  it.each([['host-rests'], ['lost']] as const)('is not spent where there is no slot: %s', async (why) => {
    await watch({ run: 2 });
    const answer = why === 'lost' ? why : noPage(why, { retryAfterMs: 1_000 });
    const source = { id: 'times', budget: { run: 2, day: 9 } };
    const answers: Awaited<ReturnType<TakeSlot>>[] = [{ waitMs: 5 }, answer, answer, answer, answer];
    const takeSlot = withinBudget(
      async () => answers.shift() ?? 'lost',
      services.budgets,
      () => source,
    );
    expect(await takeSlot('times.test', 0)).toEqual({ waitMs: 5 });
    for (let asked = 0; asked < 4; asked++) expect(await takeSlot('times.test', 0)).toEqual(answer);
    expect(await query('select today, this_run from source_spending')).toEqual([{ today: 0, this_run: 0 }]);
  });

  it('puts off a look, which is no failure', async () => {
    await watch({ run: 1 });
    await services.budgets.spend('times', { run: 1 });
    await discoverSource(services, 'times', job);
    expect(site.asked).toEqual([]);
    const source = await services.sources.get('times');
    expect(source).toMatchObject({ failures: 0 });
    expect(source?.nextDueAt.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
  });
});

describe('the budget of a day', () => {
  it('ends with the day, in UTC, whatever runs begin', async () => {
    await watch({ day: 2 });
    await crawl();
    expect(site.paths()).toEqual(['/robots.txt', '/a', '/others']);
    await services.budgets.newRun();
    await crawl();
    expect(site.asked).toHaveLength(3);
    const [row] = await query<{ left: number }>(
      `select extract(epoch from spent_until - now())::float8 as left from source_spending`,
    );
    expect(row?.left).toBeGreaterThan(0);
    expect(row?.left).toBeLessThanOrEqual(86_400);
    await query(`update source_spending set day = day - 1, spent_until = now()`);
    await crawl();
    expect(site.paths().slice(3)).toEqual(['/b', '/c']);
  });

  it('is counted once, whoever asks at the same time', async () => {
    const asks = Array.from({ length: 20 }, () => services.budgets.spend('times', { day: 7, run: 9 }));
    const free = (await Promise.all(asks)).filter((spent) => spent === undefined);
    expect(free).toHaveLength(7);
  });
});
