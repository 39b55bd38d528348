/** Pages of archive files that the index does not know, brought into it with what the file says of them. */
import { randomUUID } from 'node:crypto';
import { getDomain } from 'tldts';
import type { FetchedPage } from '../model/capture.js';
import { FOUND_IN } from '../model/frontier.js';
import { instantOf } from '../model/moment.js';
import { httpUrl } from '../model/url.js';
import type { ArchivedAt } from '../storage/archive/files.js';
import type { Store } from './store.js';

/** A page of a file that the index does not name there. */
export interface Stray {
  /** Without its bytes. */
  page: FetchedPage;
  /** UUID of the record: that of the capture, where we wrote it. */
  id: string | undefined;
  digest: string;
  at: ArchivedAt;
  /** Of the metadata record behind it. */
  fields?: Record<string, string>;
}

/**
 * The page joins the index, and waits for the parser. False for one that was to be forgotten. What others wrote of it may be no
 * URL as browsers read them, and no time.
 */
export async function indexStray(
  { captures, sources }: Pick<Store, 'captures' | 'sources'>,
  { page, id, digest, at, fields = {} }: Stray,
  member: Uint8Array,
): Promise<boolean> {
  const { source: sourceId, foundIn } = fields;
  const finalUrl = httpUrl(page.finalUrl) ?? page.finalUrl;
  const url = httpUrl(fields.url) ?? httpUrl(page.url) ?? page.url;
  const domain = getDomain(url);
  const named = sourceId === undefined ? undefined : await sources.get(sourceId);
  const source = named ?? (domain === null ? undefined : await sources.byDomain(domain));
  const isFree = id !== undefined && (await captures.load([id])).length === 0;
  return captures.addStored(
    {
      id: isFree ? id : randomUUID(),
      url,
      finalUrl,
      sourceId: source?.id,
      fetchedAt: instantOf(page.fetchedAt) ?? new Date().toISOString(),
      status: page.status,
      digest,
      at,
      member,
    },
    FOUND_IN.find((way) => way === foundIn) ?? 'ingest',
  );
}
