/** OPML: the feed lists that news readers export. */
import { parseOpml } from 'feedsmith';
import { httpUrl } from '../model/url.js';

export interface OpmlFeed {
  title: string | undefined;
  feed: string;
  /** The site's own page; absent where the list names only the feed. */
  home: string | undefined;
}

interface Outline {
  text?: string | undefined;
  title?: string | undefined;
  xmlUrl?: string | undefined;
  htmlUrl?: string | undefined;
  outlines?: Outline[] | undefined;
}

/** Every feed of the list, folders flattened; undefined when the text is no OPML. */
export function opmlFeeds(text: string): OpmlFeed[] | undefined {
  try {
    const { body } = parseOpml(text) as { body?: { outlines?: Outline[] } };
    return body?.outlines?.flatMap(feedsOf);
  } catch {
    return undefined;
  }
}

function feedsOf(outline: Outline): OpmlFeed[] {
  const feed = httpUrl(outline.xmlUrl);
  const own = feed ? [{ title: outline.title ?? outline.text, feed, home: httpUrl(outline.htmlUrl) }] : [];
  return [...own, ...(outline.outlines ?? []).flatMap(feedsOf)];
}
