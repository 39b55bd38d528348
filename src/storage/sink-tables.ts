/** The tables of sinks, as kysely sees them. */
import type { Generated, JSONColumnType } from 'kysely';
import type { BigInteger, GeneratedBigInteger, OptionalTimestamp } from './column-types.js';

export interface SinksTable {
  id: string;
  kind: string;
  position: GeneratedBigInteger;
  state: JSONColumnType<Record<string, unknown>>;
  /** Of the failures in a row since the last delivery. */
  last_error: Generated<string | null>;
  failures: Generated<number>;
  retry_at: OptionalTimestamp;
  paused_by: Generated<'person' | 'failures' | 'gone' | null>;
  paused_at: OptionalTimestamp;
  feed: Generated<'changes' | 'alerts'>;
  /** Of a sink that was made through the API. */
  config: JSONColumnType<Record<string, unknown>> | null;
}

export interface DeadLettersTable {
  sink_id: string;
  position: BigInteger;
  article_id: string;
  reason: string;
  at: Generated<Date>;
  replay: Generated<boolean>;
}
