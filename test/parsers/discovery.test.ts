import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/parsers/feed.js';
import { articleLinks, feedLinks } from '../../src/parsers/links.js';
import { parseSitemap } from '../../src/parsers/sitemap.js';

const AT = 'https://times.example/rss.xml';

describe('parseFeed', () => {
  it('reads RSS, with addresses relative to the feed, each once', () => {
    const feed = `\n<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>/</link>
      <item><title>A</title><link>/a</link><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item>
      <item><title>A again</title><link>https://times.example/a</link></item>
      <item><title>B</title><guid isPermaLink="true">https://times.example/b</guid></item>
      <item><title>C</title><guid isPermaLink="false">c-1</guid></item></channel></rss>`;
    const items = parseFeed(feed, AT);
    expect(items?.map(({ url }) => url)).toEqual(['https://times.example/a', 'https://times.example/b']);
    expect(new Date(items?.[0]?.published ?? '').toISOString()).toBe('2026-01-05T10:00:00.000Z');
  });

  it('reads Atom, taking the alternate link', () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A</title>
      <link rel="self" href="/self"/><link rel="alternate" href="/a"/><published>2026-01-05T10:00:00Z</published></entry></feed>`;
    expect(parseFeed(feed, AT)).toMatchObject([{ url: 'https://times.example/a' }]);
  });

  it('reads JSON Feed', () => {
    const feed = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      items: [{ id: '1', url: 'https://times.example/a' }],
    });
    expect(parseFeed(feed, AT)).toMatchObject([{ url: 'https://times.example/a' }]);
  });

  it.each(['', '<html><body>no</body></html>', '{"a":1}'])('is undefined for what is no feed: %s', (text) => {
    expect(parseFeed(text, AT)).toBeUndefined();
  });
});

describe('parseSitemap', () => {
  it('reads pages with their own times, and no image addresses', () => {
    const text = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="n" xmlns:image="i">
      <url><loc> https://times.example/a?x=1&amp;y=2 </loc><lastmod>2026-01-05</lastmod>
        <news:news><news:publication_date>2026-01-04T08:00:00+01:00</news:publication_date></news:news>
        <image:image><image:loc>https://times.example/a.jpg</image:loc></image:image></url>
      <url><loc><![CDATA[/b]]></loc></url><url><loc>mailto:x</loc></url></urlset>`;
    expect(parseSitemap(text, AT)).toEqual({
      pages: [
        {
          url: 'https://times.example/a?x=1&y=2',
          lastModified: '2026-01-05',
          published: '2026-01-04T08:00:00+01:00',
        },
        { url: 'https://times.example/b' },
      ],
      children: [],
    });
  });

  it('reads an index', () => {
    const text =
      '<sitemapindex><sitemap><loc>/1.xml</loc><lastmod>2026-01-05</lastmod></sitemap></sitemapindex>';
    expect(parseSitemap(text, AT)?.children).toEqual([
      { url: 'https://times.example/1.xml', lastModified: '2026-01-05' },
    ]);
  });

  it('is undefined for a page', () => {
    expect(parseSitemap('<html><body><a href="/a">url</a></body></html>', AT)).toBeUndefined();
  });
});

describe('feedLinks', () => {
  it('takes alternates of feed types', () => {
    const html = `<base href="/x/"><link rel="alternate" type="application/rss+xml" href="feed" title="All">
      <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="application/rss+xml" href="/no">`;
    expect(feedLinks(html, 'https://times.example/')).toEqual([
      { url: 'https://times.example/x/feed', title: 'All' },
    ]);
  });
});

describe('articleLinks', () => {
  const page = `<nav><a href="/world/">World</a><a href="/tag/rail-strike-talks-fail-again">Rail strike talks fail again</a></nav>
    <a href="/2026/01/05/harbour-bridge"><h3>Harbour bridge closes for eleven weeks</h3></a>
    <a href="https://www.times.example/news/rail-strike-talks-fail-again?utm_source=home">Rail strike talks fail again</a>
    <a href="/news/rail-strike-talks-fail-again">Talks</a>
    <a href="https://other.example/2026/01/05/something-else-entirely">Something else entirely happened here</a>
    <a href="/about-us-and-our-long-history">About us and our long history</a>
    <a href="/opinion/4815162">A column with a number for its address</a>`;

  it('finds what looks like an article of the same site', () => {
    expect(articleLinks(page, 'https://times.example/', []).map(({ url }) => url)).toEqual([
      'https://times.example/2026/01/05/harbour-bridge',
      'https://www.times.example/news/rail-strike-talks-fail-again?utm_source=home',
      'https://times.example/opinion/4815162',
    ]);
  });

  it('lets patterns win', () => {
    expect(articleLinks(page, 'https://times.example/', ['/world/$'])).toEqual([
      { url: 'https://times.example/world/' },
    ]);
  });
});
