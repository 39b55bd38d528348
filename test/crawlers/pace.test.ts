import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answered, MOST_REST_MS, type Pace, paceAfter } from '../../src/crawlers/pace.js';

const FRESH: Pace = { responseMs: undefined, failures: 0 };
const DOWN: Answered = { tookMs: 20, trouble: 'server-error' };
const BUSY: Answered = { tookMs: 20, trouble: 'rate-limited', wholeHost: true };

/** What each of a row of answers leads to. */
function after(answers: readonly Answered[], delayMs = 1_000) {
  let pace = FRESH;
  return answers.map((answered) => {
    const next = paceAfter(pace, answered, delayMs);
    pace = next;
    return next;
  });
}

const minutes = (ends: readonly { restMs: number }[]) => ends.map(({ restMs }) => restMs / 60_000);

describe('the delay', () => {
  test('is that of the source while the host answers fast, and twice the smoothed time when it does not', () => {
    const waits = after([100, 100, 4_100, 4_100, 100, 100].map((tookMs) => ({ tookMs }))).map(
      ({ waitMs }) => waitMs,
    );
    expect(waits).toEqual([1_000, 1_000, 2_200, 3_700, 2_825, 2_168.75]);
  });

  test('does not adapt beyond half a minute, nor at all where the source wants none', () => {
    expect(paceAfter(FRESH, { tookMs: 60_000 }, 1_000).waitMs).toBe(30_000);
    expect(paceAfter(FRESH, { tookMs: 60_000 }, 45_000).waitMs).toBe(45_000);
    expect(paceAfter(FRESH, { tookMs: 60_000 }, 0).waitMs).toBe(0);
  });

  test('is never shorter than asked, whatever came before', () => {
    const pace = fc.record({
      responseMs: fc.option(fc.nat(100_000), { nil: undefined }),
      failures: fc.nat(1_000_000),
    });
    const answered = fc.record(
      {
        tookMs: fc.nat(100_000),
        trouble: fc.constant('timeout' as const),
        wholeHost: fc.boolean(),
        retryAfterMs: fc.nat(86_400_000),
      },
      { requiredKeys: ['tookMs'] },
    );
    fc.assert(
      fc.property(pace, answered, fc.nat(100_000), (before, given, delayMs) => {
        const { waitMs, restMs, failures, isOpen } = paceAfter(before, given, delayMs);
        expect(waitMs).toBeGreaterThanOrEqual(delayMs);
        expect(restMs).toBeGreaterThanOrEqual(given.retryAfterMs ?? 0);
        expect(restMs).toBeLessThanOrEqual(Math.max(MOST_REST_MS, given.retryAfterMs ?? 0));
        expect(failures).toBe(given.trouble ? before.failures + 1 : 0);
        expect(isOpen).toBe(failures >= 3);
        // An open circuit rests, so that it is tried by one request and not by a row of them.
        if (isOpen) expect(restMs).toBeGreaterThanOrEqual(60_000);
      }),
    );
  });
});

describe('a host rests', () => {
  test('from the third failure in a row on, each time for twice as long, up to six hours', () => {
    const ends = after(Array.from({ length: 14 }, () => DOWN));
    expect(minutes(ends)).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
    expect(ends.map(({ isOpen }) => isOpen).slice(0, 4)).toEqual([false, false, true, true]);
  });

  test('no more once it has answered', () => {
    const ends = after([DOWN, DOWN, DOWN, { tookMs: 20 }, DOWN, DOWN]);
    expect(minutes(ends)).toEqual([0, 0, 1, 0, 0, 0]);
    expect(ends[3]).toMatchObject({ failures: 0, isOpen: false, trouble: undefined });
  });

  test('at once when it asks for fewer requests, for as long as it says', () => {
    expect(minutes(after([BUSY, BUSY, BUSY]))).toEqual([1, 2, 4]);
    const told = { ...BUSY, retryAfterMs: 5_000 };
    expect(after([told, told, told, told]).map(({ restMs }) => restMs)).toEqual([
      5_000, 5_000, 60_000, 120_000,
    ]);
    expect(after([{ ...DOWN, retryAfterMs: 7_200_000 }])[0]).toMatchObject({
      restMs: 7_200_000,
      isOpen: false,
    });
  });
});
