import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/parsers/feed.js';
import { articleLinks, feedLinks, type LinkedPage, linkedPage } from '../../src/parsers/links.js';
import { LinkJudge, type Place } from '../../src/parsers/links-judge.js';
import { nextPage } from '../../src/parsers/links-pages.js';
import { sectionLinks } from '../../src/parsers/links-sections.js';
import { isSitemap, parseSitemap, SitemapReader } from '../../src/parsers/sitemap.js';

const AT = 'https://times.example/rss.xml';

const at = (html: string, url = 'https://times.example/') => linkedPage(html, url) as LinkedPage;
const paths = (urls: readonly { url: string }[]) =>
  urls.map(({ url }) => url.replace('https://times.example', ''));

const itemsOf = (text: string) => parseFeed(text, AT)?.items;

describe('parseFeed', () => {
  it('reads RSS, with addresses relative to the feed, each once', () => {
    const feed = `\n<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>/</link>
      <item><title>A</title><link>/a</link><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item>
      <item><title>A again</title><link>https://times.example/a</link></item>
      <item><title>B</title><guid isPermaLink="true">https://times.example/b</guid></item>
      <item><title>C</title><guid isPermaLink="false">c-1</guid></item></channel></rss>`;
    const items = itemsOf(feed);
    expect(items?.map(({ url }) => url)).toEqual(['https://times.example/a', 'https://times.example/b']);
    expect(new Date(items?.[0]?.published ?? '').toISOString()).toBe('2026-01-05T10:00:00.000Z');
  });

  it('reads Atom, taking the alternate link', () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A</title>
      <link rel="self" href="/self"/><link rel="alternate" href="/a"/><published>2026-01-05T10:00:00Z</published></entry></feed>`;
    expect(itemsOf(feed)).toMatchObject([{ url: 'https://times.example/a' }]);
  });

  it.each([
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://www.times.example/news/"><title>T</title><entry xml:base="2026/"><title>A</title><link href="a.html"/></entry><entry><title>B</title><link href="b.html"/></entry></feed>',
    ],
    [
      'RSS',
      '<rss version="2.0" xml:base="https://www.times.example/news/"><channel><title>T</title><item xml:base="2026/"><link>a.html</link></item><item xml:base="mailto:x"><link>b.html</link></item></channel></rss>',
    ],
  ])('resolves addresses of %s against what it gives as their base', (_, text) => {
    expect(itemsOf(text)?.map(({ url }) => url)).toEqual([
      'https://www.times.example/news/2026/a.html',
      'https://www.times.example/news/b.html',
    ]);
  });

  it('reads RDF, whose items stand beside the channel, also under their names alone', () => {
    const feed = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://times.example/"><title>T</title></channel>
      <item rdf:about="https://times.example/a"><title>A</title><link>https://times.example/a</link><dc:date>2026-01-05</dc:date></item>
      <item rdf:about="https://times.example/b"><title>B</title></item></rdf:RDF>`;
    expect(itemsOf(feed)).toEqual([
      { url: 'https://times.example/a', published: '2026-01-05' },
      { url: 'https://times.example/b' },
    ]);
  });

  const RSS = `<rss version="2.0"><channel><title>T</title><item><title>A</title><link>/a</link></item>
    <item><title>B</title><link>/b</link></item></channel></rss>`;

  it.each([
    ['breaks off within an item', RSS.slice(0, RSS.indexOf('/b<') + 2), ['/a']],
    ['breaks off within a tag', RSS.slice(0, RSS.indexOf('<link>/b') + 3), ['/a']],
    [
      'stands behind a warning of PHP',
      `<br />\n<b>Warning</b>: mysql in <b>x.php</b><br />${RSS}`,
      ['/a', '/b'],
    ],
    [
      'holds control characters and bare ampersands',
      RSS.replace('>A<', '>A & \u0001 &nbsp; B<'),
      ['/a', '/b'],
    ],
    ['begins with a byte order mark', `\uFEFF\n${RSS}`, ['/a', '/b']],
    ['names what is no page', RSS.replace('/b', 'javascript:void(0)'), ['/a']],
  ])('reads a feed that %s', (_, text, expected) => {
    expect(paths(itemsOf(text) ?? [])).toEqual(expected);
  });

  it('takes the first items of a feed of everything', () => {
    const items = Array.from({ length: 6_000 }, (_, n) => `<item><link>/${n}</link></item>`).join('');
    expect(itemsOf(`<rss><channel><title>T</title>${items}</channel></rss>`)).toHaveLength(5_000);
  });

  it('does not unfold entities', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "/x/x/x/x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${RSS.replace('/b', '/&b;')}`;
    expect(JSON.stringify(itemsOf(bomb)).length).toBeLessThan(200);
  });

  it('reads JSON Feed', () => {
    const feed = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      items: [{ id: '1', url: 'https://times.example/a' }],
    });
    expect(itemsOf(feed)).toMatchObject([{ url: 'https://times.example/a' }]);
  });

  it('takes what it says of its pace', () => {
    const sy = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
    const rss = (said: string) =>
      parseFeed(
        `<rss version="2.0" ${sy}><channel><title>T</title>${said}<item><link>/a</link></item></channel></rss>`,
        AT,
      )?.pace;
    const HOUR = 3_600_000;
    expect(rss('<ttl>90</ttl>')).toEqual({ ttlMs: 90 * 60_000 });
    expect(
      rss('<skipHours><hour>0</hour><hour>7</hour><hour>24</hour><hour>x</hour><hour>99</hour></skipHours>'),
    ).toEqual({ skipHours: [0, 7] });
    expect(rss('<skipDays><day>Saturday</day><day>sunday </day><day>Payday</day></skipDays>')).toEqual({
      skipDays: [6, 0],
    });
    expect(
      rss('<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>'),
    ).toEqual({ gapMs: HOUR / 2 });
    for (const said of ['', '<ttl>0</ttl>', '<ttl>soon</ttl>', '<sy:updatePeriod>never</sy:updatePeriod>'])
      expect(rss(said), said).toBeUndefined();
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" ${sy}><title>T</title><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency><entry><id>/a</id></entry></feed>`;
    expect(parseFeed(atom, AT)?.pace).toEqual({ gapMs: 24 * HOUR });
  });

  it.each(['', '<html><body>no</body></html>', '{"a":1}'])('is undefined for what is no feed: %s', (text) => {
    expect(itemsOf(text)).toBeUndefined();
  });
});

