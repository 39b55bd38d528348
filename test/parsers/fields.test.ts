import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/parsers/fields/date-text.js';
import { withZone } from '../../src/parsers/fields/zone.js';

describe('readDate', () => {
  it.each([
    ['2026-03-01T10:20:30.123+0100', '2026-03-01T10:20:30+01:00'],
    ['2026-03-01 10:20', '2026-03-01T10:20'],
    ['2026-03-01T09:00:00.000Z', '2026-03-01T09:00:00Z'],
    ['Sun, 01 Mar 2026 09:00:00 GMT', '2026-03-01T09:00:00Z'],
    ['March 1, 2026 at 3:05 p.m.', '2026-03-01T15:05'],
    ['12:10 AM, 1 March 2026', '2026-03-01T00:10'],
    ['1. März 2026, 08:15 Uhr', '2026-03-01T08:15'],
    ['1 de enero de 2026', '2026-01-01'],
    ['le 14 août 2026', '2026-08-14'],
    ['12 maja 2026', '2026-05-12'],
    ['3 listopada 2026', '2026-11-03'],
    ['2026年3月1日', '2026-03-01'],
    ['1772355600', '2026-03-01T09:00:00Z'],
  ])('reads %s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });

  it('takes the day for the first number, but for readers in the United States', () => {
    expect(readDate('3/4/2026')).toBe('2026-04-03');
    expect(readDate('3/4/2026', { monthFirst: true })).toBe('2026-03-04');
    expect(readDate('3/14/2026')).toBe('2026-03-14');
  });

  it.each(['', 'yesterday', '31 February 2026', '2026-13-01', 'call 555 1234', 'May I come in 2026'])(
    'finds none in %s',
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );
});

describe('withZone', () => {
  it.each([
    ['2026-01-15T12:00', 'Europe/London', '2026-01-15T12:00:00+00:00'],
    ['2026-07-15T12:00', 'Europe/London', '2026-07-15T12:00:00+01:00'],
    ['2026-07-15T12:00', 'America/New_York', '2026-07-15T12:00:00-04:00'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T03:30:00+02:00'],
    ['2026-03-29T00:30', 'Europe/Berlin', '2026-03-29T00:30:00+01:00'],
    ['2026-07-15T12:00', 'Asia/Kolkata', '2026-07-15T12:00:00+05:30'],
    ['2026-07-15T12:00:00Z', 'Asia/Kolkata', '2026-07-15T12:00:00Z'],
    ['2026-07-15', 'Asia/Kolkata', '2026-07-15'],
    ['2026-07-15T12:00', 'Nowhere/Land', '2026-07-15T12:00'],
    ['2026-07-15T12:00', undefined, '2026-07-15T12:00'],
  ])('%s in %s', (text, zone, expected) => {
    expect(withZone(text, zone)).toBe(expected);
  });
});
