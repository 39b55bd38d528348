/** Crawls that go on at the same time share one run. */
import { BasicCrawler } from '@crawlee/basic';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { joinRun } from '../../src/crawlers/crawl-run.js';

const realRun = BasicCrawler.prototype.run;
const crawlers: BasicCrawler[] = [];
const ends: Promise<unknown>[] = [];

beforeEach(() => {
  vi.spyOn(BasicCrawler.prototype, 'run').mockImplementation(function (this: BasicCrawler) {
    const end = realRun.call(this);
    crawlers.push(this);
    ends.push(end);
    return end;
  });
});

/** Runs end a moment after the last crawl in them. */
afterEach(async () => {
  await Promise.all(ends.splice(0));
  crawlers.length = 0;
  vi.restoreAllMocks();
});

/** A crawl of so many pages; each visit waits until the event loop has turned, so that crawls interleave. */
async function crawl(name: string, pages: number, seen: string[]): Promise<void> {
  const place = joinRun();
  for (let n = 0; n < pages; n++) {
    await place.take(`http://${name}.test/${n}`, async () => {
      await new Promise(setImmediate);
      seen.push(`${name}${n}`);
    });
  }
  place.leave();
}

describe('a run', () => {
  it('is shared by the crawls that go on at the same time, and each has its pages in order', async () => {
    const seen: string[] = [];
    await Promise.all(['a', 'b', 'c'].map((name) => crawl(name, 5, seen)));
    expect(crawlers).toHaveLength(1);
    expect(seen).toHaveLength(15);
    expect(seen.filter((one) => one.startsWith('b'))).toEqual(['b0', 'b1', 'b2', 'b3', 'b4']);
    expect(seen.indexOf('c0')).toBeLessThan(seen.indexOf('a4'));
  });

  it('ends with the last crawl in it, and the next crawl has another', async () => {
    for (const name of ['a', 'b']) {
      await crawl(name, 1, []);
      await ends.at(-1);
    }
    expect(crawlers).toHaveLength(2);
  });

  it('hands what a visit throws to the crawl that asked, and goes on for the others', async () => {
    const seen: string[] = [];
    const place = joinRun();
    const failing = place.take('http://a.test/', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await crawl('b', 2, seen);
    place.leave();
    expect(seen).toEqual(['b0', 'b1']);
  });

  it('that was stopped takes nothing any more, and says so', async () => {
    const place = joinRun();
    expect(await place.take('http://a.test/1', async () => {})).toBe(true);
    await crawlers[0]?.autoscaledPool?.abort();
    expect(await place.take('http://a.test/2', async () => {})).toBe(false);
    place.leave();
  });
});
