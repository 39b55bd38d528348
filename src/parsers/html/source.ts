/**
 * What a page is written in, as its reader takes it apart. All signs of HTML are ASCII, so a page in UTF-8 is searched as
 * it came, one character a byte, and decoded where something is taken out of it: most of any page is scripts and names
 * that nobody asks for. With one curly quote in it, V8 would keep two bytes for each character of the page and of all
 * that is cut out of it, and be half as fast with them.
 */
export class Source {
  /** What is searched; all places count in it. */
  readonly signs: string;
  readonly #isUtf8: boolean;

  /** `encoding`: whether `signs` is the text itself, or stands for bytes of UTF-8, one character each. */
  constructor(signs: string, encoding: 'text' | 'utf-8' = 'text') {
    this.signs = signs;
    this.#isUtf8 = encoding === 'utf-8';
  }

  /** The text from `start` up to `end`, which stand beside signs of HTML: no character is cut in two. */
  slice(start: number, end: number): string {
    const written = this.signs.slice(start, end);
    return this.#isUtf8 ? fromUtf8(written) : written;
  }

  /** The whole text. */
  get text(): string {
    return this.slice(0, this.signs.length);
  }
}

/** A mark of byte order inside of a page is a character like any other. */
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
/** Used again for every text that is not longer. */
const ROOM = new Uint8Array(4_096);

/** `bytes`: one character each. What is wrong in UTF-8 becomes replacement characters. */
function fromUtf8(bytes: string): string {
  const { length } = bytes;
  let ascii = 0;
  while (ascii < length && bytes.charCodeAt(ascii) < 0x80) ascii++;
  if (ascii === length) return bytes;
  const room = length <= ROOM.length ? ROOM : new Uint8Array(length);
  for (let at = 0; at < length; at++) room[at] = bytes.charCodeAt(at);
  return UTF8.decode(room.subarray(0, length));
}
