/** The body of an archived HTTP response, without the codings of its transfer. Archives hold it with them or without. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { UNPACKING } from './unpacking.js';

/** By the name in `Content-Encoding`. */
const DECODERS: ReadonlyMap<string, (bytes: Buffer) => Buffer> = new Map([
  ['gzip', (bytes) => gunzipSync(bytes, UNPACKING)],
  ['x-gzip', (bytes) => gunzipSync(bytes, UNPACKING)],
  // Servers send it with the wrapper that the standard wants, or without.
  ['deflate', (bytes) => ((bytes[0] as number) % 16 === 8 ? inflateSync : inflateRawSync)(bytes, UNPACKING)],
  ['br', (bytes) => brotliDecompressSync(bytes, UNPACKING)],
  ['identity', (bytes) => bytes],
]);

/** The bytes of a body in chunks (RFC 9112, section 7.1); as they are where they are in none, undefined where the last is missing. */
export function dechunked(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = /^\s*([\da-f]{1,8})\s*(?:;.*)?$/iu.exec(bytes.toString('latin1', at, Math.max(at, lineEnd)));
    // Some archives undo the chunks and keep the header.
    if (!size) return at === 0 ? bytes : undefined;
    const length = Number.parseInt(size[1] as string, 16);
    if (length === 0) return Buffer.concat(chunks);
    const from = lineEnd + 2;
    if (from + length > bytes.length) return undefined;
    chunks.push(bytes.subarray(from, from + length));
    at = from + length + 2;
  }
  return bytes.length === 0 ? bytes : undefined;
}

/** Undefined for a coding that is not known, or bytes that are not in it. */
export function decoded(bytes: Buffer, contentEncoding: string): Buffer | undefined {
  let body = bytes;
  for (const name of contentEncoding.toLowerCase().split(',').reverse()) {
    const decode = DECODERS.get(name.trim());
    if (!decode) return undefined;
    try {
      if (body.length > 0) body = decode(body);
    } catch {
      // Some archives decode the body and keep the header.
      return isMarkup(bytes) ? bytes : undefined;
    }
  }
  return body;
}

function isMarkup(bytes: Buffer): boolean {
  return /^(?:\ufeff|\xef\xbb\xbf)?\s*</u.test(bytes.toString('latin1', 0, 64));
}