describe('parseSitemap', () => {
  it('ends where elements nest as those of no sitemap do', () => {
    // Its work grew with the square of the depth: this took minutes.
    const entry = '<url><loc>/a</loc></url>';
    const reader = new SitemapReader('https://times.example/');
    reader.write(`<urlset>${entry}${'<url>'.repeat(600_000)}`);
    expect(reader.full).toBe(true);
    reader.write(entry);
    expect(paths(reader.end().pages)).toEqual(['/a']);
    // What the end of its entry closes is no depth.
    const unclosed = `<url><loc>/b</loc><image:image><image:loc>/c</url>`.repeat(100);
    expect(
      paths(parseSitemap(`<urlset>${unclosed}</urlset>`, 'https://times.example/')?.pages ?? []),
    ).toHaveLength(100);
  });

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

  it.each(['<urlset/>', '<sitemapindex />'])('reads an empty one: %s', (text) => {
    expect(parseSitemap(text, AT)).toEqual({ pages: [], children: [] });
  });

  it('reads a list of addresses', () => {
    const text =
      '\uFEFFhttps://times.example/a\r\nhttps://times.example/b\n\n# no address\nhttps://times.example/c';
    expect(paths(parseSitemap(text, AT)?.pages ?? [])).toEqual(['/a', '/b', '/c']);
  });

  it('gives the same whatever the pieces that it comes in', () => {
    const text = `<?xml version="1.0"?><!-- made by x --><urlset><url><loc>https://times.example/a&amp;b</loc>
      <lastmod>2026-01-05</lastmod></url><url><loc><![CDATA[/b]]></loc></url></urlset>`;
    for (const size of [1, 2, 7, 64]) {
      expect(isSitemap(text)).toBe(true);
      const reader = new SitemapReader(AT);
      // The beginning is what it is known by.
      reader.write(text.slice(0, 60));
      for (let from = 60; from < text.length; from += size) reader.write(text.slice(from, from + size));
      expect(reader.end()).toEqual(parseSitemap(text, AT));
    }
  });

  it('takes no more than a sitemap may have', () => {
    const many = (name: string) =>
      Array.from({ length: 60_000 }, (_, n) => `<${name}><loc>/${n}</loc></${name}>`).join('');
    expect(parseSitemap(`<urlset>${many('url')}</urlset>`, AT)?.pages).toHaveLength(50_000);
    expect(parseSitemap(`<sitemapindex>${many('sitemap')}</sitemapindex>`, AT)?.children).toHaveLength(
      50_000,
    );
  });

  it.each([
    ['breaks off', '<urlset><url><loc>/a</loc></url><url><loc>/b', ['/a']],
    ['closes nothing', '<urlset><url><loc>/a<url><loc>/b</url></urlset>', ['/b']],
    ['has a prefix', '<s:urlset xmlns:s="x"><s:url><s:loc>/a</s:loc></s:url></s:urlset>', ['/a']],
    [
      'holds an address without end',
      `<urlset><url><loc>/a</loc></url><url><loc>${'x'.repeat(9e5)}</loc></url></urlset>`,
      ['/a'],
    ],
  ])('reads a sitemap that %s', (_, text, expected) => {
    const pages = parseSitemap(text, 'https://times.example/')?.pages ?? [];
    expect(paths(pages)).toEqual(expected);
  });

  it('is undefined for a page', () => {
    expect(parseSitemap('<html><body><a href="/a">url</a></body></html>', AT)).toBeUndefined();
  });
});

