/**
 * The body of a feed, sitemap or section page, taken as it comes: gunzipped where the file itself is gzip, decoded as it
 * says it is. A sitemap is read while it comes and never stands in memory as a whole, whatever kind of input it was taken
 * for; anything else is a text.
 */
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { isSitemap, type Sitemap, SitemapReader } from '../parsers/sitemap.js';

export type InputBody = { /** SHA-256 in hex of the bytes as they came. */ hash: string } & (
  | { kind: 'sitemap'; sitemap: Sitemap }
  | { kind: 'text'; text: string }
  | { kind: 'broken' }
  | { kind: 'too-large' }
);

const MIB = 1024 * 1024;

/** sitemaps.org allows 50 MB. */
const MOST_BYTES = 50 * MIB;

/** Feeds and pages are read whole. The largest feeds that are one are a tenth of this. */
const MOST_TEXT_BYTES = 16 * MIB;

/** Where a charset is named inside: an XML declaration or a meta element, within the first kilobyte. */
const NAMED_INSIDE = /^<\?xml[^>]*\bencoding=["']([\w-]+)|<meta[^>]+\bcharset=["']?([\w-]+)/iu;

/** UTF-16, by its first two bytes: a byte order mark, or a `<`. */
const WIDE: ReadonlyMap<string, string> = new Map([
  ['\xff\xfe', 'utf-16le'],
  ['<\0', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
  ['\0<', 'utf-16be'],
]);

/** Enough to see what it is. */
const BEGINNING_BYTES = 4_096;

/** Give it to a request as `into`; once the request is over, {@link body} tells what came. */
export class InputSink extends Writable {
  readonly #hash = createHash('sha256');
  readonly #taker: InputTaker;
  /** Undoes a file that is gzip itself, as it comes: packed once more for the wire, few bytes may be a large one. */
  #gunzip: Gunzip | undefined;
  #isGzip: boolean | undefined;
  /** A first byte that came alone: two tell what it is. */
  #first: Buffer | undefined;

  /** `url` is what relative addresses of a sitemap are resolved against. */
  constructor(url: string, contentType: string | undefined) {
    super();
    this.#taker = new InputTaker(url, contentType);
  }

  /** Also where what goes on is of no use. */
  get full(): boolean {
    return this.#taker.full || this.#gunzip?.isBroken === true;
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#hash.update(chunk);
    const bytes = this.#first ? Buffer.concat([this.#first, chunk]) : chunk;
    this.#first = this.#isGzip === undefined && bytes.length < 2 ? bytes : undefined;
    if (this.#first) {
      done();
      return;
    }
    const isTaken = () => done(this.full ? new Error('enough') : null);
    this.#isGzip ??= bytes[0] === 0x1f && bytes[1] === 0x8b;
    if (this.#isGzip) {
      this.#gunzip ??= new Gunzip(this.#taker);
      this.#gunzip.write(bytes, isTaken);
    } else {
      this.#taker.take(bytes);
      isTaken();
    }
  }

  override _final(done: () => void): void {
    if (this.#first) this.#taker.take(this.#first);
    if (this.#gunzip) this.#gunzip.end(done);
    else done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#gunzip?.close();
    done(error);
  }

  async body(): Promise<InputBody> {
    if (!this.writableEnded && !this.destroyed) this.end();
    // Whatever ended it is known to whoever made the request.
    await finished(this).catch(() => undefined);
    const hash = this.#hash.digest('hex');
    return { hash, ...(this.#gunzip?.isBroken ? { kind: 'broken' } : this.#taker.end()) };
  }
}

/** A file in gzip, a piece at a time: the next is taken when all of the last one is given on. */
class Gunzip {
  isBroken = false;
  readonly #gunzip = createGunzip();
  /** Whoever waits for the piece that is being undone: an error would leave it without an answer. */
  #waiting: (() => void) | undefined;

  constructor(taker: InputTaker) {
    this.#gunzip
      .on('data', (chunk: Buffer) => {
        taker.take(chunk);
        // What is left of the piece may be a thousand times its size.
        if (taker.full) this.close();
      })
      .on('error', () => {
        this.isBroken = true;
      })
      // What stands behind the end is never taken.
      .on('end', () => this.close())
      .on('close', () => this.#answer());
  }

  write(packed: Buffer, done: () => void): void {
    this.#waiting = done;
    if (this.#gunzip.destroyed) this.#answer();
    else this.#gunzip.write(packed, () => this.#answer());
  }

  end(done: () => void): void {
    this.#waiting = done;
    if (this.#gunzip.destroyed) this.#answer();
    else this.#gunzip.end();
  }

  close(): void {
    this.#gunzip.destroy();
  }

  #answer(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.();
  }
}

/** Bytes as they are read, unpacked, to a sitemap or a text. */
class InputTaker {
  full = false;
  readonly #url: string;
  readonly #contentType: string | undefined;
  /** Held until there is enough to see what it is. */
  #beginning: Buffer[] | undefined = [];
  #held = 0;
  #decoder = new TextDecoder();
  #sitemap: SitemapReader | undefined;
  #texts: string[] = [];
  #bytes = 0;
  #isTooLarge = false;

  constructor(url: string, contentType: string | undefined) {
    this.#url = url;
    this.#contentType = contentType;
  }

  take(chunk: Buffer): void {
    if (this.full) return;
    const room = (this.#sitemap ? MOST_BYTES : MOST_TEXT_BYTES) - this.#bytes;
    this.#bytes += chunk.length;
    this.full = chunk.length > room;
    this.#isTooLarge = this.full && !this.#sitemap;
    if (this.#beginning) {
      this.#beginning.push(chunk);
      this.#held += chunk.length;
      if (this.#held >= BEGINNING_BYTES) this.#begin();
    } else this.#text(this.#decoder.decode(chunk.subarray(0, Math.max(room, 0)), STREAM));
  }

  end(): { kind: 'sitemap'; sitemap: Sitemap } | { kind: 'text'; text: string } | { kind: 'too-large' } {
    if (this.#beginning) this.#begin();
    // A body that was cut ends within a character, perhaps.
    if (!this.full) this.#text(this.#decoder.decode());
    if (this.#sitemap) return { kind: 'sitemap', sitemap: this.#sitemap.end() };
    return this.#isTooLarge ? { kind: 'too-large' } : { kind: 'text', text: this.#texts.join('') };
  }

  #begin(): void {
    const bytes = Buffer.concat(this.#beginning ?? []);
    this.#beginning = undefined;
    this.#decoder = decoderFor(bytes, this.#contentType);
    const text = this.#decoder.decode(bytes, STREAM);
    if (isSitemap(text.slice(0, BEGINNING_BYTES))) this.#sitemap = new SitemapReader(this.#url);
    this.#text(text);
  }

  #text(text: string): void {
    if (!this.#sitemap) this.#texts.push(text);
    else {
      this.#sitemap.write(text);
      this.full ||= this.#sitemap.full;
    }
  }
}

const STREAM = { stream: true };

/** Enough for URLs and dates, which is all that is taken from here; articles are decoded with more care. */
function decoderFor(beginning: Buffer, contentType: string | undefined): TextDecoder {
  const head = beginning.subarray(0, 1_024).toString('latin1');
  const wide = WIDE.get(head.slice(0, 2));
  if (wide !== undefined) return new TextDecoder(wide);
  // The mark is of the file itself; headers are often the server's usual ones.
  if (head.startsWith('\xef\xbb\xbf')) return new TextDecoder();
  const inside = NAMED_INSIDE.exec(head.trimStart());
  const named = /charset=["']?([\w-]+)/iu.exec(contentType ?? '')?.[1] ?? inside?.[1] ?? inside?.[2];
  // Writers that hold their text in UTF-16 say so of what they send in UTF-8.
  if (named === undefined || /^utf-?16/iu.test(named)) return new TextDecoder();
  try {
    return new TextDecoder(named);
  } catch {
    return new TextDecoder();
  }
}
