/** The links of a page that lead on: to its feeds, and from a section page to its articles. */
import { getDomain } from 'tldts';
import { httpUrl, urlKey } from '../model/url.js';
import type { BlockLink } from './block.js';
import { cutPage } from './cut.js';
import { pageFacts } from './facts.js';
import { parseTree } from './html/tree.js';

export interface FeedLink {
  url: string;
  title?: string;
}

const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)\b/iu;

/** Paths that are never an article, whatever they are called. */
const NO_ARTICLE =
  /\.(?:jpe?g|png|gif|webp|svg|pdf|mp3|mp4|xml|rss|zip)$|^\/(?:tags?|topics?|categor(?:y|ies)|authors?|people|search|login|register|account|subscribe|newsletters?|privacy|terms|contact|about|wp-(?:admin|content|json|login))(?:[/.-]|$)|\/(?:page|feed|amp)(?:\/\d+)?$/iu;

/** A headline has words; a menu entry has few. */
const LEAST_WORDS = 4;
const LEAST_CHARACTERS = 20;

/** The feeds that a page's head links, in its order, each once. */
export function feedLinks(html: string, baseUrl: string): FeedLink[] {
  const tree = parseTree(html);
  if (!tree.ok) return [];
  const { links, base } = pageFacts(tree.told, baseUrl);
  const feeds = new Map<string, FeedLink>();
  for (const { rel, type, href, title } of links) {
    if (!rel.includes('alternate') || !FEED_TYPE.test(type ?? '')) continue;
    const url = httpUrl(href, base);
    if (url && !feeds.has(url)) feeds.set(url, { url, ...(title ? { title } : {}) });
  }
  return [...feeds.values()];
}

/**
 * The articles that a section page links, in its order, each once: links of the same site that match one of the
 * patterns or, without patterns, whose path and words look like an article's.
 */
export function articleLinks(html: string, baseUrl: string, patterns: readonly string[]): { url: string }[] {
  const tree = parseTree(html);
  if (!tree.ok) return [];
  const { base } = pageFacts(tree.told, baseUrl);
  const wanted = patterns.map((pattern) => new RegExp(pattern, 'u'));
  const site = siteOf(baseUrl);
  const self = urlKey(baseUrl);
  const articles = new Map<string, { url: string }>();
  for (const block of cutPage(tree.document, base).blocks) {
    if (block.type !== 'text') continue;
    for (const link of block.links) {
      const key = link.url && urlKey(link.url);
      if (!link.url || !key || key === self || articles.has(key) || siteOf(link.url) !== site) continue;
      const isArticle =
        wanted.length > 0
          ? wanted.some((pattern) => pattern.test(link.url as string))
          : looksLikeArticle(link.url, wordsOf(link, block.text));
      if (isArticle) articles.set(key, { url: link.url });
    }
  }
  return [...articles.values()];
}

function siteOf(url: string): string {
  return getDomain(url, { allowPrivateDomains: true }) ?? new URL(url).hostname;
}

function wordsOf({ start, end }: BlockLink, text: string): string {
  return text.slice(start, end);
}

/** A date, a long number or a slug of several words in the path, and words enough for a headline. */
function looksLikeArticle(url: string, words: string): boolean {
  const { pathname } = new URL(url);
  if (NO_ARTICLE.test(pathname)) return false;
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  const dated = /\/(?:19|20)\d{2}[/-]?\d{2}/u.test(pathname);
  const numbered = /\d{5,}/u.test(last);
  const slug = (last.match(/[\p{L}\d%]+/gu)?.length ?? 0) >= 4;
  const long = words.length >= LEAST_CHARACTERS && words.split(/\s+/u).length >= LEAST_WORDS;
  return (dated || numbered || slug) && (long || (dated && slug));
}
