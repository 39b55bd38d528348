/** The discover job: looks at several sources share it, and do not hinder each other. */
import { expect, it, vi } from 'vitest';
import { discoverSources, lookJobs } from '../../src/pipeline/discover-sources.js';

const context = () => ({ signal: new AbortController().signal });
const ids = (count: number) => Array.from({ length: count }, (_, n) => `s${n}`);

/** Claims all that it is asked for. */
const sources = { claimAgain: async (asked: readonly string[]) => [...asked] };

it('sources that are due share jobs, and none is left out', () => {
  const lists = lookJobs(ids(20)).map(({ payload }) => (payload as { sourceIds: string[] }).sourceIds);
  expect(lists.map(({ length }) => length)).toEqual([8, 8, 4]);
  expect(lists.flat()).toEqual(ids(20));
});

it('a look that hangs holds up no other, and no more than sixteen are made at once', async () => {
  let free = () => {};
  const hanging = new Promise<void>((resolve) => {
    free = resolve;
  });
  let [running, most] = [0, 0];
  const done: string[] = [];
  const discover = discoverSources(sources, async (id) => {
    most = Math.max(most, ++running);
    await (id === 's0' ? hanging : new Promise((resolve) => setImmediate(resolve)));
    running--;
    done.push(id);
  });
  const jobs = [ids(40).slice(0, 8), ids(40).slice(8)].map((some) => discover(some, context()));
  await jobs[1];
  await vi.waitFor(() => expect(done).toHaveLength(39), { timeout: 20_000 });
  free();
  await jobs[0];
  expect([most, done.at(-1)]).toEqual([16, 's0']);
});

it('one that throws fails the job when the others are through', async () => {
  const done: string[] = [];
  const discover = discoverSources(sources, async (id) => {
    if (id === 's0') throw new Error('away');
    await new Promise((resolve) => setImmediate(resolve));
    done.push(id);
  });
  await expect(discover(ids(3), context())).rejects.toThrow('away');
  expect(done).toEqual(['s1', 's2']);
});

it('what is no longer due, or waits when the job is aborted, is not looked at', async () => {
  const looked: string[] = [];
  const stop = new AbortController();
  const some = { claimAgain: async () => ids(20).slice(1) };
  const discover = discoverSources(some, async (id) => {
    looked.push(id);
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
  });
  await discover(ids(20), { signal: stop.signal });
  expect(looked).toEqual(ids(17).slice(1));
});

it('claims are kept for as long as a look lasts', async () => {
  vi.useFakeTimers();
  try {
    const claims: (readonly string[])[] = [];
    const claiming = {
      claimAgain: async (asked: readonly string[]) => {
        claims.push(asked);
        return [...asked];
      },
    };
    let free = () => {};
    const discover = discoverSources(claiming, (id) =>
      id === 's0'
        ? Promise.resolve()
        : new Promise((resolve) => {
            free = resolve;
          }),
    );
    const job = discover(['s0', 's1'], context());
    await vi.advanceTimersByTimeAsync(45_000);
    expect(claims).toEqual([['s0', 's1'], ['s1'], ['s1']]);
    free();
    await job;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(claims).toHaveLength(3);
  } finally {
    vi.useRealTimers();
  }
});
