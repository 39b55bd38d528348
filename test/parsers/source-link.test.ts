/** Pointers to an original: what is one, where it leads, and what is none. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import { parseArticle } from '../../src/parsers/parse-article.js';
import { isOriginal } from '../../src/parsers/record/source-link/originals.js';
import { unwrapped } from '../../src/parsers/record/source-link/wrappers.js';

const ORIGINAL = 'https://gazette.example/2026/03/swing-bridge-closed';
const PARAGRAPHS = [
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at its bearings.',
  'About 4,200 vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.',
  'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
  'Shopkeepers in the lower town said that they had not been asked, and that they would bring a bill for every lost day.',
];
const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');

function recordOf(behind: string, head = '', url = 'https://relay.example/2026/bridge-closed'): Article {
  const html = `<html lang="en"><head><title>Swing bridge closed - Daily Relay</title><meta property="og:site_name" content="Daily Relay">${head}</head>
    <body><article><h1>Swing bridge closed</h1><div class="entry-content">${BODY}${behind}</div></article></body></html>`;
  const result = parseArticle({
    bytes: new TextEncoder().encode(html),
    url,
    contentType: 'text/html; charset=utf-8',
  });
  if (!result.ok) throw new Error(`rejected: ${result.reason} ${result.detail ?? ''}`);
  return result.record;
}

const link = (words: string, href = ORIGINAL) => `<a href="${href}">${words}</a>`;
const pointers = ({ boilerplate }: Article) =>
  boilerplate.filter(({ kind }) => kind === 'source-link').map(({ text }) => text);

describe('a line that points', () => {
  it.each([
    ['English', `Source: ${link('Port Ellery Gazette')}`],
    ['English', link('Source link')],
    ['English', `Read the full article at ${link('Port Ellery Gazette')}`],
    ['English', `This article originally appeared on ${link('Port Ellery Gazette')}.`],
    ['English', `First published by ${link('Port Ellery Gazette')}`],
    [
      'English',
      `The post ${link('Swing bridge closed')} appeared first on ${link('Gazette', 'https://gazette.example/')}.`,
    ],
    ['English', `Republished with permission from the ${link('Port Ellery Gazette')}.`],
    [
      'English',
      `This article is part of a series of the ${link('Port Ellery Gazette')}. It is republished here under a Creative Commons licence.`,
    ],
    ['German', `Quelle: ${link('Hafenblatt')}`],
    ['German', `Dieser Artikel erschien zuerst bei ${link('Hafenblatt')}.`],
    [
      'German',
      `Der Beitrag ${link('Brücke gesperrt')} erschien zuerst auf ${link('Hafenblatt', 'https://gazette.example/')}.`,
    ],
    ['French', `Source : ${link('Le Quai')}`],
    ['French', `Cet article a été initialement publié sur ${link('Le Quai')}.`],
    ['French', `Lire l’article original sur ${link('Le Quai')}`],
    ['Spanish', `Fuente: ${link('El Muelle')}`],
    [
      'Spanish',
      `La entrada ${link('Puente cerrado')} se publicó primero en ${link('El Muelle', 'https://gazette.example/')}.`,
    ],
    ['Portuguese', `Fonte: ${link('O Cais')}`],
    ['Portuguese', `Publicado originalmente em ${link('O Cais')}`],
    ['Italian', `Fonte: ${link('Il Molo')}`],
    [
      'Italian',
      `L’articolo ${link('Ponte chiuso')} proviene da ${link('Il Molo', 'https://gazette.example/')}.`,
    ],
    ['Dutch', `Bron: ${link('De Kade')}`],
    ['Dutch', `Lees het volledige artikel op ${link('De Kade')}`],
    ['Swedish', `Källa: ${link('Kajbladet')}`],
    ['Swedish', `Läs originalartikeln hos ${link('Kajbladet')}`],
    ['Danish', `Kilde: ${link('Kajbladet')}`],
    ['Norwegian', `Opprinnelig publisert av ${link('Kaibladet')}`],
    ['Finnish', `Lähde: ${link('Laiturilehti')}`],
    ['Finnish', `Lue alkuperäinen juttu: ${link('Laiturilehti')}`],
    ['Polish', `Źródło: ${link('Głos Nabrzeża')}`],
    ['Polish', `Przeczytaj oryginalny artykuł w ${link('Głos Nabrzeża')}`],
    ['Czech', `Zdroj: ${link('Přístavní list')}`],
    ['Hungarian', `Forrás: ${link('Rakparti Hírlap')}`],
    ['Romanian', `Sursa: ${link('Ziarul Cheiului')}`],
    [
      'Romanian',
      `Articolul ${link('Pod închis')} apare prima dată în ${link('Ziar', 'https://gazette.example/')}.`,
    ],
    ['Turkish', `Kaynak: ${link('Rıhtım Postası')}`],
    ['Greek', `Πηγή: ${link('Η Προκυμαία')}`],
    ['Russian', `Источник: ${link('Набережная')}`],
    [
      'Russian',
      `Запись ${link('Мост закрыт')} впервые появилась ${link('Набережная', 'https://gazette.example/')}.`,
    ],
    ['Ukrainian', `Джерело: ${link('Набережна')}`],
    ['Indonesian', `Sumber: ${link('Kabar Dermaga')}`],
    ['Vietnamese', `Nguồn: ${link('Báo Bến Cảng')}`],
    ['Japanese', `出典：${link('岸壁新聞')}`],
    ['Japanese', link('元記事を読む')],
    ['Chinese', `来源：${link('码头报')}`],
    ['Chinese', link('阅读原文')],
    ['Korean', `출처: ${link('부두일보')}`],
    ['Arabic', `المصدر: ${link('جريدة الرصيف')}`],
  ])('is found in %s: %s', (_, line) => {
    const record = recordOf(`<p>${line}</p>`);
    expect(record.sourceLink).toMatchObject({
      url: ORIGINAL,
      domain: 'gazette.example',
      evidence: 'source-link',
    });
    expect(pointers(record)).toHaveLength(1);
    expect(record.text).toBe(PARAGRAPHS.join('\n\n'));
  });

  it.each([
    ['behind a bare via', `<p>via ${link('Port Ellery Gazette')}</p>`],
    ['in a box whose label and link are styled apart', `<div><span>Via</span>${link('Gazette')}</div>`],
    ['in a hat tip', `<p>h/t ${link('Gazette')}</p>`],
  ])('is a via %s', (_, line) => {
    expect(recordOf(line).sourceLink).toMatchObject({ url: ORIGINAL, evidence: 'via' });
  });

  it.each([
    [
      'behind the last sentence, on a line of its own',
      `<p>Work starts at noon on Sunday.<br>${link('Source link')}</p>`,
    ],
    [
      'behind the last sentence, without a space',
      `<p>Work starts at noon on Sunday.${link('Source link')}</p>`,
    ],
    [
      'behind the last sentence, in brackets',
      `<p>Work starts at noon on Sunday. (Source: ${link('Gazette')})</p>`,
    ],
  ])('is parted from the paragraph when it stands %s', (_, line) => {
    const record = recordOf(line);
    expect(record.sourceLink?.url).toBe(ORIGINAL);
    expect(record.text.endsWith('\n\nWork starts at noon on Sunday.')).toBe(true);
    expect(pointers(record)).toHaveLength(1);
  });

  it('may be written out, or stand in the block behind its label', () => {
    expect(recordOf(`<p>Source : ${ORIGINAL}.</p>`).sourceLink?.url).toBe(ORIGINAL);
    const record = recordOf(`<p><strong>Source:</strong></p><p>${link('gazette.example')}</p>`);
    expect(record.sourceLink?.url).toBe(ORIGINAL);
    expect(pointers(record)).toEqual(['Source:', 'gazette.example']);
  });

  it('may only name: then it has no URL', () => {
    expect(recordOf('<p>This article first appeared in the Port Ellery Gazette.</p>').sourceLink).toEqual({
      label: 'This article first appeared in the Port Ellery Gazette.',
      evidence: 'source-link',
    });
    expect(recordOf('<p>Source: Reuters</p>').sourceLink).toEqual({
      label: 'Source: Reuters',
      evidence: 'agency-credit',
    });
  });

  it.each([
    ['a day', '<p>First published on 3 March 2026, 10:40</p>'],
    ['a street', '<footer><p>Via Roma 12, 20121 Milano</p></footer>'],
    ['the site itself', '<p>Source: Daily Relay</p>'],
    [
      'a chart’s data',
      `<figure><img src="/c.png"><figcaption>Source: ${link('Canal office')}</figcaption></figure>`,
    ],
  ])('is none when it names %s', (_, line) => {
    expect(recordOf(line).sourceLink).toBeUndefined();
  });

  it('is none amid the paragraphs when it is no more than a label', () => {
    const amid = `<p>Source: ${link('Canal office')}</p>${BODY.replaceAll('bridge', 'ferry')}`;
    expect(recordOf(amid).sourceLink).toBeUndefined();
  });

  it.each([
    [
      'a sentence that only sounds alike',
      '<p>The source said that the report was first published by mistake on Friday.</p>',
    ],
    ['a linked word at the end', `<p>That is what the council heard from a ${link('source')}.</p>`],
  ])('is not %s', (_, line) => {
    const record = recordOf(line);
    expect(record.sourceLink).toBeUndefined();
    expect(pointers(record)).toEqual([]);
  });
});

describe('a line of a plain text', () => {
  const textOf = (lines: readonly string[]) => {
    const bytes = new TextEncoder().encode(['Swing bridge closed', ...lines].join('\n\n'));
    const result = parseArticle({ bytes, url: 'https://relay.example/a.txt', contentType: 'text/plain' });
    if (!result.ok) throw new Error(result.reason);
    return result.record;
  };
  it('ends the text, and above it does not', () => {
    const behind = textOf([
      ...PARAGRAPHS,
      `Source: ${ORIGINAL}`,
      'Daily Relay: news as it lands, all day long.',
    ]);
    const above = textOf([`Source: ${ORIGINAL}`, ...PARAGRAPHS]);
    for (const { text, sourceLink } of [behind, above]) {
      expect(text).toBe(PARAGRAPHS.join('\n\n'));
      expect(sourceLink).toMatchObject({ url: ORIGINAL, evidence: 'source-link' });
    }
  });
});

describe('what the page’s data say', () => {
  it.each([
    ['a canonical link', `<link rel="canonical" href="${ORIGINAL}">`, 'canonical'],
    ['og:url', `<meta property="og:url" content="${ORIGINAL}">`, 'canonical'],
    ['a syndication source', `<meta name="syndication-source" content="${ORIGINAL}">`, 'canonical'],
    ['rel=via', `<link rel="via" href="${ORIGINAL}">`, 'via'],
    [
      'isBasedOn',
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Swing bridge closed","isBasedOn":{"url":"${ORIGINAL}"}}</script>`,
      'canonical',
    ],
  ])('counts: %s', (_, head, evidence) => {
    expect(recordOf('', head).sourceLink).toEqual({ url: ORIGINAL, domain: 'gazette.example', evidence });
  });

  it('counts after a line with a link, and gives an address to a line that only names', () => {
    const canonical = '<link rel="canonical" href="https://third.example/2026/a-bridge-is-closed">';
    expect(recordOf(`<p>Source: ${link('Gazette')}</p>`, canonical).sourceLink?.url).toBe(ORIGINAL);
    expect(recordOf('<p>First published by the Gazette</p>', canonical).sourceLink).toEqual({
      url: 'https://third.example/2026/a-bridge-is-closed',
      label: 'First published by the Gazette',
      domain: 'third.example',
      evidence: 'canonical',
    });
  });

  it('does not count for og:url where the canonical link is the page’s own', () => {
    const own = '<link rel="canonical" href="https://relay.example/2026/bridge-closed">';
    expect(recordOf('', `${own}<meta property="og:url" content="${ORIGINAL}">`).sourceLink).toBeUndefined();
  });

  it('counts between two blogs of one platform, which keep their own ids', () => {
    const head =
      '<link rel="canonical" href="https://gazette.blogspot.com/2026/03/swing-bridge-closed.html">';
    const copy = recordOf('', head, 'https://relay.blogspot.com/2026/03/bridge.html');
    const original = recordOf('', head, 'https://gazette.blogspot.com/2026/03/swing-bridge-closed.html');
    expect(copy.sourceLink?.evidence).toBe('canonical');
    expect(original.sourceLink).toBeUndefined();
    expect(copy.id).not.toBe(original.id);
  });
});

describe('an agency’s credit', () => {
  const byline = (name: string) => `<meta name="author" content="${name}">`;
  it('is evidence without an address', () => {
    expect(recordOf('', byline('Reuters')).sourceLink).toEqual({
      label: 'Reuters',
      evidence: 'agency-credit',
    });
  });

  it('is none for help with the site’s own text, and none on the agency’s own site', () => {
    expect(recordOf('<p>With files from Reuters</p>').sourceLink).toBeUndefined();
    expect(recordOf('', byline('Reuters'), 'https://www.reuters.example/bridge').sourceLink).toBeUndefined();
  });
});

describe('addresses', () => {
  const page = { url: 'https://relay.example/2026/bridge-closed' };
  it.each([
    ['the page itself', 'http://www.relay.example/2026/bridge-closed/?utm_source=x'],
    ['the site itself', 'https://news.relay.example/2026/other'],
    ['a home page', 'https://gazette.example/'],
    ['a home page of one language', 'https://gazette.example/en/'],
    ['a home page that is counted', 'https://gazette.example/?utm_source=relay'],
    ['a home page whose campaign has a number', 'https://gazette.example/?utm_id=20260301'],
    ['a tag', 'https://gazette.example/tag/bridges/'],
    ['a tag of several words', 'https://gazette.example/tags/old-swing-bridge'],
    ['a label of Blogger', 'https://gazette.example/search/label/Bridges'],
    ['a section', 'https://gazette.example/category/canal'],
    ['a section under its own name', 'https://gazette.example/news/politics/'],
    ['an author', 'https://gazette.example/author/ada-quill-77812/'],
    ['a search', 'https://gazette.example/?s=bridge'],
    ['a profile', 'https://m.facebook.com/gazette'],
    ['an opaque page of an aggregator', 'https://news.google.com/articles/xyz'],
    ['a licence', 'https://creativecommons.org/licenses/by-nd/4.0/'],
    ['a number of this machine', 'http://127.0.0.1/a'],
    ['the same in hexadecimal', 'http://0x7f.1/a'],
    ['an address of version 6', 'http://[::1]/a'],
    ['a name of an inner network', 'http://cms.internal/a'],
    ['a name without a dot', 'http://localhost/a'],
    ['one with a password', 'https://a:b@gazette.example/2026/a'],
  ])('of %s are no originals', (_, url) => {
    expect(isOriginal(new URL(url).href, page)).toBe(false);
    expect(recordOf(`<p>${link('Source link', url)}</p>`).sourceLink).toBeUndefined();
  });

  it.each([
    'https://gazette.example/2026/03/swing-bridge-closed',
    'https://gazette.example/?p=31',
    'https://gazette.example/news/?id=31',
    'https://gazette.example/news/bridge',
    'https://gazette.example/topics/old-swing-bridge-closed-from-monday-on',
    'https://gazette.example/archives/204881',
    'http://harbour-times.test/2025/10/09/trawler-owner-fined/',
  ])('of articles are: %s', (url) => {
    expect(isOriginal(url, page)).toBe(true);
  });
});

describe('wrappers', () => {
  const escaped = encodeURIComponent(ORIGINAL);
  const packed = (before: string, behind = '') =>
    Buffer.from(before + ORIGINAL + behind, 'latin1').toString('base64url');
  it.each([
    ['a redirector', `https://out.example/go?url=${escaped}`],
    ['a redirector that is not escaped', `https://out.example/go?to=${ORIGINAL}`],
    ['Facebook', `https://l.facebook.com/l.php?u=${escaped}&h=AT0`],
    ['Google', `https://www.google.com/url?sa=t&q=${escaped}&usg=AO`],
    [
      'an AMP cache',
      'https://gazette-example.cdn.ampproject.org/c/s/gazette.example/2026/03/swing-bridge-closed',
    ],
    ['Google’s AMP pages', 'https://www.google.com/amp/s/gazette.example/2026/03/swing-bridge-closed'],
    ['an archive', `https://web.archive.example/web/20260302/${ORIGINAL}`],
    ['an archive that folds slashes', `https://web.archive.example/web/1/${ORIGINAL.replace('//', '/')}`],
    ['a packed parameter', `https://search.example/ck/a?p=1&u=a1${packed('')}`],
    [
      'an aggregator’s packed path',
      `https://news.google.com/rss/articles/${packed('\x08\x13"3', '\xd2\x01\x00')}?oc=5`,
    ],
    [
      'two of them',
      `https://out.example/?u=${encodeURIComponent(`https://www.google.com/url?q=${escaped}`)}`,
    ],
  ])('are taken off: %s', (_, url) => {
    expect(unwrapped(url)).toBe(ORIGINAL);
    expect(recordOf(`<p>${link('Source link', url.replaceAll('&', '&amp;'))}</p>`).sourceLink?.url).toBe(
      ORIGINAL,
    );
  });

  it.each(['ref', 'utm_source', 'Referrer', 'return_to'])(
    'are none where the address behind is where the reader comes from, or goes back to: %s',
    (name) => {
      for (const back of ['https://relay.example/', encodeURIComponent('https://relay.example/')])
        expect(unwrapped(`${ORIGINAL}?page=2&${name}=${back}`)).toBe(`${ORIGINAL}?page=2&${name}=${back}`);
      expect(unwrapped(`https://out.example/?${name}=https://relay.example/&link=${escaped}`)).toBe(ORIGINAL);
    },
  );

  it('stay where they hide their target, for the fetch to follow', () => {
    expect(recordOf(`<p>${link('Source link', 'https://short.example/3xK9')}</p>`).sourceLink?.url).toBe(
      'https://short.example/3xK9',
    );
  });

  it('lead nowhere that a link may not lead', () => {
    for (const target of ['http://127.0.0.1/admin', 'http://169.254.169.254/latest', 'file:///etc/passwd'])
      expect(
        recordOf(`<p>${link('Source link', `https://out.example/go?url=${encodeURIComponent(target)}`)}</p>`)
          .sourceLink?.url ?? '',
      ).not.toMatch(/127\.0|169\.254|passwd$/u);
  });

  it('are taken off so often and no more', () => {
    let url = ORIGINAL;
    for (let layer = 0; layer < 9; layer++) url = `https://out.example/?url=${encodeURIComponent(url)}`;
    expect(unwrapped(url)).toMatch(/^https:\/\/out\.example\//u);
    expect(unwrapped('https://out.example/?url=https://out.example/')).toBe('https://out.example/');
  });
});
