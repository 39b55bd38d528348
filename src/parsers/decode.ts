/** Bytes to text: BOM, then the Content-Type header, then the page's own meta, then what the bytes look like. */
import iconv from 'iconv-lite';

export type Decoded =
  | { kind: 'html' | 'text'; text: string; charset: string }
  /** Bytes that are no text: an image, an archive, a PDF. */
  | { kind: 'binary' };

/** Bytes in which a meta charset is looked for; the HTML standard says 1,024, real pages need more. */
const META_BYTES = 4_096;

/** Bytes looked at to tell text from binary. */
const SNIFF_BYTES = 1_024;

/** Never throws: bytes that are wrong in their charset become replacement characters. */
export function decode(bytes: Uint8Array, contentType: string | undefined): Decoded {
  const type = contentType?.toLowerCase() ?? '';
  const bom = bomOf(bytes);
  if (!bom && looksBinary(bytes)) return { kind: 'binary' };
  const charset = bom ?? checked(known(charsetIn(type)) ?? known(metaCharset(bytes)), bytes);
  const text = toText(bytes, charset).replaceAll('\u0000', '');
  return { kind: isPlain(type, text) ? 'text' : 'html', text, charset };
}

function bomOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Signatures of what servers send under text/html by mistake. */
const SIGNATURES = [
  '%PDF-',
  '\u0089PNG',
  'GIF8',
  '\u00ff\u00d8\u00ff',
  'PK\u0003\u0004',
  '\u001f\u008b',
  'RIFF',
  '7z\u00bc\u00af',
];

function looksBinary(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, SNIFF_BYTES));
  if (SIGNATURES.some((signature) => head.startsWith(signature))) return true;
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) odd++;
  }
  // UTF-16 without a mark has a zero at every other byte, and no tag that could be read; it is as good as binary.
  return odd > head.length / 10;
}

function charsetIn(contentType: string): string | undefined {
  return /charset\s*=\s*["']?([\w.:-]{1,40})/iu.exec(contentType)?.[1];
}

function metaCharset(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, META_BYTES));
  const xml = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})/iu.exec(head)?.[1];
  return xml ?? /<meta[^>]{0,300}charset\s*=\s*["']?([\w.:-]{1,40})/iu.exec(head)?.[1];
}

/** The charset, when it is one that can be read. What calls itself Latin-1 is windows-1252, as the HTML standard has it. */
function known(charset: string | undefined): string | undefined {
  const name = charset?.toLowerCase();
  if (name === undefined || !iconv.encodingExists(name)) return undefined;
  if (/^(?:iso-?8859-?1|latin-?1|us-ascii|ascii)$/u.test(name)) return 'windows-1252';
  return name === 'utf8' ? 'utf-8' : name;
}

/**
 * Pages keep an old declaration when their site moves to UTF-8, and archives re-encode pages without mending it. Bytes
 * beyond ASCII that are well-formed UTF-8 throughout are hardly ever anything else.
 */
function checked(declared: string | undefined, bytes: Uint8Array): string {
  if (declared === undefined) return sniff(bytes);
  if (declared === 'utf-8' || declared.startsWith('utf-16')) return declared;
  return bytes.some((byte) => byte > 0x7f) && isUtf8(bytes) ? 'utf-8' : declared;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Nobody says: UTF-8 when the bytes are that, else the Cyrillic or the Western windows page, by which letters come out. */
function sniff(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return 'utf-8';
  return mostlyCyrillic(bytes) ? 'windows-1251' : 'windows-1252';
}

/** Cyrillic prose is high bytes in a row; Western prose has one here and there. */
function mostlyCyrillic(bytes: Uint8Array): boolean {
  let high = 0;
  let inRow = 0;
  for (let at = 1; at < bytes.length; at++) {
    if ((bytes[at] as number) < 0xc0) continue;
    high++;
    if ((bytes[at - 1] as number) >= 0xc0) inRow++;
  }
  return high > 20 && inRow > high / 2;
}

function toText(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8') return new TextDecoder().decode(bytes);
  // iconv-lite knows the curly quotes of windows-1252, which TextDecoder of Node 20 leaves as control characters.
  return iconv.decode(bytes as Buffer, charset);
}

function isPlain(type: string, text: string): boolean {
  if (type.startsWith('text/html') || type.includes('xml')) return false;
  return type.startsWith('text/plain') || !/<[a-z!/?]/iu.test(text.slice(0, 2_000));
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
