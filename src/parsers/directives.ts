/**
 * What a page asks of machines, in its headers and its meta elements: not to be indexed, followed or archived, and what may
 * be done with its text. Of robots directives those count that speak to all, or to us by our token; all of them together,
 * so that the strictest holds. Those for other crawlers (`googlebot-news`) are not ours.
 */
import { momentOf } from '../model/moment.js';
import type { OptOut, SaidOptOut } from '../model/opt-out.js';
import { httpUrl } from '../model/url.js';
import { HiddenPlaces, startTags } from './element-starts.js';
import { HEADER_LINK } from './links-names.js';

export interface Directives {
  /** No record of the page. */
  noindex: boolean;
  /** No link of the page is followed. */
  nofollow: boolean;
  /** The page's bytes are not kept. */
  noarchive: boolean;
  /** From then on it is as with `noindex`; milliseconds since 1970, after the page came. */
  unavailableAt?: number;
  optOuts: SaidOptOut[];
}

export interface Response {
  /** In the order in which they came. */
  headers: readonly (readonly [name: string, value: string])[];
  /** The page; any superset of ASCII will do. */
  html: string;
  /** What relative addresses are resolved against. */
  url: string;
  /** When it came, in milliseconds since 1970: what was available until before that is no more. */
  at: number;
}

/** What a word of a robots directive stands for. `nocache` is Bing's word for `noarchive`. */
const WORDS = new Map<string, readonly ('noindex' | 'nofollow' | 'noarchive')[]>([
  ['none', ['noindex', 'nofollow']],
  ['noindex', ['noindex']],
  ['nofollow', ['nofollow']],
  ['noarchive', ['noarchive']],
  ['nocache', ['noarchive']],
]);

/** DeviantArt's words, which others have taken over. */
const AI_WORDS: ReadonlySet<string> = new Set(['noai', 'noimageai']);

/** Directives whose own value stands behind a colon, where else the name of a crawler would end. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  'unavailable_after',
  'max-snippet',
  'max-image-preview',
  'max-video-preview',
]);

/** Characters of a tag. */
const MOST_TAG = 4_000;

/** Of meta elements that may be meant, and of licences, so many are read: a page of nothing else is no page. */
const MOST_TAGS = 1_000;

/** Of a time with the word before it, in whichever form. */
const LONGEST_DATE = 100;

/** `token`: our product's, in lower case. */
export function directivesOf({ headers, html, url, at }: Response, token: string): Directives {
  const said = new Said(token, at);
  for (const [name, value] of headers) {
    const field = name.toLowerCase();
    if (field === 'x-robots-tag') said.robots(value, 'header');
    else if (field.startsWith('tdm-')) said.tdm(field, value, 'header', url);
    else if (field === 'link')
      for (const [, href = '', rest = ''] of value.matchAll(HEADER_LINK))
        if (isLicence(rest)) said.add('license', httpUrl(href, url), 'header');
  }
  for (const element of metasIn(html, token)) {
    const name = attribute(element, 'name')?.toLowerCase() ?? '';
    const content = attribute(element, 'content') ?? '';
    if (name === 'robots' || name === token) said.words(content, 'page');
    else if (name.startsWith('tdm-')) said.tdm(name, content, 'page', url);
  }
  for (const element of licenceTags(html))
    said.add('license', httpUrl(attribute(element, 'href'), url), 'page');
  return said.result();
}

class Said {
  readonly #token: string;
  readonly #at: number;
  readonly #asked = { noindex: false, nofollow: false, noarchive: false };
  /** The earliest time that is said. */
  #unavailableAt = Number.POSITIVE_INFINITY;
  readonly #optOuts = new Map<string, SaidOptOut>();

  constructor(token: string, at: number) {
    this.#token = token;
    this.#at = at;
  }

