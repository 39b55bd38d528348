/** Which text bytes are: BOM, then the Content-Type header, then the page's own meta, then what the bytes look like. */
import iconv from 'iconv-lite';
import { Source } from './html/source.js';
import { MAX_CHARACTERS } from './html/tree.js';

export type Decoded =
  | { kind: 'html' | 'text'; source: Source; charset: string }
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
  const declared =
    bom ?? known(charsetIn(type)) ?? known(metaCharset(byteByByte(bytes.subarray(0, META_BYTES))));
  const { source, charset } = bom ? behindBom(bytes, bom) : read(bytes, declared);
  return { kind: isPlain(type, source) ? 'text' : 'html', source, charset };
}

function bomOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** One character for each byte, whatever the charset. TextDecoder has no such thing: its Latin-1 is windows-1252. */
function byteByByte(bytes: Uint8Array): string {
  return iconv.decode(bytes as Buffer, 'binary');
}

/** First bytes of what servers send under text/html by mistake, a character for each. */
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

interface Read {
  source: Source;
  charset: string;
}

/** iconv-lite takes off the mark of UTF-16. */
function behindBom(bytes: Uint8Array, charset: string): Read {
  return { source: sourceOf(charset === 'utf-8' ? bytes.subarray(3) : bytes, charset), charset };
}

function looksBinary(bytes: Uint8Array): boolean {
  if (SIGNATURES.some((signature) => opensWith(bytes, signature))) return true;
  const end = Math.min(bytes.length, SNIFF_BYTES);
  let odd = 0;
  for (let at = 0; at < end; at++) {
    const code = bytes[at] as number;
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) odd++;
  }
  // UTF-16 without a mark has a zero at every other byte, and no tag that could be read; it is as good as binary.
  return odd > end / 10;
}

function opensWith(bytes: Uint8Array, signature: string): boolean {
  for (let at = 0; at < signature.length; at++) if (bytes[at] !== signature.charCodeAt(at)) return false;
  return true;
}

function charsetIn(contentType: string): string | undefined {
  return /charset\s*=\s*["']?([\w.:-]{1,40})/iu.exec(contentType)?.[1];
}

function metaCharset(head: string): string | undefined {
  const xml = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})/iu.exec(head)?.[1];
  const meta = /<meta[^>]{0,300}charset\s*=\s*["']?([\w.:-]{1,40})/iu.exec(head)?.[1];
  // What can be read byte by byte is not UTF-16, whatever it says.
  return xml ?? (/^utf-?16/iu.test(meta ?? '') ? 'utf-8' : meta);
}

/**
 * What iconv-lite reads and no page is: encodings of bytes; UTF-7, which the HTML standard forbids; and what has two or four
 * bytes a character, since without a mark it is full of zeros and was taken for binary.
 */
const NO_CHARSET = /^(?:base-?64|hex|binary|utf-?7(?:-?imap)?|(?:utf|ucs)-?(?:16|32|2|4)(?:-?[lb]e)?)$/u;

/** The charset, when it is one that can be read. What calls itself Latin-1 is windows-1252, as the HTML standard has it. */
function known(charset: string | undefined): string | undefined {
  const name = charset?.toLowerCase();
  if (name === undefined || NO_CHARSET.test(name) || !iconv.encodingExists(name)) return undefined;
  if (/^(?:iso-?8859-?1|latin-?1|us-ascii|ascii)$/u.test(name)) return 'windows-1252';
  return name === 'utf8' ? 'utf-8' : name;
}

/**
 * Pages keep an old declaration when their site moves to UTF-8, and archives re-encode pages without mending it. Bytes
 * beyond ASCII that are well-formed UTF-8 throughout are hardly ever anything else.
 */
function read(bytes: Uint8Array, declared: string | undefined): Read {
  if (declared === 'utf-8') return { source: sourceOf(bytes, declared), charset: declared };
  const length = lengthInUtf8(bytes);
  if (length !== undefined) {
    // Of plain ASCII, the declaration is as good as any.
    const charset = declared === undefined || length < bytes.length ? 'utf-8' : declared;
    return { source: sourceOf(bytes, 'utf-8'), charset };
  }
  const charset = declared ?? sniff(bytes);
  return { source: sourceOf(bytes, charset), charset };
}

/**
 * How long the text is, where the bytes are UTF-8 throughout. UTF-16 code units. Of other charsets that are read here,
 * ASCII bytes mean the same.
 */
function lengthInUtf8(bytes: Uint8Array): number | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).length;
  } catch {
    return undefined;
  }
}

/** Bytes that are wrong in UTF-8, for each character beyond ASCII that is right: a page cut in two has one. */
const FEW_WRONG = 0.02;

/**
 * Nobody says: UTF-8 when nearly all bytes are that, else the charset in whose order the bytes beyond ASCII stand. Cyrillic
 * prose is high bytes in a row, Western prose has one here and there.
 */
function sniff(bytes: Uint8Array): string {
  const { right, wrong } = countUtf8(bytes);
  if (wrong <= right * FEW_WRONG) return 'utf-8';
  return mostlyCyrillic(bytes) ? 'windows-1251' : 'windows-1252';
}

/** Characters of several bytes that are well-formed, and bytes beyond ASCII that belong to none. */
function countUtf8(bytes: Uint8Array): { right: number; wrong: number } {
  let right = 0;
  let wrong = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x80) continue;
    const behind = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let found = 0;
    while (found < behind && ((bytes[at + found + 1] ?? 0) & 0xc0) === 0x80) found++;
    if (behind > 0 && found === behind) right++;
    else wrong++;
    at += found;
  }
  return { right, wrong };
}

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

function sourceOf(bytes: Uint8Array, charset: string): Source {
  const hasZeros = bytes.includes(0);
  // The limit of a page is one of characters, so a page of more bytes is decoded to be counted.
  if (charset === 'utf-8' && !hasZeros && bytes.length <= MAX_CHARACTERS)
    return new Source(byteByByte(bytes), 'utf-8');
  const text = toText(bytes, charset);
  return new Source(hasZeros ? text.replaceAll('\u0000', '') : text);
}

function toText(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // iconv-lite knows the curly quotes of windows-1252, which TextDecoder of Node 20 leaves as control characters.
  return iconv.decode(bytes as Buffer, charset);
}

/** Characters in which markup is looked for, and the bytes of a character at most. */
const HEAD = 2_000;
const MOST_BYTES = 4;

function isPlain(type: string, source: Source): boolean {
  if (type.startsWith('text/html') || type.includes('xml')) return false;
  if (type.startsWith('text/plain')) return true;
  const head = source.slice(0, HEAD * MOST_BYTES).slice(0, HEAD);
  return !/<[a-z!/?]/iu.test(head);
}
