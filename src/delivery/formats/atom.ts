/** Records as Atom (RFC 4287), with their whole body as content; pages are those of RFC 5005. */
import { type AtomFeed, generateAtomFeed } from 'feedsmith';
import {
  builtAt,
  changedOf,
  type Feed,
  type FeedItem,
  given,
  itemId,
  linkOf,
  publishedOf,
  publisherOf,
  topicsOf,
} from './feed.js';
import { extended, mediaOf, pageLinks, viaLinks } from './feed-xml.js';
import { bodyHtml } from './html.js';

export const ATOM_TYPE = 'application/atom+xml';

export function atomFeed(feed: Feed): string {
  const { title, home, self, items } = feed;
  const generated = generateAtomFeed<true>(
    {
      id: self,
      title: { value: title },
      // It has to have one, and one that stays the same while it is empty.
      updated: builtAt(feed) ?? new Date(0),
      generator: { text: 'Copydesk' },
      links: [...pageLinks(feed, ATOM_TYPE), { rel: 'alternate', href: home, type: 'text/html' }],
      entries: items.map(entry),
    },
    { strict: true },
  );
  return extended(generated, 'feed', items);
}

function entry(item: FeedItem): AtomFeed.Entry<Date, true> {
  const { record, storedAt } = item;
  const { headline, dek, bylines, agencies, language } = record;
  const published = publishedOf(record);
  const link = linkOf(record);
  return {
    id: itemId(record),
    title: { value: headline, type: 'text' },
    updated: changedOf(item) ?? published ?? storedAt,
    // An entry has an author: the outlet, where nobody is named.
    authors:
      bylines.length > 0
        ? bylines.map(({ name, url }) => ({ name, ...given({ uri: url }) }))
        : [{ name: publisherOf(record) }],
    contributors: agencies.map((name) => ({ name })),
    categories: topicsOf(record).map((term) => ({ term })),
    links: [
      ...(link === undefined ? [] : [{ rel: 'alternate', href: link, type: 'text/html' }]),
      ...viaLinks(item),
    ],
    content: { value: bodyHtml(record), type: 'html' },
    ...given({
      published,
      summary: dek === undefined ? undefined : { value: dek, type: 'text' },
      xml: language === undefined ? undefined : { lang: language },
    }),
    dc: { publishers: [publisherOf(record)] },
    media: mediaOf(record),
  };
}
