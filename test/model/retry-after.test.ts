import { afterEach, describe, expect, it, vi } from 'vitest';
import { retryAfterMs } from '../../src/model/retry-after.js';

const NOW = Date.UTC(1994, 10, 6, 8, 48, 37);

describe('retryAfterMs', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', 60_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 60_000],
    ['Sun Nov  6 08:49:37 1994', 60_000],
    ['1994-11-06T08:49:37', 60_000],
    ['1994-11-06T09:49:37+01:00', 60_000],
    ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
    [' 60 ', 60_000],
    ['1.5', 1_500],
    ['999999999999999999999', 24 * 3_600_000],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %s the same wherever the machine is', (header, expected) => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });
});
