/**
 * The body of a feed, sitemap or section page, taken as it comes: gunzipped where the file itself is gzip, decoded as it
 * says it is. A sitemap is read while it comes and never stands in memory as a whole, whatever kind of input it was taken
 * for; anything else is a text.
 */
import { createHash } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { isSitemap, type Sitemap, SitemapReader } from '../parsers/sitemap.js';
import { readBody } from './read-body.js';

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
  /** The file, while it is packed. */
  readonly #packed: Buffer[] = [];
  #isGzip: boolean | undefined;
  /** A first byte that came alone: two tell what it is. */
  #first: Buffer | undefined;

  /** `url` is what relative addresses of a sitemap are resolved against. */
  constructor(url: string, contentType: string | undefined) {
    super();
    this.#taker = new InputTaker(url, contentType);
  }

  get full(): boolean {
    return this.#taker.full;
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#hash.update(chunk);
    const bytes = this.#first ? Buffer.concat([this.#first, chunk]) : chunk;
    this.#first = this.#isGzip === undefined && bytes.length < 2 ? bytes : undefined;
    if (!this.#first) {
      this.#isGzip ??= bytes[0] === 0x1f && bytes[1] === 0x8b;
      if (this.#isGzip) this.#packed.push(bytes);
      else this.#taker.take(bytes);
    }
    done(this.full ? new Error('enough') : null);
  }

  async body(): Promise<InputBody> {
    const hash = this.#hash.digest('hex');
    if (this.#first) this.#taker.take(this.#first);
    if (this.#isGzip) {
      const limits = { wireBytes: MOST_BYTES, bytes: MOST_BYTES };
      const unpacked = await readBody(
        Readable.from(this.#packed),
        'gzip',
        limits,
        new TakerSink(this.#taker),
      );
      if (!unpacked.ok) return { hash, kind: 'broken' };
    }
    return { hash, ...this.#taker.end() };
  }
}

class TakerSink extends Writable {
  readonly #taker: InputTaker;

  constructor(taker: InputTaker) {
    super();
    this.#taker = taker;
  }

  get full(): boolean {
    return this.#taker.full;
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#taker.take(chunk);
    done(this.full ? new Error('enough') : null);
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
  const inside = NAMED_INSIDE.exec(head.replace(/^\xef\xbb\xbf/u, '').trimStart());
  const named = /charset=["']?([\w-]+)/iu.exec(contentType ?? '')?.[1] ?? inside?.[1] ?? inside?.[2];
  // Writers that hold their text in UTF-16 say so of what they send in UTF-8.
  if (named === undefined || /^utf-?16/iu.test(named)) return new TextDecoder();
  try {
    return new TextDecoder(named);
  } catch {
    return new TextDecoder();
  }
}
