/** When a source is due again. Pure: the time now and the random share are arguments. */
import { Cron } from 'croner';
import { Duration, durationMs } from '../model/source.js';

const MINUTE = 60_000;
const LEAST_MS = 5 * MINUTE;
const MOST_MS = 24 * 60 * MINUTE;

/** A source is looked at no oftener. */
const LEAST_SCHEDULE_MS = 1_000;

/** True for a duration of at least a second, or a cron expression that has a next time. */
export function checkSchedule(schedule: string): boolean {
  if (Duration.safeParse(schedule).success) return durationMs(schedule) >= LEAST_SCHEDULE_MS;
  try {
    return new Cron(schedule, { paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}

export interface DueFacts {
  now: Date;
  /** A duration or a cron expression; adaptive when absent. */
  schedule: string | undefined;
  /** Time since the source was last looked at; undefined the first time. */
  sinceLastMs?: number | undefined;
  /** New article URLs that this look brought. */
  found: number;
  /** Looks in a row that brought nothing but an error. */
  failures: number;
  /** 0 to 1: spreads sources that were added together. */
  jitter: number;
}

/**
 * The next look at a source. As told, where the source has a schedule. Else adaptive: half of the time that passed where
 * something new was found, half as long again where not, between 5 minutes and 24 hours, give or take a tenth. A
 * failing source waits twice as long for each failure in a row.
 */
export function nextDue(facts: DueFacts): Date {
  const { now, schedule, failures } = facts;
  if (schedule !== undefined && !Duration.safeParse(schedule).success) {
    return new Cron(schedule, { paused: true }).nextRun(now) ?? new Date(now.getTime() + MOST_MS);
  }
  const usual =
    schedule === undefined
      ? clamp((facts.sinceLastMs ?? 2 * LEAST_MS) * (facts.found > 0 ? 0.5 : 1.5))
      : Math.max(durationMs(schedule), LEAST_SCHEDULE_MS);
  const backedOff = failures > 0 ? Math.max(usual, Math.min(usual * 2 ** failures, MOST_MS)) : usual;
  const spread = schedule === undefined ? 1 + (facts.jitter - 0.5) / 5 : 1;
  return new Date(now.getTime() + backedOff * spread);
}

function clamp(ms: number): number {
  return Math.min(Math.max(ms, LEAST_MS), MOST_MS);
}
