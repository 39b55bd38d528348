/** The judge of the traps sees what it is there for. */
import { expect, it } from 'vitest';
import { breaches } from './judge.js';
import type { Asked } from './site.js';

const DELAY_MS = 100;

/** `[path, at, end, quietUntil]` of one host, behind its robots.txt. */
type Line = [path: string, at: number, end?: number, quietUntil?: number];

const logOf = (...lines: Line[]): Asked[] =>
  lines.map(([path, at, end, quietUntil]) => ({
    host: 'times.test',
    path,
    headers: {},
    at,
    ...(end === undefined ? {} : { end }),
    ...(quietUntil === undefined ? {} : { quietUntil }),
  }));

const ROBOTS: Line = ['/robots.txt', 0, 5];

it.each<[what: string, log: Asked[], breaches: string[]]>([
  ['nothing in a polite log', logOf(ROBOTS, ['/a', 105, 300], ['/b', 400, 410]), []],
  ['a page before robots.txt', logOf(['/a', 0, 5]), ['times.test/a: before robots.txt']],
  [
    'a request before its time, from the end of the last one on',
    logOf(ROBOTS, ['/a', 105, 300], ['/b', 350, 360]),
    ['times.test/b: 50 ms after times.test/a, where 100 are due'],
  ],
  [
    'two at once',
    logOf(ROBOTS, ['/a', 105, 300], ['/b', 250, 360]),
    ['times.test/b: while times.test/a was at it'],
  ],
  [
    'one soon after a response that was never finished',
    logOf(ROBOTS, ['/a', 105], ['/b', 150, 160]),
    ['times.test/b: 45 ms after times.test/a, where 100 are due'],
  ],
  [
    'one while the host wants to be left alone, whoever was told',
    logOf(ROBOTS, ['/a', 105, 110, 5_000], ['/b', 6_000, 6_010], ['/c', 4_000, 4_010]),
    ['times.test/c: while times.test/b was at it', 'times.test/c: times.test/a had asked to be left alone'],
  ],
])('it sees %s', (_, log, found) => {
  expect(breaches(log, { delayOf: () => DELAY_MS, lends: () => false })).toEqual(found);
});
