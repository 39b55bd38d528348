/** When a source is looked at next: what its own schedule says, what its site publishes and asks for, and how it fares. */
import { expect } from 'vitest';
import type { Services } from '../../src/pipeline/services.js';
import { stories, xml } from './pages.js';
import type { Answer, Asked, Route } from './site.js';
import { DELAY_MS, type Trap } from './trap.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An article, published so often until now. */
const paced = (everyMs: number, count: number): Answer =>
  xml(
    `<rss version="2.0"><channel><title>T</title>${Array.from({ length: count }, (_, n) => {
      const at = new Date(Date.now() - n * everyMs).toUTCString();
      return `<item><title>News</title><link>/${n}</link><pubDate>${at}</pubDate></item>`;
    }).join('')}</channel></rss>`,
  );
const pages = (count: number) => Array.from({ length: count }, (_, n) => `/${n}`);

const standingOf = async ({ sources }: Services, host: string) => {
  const source = await sources.get(host);
  if (!source?.lastLookedAt) throw new Error('not looked at yet');
  return { ...source, waitMs: source.nextDueAt.getTime() - source.lastLookedAt.getTime() };
};

/** A source whose feed gives this, and how long it is left alone after the first look; milliseconds, both ends count. */
function waits(
  name: string,
  host: string,
  source: { schedule?: string; feed: Route; articles?: number },
  [least, most]: [number, number],
): Trap {
  const { schedule, feed, articles = 0 } = source;
  return {
    name,
    host,
    site: { '/rss': feed, ...stories(...pages(articles)) },
    source: { feeds: ['/rss'], schedule },
    ends: Object.fromEntries(pages(articles).map((path) => [path, 'parsed'])),
    ...(articles === 0 ? { inputs: { '/rss': 'server-error' } } : {}),
    patient: true,
    async also(_, services) {
      const { waitMs } = await standingOf(services, host);
      expect(waitMs).toBeGreaterThanOrEqual(least);
      expect(waitMs).toBeLessThanOrEqual(most);
    },
  };
}

const cached = (answer: Answer, control: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'cache-control': control },
});

/** Between the two looks. */
let unwell: Awaited<ReturnType<typeof standingOf>> | undefined;

export const SCHEDULE_TRAPS: Trap[] = [
  waits(
    'a source with a duration is looked at after about that, at a time of its own',
    'every-six-hours.test',
    { schedule: '6h', feed: paced(MINUTE, 2), articles: 2 },
    [3 * HOUR, 9 * HOUR],
  ),
  {
    name: 'a source with a short duration is looked at again and again, no sooner than half of it',
    host: 'every-four-seconds.test',
    site: { '/rss': paced(HOUR, 1), ...stories('/0') },
    source: { feeds: ['/rss'], schedule: '4s', revisits: 'none' },
    ends: { '/0': 'parsed' },
    also(asked: readonly Asked[]) {
      const looks = asked.filter(({ path }) => path === '/rss').map(({ at }) => at);
      const gaps = looks.slice(1).map((at, n) => at - (looks[n] as number));
      expect(gaps.length).toBeGreaterThan(0);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_000);
    },
  },
  {
    name: 'a source with a cron expression is looked at in that minute',
    host: 'at-seventeen-past.test',
    site: { '/rss': paced(HOUR, 1), ...stories('/0') },
    source: { feeds: ['/rss'], schedule: '17 3 * * *' },
    ends: { '/0': 'parsed' },
    async also(_, services) {
      const { nextDueAt, waitMs } = await standingOf(services, 'at-seventeen-past.test');
      expect([nextDueAt.getHours(), nextDueAt.getMinutes()]).toEqual([3, 17]);
      expect(waitMs).toBeLessThanOrEqual(DAY + MINUTE);
    },
  },
  waits(
    'one without a schedule is looked at often where much is published',
    'busy-paper.test',
    { feed: paced(MINUTE, 8), articles: 8 },
    [5 * MINUTE, 15 * MINUTE],
  ),
  waits('seldom where little is', 'quiet-paper.test', { feed: paced(2.5 * DAY, 2), articles: 2 }, [
    HOUR,
    DAY,
  ]),
  waits(
    'and not before what it gave is old, where it says so',
    'cached-paper.test',
    { feed: cached(paced(MINUTE, 8), 'max-age=7200'), articles: 8 },
    [2 * HOUR - MINUTE, 3 * HOUR],
  ),
  waits(
    'one whose feed fails waits for twice as long',
    'failing-paper.test',
    { schedule: '6h', feed: { status: 500 } },
    [12 * HOUR, 13.2 * HOUR],
  ),
  {
    name: 'one that fails five times is unhealthy, by name, and well again with the first good look',
    host: 'recovering-paper.test',
    site: { '/rss': { status: 404 }, ...stories('/0') },
    source: { feeds: ['/rss'], schedule: '6h' },
    ends: {},
    inputs: { '/rss': 'not-found' },
    async prepare({ sources }) {
      // The fifth failure in a row is the first that the site sees.
      for (let failures = 0; failures < 4; failures++)
        await sources.looked('recovering-paper.test', {
          nextDueAt: new Date(),
          error: 'before',
          failing: [],
        });
    },
    again: {
      site: { '/rss': paced(HOUR, 1) },
      async prepare(services) {
        unwell = await standingOf(services, 'recovering-paper.test');
      },
      ends: { '/0': 'parsed' },
      async also(_, services) {
        expect(unwell?.failures).toBeGreaterThanOrEqual(5);
        expect(unwell?.unhealthySince).toBeInstanceOf(Date);
        expect(unwell?.lastError).toContain('/rss: ');
        const source = await standingOf(services, 'recovering-paper.test');
        expect(source).toMatchObject({ failures: 0 });
        expect(source.unhealthySince).toBeUndefined();
        expect(source.lastError).toBeUndefined();
      },
    },
  },
  {
    name: 'a host that answers slowly is asked more slowly, twice as long as it takes',
    host: 'slow.test',
    site: Object.fromEntries(
      Object.entries({
        '/robots.txt': { status: 404 },
        // What is nowhere is answered at once, and the time that answers take is smoothed.
        '/.well-known/tdmrep.json': { status: 404 },
        '/rss': paced(HOUR, 3),
        ...stories('/0', '/1', '/2'),
      }).map(([path, answer]): [string, Route] => [path, slowly(answer as Answer)]),
    ),
    source: { feeds: ['/rss'], schedule: '6h' },
    ends: { '/0': 'parsed', '/1': 'parsed', '/2': 'parsed' },
    delayMs: 4 * DELAY_MS,
  },
];

/**
 * After twice the traps' delay, so that four times of it are due between two requests. Timers count from when the loop began
 * its turn, so one that is set late in a long turn rings too early.
 */
function slowly({ status = 200, headers = {}, body = '' }: Answer): Route {
  return ({ response }) => {
    const at = performance.now() + 2 * DELAY_MS;
    const answer = () => {
      const left = at - performance.now();
      if (left > 0) setTimeout(answer, left);
      else response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
    };
    answer();
    return undefined;
  };
}
