/**
 * Many hosts with a page each beside one with ten thousand, and one worker for all of them: as unfair as it gets. Who asks
 * whom, and in which order, is read from the log of the server that stands for all hosts.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { crawlDueUrls } from '../../src/pipeline/crawl-host.js';
import type { Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { tick } from '../../src/pipeline/tick.js';
import { withServices } from '../support/services.js';
import { breaches, isRobots } from '../traps/judge.js';
import { type Route, startTrapSite, type TrapSite } from '../traps/site.js';

const SMALL = Array.from({ length: 99 }, (_, n) => `small-${n}.test`);
const BIG = 'big.test';
const BIG_URLS = 10_000;
const DELAY_MS = 10;

/** Far more than it takes; without turns the first small host would be asked long after that. */
const MOST_MS = 120_000;

let services: Services;
let site: TrapSite;

/** A page for whatever is asked; no host has a robots.txt. */
class AnyPage extends Map<string, Route> {
  override get(url: string): Route | undefined {
    return url.endsWith('/robots.txt') ? undefined : { body: `<p>${url}</p>` };
  }
}

withServices(
  (opened) => {
    services = opened;
  },
  async () => {
    site = await startTrapSite([BIG, ...SMALL], new AnyPage());
    return site.rules;
  },
);
afterAll(() => site.close());

const found = (host: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    url: `http://${host}/${n}`,
    sourceId: host,
    foundIn: 'feed' as const,
  }));

it('a host with ten thousand pages keeps none waiting for longer than a turn, and no host is asked before its time', async () => {
  const { queue, sources, frontier, db } = services;
  await sources.upsert(
    [BIG, ...SMALL].map((host) => sourceOf({ id: host, home: `http://${host}/`, delay: `${DELAY_MS}ms` })),
    'file',
  );
  await sql`update sources set next_due_at = now() + interval '1 day'`.execute(db.kysely);
  await frontier.add(found(BIG, BIG_URLS));
  await queue.work('tick', () => tick(services, { rush: false }));
  await queue.work('crawl', ({ host }, context) => crawlDueUrls(services, host, context), { concurrency: 1 });
  await queue.everyTick(1_000);
  const until = Date.now() + MOST_MS;
  const waitFor = async (isDone: () => boolean) => {
    while (!isDone() && Date.now() < until) await sleep(100);
    expect(isDone()).toBe(true);
  };
  // The worker is the big host's before any other is known.
  await waitFor(() => site.asked.length > 1);
  await frontier.add(SMALL.flatMap((host) => found(host, 1)));
  const pages = () => site.asked.filter((one) => !isRobots(one));
  await waitFor(() => pages().filter(({ host }) => host !== BIG).length === SMALL.length);

  const hosts = pages().map(({ host }) => host);
  const served = hosts.slice(0, hosts.findLastIndex((host) => host !== BIG) + 1);
  const turnsOf = (name: string) =>
    served.filter((host, at) => host === name && served[at - 1] !== name).length;
  expect(SMALL.map(turnsOf)).toEqual(SMALL.map(() => 1));
  // Nobody has had a second turn before everybody had the first.
  expect(turnsOf(BIG)).toBe(1);
  expect(hosts.filter((host) => host === BIG).length).toBeLessThan(BIG_URLS);
  expect(breaches(site.asked, { delayOf: () => DELAY_MS, lends: () => false })).toEqual([]);
}, 180_000);
