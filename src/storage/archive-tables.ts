/** Tables of the archive's files. */
import type { Generated } from 'kysely';
import type { BigInteger, OptionalTimestamp } from './column-types.js';

export interface CaptureMembersTable {
  capture_id: string;
  member: Uint8Array;
}

export interface ArchiveRevisitsTable {
  warc_file: string;
  warc_offset: BigInteger;
  warc_length: number;
  capture_id: string;
}

export interface ArchiveErasuresTable {
  warc_file: string;
  warc_offset: BigInteger;
  length: number;
}

export interface WarcFilesTable {
  file: string;
  length: BigInteger;
  closed: Generated<boolean>;
  /** Null in older homes. */
  closed_at: OptionalTimestamp;
  /** Its pages stand in the database too while it is open. */
  held: Generated<boolean>;
  /** Deleted, as the settings say. */
  expired: Generated<boolean>;
  /** `s3://bucket/prefix`; null for a file that has not moved. */
  store: Generated<string | null>;
  claimed_until: OptionalTimestamp;
  claimed_by: Generated<string | null>;
}
