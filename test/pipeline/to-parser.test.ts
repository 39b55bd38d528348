/** Captures on their way to the parser. */
import { expect, it } from 'vitest';
import { toParser } from '../../src/pipeline/to-parser.js';
import type { Job } from '../../src/queue/jobs.js';

it('shares jobs among hosts that hand over at the same time, and leaves nothing out', async () => {
  const calls: (readonly Job[])[] = [];
  const handOver = toParser({
    add: async (jobs) => {
      calls.push(jobs);
    },
  });
  const ids = Array.from({ length: 20 }, (_, n) => `c${n}`);
  await Promise.all([...ids.slice(0, 17).map((id) => handOver([id])), handOver(ids.slice(17))]);
  const lists = calls.flat().map(({ payload }) => (payload as { captureIds: string[] }).captureIds);
  expect(calls).toHaveLength(1);
  expect(lists.map(({ length }) => length)).toEqual([8, 8, 4]);
  expect(lists.flat()).toEqual(ids);
});

it('tells whoever handed over that the queue did not take it', async () => {
  const handOver = toParser({ add: () => Promise.reject(new Error('away')) });
  const answers = await Promise.allSettled([handOver(['a']), handOver(['b'])]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
