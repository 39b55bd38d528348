/** Stored pages through the whole pipeline, as if they had just been fetched. */
import pLimit from 'p-limit';
import { getDomain, getHostname } from 'tldts';
import { isOfValue, messageOf } from '../errors.js';
import type { FetchedPage, Page } from '../model/capture.js';
import { instantOf } from '../model/moment.js';
import { httpUrl, urlKey } from '../model/url.js';
import { MOST_PAGE_BYTES } from '../storage/archive/unpacking.js';
import type { Services } from './services.js';
import { NO_URL, type StoredPage } from './stored-pages.js';

/** What became of the pages that were given. */
export interface IngestCounts {
  /** Pages of the input. */
  given: number;
  /** Kept in the archive and handed to the parser. */
  taken: number;
  /** Known already, byte for byte. */
  unchanged: number;
  /** Not readable, without an http(s) URL to stand under, too large, or with something that the database does not take. */
  refused: { id: string; reason: string }[];
}

const PARSE_BATCH = 8;

/** Pages that are compressed and written at the same time, so that they share a disk sync. */
const AT_ONCE = 8;

interface Watching {
  signal?: AbortSignal;
  /** So many pages were given by now. */
  onDone?(given: number): void;
}

/**
 * Keeps every page that is new and adds its parse job; the workers do the rest. Throws `disk-full`, and the signal's reason
 * when it is aborted; pages that were kept by then have their jobs.
 */
export async function ingest(
  services: Services,
  stored: AsyncIterable<StoredPage>,
  now: Date,
  { signal, onDone }: Watching = {},
): Promise<IngestCounts> {
  await services.upkeep.demandRoom();
  const counts: IngestCounts = { given: 0, taken: 0, unchanged: 0, refused: [] };
  const limit = pLimit(AT_ONCE);
  let running: Promise<void>[] = [];
  let kept: string[] = [];
  const handOver = async () => {
    const ended = await Promise.allSettled(running);
    running = [];
    if (kept.length > 0) await services.queue.add([{ name: 'parse', payload: { captureIds: kept } }]);
    kept = [];
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  };
  for await (const one of stored) {
    if (signal?.aborted) break;
    counts.given++;
    onDone?.(counts.given);
    if ('unreadable' in one) {
      counts.refused.push({ id: one.id, reason: one.unreadable });
    } else if (urlKey(one.page.url) === undefined) {
      counts.refused.push({ id: one.id, reason: NO_URL });
    } else {
      const keeping = limit(async () => {
        const outcome = await keep(services, one.page, now).catch((error: unknown) => {
          if (!isOfValue(error)) throw error;
          return { refused: messageOf(error) };
        });
        if (outcome === 'unchanged') counts.unchanged++;
        else if (outcome === 'forgotten') counts.refused.push({ id: one.id, reason: 'forgotten' });
        else if ('refused' in outcome) counts.refused.push({ id: one.id, reason: outcome.refused });
        else {
          kept.push(outcome.captureId);
          counts.taken++;
        }
      });
      // Thrown where it is waited for, which is later: the next page may have to be read from a disk first.
      keeping.catch(() => {});
      running.push(keeping);
    }
    if (running.length >= PARSE_BATCH) await handOver();
  }
  await handOver();
  signal?.throwIfAborted();
  return counts;
}

function weightOf({ bytes, headers }: FetchedPage): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length, bytes.length);
}

async function keep({ pages, sources }: Services, page: Page, now: Date) {
  const domain = getDomain(page.url) ?? getHostname(page.url) ?? '';
  const source = await sources.byDomain(domain);
  const fetched = asFetched(page, now);
  if (weightOf(fetched) > MOST_PAGE_BYTES) return { refused: 'more bytes than the archive gives back' };
  return pages.keepStored(fetched, source?.id, 'ingest');
}

/**
 * A stored page knows little of how it came; what is missing is what an ordinary answer has. What others wrote of it may be no
 * URL as browsers read them, and no time.
 */
function asFetched(page: Page, now: Date): FetchedPage {
  const contentType = page.contentType ?? 'text/html';
  const url = httpUrl(page.url) ?? page.url;
  return {
    status: 200,
    statusText: 'OK',
    headers: [['Content-Type', contentType]],
    ...page,
    url,
    finalUrl: httpUrl(page.finalUrl) ?? url,
    fetchedAt: instantOf(page.fetchedAt) ?? now.toISOString(),
    contentType,
  };
}
