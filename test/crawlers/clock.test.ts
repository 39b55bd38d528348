import { expect, it } from 'vitest';
import { machineClock } from '../../src/crawlers/clock.js';

it('sleeps though it is for longer than a timer can be set', async () => {
  const until = AbortSignal.timeout(100);
  await expect(machineClock.sleep(30 * 24 * 3_600_000, until)).rejects.toThrow();
  expect(until.aborted).toBe(true);
});
