/** What a feed says of its own pace: RSS `ttl`, `skipHours` and `skipDays`, and the syndication module of RSS 1.0. */
import type { FeedPace } from '../model/rhythm.js';

/** As the feed's own reader gives it, not checked. */
export interface SaidPace {
  ttl?: unknown;
  skipHours?: unknown;
  skipDays?: unknown;
  sy?: { updatePeriod?: unknown; updateFrequency?: unknown };
}

const HOUR_MS = 3_600_000;

/** The syndication module's periods, in milliseconds. */
const PERIODS = new Map([
  ['hourly', HOUR_MS],
  ['daily', 24 * HOUR_MS],
  ['weekly', 7 * 24 * HOUR_MS],
  ['monthly', 30 * 24 * HOUR_MS],
  ['yearly', 365 * 24 * HOUR_MS],
]);

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Undefined when it says nothing that can be understood. */
export function paceOf({ ttl, skipHours, skipDays, sy }: SaidPace): FeedPace | undefined {
  const period = PERIODS.get(word(sy?.updatePeriod));
  const gapMs = period && period / (positive(sy?.updateFrequency) ?? 1);
  const minutes = positive(ttl);
  // The first version of RSS that had them counted from 1 to 24.
  const hours = listOf(skipHours).map((hour) => (hour === 24 ? 0 : Number(hour)));
  const skippedHours = [...new Set(hours)].filter((hour) => Number.isInteger(hour) && hour >= 0 && hour < 24);
  const skippedDays = [...new Set(listOf(skipDays).map((day) => DAYS.indexOf(word(day))))].filter(
    (day) => day >= 0,
  );
  const pace: FeedPace = {
    ...(minutes ? { ttlMs: minutes * 60_000 } : {}),
    ...(gapMs ? { gapMs } : {}),
    ...(skippedHours.length > 0 ? { skipHours: skippedHours } : {}),
    ...(skippedDays.length > 0 ? { skipDays: skippedDays } : {}),
  };
  return Object.keys(pace).length > 0 ? pace : undefined;
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;
}

function word(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
