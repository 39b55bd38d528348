/** What a feed, sitemap or section page names, and what of it is worth fetching. */
import type { InputKind } from '../model/frontier.js';
import type { Source } from '../model/source.js';
import { parseFeed } from '../parsers/feed.js';
import { articleLinks } from '../parsers/links.js';
import { parseSitemap } from '../parsers/sitemap.js';

export interface NamedPage {
  url: string;
  published?: string;
}

export interface ChildSitemap {
  url: string;
  lastModified?: string;
}

export interface InputContent {
  found: NamedPage[];
  /** Of a sitemap index. */
  children: ChildSitemap[];
}

const DAY_MS = 24 * 3_600_000;

/** A general sitemap names everything a site ever published; what changed before this is no news. */
const PAGE_AGE_MS = 7 * DAY_MS;

/** Of a sitemap without anything recent, so many of its newest pages: a quiet site is not an empty one. */
const LEAST_PAGES = 50;

/** A part of an index that has not changed for this long was read when it had. */
const CHILD_AGE_MS = 3 * DAY_MS;
const LEAST_CHILDREN = 1;

/** Parts of one index that are asked for in one look. */
const MOST_CHILDREN = 5;

/** Undefined when the text is not what its kind says. */
export function readInput(
  kind: InputKind,
  text: string,
  url: string,
  source: Source,
  now: number,
): InputContent | undefined {
  if (kind === 'feed') {
    const items = parseFeed(text, url);
    return items && { found: items, children: [] };
  }
  if (kind === 'section') return { found: articleLinks(text, url, source.articles), children: [] };
  const sitemap = parseSitemap(text, url);
  if (!sitemap) return undefined;
  const patterns = source.articles.map((pattern) => new RegExp(pattern, 'u'));
  const articles = sitemap.pages.filter(
    ({ url: page }) => patterns.length === 0 || patterns.some((pattern) => pattern.test(page)),
  );
  // What a news sitemap names is news by its own word, so only other pages are chosen by their age.
  const news = articles.filter(({ published }) => published !== undefined);
  const others = articles.filter(({ published }) => published === undefined);
  const found = [...news, ...recentOf(others, PAGE_AGE_MS, LEAST_PAGES, now)];
  return {
    found: found.map((page) => ({ url: page.url, ...(page.published ? { published: page.published } : {}) })),
    children: sitemap.children,
  };
}

/** The parts of an index that may hold something new, the newest first. */
export function chooseChildren(children: readonly ChildSitemap[], now: number): ChildSitemap[] {
  return recentOf(children, CHILD_AGE_MS, LEAST_CHILDREN, now).slice(0, MOST_CHILDREN);
}

/**
 * Those that changed within `ageMs` and those that do not say when, the newest first; of the older ones as many as it
 * takes to have `least`.
 */
function recentOf<T extends { lastModified?: string }>(
  all: readonly T[],
  ageMs: number,
  least: number,
  now: number,
): T[] {
  const time = ({ lastModified }: T) => {
    const at = Date.parse(lastModified ?? '');
    return Number.isNaN(at) ? now : at;
  };
  const newestFirst = all.toSorted((a, b) => time(b) - time(a));
  return newestFirst.filter((one, rank) => rank < least || now - time(one) <= ageMs);
}
