/** The text of a feed, sitemap or section page: gunzipped where the file itself is gzip, decoded as it says it is. */
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { INPUT } from './fetch-page.js';
import { readBody } from './read-body.js';

/** Where a charset is named inside: an XML declaration or a meta element, within the first kilobyte. */
const NAMED_INSIDE = /^<\?xml[^>]*\bencoding=["']([\w-]+)|<meta[^>]+\bcharset=["']?([\w-]+)/iu;

/** Undefined when it is gzip that cannot be undone, or is larger than an input may be. */
export async function inputText(
  bytes: Uint8Array,
  contentType: string | undefined,
): Promise<string | undefined> {
  const plain = isGzip(bytes) ? await gunzipped(bytes) : bytes;
  return plain && decoded(plain, contentType);
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function gunzipped(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const body = await readBody(Readable.from([Buffer.from(bytes)]), 'gzip', INPUT.limits);
  return body.ok && !body.cut ? body.bytes : undefined;
}

/** Enough for URLs and dates, which is all that is taken from here; articles are decoded with more care. */
function decoded(bytes: Uint8Array, contentType: string | undefined): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).toString(
    'latin1',
  );
  const inside = NAMED_INSIDE.exec(head.replace(/^\xef\xbb\xbf/u, '').trimStart());
  const label =
    /charset=["']?([\w-]+)/iu.exec(contentType ?? '')?.[1] ?? inside?.[1] ?? inside?.[2] ?? 'utf-8';
  return decoderFor(label).decode(bytes);
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
