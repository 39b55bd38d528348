/** What RSS and Atom share, and what feedsmith leaves out of them: a namespace of ours, and characters that XML has not. */
import { escapeUTF8 } from 'entities';
import type { AtomFeed, MediaNs } from 'feedsmith';
import type { Article } from '../../model/article.js';
import { extensionOf, type Feed, type FeedItem, given, originalOf, picturesOf } from './feed.js';

export const NAMESPACE = 'urn:copydesk:feed:1';

/** Characters that no XML 1.0 document may hold, halves of pairs among them. */
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A stretch of CDATA, in which the name of an element is text, with the white space around it; or an end tag. */
const END = {
  rss: /(?:(?<!\s)\s+)?<!\[CDATA\[.*?\]\]>\s*|<\/item>/gsu,
  feed: /(?:(?<!\s)\s+)?<!\[CDATA\[.*?\]\]>\s*|<\/entry>/gsu,
};

/**
 * Adds the extension to each item of a document that feedsmith generated of the same items, in their order. feedsmith takes
 * no elements that it does not know, so they are written into its text. It also sets CDATA on lines of its own, which would
 * make white space a part of titles, ids and addresses. `root` is the document's element.
 */
export function extended(xml: string, root: 'rss' | 'feed', items: readonly FeedItem[]): string {
  let next = 0;
  return xml
    .replace(`<${root} `, `<${root} xmlns:copydesk="${NAMESPACE}" `)
    .replace(END[root], (match) =>
      match.startsWith('</') ? `${elementsOf(items[next++])}${match}` : match.trim(),
    )
    .replace(NO_XML, '\u{FFFD}');
}

/** The feed's own address, and that of its next page. */
export function pageLinks({ self, next }: Feed, type: string): AtomFeed.Link<Date, true>[] {
  const pages = [
    { rel: 'self', href: self },
    { rel: 'next', href: next },
  ];
  return pages.flatMap(({ rel, href }) => (href === undefined ? [] : [{ rel, href, type }]));
}

/** The original, where the record is a copy. */
export function viaLinks(item: FeedItem): AtomFeed.Link<Date, true>[] {
  const original = originalOf(item);
  return original ? [{ rel: 'via', href: original.url, title: original.name }] : [];
}

export function mediaOf(record: Article): MediaNs.ItemOrFeed<true> {
  return {
    contents: picturesOf(record).map(({ url, alt, caption, credit }) => ({
      url,
      medium: 'image',
      ...given({ title: alt && { value: alt }, description: caption && { value: caption } }),
      ...(credit ? { credits: [{ value: credit }] } : {}),
    })),
  };
}

function elementsOf(item: FeedItem | undefined): string {
  if (!item) return '';
  const { quotes, ...about } = extensionOf(item.record);
  return [element('record', about), ...quotes.map(quoteElement), ''].join('\n');
}

function quoteElement({
  id,
  kind,
  text,
  speaker,
  addressee,
}: ReturnType<typeof extensionOf>['quotes'][number]) {
  const { name = '', ...named } = speaker ?? {};
  const inner = [
    element('text', {}, escapeUTF8(text)),
    speaker ? element('speaker', named, escapeUTF8(name)) : '',
    addressee === undefined ? '' : element('addressee', {}, escapeUTF8(addressee)),
  ];
  return element('quote', { id, kind }, inner.join(''));
}

function element(name: string, attributes: Record<string, string | number | undefined>, inner = ''): string {
  const given = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeUTF8(String(value))}"`,
  );
  const start = `<copydesk:${name}${given.join('')}`;
  return inner === '' ? `${start}/>` : `${start}>${inner}</copydesk:${name}>`;
}
