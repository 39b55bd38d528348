/** Pages that are no articles are rejected, articles are not: both error rates, held to what was reached. */
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/model/capture.js';
import { parseArticle } from '../../src/parsers/parse-article.js';
import { expectedOf, fixtureFolders } from '../../src/pipeline/fixtures.js';
import { fixturePage } from '../../src/pipeline/stored-pages.js';
import { PARAGRAPHS, pageOf } from '../support/article-page.js';
import { hasEvalSets, SKIPPED, setPages } from '../support/eval-sets.js';

const SETS = ['extraction/aeb-dev/manifest.jsonl', 'extraction/fx-dev/manifest.jsonl'];

/** Floors: how many pages of each kind there are at least, and how many of them may be judged wrongly. They only sink. */
const FIXTURES = { articles: 49, rejected: 0, others: 37, taken: 0 };
const EVALUATED = { pages: 189, rejected: 0 };
/** Without what they say of themselves: of one, only JSON-LD tells where the text is. */
const SILENT = { rejected: 1 };

interface Given {
  folder: string;
  page: Page;
  /** Why the page is to be rejected; undefined for an article. */
  reason: string | undefined;
}

const given: Given[] = [];
for (const folder of await fixtureFolders('fixtures')) {
  const stored = await fixturePage(folder);
  const expected = await expectedOf(folder);
  if ('unreadable' in stored || !expected) throw new Error(folder);
  given.push({
    folder,
    page: stored.page,
    reason: 'rejected' in expected ? expected.rejected : undefined,
  });
}
const articles = given.filter(({ reason }) => reason === undefined);
const others = given.filter(({ reason }) => reason !== undefined);

describe('of our own pages', () => {
  it(`at most ${FIXTURES.rejected} of the articles are rejected`, () => {
    const rejected = articles.filter(({ page }) => !parseArticle(page).ok);
    expect(articles.length).toBeGreaterThanOrEqual(FIXTURES.articles);
    expect(rejected.length, rejected.map(({ folder }) => folder).join()).toBeLessThanOrEqual(
      FIXTURES.rejected,
    );
  });

  it(`at most ${FIXTURES.taken} of the others are taken for articles`, () => {
    const taken = others.filter(({ page }) => parseArticle(page).ok);
    expect(others.length).toBeGreaterThanOrEqual(FIXTURES.others);
    expect(taken.length, taken.map(({ folder }) => folder).join()).toBeLessThanOrEqual(FIXTURES.taken);
  });

  it('every kind of rejection that a page itself can earn is there', () => {
    expect([...new Set(others.map(({ reason }) => reason))].sort()).toEqual([
      'consent-page',
      'empty-page',
      'error-page',
      'media-only',
      'not-an-article',
      'paywall-only',
    ]);
  });
});

describe.skipIf(!hasEvalSets)(hasEvalSets ? 'of real articles' : SKIPPED, () => {
  const pages = () => SETS.flatMap((manifest) => [...setPages(manifest)]);

  it(`at most ${EVALUATED.rejected} of ${EVALUATED.pages} are rejected`, () => {
    let count = 0;
    const rejected: string[] = [];
    for (const { id, url, bytes } of pages()) {
      count++;
      const result = parseArticle({ bytes, url });
      if (!result.ok) rejected.push(`${id}: ${result.reason}`);
    }
    expect(count).toBe(EVALUATED.pages);
    expect(rejected.length, rejected.join()).toBeLessThanOrEqual(EVALUATED.rejected);
  }, 120_000);

  it(`at most ${SILENT.rejected} of them when all that they say of themselves is taken away`, () => {
    const rejected: string[] = [];
    for (const { id, url, bytes } of pages()) {
      const result = parseArticle({ bytes: silenced(bytes), url });
      if (!result.ok) rejected.push(`${id}: ${result.reason}`);
    }
    expect(rejected.length, rejected.join()).toBeLessThanOrEqual(SILENT.rejected);
  }, 120_000);
});

describe('a page is none', () => {
  const reasonOf = (parts: Parameters<typeof pageOf>[0]) => {
    const result = parseArticle(pageOf(parts));
    return result.ok ? 'an article' : result.reason;
  };

  it('whose title gives the choice between adverts and a subscription, whatever it is headed by', () => {
    const page = (title: string, head = '') =>
      reasonOf({
        head: `<title>${title} | Hafenblatt</title>${head}`,
        h1: 'Herzlich willkommen!',
        paragraphs: [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS],
        lang: 'de',
      });
    expect(page('Mit Werbung weiterlesen oder PUR abonnieren')).toBe('consent-page');
    expect(page('Herzlich willkommen an der Schleuse')).toBe('an article');
    const said = '<meta property="og:type" content="article">';
    expect(page('Wie viele mit Werbung lesen', said)).toBe('an article');
    expect(page('Pur-Abo: Was Leser wissen müssen')).toBe('an article');
    expect(page('Warum nur wenige mit Werbung lesen')).toBe('an article');
  });

  it('that is there to log in for more, with lines of help below', () => {
    const page = (h1: string) => reasonOf({ head: `<title>${h1} | Times</title>`, h1 });
    expect(page('Log in to continue reading')).toBe('paywall-only');
    expect(page('Sign in the sky over the lock')).toBe('an article');
  });

  it('that is about an episode, with what it is about in a paragraph or two', () => {
    const said = '<meta property="og:type" content="article">';
    const page = (type: string, paragraphs: readonly string[], name = 'Swing bridge closed') =>
      reasonOf({
        head: `${said}<script type="application/ld+json">{"@type":"${type}","name":"${name}"}</script>`,
        paragraphs,
      });
    expect(page('PodcastEpisode', PARAGRAPHS)).toBe('media-only');
    expect(page('PodcastEpisode', [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS])).toBe('an article');
    expect(page('VideoObject', PARAGRAPHS)).toBe('an article');
    expect(page('PodcastEpisode', PARAGRAPHS, 'Lock by lock: all about canals')).toBe('an article');
  });
});

