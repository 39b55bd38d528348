/** Which parts of a sitemap index are worth a request, by what they say of their age and their names. */
import { momentOf } from '../model/moment.js';

export interface ChildSitemap {
  url: string;
  lastModified?: string | undefined;
}

const DAY_MS = 24 * 3_600_000;

/** A part of an index that has not changed for this long was read when it had. */
const CHILD_AGE_MS = 3 * DAY_MS;
const LEAST_CHILDREN = 1;

/** Parts of one index that are asked for in one look. */
const MOST_CHILDREN = 5;

/**
 * Sitemaps of pictures, lists and people, of which no page is an article: words of their names, perhaps in one with `sitemap`.
 * Other words hold them: Sonntagszeitung, Tagesschau, heritage, productivity.
 */
const LISTS =
  /(?<![a-z])(?:sitemap)?(?:image[ns]?|video|categor[a-z]*|author|tag|user|profile|product|taxonom[a-z]*)(?:e?s)?(?:sitemaps?|pages?|index|list)?(?![a-z])/iu;

/** Pages that are no lists, and no articles. */
const STANDING = /(?<![a-z])static|page-sitemap/iu;

/** A year and a month, perhaps a day, as they stand in addresses: `2026-03`, `2026/03/01`, `20260301`, `yyyy=2026&mm=03`. */
const DATE =
  /(?<!\d)(?<year>(?:19|20)\d\d)(?:[-/_.]?(?<month>0[1-9]|1[0-2])(?:[-/_.]?(?<day>0[1-9]|[12]\d|3[01]))?(?!\d)|&(?:mm|month|m)=(?<month2>\d{1,2})(?:&(?:dd|day|d)=(?<day2>\d{1,2}))?)/u;
const YEAR = /(?<![\d.])(?:19|20)\d\d(?!\d)/u;

/** Where a row of parts is numbered: `post-sitemap12.xml`, `sitemap.xml?page=3`. */
const NUMBER = /(\d{1,5})(?=(?:\.xml)?(?:\.gz)?$)/u;

/** Whether a part may name articles, by its own name. */
export function mayNameArticles(url: string): boolean {
  return !isOfLists(url) && !STANDING.test(new URL(url).pathname);
}

/** Whether a sitemap names pictures, lists or people, by its own name. */
export function isOfLists(url: string): boolean {
  return LISTS.test(new URL(url).pathname);
}

export interface Chosen {
  /** As the index has them. */
  parts: ChildSitemap[];
  /** Whether others without a date wait for a later look. */
  areMoreUndated: boolean;
}

/**
 * The parts that may hold something new, the newest first; of those that are equally new, or say nothing, those that were
 * not asked for longest. `askedAt`: when a part was last asked for, in milliseconds; 0: never.
 */
export function chooseChildren(
  children: readonly ChildSitemap[],
  now: number,
  askedAt: (url: string) => number,
): Chosen {
  const ofArticles = children.filter(({ url }) => mayNameArticles(url));
  const daysOf = daysOfParts(children.map(({ url }) => url));
  const dated = (ofArticles.length > 0 ? ofArticles : children).map((part) => ({
    part,
    url: part.url,
    lastModified: part.lastModified ?? daysOf(part.url)?.to,
  }));
  const inTurn = endsOfRows(dated).toSorted((a, b) => askedAt(a.url) - askedAt(b.url));
  const recent = recentOf(inTurn, CHILD_AGE_MS, LEAST_CHILDREN, now);
  return {
    parts: recent.slice(0, MOST_CHILDREN).map(({ part }) => part),
    areMoreUndated: recent.slice(MOST_CHILDREN).some(({ lastModified }) => lastModified === undefined),
  };
}

export interface Days {
  /** `2026-03-01` */
  from: string;
  /** The same day, or the last of the month or year. */
  to: string;
}

/** The day or month that an address is about; a year alone stands in headlines as well. Undefined where it names none. */
export function dateInUrl(href: string): Days | undefined {
  const { pathname, search } = new URL(href);
  const { year, month, day, month2, day2 } = DATE.exec(pathname + search)?.groups ?? {};
  if (year === undefined) return undefined;
  const inMonth = `${year}-${(month ?? month2 ?? '').padStart(2, '0')}`;
  const on = day ?? day2;
  if (on) return { from: `${inMonth}-${on.padStart(2, '0')}`, to: `${inMonth}-${on.padStart(2, '0')}` };
  const last = new Date(Date.UTC(Number(year), Number(inMonth.slice(5)), 0)).getUTCDate();
  return { from: `${inMonth}-01`, to: `${inMonth}-${last}` };
}

/** The days that a part of an archive is about, by its address: a day, a month, a year. */
function daysOfSitemap(href: string): Days | undefined {
  const year = YEAR.exec(new URL(href).pathname + new URL(href).search)?.[0];
  return dateInUrl(href) ?? (year ? { from: `${year}-01-01`, to: `${year}-12-31` } : undefined);
}

/** The same of the parts of one index: of `post-sitemap2026.xml` in a row of 3,000 the number is no year. */
export function daysOfParts(hrefs: readonly string[]): (href: string) => Days | undefined {
  const moreUndated = new Map<string, number>();
  for (const href of hrefs) {
    const row = rowOf(href);
    moreUndated.set(row, (moreUndated.get(row) ?? 0) + (daysOfSitemap(href) ? -1 : 1));
  }
  return (href) => ((moreUndated.get(rowOf(href)) ?? 0) > 0 ? undefined : daysOfSitemap(href));
}

/**
 * Those that changed within `ageMs` and those that do not say when, the newest first; of the older ones as many as it
 * takes to have `least`.
 */
export function recentOf<T extends { lastModified?: string | undefined }>(
  all: readonly T[],
  ageMs: number,
  least: number,
  now: number,
): T[] {
  const time = ({ lastModified }: T) => {
    const at = momentOf(lastModified ?? '');
    return Number.isNaN(at) ? now : at;
  };
  const newestFirst = all.toSorted((a, b) => time(b) - time(a));
  return newestFirst.filter((one, rank) => rank < least || now - time(one) <= ageMs);
}

/** Of numbered parts without dates the newest is the first or the last: both are kept, and what lies between is not. */
function endsOfRows<T extends { url: string; lastModified?: string | undefined }>(
  children: readonly T[],
): T[] {
  const rows = new Map<string, T[]>();
  for (const child of children) {
    const row = child.lastModified === undefined ? rowOf(child.url) : child.url;
    const inRow = rows.get(row);
    if (inRow) inRow.push(child);
    else rows.set(row, [child]);
  }
  return [...rows.values()].flatMap((row) => (row.length > 2 ? ends(row) : row));
}

function rowOf(url: string): string {
  return url.replace(NUMBER, '#');
}

function ends<T extends { url: string }>(row: readonly T[]): T[] {
  const byNumber = row.toSorted((a, b) => numberOf(a.url) - numberOf(b.url));
  return [byNumber[0] as T, byNumber.at(-1) as T];
}

function numberOf(url: string): number {
  return Number(NUMBER.exec(url)?.[1] ?? 0);
}
