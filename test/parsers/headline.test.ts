/** Which of a page's titles is the headline, and what is taken off it. */
import { describe, expect, it } from 'vitest';
import { isCutShort, isPadded, titleText } from '../../src/parsers/fields/title-text.js';
import { parseArticle } from '../../src/parsers/parse-article.js';
import { PARAGRAPHS, pageOf, recordOf } from '../support/article-page.js';

const around = { sites: ['The Lockside Times', 'lockside-times.test', 'العربية'], sections: ['canals'] };

describe('titleText', () => {
  it.each([
    ['Bridge shut - The Lockside Times', 'Bridge shut'],
    ['Lockside Times | Bridge shut', 'Bridge shut'],
    ['Bridge shut – Canals – Lockside Times', 'Bridge shut'],
    ['Bridge shut-Canals｜The Lockside Times', 'Bridge shut'],
    ['Bridge shut：The Lockside Times', 'Bridge shut'],
    ['Bridge shut -- The Lockside Times', 'Bridge shut'],
    ['Bridge shut - and the lock as well', 'Bridge shut - and the lock as well'],
    ['Canals: bridge shut', 'Canals: bridge shut'],
    ['旋转桥关闭-The Lockside Times', '旋转桥关闭'],
    ['旋转桥关闭！_The Lockside Times', '旋转桥关闭！'],
    ['上海-北京线的旋转桥关闭', '上海-北京线的旋转桥关闭'],
    ['القمة الأميركية-العربية', 'القمة الأميركية-العربية'],
    ['Br&uuml;cke &quot;zu&quot;', 'Brücke "zu"'],
    ['The Lockside Times', undefined],
    ['', undefined],
  ])('of %j', (text, expected) => {
    expect(titleText(text, around)).toBe(expected);
  });
});

describe('isCutShort', () => {
  it('is a title with dots, or as long as search engines allow, that the whole one goes on from', () => {
    expect(isCutShort('Bridge shut for nine …', 'Bridge shut for nine weeks')).toBe(true);
    expect(isCutShort('Bridge shut for nine', 'Bridge shut for nine weeks')).toBe(false);
    expect(isCutShort('Lock shut…', 'Bridge shut for nine weeks')).toBe(false);
    const long = 'word '.repeat(21);
    expect(isCutShort(long, `${long} and more`)).toBe(true);
  });
});

describe('isPadded', () => {
  it('is a title that has something behind a separator', () => {
    expect(isPadded('Bridge shut - National | Gazette', 'Bridge shut')).toBe(true);
    expect(isPadded('Local news | Bridge shut', 'Bridge shut')).toBe(true);
    expect(isPadded('Bridge shut for long', 'Bridge shut')).toBe(false);
    expect(isPadded('Bridge shut', 'Bridge shut')).toBe(false);
  });

  it('is one behind which a section is hung on without spaces, where it is too long for the half of a word', () => {
    expect(isPadded('Swing bridge shut for nine weeks-Local', 'Swing bridge shut for nine weeks')).toBe(true);
    expect(isPadded('Covid-induced closure', 'Covid')).toBe(false);
    expect(isPadded('Swing bridge shut for the week 9-12', 'Swing bridge shut for the week 9')).toBe(false);
  });
});

const ld = (headline: string, more = '') =>
  `<script type="application/ld+json">{"@type": "NewsArticle", "headline": ${JSON.stringify(headline)}${more}}</script>`;
const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
const og = (title: string) => `<meta property="og:title" content="${title}">`;

