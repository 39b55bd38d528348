/** OPML: the feed lists that news readers export. */
import { parseOpml } from 'feedsmith';
import { httpUrl } from '../model/url.js';

export interface OpmlFeed {
  title: string | undefined;
  feed: string;
  /** The site's own page; absent where the list names only the feed. */
  home: string | undefined;
}

export interface OpmlList {
  feeds: OpmlFeed[];
  /** What stands for a feed and is no http(s) URL. */
  wrong: string[];
}

interface Outline {
  text?: string | undefined;
  title?: string | undefined;
  xmlUrl?: string | undefined;
  htmlUrl?: string | undefined;
  outlines?: Outline[] | undefined;
}

/** Every feed of the list, folders flattened; undefined when the text is no OPML. */
export function opmlFeeds(text: string): OpmlList | undefined {
  try {
    const { body } = parseOpml(text) as { body?: { outlines?: Outline[] } };
    const outlines = body?.outlines?.flatMap(flattened);
    return outlines && { feeds: outlines.flatMap(feedOf), wrong: outlines.flatMap(wrongOf) };
  } catch {
    return undefined;
  }
}

function flattened(outline: Outline): Outline[] {
  return [outline, ...(outline.outlines ?? []).flatMap(flattened)];
}

function feedOf({ title, text, xmlUrl, htmlUrl }: Outline): OpmlFeed[] {
  const feed = httpUrl(xmlUrl);
  return feed ? [{ title: title ?? text, feed, home: httpUrl(htmlUrl) }] : [];
}

/** A folder has no URL of a feed at all. */
function wrongOf({ xmlUrl }: Outline): string[] {
  return xmlUrl && httpUrl(xmlUrl) === undefined ? [xmlUrl] : [];
}
