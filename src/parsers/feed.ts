/** RSS, Atom, RDF and JSON feeds: the articles that they name, and how often they change by their own word. */
import { parseFeed as parseAnyFeed } from 'feedsmith';
import type { FeedPace } from '../model/rhythm.js';
import { httpUrl } from '../model/url.js';
import { paceOf, type SaidPace } from './feed-pace.js';

export interface Feed {
  /** In the feed's own order, each once. */
  items: FeedItem[];
  pace?: FeedPace;
}

export interface FeedItem {
  /** Absolute. */
  url: string;
  /** As written. */
  published?: string;
}

/** What the formats call an item's address and its time. */
interface AnyItem {
  link?: string;
  url?: string;
  external_url?: string;
  guid?: { value?: string; isPermaLink?: boolean };
  id?: string;
  links?: { href?: string; rel?: string; type?: string }[];
  pubDate?: string | Date;
  published?: string | Date;
  updated?: string | Date;
  date_published?: string | Date;
  dc?: { dates?: (string | Date)[] };
  feedburner?: { origLink?: string };
  rdf?: { about?: string };
  xml?: { base?: string };
}

interface AnyFeed extends SaidPace {
  xml?: { base?: string };
  items?: AnyItem[];
  entries?: AnyItem[];
}

/** More than any feed has of news; a feed of everything names its newest first. */
const MOST_ITEMS = 5_000;

/** Where an item ends, in each of the formats. */
const ITEM_END = /<\/(?:[\w-]+:)?(?:item|entry)\s*>/giu;

/** Undefined when the text is no feed. `url` is the feed's own address. */
export function parseFeed(text: string, url: string): Feed | undefined {
  const trimmed = text.replace(/^[\uFEFF\s]+/u, '');
  const feed = read(trimmed) ?? read(upToLastItem(trimmed));
  if (!feed) return undefined;
  const items = new Map<string, FeedItem>();
  const base = baseOf(feed, url);
  for (const item of feed.items ?? feed.entries ?? []) {
    const address = httpUrl(addressOf(item), baseOf(item, base));
    if (!address || items.has(address)) continue;
    const published =
      item.pubDate ?? item.published ?? item.date_published ?? item.dc?.dates?.[0] ?? item.updated;
    items.set(address, { url: address, ...(published ? { published: String(published) } : {}) });
  }
  const pace = paceOf(feed);
  return { items: [...items.values()], ...(pace ? { pace } : {}) };
}

/** `xml:base`, against which relative addresses are resolved; it may be relative itself. */
function baseOf({ xml }: { xml?: { base?: string } }, outer: string): string {
  return httpUrl(xml?.base, outer) ?? outer;
}

function read(text: string): AnyFeed | undefined {
  try {
    return parseAnyFeed(text, { maxItems: MOST_ITEMS }).feed as unknown as AnyFeed;
  } catch {
    return undefined;
  }
}

/** A feed that breaks off within an item still names those before. */
function upToLastItem(text: string): string {
  const last = [...text.matchAll(ITEM_END)].at(-1);
  return last ? text.slice(0, last.index + last[0].length) : '';
}

function addressOf(item: AnyItem): string | undefined {
  const alternate = item.links?.find(({ rel, href }) => href && (rel === undefined || rel === 'alternate'));
  const permanent = item.guid?.isPermaLink === false ? undefined : item.guid?.value;
  return (
    item.feedburner?.origLink ||
    item.link ||
    alternate?.href ||
    item.url ||
    item.external_url ||
    onlyUrl(permanent) ||
    onlyUrl(item.id) ||
    onlyUrl(item.rdf?.about)
  );
}

/** Identifiers are often no addresses. */
function onlyUrl(id: string | undefined): string | undefined {
  return id && /^https?:\/\//iu.test(id) ? id : undefined;
}
