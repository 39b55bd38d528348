/**
 * One WARC record as one gzip member. warcio builds and reads the record, node's zlib does the compression (several times
 * as fast as warcio's own).
 */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio';
import { CopydeskError } from '../../errors.js';
import type { FetchedPage } from '../../model/capture.js';

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
  return compress(await WARCSerializer.serialize(record, { gzip: false }));
}

/** The record that every WARC file begins with. */
export async function infoMember(file: string, date: string): Promise<Uint8Array> {
  const record = WARCRecord.createWARCInfo(
    { filename: file, warcVersion: 'WARC/1.1', date },
    { software: 'Copydesk', format: 'WARC File Format 1.1' },
  );
  return compress(await WARCSerializer.serialize(record, { gzip: false }));
}

/** The page of a member. Throws `member-damaged` when the bytes are no whole response record. */
export async function readMember(member: Uint8Array): Promise<FetchedPage> {
  try {
    const page = await readRecord(await decompress(member));
    if (page) return page;
  } catch (cause) {
    throw new CopydeskError('member-damaged', 'The archived bytes are damaged', { cause });
  }
  throw new CopydeskError('member-damaged', 'The archived bytes are no response record');
}

/** The page of an uncompressed record: a response, or a resource that was stored without HTTP. Undefined for other types. */
export async function readRecord(bytes: Uint8Array): Promise<FetchedPage | undefined> {
  const record = await WARCParser.parse([bytes], { keepHeadersCase: true });
  const url = record?.warcTargetURI;
  if (!record || !url || (record.warcType !== 'response' && record.warcType !== 'resource')) return undefined;
  const body = await record.readFully(true);
  const headers = record.httpHeaders ? [...record.httpHeaders.headers] : [];
  const header = (name: string) => headers.find(([given]) => given.toLowerCase() === name)?.[1];
  const contentType = header('content-type') ?? (record.httpHeaders ? undefined : record.warcContentType);
  return {
    bytes: body,
    url,
    finalUrl: url,
    status: Number(record.httpHeaders?.statusCode ?? 200),
    statusText: record.httpHeaders?.statusText ?? '',
    headers: headers as [string, string][],
    fetchedAt: record.warcDate ?? '',
    ...(contentType ? { contentType } : {}),
  };
}
