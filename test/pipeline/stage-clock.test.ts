import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { idleClock, startStageClock } from '../../src/pipeline/stage-clock.js';

describe('the stage clock', () => {
  it('books each callback on the stage that began it, however the stages interleave', async () => {
    // A clock of our own, which goes on only where the stages say that they work.
    let time = 0;
    const clock = startStageClock(() => time);
    const stage = async (ms: number) => {
      for (let turn = 0; turn < 3; turn++) {
        await sleep(1);
        time += ms;
      }
    };
    await Promise.all([clock.run('crawl', () => stage(4)), clock.run('parse', () => stage(12))]);
    clock.stop();
    expect(clock.sums()).toMatchObject({ crawl: 12, parse: 36 });
  });

  it('adds what is booked from elsewhere', () => {
    const clock = startStageClock();
    clock.book('parse', 5);
    clock.book('parse', 2);
    clock.stop();
    expect(clock.sums().parse).toBe(7);
  });

  it('counts nothing where nobody asks', async () => {
    const clock = idleClock();
    expect(await clock.run('crawl', async () => 3)).toBe(3);
    expect(clock.sums()).toEqual({});
  });
});
