/** Reads a response body, decoded, within bounds: neither an endless body nor a small one that unpacks to gigabytes. */
import { type Readable, Transform, type TransformCallback, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { Inflate } from './inflate.js';

export interface BodyLimits {
  /** Most bytes taken from the wire. */
  wireBytes: number;
  /** Most bytes after decoding. */
  bytes: number;
}

/** Takes a body as it comes. Its `_write` fails once it is full, which ends the response. */
export type BodySink = Writable & { readonly full: boolean };

/** `cut` is true when the body went on past the limit; the bytes are then its beginning. */
export type BodyResult = { ok: true; bytes: Uint8Array; cut: boolean } | { ok: false; detail: string };

const DECODERS = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', () => new Inflate()],
  ['br', createBrotliDecompress],
]);

/** For the request. Without deflate, which is undone where it comes: servers send it in its wrapper, or bare. */
export const ACCEPT_ENCODING = 'gzip, br';

/** Encodings one upon the other are lawful; more than two are an attack. */
const MOST_ENCODINGS = 2;

/**
 * With `into` the body goes there, bounded there after decoding, and the result has no bytes.
 *
 * Not ok when the encoding is unknown or broken. Errors of the connection (and of an abort) are thrown, as `body` has
 * them. `signal` also ends what goes on when all bytes are in: to undo them. The stream is always used up or destroyed.
 */
export async function readBody(
  body: Readable,
  contentEncoding: string | undefined,
  limits: BodyLimits,
  into?: BodySink,
  signal?: AbortSignal,
): Promise<BodyResult> {
  let broken: 'body' | 'encoding' | undefined;
  // It stays for as long as the stream lives: one that is destroyed early reports that as an error of its own.
  body.on('error', () => {
    broken ??= 'body';
  });
  const names = (contentEncoding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  const makers = names.toReversed().map((name) => DECODERS.get(name));
  if (makers.length > MOST_ENCODINGS || makers.includes(undefined)) {
    body.destroy();
    return { ok: false, detail: `unknown content encoding: ${names.join(', ').slice(0, 80)}` };
  }
  if (makers.length === 0 && !into) return readPlain(body, Math.min(limits.wireBytes, limits.bytes));
  const decoders = makers.map((make) => (make as () => Transform)());

  for (const decoder of decoders) {
    decoder.once('error', () => {
      broken ??= 'encoding';
    });
  }
  const meter = new Meter(limits.wireBytes);
  const kept = new Sink(limits.bytes);
  const sink = into ?? kept;
  try {
    await pipeline([body, meter, ...decoders, sink], signal ? { signal } : {});
  } catch (error) {
    const cut = meter.full || sink.full;
    // A decoder that is stopped calls that an error of its own.
    if (!cut && signal?.aborted) throw error;
    // Servers name the encoding of an empty body, too, which is no gzip.
    if (broken === 'encoding' && meter.isUnused) return { ok: true, bytes: Buffer.alloc(0), cut: false };
    if (!cut && broken === 'encoding') return { ok: false, detail: `broken ${names.join(', ')} body` };
    if (!cut) throw error;
  }
  return { ok: true, bytes: Buffer.concat(kept.chunks), cut: meter.full || sink.full };
}

/** Of a body that comes as it is, what is kept is what came: a pipeline takes as long as all else that is done to read it. */
function readPlain(body: Readable, most: number): Promise<BodyResult> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let room = most;
    const done = (cut: boolean) => resolve({ ok: true, bytes: Buffer.concat(chunks), cut });
    body.on('data', (chunk: Buffer) => {
      const isFull = chunk.length > room;
      chunks.push(isFull ? chunk.subarray(0, room) : chunk);
      room -= chunk.length;
      if (!isFull) return;
      done(true);
      body.destroy();
    });
    body.once('end', () => done(false));
    body.once('error', reject);
    body.once('close', () => reject(new Error('the response ended before its body')));
  });
}

/** Ends the pipeline, and with it the response, when more comes from the wire than allowed. */
class Meter extends Transform {
  full = false;
  /** Nothing has come. */
  isUnused = true;
  #room: number;

  constructor(most: number) {
    super();
    this.#room = most;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.isUnused &&= chunk.length === 0;
    this.full = this.#room <= 0;
    this.#room -= chunk.length;
    done(this.full ? new Error('wire limit reached') : null, chunk);
  }
}

/** Keeps as many bytes as allowed, to the byte, and ends the pipeline at the next. */
class Sink extends Writable {
  readonly chunks: Buffer[] = [];
  full = false;
  #room: number;

  constructor(most: number) {
    super();
    this.#room = most;
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.chunks.push(chunk.subarray(0, this.#room));
    this.full = chunk.length > this.#room;
    this.#room -= Math.min(chunk.length, this.#room);
    done(this.full ? new Error('size limit reached') : null);
  }
}
