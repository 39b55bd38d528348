import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openProgress, progressLine } from '../../src/cli/progress.js';

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

it('leaves what is written beside the line', () => {
  const out = Object.assign(new PassThrough(), { isTTY: true, columns: 80 }) as unknown as NodeJS.WriteStream;
  let now = 0;
  const progress = openProgress(undefined, out, () => now++ * 1_000);
  progress.done(1);
  progress.write('a warning\n');
  progress.done(2);
  progress.close();
  expect(shownBy(String(out.read()))).toEqual(['a warning']);
});

/** The lines of a terminal that is told this, without empty ones. */
function shownBy(told: string): string[] {
  const lines: string[] = [];
  let row = 0;
  for (const [piece] of told.matchAll(/\u001B\[[?\d]*[A-Za-z]|\n|[^\u001B\n]+/gu)) {
    if (piece === '\n') row++;
    else if (piece === '\u001B[1A') row--;
    else if (piece === '\u001B[2K') lines[row] = '';
    else if (!piece.startsWith('\u001B')) lines[row] = (lines[row] ?? '') + piece;
  }
  return lines.filter((line) => line !== '');
}
