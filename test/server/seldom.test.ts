import { expect, it } from 'vitest';
import { seldom } from '../../src/server/seldom.js';

/** Work that takes 10 ms of a clock that only it moves, and says how often it was done. */
function counting() {
  let now = 0;
  let times = 0;
  let fails = false;
  const ask = seldom(
    async () => {
      now += 10;
      times++;
      if (fails) throw new Error('away');
      return times;
    },
    () => now,
  );
  return {
    ask: async () => (await ask()).value,
    wait: (ms: number) => {
      now += ms;
    },
    fail: (yes: boolean) => {
      fails = yes;
    },
  };
}

it('work is done again when it has rested for fifty times as long as it took', async () => {
  const { ask, wait } = counting();
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  wait(499);
  expect(await ask()).toBe(1);
  wait(1);
  expect(await ask()).toBe(2);
});

it('work that failed is done again by the next who asks', async () => {
  const { ask, fail } = counting();
  fail(true);
  await expect(ask()).rejects.toThrow('away');
  fail(false);
  expect(await ask()).toBe(2);
});
