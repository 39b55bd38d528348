import { describe, expect, it } from 'vitest';
import { checkSchedule, type DueFacts, nextDue } from '../../src/pipeline/schedule.js';

const now = new Date('2026-03-01T12:00:00Z');
const inMinutes = (facts: Partial<DueFacts>): number =>
  (nextDue({ now, schedule: undefined, found: 0, failures: 0, jitter: 0.5, ...facts }).getTime() -
    now.getTime()) /
  60_000;

describe('when a source is due again', () => {
  it('takes durations and cron expressions', () => {
    expect(['15m', '1d', '*/5 * * * *', '0 6 * * 1-5'].map(checkSchedule)).toEqual([true, true, true, true]);
    expect(['often', '15 minutes', '* * *'].map(checkSchedule)).toEqual([false, false, false]);
  });

  it('leaves a second between two looks', () => {
    expect(['0s', '999ms', '1s'].map(checkSchedule)).toEqual([false, false, true]);
    // One that was taken by an earlier version.
    expect(inMinutes({ schedule: '0s' })).toBe(1 / 60);
  });

  it('keeps to the schedule that is given', () => {
    expect(inMinutes({ schedule: '15m', found: 9 })).toBe(15);
    expect(inMinutes({ schedule: '30 * * * *' })).toBe(30);
  });

  it('comes back sooner where something was new, later where not', () => {
    expect(inMinutes({ sinceLastMs: 60 * 60_000, found: 3 })).toBe(30);
    expect(inMinutes({ sinceLastMs: 60 * 60_000, found: 0 })).toBe(90);
  });

  it('stays between 5 minutes and 24 hours', () => {
    expect(inMinutes({ sinceLastMs: 60_000, found: 3 })).toBe(5);
    expect(inMinutes({ sinceLastMs: 23 * 3_600_000, found: 0 })).toBe(24 * 60);
  });

  it('backs off with each failure in a row, up to a day', () => {
    expect(inMinutes({ schedule: '15m', failures: 1 })).toBe(30);
    expect(inMinutes({ schedule: '15m', failures: 3 })).toBe(120);
    expect(inMinutes({ schedule: '15m', failures: 30 })).toBe(24 * 60);
  });

  it('never shortens a schedule that is longer than a day', () => {
    expect(inMinutes({ schedule: '7d', failures: 2 })).toBe(7 * 24 * 60);
  });

  it('spreads adaptive sources by a tenth either way', () => {
    expect(inMinutes({ sinceLastMs: 40 * 60_000, jitter: 0 })).toBeCloseTo(54);
    expect(inMinutes({ sinceLastMs: 40 * 60_000, jitter: 1 })).toBeCloseTo(66);
  });
});
