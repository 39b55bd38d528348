/** What is wrong with a source, from counts alone; and how often that is said of a source with which nothing is wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayCounts, noCounts } from '../../src/model/source-day.js';
import type { PageOutcome } from '../../src/model/source-health.js';
import { lowerTail } from '../../src/pipeline/health/binomial.js';
import { blockOf } from '../../src/pipeline/health/block-page.js';
import { driftsOf } from '../../src/pipeline/health/drift.js';
import { silenceOf, silentFrom } from '../../src/pipeline/health/silence.js';
import { usualOf } from '../../src/pipeline/health/usual.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A Monday. */
const START = Date.UTC(2026, 0, 5);
const at = (day: number, hour = 12) => new Date(START + day * DAY_MS + hour * HOUR_MS);
const nameOf = (day: number) => at(day).toISOString().slice(0, 10);

/** Deterministic and even enough (mulberry32, public domain). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const waitOf = (random: () => number) => -Math.log(1 - random());

/** Articles of so many days, `rate` of the hour each hour, as days and as the times of their coming. */
function arrivals(days: number, rate: (hour: number) => number, seed: number) {
  const random = generator(seed);
  const counts = new Map<string, DayCounts>();
  const times: Date[] = [];
  for (let hour = 0; hour < days * 24; hour++) {
    // As many as exponential waits fit into the hour's share.
    for (let waited = waitOf(random); waited < rate(hour); waited += waitOf(random)) {
      const time = new Date(START + (hour + random()) * HOUR_MS);
      const name = time.toISOString().slice(0, 10);
      const day = counts.get(name) ?? noCounts();
      counts.set(name, day);
      day.articles++;
      day.hours[time.getUTCHours()] = (day.hours[time.getUTCHours()] ?? 0) + 1;
      times.push(time);
    }
  }
  return { counts, times: times.sort((a, b) => a.getTime() - b.getTime()) };
}

/** By day and by weekday, as a daily paper works: nothing at night, nothing at the weekend. */
const OFFICE = (perDay: number) => (hour: number) =>
  Math.floor(hour / 24) % 7 < 5 && hour % 24 >= 7 && hour % 24 < 19 ? perDay / 12 : 0;
const EVEN = (perDay: number) => () => perDay / 24;

/** Silences of a year that are called one, asked each hour; the first six weeks are what it learns from. */
function falseAlarms(rate: (hour: number) => number, seed: number): number {
  const { counts, times } = arrivals(42 + 365, rate, seed);
  const usualGap = (407 * DAY_MS) / times.length;
  let alarms = 0;
  for (let index = 0; index + 1 < times.length; index++) {
    const [last, next] = [times[index] as Date, times[index + 1] as Date];
    // A gap that is not silent at its end was not so before; one of a few articles never is.
    if (last < at(42, 0) || next.getTime() - last.getTime() < 4 * usualGap) continue;
    const known = window(counts, last);
    if (silenceOf(known, last, new Date(next.getTime() - 1))?.silent) alarms++;
  }
  return alarms;
}

