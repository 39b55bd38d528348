/** What a feed, sitemap or section page names, and what of it is worth fetching. */
import type { InputKind } from '../model/frontier.js';
import type { FeedPace } from '../model/rhythm.js';
import type { Source } from '../model/source.js';
import { parseFeed } from '../parsers/feed.js';
import { articleLinks, linkedPage } from '../parsers/links.js';
import type { LinkJudge } from '../parsers/links-judge.js';
import { nextPage } from '../parsers/links-pages.js';
import type { Sitemap } from '../parsers/sitemap.js';
import { type ChildSitemap, dateInUrl, recentOf } from './choose-sitemaps.js';
import type { InputBody } from './input-text.js';

export interface NamedPage {
  url: string;
  published?: string;
}

export interface InputContent {
  found: NamedPage[];
  /** Of a sitemap index. */
  children: ChildSitemap[];
  /** The next page of a section's list. */
  next?: string;
  /** Of a feed that says it. */
  pace?: FeedPace;
}

const DAY_MS = 24 * 3_600_000;

/** A general sitemap names everything a site ever published; what changed before this is no news. */
const PAGE_AGE_MS = 7 * DAY_MS;

/** Of a sitemap without anything recent, so many of its newest pages: a quiet site is not an empty one. */
const LEAST_PAGES = 50;

/** What is known when an input is read. */
export interface ReadingMeans {
  source: Pick<Source, 'articles'>;
  judge: LinkJudge;
  /** Milliseconds. */
  now: number;
}

/**
 * Reads what came, whatever it was taken for: servers give a feed under the address of a sitemap, and the other way
 * round. Undefined when it is neither; only a section may be any page.
 */
export function readInput(
  kind: InputKind,
  body: Extract<InputBody, { kind: 'sitemap' | 'text' }>,
  url: string,
  means: ReadingMeans,
): InputContent | undefined {
  if (body.kind === 'sitemap') return ofSitemap(body.sitemap, means);
  const isPage = kind === 'section' && !/^\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:RDF)\b/u.test(body.text);
  if (isPage) return ofSection(body.text, url, means);
  const feed = parseFeed(body.text, url);
  return feed && { found: feed.items, children: [], ...(feed.pace ? { pace: feed.pace } : {}) };
}

function ofSection(html: string, url: string, { source, judge }: ReadingMeans): InputContent {
  const page = linkedPage(html, url);
  if (!page) return { found: [], children: [] };
  const next = nextPage(page);
  return { found: articleLinks(page, source.articles, judge), children: [], ...(next ? { next } : {}) };
}

function ofSitemap(sitemap: Sitemap, { source, judge, now }: ReadingMeans): InputContent {
  const patterns = source.articles.map((pattern) => new RegExp(pattern, 'u'));
  const isWanted = (url: string) =>
    patterns.length > 0 ? patterns.some((pattern) => pattern.test(url)) : judge.mayBeArticle(url);
  // What a news sitemap names is news by its own word, so only other pages are chosen by their age.
  const wanted = sitemap.pages.filter(({ url, published }) =>
    published === undefined || patterns.length > 0 ? isWanted(url) : true,
  );
  const news = wanted.filter(({ published }) => published !== undefined);
  const others = wanted
    .filter(({ published }) => published === undefined)
    // A page's own address does not lie about its age; `lastmod` is often the day on which the sitemap was made.
    .map(({ url, lastModified }) => ({ url, lastModified: dateInUrl(url)?.to ?? lastModified }));
  const found = [...news, ...recentOf(others, PAGE_AGE_MS, LEAST_PAGES, now)];
  return {
    found: found.map((page) => ({
      url: page.url,
      ...('published' in page && page.published ? { published: page.published } : {}),
    })),
    children: sitemap.children,
  };
}
