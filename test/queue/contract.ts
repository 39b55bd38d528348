/** What every job queue keeps to, whatever it runs on. The adapters' test files run this over their backend. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JobQueue } from '../../src/queue/port.js';
import { type Doorway, doorwayTo } from './doorway.js';

/** Resolves when the condition holds; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}

/** A gate that a handler waits at. */
export function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

export interface Bench {
  /** Where the backend is. */
  url: string;
  open(url: string): Promise<JobQueue>;
  /** Forgets all jobs. */
  reset(): Promise<void>;
}

export function queueContract(bench: () => Bench): void {
  let open: JobQueue[] = [];

  async function openOne(url = bench().url): Promise<JobQueue> {
    const queue = await bench().open(url);
    open.push(queue);
    return queue;
  }

  beforeEach(async () => {
    await bench().reset();
  });

  afterEach(async () => {
    await Promise.all(open.map((queue) => queue.close(1_000)));
    open = [];
  });

  describe('adding and running', () => {
    test('a job reaches its handler with its payload, from another process too', async () => {
      const [adder, worker] = [await openOne(), await openOne()];
      const seen: unknown[] = [];
      await worker.work('parse', async (payload) => void seen.push(payload));
      await adder.add([{ name: 'parse', payload: { captureIds: ['c1', 'c2'] } }]);
      await until(() => seen.length > 0);
      expect(seen).toEqual([{ captureIds: ['c1', 'c2'] }]);
    });

    test('a payload that no handler could take is refused, with the place that is wrong', async () => {
      const queue = await openOne();
      const wrong = { name: 'crawl', payload: { host: 5 } } as unknown as Parameters<
        JobQueue['add']
      >[0][number];
      await expect(queue.add([wrong])).rejects.toMatchObject({
        code: 'job-invalid',
        message: expect.stringContaining('crawl.host'),
      });
      expect((await queue.counts()).crawl.waiting).toBe(0);
    });

    test('more jobs than fit in one call all run, each once', async () => {
      const queue = await openOne();
      const hosts = Array.from({ length: 1_200 }, (_, n) => `h${n}.test`);
      await queue.add(hosts.map((host) => ({ name: 'crawl', payload: { host } })));
      const seen: string[] = [];
      await queue.work('crawl', async ({ host }) => void seen.push(host), { concurrency: 20 });
      await until(() => seen.length >= hosts.length);
      await until(async () => (await queue.counts()).crawl.active === 0);
      expect(seen.toSorted()).toEqual(hosts.toSorted());
    });

    test('no more handlers run side by side than told', async () => {
      const queue = await openOne();
      const { open: letGo, opened } = gate();
      let [running, most, done] = [0, 0, 0];
      await queue.add(Array.from({ length: 12 }, (_, n) => ({ name: 'crawl', payload: { host: `h${n}` } })));
      await queue.work(
        'crawl',
        async () => {
          most = Math.max(most, ++running);
          await opened;
          await sleep(20);
          running--;
          done++;
        },
        { concurrency: 3 },
      );
      // However slowly they come; and a fourth has its time to come as well.
      await until(() => running === 3);
      await sleep(200);
      letGo();
      await until(() => done === 12);
      expect(most).toBe(3);
    });

    test('a name has one worker a process', async () => {
      const queue = await openOne();
      await queue.work('tick', async () => {});
      await expect(queue.work('tick', async () => {})).rejects.toMatchObject({ code: 'queue-worker-twice' });
    });
  });

  describe('equal jobs', () => {
    test('a job whose like is waiting is not added again', async () => {
      const queue = await openOne();
      await queue.add([{ name: 'crawl', payload: { host: 'a.test' } }]);
      await queue.add([
        { name: 'crawl', payload: { host: 'a.test' } },
        { name: 'crawl', payload: { host: 'b.test' } },
        { name: 'discover', payload: { sourceIds: ['a.test'] } },
      ]);
      const counts = await queue.counts();
      expect(counts.crawl.waiting).toBe(2);
      expect(counts.discover.waiting).toBe(1);
    });

    test('a job whose like is running runs once more after it, however often it is added', async () => {
      const queue = await openOne();
      const first = gate();
      let [runs, running, most] = [0, 0, 0];
      await queue.work(
        'crawl',
        async () => {
          runs++;
          most = Math.max(most, ++running);
          if (runs === 1) await first.opened;
          running--;
        },
        { concurrency: 5 },
      );
      const job = { name: 'crawl', payload: { host: 'a.test' } } as const;
      await queue.add([job]);
      await until(() => running === 1);
      for (let n = 0; n < 3; n++) await queue.add([job]);
      expect(runs).toBe(1);
      first.open();
      await until(() => runs === 2);
      await until(async () => (await queue.counts()).crawl.active === 0);
      expect({ runs, most, waiting: (await queue.counts()).crawl.waiting }).toEqual({
        runs: 2,
        most: 1,
        waiting: 0,
      });
    });

    test('an urgent job takes the place of one that waits out a delay', async () => {
      const queue = await openOne();
      let runs = 0;
      await queue.work('crawl', async () => void runs++);
      await queue.add([{ name: 'crawl', payload: { host: 'a.test' }, delayMs: 3_600_000 }]);
      expect((await queue.counts()).crawl.delayed).toBe(1);
      await queue.add([{ name: 'crawl', payload: { host: 'a.test' } }]);
      await until(() => runs === 1);
      await until(async () => (await queue.counts()).crawl.active === 0);
      expect((await queue.counts()).crawl.delayed).toBe(0);
    });

    test('a finished job can be added again at once', async () => {
      const queue = await openOne();
      let runs = 0;
      await queue.work('discover', async () => void runs++);
      for (let n = 1; n <= 3; n++) {
        await queue.add([{ name: 'discover', payload: { sourceIds: ['s'] } }]);
        await until(() => runs === n);
      }
      await until(async () => (await queue.counts()).discover.active === 0);
      expect((await queue.counts()).discover).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
    });
  });

  describe('trouble', () => {
    test('a handler that throws is tried again, as often as the table of jobs says', async () => {
      const queue = await openOne();
      let runs = 0;
      await queue.work('parse', async () => {
        runs++;
        throw new Error('always');
      });
      await queue.add([{ name: 'parse', payload: { captureIds: ['c'] } }]);
      await until(async () => (await queue.counts()).parse.failed === 1);
      expect(runs).toBe(3);
    });

    test('a job that was given up can be added again', async () => {
      const queue = await openOne();
      let runs = 0;
      await queue.work('tick', async () => {
        if (++runs === 1) throw new Error('once');
      });
      await queue.add([{ name: 'tick', payload: {} }]);
      await until(async () => (await queue.counts()).tick.failed === 1);
      await queue.add([{ name: 'tick', payload: {} }]);
      await until(() => runs === 2);
    });
  });

  describe('an outage', () => {
    let doorway: Doorway;

    beforeEach(async () => {
      doorway = await doorwayTo(bench().url);
    });

    afterEach(async () => {
      await doorway.close();
    });

    test('is told to who adds, and worked on after by who works; the tick goes on', async () => {
      const queue = await openOne(doorway.url);
      const seen = new Set<string>();
      let ticks = 0;
      await queue.work('crawl', async ({ host }) => void seen.add(host));
      await queue.work('tick', async () => void ticks++);
      await queue.everyTick(100);
      await until(() => ticks > 0);
      doorway.shut();
      await expect(queue.add([{ name: 'crawl', payload: { host: 'during' } }])).rejects.toMatchObject({
        code: 'queue-unreachable',
        retry: true,
      });
      doorway.open();
      const before = ticks;
      await until(() =>
        queue.add([{ name: 'crawl', payload: { host: 'after' } }]).then(
          () => true,
          () => false,
        ),
      );
      await until(() => seen.has('after') && ticks > before);
    });

    test('does not keep it from closing', async () => {
      const queue = await openOne(doorway.url);
      await queue.work('crawl', async () => {});
      doorway.shut();
      await queue.close(200);
    });
  });

  describe('the tick', () => {
    test('comes again and again, on one schedule, however often and wherever it is asked for', async () => {
      const [one, two] = [await openOne(), await openOne()];
      let ticks = 0;
      await one.work('tick', async () => void ticks++);
      await two.work('tick', async () => void ticks++);
      await Promise.all([one.everyTick(50), two.everyTick(50)]);
      await one.everyTick(50);
      await until(() => ticks >= 4);
      const { waiting, delayed } = (await one.counts()).tick;
      expect(waiting + delayed).toBeLessThanOrEqual(1);
    });

    test('comes when the clock that it was set up by was ahead, and is right again', async () => {
      const now = Date.now;
      const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + 3_600_000);
      try {
        const before = await openOne();
        let ticks = 0;
        await before.work('tick', async () => void ticks++);
        await before.everyTick(50);
        await until(() => ticks >= 2);
        await before.close(1_000);
      } finally {
        clock.mockRestore();
      }
      const queue = await openOne();
      let ticks = 0;
      await queue.work('tick', async () => void ticks++);
      await queue.everyTick(50);
      await until(() => ticks >= 2);
    });
  });

  describe('closing', () => {
    test('aborts the signal and waits for the handler', async () => {
      const queue = await openOne();
      let [started, ended] = [false, false];
      await queue.work('deliver', async (_, { signal }) => {
        started = true;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        await sleep(50);
        ended = true;
      });
      await queue.add([{ name: 'deliver', payload: { sinkId: 's' } }]);
      await until(() => started);
      await queue.close(20_000);
      expect(ended).toBe(true);
      const other = await openOne();
      expect((await other.counts()).deliver).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
    });

    test('does not wait for ever; the job is still there for another', async () => {
      const queue = await openOne();
      const stuck = gate();
      let started = false;
      await queue.work('deliver', async () => {
        started = true;
        await stuck.opened;
      });
      await queue.add([{ name: 'deliver', payload: { sinkId: 's' } }]);
      await until(() => started);
      await queue.close(50);
      const other = await openOne();
      expect((await other.counts()).deliver.active).toBe(1);
      stuck.open();
    });

    test('can be asked for twice, and nothing can be started afterwards', async () => {
      const queue = await openOne();
      await Promise.all([queue.close(1_000), queue.close(1_000)]);
      await expect(queue.work('tick', async () => {})).rejects.toMatchObject({ code: 'queue-closed' });
    });
  });
}