  result(): Directives {
    const noindex = this.#asked.noindex || this.#unavailableAt <= this.#at;
    const isToCome = !noindex && this.#unavailableAt < Number.POSITIVE_INFINITY;
    return {
      ...this.#asked,
      noindex,
      ...(isToCome ? { unavailableAt: this.#unavailableAt } : {}),
      optOuts: [...this.#optOuts.values()],
    };
  }

  /** An X-Robots-Tag header: directives for all, and behind the name of a crawler and a colon those for it. */
  robots(header: string, saidIn: SaidOptOut['saidIn']): void {
    let isOurs = true;
    for (const part of header.split(',')) {
      const [, name, rest] = /^\s*([\w-]+|\*)\s*:(.*)$/su.exec(part) ?? [];
      const isName = name !== undefined && !WITH_VALUE.has(name.toLowerCase());
      if (isName) isOurs = ['*', this.#token].includes(name.toLowerCase());
      if (isOurs) this.#word(isName ? (rest ?? '') : part, header, saidIn);
    }
  }

  /** The content of a robots meta element. */
  words(content: string, saidIn: SaidOptOut['saidIn']): void {
    for (const part of content.split(',')) this.#word(part, content, saidIn);
  }

  tdm(name: string, value: string, saidIn: SaidOptOut['saidIn'], url: string): void {
    if (name === 'tdm-reservation' && value.trim() === '1') this.add('tdm-reservation', '', saidIn);
    if (name === 'tdm-policy') this.add('tdm-policy', httpUrl(value.trim(), url), saidIn);
  }

  add(signal: OptOut['signal'], value: string | undefined, saidIn: SaidOptOut['saidIn']): void {
    if (value === undefined) return;
    const key = `${signal} ${value}`;
    if (!this.#optOuts.has(key)) this.#optOuts.set(key, { signal, value, saidIn });
  }

  #word(part: string, whole: string, saidIn: SaidOptOut['saidIn']): void {
    const word = part.trim().toLowerCase();
    for (const asked of WORDS.get(word) ?? []) this.#asked[asked] = true;
    if (AI_WORDS.has(word)) this.add(word as 'noai' | 'noimageai', '', saidIn);
    if (word.startsWith('unavailable_after')) {
      // Some forms of dates hold a comma, so a part that is none may go on behind it.
      const begin = whole.indexOf(part);
      const until = [part, whole.slice(begin, begin + LONGEST_DATE)]
        .map((text) => momentOf(text.replace(/^\s*unavailable_after\s*:/iu, '')))
        .find((time) => !Number.isNaN(time));
      if (until !== undefined) this.#unavailableAt = Math.min(this.#unavailableAt, until);
    }
  }
}

/** Those that may be for us. */
function* metasIn(html: string, token: string): Generator<string> {
  const hidden = new HiddenPlaces(html);
  let left = MOST_TAGS;
  for (const tag of startTags(html, 'meta', MOST_TAG)) {
    const { element } = tag;
    if (!/robots|tdm-|noai/iu.test(element) && !element.toLowerCase().includes(token)) continue;
    if (left-- === 0) return;
    if (!hidden.hides(tag)) yield element;
  }
}

/** In the order of the page, which is that of what is written down. */
function licenceTags(html: string): string[] {
  if (!html.includes('license')) return [];
  const tags = ['link', 'a'].flatMap((name) =>
    [...startTags(html, name, MOST_TAG)].filter(
      ({ element }) => /license/iu.test(element) && isLicence(element),
    ),
  );
  const hidden = new HiddenPlaces(html);
  return tags
    .sort((a, b) => a.index - b.index)
    .slice(0, MOST_TAGS)
    .filter((tag) => !hidden.hides(tag))
    .map(({ element }) => element);
}

function isLicence(attributes: string): boolean {
  return (attribute(attributes, 'rel') ?? '').toLowerCase().split(/\s+/u).includes('license');
}

/** The value of an attribute as it is written, without its escapes resolved but for ampersands. */
function attribute(inside: string, name: string): string | undefined {
  const pattern = new RegExp(`(?:^|[\\s"';])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>;]+))`, 'iu');
  const [, quoted, apostrophed, bare] = pattern.exec(inside) ?? [];
  return (quoted ?? apostrophed ?? bare)?.replaceAll('&amp;', '&');
}
