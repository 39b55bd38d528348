/**
 * Finds the records of WARC files that anybody made, with memory that does not grow. This is our own work: warcio ends in
 * silence at the first damaged one, and here the next one is reached.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { constants, crc32, inflateRawSync } from 'node:zlib';
import type { WarcDamage } from '../../model/warc-damage.js';
import { isRecordStart, RECORD_START, recordLength } from './record-head.js';
import { UNPACKING } from './unpacking.js';

/** A record's bytes, or a stretch that is none. Counted in bytes of the file: where it begins, and where to go on. */
export type Scanned = { offset: number; next: number } & ({ bytes: Buffer } | { damaged: WarcDamage });

/** A record that is larger than this, compressed or not, is passed over. */
const MAX_RECORD_BYTES = UNPACKING.maxOutputLength;

/** What is read from the disk at a time. */
const CHUNK_BYTES = 4 * 1024 * 1024;
/** How much of a member is looked at first; most records are smaller. */
const MEMBER_BYTES = 128 * 1024;
/** Headers of a record, and as many compressed bytes as hold its first line. */
const HEAD_BYTES = 64 * 1024;
const START_BYTES = 1024;

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const RECORD_END = Buffer.from('\r\n\r\n');

/** Where a stretch ends, and the records in it: a member may hold several. */
type Found = { records: Buffer[]; end: number } | { damaged: WarcDamage };

interface Format {
  /** What a record may begin with; it also stands elsewhere, by chance. */
  magic: Buffer;
  recordAt(window: Window, offset: number): Promise<Found>;
  /** Whether what stands there was meant as a record, whole or not. */
  isMeant(window: Window, offset: number): Promise<boolean>;
}

/** What is scanned where it is no file of a disk. */
export interface ByteSource {
  size: number;
  /** Fewer bytes at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** All records from a byte on at which one begins; 0 is the first. */
export async function* scanWarc(source: string | ByteSource, from = 0): AsyncGenerator<Scanned> {
  const file = typeof source === 'string' ? await open(source) : undefined;
  try {
    const window = new Window(file ? await sourceOf(file) : (source as ByteSource));
    const gzipped = (await window.at(0, 3)).equals(GZIP_MAGIC);
    const format = gzipped ? GZIPPED : PLAIN;
    for (let offset = from; offset < window.size; ) {
      const found = await format.recordAt(window, offset);
      if ('damaged' in found) {
        const next = await nextStart(window, offset + 1, format);
        yield { damaged: found.damaged, offset, next };
        offset = next;
        continue;
      }
      for (const bytes of found.records) yield { bytes, offset, next: found.end };
      offset = found.end;
    }
  } finally {
    await file?.close();
  }
}

async function sourceOf(file: FileHandle): Promise<ByteSource> {
  return {
    size: (await file.stat()).size,
    async read(offset, length) {
      const bytes = Buffer.allocUnsafeSlow(length);
      const { bytesRead } = await file.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    },
  };
}

/** The first place from `from` on where a record begins, whole or not; the end of the file when there is none. */
async function nextStart(window: Window, from: number, format: Format): Promise<number> {
  const { magic } = format;
  for (let offset = from; offset < window.size; ) {
    const bytes = await window.at(offset, CHUNK_BYTES);
    const hit = bytes.indexOf(magic);
    if (hit < 0) {
      offset += Math.max(1, bytes.length - magic.length + 1);
      continue;
    }
    if (await format.isMeant(window, offset + hit)) return offset + hit;
    offset += hit + 1;
  }
  return window.size;
}

const GZIPPED: Format = {
  magic: GZIP_MAGIC,

  async recordAt(window, offset) {
    for (let size = MEMBER_BYTES; ; size = Math.min(size * 4, MAX_RECORD_BYTES)) {
      const bytes = await window.at(offset, size);
      const header = gzipHeaderLength(bytes);
      if (header === undefined) return { damaged: 'no-record' };
      try {
        const { buffer, engine } = inflateRawSync(bytes.subarray(header), {
          info: true,
          ...UNPACKING,
        }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
        // The check sum and the length stand behind the data.
        const end = offset + header + engine.bytesWritten + 8;
        if (end > window.size) return { damaged: 'truncated-member' };
        // Damaged data may well inflate, and swallow the next member while it does.
        const sum = (await window.at(end - 8, 4)).readUInt32LE(0);
        if (crc32(buffer) !== sum) return { damaged: 'damaged-member' };
        const inside = recordsIn(buffer);
        return 'damaged' in inside ? inside : { ...inside, end };
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ERR_BUFFER_TOO_LARGE') return { damaged: 'record-too-large' };
        if (code !== 'Z_BUF_ERROR') return { damaged: 'damaged-member' };
        if (offset + bytes.length >= window.size) return { damaged: 'truncated-member' };
        if (size >= MAX_RECORD_BYTES) return { damaged: 'record-too-large' };
      }
    }
  },

  async isMeant(window, offset) {
    const bytes = await window.at(offset, START_BYTES);
    const header = gzipHeaderLength(bytes);
    if (header === undefined) return false;
    try {
      // What can be unpacked of a beginning.
      const finishFlush = constants.Z_SYNC_FLUSH;
      const start = inflateRawSync(bytes.subarray(header), { finishFlush, maxOutputLength: HEAD_BYTES });
      return isRecordStart(start);
    } catch (error) {
      // More than that is no beginning that is broken.
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    }
  },
};

/** The records of a member's unpacked bytes: one, as the standard wants it, or all, as plain gzip packs a file. */
function recordsIn(bytes: Buffer): { records: Buffer[] } | { damaged: WarcDamage } {
  const records: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const rest = bytes.subarray(at);
    if (!isRecordStart(rest)) break;
    const length = recordLength(rest);
    if (length === undefined) return { damaged: 'wrong-length' };
    if (length > rest.length) return { damaged: 'truncated-record' };
    records.push(rest.subarray(0, length));
    at += length + RECORD_END.length;
  }
  return records.length > 0 ? { records } : { damaged: 'no-record' };
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

const PLAIN: Format = {
  magic: RECORD_START,

  async recordAt(window, offset) {
    const head = await window.at(offset, HEAD_BYTES);
    if (!isRecordStart(head)) return { damaged: 'no-record' };
    const length = recordLength(head);
    if (length === undefined) return { damaged: 'wrong-length' };
    const end = offset + length;
    if (end > window.size) return { damaged: 'truncated-record' };
    if (length > MAX_RECORD_BYTES) return { damaged: 'record-too-large' };
    const after = await window.at(end, RECORD_END.length);
    if (after.length > 0 && !after.equals(RECORD_END)) return { damaged: 'wrong-length' };
    return { records: [await window.at(offset, length)], end: end + after.length };
  },

  async isMeant(window, offset) {
    return isRecordStart(await window.at(offset, START_BYTES));
  },
};

/** Stretches of a source, by offset; the last one read is kept. */
class Window {
  readonly size: number;
  readonly #source: ByteSource;
  #from = 0;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(source: ByteSource) {
    this.#source = source;
    this.size = source.size;
  }

  /** At most `length` bytes; fewer at the end of the file. What was given before stays as it is. */
  async at(offset: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    if (offset < this.#from || offset + wanted > this.#from + this.#bytes.length) {
      const length = Math.max(0, Math.min(Math.max(wanted, CHUNK_BYTES), this.size - offset));
      const bytes = await this.#source.read(offset, length);
      this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      this.#from = offset;
    }
    return this.#bytes.subarray(offset - this.#from, offset - this.#from + wanted);
  }
}
