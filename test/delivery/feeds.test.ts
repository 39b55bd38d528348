/** Feeds are read back by feedsmith, and by expat, which refuses what is no XML. */
import { spawnSync } from 'node:child_process';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { atomFeed } from '../../src/delivery/formats/atom.js';
import { type Feed, type FeedItem, itemId } from '../../src/delivery/formats/feed.js';
import { NAMESPACE } from '../../src/delivery/formats/feed-xml.js';
import { jsonFeed } from '../../src/delivery/formats/json-feed.js';
import { rssFeed } from '../../src/delivery/formats/rss.js';
import type { Article, Quote } from '../../src/model/article.js';
import { record } from '../support/records.js';

const STORED = new Date('2026-03-02T08:00:00Z');

function feed(items: readonly (Partial<Article> | FeedItem)[], given: Partial<Feed> = {}): Feed {
  return {
    title: 'The Harbour Times',
    home: 'http://127.0.0.1:4800/',
    self: 'http://127.0.0.1:4800/v1/feeds/records.rss?source=harbour-times&limit=2',
    next: undefined,
    items: items.map((item) =>
      'storedAt' in item
        ? (item as FeedItem)
        : { record: record(item as Partial<Article>), storedAt: STORED },
    ),
    ...given,
  };
}

const quote: Quote = {
  id: 'q1',
  text: 'It cannot wait.',
  start: 0,
  end: 15,
  kind: 'direct',
  parts: [{ start: 0, end: 15 }],
  speaker: { name: 'Ada Tull', kind: 'person', role: 'chief engineer' },
  cue: null,
  addressee: 'the Observer',
  confidence: 1,
};

const story: Partial<Article> = {
  headline: 'Ferry & crew stay',
  dek: 'Gales of 9 < 10',
  bylines: [{ name: 'Tom Reed', url: 'https://harbour-times.test/reed' }],
  agencies: ['Northwire'],
  language: 'en-GB',
  section: 'News',
  tags: ['canal', 'News'],
  publishedAt: '2026-03-01T10:00:00+01:00',
  modifiedAt: '2026-03-01T12:30:00+01:00',
  sourceLink: { url: 'http://northwire.test/a', domain: 'northwire.test', evidence: 'source-link' },
  quotes: [quote, { ...quote, id: 'q2', text: 'No.', speaker: null, addressee: undefined }],
  images: [
    { url: 'https://harbour-times.test/2.jpg' },
    { url: 'https://harbour-times.test/1.jpg', caption: 'The quay', credit: 'Ada Tull', lead: true },
  ],
};

/** A document as names of elements, attributes, text and children; throws what expat says of it. */
interface Node {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Node[];
}

const READ = `
import json, sys, xml.etree.ElementTree as tree
def node(e): return {'name': e.tag, 'attributes': e.attrib, 'text': e.text or '', 'children': [node(c) for c in e]}
print(json.dumps(node(tree.fromstring(sys.stdin.buffer.read()))))`;

const hasPython = spawnSync('python3', ['-c', 'import xml.etree.ElementTree']).status === 0;
if (!hasPython) console.warn('python3 is not there: feeds are not read by expat');

function read(xml: string): Node {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', READ], { input: xml, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Node;
}

function all(node: Node, name: string): Node[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => all(child, name))];
}

const ours = (name: string) => `{${NAMESPACE}}${name}`;

const XML_FEEDS = [
  ['RSS', rssFeed, 'item'],
  ['Atom', atomFeed, '{http://www.w3.org/2005/Atom}entry'],
] as const;

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('RSS', () => {
  const [item] = parseRssFeed(rssFeed(feed([story]))).items ?? [];

  it('has the record, whole', () => {
    expect(item).toMatchObject({
      title: 'Ferry & crew stay',
      link: 'http://harbour-times.test/2025/10/06/ferry/',
      guid: { value: 'urn:copydesk:record:article-1', isPermaLink: false },
      description: 'Gales of 9 &lt; 10',
      pubDate: 'Sun, 01 Mar 2026 09:00:00 GMT',
      categories: [{ name: 'canal' }, { name: 'News' }],
      dc: {
        creators: ['Tom Reed'],
        contributors: ['Northwire'],
        publishers: ['The Harbour Times'],
        languages: ['en-GB'],
      },
    });
    expect(item?.content?.encoded).toContain('<p>The ferry stayed in harbour on Monday.</p>');
    expect(item?.media?.contents?.[0]).toMatchObject({
      url: 'https://harbour-times.test/1.jpg',
      medium: 'image',
      description: { value: 'The quay' },
      credits: [{ value: 'Ada Tull' }],
    });
  });

  it('names the original', () => {
    expect(item?.source).toEqual({ title: 'northwire.test', url: 'http://northwire.test/a' });
    expect(item?.atom?.links).toEqual([
      { rel: 'via', href: 'http://northwire.test/a', title: 'northwire.test' },
    ]);
    const original = { url: 'http://northwire.test/whole', source: 'Northwire' };
    const [tied] =
      parseRssFeed(rssFeed(feed([{ record: record(story), storedAt: STORED, original }]))).items ?? [];
    expect(tied?.source).toEqual({ title: 'Northwire', url: original.url });
  });

  it('says where it is and where it goes on', () => {
    const next = 'http://127.0.0.1:4800/v1/feeds/records.rss?limit=2&before=x';
    const { atom, link, lastBuildDate } = parseRssFeed(rssFeed(feed([story], { next })));
    expect(link).toBe('http://127.0.0.1:4800/');
    expect(lastBuildDate).toBe('Mon, 02 Mar 2026 08:00:00 GMT');
    expect(atom?.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', 'http://127.0.0.1:4800/v1/feeds/records.rss?source=harbour-times&limit=2'],
      ['next', next],
    ]);
  });
});

