/** Where a site can be looked at, when nobody has said it: from its home page and its robots.txt. */
import type { InputKind, SourceInput } from '../model/frontier.js';
import { httpUrl } from '../model/url.js';
import { feedLinks, type LinkedPage } from '../parsers/links.js';
import { sectionLinks } from '../parsers/links-sections.js';
import { isOfLists } from './choose-sitemaps.js';

export interface FoundInput {
  url: string;
  kind: InputKind;
}

/** Sites with a feed for each section and author link dozens; the first ones are the main ones. */
const MOST_FEEDS = 3;
const MOST_SITEMAPS = 3;
const MOST_SECTIONS = 6;

/** A sitemap for news (Google News) names the articles of the last two days, which is what a look is for. */
const NEWS_SITEMAP = /news|latest/iu;

const HOUR_MS = 3_600_000;

/**
 * What was found beside a feed or a news sitemap is asked seldomer than these: section pages for what no feed names, general
 * sitemaps for what they all have missed.
 */
const REST_MS = { feed: 0, section: HOUR_MS, sitemap: 6 * HOUR_MS } as const;

/** Feeds of comments, of podcasts: no articles. */
const NO_ARTICLES = /comments?\b|podcast/iu;

/** Where feeds stand that nobody links: WordPress and Drupal, static sites, Blogger, Movable Type, and by custom. */
const FEED_PATHS = [
  '/feed/',
  '/rss.xml',
  '/rss',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feeds/posts/default',
  '/index.rdf',
  '/feed.json',
];

/** Where sitemaps stand that no robots.txt names; those of news first. */
const SITEMAP_PATHS = [
  '/news-sitemap.xml',
  '/sitemap-news.xml',
  '/sitemap_news.xml',
  '/sitemap.xml',
  '/sitemap_index.xml',
  '/sitemap-index.xml',
  '/wp-sitemap.xml',
  '/sitemap.xml.gz',
  '/sitemap.txt',
];

/**
 * The feeds, sitemaps and sections that the site itself names, each kind in the order of its worth; `page` is its home page,
 * where that may be followed.
 */
export function namedInputs(
  page: LinkedPage | undefined,
  home: string,
  namedSitemaps: readonly string[],
): FoundInput[] {
  const feeds = (page ? feedLinks(page) : []).filter(
    ({ url, title }) => !NO_ARTICLES.test(`${url} ${title ?? ''}`),
  );
  const sitemaps = [...new Set(namedSitemaps.flatMap((url) => httpUrl(url, home) ?? []))].filter(
    (url) => !isOfLists(url),
  );
  const byWorth = [...sitemaps.filter(isOfNews), ...sitemaps.filter((url) => !isOfNews(url))];
  const sections = page ? sectionLinks(page) : [];
  return [
    ...feeds.slice(0, MOST_FEEDS).map(({ url }) => ({ url, kind: 'feed' as const })),
    ...byWorth.slice(0, MOST_SITEMAPS).map((url) => ({ url, kind: 'sitemap' as const })),
    ...sections.slice(0, MOST_SECTIONS).map(({ url }) => ({ url, kind: 'section' as const })),
  ];
}

/** Where to try, one after the other, when the site names none of the kind. */
export function usualInputs(kind: 'feed' | 'sitemap', home: string): FoundInput[] {
  const paths = kind === 'feed' ? FEED_PATHS : SITEMAP_PATHS;
  return paths.map((path) => ({ url: new URL(path, home).href, kind }));
}

/** Whether it names only what is new, so that it is worth asking often. */
export function isQuick({ kind, url }: FoundInput): boolean {
  return kind === 'feed' || (kind === 'sitemap' && isOfNews(url));
}

/**
 * Whether it is not to be asked yet where the source has a quick one. `now`: milliseconds since 1970.
 */
export function rests(input: Pick<SourceInput, 'url' | 'kind' | 'askedAt'>, now: number): boolean {
  return !isQuick(input) && now - (input.askedAt?.getTime() ?? 0) < REST_MS[input.kind];
}

function isOfNews(url: string): boolean {
  return NEWS_SITEMAP.test(new URL(url).pathname);
}
