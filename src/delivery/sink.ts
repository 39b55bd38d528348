/**
 * The port of everything that records are delivered to. A sink is driven by one caller at a time, which holds the
 * sink's cursor: it takes the events after the cursor, calls {@link Sink.deliver}, and keeps the new state together
 * with the new position. A crash between the two delivers the same events again, with the same old state.
 */
import type { ChangeEvent } from '../model/change.js';

/** What a sink has to remember between deliveries, as JSON; kept with the sink's cursor, in one row. */
export type SinkState = Record<string, unknown>;

export interface Sink {
  /** Stable name; the key of the cursor. */
  readonly id: string;
  /** What it is: `jsonl`, … */
  readonly kind: string;
  /**
   * Brings the outside back to what `state` says, undoing what was sent and never marked. Called once, before the first
   * delivery of a process. `state` is `{}` for a sink that is new.
   */
  recover(state: SinkState): Promise<SinkState>;
  /** Looks, and changes nothing: what is outside, in a few words. Throws what keeps it from being delivered to. */
  check(state: SinkState): Promise<string>;
  /**
   * Hands the events over, in order, and returns the state to keep once they are durable outside. The same events with
   * the same state leave the same outside, however often they come.
   */
  deliver(events: readonly ChangeEvent[], state: SinkState): Promise<SinkState>;
}
