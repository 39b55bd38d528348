/** Tables of what was learned about the text that stands on many pages of a source. */
import type { Generated, JSONColumnType } from 'kysely';
import type { Sighting, TemplateBlock } from '../model/site-template.js';
import type { BigInteger, Timestamp } from './column-types.js';

export interface TemplateSourcesTable {
  source_id: string;
  fresh: Generated<number>;
  version: Generated<number>;
}

export interface TemplateSightingsTable {
  source_id: string;
  article_id: string;
  seen_at: Timestamp;
  blocks: JSONColumnType<Sighting[]>;
}

export interface TemplateBlocksTable {
  source_id: string;
  fingerprint: BigInteger;
  /** First version that it is in, and the first that it is not in. */
  since: number;
  until: Generated<number | null>;
  block: JSONColumnType<Omit<TemplateBlock, 'fingerprint'>>;
}

export interface TemplateUnlearnedTable {
  source_id: string;
  fingerprint: BigInteger;
}
