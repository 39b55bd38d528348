/** When a source is due again. Pure: the time now and the random share are arguments. */
import { createHash } from 'node:crypto';
import { Cron } from 'croner';
import type { PublishingRate } from '../model/rhythm.js';
import { Duration, durationMs } from '../model/source.js';
import { lookIntervalMs } from './publishing-rate.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LEAST_MS = 5 * MINUTE;
const MOST_MS = 24 * HOUR;

/** A source is looked at no oftener. */
const LEAST_SCHEDULE_MS = 1_000;

/** Looks that were due together come apart by so much of their wait. */
const SPREAD = 0.1;

/** True for a duration of at least a second, or a cron expression that has a next time. */
export function checkSchedule(schedule: string): boolean {
  if (Duration.safeParse(schedule).success) return durationMs(schedule) >= LEAST_SCHEDULE_MS;
  try {
    return new Cron(schedule, { paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}

/** What a site asks for of its own accord. */
export interface Wishes {
  /** Nothing is to be asked before, in milliseconds since 1970. */
  notBefore?: number;
  /** Time between two updates, in milliseconds. */
  gapMs?: number;
  /** Hours (0 to 23) and days (Sunday is 0) without news, GMT. */
  skipHours?: readonly number[];
  skipDays?: readonly number[];
}

export interface DueFacts {
  /** The source's id, which gives it its own place in an interval. */
  id: string;
  now: Date;
  /** A duration or a cron expression; adaptive when absent. */
  schedule: string | undefined;
  rate: PublishingRate | undefined;
  wishes: Wishes;
  /** Looks in a row that brought nothing but an error. */
  failures: number;
  /** How long the server asks to be left alone. */
  retryAfterMs: number | undefined;
  /** 0 to 1. */
  jitter: number;
}

/**
 * The next look at a source.
 *
 * - With a duration: on a grid of it that begins at the source's own place, so that sources that were added or started
 *   together come apart at once and stay so. The first wait is between half of it and one and a half.
 * - With a cron expression: its next time. One of five fields names a minute, of which the source has its own second.
 * - Else by its publishing rate, not before the site's own wishes, between 5 minutes and 24 hours, up to a tenth later.
 *
 * A failing source waits twice as long for each failure in a row, up to 24 hours. Retry-After holds for all.
 */
export function nextDue(facts: DueFacts): Date {
  const now = facts.now.getTime();
  return new Date(Math.max(plannedDue(facts, now), now + (facts.retryAfterMs ?? 0)));
}

function plannedDue(facts: DueFacts, now: number): number {
  const { id, schedule, failures, wishes, jitter } = facts;
  const spread = 1 + jitter * SPREAD;
  if (schedule === undefined) {
    const usual = lookIntervalMs(facts.rate, now, wishes.gapMs);
    // So that what waits longest is spread as well.
    const own = backedOff(clamp(usual, LEAST_MS, MOST_MS / (1 + SPREAD)), failures);
    const wait = Math.max(own, (wishes.notBefore ?? now) - now);
    return outsideSkipped(now + Math.min(wait * spread, MOST_MS), now + MOST_MS, wishes);
  }
  if (!Duration.safeParse(schedule).success) {
    const from = failures > 0 ? now + backedOff(LEAST_MS, failures) : now;
    const next = new Cron(schedule, { paused: true }).nextRun(new Date(from))?.getTime() ?? now + MOST_MS;
    return isByTheMinute(schedule) ? next + Math.floor(placeOf(id) * MINUTE) : next;
  }
  const every = Math.max(durationMs(schedule), LEAST_SCHEDULE_MS);
  if (failures > 0) return now + backedOff(every, failures) * spread;
  const begins = placeOf(id) * every;
  const earliest = now + Math.max(every / 2, LEAST_SCHEDULE_MS);
  return Math.ceil((earliest - begins) / every) * every + begins;
}

/** Never less than the usual wait, and up to a day more patience with each failure. */
function backedOff(usual: number, failures: number): number {
  return Math.max(usual, Math.min(usual * 2 ** failures, MOST_MS));
}

/** The first hour from `due` on that is not skipped, at the same minute; `latest` where all of them are. */
function outsideSkipped(due: number, latest: number, { skipHours = [], skipDays = [] }: Wishes): number {
  for (let at = due; at < latest; at += HOUR) {
    const date = new Date(at);
    if (!skipHours.includes(date.getUTCHours()) && !skipDays.includes(date.getUTCDay())) return at;
  }
  return Math.max(due, latest);
}

function isByTheMinute(cron: string): boolean {
  return cron.trim().split(/\s+/u).length === 5;
}

/** 0 to 1, the same for ever and evenly spread over sources. */
function placeOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32;
}

function clamp(ms: number, least: number, most: number): number {
  return Math.min(Math.max(ms, least), most);
}