describe('the headline', () => {
  it('is in the words of the heading where the data says the same', () => {
    const record = recordOf({ head: ld("Swing bridge 'closed'"), h1: 'Swing bridge ‘closed’' });
    expect(record.headline).toBe('Swing bridge ‘closed’');
    expect(record.fields.headline).toMatchObject({ from: 'dom', confidence: 0.98 });
  });

  it('is JSON-LD’s where the heading leaves a part of it to the kicker', () => {
    const head =
      ld('Canal repairs: Swing bridge closed for weeks') + og('Canal repairs: Swing bridge closed for weeks');
    const record = recordOf({
      head,
      h1: 'Swing bridge closed for weeks',
      before: '<span class="kicker">Canal repairs</span>',
    });
    expect(record.headline).toBe('Canal repairs: Swing bridge closed for weeks');
    expect(record.kicker).toBe('Canal repairs');
    expect(record.fields.headline).toMatchObject({
      from: 'json-ld',
      shown: ['Swing bridge closed for weeks'],
    });
  });

  it('is JSON-LD’s where Open Graph asks to be shown under another', () => {
    const head = ld('Swing bridge closed for nine weeks') + og('You will not cross here until May');
    expect(recordOf({ head, h1: 'Swing bridge closed for nine weeks' }).headline).toBe(
      'Swing bridge closed for nine weeks',
    );
  });

  it('is the main heading where Open Graph alone says it in other words', () => {
    const h1 = 'Lock keepers vote for strike over weir';
    const title = `<title>${h1} - Lockside Times</title>`;
    const headline = (og: string, h = h1) =>
      recordOf({ head: `${title}<meta property="og:title" content="${og}">`, h1: h }).headline;
    expect(headline('Weir: lock keepers choose to walk out')).toBe(h1);
    expect(headline(`Cawder: ${h1}`)).toBe(`Cawder: ${h1}`);
    const said = ld('Lock keepers will walk out on Monday over the weir');
    expect(recordOf({ head: title + said, h1 }).headline).toBe(
      'Lock keepers will walk out on Monday over the weir',
    );
  });

  it('is the main heading where Open Graph has that in short', () => {
    const h1 = 'Cawder lock keepers vote for a long strike over the weir';
    const page = (og: string, title = h1, heading = h1) =>
      recordOf({
        head: `<title>${title} - Times</title><meta property="og:title" content="${og}">`,
        h1: heading,
      }).headline;
    // The title element has the whole.
    expect(page('Lock keepers vote for a strike')).toBe(h1);
    expect(page('Cawder lock keepers vote for a long strike over')).toBe(h1);
    // It has the short one, too: what is left out amid that was not hung on to the heading.
    expect(page('Lock keepers vote for strike', 'Lock keepers vote for strike')).toBe(h1);
    const tagged = 'Lock keepers vote for strike Canals';
    expect(page('Lock keepers vote for strike', 'Lock keepers vote for strike', tagged)).toBe(
      'Lock keepers vote for strike',
    );
    const long = 'Cawder lock keepers vote for a strike over the weir, and nobody';
    const longer = 'Cawder lock keepers vote for a long strike over the weir, and almost nobody crosses';
    expect(page(`${long} crosses`, longer, longer)).toBe(`${long} crosses`);
  });

  it('is the main heading on a page whose body is called by its navigation', () => {
    const h1 = 'Lock keepers vote for strike over weir';
    const page = pageOf({ head: `<title>${h1}</title>${og('Nobody will open the lock before May')}`, h1 });
    const html = new TextDecoder().decode(page.bytes).replace('<body>', '<body class="sticky-navigation">');
    const result = parseArticle({ ...page, bytes: new TextEncoder().encode(html) });
    expect(result.ok && result.record.headline).toBe(h1);
  });

  it('is the one main heading between those that lead to sections and those below the text', () => {
    const text = `<p>${PARAGRAPHS.join(' ')}</p>`.repeat(3);
    const page = (section: string) =>
      recordOf({
        head: '<title>When did you last cross a canal? | The Times</title>',
        before: section,
        h1: 'Keepers choose their bridges',
        after: '<p class="date">1 March 2026, 7:00 am</p>',
        end: `${text}<h1>More from us</h1><h1>Comments</h1>`,
      });
    const linked = page('<h1><a href="/canals">Canals on Monday</a></h1>');
    expect([linked.headline, linked.publishedAt]).toEqual([
      'Keepers choose their bridges',
      '2026-03-01T07:00',
    ]);
    expect(page('<h1>Canals on Monday</h1>').headline).toBe('When did you last cross a canal?');
  });

  it('is the heading in the header of the article where the main ones are the site’s', () => {
    const page = (tag: string) =>
      recordOf({
        head: '<title>When did you last cross a canal? | The Times</title>',
        h1: 'The Times',
        after: `<article><${tag}><div><h2>Keepers choose their bridges</h2></div></${tag}><p>By Ada Pine</p></article>`,
      });
    const record = page('header');
    expect([record.headline, record.bylines]).toEqual([
      'Keepers choose their bridges',
      [{ name: 'Ada Pine' }],
    ]);
    expect(page('div').headline).toBe('When did you last cross a canal?');
  });

  it('is the paragraph in a heading', () => {
    const head = '<title>When did you last cross a canal? | The Times</title>';
    const record = recordOf({ head, h1: '<p>Keepers choose their bridges</p>' });
    expect(record.headline).toBe('Keepers choose their bridges');
  });

  it('is the one that microdata calls so, below an h1 that it calls the other', () => {
    const other = 'Swing bridge mistakes';
    const page = (property: string) =>
      recordOf({
        head: `<title>${other} | The Times</title>${og('Five mistakes that shut the swing bridge')}`,
        before: `<h1 itemprop="${property}">${other}</h1>`,
        h1: '',
        after: '<h2 itemprop="headline">Five mistakes that shut the swing bridge</h2>',
      }).headline;
    expect(page('alternativeHeadline')).toBe('Five mistakes that shut the swing bridge');
    expect(page('name')).toBe(other);
  });

  it('is not the name of the site, with the article that its domain begins with', () => {
    const head = '<title>Keepers walk out</title>';
    const url = 'https://thelocksidetimes.test/a';
    const h1 = 'The Lockside Times';
    expect(recordOf({ head, h1 }, { url }).headline).toBe('Keepers walk out');
    expect(recordOf({ head, h1 }).headline).toBe(h1);
  });

  it('is found in an element that HTML does not know', () => {
    const h1 = '<lockside_headline version="1.0">Swing bridge closed</lockside_headline>';
    const record = recordOf({ h1, after: '<lockside_byline><h6>By ADA PINE</h6></lockside_byline>' });
    expect(record.headline).toBe('Swing bridge closed');
    expect(record.fields.headline).toMatchObject({ shown: ['Swing bridge closed'] });
    expect(record.text).not.toContain('PINE');
  });

  it('stands over the article where microdata says so, whatever else the page says', () => {
    const after = '<h6 class="byline">By Ada Pine</h6>';
    const page = (h1: string) =>
      recordOf({
        before: `<h1>Canals</h1><h1${h1}>Keepers walk out</h1>`,
        h1: 'More',
        head: og('Swing bridge shut for nine weeks'),
        after,
      });
    expect(page(' itemprop="headline"').headline).toBe('Keepers walk out');
    expect(page('').headline).toBe('Swing bridge shut for nine weeks');
  });

  it('is the heading where it goes on behind what the data says', () => {
    const h1 = 'Swing bridge closed for weeks: ‘Nobody told us’';
    expect(recordOf({ head: ld('Swing bridge closed for weeks'), h1 }).headline).toBe(h1);
    for (const [stated, shown] of [
      ['旋轉橋關閉數週', '旋轉橋關閉數週：居民未獲通知'],
      ['旋回橋を数週間閉鎖', '旋回橋を数週間閉鎖　住民に知らせず'],
    ] as const)
      expect(recordOf({ head: ld(stated), h1: shown }).headline).toBe(shown.replace('　', ' '));
    const longer = 'Swing bridge closed for weeks, and nobody was told';
    expect(recordOf({ head: ld('Swing bridge closed for weeks'), h1: longer }).headline).toBe(longer);
    const short = 'Swing bridge closed';
    expect(recordOf({ head: ld(short) + og(short), h1 }).headline).toBe(short);
  });

  it('is the heading where Open Graph goes with it, and JSON-LD with the title for search engines', () => {
    const searched = 'Nine weeks without a bridge: dates and detours at Cawder Lock';
    const heading = 'Nine weeks without a bridge: how Lockside gets to work';
    const page = (title: string, graph: string) =>
      recordOf({ head: `<title>${title} | The Times</title>${ld(searched)}${og(graph)}`, h1: heading });
    expect(page(searched, heading).headline).toBe(heading);
    expect(page(searched, heading).fields.headline).toMatchObject({ from: 'dom', confidence: 0.98 });
    expect(page(heading, heading).headline).toBe(searched);
    expect(page(searched, 'You will not cross here until May').headline).toBe(searched);
  });

  describe('under an h1 among the breadcrumbs', () => {
    const forSearch = 'Lockside traffic: bridge, detour, dates';
    const page = (tag: string, heading: string, title = heading) =>
      recordOf({
        head: ld(forSearch) + og(title),
        h1: 'Nine weeks without a bridge',
        before: `<${tag} class="way"><h1>${forSearch}</h1></${tag}><h2>${heading}</h2>`,
        after: '',
      });

    it('is the heading over the article', () => {
      const record = page('nav', 'Lockside waits for its bridge');
      expect(record.headline).toBe('Lockside waits for its bridge');
    });

    it('begins where the kicker in the heading ends', () => {
      const heading = '<span>Canals</span><span>Lockside waits for its bridge</span>';
      expect(page('nav', heading, 'Lockside waits for its bridge').headline).toBe(
        'Lockside waits for its bridge',
      );
    });

    it('is JSON-LD’s where Open Graph’s is nowhere over the article, and where the h1 is not on the way', () => {
      expect(page('nav', 'Lockside waits', 'Our bridge, our town').headline).toBe(forSearch);
      expect(page('div', 'Lockside waits for its bridge').headline).toBe(forSearch);
    });
  });

  it('is the main heading rather than that of a box in the text, which the title is more like', () => {
    const text = `<p>${PARAGRAPHS.join(' ')}</p>`.repeat(3);
    const record = recordOf({
      head: '<title>Canal honey jam | The Times</title>',
      h1: 'Honey from the canal, and how to make a jam of it',
      end: `${text}<section><h2>Canal honey jam</h2><ol><li>Boil the honey for ten minutes.</li></ol></section>`,
    });
    expect(record.blocks.slice(0, PARAGRAPHS.length).map(({ text }) => text)).toEqual(PARAGRAPHS);
    expect(record.headline).toBe('Honey from the canal, and how to make a jam of it');
  });

  it('is the heading above the text rather than that of the buttons below, which the title is more like', () => {
    const above =
      'Town waits: the old swing bridge, in use since 1912, is closed until May, and drivers on both banks go a long way round';
    const text = PARAGRAPHS.map((paragraph) => `<p>${paragraph} The trust said so on Monday.</p>`)
      .join('')
      .repeat(2);
    const record = recordOf({
      head: '<title>Old swing bridge closed until May | The Times</title>',
      h1: '',
      paragraphs: [],
      end: `<h2>${above}</h2>${text}<div><h3>Share this: Old swing bridge closed until May</h3></div>`,
    });
    expect(record.fields.headline?.shown).toEqual([above]);
    expect(record.text).toContain(PARAGRAPHS[0]);
  });

  it('is not glued to a kicker in an element beside it', () => {
    const h1 = (kicker: string, title: string) => `<span>${kicker}</span><span>${title}</span>`;
    expect(recordOf({ h1: h1('Canal repairs', 'Swing bridge closed') }).headline).toBe(
      'Canal repairs Swing bridge closed',
    );
    expect(recordOf({ h1: h1('Swing br', 'idge closed') }).headline).toBe('Swing bridge closed');
  });

  it('has the sign that the data puts behind its kicker', () => {
    const record = recordOf({
      head: ld('Canal repairs: Bridge shut'),
      h1: '<i>Canal repairs</i> Bridge shut',
    });
    expect(record.headline).toBe('Canal repairs: Bridge shut');
  });

  it('is not that of another article that JSON-LD lists', () => {
    const head =
      ld('Trawler owner fined', ', "url": "https://times.test/other"') + og('Swing bridge closed for weeks');
    expect(recordOf({ head, h1: 'Swing bridge closed for weeks' }).headline).toBe(
      'Swing bridge closed for weeks',
    );
  });

  it('is JSON-LD’s own where the node names this page, whatever else the page says', () => {
    const head =
      ld('All that is known of the canal', ', "url": "https://times.test/2026/bridge"') +
      og('Ticker: bridge closed');
    expect(recordOf({ head, h1: 'Ticker: bridge closed' }).headline).toBe('All that is known of the canal');
  });

  it('is whole where the data is cut for its length', () => {
    const whole = 'Swing bridge at Cawder Lock closed to all traffic for nine weeks';
    expect(recordOf({ head: ld('Swing bridge at Cawder Lock closed to all …'), h1: whole }).headline).toBe(
      whole,
    );
  });

  it.each(['(水門日報)', ' (Published 2026)', ' [Northwire]'])(
    'is the heading where the data has more in brackets behind it: %s',
    (behind) => {
      const title = `Swing bridge closed for nine weeks${behind}`;
      const page = (h1: string) => recordOf({ head: ld(title) + og(title), h1 }).headline;
      expect(page('Swing bridge closed for nine weeks')).toBe('Swing bridge closed for nine weeks');
      expect(page(title)).toBe(title.trim());
    },
  );

  it('is the heading where Open Graph hangs on what nobody else says', () => {
    const record = recordOf({
      head: og('Swing bridge closed - National | Anything'),
      h1: 'Swing bridge closed',
    });
    expect(record.headline).toBe('Swing bridge closed');
  });

  it('is undisturbed by crumbs over it, which are no kicker', () => {
    const crumbs = '<div class="category"><a href="/">Home</a><a href="/l">Local</a></div>';
    expect(recordOf({ h1: 'Swing bridge closed', before: crumbs }).kicker).toBeUndefined();
    expect(
      recordOf({ h1: 'Swing bridge closed', before: '<div class="category">&gt;</div>' }).kicker,
    ).toBeUndefined();
  });

  it('is the heading where the data has more of it behind a bar, whatever that says', () => {
    const stated = 'Swing bridge closed for weeks | NBN Canals';
    expect(recordOf({ head: ld(stated) + og(stated), h1: 'Swing bridge closed for weeks' }).headline).toBe(
      'Swing bridge closed for weeks',
    );
  });

  it('has no name of the site that only the organisation in its data bears', () => {
    const page = (graph: object) =>
      recordOf({
        head: `<script type="application/ld+json">${JSON.stringify({ '@graph': [graph, { '@type': 'NewsArticle', headline: 'Swing bridge closed - Kanal Press', publisher: { '@id': 'https://times.test/#organization' } }] })}</script>`,
      }).headline;
    const site = { '@type': 'Organization', '@id': 'https://times.test/#organization', name: 'Kanal Press' };
    expect(page(site)).toBe('Swing bridge closed');
  });

  it('is the main heading where the data has it in another script', () => {
    const head = `${meta('og:title', 'Swing Bridge Closed | Canal News')}<script type="application/ld+json">{"@type":"NewsArticle","headline":"Swing Bridge Closed | Canal News"}</script>`;
    const paragraphs = Array.from(
      { length: 3 },
      () => 'नहर न्यास ने कहा कि गोताखोरों के बीयरिंग देखने के बाद पुराना पुल सोमवार से सभी वाहनों के लिए बंद रहेगा।',
    );
    expect(recordOf({ head, h1: 'नहर का पुराना पुल सोमवार से बंद', paragraphs }).headline).toBe(
      'नहर का पुराना पुल सोमवार से बंद',
    );
    const hindi =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"नहर का पुराना पुल सोमवार से बंद"}</script><title>नहर का पुराना पुल सोमवार से बंद</title>';
    expect(recordOf({ head: hindi, h1: 'Lifestyle', paragraphs }).headline).toBe(
      'नहर का पुराना पुल सोमवार से बंद',
    );
    expect(recordOf({ head, h1: 'Nobody may cross from Monday' }).headline).toBe(
      'Swing Bridge Closed | Canal News',
    );
  });

  it('has no date for a dek, and no button for a kicker', () => {
    const record = recordOf({
      head: meta('description', 'Nov. 20, 2019 Updated: Nov. 20, 2019 1:35 a.m.'),
      before: '<div class="label">Log in</div>',
      after: '<div class="subtitle">Nov. 20, 2019 Updated: Nov. 20, 2019 1:35 a.m.</div>',
    });
    expect([record.dek, record.kicker]).toEqual([undefined, undefined]);
  });

  it('has no label for a dek, and no button and no item of a menu for a kicker', () => {
    const record = (before: string) => recordOf({ before: `<div class="subheading">${before}</div>` });
    expect(record('For Immediate Release').dek).toBeUndefined();
    const labelled = '<div class="description">Description of the report:</div>';
    expect(recordOf({ after: labelled }).dek).toBeUndefined();
    const film = '<p class="video-desc">Drivers say what they think of the detour by the ring road</p>';
    expect(recordOf({ after: film }).dek).toBeUndefined();
    const caption = '<p class="desc">The keeper of the old bridge at work Photo: Ada Pine / Northwire</p>';
    expect(recordOf({ after: caption }).dek).toBeUndefined();
    const dek = 'The old swing bridge is shut from Monday, says the trust';
    expect(record(dek).dek).toBe(dek);
    expect(recordOf({ before: '<div class="label">Comments</div>' }).kicker).toBeUndefined();
    expect(recordOf({ before: '<div class="label">Main Content</div>' }).kicker).toBeUndefined();
    expect(recordOf({ before: '<div class="kicker">Kommentar</div>' }).kicker).toBe('Kommentar');
    expect(recordOf({ before: '<div class="category">Weather</div>' }).kicker).toBe('Weather');
    expect(recordOf({ before: '<div class="category">3 comments</div>' }).kicker).toBeUndefined();
    const list = (...items: string[]) =>
      recordOf({
        before: `<ul class="sections">${items.map((item) => `<li class="section">${item}</li>`).join('')}</ul>`,
      });
    expect(list('Canals').kicker).toBe('Canals');
    expect(list('Canals', 'Locks', 'Weirs', 'Jane Doe').kicker).toBeUndefined();
    for (const kicker of ['Posted in Canals', '— Canals', 'Canals:'])
      expect(recordOf({ before: `<div class="label">${kicker}</div>` }).kicker).toBe('Canals');
  });

  it('has no dek in what a box over it ends with, in a call to readers or in who its author is', () => {
    const over = 'A link to this page has been sent to the address of your friend.';
    const box = (inner: string) => `<section><h4>Sent!</h4><div>${inner}</div></section>`;
    expect(recordOf({ before: box(`<p class="description">${over}</p>`) }).dek).toBeUndefined();
    expect(recordOf({ before: `<p class="description">${over}</p>` }).dek).toBe(over);
    const call = 'Get the latest canal newsletter delivered to your email. Sign up now!';
    expect(recordOf({ after: `<p class="summary">${call}</p>` }).dek).toBeUndefined();
    const about = 'Ada Pine has written of canals for more than ten years';
    const author = '<p class="author">Ada Pine</p>';
    expect(recordOf({ after: `${author}<p class="description">${about}</p>` }).dek).toBeUndefined();
    expect(recordOf({ after: `<p class="description">${about}</p>${author}` }).dek).toBe(about);
  });

  it('has no dek in the head of the site above it', () => {
    const tagline = '<header><p class="desc">Independent reporting for the canals</p></header>';
    expect(recordOf({ before: tagline }).dek).toBeUndefined();
    const dek = '<p class="dek">The canal trust gives four weeks for the work</p>';
    expect(recordOf({ before: tagline, after: dek }).dek).toMatch(/^The canal trust/u);
    expect(recordOf({ before: dek }).dek).toMatch(/^The canal trust/u);
  });

  it.each(['perex', 'news-spot', 'detail-sapo', 'subtítulo'])('has a dek that is called %s', (name) => {
    const dek = 'The money has been found after three years. Shopkeepers are angry.';
    const after = `<div class="${name}">${dek}</div><p>1 March 2026</p>`;
    expect(recordOf({ after }).dek).toBe(dek);
  });

  it.each([
    ['article', undefined],
    ['article', 'div'],
    ['header', 'div'],
  ])('has its dek above it in an element of its own in <%s>: <%s>', (head, around) => {
    const dek = 'The canal trust gives four weeks for the work';
    const heading = around
      ? `<${around}><h1>Swing bridge closed</h1></${around}>`
      : '<h1>Swing bridge closed</h1>';
    const text = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('');
    const html = `<title>Swing bridge closed</title><${head}><div class="standfirst"><p>${dek}</p></div>${heading}</${head}>${text}`;
    expect(recordOf({}, { bytes: new TextEncoder().encode(html) }).dek).toBe(dek);
  });

  it('has its dek among the paragraphs, where author and date stand below that', () => {
    const dek = 'The money has been found after three years. Shopkeepers are angry, cyclists are not.';
    const lines = '<p class="byline">By Ada Pine</p><p class="date">1 March 2026, 5.45pm</p>';
    const told = (between: string) => {
      const end = `<p class="standfirst">${dek}</p>${between}${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}`;
      const record = recordOf({ paragraphs: [], end });
      return [record.dek, record.blocks.map(({ text }) => text), record.publishedAt];
    };
    expect(told(lines)).toEqual([dek, PARAGRAPHS, '2026-03-01T17:45']);
    // Without them it is the first paragraph, and told once.
    expect(told('')).toEqual([undefined, [dek, ...PARAGRAPHS], undefined]);
  });

  it('is a part of the title in a script without spaces, and no section of it', () => {
    const html = (title: string) =>
      `<html lang="zh"><head><title>${title}</title></head><body><h3>本地新闻</h3><h2>旋转桥下周一起关闭</h2>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</body></html>`;
    for (const title of ['旋转桥下周一起关闭-本地新闻-清波在线', '清波在线_旋转桥下周一起关闭']) {
      const { headline, fields } = recordOf({}, { bytes: new TextEncoder().encode(html(title)) });
      expect(headline).toBe('旋转桥下周一起关闭');
      expect(fields.headline?.from).toBe('dom');
    }
  });

  it('is found in few words amid a long title', () => {
    const head =
      '<title>Canal: Lock keeper quits, a paper for all, 1 March 2026, page 3, second edition</title>';
    const record = recordOf({ head, h1: 'Lock keeper quits', end: '<h1>Your paper needs you</h1>' });
    expect(record.headline).toBe('Lock keeper quits');
  });

  it('is the name of the site where the page has no other', () => {
    expect(recordOf({ head: '<title>Times</title>', h1: 'Times' }).headline).toBe('Times');
  });
});
