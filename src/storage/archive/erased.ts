/** What is left of a record that was erased. */
import { crc32, deflateRawSync } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';

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
