/** The other addresses of a page, as far as they are beyond doubt: so it is not fetched a second time under one of them. */
import { getDomain } from 'tldts';
import { httpUrl, urlKey } from '../model/url.js';
import { isTwinKey } from '../model/url-key.js';
import { startTags } from './element-starts.js';

/** What a response says of itself. */
export interface Named {
  /** The URL that was asked for. */
  url: string;
  /** The URL that answered. */
  finalUrl: string;
  /** `Link` headers, as they came. */
  linkHeaders: readonly string[];
  /** The beginning of the page; its head is enough. */
  html: string;
}

/** Relations that name another address of the same page. */
const SAME_PAGE: ReadonlySet<string> = new Set(['canonical', 'shortlink', 'amphtml']);

const NAMING = new RegExp([...SAME_PAGE].join('|'), 'iu');
const MOST_LINK = 2_000;
const REL = /\brel\s*=\s*["']?([^"'>]+)/iu;
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/iu;
/** A link of a header: where it leads, and what is said of it (RFC 8288). */
export const HEADER_LINK = /<([^<>]{1,2000})>\s*;([^<]*)/gu;

/**
 * A redirect is always believed. What the page says is believed only where one of the two addresses bears the marks of a
 * twin (`?p=12`, AMP, a mobile edition): a site whose pages all name one page as canonical must not lose the others.
 */
export function otherNames({ url, finalUrl, linkHeaders, html }: Named): string[] {
  const own = urlKey(finalUrl);
  const isTwin = own !== undefined && isTwinKey(own);
  const claimed = [...inHeaders(linkHeaders), ...inHead(html)].flatMap(({ rel, href }) => {
    if (!SAME_PAGE.has(rel) || (rel === 'canonical' && !isTwin)) return [];
    const name = httpUrl(href, finalUrl);
    const key = name && urlKey(name);
    if (!name || !key || key === own || siteOf(name) !== siteOf(finalUrl)) return [];
    return rel === 'canonical' || isTwinKey(key) ? [name] : [];
  });
  return [...new Set([...(urlKey(url) === own ? [] : [finalUrl]), ...claimed])];
}

interface Claim {
  rel: string;
  href: string;
}

function* inHeaders(headers: readonly string[]): Generator<Claim> {
  for (const header of headers) {
    for (const [, href = '', parameters = ''] of header.matchAll(HEADER_LINK))
      yield* claims(REL.exec(parameters)?.[1], href);
  }
}

function* inHead(html: string): Generator<Claim> {
  for (const { element } of startTags(html, 'link', MOST_LINK)) {
    const rel = REL.exec(element)?.[1];
    // Most are style sheets and icons.
    if (rel === undefined || !NAMING.test(rel)) continue;
    const [, quoted, apostrophed, bare] = HREF.exec(element) ?? [];
    yield* claims(rel, (quoted ?? apostrophed ?? bare ?? '').replaceAll('&amp;', '&'));
  }
}

function* claims(rel: string | undefined, href: string): Generator<Claim> {
  for (const one of rel?.trim().toLowerCase().split(/\s+/u) ?? []) yield { rel: one, href };
}

function siteOf(url: string): string {
  return getDomain(url, { allowPrivateDomains: true }) ?? new URL(url).hostname;
}
