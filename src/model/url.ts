/**
 * URLs: two that differ only in what publishers add for their own counting are the same page.
 *
 * `urlKey` is for comparing and storing, never for fetching: the URL as it was found is kept beside it.
 */
import { keyOf } from './url-key.js';

/**
 * Characters of an address, which are bytes: what is not ASCII is escaped. sitemaps.org's bound; a row of an index in
 * PostgreSQL, where keys of URLs stand, has room for 2,704 bytes.
 */
export const LONGEST_URL = 2_048;

/** Characters of a host's name: no resolver takes a longer one (RFC 1035, 3.1), which to browsers is one all the same. */
export const LONGEST_HOST = 253;

/**
 * The absolute http(s) URL, or undefined for anything else and for what is longer than {@link LONGEST_URL}, or its host than
 * {@link LONGEST_HOST}. Never throws.
 */
export function httpUrl(href: string | undefined, base?: string): string | undefined {
  if (!href) return undefined;
  const url = parse(href.trim(), base);
  return url && isTaken(url) ? url.href : undefined;
}

function isTaken({ protocol, href, hostname }: URL): boolean {
  const isHttp = protocol === 'http:' || protocol === 'https:';
  return isHttp && href.length <= LONGEST_URL && hostname.length <= LONGEST_HOST;
}

/**
 * Addresses that the URL standard leaves as they are: a plain host, a path without dots for segments and without escapes,
 * a plain query. Most links of a page are such, and reading them takes a tenth of the time.
 */
const PLAIN =
  /^https?:\/\/(?=[^/]{1,253}\/)[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/(?:[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*\/?)?(?:\?[\w.~=&/-]*)?$/u;

/** {@link httpUrl} for the many links of one page. `base` is an absolute URL. */
export function linkReader(base: string): (href: string | undefined) => string | undefined {
  const origin = parse(base, undefined)?.origin ?? '';
  return (href) => {
    const absolute = href?.startsWith('/') && !href.startsWith('//') ? origin + href : href;
    const isPlain =
      absolute && absolute.length <= LONGEST_URL && PLAIN.test(absolute) && !absolute.includes('xn--');
    return isPlain ? absolute : httpUrl(href, base);
  };
}

/** `URL.parse` is missing from Node 20. */
function parse(href: string, base: string | undefined): URL | null {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
}

/**
 * The key under which a page is known: without scheme, `www.`, fragment, slash at the end, parameters that count campaigns
 * and visits, and the marks of AMP and mobile twins; escapes and the order of parameters made one. Undefined for what is
 * no http(s) URL, or longer than {@link httpUrl} takes one.
 */
export function urlKey(href: string): string | undefined {
  const url = parse(href.trim(), undefined);
  const key = url && isTaken(url) ? keyOf(url) : undefined;
  // A `+` of the address is three characters of the key.
  return key !== undefined && key.length <= LONGEST_URL ? key : undefined;
}

/** `host[:port]` as the frontier and the host table key it; the port only where it is not the scheme's own. */
export function hostOf(href: string): string {
  return new URL(href).host;
}
