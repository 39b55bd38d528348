/** Where a site can be looked at, when nobody has said it: from its home page and its robots.txt. */
import type { InputKind } from '../model/frontier.js';
import { httpUrl } from '../model/url.js';
import { feedLinks } from '../parsers/links.js';

/** Sites with a feed for each section and author link dozens; the first ones are the main ones. */
const MOST_FEEDS = 3;
const MOST_SITEMAPS = 2;

/** A sitemap for news (Google News) names the articles of the last two days, which is what a look is for. */
const NEWS_SITEMAP = /news/iu;

/** Feeds of comments, of podcasts: no articles. */
const NO_ARTICLES = /comments?\b|podcast/iu;

/**
 * The feeds that the home page links and the sitemaps that robots.txt names, news sitemaps before all others. Where
 * there is neither, the home page itself is looked at as a section.
 */
export function findInputs(
  homeHtml: string,
  homeUrl: string,
  namedSitemaps: readonly string[],
): { url: string; kind: InputKind }[] {
  const feeds = feedLinks(homeHtml, homeUrl)
    .filter(({ url, title }) => !NO_ARTICLES.test(`${url} ${title ?? ''}`))
    .slice(0, MOST_FEEDS);
  const sitemaps = namedSitemaps.flatMap((url) => httpUrl(url, homeUrl) ?? []);
  const news = sitemaps.filter((url) => NEWS_SITEMAP.test(url));
  const chosen = (news.length > 0 ? news : sitemaps).slice(0, MOST_SITEMAPS);
  const found = [
    ...feeds.map(({ url }) => ({ url, kind: 'feed' as const })),
    ...chosen.map((url) => ({ url, kind: 'sitemap' as const })),
  ];
  return found.length > 0 ? found : [{ url: homeUrl, kind: 'section' }];
}
