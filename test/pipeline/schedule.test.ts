import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchedule, type DueFacts, nextDue, type Wishes } from '../../src/pipeline/schedule.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A Sunday, noon. */
const now = new Date('2026-03-01T12:00:00Z');

const FACTS: DueFacts = {
  id: 'times',
  now,
  schedule: undefined,
  rate: undefined,
  wishes: {},
  failures: 0,
  retryAfterMs: undefined,
  jitter: 0,
};
const due = (facts: Partial<DueFacts>) => nextDue({ ...FACTS, ...facts });
const inMinutes = (facts: Partial<DueFacts>) => (due(facts).getTime() - now.getTime()) / MINUTE;

/** A source with articles this far apart, of which the last one is new. */
const everyMs = (gap: number) => ({
  articles: 99,
  ms: 99 * gap,
  at: now.getTime(),
  lastNewAt: now.getTime(),
});

describe('schedules', () => {
  it('are durations and cron expressions', () => {
    expect(['15m', '1d', '*/5 * * * *', '0 6 * * 1-5'].map(checkSchedule)).toEqual([true, true, true, true]);
    expect(['often', '15 minutes', '* * *'].map(checkSchedule)).toEqual([false, false, false]);
    expect(['0s', '999ms', '1s'].map(checkSchedule)).toEqual([false, false, true]);
  });
});

