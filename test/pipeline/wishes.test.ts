import { expect, it } from 'vitest';
import type { SourceInput } from '../../src/model/frontier.js';
import { wishesOf } from '../../src/pipeline/wishes.js';

const at = (ms: number) => new Date(ms);
const input = (url: string, more: Partial<SourceInput> = {}): SourceInput => ({
  sourceId: 'times',
  url: `https://times.example/${url}`,
  kind: 'feed',
  lastStatus: 200,
  ...more,
});

it('the first that may be asked again makes the source due', () => {
  const [a, b] = [input('a', { notBefore: at(2_000) }), input('b', { notBefore: at(1_000) })];
  expect(wishesOf([a, b]).notBefore).toBe(1_000);
  expect(wishesOf([a, b, input('c')]).notBefore).toBe(0);
});

it('what is asked seldom, or fails, has no say', () => {
  const feed = input('a', { notBefore: at(2_000), pace: { gapMs: 9, skipHours: [1], skipDays: [0] } });
  const section = input('s', { kind: 'section' });
  const broken = input('b', { lastStatus: 404 });
  expect(wishesOf([feed, section, broken])).toEqual({
    notBefore: 2_000,
    gapMs: 9,
    skipHours: [1],
    skipDays: [0],
  });
  // Without feeds the sections are what a source is looked at by.
  expect(wishesOf([section, broken]).notBefore).toBe(0);
  expect(wishesOf([broken])).toEqual({});
});

it('the quickest tells the gap, and an hour is skipped where all skip it', () => {
  const a = input('a', { pace: { gapMs: 5, skipHours: [1, 2, 3], skipDays: [6] } });
  const b = input('b', { pace: { gapMs: 3, skipHours: [3, 2] } });
  expect(wishesOf([a, b])).toMatchObject({ gapMs: 3, skipHours: [2, 3], skipDays: [] });
});
