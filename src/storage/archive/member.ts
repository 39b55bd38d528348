/**
 * One WARC record as one gzip member. warcio builds the record, node's zlib does the compression (several times as fast as
 * warcio's own).
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { crc32, deflateRawSync, gunzip, gzip } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';
import { CopydeskError } from '../../errors.js';
import type { FetchedPage } from '../../model/capture.js';
import { readRecord } from './read-record.js';
import { recordLength } from './record-head.js';

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

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Headers of the transfer, which do not describe the bytes that are kept. They stay, under other names. */
const OF_THE_TRANSFER = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

/** A response record: status line, headers and the decoded body. */
export async function responseMember(page: FetchedPage): Promise<Uint8Array> {
  const headers = page.headers.map(([name, value]): [string, string] =>
    OF_THE_TRANSFER.has(name.toLowerCase()) ? [`X-Archive-Orig-${name}`, value] : [name, value],
  );
  headers.push(['Content-Length', String(page.bytes.length)]);
  const record = WARCRecord.create(
    {
      type: 'response',
      warcVersion: 'WARC/1.1',
      url: page.finalUrl,
      date: page.fetchedAt,
      statusline: `HTTP/1.1 ${page.status} ${page.statusText}`.trimEnd(),
      httpHeaders: headers,
      keepHeadersCase: true,
    },
    [page.bytes],
  );
  return compress(await new Serializer(record, { gzip: false }).readFully());
}

/** The record that every WARC file begins with. */
export async function infoMember(file: string, date: string): Promise<Uint8Array> {
  const record = WARCRecord.createWARCInfo(
    { filename: file, warcVersion: 'WARC/1.1', date },
    { software: 'Copydesk', format: 'WARC File Format 1.1' },
  );
  return compress(await WARCSerializer.serialize(record, { gzip: false }));
}

/**
 * What stands in the place of a member that was erased: a member of the same length, so that the places of all others
 * stay what they are. Its gzip header is filled up with a comment of blanks (RFC 1952, FCOMMENT).
 */
export async function erasedMember(length: number): Promise<Uint8Array> {
  const record = WARCRecord.createWARCInfo({ warcVersion: 'WARC/1.1' }, { description: 'erased' });
  const said = await WARCSerializer.serialize(record, { gzip: false });
  const whole = gzipOfLength(said, length);
  // A member too short for that is hardly a page; it is filled with nothing.
  return whole ?? gzipOfLength(new Uint8Array(), length) ?? new Uint8Array(length);
}

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 255]);

function gzipOfLength(bytes: Uint8Array, length: number): Uint8Array | undefined {
  const body = deflateRawSync(bytes);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes), 0);
  trailer.writeUInt32LE(bytes.length, 4);
  const room = length - GZIP_HEADER.length - 1 - body.length - trailer.length;
  if (room < 0) return undefined;
  return Buffer.concat([GZIP_HEADER, Buffer.alloc(room, ' '), Buffer.alloc(1), body, trailer]);
}

/** The page of a member. Throws `member-damaged` when the bytes are no whole response record. */
export async function readMember(member: Uint8Array): Promise<FetchedPage> {
  const bytes = await decompress(member).catch((cause: unknown) => {
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
