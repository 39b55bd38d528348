/** A page as it came in: what the parser reads and the archive keeps. */

export interface Page {
  /** The response body, byte for byte, after transfer and content decoding. */
  bytes: Uint8Array;
  /** The URL that was asked for. */
  url: string;
  /** The URL after redirects, when it differs. */
  finalUrl?: string;
  status?: number;
  /** The Content-Type header, verbatim. */
  contentType?: string;
  /** RFC 3339; data for the record's provenance, never read as a clock. */
  fetchedAt?: string;
}

/** An HTTP response on its way into the archive. */
export interface FetchedPage extends Page {
  finalUrl: string;
  status: number;
  statusText: string;
  /** Response headers in the order and case in which they came. */
  headers: [name: string, value: string][];
  fetchedAt: string;
  /** Milliseconds from the request to the last byte, of a page that we fetched. */
  tookMs?: number;
}