describe('feedLinks', () => {
  it('takes alternates of feed types', () => {
    const html = `<base href="/x/"><link rel="alternate" type="application/rss+xml" href="feed" title="All">
      <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="application/rss+xml" href="/no">`;
    expect(feedLinks(at(html))).toEqual([{ url: 'https://times.example/x/feed', title: 'All' }]);
  });
});

describe('feedLinks', () => {
  it('takes types that other things have where the address says that it is a feed', () => {
    const html = `<link rel="alternate" type="text/xml" href="/rss.xml"><link rel="alternate" type="application/json" href="/wp-json/x">
      <link rel="alternate" type="application/feed+json" href="/x"><link rel="alternate" type="application/rdf+xml" href="/y">`;
    expect(paths(feedLinks(at(html)))).toEqual(['/rss.xml', '/x', '/y']);
  });

  it('takes what readers can click where the head names none', () => {
    const html =
      '<a href="/rss/world">RSS</a><a href="/feeders-of-birds">Feeders</a><a href="/world/feed/">Feed</a>';
    expect(paths(feedLinks(at(html)))).toEqual(['/rss/world', '/world/feed/']);
  });
});

describe('sectionLinks', () => {
  it('are those of the menus that name sections, what is newest first', () => {
    const html = `<header><nav><a href="/">Home</a><a href="/world">World</a><a href="/uk/politics/">Politics</a>
        <a href="/latest">Latest</a><a href="/world">World</a><a href="/about-us">About</a><a href="/login">Sign in</a>
        <a href="/2026">2026</a><a href="https://shop.example/world">Shop</a><a href="/%D0%BC%D0%B8%D1%80">Мир</a>
        <a href="/index.html">Start</a><a href="/world?edition=2">World, second edition</a></nav></header>
      <footer><nav><a href="/investors">Investors</a></nav></footer>
      <main><a href="/culture">Culture</a><a href="/world/a-story-of-many-words">A story of many words</a></main>`;
    expect(paths(sectionLinks(at(html)))).toEqual([
      '/latest',
      '/world',
      '/%D0%BC%D0%B8%D1%80',
      '/uk/politics/',
    ]);
  });

  it('are found where no element says that it is a menu', () => {
    const html =
      '<table><tr><td><a href="/world/">World</a></td><td><a href="/sport.html">Sport</a></td></tr></table>';
    expect(paths(sectionLinks(at(html)))).toEqual(['/world/', '/sport.html']);
  });
});

describe('nextPage', () => {
  const next = (url: string, html: string) =>
    nextPage(at(`<body><p>${html}</p></body>`, `https://times.example${url}`))?.replace(
      'https://times.example',
      '',
    );

  it.each([
    ['/world', '<link rel="next" href="/world/page/2/">', '/world/page/2/'],
    ['/world/page/2', '<a href="/world/page/3">Older</a><a href="/world">1</a>', '/world/page/3'],
    ['/world?lang=en', '<a href="/world?page=2&lang=en">2</a>', '/world?page=2&lang=en'],
    ['/world?page=9', '<a rel="nofollow next" href="?page=10">›</a>', '/world?page=10'],
    ['/world', '<a href="/world/seite-2.html">weiter</a>', '/world/seite-2.html'],
    ['/world?start=20', '<a rel="next" href="/world?start=40">More</a>', '/world?start=40'],
    ['/world', '<a href="/world?page=2&PHPSESSID=9c1">2</a>', '/world?page=2'],
    ['/world', '<a href="/world;jsessionid=7AB3?page=2">2</a>', '/world?page=2'],
  ])('of %s with %s is %s', (url, html, expected) => {
    expect(next(url, html)).toBe(expected);
  });

  it.each([
    ['/world', '<a href="/sport?page=2">Sport, page 2</a>', 'of another list'],
    ['/world/page/3', '<a href="/world/page/2">Newer</a>', 'before it'],
    ['/world', '<a href="/world/page/7">7</a>', 'that is not the next'],
    ['/events?month=3', '<a rel="next" href="/events?month=4">April</a>', 'of a calendar'],
    [
      '/events?date=20260301',
      '<a rel="next" href="/events?date=20260302">Tomorrow</a>',
      'of a calendar by days',
    ],
    ['/world/story-of-a-bridge', '<link rel="next" href="/world/story-of-a-ferry">', 'that is another story'],
    ['/', '<a href="/?p=2">An old post</a>', 'that is a post'],
  ])('of %s with %s is none %s', (url, html) => {
    expect(next(url, html)).toBeUndefined();
  });
});

