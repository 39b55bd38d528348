/** Records as RSS 2.0, with their whole body as `content:encoded`. */
import { escapeUTF8 } from 'entities';
import { generateRssFeed, type RssFeed } from 'feedsmith';
import {
  builtAt,
  changedOf,
  type Feed,
  type FeedItem,
  given,
  itemId,
  linkOf,
  originalOf,
  publishedOf,
  publisherOf,
  topicsOf,
} from './feed.js';
import { extended, mediaOf, pageLinks, viaLinks } from './feed-xml.js';
import { bodyHtml } from './html.js';

export const RSS_TYPE = 'application/rss+xml';

export function rssFeed(feed: Feed): string {
  const { title, home, items } = feed;
  const generated = generateRssFeed<true>(
    {
      title,
      link: home,
      description: title,
      generator: 'Copydesk',
      ...given({ lastBuildDate: builtAt(feed) }),
      atom: { links: pageLinks(feed, RSS_TYPE) },
      items: items.map(rssItem),
    },
    { strict: true },
  );
  return extended(generated, 'rss', items);
}

function rssItem(item: FeedItem): RssFeed.Item<Date, true> {
  const { record } = item;
  const { headline, dek, bylines, agencies, language } = record;
  const original = originalOf(item);
  return {
    title: headline,
    guid: { value: itemId(record), isPermaLink: false },
    categories: topicsOf(record).map((name) => ({ name })),
    ...given({
      link: linkOf(record),
      // Readers take a description as HTML, and a title as text.
      description: dek && escapeUTF8(dek),
      pubDate: publishedOf(record),
      source: original && { title: original.name, url: original.url },
    }),
    atom: { links: viaLinks(item), ...given({ updated: changedOf(item) }) },
    dc: {
      // RSS's own author is a mail address.
      creators: bylines.map(({ name }) => name),
      contributors: agencies,
      publishers: [publisherOf(record)],
      languages: language === undefined ? [] : [language],
    },
    content: { encoded: bodyHtml(record) },
    media: mediaOf(record),
  };
}
