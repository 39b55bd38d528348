import { describe, expect, it } from 'vitest';
import type { PublishingRate } from '../../src/model/rhythm.js';
import { lookIntervalMs, observe } from '../../src/pipeline/publishing-rate.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BEGAN = Date.parse('2026-03-01T00:00:00Z');

const minutes = (rate: PublishingRate | undefined, now: number) =>
  lookIntervalMs(rate, now, undefined) / MINUTE;

/** Looked at for so long, as often as it is due, while there is an article each `gap`. */
function watched(gap: number, ms: number, from?: { rate: PublishingRate; at: number }) {
  let { rate, at } = from ?? { rate: observe(undefined, { now: BEGAN, published: [] }), at: BEGAN };
  for (const end = at + ms; at < end; ) {
    const now = at + Math.min(Math.max(lookIntervalMs(rate, at, undefined), 5 * MINUTE), DAY);
    const count = Math.floor(now / gap) - Math.floor(at / gap);
    rate = observe(rate, { now, published: Array(count).fill(now) });
    at = now;
  }
  return { rate, at };
}

describe('the publishing rate', () => {
  it.each([
    [20 * MINUTE, 8.7],
    [HOUR, 15],
    [6 * HOUR, 36.7],
    [DAY, 73.5],
  ])('of a source with an article each %d ms is found by watching it', (gap, expected) => {
    const { rate, at } = watched(gap, 28 * DAY);
    // Just after an article: its silence does not count.
    const found = minutes({ ...rate, lastNewAt: at }, at);
    expect(Math.abs(found - expected)).toBeLessThan(expected * 0.15);
  });

  it('is taken from the dates of a feed at the first look', () => {
    const published = Array.from({ length: 24 }, (_, n) => BEGAN - n * 2 * HOUR);
    const rate = observe(undefined, { now: BEGAN, published });
    expect(rate).toMatchObject({ articles: 24, ms: 46 * HOUR, lastNewAt: BEGAN });
    expect(minutes(rate, BEGAN)).toBeCloseTo(15 * Math.sqrt(47 / 25), 5);
  });

  it('is not that of an archive: old articles, dates to come and thousands at once do not count', () => {
    const old = Array(500).fill(BEGAN - 90 * DAY);
    expect(observe(undefined, { now: BEGAN, published: [...old, BEGAN + DAY] })).toEqual({
      articles: 0,
      ms: 0,
      at: BEGAN,
    });
    const { rate, at } = watched(DAY, 7 * DAY);
    const now = at + HOUR;
    const silence = observe(rate, { now, published: [] });
    expect(observe(rate, { now, published: Array(500).fill(now - 2 * DAY) })).toEqual(silence);
    const flood = observe(rate, { now, published: Array(5_000).fill(undefined) });
    expect(flood.articles - silence.articles).toBeCloseTo(60);
  });

  it('follows a source that becomes quicker or slower', () => {
    const slow = watched(DAY, 28 * DAY);
    const quick = watched(30 * MINUTE, 7 * DAY, slow);
    expect(minutes(quick.rate, quick.at)).toBeLessThan(18);
    const after = watched(DAY, 28 * DAY, quick);
    expect(minutes(after.rate, after.at)).toBeGreaterThan(40);
  });

  it('counts by the silence of a source that is silent for longer than usual', () => {
    const { rate, at } = watched(10 * MINUTE, 7 * DAY);
    const silent = observe(rate, { now: at + 9 * HOUR, published: [] });
    expect(minutes(silent, at + 9 * HOUR)).toBeGreaterThan(40);
    const again = observe(silent, { now: at + 10 * HOUR, published: [undefined] });
    expect(minutes(again, at + 10 * HOUR)).toBeLessThan(10);
  });
});
