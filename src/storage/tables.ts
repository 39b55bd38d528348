/** The tables as kysely sees them; the migrations are their definition. Columns keep SQL's names. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Article, Quote } from '../model/article.js';
import type { ComparisonSummary } from '../model/comparison.js';
import type { FoundIn, InputKind } from '../model/frontier.js';
import type { FeedPace, PublishingRate } from '../model/rhythm.js';
import type { Source } from '../model/source.js';
import type { VersionChange, VersionOrigin } from '../model/version.js';
import type {
  ArchiveErasuresTable,
  ArchiveRevisitsTable,
  CaptureMembersTable,
  WarcFilesTable,
} from './archive-tables.js';
import type { BigInteger, GeneratedBigInteger, OptionalTimestamp, Timestamp } from './column-types.js';
import type {
  AlertEventsTable,
  AlertsTable,
  SourceDaysTable,
  SourceHealthTable,
  SourceTalliesTable,
} from './health-tables.js';
import type { HostsTable, OptOutsTable, SourceSpendingTable, TdmFilesTable } from './host-tables.js';
import type { ApiKeysTable } from './key-tables.js';
import type { NearBandsTable, NearPairsTable, NearPlacesTable, NearTextsTable } from './near-tables.js';
import type { DeadLettersTable, SinksTable } from './sink-tables.js';
import type {
  TemplateBlocksTable,
  TemplateSightingsTable,
  TemplateSourcesTable,
  TemplateUnlearnedTable,
} from './template-tables.js';

interface SourcesTable {
  id: string;
  domain: string;
  config: JSONColumnType<Source>;
  /** Who added it: `demo`, `file`, `cli`, `opml`. */
  origin: string;
  paused: Generated<boolean>;
  next_due_at: Timestamp;
  claimed_until: OptionalTimestamp;
  last_looked_at: OptionalTimestamp;
  failures: Generated<number>;
  last_error: string | null;
  /** Since when it has failed too often in a row; null while it is well. */
  unhealthy_since: OptionalTimestamp;
  rate: ColumnType<PublishingRate | null, string | null | undefined, string | null>;
  /** When a look at it last read something. */
  last_success_at: OptionalTimestamp;
}

interface SourceInputsTable {
  source_id: string;
  url: string;
  kind: InputKind;
  via: string | null;
  /** What the index `via` says of it. */
  lastmod: Generated<string | null>;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  last_status: number | null;
  /** Why the last look at it gave nothing; null when it gave what it should. */
  reason: Generated<string | null>;
  detail: Generated<string | null>;
  asked_at: OptionalTimestamp;
  /** What was fetched is good until then. */
  not_before: OptionalTimestamp;
  pace: ColumnType<FeedPace | null, string | null | undefined, string | null>;
}

/** `due` waits for its first or next try; the others are final, `captured` goes on in the capture's own state. */
export type FrontierState = 'due' | 'captured' | 'unchanged' | 'moved' | 'refused' | 'failed';

interface FrontierTable {
  id: GeneratedBigInteger;
  url_key: string;
  url: string;
  host: string;
  source_id: string | null;
  found_in: FoundIn;
  from_url: string | null;
  published_hint: string | null;
  state: Generated<FrontierState>;
  reason: string | null;
  attempts: Generated<number>;
  next_due_at: Timestamp;
  found_at: Timestamp;
  /** When its page last came again as it is kept; null once it has come otherwise. */
  unchanged_at: OptionalTimestamp;
  /** Of a URL that moved to another host: the key that it has there. */
  moved_to: string | null;
  /** Source links that led to it, one after the other; 0 for what a source or a person named. */
  hops: Generated<number>;
  shape: string | null;
  /** Of a captured URL: when its page is to be asked for again; null when it is not. */
  revisit_at: OptionalTimestamp;
  revisited_at: OptionalTimestamp;
  /** Revisits in a row that gave no page, and why the last one did not. */
  revisit_failures: Generated<number>;
  revisit_reason: Generated<string | null>;
  /** Until when its page may be kept, by what the page said last. */
  unavailable_at: OptionalTimestamp;
}

/** Other keys of a page that the frontier has. */
interface UrlAliasesTable {
  url_key: string;
  frontier_id: BigInteger;
}

/** Counted by triggers (0008-discovery). */
interface UrlShapesTable {
  source_id: string;
  shape: string;
  records: number;
  rejections: number;
}

interface BackfillSitemapsTable {
  source_id: string;
  /** `2026-03-01` */
  from_day: ColumnType<string, string, never>;
  to_day: ColumnType<string, string, never>;
  url: string;
  depth: number;
  state: Generated<'due' | 'read' | 'failed'>;
  reason: Generated<string | null>;
  named: Generated<number>;
  undated: Generated<number>;
  matching: Generated<number>;
  added: Generated<number>;
}

