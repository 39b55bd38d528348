import { expect, it } from 'vitest';
import { freshnessOf } from '../../src/crawlers/freshness.js';

const HOUR = 3_600_000;

it.each<[string, Record<string, string>, number | undefined]>([
  ['max-age', { 'Cache-Control': 'public, max-age=3600' }, HOUR],
  [
    'max-age before Expires',
    { 'cache-control': 'max-age=60', expires: 'Sun, 01 Mar 2099 12:00:00 GMT' },
    60_000,
  ],
  ['less what it has stood in caches', { 'cache-control': 'max-age=3600', age: '600' }, HOUR - 600_000],
  [
    'Expires by the server’s own clock',
    { date: 'Sun, 01 Mar 2026 10:00:00 GMT', expires: 'Sun, 01 Mar 2026 12:00:00 GMT' },
    2 * HOUR,
  ],
  ['not the time for shared caches', { 'cache-control': 'max-age=60, s-maxage=3600' }, 60_000],
  ['a day at most', { 'cache-control': 'max-age=31536000' }, 24 * HOUR],
  ['nothing where it may not be kept', { 'cache-control': 'no-store, max-age=3600' }, undefined],
  ['nothing where it is to be asked for each time', { 'cache-control': 'no-cache, max-age=3600' }, undefined],
  ['nothing for no time', { 'cache-control': 'max-age=0' }, undefined],
  ['nothing for a date that is none', { expires: '0' }, undefined],
  ['nothing for a date that is past', { expires: 'Sun, 01 Mar 2020 12:00:00 GMT' }, undefined],
  ['nothing from Last-Modified', { 'last-modified': 'Sun, 01 Mar 2020 12:00:00 GMT' }, undefined],
  ['max-age, whatever Pragma says', { pragma: 'no-cache', 'cache-control': 'max-age=60' }, 60_000],
])('an answer is good for %s', (_, headers, expected) => {
  const { freshForMs } = freshnessOf(Object.entries(headers));
  if (expected === undefined) expect(freshForMs).toBeUndefined();
  // The time that passes between two lines.
  else expect(Math.abs((freshForMs as number) - expected)).toBeLessThan(1_500);
});

it('headers that came twice are one', () => {
  const { freshForMs } = freshnessOf([
    ['Cache-Control', 'public'],
    ['cache-control', 'max-age=60'],
  ]);
  expect(freshForMs).toBeGreaterThan(58_000);
});