/** The days that the table still holds. */
function window(counts: ReadonlyMap<string, DayCounts>, last: Date): Map<string, DayCounts> {
  const known = new Map<string, DayCounts>();
  for (let ago = 35; ago >= 0; ago--) {
    const name = new Date(last.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
    const day = counts.get(name);
    if (day) known.set(name, day);
  }
  return known;
}

describe('a silent source', () => {
  it.each([
    ['one article a day', EVEN(1)],
    ['five a day', EVEN(5)],
    ['forty a day', EVEN(40)],
    ['ten a working day', OFFICE(10)],
    ['sixty a working day', OFFICE(60)],
  ])('is not one with %s that come by chance, over ten years', (_, rate) => {
    let alarms = 0;
    for (let year = 0; year < 10; year++) alarms += falseAlarms(rate, 100 + year);
    expect(alarms).toBe(0);
  });

  it.each([
    ['one a day', EVEN(1), 40],
    ['five a day', EVEN(5), 6],
    ['forty a day', EVEN(40), 1],
    ['ten a working day', OFFICE(10), 7],
    ['sixty a working day', OFFICE(60), 3],
  ])('is found, with %s, and not at once', (_, rate, days) => {
    const { counts, times } = arrivals(42, rate, 7);
    const last = times.at(-1) as Date;
    const silentAfter = (ms: number) => silenceOf(counts, last, new Date(last.getTime() + ms))?.silent;
    expect(silentAfter(2 * HOUR_MS)).toBe(false);
    expect(silentAfter(days * DAY_MS)).toBe(true);
    // It is asked again when it would be, within the hour.
    const from = silentFrom(counts, last, at(400)).getTime() - last.getTime();
    expect([silentAfter(from - HOUR_MS), silentAfter(from)]).toEqual([false, true]);
    const soon = new Date(last.getTime() + 2 * HOUR_MS);
    expect(silentFrom(counts, last, soon)).toEqual(soon);
  });

  it('is none through a night and a weekend', () => {
    const { counts, times } = arrivals(33, OFFICE(60), 3);
    const friday = times.at(-1) as Date;
    expect(friday.getUTCDay()).toBe(5);
    expect(silenceOf(counts, friday, at(35, 7))?.silent).toBe(false);
  });

  it('is not judged by a few days, or a few articles', () => {
    const { counts, times } = arrivals(10, EVEN(40), 1);
    expect(silenceOf(counts, times.at(-1), at(100))).toBeUndefined();
    const rare = arrivals(42, EVEN(0.1), 1);
    expect(silenceOf(rare.counts, rare.times.at(-1), at(400))).toBeUndefined();
    expect(silenceOf(counts, undefined, at(100))).toBeUndefined();
    expect(silentFrom(counts, times.at(-1), at(100))).toEqual(at(100));
  });

  it('is not measured by an archive that came in one day', () => {
    const { counts, times } = arrivals(42, EVEN(1), 5);
    const burst = new Map(counts).set(nameOf(20), { ...noCounts(), articles: 5_000, hours: { 9: 5_000 } });
    const silence = silenceOf(burst, times.at(-1), at(50));
    expect(silence?.perDay).toBeLessThan(2);
  });
});

/** Days of pages: records, and what of them has a date and a byline. */
function pages(days: number, day: (day: number) => Partial<DayCounts>): Map<string, DayCounts> {
  return new Map(
    Array.from({ length: days }, (_, index) => [nameOf(index), { ...noCounts(), ...day(index) }]),
  );
}

describe('a parser drift', () => {
  const usual = { records: 50, dated: 50, bylined: 42, rejected: { 'not-an-article': 3 } };

  it.each([
    ['dates are gone', { ...usual, dated: 0 }, ['date']],
    ['half of the bylines are gone', { ...usual, bylined: 15 }, ['byline']],
    [
      'bodies are gone',
      { records: 10, dated: 10, bylined: 9, rejected: { 'no-body': 40 } },
      ['body', 'record'],
    ],
    ['all is well', usual, []],
    ['a few bylines fewer', { ...usual, bylined: 36 }, []],
    ['two pages', { records: 2, dated: 0, bylined: 0 }, []],
    [
      'pages are denied, which is another alert',
      { records: 5, dated: 5, bylined: 4, rejected: { 'consent-page': 60 } },
      [],
    ],
  ])('is found where it is one: %s', (_, today, measures) => {
    const days = pages(30, (day) => (day === 29 ? today : usual));
    const found = driftsOf(days, at(29)).map(({ measure }) => measure);
    expect(found.sort()).toEqual(measures);
  });

  it('is seen through an outage that was', () => {
    const days = pages(30, (day) => ({ ...usual, dated: day === 29 || (day > 10 && day < 15) ? 0 : 50 }));
    expect(driftsOf(days, at(29)).map(({ measure }) => measure)).toEqual(['date']);
  });

  it('stays one while it lasts, and is over when all is as before', () => {
    const days = pages(50, (day) => (day >= 29 && day < 45 ? { ...usual, dated: 0 } : usual));
    const since = at(29);
    for (const day of [29, 35, 44]) expect(driftsOf(days, at(day), since)).toHaveLength(1);
    expect(driftsOf(days, at(45), since)).toEqual([]);
  });

  it('is not said of a source whose days differ, in a year', () => {
    const random = generator(11);
    const day = (): Partial<DayCounts> => {
      // Each day has a share of its own: agency copy bears no names.
      const share = 0.5 + random() * 0.4;
      const records = 10 + Math.floor(random() * 60);
      const bylined = Array.from({ length: records }, random).filter((chance) => chance < share).length;
      return { records, dated: records, bylined, rejected: { 'not-an-article': Math.floor(random() * 8) } };
    };
    const days = pages(395, day);
    const alarms = Array.from({ length: 365 }, (_, index) =>
      driftsOf(until(days, index + 30), at(index + 30)),
    );
    expect(alarms.flat()).toEqual([]);
  });
});

function until(days: ReadonlyMap<string, DayCounts>, last: number): Map<string, DayCounts> {
  return new Map([...days].filter(([name]) => name <= nameOf(last) && name > nameOf(last - 40)));
}

describe('a block page', () => {
  const good = (index: number): PageOutcome => ({ as: 'record', digest: `d${index}` });
  const of = (as: string, count: number): PageOutcome[] => Array.from({ length: count }, () => ({ as }));
  const GOOD = Array.from({ length: 12 }, (_, index) => good(index));
  const usual = pages(10, () => ({ records: 50, failed: { 'not-found': 2 } }));

  it.each([
    ['ten denied in a row', [...GOOD, ...of('forbidden', 10)], 'denied'],
    ['consent pages and challenges', [...GOOD, ...of('consent-page', 5), ...of('empty-page', 5)], 'denied'],
    ['seven in a row', [...GOOD, ...of('forbidden', 7)], undefined],
    ['ten, and a record in between', [...of('forbidden', 5), good(1), ...of('forbidden', 5)], undefined],
    ['pages that are not found', [...GOOD, ...of('not-found', 12)], undefined],
    ['the same bytes for all', Array.from({ length: 10 }, () => good(1)), 'same-page'],
    ['other bytes each', GOOD, undefined],
    ['nothing', [], undefined],
  ])('is found where it is one: %s', (_, recent, how) => {
    expect(blockOf(recent, usual, at(10), false)?.how).toBe(how);
  });

  it('is not said of a source that denies one page in three every day', () => {
    const days = pages(10, () => ({ records: 20, rejected: { 'consent-page': 10 } }));
    expect(blockOf([...GOOD, ...of('consent-page', 10)], days, at(10), false)).toBeUndefined();
    expect(blockOf([...of('consent-page', 24)], days, at(10), false)?.how).toBe('denied');
  });

  it('is over after three good pages, and not before', () => {
    const blocked = of('forbidden', 12);
    expect(blockOf([...blocked, good(1), good(2)], usual, at(10), true)).toBeDefined();
    expect(blockOf([...blocked, good(1), good(2), good(3)], usual, at(10), true)).toBeUndefined();
  });
});

describe('the statistics', () => {
  it('of the binomial distribution sum to one, and are the exact ones', () => {
    expect(lowerTail(2, 4, 0.5)).toBeCloseTo(11 / 16, 12);
    const parts = fc.record({
      of: fc.integer({ min: 1, max: 400 }),
      p: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    });
    fc.assert(
      fc.property(parts, fc.nat(400), ({ of, p }, given) => {
        const hits = Math.min(given, of - 1);
        expect(lowerTail(of, of, p)).toBeCloseTo(1, 9);
        expect(lowerTail(hits, of, p) + lowerTail(of - hits - 1, of, 1 - p)).toBeCloseTo(1, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('of the usual are not moved by a few odd days', () => {
    const days = [10, 11, 9, 10, 12, 10, 9];
    expect(usualOf([...days, 500, 900])?.median).toBe(10);
    expect(usualOf([...days, 500, 900])?.spread).toBeLessThan(3);
    expect(usualOf([])).toBeUndefined();
  });
});
