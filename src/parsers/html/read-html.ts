/**
 * HTML to tags and text, as fast as a string can be searched: from one sign to the next. It reads all text as
 * htmlparser2's tokenizer does (a test holds it to that), but goes through characters one by one in tags alone.
 *
 * Text, comments, scripts and quoted values, most of any page, are skipped by `indexOf`.
 */
import { decodeHTML } from 'entities/decode';
import { Attributes } from './attributes.js';
import type { Source } from './source.js';
import { type Tag, Tags } from './tags.js';

export interface Reader {
  /** A start tag. Its attributes are those with the numbers from `first` up to `attributes.count`. */
  open(tag: Tag, attributes: Attributes, first: number, isSelfClosing: boolean): void;
  close(tag: Tag): void;
  /** Text between tags, with its character references read. */
  text(data: string): void;
  /** Whether the content of the script or style element that was opened last is asked for. */
  wantsCode(): boolean;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const RETURN = 0x0d;
const SPACE = 0x20;
const BANG = 0x21;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const DASH = 0x2d;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const BRACKET = 0x5b;

export class HtmlReader {
  readonly #source: Source;
  /** Its signs. */
  readonly #html: string;
  readonly #reader: Reader;
  readonly #tags = new Tags();
  readonly #attributes: Attributes;
  /** The next `&` at or behind the place that was asked about last. */
  #ampersand = -1;

  constructor(source: Source, reader: Reader) {
    this.#source = source;
    this.#html = source.signs;
    this.#reader = reader;
    this.#attributes = new Attributes(source);
  }

  read(): void {
    const html = this.#html;
    const { length } = html;
    let start = 0;
    let at = 0;
    while (at < length) {
      const sign = html.indexOf('<', at);
      if (sign < 0) break;
      const behind = this.#markupAt(sign, start);
      // A `<` that opens nothing is text.
      if (behind === sign) at = sign + 1;
      else at = start = behind;
    }
    if (start < length) this.#text(start, length);
  }

  /** Reads what begins with the `<` at `sign`, and first the text in front of it; gives the place behind, or `sign`. */
  #markupAt(sign: number, textStart: number): number {
    const html = this.#html;
    const code = html.charCodeAt(sign + 1);
    const isTag = isLetter(code);
    if (!isTag && code !== SLASH && code !== BANG && code !== QUESTION) return sign;
    if (textStart < sign) this.#text(textStart, sign);
    if (isTag) return this.#startTag(sign + 1);
    if (code === SLASH) return this.#endTag(sign + 2);
    return this.#behindComment(sign + 2, code);
  }

  #text(start: number, end: number): void {
    const data = this.#source.slice(start, end);
    if (this.#ampersand < start) {
      const found = this.#html.indexOf('&', start);
      this.#ampersand = found < 0 ? this.#html.length : found;
    }
    this.#reader.text(this.#ampersand < end ? decodeHTML(data) : data);
  }

  #startTag(start: number): number {
    const html = this.#html;
    const attributes = this.#attributes;
    const first = attributes.count;
    attributes.lengths = 0;
    let at = this.#nameEnd(start);
    const tag = this.#tags.at(this.#source, start, at);
    let isClosed = false;
    for (; ; at++) {
      const code = html.charCodeAt(at);
      if (code === GREATER) break;
      // A tag that never ends is none.
      if (at >= html.length) return html.length;
      if (isSpace(code)) continue;
      isClosed = code === SLASH;
      if (!isClosed) at = this.#attribute(at) - 1;
    }
    this.#reader.open(tag, attributes, first, isClosed);
    return tag.content === 'markup' || isClosed ? at + 1 : this.#plainContent(tag, at + 1);
  }

  /** Reads the attribute that begins at `start`; gives the place behind it. */
  #attribute(start: number): number {
    const html = this.#html;
    let at = start + 1;
    for (; at < html.length; at++) {
      const code = html.charCodeAt(at);
      if (code === EQUALS || code === GREATER || code === SLASH || isSpace(code)) break;
    }
    const nameEnd = at;
    while (isSpace(html.charCodeAt(at))) at++;
    if (html.charCodeAt(at) !== EQUALS) {
      this.#attributes.add(start, nameEnd, nameEnd, nameEnd);
      return at;
    }
    do at++;
    while (isSpace(html.charCodeAt(at)));
    const quote = html.charCodeAt(at);
    if (quote === DOUBLE || quote === SINGLE) {
      const end = html.indexOf(quote === DOUBLE ? '"' : "'", at + 1);
      if (end < 0) return html.length;
      this.#attributes.add(start, nameEnd, at + 1, end);
      return end + 1;
    }
    const valueStart = at;
    for (; at < html.length; at++) {
      const code = html.charCodeAt(at);
      if (code === GREATER || isSpace(code)) break;
    }
    this.#attributes.add(start, nameEnd, valueStart, at);
    return at;
  }

  /** Text up to the element's own end tag, whatever else stands in it. */
  #plainContent(tag: Tag, start: number): number {
    const html = this.#html;
    let end = start;
    for (;;) {
      end = html.indexOf('</', end);
      if (end < 0) break;
      const nameEnd = end + 2 + tag.name.length;
      const code = html.charCodeAt(nameEnd);
      if ((code === GREATER || isSpace(code)) && this.#tags.at(this.#source, end + 2, nameEnd) === tag) break;
      end += 2;
    }
    const textEnd = end < 0 ? html.length : end;
    if (textEnd > start) {
      if (tag.content === 'text') this.#text(start, textEnd);
      else if (tag.content === 'raw' || this.#reader.wantsCode())
        this.#reader.text(this.#source.slice(start, textEnd));
    }
    return textEnd;
  }

  #endTag(start: number): number {
    const html = this.#html;
    let at = start;
    while (isSpace(html.charCodeAt(at))) at++;
    if (isLetter(html.charCodeAt(at))) {
      const end = this.#nameEnd(at);
      // … nor is this one.
      if (end >= html.length) return html.length;
      this.#reader.close(this.#tags.at(this.#source, at, end));
      at = end;
    }
    return this.#behind('>', at);
  }

  #nameEnd(start: number): number {
    const html = this.#html;
    let at = start + 1;
    for (; at < html.length; at++) {
      const code = html.charCodeAt(at);
      if (code === GREATER || code === SLASH || isSpace(code)) break;
    }
    return at;
  }

  /** Behind what begins with `<!` or `<?`: comments, declarations, instructions. `start` is behind these two signs. */
  #behindComment(start: number, code: number): number {
    const html = this.#html;
    const first = html.charCodeAt(start);
    // The dashes may be those that open it: `<!-->`.
    if (code === BANG && first === DASH && html.charCodeAt(start + 1) === DASH)
      return this.#behind('-->', start);
    if (code === BANG && first === BRACKET && html.startsWith('CDATA[', start + 1))
      return this.#behind(']]>', start + 7);
    return this.#behind('>', start);
  }

  #behind(sign: string, from: number): number {
    const found = this.#html.indexOf(sign, from);
    return found < 0 ? this.#html.length : found + sign.length;
  }
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** White space of HTML; there is more of it in Unicode. */
function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB || code === RETURN || code === FORM_FEED;
}
