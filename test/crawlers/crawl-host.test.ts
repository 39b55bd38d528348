import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CrawlMeans, crawlHost, type DueUrl } from '../../src/crawlers/crawl-host.js';
import type { FetchOutcome } from '../../src/crawlers/outcome.js';
import { FREE_SLOT, type TestMeans, testMeans } from './means.js';
import { type Site, startSite } from './site.js';

let site: Site;
let here: TestMeans | undefined;

beforeEach(async () => {
  site = await startSite('times.test');
});

afterEach(async () => {
  await here?.dispatcher.destroy();
  await site.close();
});

const due = (...paths: string[]): DueUrl[] =>
  paths.map((path) => ({ id: `id${path}`, url: `${site.origin}${path}` }));

function crawl(urls: DueUrl[], more: Partial<CrawlMeans> = {}) {
  const outcomes = new Map<string, FetchOutcome>();
  const made = testMeans([site], more);
  here = made;
  const end = crawlHost(urls, {
    ...made,
    onOutcome: async ({ id }, outcome) => void outcomes.set(id, outcome),
    ...more,
  });
  return { outcomes, end, means: made };
}

describe('a host', () => {
  test('is drained, URL by URL, each with its outcome', async () => {
    site.on('/a', { body: 'a' });
    site.on('/b', { status: 410 });
    site.on('/c', { status: 304 });
    const urls = due('/a', '/b', '/c', '/d');
    Object.assign(urls[2] as DueUrl, { etag: '"v1"' });
    const { end, outcomes, means } = crawl(urls);
    expect(await end).toEqual({ done: 4, end: 'drained' });
    expect([...outcomes].map(([id, { kind }]) => [id, kind])).toEqual([
      ['id/a', 'page'],
      ['id/b', 'failed'],
      ['id/c', 'not-modified'],
      ['id/d', 'failed'],
    ]);
    expect(site.paths()).toEqual(['/robots.txt', '/a', '/b', '/c', '/d']);
    expect(means.slots).toHaveLength(5);
  });

  test('is not asked for what has come under another name meanwhile', async () => {
    site.on('/a', { body: 'a' });
    const over = new Set<string>();
    const { end } = crawl(due('/a', '/b'), {
      isOver: ({ id }) => over.has(id),
      onOutcome: async () => void over.add('id/b'),
    });
    expect(await end).toEqual({ done: 2, end: 'drained' });
    expect(site.paths()).toEqual(['/robots.txt', '/a']);
  });

  test('is asked one thing at a time, and the next only when the outcome is dealt with', async () => {
    let [open, most] = [0, 0];
    for (const path of ['/a', '/b', '/c']) {
      site.on(path, (_, response) => {
        most = Math.max(most, ++open);
        setTimeout(() => response.end('x'), 20);
        return undefined;
      });
    }
    const { end } = crawl(due('/a', '/b', '/c'), {
      onOutcome: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        open--;
      },
    });
    await end;
    expect(most).toBe(1);
  });

  test('may have the same URL twice, under two ids', async () => {
    site.on('/a', { body: 'a' });
    const { end, outcomes } = crawl([...due('/a'), { id: 'again', url: `${site.origin}/a` }]);
    expect(await end).toEqual({ done: 2, end: 'drained' });
    expect(outcomes.size).toBe(2);
  });

  test('with nothing due is left alone', async () => {
    const { end } = crawl([]);
    expect(await end).toEqual({ done: 0, end: 'drained' });
    expect(site.asked).toEqual([]);
  });
});

