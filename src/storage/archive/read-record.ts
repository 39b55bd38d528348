/** One WARC record as a page, checked against the digests that it names. */
import type { FetchedPage } from '../../model/capture.js';
import { instantOf } from '../../model/moment.js';
import type { WarcDamage } from '../../model/warc-damage.js';
import { isOtherThan } from './digests.js';
import { dechunked, decoded } from './http-body.js';
import { headerLines, type RecordHead, readHead } from './record-head.js';

export type ReadRecord =
  /**
   * With the digest that it names of its payload, and the UUID of the record. `fetchedAt` is empty where the record has no
   * date that can be read.
   */
  | { page: FetchedPage; payload?: string | undefined; id?: string | undefined }
  /** Its type, for a record that holds no page: `warcinfo`, `request`, `revisit`, `metadata`, … */
  | { passed: string; revisit?: ReadRevisit; fields?: Record<string, string> }
  | { damaged: WarcDamage };

/** A page that came as an earlier record has it: what is said of it without its bytes. */
export interface ReadRevisit extends Pick<FetchedPage, 'finalUrl' | 'fetchedAt'> {
  /** The digest of those bytes. */
  payload: string | undefined;
  /** UUID of the record that has them. */
  refersTo: string | undefined;
  /** Where the record has it. */
  response?: Pick<FetchedPage, 'status' | 'statusText' | 'headers'>;
}

const STATUS_LINE = /^HTTP\/\d(?:\.\d)? (\d{3})(?: (.*))?$/u;
const HTTP_HEAD_END = Buffer.from('\r\n\r\n');
const LOOSE_HEAD_END = Buffer.from('\n\n');

/** A response, or a resource that was stored without HTTP. */
export function readRecord(bytes: Buffer): ReadRecord {
  const head = readHead(bytes);
  if (!head) return { damaged: 'no-record' };
  const type = (head.field('warc-type') ?? 'unknown').toLowerCase();
  // Wget writes the URL in angle brackets.
  const url = head.field('warc-target-uri')?.replace(/^<(.*)>$/u, '$1');
  if (type === 'revisit' && url !== undefined) return { passed: type, revisit: revisitOf(bytes, url, head) };
  if (type === 'metadata' && head.field('content-type') === 'application/warc-fields')
    return {
      passed: type,
      fields: Object.fromEntries(headerLines(`\n${bytes.toString('utf8', head.length)}`)),
    };
  if ((type !== 'response' && type !== 'resource') || url === undefined) return { passed: type };
  const block = bytes.subarray(head.length);
  const said = head.field('warc-block-digest');
  if (said !== undefined && isOtherThan(said, block)) return { damaged: 'wrong-digest' };
  const contentType = head.field('content-type');
  if (type === 'response' && !/^application\/http\b/iu.test(contentType ?? 'application/http'))
    return { passed: type };
  const fetchedAt = instantOf(head.field('warc-date')) ?? '';
  const common = { url, finalUrl: url, fetchedAt };
  if (type === 'response') return responseOf(block, common, head);
  if (isPayloadWrong(head, [block])) return { damaged: 'wrong-digest' };
  const typed = contentType ? { contentType } : {};
  const page = { ...common, ...typed, bytes: copied(block), status: 200, statusText: '', headers: [] };
  return { page, payload: head.field('warc-payload-digest'), id: uuidOf(head.field('warc-record-id')) };
}

function revisitOf(bytes: Buffer, finalUrl: string, head: RecordHead): ReadRevisit {
  const revisit = {
    finalUrl,
    fetchedAt: instantOf(head.field('warc-date')) ?? '',
    payload: head.field('warc-payload-digest'),
    refersTo: uuidOf(head.field('warc-refers-to')),
  };
  const { text } = splitHead(bytes.subarray(head.length));
  const [, status, statusText = ''] = STATUS_LINE.exec(text.split(/\r?\n/u, 1)[0] as string) ?? [];
  if (status === undefined) return revisit;
  return { ...revisit, response: { status: Number(status), statusText, headers: headerLines(text) } };
}

function responseOf(
  block: Buffer,
  common: Pick<FetchedPage, 'url' | 'finalUrl' | 'fetchedAt'>,
  head: RecordHead,
): ReadRecord {
  const { text, body } = splitHead(block);
  const [, status, statusText = ''] = STATUS_LINE.exec(text.split(/\r?\n/u, 1)[0] as string) ?? [];
  if (status === undefined) return { damaged: 'no-http' };
  const headers = headerLines(text);
  const header = (name: string) => headers.find(([given]) => given.toLowerCase() === name)?.[1];
  const isChunked = /\bchunked\b/iu.test(header('transfer-encoding') ?? '');
  const whole = isChunked ? dechunked(body) : body;
  const plain = whole && decoded(whole, header('content-encoding') || 'identity');
  // Some digest the body with its chunks, some without, some unpacked.
  if (isPayloadWrong(head, [body, whole, plain])) return { damaged: 'wrong-digest' };
  if (!plain) return { damaged: 'bad-encoding' };
  const contentType = header('content-type');
  const typed = contentType ? { contentType } : {};
  return {
    page: { ...common, ...typed, bytes: copied(plain), status: Number(status), statusText, headers },
    payload: head.field('warc-payload-digest'),
    id: uuidOf(head.field('warc-record-id')),
  };
}

function uuidOf(id: string | undefined): string | undefined {
  return /^<urn:uuid:([\da-f-]{36})>$/u.exec(id ?? '')?.[1];
}

function splitHead(block: Buffer): { text: string; body: Buffer } {
  const strict = block.indexOf(HTTP_HEAD_END);
  const [end, length] =
    strict >= 0 ? [strict, HTTP_HEAD_END.length] : [block.indexOf(LOOSE_HEAD_END), LOOSE_HEAD_END.length];
  // A response may be all head.
  if (end < 0) return { text: textOf(block), body: block.subarray(block.length) };
  return { text: textOf(block.subarray(0, end)), body: block.subarray(end + length) };
}

/** Headers are ASCII by the standard, UTF-8 by habit, and Latin-1 where they are neither. */
function textOf(head: Buffer): string {
  const text = head.toString('utf8');
  return text.includes('\ufffd') ? head.toString('latin1') : text;
}

/** The digest of the block holds for the payload as well, so that this one is checked where it stands alone. */
function isPayloadWrong(head: RecordHead, forms: readonly (Buffer | undefined)[]): boolean {
  const said = head.field('warc-payload-digest');
  if (said === undefined || head.field('warc-block-digest') !== undefined) return false;
  return [...new Set(forms)].every((bytes) => bytes === undefined || isOtherThan(said, bytes));
}

/** In a buffer of its own, which can be moved to a thread and keeps nothing of the file in memory. */
function copied(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes);
}