/** `pending` waits for the parser; `trouble` is for a person: the parser itself failed, again and again. */
export type CaptureState = 'pending' | 'parsed' | 'rejected' | 'trouble';

interface CapturesTable {
  id: string;
  frontier_id: BigInteger;
  url: string;
  url_key: string;
  source_id: string | null;
  fetched_at: Timestamp;
  status: number;
  digest: string;
  etag: string | null;
  last_modified: string | null;
  /** Null, like the next two, for a page whose site asks that it is not archived. */
  warc_file: string | null;
  warc_offset: ColumnType<string | null, number | null, number>;
  warc_length: number | null;
  metadata_length: number | null;
  /** The URL that answered; null in older homes. */
  final_url: string | null;
  state: Generated<CaptureState>;
  reason: string | null;
  detail: string | null;
  article_id: string | null;
  parser_version: string | null;
  attempts: Generated<number>;
  next_due_at: Timestamp;
  /** The page asks that its links are not followed. */
  nofollow: Generated<boolean>;
  /** From the request to the last byte. */
  took_ms: number | null;
  /** Of the record that the page gave; null while it gave none. */
  has_date: boolean | null;
  has_byline: boolean | null;
  /** Share of the page's text. */
  boilerplate: number | null;
}

interface ArticlesTable {
  id: string;
  url_key: string;
  source_id: string;
  version: number;
  content_hash: string;
  updated_at: Timestamp;
}

interface ArticleVersionsTable {
  article_id: string;
  version: number;
  capture_id: string | null;
  record: JSONColumnType<Article>;
  created_at: Timestamp;
  origin: Generated<VersionOrigin>;
  /** Null for the first version, and for those of older homes. */
  changes: ColumnType<VersionChange[] | null, VersionChange[] | null | undefined, never>;
}

/** Every URL under which an article is known: as fetched, after redirects, canonical. */
interface ArticleKeysTable {
  url_key: string;
  article_id: string;
}

interface QuotesTable {
  article_id: string;
  quote_id: string;
  text: string;
  speaker_name: string | null;
  speaker_words: Generated<string[]>;
  quote: JSONColumnType<Quote>;
}

interface RelationsTable {
  from_article: string;
  kind: 'copy-of';
  to_url: string;
  to_url_key: string;
  to_article: string | null;
  evidence: string;
  created_at: Timestamp;
  comparison: ColumnType<ComparisonSummary | null, string | null | undefined, string | null>;
  /** The comparison is missing, or of an older version of either side. */
  stale: Generated<boolean>;
  /** Tries in a row to compare the two that failed, and until when they are left alone since. */
  failures: Generated<number>;
  retry_at: OptionalTimestamp;
}

interface ChangesTable {
  position: BigInteger;
  at: Timestamp;
  kind: 'version' | 'relation' | 'near-duplicate' | 'withdrawal' | 'standing';
  article_id: string;
  version: number | null;
}

interface ChangeCounterTable {
  singleton: Generated<boolean>;
  position: BigInteger;
}

export interface Tables {
  sources: SourcesTable;
  source_inputs: SourceInputsTable;
  hosts: HostsTable;
  opt_outs: OptOutsTable;
  tdm_files: TdmFilesTable;
  source_spending: SourceSpendingTable;
  frontier: FrontierTable;
  url_aliases: UrlAliasesTable;
  url_shapes: UrlShapesTable;
  backfill_sitemaps: BackfillSitemapsTable;
  captures: CapturesTable;
  capture_members: CaptureMembersTable;
  warc_files: WarcFilesTable;
  archive_revisits: ArchiveRevisitsTable;
  archive_erasures: ArchiveErasuresTable;
  articles: ArticlesTable;
  article_versions: ArticleVersionsTable;
  article_keys: ArticleKeysTable;
  quotes: QuotesTable;
  relations: RelationsTable;
  near_texts: NearTextsTable;
  near_bands: NearBandsTable;
  near_pairs: NearPairsTable;
  near_places: NearPlacesTable;
  changes: ChangesTable;
  change_counter: ChangeCounterTable;
  sinks: SinksTable;
  dead_letters: DeadLettersTable;
  template_sources: TemplateSourcesTable;
  template_sightings: TemplateSightingsTable;
  template_blocks: TemplateBlocksTable;
  template_unlearned: TemplateUnlearnedTable;
  source_tallies: SourceTalliesTable;
  source_days: SourceDaysTable;
  source_health: SourceHealthTable;
  alerts: AlertsTable;
  alert_events: AlertEventsTable;
  alert_counter: { position: string };
  api_keys: ApiKeysTable;
}
