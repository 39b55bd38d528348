/** The links of a page that lead on: to its feeds, and from a section page to its articles. */
import { getDomain } from 'tldts';
import { httpUrl, urlKey } from '../model/url.js';
import { dropVisit } from '../model/url-key.js';
import { cutPage } from './cut.js';
import { pageFacts } from './facts.js';
import { childrenOf, type Element, parentOf } from './html/node.js';
import { parseTree } from './html/tree.js';
import { LinkJudge, type Place } from './links-judge.js';

/** A link that a reader can follow. */
export interface ReadLink {
  /** Absolute, without the number of a visit. */
  url: string;
  key: string;
  /** What the link says, white space folded. */
  words: string;
  place: Place;
  rel: string;
}

/** What a page links to, in its order. */
export interface LinkedPage {
  url: string;
  key: string;
  /** Links to pages of the same site, the page itself left out. */
  links: readonly ReadLink[];
  /** Addresses of `link` elements by their relation. */
  heads: readonly { rel: readonly string[]; url: string; type: string; title?: string }[];
}

export interface FeedLink {
  url: string;
  title?: string;
}

const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)\b/iu;

/** Types that other things have as well; the address must say that it is a feed. */
const MAYBE_FEED_TYPE = /^(?:(?:application|text)\/(?:xml|json)|application\/x-rss)\b/iu;
const FEED_ADDRESS =
  /(?:\/(?:feeds?|rss|atom|rdf)(?:[/.]|$)|\.(?:rss|rdf|atom)$|\b(?:rss|atom|feed)\.(?:xml|json|php)$)/iu;

/** By element, and by the roles of ARIA. */
const MENUS: ReadonlySet<string> = new Set(['nav', 'menu', 'navigation', 'menubar']);
const FOOTERS: ReadonlySet<string> = new Set(['footer', 'contentinfo']);
const HEADLINE_ELEMENTS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'article']);

/** Undefined for what no tree can be made of. */
export function linkedPage(html: string, url: string): LinkedPage | undefined {
  const tree = parseTree(html);
  if (!tree.ok) return undefined;
  const { base, links: told } = pageFacts(tree.told, url);
  const key = urlKey(url) ?? url;
  const site = siteOf(url);
  const links: ReadLink[] = [];
  for (const { links: inside, text } of cutPage(tree.document, base).texts) {
    for (const { url: to, start, end, element } of inside) {
      const own = to && urlKey(to);
      if (!to || !own || own === key || siteOf(to) !== site) continue;
      links.push({
        url: dropVisit(new URL(to)),
        key: own,
        words: text.slice(start, end).replace(/\s+/gu, ' ').trim(),
        place: placeOf(element),
        rel: element.attribute('rel')?.toLowerCase() ?? '',
      });
    }
  }
  const heads = told.flatMap(({ rel, href, type, title }) => {
    const to = httpUrl(href, base);
    return to ? [{ rel, url: to, type: type ?? '', ...(title ? { title } : {}) }] : [];
  });
  return { url, key, links, heads };
}

/**
 * The feeds that a page names, each once: in its head, else by links that readers can follow.
 */
export function feedLinks({ heads, links }: LinkedPage): FeedLink[] {
  const named = heads.filter(
    ({ rel, type, url }) =>
      (rel.includes('alternate') || rel.includes('feed')) &&
      (FEED_TYPE.test(type) || (MAYBE_FEED_TYPE.test(type) && isFeedAddress(url))),
  );
  const feeds: FeedLink[] =
    named.length > 0 ? named : links.filter(({ url }) => isFeedAddress(url)).map(({ url }) => ({ url }));
  return eachOnce(feeds, ({ url }) => url).map(({ url, title }) => ({ url, ...(title ? { title } : {}) }));
}

/**
 * The articles that a section page links, in its order, each once: links of the same site that match one of the
 * patterns or, without patterns, that the judge takes for articles.
 */
export function articleLinks(
  { links }: LinkedPage,
  patterns: readonly string[],
  judge: LinkJudge = new LinkJudge([]),
): { url: string }[] {
  const wanted = patterns.map((pattern) => new RegExp(pattern, 'u'));
  const articles = new Map<string, { url: string }>();
  for (const link of links) {
    if (articles.has(link.key)) continue;
    const isArticle =
      wanted.length > 0 ? wanted.some((pattern) => pattern.test(link.url)) : judge.isArticle(link);
    if (isArticle) articles.set(link.key, { url: link.url });
  }
  return [...articles.values()];
}

/** The first of each key. */
export function eachOnce<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(keyOf(one)) && seen.add(keyOf(one)));
}

function isFeedAddress(url: string): boolean {
  return FEED_ADDRESS.test(new URL(url).pathname);
}

function siteOf(url: string): string {
  return getDomain(url, { allowPrivateDomains: true }) ?? new URL(url).hostname;
}

/** A menu within a footer is of the footer. */
function placeOf(element: Element): Place {
  let place: Place = childrenOf(element).some((child) => 'name' in child && HEADLINE_ELEMENTS.has(child.name))
    ? 'headline'
    : 'other';
  for (let at = parentOf(element); at; at = parentOf(at)) {
    const role = at.attribute('role') ?? '';
    // An article has a footer of its own, in which it stays a teaser.
    if (at.name === 'article') return place === 'menu' ? 'menu' : 'headline';
    if (FOOTERS.has(at.name) || FOOTERS.has(role)) return 'footer';
    if (MENUS.has(at.name) || MENUS.has(role)) place = 'menu';
    else if (HEADLINE_ELEMENTS.has(at.name) && place === 'other') place = 'headline';
  }
  return place;
}
