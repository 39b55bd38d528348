/** Sitemaps as an archive: which of them tell of a span of days, and which pages in them are of these days. */
import type { SourceInput } from '../model/frontier.js';
import { momentOf } from '../model/moment.js';
import type { Source } from '../model/source.js';
import { httpUrl } from '../model/url.js';
import type { LinkJudge } from '../parsers/links-judge.js';
import type { Sitemap, SitemapPage } from '../parsers/sitemap.js';
import { type Days, dateInUrl, daysOfParts, mayNameArticles } from './choose-sitemaps.js';
import { usualInputs } from './find-inputs.js';
import type { InputAsker } from './input-asker.js';

/** What one sitemap has for a span of days. */
export interface OfDays {
  /** Pages that it names. */
  named: number;
  /** Of these, articles for all that is known, that say nowhere when they are from. */
  undated: number;
  /** Of these, articles of these days. */
  pages: SitemapPage[];
  /** Parts of an index that may tell of these days. */
  parts: string[];
}

/**
 * Where the archive of a source begins: the sitemaps that it is given, those that were found, those that robots.txt names;
 * where there are none, the first that stands where sitemaps usually do.
 */
export async function archiveRoots(
  source: Pick<Source, 'home' | 'sitemaps'>,
  known: readonly SourceInput[],
  asker: InputAsker,
): Promise<string[]> {
  const named = (await asker.sitemapsOf(source.home)).flatMap((url) => httpUrl(url, source.home) ?? []);
  const found = known
    .filter(({ kind, via }) => kind === 'sitemap' && via === undefined)
    .map(({ url }) => url);
  const roots = [...new Set([...source.sitemaps, ...found, ...named])];
  if (roots.length > 0) return roots;
  for (const { url } of usualInputs('sitemap', source.home)) {
    const asked = await asker.ask(url, {});
    if (asked.kind === 'body' && asked.body.kind === 'sitemap') return [url];
    // Nothing is tried further on a host in trouble.
    if (asked.kind === 'none' && asked.retry) return [];
  }
  return [];
}

/** `patterns`: regular expressions of article pages, where the source has them; they decide alone. */
export function ofDays(sitemap: Sitemap, days: Days, patterns: readonly string[], judge: LinkJudge): OfDays {
  const wanted = patterns.map((pattern) => new RegExp(pattern, 'u'));
  const articles = sitemap.pages.filter(({ url }) =>
    wanted.length > 0 ? wanted.some((pattern) => pattern.test(url)) : judge.mayBeArticle(url),
  );
  const daysOf = daysOfParts(sitemap.children.map(({ url }) => url));
  const dated = articles.map((page) => ({ page, from: daysOfPage(page) }));
  return {
    named: sitemap.pages.length,
    undated: dated.filter(({ from }) => from === undefined).length,
    pages: dated.filter(({ from }) => from && overlap(from, days)).map(({ page }) => page),
    parts: sitemap.children.filter((part) => mayTellOf(part, days, daysOf(part.url))).map(({ url }) => url),
  };
}

/** By its own name a part is about certain days; without that it is read unless it was finished before them. */
function mayTellOf(
  { url, lastModified }: Sitemap['children'][number],
  days: Days,
  own: Days | undefined,
): boolean {
  if (!mayNameArticles(url)) return false;
  if (own) return overlap(own, days);
  const finished = dayOf(lastModified);
  return finished === undefined || finished >= days.from;
}

/** When it was published, as far as that is said: news says it, most addresses do, else `lastmod` has to do. */
function daysOfPage({ url, published, lastModified }: SitemapPage): Days | undefined {
  const news = dayOf(published);
  if (news) return { from: news, to: news };
  const [own, changed] = [dateInUrl(url), dayOf(lastModified)];
  // Of a month, the day of the last change where it is one of that month.
  const isWithin = own && changed && changed >= own.from && changed <= own.to;
  if (own && !isWithin) return own;
  return changed ? { from: changed, to: changed } : undefined;
}

function overlap(one: Days, other: Days): boolean {
  return one.from <= other.to && one.to >= other.from;
}

/** `2026-03-01` of whatever form of a time. */
function dayOf(time: string | undefined): string | undefined {
  const written = /^\s*(\d{4}-\d\d-\d\d)/u.exec(time ?? '')?.[1];
  if (written) return written;
  const at = momentOf(time ?? '');
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 10);
}
