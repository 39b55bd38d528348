/** Answers that are there as a whole: tagged, 304 to those who have them, compressed. A stream is compressed as it goes. */
import { hash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { promisify } from 'node:util';
import { createGzip, gzip, gzipSync } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/compress';
import { NDJSON } from './api/ndjson.js';

/** Bytes below which compressing gains nothing: one packet holds as many. */
const LEAST = 1024;

/** Of pages of records, level 1 leaves an eighth more than level 6 does, and takes half of its time (measured). */
const LEVEL = 1;

/** Bytes that are compressed at once: another thread takes up to half a millisecond more of CPU for the way there and back. */
const AT_ONCE = 256 * 1024;

/** Room for what is compressed, in bytes: each time that it is full costs another such way. */
const ROOM = 64 * 1024;

const zip = promisify(gzip);

/** Name under which a request's context holds the bytes that {@link answerBytes} answered with. */
const BYTES = 'bytes';

/** For large answers: {@link whole} need not read them back out of a Response, which takes longer than all that it does. */
export function answerBytes(context: Context, body: Buffer<ArrayBuffer>, type: string): Response {
  context.set(BYTES, body);
  return context.body(body, 200, { 'content-type': type });
}

/**
 * Hono's own `etag` and `compress` send each body through streams, which costs more than hashing and compressing do, and
 * leave HEAD with other headers than GET.
 */
export function whole(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { res, req } = context;
    const isRead = req.method === 'GET' || req.method === 'HEAD';
    if (!isRead || !res.ok) return;
    if (res.headers.get('content-type') === NDJSON) return asStream(context);
    const body: Buffer<ArrayBuffer> = context.get(BYTES) ?? Buffer.from(await res.arrayBuffer());
    const headers = new Headers(res.headers);
    const tag = `"${hash('sha1', body)}"`;
    const mayShrink =
      body.length >= LEAST && COMPRESSIBLE_CONTENT_TYPE_REGEX.test(headers.get('content-type') ?? '');
    const shrinks = mayShrink && takesGzip(context);
    // Compressed, it is the same in meaning, but not byte for byte.
    headers.set('etag', shrinks ? `W/${tag}` : tag);
    // Told of a 304, too: a cache takes its headers in place of those that it has.
    if (mayShrink) headers.append('vary', 'Accept-Encoding');
    if (isKnown(context, tag, headers.get('last-modified'))) {
      for (const name of ['content-type', 'content-length']) headers.delete(name);
      return answer(context, null, { status: 304, headers });
    }
    if (shrinks) headers.set('content-encoding', 'gzip');
    const sent = shrinks ? await compressed(body) : body;
    headers.set('content-length', String(sent.length));
    answer(context, sent, { status: res.status, headers });
  };
}

/** In place of what is there: Hono would add the headers of that to the new ones. */
function answer(context: Context, body: Buffer<ArrayBuffer> | null, init: ResponseInit): void {
  context.res = undefined;
  context.res = new Response(body, init);
}

function takesGzip(context: Context): boolean {
  return accepts(context, { header: 'Accept-Encoding', supports: ['gzip'], default: '' }) === 'gzip';
}

async function compressed(body: Buffer): Promise<Buffer<ArrayBuffer>> {
  const options = { level: LEVEL, chunkSize: ROOM };
  const small = body.length <= AT_ONCE ? gzipSync(body, options) : await zip(body, options);
  return small as Buffer<ArrayBuffer>;
}

function asStream(context: Context): void {
  const { res, req } = context;
  const headers = new Headers(res.headers);
  headers.append('vary', 'Accept-Encoding');
  const zips = takesGzip(context);
  if (zips) headers.set('content-encoding', 'gzip');
  // HEAD has nobody who would read on.
  const body = zips && res.body && req.method === 'GET' ? zipped(res.body) : res.body;
  context.res = undefined;
  context.res = new Response(body, { status: res.status, headers });
}

/** Reads on as it is read. Through a `CompressionStream` it would be read on however slowly it is taken (measured). */
function zipped(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const zip = createGzip({ level: LEVEL });
  // Whatever ends one ends the other: the reader hears of it from `zip`.
  pipeline(Readable.fromWeb(body as NodeStream), zip, () => {});
  const strategy = new ByteLengthQueuingStrategy({ highWaterMark: zip.readableHighWaterMark });
  return Readable.toWeb(zip, { strategy }) as ReadableStream<Uint8Array>;
}

/**
 * By its tag where the reader has one, else by its date (RFC 9110, 13.2.2). Tags are compared as that wants it here: whether
 * one is weak does not matter. A date that is none is earlier than nothing.
 */
function isKnown({ req }: Context, tag: string, modified: string | null): boolean {
  const known = req.header('if-none-match');
  if (known !== undefined) return known.trim() === '*' || (known.match(/"[^"]*"/gu)?.includes(tag) ?? false);
  const since = req.header('if-modified-since');
  return since !== undefined && modified !== null && Date.parse(since) >= Date.parse(modified);
}
