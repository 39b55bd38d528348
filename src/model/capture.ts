/** A page as it came in: what the parser reads and the archive keeps. */
import type { FoundIn } from './frontier.js';

export interface Page {
  /** The response body, byte for byte, after transfer and content decoding. */
  bytes: Uint8Array;
  /** The URL that was asked for: an absolute one. */
  url: string;
  /** The URL after redirects, when it differs. */
  finalUrl?: string;
  status?: number;
  /** The Content-Type header, verbatim. */
  contentType?: string;
  /** RFC 3339; data for the record's provenance, never read as a clock. */
  fetchedAt?: string;
}

/** An HTTP response without its body. */
export interface ResponseHead {
  /** The URL that answered. */
  finalUrl: string;
  status: number;
  statusText: string;
  /** Response headers in the order and case in which they came. */
  headers: [name: string, value: string][];
  /** RFC 3339. */
  fetchedAt: string;
}

/** An HTTP response on its way into the archive. */
export interface FetchedPage extends Page, ResponseHead {
  finalUrl: string;
  status: number;
  fetchedAt: string;
  /** Milliseconds from the request to the last byte, of a page that we fetched. */
  tookMs?: number;
}

/** What the archive says of a page beside the page. */
export interface PageOrigin {
  /** A UUID. */
  captureId: string;
  /** The source that led to it. */
  sourceId: string | undefined;
  foundIn: FoundIn;
  /** The feed, sitemap or page that names it. */
  fromUrl?: string | undefined;
  /** Source links that led to it, one after the other. */
  hops: number;
}
