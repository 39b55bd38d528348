/** What is asked at the same time is answered together. */
import { describe, expect, it } from 'vitest';
import { grouped } from '../../src/storage/grouped.js';

describe('a group', () => {
  it('is what came in one turn or while the one before was under way, at most so many', async () => {
    const groups: number[][] = [];
    const twice = grouped(3, async (group: readonly number[]) => {
      groups.push([...group]);
      await new Promise(setImmediate);
      return group.map((n) => 2 * n);
    });
    expect(await Promise.all([1, 2, 3, 4, 5].map(twice))).toEqual([2, 4, 6, 8, 10]);
    expect(groups).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    const sixth = twice(6);
    await new Promise(setImmediate);
    expect(await Promise.all([sixth, twice(7)])).toEqual([12, 14]);
    expect(groups.slice(2)).toEqual([[6], [7]]);
  });

  it('is one of several at a time that share what waits', async () => {
    const groups: number[][] = [];
    let most = 0;
    let running = 0;
    const shared = grouped(
      3,
      async (group: readonly number[]) => {
        groups.push([...group]);
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running--;
        return group;
      },
      { atOnce: 2 },
    );
    expect(await Promise.all([1, 2, 3, 4].map(shared))).toEqual([1, 2, 3, 4]);
    expect(groups).toEqual([[1, 2], [3], [4]]);
    expect(most).toBe(2);
  });

  it('that is not whole waits for others for a while', async () => {
    const groups: number[][] = [];
    const note = async (group: readonly number[]) => {
      groups.push([...group]);
      return group;
    };
    const gathered = grouped(9, note, { gatherMs: 50 });
    const first = gathered(1);
    await new Promise(setImmediate);
    await Promise.all([first, gathered(2)]);
    expect(groups).toEqual([[1, 2]]);
  });

  it('with one that cannot be answered is answered for the others', async () => {
    const careful = grouped(9, async (group: readonly number[]) => {
      await new Promise(setImmediate);
      if (group.includes(3)) throw new Error('not three');
      return group;
    });
    const answers = await Promise.allSettled([1, 2, 3, 4].map(careful));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('is not tried again one by one where the database is away', async () => {
    let tries = 0;
    const away = grouped(9, async (_: readonly number[]): Promise<number[]> => {
      tries++;
      await new Promise(setImmediate);
      throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    });
    await Promise.allSettled([1, 2, 3, 4].map(away));
    expect(tries).toBe(1);
  });
});
