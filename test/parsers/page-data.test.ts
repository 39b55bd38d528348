/** What pages say of themselves beside headline, authors and dates: charset, language, address, pictures, marks. */
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/parsers/decode.js';
import { splitCredit } from '../../src/parsers/record/credit.js';
import { creditsOf, datelineOf } from '../../src/parsers/record/dateline.js';
import { PARAGRAPHS, type Parts, recordOf } from '../support/article-page.js';

const script = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`;
const article = (more: object) =>
  script({ '@type': 'NewsArticle', headline: 'Swing bridge closed', ...more });
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

describe('decode', () => {
  const html = (text: string, charset = '') =>
    `<html><head>${charset && `<meta charset="${charset}">`}</head><p>${text}</p>`;
  const charsetOf = (bytes: Uint8Array, type?: string) => {
    const decoded = decode(bytes, type);
    return decoded.kind === 'binary' ? 'binary' : decoded.charset;
  };

  it.each([
    [
      'a byte-order mark before all else',
      Buffer.from(`\ufeff${html('ä', 'windows-1252')}`),
      'text/html; charset=latin1',
      'utf-8',
    ],
    [
      'the header',
      iconv.encode(html('naïve “quotes”'), 'windows-1252'),
      'text/html; charset=ISO-8859-1',
      'windows-1252',
    ],
    ['the meta element', iconv.encode(html('мост закрыт', 'koi8-r'), 'koi8-r'), 'text/html', 'koi8-r'],
    ['the bytes against an old declaration', Buffer.from(html('Brücke', 'iso-8859-1')), undefined, 'utf-8'],
    [
      'the bytes where a page that is read says UTF-16',
      Buffer.from(html('Brücke', 'utf-16')),
      undefined,
      'utf-8',
    ],
    [
      'Cyrillic bytes',
      iconv.encode(html('мост закрыт на девять недель до мая'), 'windows-1251'),
      undefined,
      'windows-1251',
    ],
    [
      'Western bytes',
      iconv.encode(html('Brücke für Wochen geschlossen'), 'windows-1252'),
      undefined,
      'windows-1252',
    ],
    [
      'UTF-8 that was cut in a letter',
      Buffer.from(html('ä'.repeat(200))).subarray(0, -5),
      undefined,
      'utf-8',
    ],
    ['nothing but ASCII', Buffer.from(html('bridge')), undefined, 'utf-8'],
  ])('goes by %s', (_, bytes, type, expected) => {
    expect(charsetOf(bytes, type)).toBe(expected);
  });

  it.each(['base64', 'hex', 'utf-7', 'utf-16', 'UTF-16LE', 'utf-32', 'ucs-2', 'binary', 'no-such-thing'])(
    'goes by the bytes where they cannot be what is said: %s',
    (said) => {
      const bytes = iconv.encode('<p>un café — “noir”</p>', 'windows-1252');
      expect(decode(bytes, `text/html; charset=${said}`)).toMatchObject({
        charset: 'windows-1252',
        source: { text: '<p>un café — “noir”</p>' },
      });
    },
  );

  it('reads what it found', () => {
    const decoded = decode(iconv.encode(html('“мост”', 'windows-1251'), 'windows-1251'), undefined);
    expect(decoded).toMatchObject({ kind: 'html', source: { text: html('“мост”', 'windows-1251') } });
  });
});

describe('the language', () => {
  const german = [
    'Die alte Drehbrücke wird ab Montag für den gesamten Verkehr gesperrt, teilte die Kanalgesellschaft am Freitag mit.',
    'Rund 4200 Fahrzeuge überqueren die Brücke jeden Tag, sie werden über die Umgehungsstraße geleitet.',
  ];
  const indonesian = [
    'Jembatan tua itu akan ditutup untuk semua kendaraan mulai Senin, kata pengelola kanal setelah penyelam memeriksa bantalannya.',
    'Sekitar 4.200 kendaraan melintasi jembatan itu setiap hari dan akan dialihkan melalui jalan lingkar yang lebih jauh.',
  ];
  const zulu = [
    'Ibhuloho elidala lizovalwa kuzo zonke izimoto kusukela ngoMsombuluko, kusho abaphathi bomsele ngemuva kokuhlolwa ngabatshuzi.',
    'Izimoto ezingu-4200 ziwela leli bhuloho nsuku zonke, futhi zizohanjiswa ngomgwaqo ojikelezayo.',
  ];
  const languageOf = (parts: Parts) => {
    const { language, fields } = recordOf(parts);
    return [language, fields.language?.confidence];
  };

  it.each<[string, Parts, [string, number]]>([
    ['claim and text agree', { lang: 'en-GB' }, ['en-GB', 0.99]],
    [
      'small words of a sister language stand in for the claimed',
      { lang: 'nl', paragraphs: german },
      ['de', 0.85],
    ],
    ['the template claims another one', { lang: 'en', paragraphs: german }, ['de', 0.85]],
    [
      'a later claim agrees',
      { lang: 'en', head: meta('content-language', 'de_AT'), paragraphs: german },
      ['de-AT', 0.99],
    ],
    [
      'a plug-in adds a region',
      { lang: 'de', head: meta('og:locale', 'de_DE'), paragraphs: german },
      ['de', 0.99],
    ],
    ['it is written like another', { lang: 'id', paragraphs: indonesian }, ['id', 0.99]],
    ['the detector does not know it', { lang: 'zu', paragraphs: zulu }, ['zu', 0.4]],
  ])('is right where %s', (_, parts, expected) => {
    expect(languageOf(parts)).toEqual(expected);
  });
});

describe('the canonical address', () => {
  it('is not the front page, which some sites name on every page', () => {
    const front = '<link rel="canonical" href="https://times.test/">';
    expect(recordOf({ head: front }).canonicalUrl).toBeUndefined();
    expect(recordOf({ head: front + meta('og:url', '/2026/bridge') }).canonicalUrl).toBe(
      'https://times.test/2026/bridge',
    );
  });
});

describe('meta elements', () => {
  it('go by all of their names', () => {
    const head =
      '<meta name="author" property="article:author" content="Ada Pine"><meta http-equiv="content-language" content="en-NZ">';
    expect(recordOf({ head })).toMatchObject({ language: 'en-NZ', bylines: [{ name: 'Ada Pine' }] });
  });

  it('have the dates of microdata beside them', () => {
    const end =
      '<footer><time itemprop="datePublished" datetime="2026-03-01T10:00:00Z">Sunday</time></footer>';
    expect(recordOf({ end }).publishedAt).toBe('2026-03-01T10:00:00Z');
  });
});

describe('section and tags', () => {
  it('are the words of readers, not the keys of systems', () => {
    const head = article({
      articleSection: 'Local,Traffic,Local News',
      keywords: ['Canals', '_prio_3', '98be933f-38cf-4fba-b6c6-ad438e82010a', 'topic/canals', 'R&amp;D'],
    });
    expect(recordOf({ head })).toMatchObject({ section: 'Local', tags: ['Canals', 'R&D'] });
  });
});

describe('marks of the page', () => {
  it.each([
    ['a part that is not free', article({ hasPart: { isAccessibleForFree: 'False' } }), true],
    ['the address of schema.org’s False', article({ isAccessibleForFree: 'http://schema.org/False' }), true],
    ['a locked tier', meta('article:content_tier', 'locked'), true],
    ['a metered tier', meta('article:content_tier', 'metered'), false],
    ['an article for free', article({ isAccessibleForFree: true }), false],
  ])('tell of a paywall by %s', (_, head, paywalled) => {
    expect(recordOf({ head }).quality.paywalled).toBe(paywalled);
  });

  it('tell a live blog, which is no fault', () => {
    const live = { '@type': 'LiveBlogPosting', headline: 'Swing bridge closed', datePublished: '2026-03-01' };
    const { quality } = recordOf({ head: script({ ...live, coverageEndTime: '2026-03-02T10:00:00Z' }) });
    expect(quality.flags).toContainEqual({ flag: 'live-blog', detail: 'until 2026-03-02T10:00:00Z' });
    expect(quality.score).toBe(recordOf({ head: article({ datePublished: '2026-03-01' }) }).quality.score);
  });
});

describe('pictures', () => {
  it('are told of by JSON-LD and Open Graph where the page shows no caption', () => {
    const head =
      meta('og:image', 'https://times.test/i/lock.jpg?w=1200') +
      meta('og:image:alt', 'A lock') +
      article({
        image: { '@type': 'ImageObject', url: '/i/lock.jpg', caption: 'The lock. Photo: Ada Pine' },
      });
    expect(recordOf({ head }).images).toEqual([
      {
        url: 'https://times.test/i/lock.jpg?w=1200',
        alt: 'A lock',
        caption: 'The lock.',
        credit: 'Photo: Ada Pine',
        lead: true,
      },
    ]);
  });

  it('are not led by the emblem of the site', () => {
    const head = meta('og:image', '/static/logo-1200.png') + meta('twitter:image', '/i/lock.jpg');
    expect(recordOf({ head }).images).toEqual([{ url: 'https://times.test/i/lock.jpg', lead: true }]);
  });

  it('stand for the sources beside them', () => {
    const end =
      '<picture><source srcset="/i/a.webp 400w, /i/b.webp 800w"><img alt="Lock"></picture><p>Boats wait on both sides of the bridge for hours, the trust said.</p>';
    expect(recordOf({ end }).images[0]).toMatchObject({ url: 'https://times.test/i/b.webp', alt: 'Lock' });
  });
});

describe('the address of a picture', () => {
  it('is not what scripts write where they have none', () => {
    const end = `<figure><img src="/i/lock.jpg" data-url="null"></figure><p>${PARAGRAPHS[0]} Again.</p>`;
    expect(recordOf({ end }).images[0]?.url).toBe('https://times.test/i/lock.jpg');
  });
});

describe('splitCredit', () => {
  it.each([
    ['The lock. (Photo: Ada Pine)', 'The lock.', 'Photo: Ada Pine'],
    ['Image source: Northwire.', undefined, 'Image source: Northwire.'],
    ['Die Schleuse. Foto: Uwe Stein/dpa', 'Die Schleuse.', 'Foto: Uwe Stein/dpa'],
    ['L’écluse. Crédit photo : Luc Moreau', 'L’écluse.', 'Crédit photo : Luc Moreau'],
    ['Slussen. Fotograf: Ola Berg', 'Slussen.', 'Fotograf: Ola Berg'],
    ['Śluza. Fot. - Jan Lis', 'Śluza.', 'Fot. - Jan Lis'],
    ['Шлюз. Фото: Иван Петров', 'Шлюз.', 'Фото: Иван Петров'],
    ['閘門 写真：山田太郎', '閘門', '写真：山田太郎'],
    ['Kilit. Fotoğraf : Ali Demir/AA', 'Kilit.', 'Fotoğraf : Ali Demir/AA'],
    ['The lock at dawn', 'The lock at dawn', undefined],
    ['Singer Olivia Tull', 'Singer Olivia Tull', undefined],
    ['Boats came home via Port Ellery', 'Boats came home via Port Ellery', undefined],
    ['Ada Pine via Northwire', undefined, 'Ada Pine via Northwire'],
    ['Ada Pine / AFP / Getty Images', undefined, 'Ada Pine / AFP / Getty Images'],
  ])('of %s', (text, caption, credit) => {
    expect(splitCredit(text)).toEqual({ caption, credit });
  });
});

describe('datelines', () => {
  it.each([
    ['NAIROBI (Reuters) — Boats wait.', 'NAIROBI', 'Reuters'],
    ['Wien (APA) – Die Brücke ist zu.', 'Wien', 'APA'],
    ['Frankfurt/Main (dpa) - Die Brücke ist zu.', 'Frankfurt/Main', 'dpa'],
    ['Rio de Janeiro, 5 mai (AFP) - Le pont est fermé.', 'Rio de Janeiro', 'AFP'],
    ['PORT ELLERY, March 1 — Boats wait.', 'PORT ELLERY', ''],
    ['【ニューヨーク共同】旋回橋が閉鎖された。', 'ニューヨーク', 'Kyodo'],
    ['【ロンドン＝ロイター】旋回橋が閉鎖された。', 'ロンドン', 'Reuters'],
    ['【速報】旋回橋が閉鎖された。', undefined, ''],
    ['(서울=연합뉴스) 회전교가 폐쇄됐다.', '서울', 'Yonhap'],
    ['（中央社記者王小明台北2日電）旋轉橋封閉。', '台北', 'CNA'],
    ['新华社北京3月2日电 旋转桥关闭。', '北京', 'Xinhua'],
    ['The bridge (a swing bridge) is shut.', undefined, ''],
    ['Helen Marsh (Labour) - who spoke first - said no.', undefined, ''],
  ])('of %s', (text, place, credits) => {
    expect(datelineOf(text)?.place).toBe(place);
    const record = recordOf({ paragraphs: [`${text} ${PARAGRAPHS[0]}`, ...PARAGRAPHS.slice(1)] });
    expect(record.agencies.join()).toBe(credits);
  });

  it('leave the credit to a short last line, where there is one', () => {
    const blocks = [...PARAGRAPHS, '© AFP'].map((text) => ({ kind: 'paragraph' as const, text }));
    expect(creditsOf(blocks)).toContain('AFP');
    expect(creditsOf(blocks.slice(0, -1)).trim()).toBe('');
  });
});
