import { describe, expect, it } from 'vitest';
import { progressLine } from '../../src/cli/progress.js';

describe('the line of progress', () => {
  it.each([
    [0, 100, 0, '0 of 100 · 0 % · 0/s'],
    [12_300, 98_000, 6_600, '12,300 of 98,000 · 12 % · 1,864/s · 46 s left'],
    [999, 1_000, 1_000_000, '999 of 1,000 · 99 % · 1/s · 2 s left'],
    [100, 200_000, 10_000, '100 of 200,000 · 0 % · 10/s · 5 h 33 min left'],
    [50, undefined, 2_000, '50 · 25/s'],
    // The number of records may grow while they are written.
    [101, 100, 1_000, '101 of 100 · 100 % · 101/s'],
  ])('%s of %s after %s ms', (count, total, elapsed, line) => {
    expect(progressLine(count, total, elapsed)).toBe(line);
  });
});
