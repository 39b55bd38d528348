/** The nouns of discovery: where a source is looked at, and the URLs that are found there. */
import type { FeedPace } from './rhythm.js';

export const FOUND_IN = [
  'feed',
  'sitemap',
  'section',
  'source-link',
  'redirect',
  'backfill',
  'ingest',
  'forget',
] as const;
export type FoundIn = (typeof FOUND_IN)[number];

/** A URL on its way into the frontier. */
export interface FoundUrl {
  /** Absolute, http or https, as it was found. */
  url: string;
  /** The source that it counts for; undefined for a page that belongs to none. */
  sourceId: string | undefined;
  foundIn: FoundIn;
  /** The feed, sitemap or page that names it. */
  fromUrl?: string;
  /** Source links that led to it, one after the other; 0 when absent. */
  hops?: number;
  /** When it was published, as the feed or sitemap has it; evidence for the scheduler, never for the record. */
  publishedHint?: string;
  /** Not fetched before; at once when absent. */
  notBefore?: Date;
}

export type InputKind = 'feed' | 'sitemap' | 'section';

/** A feed, sitemap or section page of a source, with what makes the next request for it conditional. */
export interface SourceInput {
  sourceId: string;
  url: string;
  kind: InputKind;
  /** The sitemap index that names this sitemap. Such an input is asked for only while its index names it. */
  via?: string;
  /** The `lastmod` that its index gives it, as written; absent where it gives none. */
  lastmod?: string;
  /** The ETag header, verbatim. */
  etag?: string;
  /** The Last-Modified header, verbatim. */
  lastModified?: string;
  /** SHA-256 in hex of the last body: the backstop where a server knows no validators. */
  bodyHash?: string;
  /** Status of the last response; absent before the first, or when none came. */
  lastStatus?: number;
  /** When it was last asked for. */
  askedAt?: Date;
  /** What came is good until then, by its headers and by what the feed says. */
  notBefore?: Date;
  /** What the feed said of its pace when it last came. */
  pace?: FeedPace;
}
