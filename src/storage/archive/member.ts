/**
 * One WARC record as one gzip member. warcio builds the record, node's zlib does the compression (several times as fast as
 * warcio's own).
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip, gzipSync, type ZlibOptions } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';
import { CopydeskError } from '../../errors.js';
import type { FetchedPage, PageOrigin, ResponseHead } from '../../model/capture.js';
import { readRecord } from './read-record.js';
import { recordLength } from './record-head.js';
import { UNPACKING } from './unpacking.js';

/** warcio's own hashing is WebAssembly, and takes longer than the compression does. */
class Serializer extends WARCSerializer {
  override async newHasher(): ReturnType<WARCSerializer['newHasher']> {
    const hash = createHash('sha256');
    const hasher = {
      update: (data: Uint8Array) => hash.update(data),
      digest: () => hash.digest('hex'),
    };
    return hasher as unknown as Awaited<ReturnType<WARCSerializer['newHasher']>>;
  }
}

/**
 * Of news pages, level 2 with the larger tables takes two thirds of the time that 4 takes with the usual ones, for 7 % more
 * bytes; 6 would save 4 % beside 4 for half as much time again. Chunks: zlib gives back as much at a time, by way of its
 * thread; most members are smaller, and its own 16 KB is half a page.
 */
const PACKING: ZlibOptions = { level: 2, memLevel: 9, chunkSize: 64 * 1024 };

type Pack = (record: Uint8Array) => Uint8Array | Promise<Uint8Array>;

const gzipAside = promisify<Uint8Array, ZlibOptions, Uint8Array>(gzip);

/** By threads of zlib's own, which are woken twice for a record. */
const packAside: Pack = (record) => gzipAside(record, PACKING);

/** On the calling thread, which stands still meanwhile. */
export const packHere: Pack = (record) => gzipSync(record, PACKING);

const decompress = promisify(gunzip);

/** Headers of the transfer, which do not describe the bytes that are kept. They stay, under other names. */
const OF_THE_TRANSFER = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

/** A page on its way into the archive. */
export interface NewPage {
  page: FetchedPage;
  origin?: PageOrigin | undefined;
}

/** What is written of a page. */
export interface PageMembers {
  /** The response record. */
  member: Uint8Array;
  /** The metadata record behind it, where the page's origin is given. */
  metadata?: Uint8Array | undefined;
  /** `sha256:…` of the page's bytes. */
  digest: string;
}

export async function pageMembers({ page, origin }: NewPage, pack: Pack = packAside): Promise<PageMembers> {
  const [response, metadata] = await Promise.all([
    responseMember(page, origin?.captureId, pack),
    origin && metadataMember(page, origin),
  ]);
  return { ...response, metadata };
}

/** A response record: status line, headers and the decoded body. `captureId`, a UUID, becomes the record's. */
export async function responseMember(
  page: FetchedPage,
  captureId?: string,
  pack: Pack = packAside,
): Promise<Pick<PageMembers, 'member' | 'digest'>> {
  const record = WARCRecord.create(
    {
      ...headOf(page, 'response'),
      httpHeaders: headersOf(page, page.bytes.length),
      ...(captureId === undefined ? {} : { warcHeaders: { 'WARC-Record-ID': recordId(captureId) } }),
    },
    [page.bytes],
  );
  const member = await pack(await new Serializer(record, { gzip: false }).readFully());
  return { member, digest: record.warcHeaders.headers.get('WARC-Payload-Digest') as string };
}

