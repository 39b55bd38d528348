import { afterEach, describe, expect, it, vi } from 'vitest';
import { instantOf, momentOf } from '../../src/model/moment.js';

const MORNING = Date.UTC(2026, 2, 1, 8, 30);

describe('momentOf', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    ['2026-03-01', Date.UTC(2026, 2, 1)],
    ['2026-03', Date.UTC(2026, 2, 1)],
    ['2026/03/01', Date.UTC(2026, 2, 1)],
    ['01-Mar-2026', Date.UTC(2026, 2, 1)],
    ['2026-03-01T08:30', MORNING],
    ['2026-03-01T08:30:00.000', MORNING],
    ['2026-03-01 08:30:00', MORNING],
    ['2026-03-01T08:30:00Z', MORNING],
    ['2026-03-01T10:30:00+02:00', MORNING],
    ['Sun, 01 Mar 2026 08:30:00', MORNING],
    ['Sun, 01 Mar 2026 08:30:00 GMT', MORNING],
    ['Sun, 01 Mar 2026 03:30:00 EST', MORNING],
    ['Sun, 01 Mar 2026 10:30 +0200 (Helsinki)', MORNING],
    ['Sunday, 01-Mar-26 08:30:00 GMT', MORNING],
    ['Sun Mar  1 08:30:00 2026', MORNING],
    [' March 1, 2026 8:30 AM ', MORNING],
    ['yesterday', Number.NaN],
    ['10', Number.NaN],
    ['edition 5', Number.NaN],
    ['', Number.NaN],
  ])('reads %s the same wherever the machine is', (text, expected) => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(momentOf(text)).toBe(expected);
  });
});

describe('instantOf', () => {
  it.each([
    ['2026-03-01T08:30:00Z', '2026-03-01T08:30:00Z'],
    ['2026-03-01T08:30:00.123456Z', '2026-03-01T08:30:00.123456Z'],
    ['2026-03-01T10:30:00+02:00', '2026-03-01T08:30:00.000Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['Sun, 01 Mar 2026 08:30:00 GMT', '2026-03-01T08:30:00.000Z'],
    // PostgreSQL knows no such day.
    ['2026-02-30T08:30:00Z', '2026-03-02T08:30:00.000Z'],
    ['20260301083000', undefined],
    ['2026-13-01T00:00:00Z', undefined],
    ['0000-01-01T00:00:00Z', undefined],
    ['+012026-03-01T08:30:00Z', undefined],
    ['yesterday-ish', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });
});
