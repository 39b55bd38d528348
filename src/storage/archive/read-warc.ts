/**
 * Reads WARC files that anybody made, with memory that does not grow. Finding the records is our own work: warcio ends
 * in silence at the first damaged one, and here the next one is reached.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { messageOf } from '../../errors.js';
import type { FetchedPage } from '../../model/capture.js';
import { readRecord } from './member.js';

/** A page, or a stretch of the file that is no whole record; `offset` counts bytes of the file. */
export type WarcItem = { page: FetchedPage; offset: number } | { damaged: string; offset: number };

/** A record that is larger than this, compressed or not, is passed over. */
const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** How much of the file is looked at first; most records are smaller. */
const WINDOW_BYTES = 1024 * 1024;

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const RECORD_START = Buffer.from('WARC/1.');
const HEADERS_END = Buffer.from('\r\n\r\n');

/** Where a record ends, and its uncompressed bytes; or why there is none. */
type Found = { bytes: Uint8Array; end: number } | { damaged: string };

/** Response and resource records are given; others (request, metadata, revisit, warcinfo) are passed over. */
export async function* readWarc(path: string): AsyncGenerator<WarcItem> {
  const file = await open(path);
  try {
    const window = new Window(file, (await file.stat()).size);
    const gzipped = (await window.at(0, 3)).equals(GZIP_MAGIC);
    const [magic, recordAt] = gzipped ? [GZIP_MAGIC, memberAt] : [RECORD_START, plainAt];
    for (let offset = 0; offset < window.size; ) {
      const found = await recordAt(window, offset);
      if ('damaged' in found) {
        yield { damaged: found.damaged, offset };
        offset = await nextRecord(window, offset + 1, magic, recordAt);
        continue;
      }
      yield* pageOf(found.bytes, offset);
      offset = found.end;
    }
  } finally {
    await file.close();
  }
}

async function* pageOf(bytes: Uint8Array, offset: number): AsyncGenerator<WarcItem> {
  try {
    const page = await readRecord(bytes);
    if (page) yield { page, offset };
  } catch (error) {
    yield { damaged: messageOf(error), offset };
  }
}

/** The first place from `from` on where a whole record begins; the end of the file when there is none. */
async function nextRecord(
  window: Window,
  from: number,
  magic: Buffer,
  recordAt: (window: Window, offset: number) => Promise<Found>,
): Promise<number> {
  for (let offset = from; offset < window.size; ) {
    const bytes = await window.at(offset, WINDOW_BYTES);
    const hit = bytes.indexOf(magic);
    if (hit < 0) {
      offset += Math.max(1, bytes.length - magic.length + 1);
      continue;
    }
    // The magic bytes also stand inside compressed data, by chance.
    if (!('damaged' in (await recordAt(window, offset + hit)))) return offset + hit;
    offset += hit + 1;
  }
  return window.size;
}

/** The record in the gzip member at `offset`. */
async function memberAt(window: Window, offset: number): Promise<Found> {
  for (let size = WINDOW_BYTES; ; size *= 4) {
    const bytes = await window.at(offset, size);
    const header = gzipHeaderLength(bytes);
    if (header === undefined) return { damaged: 'no gzip member' };
    try {
      const { buffer, engine } = inflateRawSync(bytes.subarray(header), {
        info: true,
        maxOutputLength: MAX_RECORD_BYTES,
      }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
      if (!buffer.subarray(0, RECORD_START.length).equals(RECORD_START)) return { damaged: 'no WARC record' };
      // The check sum and the length stand behind the data.
      const end = offset + header + engine.bytesWritten + 8;
      if (end > window.size) return { damaged: 'truncated gzip member' };
      // Damaged data may well inflate, and swallow the next member while it does.
      const sum = (await window.at(end - 8, 4)).readUInt32LE(0);
      if (crc32(buffer) !== sum) return { damaged: 'wrong check sum' };
      return { bytes: buffer, end };
    } catch (error) {
      const more = offset + bytes.length < window.size && bytes.length < MAX_RECORD_BYTES;
      if ((error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' && more) continue;
      return { damaged: more ? messageOf(error) : 'truncated gzip member' };
    }
  }
}

/** Bytes before the compressed data (RFC 1952, section 2.3); undefined when this is no gzip header. */
function gzipHeaderLength(bytes: Buffer): number | undefined {
  if (!bytes.subarray(0, 3).equals(GZIP_MAGIC) || bytes.length < 18) return undefined;
  const flags = bytes.readUInt8(3);
  let length = 10;
  if (flags & 4) length += 2 + bytes.readUInt16LE(length);
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, length);
    if (end < 0) return undefined;
    length = end + 1;
  }
  if (flags & 2) length += 2;
  return length < bytes.length ? length : undefined;
}

/** The uncompressed record at `offset`. */
async function plainAt(window: Window, offset: number): Promise<Found> {
  const head = await window.at(offset, 64 * 1024);
  const headersEnd = head.indexOf(HEADERS_END);
  if (!head.subarray(0, RECORD_START.length).equals(RECORD_START) || headersEnd < 0) {
    return { damaged: 'no WARC record' };
  }
  const length = Number(/^content-length:\s*(\d+)\s*$/imu.exec(head.toString('latin1', 0, headersEnd))?.[1]);
  const end = offset + headersEnd + HEADERS_END.length + length;
  if (!(length <= MAX_RECORD_BYTES)) return { damaged: 'no length, or too large' };
  if (end > window.size) return { damaged: 'truncated record' };
  const after = await window.at(end, HEADERS_END.length);
  if (after.length > 0 && !after.equals(HEADERS_END)) return { damaged: 'the length is wrong' };
  const bytes = await window.at(offset, end - offset);
  return { bytes, end: end + after.length };
}

/** Stretches of a file, by offset; the last one read is kept. */
class Window {
  readonly size: number;
  readonly #file: FileHandle;
  #from = 0;
  #bytes = Buffer.alloc(0);

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.size = size;
  }

  /** At most `length` bytes; fewer at the end of the file. Valid until the next call. */
  async at(offset: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    if (offset < this.#from || offset + wanted > this.#from + this.#bytes.length) {
      const bytes = Buffer.allocUnsafe(
        Math.max(0, Math.min(Math.max(wanted, WINDOW_BYTES), this.size - offset)),
      );
      const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, offset);
      this.#bytes = bytes.subarray(0, bytesRead);
      this.#from = offset;
    }
    return this.#bytes.subarray(offset - this.#from, offset - this.#from + wanted);
  }
}