/** What the pipeline knows of a page beside the page, as `application/warc-fields`; those of the standard have its names. */
export async function metadataMember(page: FetchedPage, origin: PageOrigin): Promise<Uint8Array> {
  const { captureId, sourceId, foundIn, fromUrl, hops } = origin;
  const fields = Object.entries({
    source: sourceId,
    foundIn,
    via: fromUrl,
    url: page.url === page.finalUrl ? undefined : page.url,
    sourceLinks: hops || undefined,
    fetchTimeMs: page.tookMs === undefined ? undefined : Math.round(page.tookMs),
  }).flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}\r\n`));
  const record = WARCRecord.create(
    {
      type: 'metadata',
      warcVersion: 'WARC/1.1',
      url: page.finalUrl,
      date: page.fetchedAt,
      warcHeaders: {
        'WARC-Concurrent-To': recordId(captureId),
        'WARC-Refers-To': recordId(captureId),
      },
    },
    [Buffer.from(fields.join(''))],
  );
  // So small that a thread would cost more than the work.
  return gzipSync(await new Serializer(record, { gzip: false }).readFully());
}

/** The capture whose payload came again. */
export interface Original {
  captureId: string;
  finalUrl: string;
  fetchedAt: Date;
  /** `sha256:…` of the page's bytes. */
  digest: string;
}

const PROFILES = {
  'identical-payload': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
  'not-modified': 'http://netpreserve.org/warc/1.1/revisit/server-not-modified',
} as const;

/** A page that came as it is kept, or that its server says has not changed: the head of the response, and where its bytes stand. */
export async function revisitMember(
  head: ResponseHead & { bytes?: Uint8Array },
  { captureId, finalUrl, fetchedAt, digest }: Original,
): Promise<Uint8Array> {
  const record = WARCRecord.create({
    ...headOf(head, 'revisit'),
    httpHeaders: head.bytes ? headersOf(head, head.bytes.length) : head.headers,
    warcHeaders: { 'WARC-Refers-To': recordId(captureId), 'WARC-Payload-Digest': digest },
    refersToUrl: finalUrl,
    refersToDate: fetchedAt.toISOString(),
  });
  record.warcHeaders.headers.set('WARC-Profile', PROFILES[head.bytes ? 'identical-payload' : 'not-modified']);
  return packAside(await new Serializer(record, { gzip: false }).readFully());
}

function headOf({ finalUrl, fetchedAt, status, statusText }: ResponseHead, type: 'response' | 'revisit') {
  return {
    type,
    warcVersion: 'WARC/1.1',
    url: finalUrl,
    date: fetchedAt,
    statusline: `HTTP/1.1 ${status} ${statusText}`.trimEnd(),
    keepHeadersCase: true,
  } as const;
}

function headersOf({ headers }: ResponseHead, length: number): [name: string, value: string][] {
  const kept = headers.map(([name, value]): [string, string] =>
    OF_THE_TRANSFER.has(name.toLowerCase()) ? [`X-Archive-Orig-${name}`, value] : [name, value],
  );
  return [...kept, ['Content-Length', String(length)]];
}

function recordId(captureId: string): string {
  return `<urn:uuid:${captureId}>`;
}

/** The record that every WARC file begins with. */
export async function infoMember(file: string, date: string): Promise<Uint8Array> {
  const record = WARCRecord.createWARCInfo(
    { filename: file, warcVersion: 'WARC/1.1', date },
    { software: 'Copydesk', format: 'WARC File Format 1.1' },
  );
  return packAside(await WARCSerializer.serialize(record, { gzip: false }));
}

/** The page of a member. Throws `member-damaged` when the bytes are no whole response record. */
export async function readMember(member: Uint8Array): Promise<FetchedPage> {
  const bytes = await decompress(member, { chunkSize: UNPACKING.chunkSize }).catch((cause: unknown) => {
    throw new CopydeskError('member-damaged', 'The archived bytes are damaged', { cause });
  });
  const length = recordLength(bytes) ?? Number.POSITIVE_INFINITY;
  if (length > bytes.length)
    throw new CopydeskError('member-damaged', 'The archived bytes are no whole record');
  const read = readRecord(bytes.subarray(0, length));
  if ('page' in read) return read.page;
  const why = 'damaged' in read ? `: ${read.damaged}` : '';
  throw new CopydeskError('member-damaged', `The archived bytes are no response record${why}`);
}
