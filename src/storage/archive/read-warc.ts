/** Reads the pages of WARC files that anybody made, and says what else stands in them. */
import { type ReadRecord, type ReadRevisit, readRecord } from './read-record.js';
import { type ByteSource, scanWarc } from './scan-warc.js';

/** Places are bytes of the file: where it begins, and where to go on behind it. */
export type WarcItem = { offset: number; next: number } & ReadRecord;

/** All that the file holds from a byte on at which a record begins. Throws what opening the file throws. */
export async function* readWarc(source: string | ByteSource, from = 0): AsyncGenerator<WarcItem> {
  for await (const scanned of scanWarc(source, from)) {
    const { offset, next } = scanned;
    yield { ...('damaged' in scanned ? scanned : readRecord(scanned.bytes)), offset, next };
  }
}

/** Payloads that are remembered by their digests: some 20 MB of them, so that files of any size can be read. */
const MOST_PAYLOADS = 100_000;

/**
 * The same, with a page for each revisit whose bytes an earlier record of the file has under another URL. One under the
 * same URL says nothing new of it.
 */
export async function* readWarcPages(path: string): AsyncGenerator<WarcItem> {
  const payloads = new Map<string, { url: string; offset: number }>();
  for await (const item of readWarc(path)) {
    if (
      'page' in item &&
      item.payload !== undefined &&
      payloads.size < MOST_PAYLOADS &&
      !payloads.has(item.payload)
    )
      payloads.set(item.payload, { url: item.page.finalUrl, offset: item.offset });
    const revisit = 'passed' in item ? item.revisit : undefined;
    const original = payloads.get(revisit?.payload ?? '');
    if (!revisit || !original || original.url === revisit.finalUrl) yield item;
    else yield await asPage(path, item, revisit, original.offset);
  }
}

async function asPage(path: string, item: WarcItem, revisit: ReadRevisit, offset: number): Promise<WarcItem> {
  const { finalUrl, fetchedAt, payload, response } = revisit;
  for await (const first of readWarc(path, offset)) {
    // A member may hold several records.
    if (first.offset !== offset) break;
    if (!('page' in first) || first.payload !== payload) continue;
    const page = { ...first.page, ...response, url: finalUrl, finalUrl, fetchedAt };
    return { page, payload, offset: item.offset, next: item.next };
  }
  return item;
}