describe('a source with a duration', () => {
  const id = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,30}$/u);
  const schedule = fc.constantFrom('1s', '90s', '15m', '1h', '6h', '7d');
  const MS = { '1s': 1_000, '90s': 90_000, '15m': 15 * MINUTE, '1h': HOUR, '6h': 6 * HOUR, '7d': 7 * DAY };

  it('is looked at again after about that, and exactly that after each further look in time', () => {
    fc.assert(
      fc.property(
        id,
        schedule,
        fc.nat(10 * DAY),
        fc.double({ min: 0, max: 0.49, noNaN: true }),
        (id, schedule, ms, late) => {
          const every = MS[schedule as keyof typeof MS];
          const began = new Date(now.getTime() + ms);
          const first = due({ id, schedule, now: began });
          const wait = first.getTime() - began.getTime();
          expect(wait).toBeGreaterThanOrEqual(Math.max(every / 2, 1_000) - 1);
          expect(wait).toBeLessThanOrEqual(every * 1.5 + 1_000);
          if (every < 2_000) return;
          // A look that ends some time after it was due does not push the next one on.
          const second = due({ id, schedule, now: new Date(first.getTime() + late * every) });
          expect(Math.abs(second.getTime() - first.getTime() - every)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('comes apart from others that were looked at in the same moment', () => {
    const minutes = new Map<number, number>();
    for (let n = 0; n < 6_000; n++) {
      const minute = Math.floor(inMinutes({ id: `source-${n}`, schedule: '1h' }));
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    }
    // 100 a minute, were they spread by a ruler.
    expect(minutes.size).toBe(60);
    expect(Math.max(...minutes.values())).toBeLessThan(150);
  });

  it('leaves a second between two looks', () => {
    // One that was taken by an earlier version.
    expect(inMinutes({ schedule: '0s' })).toBeGreaterThanOrEqual(1 / 60 - 1e-4);
  });
});

describe('a source with a cron expression', () => {
  it('is looked at in that minute, at a second of its own', () => {
    const seconds = ['a', 'b', 'c', 'd', 'e'].map(
      (id) => due({ id, schedule: '30 * * * *' }).getTime() - now.getTime() - 30 * MINUTE,
    );
    for (const ms of seconds) expect(ms >= 0 && ms < MINUTE).toBe(true);
    expect(new Set(seconds).size).toBe(5);
  });

  it('or at the second that it names', () => {
    expect(due({ schedule: '15 30 * * * *' }).toISOString()).toBe('2026-03-01T12:30:15.000Z');
  });
});

describe('a source without a schedule', () => {
  const rate = fc.record({
    articles: fc.double({ min: 0, max: 1e6, noNaN: true }),
    ms: fc.double({ min: 0, max: 1e12, noNaN: true }),
    at: fc.constant(now.getTime()),
    lastNewAt: fc.integer({ min: 0, max: now.getTime() }),
  });
  const wishes: fc.Arbitrary<Wishes> = fc.record({
    notBefore: fc.integer({ min: now.getTime() - 9 * DAY, max: now.getTime() + 9 * DAY }),
    gapMs: fc.integer({ min: 1, max: 9 * DAY }),
    skipHours: fc.uniqueArray(fc.nat(23)),
    skipDays: fc.uniqueArray(fc.nat(6)),
  });

  it('is looked at between 5 minutes and 24 hours later, whatever it does and asks for', () => {
    fc.assert(
      fc.property(
        rate,
        wishes,
        fc.nat(60),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(DAY),
        (rate, wishes, failures, jitter, retryAfterMs) => {
          const minutes = inMinutes({ rate, wishes, failures, jitter, retryAfterMs });
          expect(minutes).toBeGreaterThanOrEqual(5);
          expect(minutes).toBeLessThanOrEqual(24 * 60);
        },
      ),
    );
  });

  it('is looked at more often the more it publishes', () => {
    const gaps = [MINUTE, 6 * MINUTE, HOUR, 4 * HOUR, DAY, 7 * DAY, 365 * DAY];
    const minutes = gaps.map((gap) => Math.round(inMinutes({ rate: everyMs(gap) })));
    expect(minutes).toEqual([5, 5, 15, 30, 73, 193, 1309]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e11 }), fc.integer({ min: 1, max: 1e11 }), (a, b) => {
        const [quick, slow] = [Math.min(a, b), Math.max(a, b)].map((gap) =>
          inMinutes({ rate: everyMs(gap) }),
        );
        expect(quick).toBeLessThanOrEqual(slow as number);
      }),
    );
  });

  it('is looked at up to a tenth later, so that those of one moment come apart', () => {
    expect(inMinutes({ rate: everyMs(HOUR), jitter: 0 })).toBeCloseTo(15, 0);
    expect(inMinutes({ rate: everyMs(HOUR), jitter: 1 })).toBeCloseTo(16.5, 0);
  });

  it('is not asked while what it gave is good', () => {
    expect(inMinutes({ wishes: { notBefore: now.getTime() + 2 * HOUR } })).toBe(120);
    expect(inMinutes({ wishes: { notBefore: now.getTime() + MINUTE } })).toBe(15);
  });

  it('is believed about its gap until its own is known', () => {
    expect(inMinutes({ wishes: { gapMs: 4 * HOUR } })).toBe(30);
    expect(inMinutes({ rate: everyMs(HOUR), wishes: { gapMs: 4 * HOUR } })).toBeLessThan(16);
  });

  it('is left alone in hours and on days that it says to skip', () => {
    expect(inMinutes({ wishes: { skipHours: [12, 13] } })).toBe(135);
    expect(due({ wishes: { skipDays: [0] } }).toISOString()).toBe('2026-03-02T00:15:00.000Z');
    // Who skips everything is looked at once a day.
    expect(inMinutes({ wishes: { skipDays: [0, 1, 2, 3, 4, 5, 6] } })).toBe(24 * 60);
  });
});

describe('a source that fails', () => {
  it('waits twice as long each time, up to a day, whatever its schedule', () => {
    const waits = (schedule: string | undefined) =>
      [1, 2, 3, 30].map((failures) => Math.round(inMinutes({ schedule, failures })));
    expect(waits('15m')).toEqual([30, 60, 120, 24 * 60]);
    expect(waits(undefined)).toEqual([30, 60, 120, 24 * 60]);
    expect(waits('* * * * *').map((minutes) => minutes >= 10)).toEqual([true, true, true, true]);
    expect(inMinutes({ schedule: '* * * * *', failures: 30 })).toBeLessThan(24 * 60 + 2);
  });

  it('never comes sooner than its schedule, when that is longer than a day', () => {
    expect(inMinutes({ schedule: '7d', failures: 2 })).toBe(7 * 24 * 60);
  });
});

it('Retry-After holds for every schedule', () => {
  for (const schedule of [undefined, '15m', '* * * * *'])
    expect(inMinutes({ schedule, retryAfterMs: 5 * HOUR })).toBe(300);
});
