import { expect, it } from 'vitest';
import { answers, oneAtATime } from '../../src/server/answers.js';

const never = new Promise<never>(() => {});

it('what gives no answer is down, as what fails is', async () => {
  expect(await answers(Promise.resolve(1), 10_000)).toBe('ok');
  expect(await answers(Promise.reject(new Error('away')), 10_000)).toBe('down');
  expect(await answers(never, 1)).toBe('down');
});

it('a question that waits is not asked again, one that was answered is', async () => {
  let asked = 0;
  let answer = (_: number) => {};
  const ask = oneAtATime(() => {
    asked++;
    return new Promise<number>((resolve) => {
      answer = resolve;
    });
  });
  const both = [ask(), ask()];
  answer(1);
  expect([await Promise.all(both), asked]).toEqual([[1, 1], 1]);
  const third = ask();
  answer(2);
  expect([await third, asked]).toEqual([2, 2]);
});
