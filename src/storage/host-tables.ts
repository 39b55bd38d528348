/** The tables of what is known of hosts and sites, and of what was asked of them. */
import type { ColumnType, Generated } from 'kysely';
import type { SaidOptOut, Signal } from '../model/opt-out.js';
import type { OptionalTimestamp, Timestamp } from './column-types.js';

export interface HostsTable {
  host: string;
  lease_token: string | null;
  lease_until: OptionalTimestamp;
  next_allowed_at: Timestamp;
  back_off_until: OptionalTimestamp;
  claimed_until: OptionalTimestamp;
  robots_status: number | null;
  robots_body: string | null;
  robots_fetched_at: OptionalTimestamp;
  /** A robots.txt that cannot be read now is not asked for before; an older copy is used meanwhile. */
  robots_retry_at: OptionalTimestamp;
  /** Milliseconds to the head of an answer, smoothed. */
  response_ms: number | null;
  /** Answers in a row that were trouble. */
  failures: Generated<number>;
  /** Why the last request failed; null when it did not. */
  trouble: string | null;
  circuit_open_since: OptionalTimestamp;
  /** When the last crawl of it ended. */
  turn_at: OptionalTimestamp;
}

/** What a page or a file of a site says of machines; see `model/opt-out.ts`. */
export interface OptOutsTable {
  domain: string;
  /** The key of `url`. */
  page: string;
  signal: Signal;
  value: string;
  said_in: SaidOptOut['saidIn'];
  url: string;
  first_seen: Timestamp;
  last_seen: Timestamp;
}

/** `/.well-known/tdmrep.json` of a host. */
export interface TdmFilesTable {
  host: string;
  /** Empty where there is none. */
  body: string;
  fetched_at: Timestamp;
}

/** Requests of a source that has a budget. */
export interface SourceSpendingTable {
  source_id: string;
  day: ColumnType<Date, never, never>;
  today: number;
  this_run: number;
  spent_until: OptionalTimestamp;
}
