/** The tables of near-duplicates as kysely sees them. */
import type { ColumnType, Generated } from 'kysely';

type OptionalTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** Fingerprints: sets of 32-bit numbers, four bytes each. */
export interface NearTextsTable {
  no: Generated<number>;
  article_id: string;
  asked: Generated<number>;
  done: Generated<number>;
  /** What `asked` was when its fingerprint was made. */
  entered: Generated<number>;
  is_pointing: Generated<boolean>;
  is_own_agency: Generated<boolean>;
  agencies: Generated<string[]>;
  published_at: OptionalTimestamp;
  fetched_at: OptionalTimestamp;
  length: Generated<number>;
  shingles: Uint8Array | null;
  names: Uint8Array | null;
  numbers: Uint8Array | null;
  skeleton: Uint8Array | null;
  spans: Uint8Array | null;
  text_keys: Generated<number[]>;
  skeleton_keys: Generated<number[]>;
  /** Tries in a row to compare it that failed, and until when it is left alone since. */
  failures: Generated<number>;
  retry_at: OptionalTimestamp;
}

export interface NearBandsTable {
  key: number;
  no: number;
}

export interface NearPairsTable {
  one: number;
  other: number;
  share_one: number;
  share_other: number;
  evidence: string[];
}

export interface NearPlacesTable {
  no: number;
  original: number;
  share: number;
  kept: number;
  evidence: string[];
  via: number | null;
}
