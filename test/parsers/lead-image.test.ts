/** The picture between the headline and an element of its own that holds the text, as most layouts have it. */
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/parsers/parse-article.js';

const HEADLINE = '<h1>Swing bridge at Cawder stays shut after crack is found</h1>';
const TEXT = [
  'The swing bridge at Cawder stayed shut on Monday after a crack was found in its bearing, the board said.',
  'Boats waited on both sides of the lock, and the board could not tell when the bridge would open again.',
  'Residents of the north bank said that they had warned the board of the noise as long ago as in March.',
  'The board will pay for ferries until the end of the week and meet on Thursday to look at the cost.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');
const PICTURE = '<img src="/bridge.jpg" alt="A bridge" width="800" height="500">';
const SHOWN = { url: 'https://lockside.test/bridge.jpg', alt: 'A bridge', lead: true };
const FIGURE = `<figure>${PICTURE}<figcaption>The bridge on Monday. Photo: Ada Pine</figcaption></figure>`;
const TOLD = { ...SHOWN, caption: 'The bridge on Monday.', credit: 'Photo: Ada Pine' };

function parsed(body: string, head = '') {
  const html = `<!doctype html><html lang="en"><head><title>Swing bridge at Cawder stays shut after crack is found</title>${head}</head>
    <body><header><a href="/">Lockside</a></header>${body}</body></html>`;
  const bytes = new TextEncoder().encode(html);
  const result = parseArticle({
    bytes,
    url: 'https://lockside.test/a/bridge',
    contentType: 'text/html; charset=utf-8',
  });
  if (!result.ok) throw new Error(result.reason);
  return result.record;
}

describe('the picture above the text', () => {
  it.each([
    ['beside it', `<article>${HEADLINE}${FIGURE}<div class="article-body">${TEXT}</div></article>`],
    [
      'in the header',
      `<article><header>${HEADLINE}${FIGURE}</header><div class="text">${TEXT}</div></article>`,
    ],
    ['before the article', `<main>${HEADLINE}${FIGURE}<article>${TEXT}</article></main>`],
  ])('has its caption and credit: %s', (_, body) => {
    const { images, boilerplate, blocks } = parsed(body);
    expect(images).toEqual([TOLD]);
    expect(boilerplate.map(({ text }) => text).join()).not.toContain('Monday');
    expect(blocks.map(({ kind }) => kind)).toEqual(['image', ...Array(4).fill('paragraph')]);
  });

  it('is the one that the page is shared with, of which it says more', () => {
    const head = '<meta property="og:image" content="https://lockside.test/bridge.jpg?w=1200">';
    expect(parsed(`<article>${HEADLINE}${FIGURE}<div>${TEXT}</div></article>`, head).images).toEqual([TOLD]);
  });

  it('is told by the name of its element, and its caption is no dek', () => {
    const caption = 'The bridge at Cawder on Monday morning, with boats that wait for it. Photo: Ada Pine';
    const { images, dek } = parsed(
      `<article>${HEADLINE}<div class="lead-image">${PICTURE}<p class="caption">${caption}</p></div><div>${TEXT}</div></article>`,
    );
    expect(images).toMatchObject([{ ...SHOWN, credit: 'Photo: Ada Pine' }]);
    expect(dek).toBeUndefined();
  });

  it('may hold the headline and the dek in its caption', () => {
    const dek = 'Engineers found cracks in two of the four piers, and nobody knows who is to pay for them.';
    const hero = `<figure class="hero">${PICTURE}<figcaption>${HEADLINE}<p class="dek">${dek}</p></figcaption></figure>`;
    expect(parsed(`<article>${hero}<div class="text">${TEXT}</div></article>`).dek).toBe(dek);
  });

  it.each([
    ['another article', `<figure><a href="/a/weir">${PICTURE}</a></figure>`],
    ['the author', `<figure class="author">${PICTURE}</figure>`],
    ['an offer', `<aside><figure>${PICTURE}</figure><form><p>Get our letter</p></form></aside>`],
    ['nothing', `<div class="x">${PICTURE}</div>`],
  ])('is none that stands for %s', (_, markup) => {
    expect(
      parsed(`<article>${HEADLINE}${markup}<div class="article-body">${TEXT}</div></article>`).images,
    ).toEqual([]);
  });
});