describe('an article is one', () => {
  it('where its headline stands between a link of the site and one paragraph, in a script without spaces', () => {
    const others = Array.from(
      { length: 8 },
      (_, at) => `<li><a href="/local/${at}">港の朝市、来月から土曜日にも開催へ（その${at}）</a></li>`,
    );
    const page = pageOf({
      lang: 'ja',
      before: '<p><a href="/about">港町新報オンラインとは何か</a></p>',
      h1: '旋回橋が通行止めに、軸受けの点検で月曜から',
      paragraphs: [
        '運河公社は一日、潜水士が軸受けを調べた結果、旋回橋を月曜日からすべての車両について通行止めにすると発表した。再開は五月になる見通しだという。',
      ],
      end: `<ul>${others.join('')}</ul>`,
    });
    expect(parseArticle(page)).toMatchObject({ ok: true });
  });

  it('but not where all its text is scrambled', () => {
    const figure = '<figure><img src="/lock.jpg"><figcaption>The lock at noon</figcaption></figure>'.repeat(
      3,
    );
    const text = 'Uif pme csjehf xjmm cf dmptfe up bmm usbggjd gspn Npoebz, uif dbobm usvtu tbje po Gsjebz.';
    const page = (name: string) =>
      pageOf({
        before: figure,
        paragraphs: [],
        end: `<div class="plus"><p class="${name}">${text.repeat(3)}</p></div>`,
      });
    expect(parseArticle(page('text'))).toMatchObject({ ok: true });
    expect(parseArticle(page('obfuscated'))).toMatchObject({ ok: false, reason: 'paywall-only' });
  });

  it('where its sentences are short, as vowels are not written', () => {
    const paragraphs = [
      'پل قدیمی از دوشنبه به روی خودروها بسته می‌شود، چنان‌که گفته‌اند.',
      'نگهبان بند می‌گوید: «هیچ‌کس پیش از این از ما چیزی نپرسیده بود.»',
      'شهرداری تا پایان بهار از خیابان‌های کنار بند پول پارکینگ نمی‌گیرد.',
    ];
    const result = parseArticle(pageOf({ lang: 'fa', h1: 'پل قدیمی بسته می‌شود', paragraphs }));
    expect(result.ok && result.record.text).toBe(paragraphs.join('\n\n'));
  });

  it('where a row of its tags stands right above its one paragraph', () => {
    const others = Array.from(
      { length: 8 },
      (_, at) => `<li><a href="/local/${at}">Keepers of lock ${at} want a new boat</a></li>`,
    );
    const tags = ['Swing bridge', 'Canal trust', 'Lockside'].map((tag) => `<a href="/tag">${tag}</a>`);
    const page = (row: string) =>
      pageOf({
        after: `<div>${row}</div>`,
        paragraphs: PARAGRAPHS.slice(0, 1),
        end: `<ul>${others.join('')}</ul>`,
      });
    expect(parseArticle(page(tags.join(', ')))).toMatchObject({ ok: true });
    expect(parseArticle(page('<a href="/trust">What the canal trust has said</a>'))).toMatchObject({
      ok: false,
    });
  });

  it('where more cards stand below it in the same element, with a label between title and summary', () => {
    const cards = Array.from(
      { length: 20 },
      (_, at) =>
        `<div class="card"><h3><a href="/wiki/${at}">Lock ${at}</a></h3><ul><li>Upper canal</li></ul><p>Lock ${at} was built of brick and oak in the years before the war, and has been kept by the same family since then.</p></div>`,
    );
    const text = [...PARAGRAPHS, ...PARAGRAPHS.map((one) => `Last year as well: ${one}`)];
    const html = `<html lang="en"><body><div id="all"><div><div><h1>Swing bridge closed for a month</h1>${text.map((one) => `<p>${one}</p>`).join('')}</div></div><div class="box"><h2>From our handbook</h2>${cards.join('')}</div></div></body></html>`;
    const result = parseArticle(pageOf({}, { bytes: new TextEncoder().encode(html) }));
    expect(result.ok && result.record.text).toBe(text.join('\n\n'));
  });
});

/** The page without JSON-LD and without any meta element but those that name its charset. */
function silenced(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const silent = text
    .replace(/<script[^>]*ld\+json[\s\S]*?<\/script>/giu, '')
    .replace(/<meta[^>]*>/giu, (meta) => (/charset/iu.test(meta) ? meta : ''));
  return new Uint8Array(Buffer.from(silent, 'latin1'));
}
