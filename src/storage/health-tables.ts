/** The tables of how sources fare, as kysely sees them. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { AlertEvent, AlertName } from '../model/alert.js';
import type { DayCounts } from '../model/source-day.js';
import type { PageFailure, PageOutcome } from '../model/source-health.js';
import type { BigInteger, GeneratedBigInteger, OptionalTimestamp, Timestamp } from './column-types.js';

/** Written by triggers (0015-health), one row for what came of a page, and taken out by whoever adds them up. */
export interface SourceTalliesTable {
  id: GeneratedBigInteger;
  source_id: string;
  at: Timestamp;
  what: 'found' | 'record' | 'rejected' | 'failed';
  count: Generated<number>;
  /** The record is the first version of its article. */
  is_new: boolean | null;
  has_date: boolean | null;
  has_byline: boolean | null;
  boilerplate: number | null;
  took_ms: number | null;
  /** SHA-256 in hex, without its name. */
  digest: string | null;
  reason: string | null;
  url: string | null;
}

export interface SourceDaysTable {
  source_id: string;
  /** `2026-03-01`, UTC */
  day: ColumnType<string, string, never>;
  counts: JSONColumnType<DayCounts>;
}

export interface SourceHealthTable {
  source_id: string;
  /** What came of its newest pages, the newest last. */
  recent: JSONColumnType<PageOutcome[], string | undefined>;
  last_article_at: OptionalTimestamp;
  last_failure: JSONColumnType<PageFailure> | null;
  judge_at: Timestamp;
  judged_at: OptionalTimestamp;
}

export interface AlertsTable {
  id: GeneratedBigInteger;
  name: AlertName;
  source_id: string | null;
  host: string | null;
  sink_id: string | null;
  since: Timestamp;
  last_seen_at: Timestamp;
  closed_at: OptionalTimestamp;
  detail: string;
  facts: JSONColumnType<Record<string, unknown>>;
}

export interface AlertEventsTable {
  position: BigInteger;
  at: Timestamp;
  kind: AlertEvent['kind'];
  /** The row of `alerts` as it was then, in JSON: times are text. */
  alert: JSONColumnType<{
    id: number;
    name: AlertName;
    source_id: string | null;
    host: string | null;
    sink_id?: string | null;
    since: string;
    last_seen_at: string;
    closed_at: string | null;
    detail: string;
    facts: Record<string, unknown>;
  }>;
}
