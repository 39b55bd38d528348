/** `WARC-Block-Digest` and `WARC-Payload-Digest` as they are found: `sha1:` in base32, `sha256:` in either, hexadecimal too. */
import { createHash } from 'node:crypto';

/** Names as they stand before the colon, without hyphens. Others are not checked: the standard leaves them open. */
const ALGORITHMS: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha256', 'sha512']);

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Whether the bytes have another digest than the one that is said; false where that cannot be told. */
export function isOtherThan(said: string, bytes: Uint8Array): boolean {
  const [name = '', value = ''] = said.toLowerCase().split(':');
  const algorithm = name.replaceAll('-', '').trim();
  if (!ALGORITHMS.has(algorithm) || value === '') return false;
  const digest = createHash(algorithm).update(bytes).digest();
  const given = value.trim().replace(/=+$/u, '');
  return given !== digest.toString('hex') && given !== base32(digest);
}

/** RFC 4648, section 6, in lower case and without padding. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text;
}
