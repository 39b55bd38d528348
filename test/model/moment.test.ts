import { afterEach, describe, expect, it, vi } from 'vitest';
import { momentOf } from '../../src/model/moment.js';

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