describe('Atom', () => {
  const parsed = parseAtomFeed(atomFeed(feed([story])));

  it('has the record, whole', () => {
    expect(parsed).toMatchObject({
      updated: '2026-03-02T08:00:00.000Z',
      title: { value: 'The Harbour Times' },
    });
    expect(parsed.entries?.[0]).toMatchObject({
      id: 'urn:copydesk:record:article-1',
      title: { value: 'Ferry & crew stay', type: 'text' },
      summary: { value: 'Gales of 9 < 10', type: 'text' },
      published: '2026-03-01T09:00:00.000Z',
      updated: '2026-03-01T11:30:00.000Z',
      authors: [{ name: 'Tom Reed', uri: 'https://harbour-times.test/reed' }],
      contributors: [{ name: 'Northwire' }],
      xml: { lang: 'en-GB' },
      links: [
        { rel: 'alternate', href: 'http://harbour-times.test/2025/10/06/ferry/' },
        { rel: 'via', href: 'http://northwire.test/a' },
      ],
    });
    expect(parsed.entries?.[0]?.content?.value).toContain('<figcaption>The quay');
  });

  it('has what the format asks for where the record has nothing', () => {
    const [entry] = parseAtomFeed(atomFeed(feed([{}]))).entries ?? [];
    expect(entry).toMatchObject({ authors: [{ name: 'The Harbour Times' }], updated: STORED.toISOString() });
    expect(parseAtomFeed(atomFeed(feed([])))).toMatchObject({ updated: '1970-01-01T00:00:00.000Z' });
  });
});

describe('JSON Feed', () => {
  const text = jsonFeed(feed([story], { next: 'http://127.0.0.1:4800/2' }));

  it('has the record, whole', () => {
    expect(parseJsonFeed(text)).toMatchObject({
      next_url: 'http://127.0.0.1:4800/2',
      items: [
        {
          id: 'urn:copydesk:record:article-1',
          url: 'http://harbour-times.test/2025/10/06/ferry/',
          date_published: '2026-03-01T09:00:00.000Z',
          date_modified: '2026-03-01T11:30:00.000Z',
          image: 'https://harbour-times.test/1.jpg',
          authors: [{ name: 'Tom Reed' }],
          tags: ['canal', 'News'],
          language: 'en-GB',
        },
      ],
    });
  });

  it('has the quotes and the original beside it', () => {
    expect(JSON.parse(text)).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      items: [
        {
          _copydesk: {
            version: 1,
            publishedAt: '2026-03-01T10:00:00+01:00',
            original: { url: 'http://northwire.test/a', name: 'northwire.test' },
            quotes: [
              { id: 'q1', text: 'It cannot wait.', addressee: 'the Observer', speaker: { name: 'Ada Tull' } },
              { id: 'q2', speaker: null },
            ],
          },
        },
      ],
    });
  });

  it('has a list of items when there are none', () => {
    expect(JSON.parse(jsonFeed(feed([])))).toHaveProperty('items', []);
  });
});

