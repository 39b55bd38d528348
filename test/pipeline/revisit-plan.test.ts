import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFailure, firstRevisit, nextRevisit, planOf } from '../../src/pipeline/revisit-plan.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const began = new Date('2026-03-01T12:00:00Z');
const after = (ms: number) => new Date(began.getTime() + ms);

describe('the plan of revisits', () => {
  it('is that of the source, or the usual one', () => {
    expect(planOf(undefined)).toEqual([15, 60, 360, 1_440, 10_080].map((minutes) => minutes * MINUTE));
    expect(planOf({ revisitsMs: [1] })).toEqual([1]);
    expect(firstRevisit([], began, undefined)).toBeUndefined();
  });

  it('leads to an end, each visit later than the last, and makes up for missed ones once', () => {
    const plan = fc.array(fc.integer({ min: 1, max: 30 * DAY }), { maxLength: 10 });
    fc.assert(
      fc.property(plan, fc.array(fc.nat(DAY), { minLength: 12, maxLength: 12 }), (plan, delays) => {
        let last = began;
        let visits = 0;
        for (const delay of delays) {
          const next = nextRevisit(plan, began, last);
          if (!next) break;
          expect(next.getTime()).toBeGreaterThan(last.getTime());
          // Nothing of the plan lies between.
          expect(plan.some((ms) => after(ms) > last && after(ms) < next)).toBe(false);
          last = new Date(next.getTime() + delay);
          visits++;
        }
        expect(visits).toBeLessThanOrEqual(new Set(plan).size);
        expect(nextRevisit(plan, began, last)).toBeUndefined();
      }),
    );
  });

  it('is for articles of the last week; one without a date is new', () => {
    const isPlanned = (publishedAt: string | undefined) =>
      firstRevisit(planOf(undefined), began, publishedAt) !== undefined;
    expect(['2026-02-20', '2026-02-23', '2026-03-02', 'May', undefined].map(isPlanned)).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
  });
});

describe('a revisit that failed', () => {
  const failed = { plan: planOf(undefined), firstFetchedAt: began, retryAfterMs: undefined };

  it('is tried again in a while, each time later, and not for ever', () => {
    const now = after(2 * DAY);
    const waits = [1, 2, 3, 4].map(
      (failures) =>
        (afterFailure({ ...failed, now, failures, retry: true }) as Date).getTime() - now.getTime(),
    );
    expect(waits.map((ms) => ms / MINUTE)).toEqual([15, 30, 60, 120]);
    expect(afterFailure({ ...failed, now, failures: 5, retry: true })).toEqual(after(7 * DAY));
    const last = after(8 * DAY);
    expect(afterFailure({ ...failed, now: last, failures: 4, retry: true })).toBeDefined();
    expect(afterFailure({ ...failed, now: last, failures: 5, retry: true })).toBeUndefined();
  });

  it('waits for the next visit where a try would end no otherwise, or where that comes first', () => {
    const now = after(16 * MINUTE);
    expect(afterFailure({ ...failed, now, failures: 1, retry: false })).toEqual(after(60 * MINUTE));
    expect(afterFailure({ ...failed, now, failures: 4, retry: true })).toEqual(after(60 * MINUTE));
  });
});
