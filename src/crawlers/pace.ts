/**
 * How fast a host may be asked, by how it answers: farther apart the slower it is, left alone for a while when it asks for
 * that or is in trouble, each time for twice as long. Pure: what is known before an answer, and what after it.
 */
import type { FetchReason } from '../model/fetch-reason.js';

/** What is known of a host, in its row. */
export interface Pace {
  /** Milliseconds from a request to the head of its answer, smoothed; undefined before the first. */
  responseMs: number | undefined;
  /** Answers in a row that were trouble. */
  failures: number;
}

/** What a request came to. */
export interface Answered {
  /** Milliseconds to the head of the answer, or until none came. */
  tookMs: number;
  /** The host is in trouble, by a reason that a later try may mend. */
  trouble?: FetchReason;
  /** No other request of this host fares better now, so one such failure is enough. */
  wholeHost?: boolean;
  /** How long the server asks to be left alone. */
  retryAfterMs?: number;
  /** What the answer, as the host's robots.txt, asks for between two requests: it holds for the next one. */
  crawlDelayMs?: number;
}

export interface NextPace {
  responseMs: number;
  failures: number;
  trouble: FetchReason | undefined;
  /** Least time until the next request. */
  waitMs: number;
  /** Nothing is to be asked of the host for so long; 0: no rest. */
  restMs: number;
  /** The circuit is open: the host is taken to be down, and one request after each rest tries it. */
  isOpen: boolean;
}

/** Weight of the newest answer in the smoothed time. */
const NEWEST = 0.25;

/** A host has rest for twice the time that it works for us: Heritrix's delay factor, which is 5 there and 1 in Scrapy. */
const DELAY_FACTOR = 2;

/** … but for no longer than this, unless its source or its robots.txt says so. */
const MOST_ADAPTED_MS = 30_000;

/** Failures in a row that open the circuit. */
const FAILURES_TO_OPEN = 3;

/** The first rest of a host in trouble that names no time itself. It doubles with each further failure. */
export const FIRST_REST_MS = 60_000;

/** The longest rest that is not asked for. */
export const MOST_REST_MS = 6 * 3_600_000;

/** `delayMs`: what the source and robots.txt ask for. With 0 the source's owner wants no pause at all, and none is made. */
export function paceAfter(before: Pace, answered: Answered, delayMs: number): NextPace {
  const { tookMs, trouble, wholeHost, retryAfterMs, crawlDelayMs = 0 } = answered;
  const { responseMs: earlier = tookMs } = before;
  const responseMs = earlier + (tookMs - earlier) * NEWEST;
  const adapted = delayMs === 0 ? 0 : Math.min(DELAY_FACTOR * responseMs, MOST_ADAPTED_MS);
  const failures = trouble === undefined ? 0 : before.failures + 1;
  // Where the server names a time, that is enough at first.
  const steps = failures - (wholeHost && retryAfterMs === undefined ? 1 : FAILURES_TO_OPEN);
  const backOff =
    failures > 0 && steps >= 0 ? Math.min(FIRST_REST_MS * 2 ** Math.min(steps, 30), MOST_REST_MS) : 0;
  return {
    responseMs,
    failures,
    trouble,
    waitMs: Math.max(delayMs, crawlDelayMs, adapted),
    restMs: Math.max(retryAfterMs ?? 0, backOff),
    isOpen: failures >= FAILURES_TO_OPEN,
  };
}
