/**
 * The port of everything that records are delivered to. A sink is driven by one caller at a time, which holds the
 * sink's cursor: it takes the events after the cursor, calls {@link Sink.deliver}, and keeps the new state together
 * with the new position. A crash between the two delivers the same events again, with the same old state.
 */
import type { AlertEvent } from '../model/alert.js';
import type { ChangeEvent } from '../model/change.js';
import type { RecordFilter } from '../model/record-filter.js';

/** Of either feed. A sink is given those of its own. */
export type FeedEvent = ChangeEvent | AlertEvent;

/** What a sink has to remember between deliveries, as JSON; kept with the sink's cursor, in one row. */
export type SinkState = Record<string, unknown>;

/** An event that was refused, and would be refused however often it came. */
export interface DeadLetter {
  position: number;
  /** Of an alert its id. */
  articleId: string;
  reason: string;
}

/** What came of a delivery. */
export interface Delivered {
  /** To be kept; it says what is durable outside. */
  state: SinkState;
  /** Position up to which events are durable outside or dead; all that were given when absent. */
  upTo?: number;
  dead?: DeadLetter[];
  /** Why it went no further, where that is a failure. */
  stopped?: Stopped;
}

/** Left alone for so many milliseconds, or until a person resumes it. */
export type Stopped = { reason: string } & ({ waitMs: number } | { pause: 'failures' | 'gone' });

/** What a sink is told about the delivery. */
export interface Handing {
  /** False when it is to end after the event that it is at. */
  mayGoOn(): boolean;
  /** Failures in a row before this. */
  failures: number;
}

export interface Sink {
  /** Stable name; the key of the cursor. */
  readonly id: string;
  /** What it is: `jsonl`, … */
  readonly kind: string;
  /** What it drains: the change feed, or the alerts that were opened and closed. */
  readonly feed: 'changes' | 'alerts';
  /**
   * Over the network: the same events may be given again long after, by whoever rewinds the cursor, and its waits outlast
   * the process.
   */
  readonly remote: boolean;
  /** What it is given of the feed; all of it when absent. */
  readonly filter?: RecordFilter;
  /**
   * Brings the outside back to what `state` says, undoing what was sent and never marked. Called once, before the first
   * delivery of a process. `state` is `{}` for a sink that is new.
   */
  recover(state: SinkState): Promise<SinkState>;
  /** Looks, and changes and sends nothing: what is outside, in a few words. Throws what keeps it from being delivered to. */
  check(state: SinkState): Promise<string>;
  /** Tries the way to the outside, with a message that is no record where it takes one: what came of it, in a few words. */
  test(state: SinkState): Promise<string>;
  /**
   * Hands the events over, in order, and returns once they are durable outside. The same events with the same state leave
   * the same outside, however often they come; a receiver over the network may have to tell them by their ids. It takes a
   * few seconds at most beside one event, and may come back before the last.
   */
  deliver(events: readonly FeedEvent[], state: SinkState, handing: Handing): Promise<Delivered>;
}