describe('a crawl stops', () => {
  test('when the lease is lost: nothing more is asked, the rest stays as it was', async () => {
    for (const path of ['/a', '/b', '/c']) site.on(path, { body: 'x' });
    let slots = 0;
    const { end, outcomes } = crawl(due('/a', '/b', '/c'), {
      takeSlot: async () => (++slots > 2 ? 'lost' : FREE_SLOT),
    });
    expect(await end).toEqual({ done: 1, end: 'lost' });
    expect([...outcomes.keys()]).toEqual(['id/a']);
    expect(site.paths()).toEqual(['/robots.txt', '/a']);
  });

  test('when it is told to, in the middle of a request, without an outcome for that one', async () => {
    const stop = new AbortController();
    site.on('/a', { body: 'x' });
    site.on('/b', () => {
      stop.abort();
      return undefined;
    });
    const { end, outcomes } = crawl(due('/a', '/b', '/c'), { signal: stop.signal });
    expect(await end).toEqual({ done: 1, end: 'aborted' });
    expect([...outcomes.keys()]).toEqual(['id/a']);
  });

  test('when it is told to while it waits for its slot', async () => {
    const stop = new AbortController();
    const { end } = crawl(due('/a'), {
      signal: stop.signal,
      takeSlot: async () => {
        stop.abort();
        return { waitMs: 60_000 };
      },
    });
    expect(await end).toEqual({ done: 0, end: 'aborted' });
    expect(site.asked).toEqual([]);
  });

  test.each([
    [429, { 'retry-after': '90' }, 90_000],
    [503, { 'retry-after': '90' }, 90_000],
    [429, {}, 60_000],
  ])('at status %i with %o, for as long as asked', async (status, headers, backOffMs) => {
    site.on('/a', { status, headers });
    const { end, outcomes } = crawl(due('/a', '/b'));
    expect(await end).toEqual({ done: 1, end: 'back-off', backOffMs });
    expect(outcomes.size).toBe(1);
  });

  test('when robots.txt cannot be read: one URL says so, the others were not tried', async () => {
    site.on('/robots.txt', { status: 500 });
    const { end, outcomes } = crawl(due('/a', '/b'));
    expect(await end).toEqual({ done: 1, end: 'back-off', backOffMs: 60_000 });
    expect(outcomes.get('id/a')).toMatchObject({ reason: 'robots-unreachable' });
    expect(site.paths()).toEqual(['/robots.txt']);
  });

  test('after three failures in a row that time may mend, not after three that it will not', async () => {
    for (let n = 1; n <= 7; n++) site.on(`/down${n}`, { status: 500 });
    site.on('/ok', { body: 'x' });
    const row = [
      '/down1',
      '/down2',
      '/ok',
      '/down3',
      '/gone1',
      '/gone2',
      '/gone3',
      '/down4',
      '/down5',
      '/down6',
    ];
    const { end } = crawl(due(...row, '/never'));
    expect(await end).toEqual({ done: 10, end: 'back-off', backOffMs: 60_000 });
    expect(site.paths()).not.toContain('/never');
  });

  test('when an outcome cannot be dealt with, with that error', async () => {
    site.on('/a', { body: 'x' });
    const { end } = crawl(due('/a', '/b'), {
      onOutcome: async () => {
        throw new Error('disk full');
      },
    });
    await expect(end).rejects.toThrow('disk full');
    expect(site.paths()).toEqual(['/robots.txt', '/a']);
  });

  test('when the slots cannot be asked for, with that error', async () => {
    const { end } = crawl(due('/a'), {
      takeSlot: async () => {
        throw new Error('database away');
      },
    });
    await expect(end).rejects.toThrow('database away');
  });
});

test('many crawls side by side leave nothing behind: no listeners, no files, no output', async () => {
  for (let n = 0; n < 30; n++) site.on(`/${n}`, { body: 'x' });
  const before = process.listenerCount('SIGINT');
  const made = testMeans([site]);
  here = made;
  const means = { ...made, onOutcome: async () => {} };
  const ends = await Promise.all(Array.from({ length: 30 }, (_, n) => crawlHost(due(`/${n}`), means)));
  expect(ends.every(({ end, done }) => end === 'drained' && done === 1)).toBe(true);
  expect(process.listenerCount('SIGINT')).toBe(before);
});
