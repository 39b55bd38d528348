/**
 * Addresses that only lead on: redirectors, click counters, caches of AMP pages, archives, links of news aggregators.
 * The address inside is read out of them where it stands there; nothing is asked for, and what comes out is held to the
 * same rules as any link of a page. A wrapper that hides its target (a short link) stays as it is: the fetch follows it.
 */
import { httpUrl } from '../../../model/url.js';

/** A wrapper in a wrapper in a wrapper is as much as is found; more is a trap. */
const MOST_LAYERS = 4;
/** UTF-16 code units of an address that is looked into. */
const MOST_LENGTH = 4_000;

/** Query parameters in which redirectors carry the address that they lead to. */
const CARRIERS: ReadonlySet<string> = new Set(
  (
    'url u uri q to target dest destination redirect redirect_url redirect_uri redirecturl redirectto redir r link ' +
    'out goto go href z ued murl page_url original_url originalurl source_url sourceurl target_url targeturl adurl lp'
  ).split(' '),
);

/** Those that say where a reader comes from, or goes back to: the address in them is not what the link leads to. */
const BACK: ReadonlySet<string> = new Set(
  (
    'ref referer referrer ref_url ref_src from via source src utm_source utm_medium utm_campaign origin back backurl ' +
    'back_url return return_to returnto return_url returnurl next continue share'
  ).split(' '),
);

/** Hosts of AMP caches: the path is the page's address behind one or two letters. `s` stands for https. */
const AMP_HOST = /(?:^|\.)(?:ampproject\.(?:org|net)|bing-amp\.com|amp\.cloudflare\.com)$/u;
const AMP_PATH = /^\/(?:[cvir]|wp|bp)\/(?:s\/)?([\w-]+(?:\.[\w-]+)+(?::\d+)?\/.*)$/u;
/** Google serves its own cache under `/amp/s/`. */
const SEARCH_AMP = /^\/amp\/(?:s\/)?([\w-]+(?:\.[\w-]+)+\/.*)$/u;

/** The address behind all wrappers, absolute http(s); the given one where nothing is wrapped. */
export function unwrapped(url: string): string {
  let at = url;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const inner = at.length <= MOST_LENGTH ? innerOf(at) : undefined;
    if (inner === undefined) break;
    at = inner;
  }
  return at;
}

function innerOf(address: string): string | undefined {
  const url = new URL(address);
  return ampOf(url) ?? carried(url) ?? inPath(address, url) ?? encoded(url);
}

function ampOf({ hostname, pathname, search }: URL): string | undefined {
  const path = AMP_HOST.test(hostname)
    ? AMP_PATH.exec(pathname)?.[1]
    : /^(?:www\.)?google\./u.test(hostname)
      ? SEARCH_AMP.exec(pathname)?.[1]
      : undefined;
  return path && httpUrl(`https://${path}${search}`);
}

function carried({ searchParams }: URL): string | undefined {
  for (const [name, value] of searchParams)
    if (CARRIERS.has(name.toLowerCase())) {
      const inner = absolute(value) ?? fromBase64(value);
      if (inner) return inner;
    }
  return undefined;
}

/** In front of an address in the path, or alone behind the question mark, or as a parameter, whose name it gives. */
const INNER = /(?:[/?]|[?&]([^=&?/]{1,40})=)(?=https?(?::|%3a))/giu;

/** Archives, readers and proxies put the whole address behind their own: `/web/2026/https://times.example/a`. */
function inPath(address: string, { origin }: URL): string | undefined {
  const behind = address.slice(origin.length);
  const inner = [...behind.matchAll(INNER)].find(({ 1: name = '' }) => !BACK.has(name.toLowerCase()));
  if (!inner) return undefined;
  const rest = behind.slice(inner.index + inner[0].length);
  // Servers fold the two slashes into one.
  return absolute(/^https?%3a/iu.test(rest) ? decoded(rest) : rest.replace(/^(https?:)\/+/iu, '$1//'));
}

/** Aggregators name an article by a packed address: base64, with bytes of a message around it. */
function encoded({ pathname }: URL): string | undefined {
  const last = pathname.split('/').filter(Boolean).at(-1);
  return last && fromBase64(last);
}

function absolute(value: string): string | undefined {
  return /^https?:\/\/[^/]/iu.test(value) ? httpUrl(value) : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Shorter texts hold no address. */
const PACKED_LEAST = 24;
/** `http` in base64, by what stands before it in its group of three bytes. */
const PACKED_HTTP = /aHR0c|h0dH|odHRw/u;

/** The first address in what the text packs, or undefined. */
function fromBase64(text: string): string | undefined {
  if (text.length < PACKED_LEAST || !/^[\w+/-]+=*$/u.test(text) || !PACKED_HTTP.test(text)) return undefined;
  for (const from of [0, text.indexOf('aHR0c')]) {
    if (from < 0) continue;
    const plain = bytesOf(text.slice(from));
    const found = plain && /https?:\/\/[\x21-\x7e]+/u.exec(plain)?.[0];
    if (found) return absolute(found);
  }
  return undefined;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map(
  [...DIGITS, '-', '_'].map((digit, at) => [digit, at < 64 ? at : at - 2]),
);

/** Base64 in either alphabet, a byte a character; the standard function throws where the padding is missing. */
function bytesOf(text: string): string | undefined {
  let plain = '';
  let bits = 0;
  let held = 0;
  for (const digit of text) {
    if (digit === '=') break;
    const value = VALUES.get(digit);
    if (value === undefined) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      plain += String.fromCharCode((held >> bits) & 0xff);
    }
  }
  return plain;
}