describe('the judge of links', () => {
  const link = (path: string, words = 'Bridge', place: Place = 'other') => ({
    url: `https://times.example${path}`,
    words,
    place,
  });
  const HEADLINE = 'Harbour bridge closes for eleven weeks';
  const nobody = new LinkJudge([]);

  it.each([
    ['a date in its path', link('/2026/03/01/bridge', HEADLINE)],
    ['a number', link('/news/4815162', HEADLINE)],
    ['a number in its query', link('/articleView.html?idxno=4815162', HEADLINE)],
    ['a number behind which its system stands', link('/world/show/4815162.cms', HEADLINE)],
    ['a slug like a headline', link('/harbour-bridge-closes-again', HEADLINE)],
    ['a code', link('/news/c1x7pqv9z0', HEADLINE)],
    ['a headline without spaces', link('/articles/4815162', '港の橋が十一週間閉鎖される')],
  ])('takes what has %s', (_, one) => {
    expect(nobody.isArticle(one)).toBe(true);
  });

  it.each([
    ['a menu', link('/harbour-bridge-closes-again', HEADLINE, 'menu')],
    ['few words', link('/harbour-bridge-closes-again')],
    ['a section', link('/world', 'All the news of the whole world')],
    ['a footer', link('/harbour-bridge-closes-again', HEADLINE, 'footer')],
    ['an author', link('/news/author/ada-tull-4815162', HEADLINE, 'headline')],
    ['a tag', link('/tag/harbour-bridge-closes-again', HEADLINE)],
    ['a page about the site', link('/about-us-and-our-history', HEADLINE)],
    ['a file', link('/2026/03/01/harbour-bridge.pdf', HEADLINE)],
    ['comments', link('/2026/03/01/harbour-bridge/comments', HEADLINE)],
    ['the home page', link('/', HEADLINE)],
  ])('leaves out %s', (_, one) => {
    expect(nobody.isArticle(one)).toBe(false);
  });

  it('believes what became of earlier links of the shape, in the section before anywhere', () => {
    const judge = new LinkJudge([
      { shape: 'world/{word}', records: 9, rejections: 1 },
      { shape: 'video/{slug-id}', records: 0, rejections: 30 },
      { shape: 'sport/{slug-id}', records: 90, rejections: 3 },
    ]);
    expect(nobody.isArticle(link('/world/bridge'))).toBe(false);
    expect(judge.isArticle(link('/world/bridge'))).toBe(true);
    expect(judge.isArticle(link('/video/ferry-4815162', HEADLINE))).toBe(false);
    expect(judge.mayBeArticle('https://times.example/video/ferry-4815162')).toBe(false);
    // Of culture nothing is known; of all sections it is.
    expect(judge.isArticle(link('/culture/bridge-4815162'))).toBe(true);
    // Paths that are never one stay so.
    expect(judge.isArticle(link('/tag/bridge-4815162'))).toBe(false);
  });

  it('does not believe few outcomes, nor such as disagree', () => {
    const judge = new LinkJudge([
      { shape: 'world/{slug}', records: 0, rejections: 4 },
      { shape: 'sport/{slug}', records: 4, rejections: 6 },
    ]);
    for (const section of ['world', 'sport']) {
      expect(judge.isArticle(link(`/${section}/harbour-bridge-closes-again`, HEADLINE))).toBe(true);
      expect(judge.isArticle(link(`/${section}/bridge-is-closed`))).toBe(false);
    }
  });

  it('tries one in twenty of a shape that was none, the same ones each time', () => {
    const judge = new LinkJudge([{ shape: 'video/{id}', records: 0, rejections: 500 }]);
    const tried = (from: number) =>
      Array.from({ length: 2_000 }, (_, n) => judge.isArticle(link(`/video/${from + n}`))).filter(Boolean)
        .length;
    expect(tried(10_000)).toBeGreaterThan(60);
    expect(tried(10_000)).toBeLessThan(140);
    expect(tried(10_000)).toBe(tried(10_000));
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
    expect(articleLinks(at(page), []).map(({ url }) => url)).toEqual([
      'https://times.example/2026/01/05/harbour-bridge',
      'https://www.times.example/news/rail-strike-talks-fail-again?utm_source=home',
      'https://times.example/opinion/4815162',
    ]);
  });

  it('lets patterns win', () => {
    expect(articleLinks(at(page), ['/world/$'])).toEqual([{ url: 'https://times.example/world/' }]);
  });
});