describe('every feed', () => {
  it('links to the page, and not to the original that its canonical link leads to', () => {
    const linkOf = (given: Partial<Article>) => parseRssFeed(rssFeed(feed([given]))).items?.[0]?.link;
    const canonicalUrl = 'http://northwire.test/a';
    expect(linkOf({ canonicalUrl })).toBe(canonicalUrl);
    const sourceLink = { url: canonicalUrl, evidence: 'canonical' as const };
    expect(linkOf({ canonicalUrl, sourceLink })).toBe(record().url);
  });

  it.each([
    ['a local date', { publishedAt: '2026-03-01' }, '2026-03-01T00:00:00.000Z'],
    ['a local time', { publishedAt: '2026-03-01T22:15' }, '2026-03-01T22:15:00.000Z'],
    ['an offset', { publishedAt: '2026-03-01T22:15:00-05:00' }, '2026-03-02T03:15:00.000Z'],
    ['no date', {}, undefined],
    ['a date that is none', { publishedAt: 'soon' }, undefined],
  ])('reads %s without the zone of this machine', (_, dates, expected) => {
    vi.stubEnv('TZ', 'America/New_York');
    const items = parseJsonFeed(jsonFeed(feed([dates]))).items;
    expect(items?.[0]?.date_published).toBe(expected);
  });

  it('does not put a local time behind the fetch', () => {
    const dates = {
      publishedAt: '2026-03-02T21:00',
      provenance: { parserVersion: '1', profile: 'generic', fetchedAt: '2026-03-02T07:59:00Z' },
    };
    const items = parseJsonFeed(jsonFeed(feed([dates]))).items;
    expect(items?.[0]?.date_published).toBe('2026-03-02T07:59:00.000Z');
  });

  it('gives a further version a later date than the one before, whatever its page says', () => {
    const [first, second] = [1, 2].map((version) => {
      const storedAt = new Date(Date.UTC(2026, 2, 1 + version));
      const item = { record: record({ version, modifiedAt: '2026-03-01T12:00:00Z' }), storedAt };
      return parseAtomFeed(atomFeed(feed([item]))).entries?.[0]?.updated;
    });
    expect([first, second]).toEqual(['2026-03-01T12:00:00.000Z', '2026-03-03T00:00:00.000Z']);
  });
});

describe.skipIf(!hasPython).each(XML_FEEDS)('%s as XML', (_, generate, itemName) => {
  it('has quotes and record in a namespace of its own, each with its item', () => {
    const items = all(read(generate(feed([story, { id: 'other', quotes: [] }]))), itemName);
    expect(items.map((item) => all(item, ours('record'))[0]?.attributes.id)).toEqual(['article-1', 'other']);
    const [first, second] = items.map((item) => all(item, ours('quote')));
    expect(second).toEqual([]);
    expect(first?.map(({ attributes }) => attributes)).toEqual([
      { id: 'q1', kind: 'direct' },
      { id: 'q2', kind: 'direct' },
    ]);
    expect(first?.[0]?.children.map(({ name, text, attributes }) => [name, text, attributes])).toEqual([
      [ours('text'), 'It cannot wait.', {}],
      [ours('speaker'), 'Ada Tull', { kind: 'person', role: 'chief engineer' }],
      [ours('addressee'), 'the Observer', {}],
    ]);
    expect(first?.[1]?.children.map(({ name }) => name)).toEqual([ours('text')]);
  });

  it('has no white space around titles and addresses', () => {
    const document = read(generate(feed([{ ...story, canonicalUrl: 'http://harbour-times.test/?a=1&b=2' }])));
    const texts = [document, ...all(document, itemName)].flatMap(({ children }) =>
      children
        .filter(
          ({ name, children }) => /(?:^|\})(?:title|link|id|guid)$/u.test(name) && children.length === 0,
        )
        .map(({ text }) => text),
    );
    expect(texts.filter(Boolean).length).toBeGreaterThan(2);
    expect(texts).toEqual(texts.map((text) => text.trim()));
  });

  it('are written of texts with very much white space', () => {
    const headline = `Swing${' '.repeat(100_000)}bridge`;
    expect(generate(feed([{ ...story, headline }]))).toContain(headline);
  });

  it('keeps hostile text as text', () => {
    const evil = `a ]]> </item></entry> <![CDATA[ "'> <script>alert(1)</script> &lt; &#0; ]\u0001]\u0008> \uD800 b`;
    const shown = evil.replaceAll(/[\u0001\u0008\uD800]/gu, '\uFFFD');
    const url = `http://evil.test/?"'><script>]]>&amp;`;
    const items = Array.from(
      { length: 2 },
      (_, n): Partial<Article> => ({
        ...story,
        id: `${n} ${evil.slice(0, -4)}`,
        url,
        headline: evil,
        dek: evil,
        bylines: [{ name: evil, url }],
        agencies: [evil],
        tags: [evil],
        section: evil,
        language: evil,
        source: { id: evil, name: evil, domain: evil },
        blocks: [{ kind: 'paragraph', text: evil }],
        images: [{ url, alt: evil, caption: evil, credit: evil, lead: true }],
        sourceLink: { url, domain: evil, evidence: 'text' },
        quotes: [
          {
            ...quote,
            text: evil,
            parts: [{ start: quote.start, end: quote.start + evil.length }],
            addressee: evil,
            speaker: { name: evil, kind: 'person', role: evil },
          },
        ],
      }),
    );
    const found = all(read(generate(feed(items, { title: evil }))), itemName);
    expect(found).toHaveLength(2);
    for (const item of found) {
      expect(item.children.find(({ name }) => name.endsWith('title'))?.text).toBe(shown);
      const [said] = all(item, ours('quote'));
      expect(said?.children.map(({ text }) => text)).toEqual([shown, shown, shown]);
      expect(all(item, ours('record'))).toHaveLength(1);
      expect(all(item, 'script')).toEqual([]);
    }
    expect(itemId(record({ id: 'a b' }))).toBe('urn:copydesk:record:a%20b');
  });
});
