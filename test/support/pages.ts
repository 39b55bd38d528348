/** Small whole pages for tests that need any page, not a particular one. */
import type { FetchedPage } from '../../src/model/capture.js';

/** A page as it was fetched; what matters to a test is given, the rest is filled in. */
export function fetchedPage(url: string, html: string, given: Partial<FetchedPage> = {}): FetchedPage {
  return {
    bytes: new TextEncoder().encode(html),
    url,
    finalUrl: url,
    status: 200,
    statusText: 'OK',
    headers: [['content-type', 'text/html; charset=utf-8']],
    contentType: 'text/html; charset=utf-8',
    fetchedAt: '2026-03-01T10:00:00.000Z',
    ...given,
  };
}
