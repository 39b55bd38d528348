/** Records as JSON Feed 1.1, with their whole body as `content_html`. */
import { generateJsonFeed, type JsonFeed } from 'feedsmith';
import {
  changedOf,
  type Extension,
  extensionOf,
  type Feed,
  type FeedItem,
  given,
  itemId,
  linkOf,
  originalOf,
  picturesOf,
  publishedOf,
  publisherOf,
  topicsOf,
} from './feed.js';
import { bodyHtml } from './html.js';

export const JSON_FEED_TYPE = 'application/feed+json';

type Item = JsonFeed.Item<Date, true> & {
  _copydesk: Extension & { publisher: string; original?: { url: string; name: string } };
};

export function jsonFeed({ title, home, self, next, items }: Feed): string {
  const feed = {
    title,
    home_page_url: home,
    feed_url: self,
    ...given({ next_url: next }),
    items: items.map(jsonItem),
  };
  const generated = generateJsonFeed<true>(feed, { strict: true }) as object;
  // feedsmith leaves an empty list out, which the format asks for.
  return JSON.stringify({ ...generated, ...(items.length === 0 ? { items: [] } : {}) });
}

function jsonItem(item: FeedItem): Item {
  const { record } = item;
  const { headline, dek, bylines, language } = record;
  return {
    id: itemId(record),
    title: headline,
    content_html: bodyHtml(record),
    authors: bylines.map(({ name, url }) => ({ name, ...given({ url }) })),
    tags: topicsOf(record),
    ...given({
      url: linkOf(record),
      summary: dek,
      image: picturesOf(record).find(({ lead }) => lead)?.url,
      date_published: publishedOf(record),
      date_modified: changedOf(item),
      language,
    }),
    _copydesk: {
      ...extensionOf(record),
      publisher: publisherOf(record),
      ...given({ original: originalOf(item) }),
    },
  };
}
