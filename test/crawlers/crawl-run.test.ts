/** Crawls that go on at the same time share one run. */
import { BasicCrawler } from '@crawlee/basic';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inRun } from '../../src/crawlers/crawl-run.js';

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
  await inRun(`http://${name}.test/`, async () => {
    for (let n = 0; n < pages; n++) {
      await new Promise(setImmediate);
      seen.push(`${name}${n}`);
    }
  });
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

  it('hands what a crawl throws to whoever asked for it, and goes on for the others', async () => {
    const seen: string[] = [];
    const failing = inRun('http://a.test/', () => Promise.reject(new Error('no')));
    await Promise.all([expect(failing).rejects.toThrow('no'), crawl('b', 2, seen)]);
    expect(crawlers).toHaveLength(1);
    expect(seen).toEqual(['b0', 'b1']);
  });

  it('that was stopped starts nothing any more, and says so', async () => {
    let goOn = () => {};
    const seen: string[] = [];
    const began = inRun('http://a.test/', () => {
      seen.push('a');
      return new Promise((resume) => {
        goOn = resume;
      });
    });
    await vi.waitFor(() => expect(seen).toEqual(['a']), { timeout: 20_000 });
    const waiting = inRun('http://b.test/', async () => {
      seen.push('b');
    });
    await crawlers[0]?.autoscaledPool?.abort();
    expect(await waiting).toBe(false);
    goOn();
    expect(await began).toBe(true);
    expect(seen).toEqual(['a']);
  });
});
