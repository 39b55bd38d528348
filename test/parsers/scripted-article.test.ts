/** Articles that stand in the data of a page's scripts and nowhere else. */
import { describe, expect, it } from 'vitest';
import { type ParseResult, parseArticle } from '../../src/parsers/parse-article.js';
import { PARAGRAPHS } from '../support/article-page.js';

const TITLE = 'Swing bridge closed';
const TEXT = [
  ...PARAGRAPHS,
  'Boats will pass as before, as the bridge is left open to them, and the keeper stays.',
];
const MARKUP = TEXT.map((text) => `<p>${text}</p>`).join('');
const PLAIN = TEXT.join('\n');

interface Shell {
  title?: string;
  head?: string;
  body?: string;
  /** The markup in which the data stands, given as JSON. */
  data?: (json: string) => string;
}

function parse(data: unknown, shell: Shell = {}): ParseResult {
  const {
    title = `${TITLE} | The Times`,
    head = '',
    body = '<div id="app"></div>',
    data: held = script,
  } = shell;
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  const html = `<html lang="en"><head><title>${title}</title><meta property="og:site_name" content="The Times">${head}</head><body>${body}${held(json)}</body></html>`;
  return parseArticle({
    bytes: new TextEncoder().encode(html),
    url: 'https://times.test/2026/bridge',
    contentType: 'text/html; charset=utf-8',
  });
}

const script = (code: string) => `<script>${code}</script>`;
const typed = (type: string) => (json: string) => `<script type="${type}">${json}</script>`;
const single = (json: string) => `'${json.replaceAll('\\', '\\\\').replaceAll("'", '\\x27')}'`;

function paragraphs(result: ParseResult): string[] | string {
  return result.ok ? result.record.text.split('\n\n') : result.reason;
}

describe('the article of a shell is read', () => {
  const story = { title: TITLE, html: MARKUP };

  it.each<[string, unknown, Shell]>([
    ['from JSON', { page: { story } }, { data: typed('application/json') }],
    [
      'from what a script is told',
      { page: { story } },
      { data: (json) => script(`window.__STATE__ = ${json};boot()`) },
    ],
    [
      'from a queue that others push to',
      { page: { story } },
      { data: (json) => script(`var q=[];q.push(${json});`) },
    ],
    [
      'from a string that a script parses',
      { page: { story } },
      { data: (json) => script(`boot(JSON.parse(${JSON.stringify(json)}))`) },
    ],
    [
      'from one in single marks',
      { page: { story } },
      { data: (json) => script(`boot(JSON.parse(${single(json)}))`) },
    ],
    [
      'from an attribute',
      { page: { story } },
      { data: (json) => `<div data-page="${json.replaceAll('"', '&quot;')}"></div>` },
    ],
    ['from a state inside of a state', { page: JSON.stringify({ story }) }, {}],
    ['from plain text', { page: { title: TITLE, text: PLAIN } }, {}],
    [
      'from JSON-LD',
      { '@type': 'NewsArticle', headline: TITLE, articleBody: PLAIN },
      { data: typed('application/ld+json') },
    ],
    ['where the title stands apart from the text', { page: { seo: { title: TITLE }, body: MARKUP } }, {}],
    [
      'where other articles are in the data',
      [{ title: 'Weir opened', html: `${MARKUP}${MARKUP}` }, story],
      {},
    ],
    [
      'where only readers without scripts are spoken to',
      story,
      { body: '<noscript>Turn on JavaScript.</noscript>' },
    ],
  ])('%s', (_, data, shell) => {
    expect(paragraphs(parse(data, shell))).toEqual(TEXT);
  });

  it('with its title, authors and time, and says where it was', () => {
    const told = {
      publishedAt: '2026-03-02T08:00:00Z',
      updatedAt: '2026-03-02T09:00:00Z',
      image: { creator: 'Agnes Wick', datePublished: '2026-02-01T08:00:00Z' },
      author: { name: 'Ida Brandt' },
    };
    const result = parse({ ...story, ...told });
    expect(result).toMatchObject({
      ok: true,
      record: {
        headline: TITLE,
        publishedAt: '2026-03-02T08:00:00Z',
        bylines: [{ name: 'Ida Brandt' }],
        quality: { flags: [{ flag: 'short-body' }, { flag: 'text-not-shown', detail: 'data' }] },
      },
    });
  });

  it('without what scripts put something else in place of', () => {
    const html = `$$AD_1$$${MARKUP}{{gallery:12}}<p>[[embed 4]]</p>`;
    expect(paragraphs(parse({ title: TITLE, html }))).toEqual(TEXT);
  });
});

describe('the article of a shell is read from a list of blocks', () => {
  const offer = 'Every Friday we send what happened on the water, with tides and a recipe, to four thousand.';
  const halves = (text: string, make: (part: string) => unknown) =>
    [text.slice(0, 30), text.slice(30)].map(make);

  it.each<[string, (text: string) => unknown, unknown]>([
    [
      'with spans',
      (text) => ({
        _type: 'block',
        style: 'normal',
        children: halves(text, (part) => ({ _type: 'span', text: part })),
      }),
      { _type: 'newsletterSignup', heading: 'The river in your inbox', text: offer },
    ],
    [
      'with nodes',
      (text) => ({
        nodeType: 'paragraph',
        content: halves(text, (value) => ({ nodeType: 'text', value })),
      }),
      { nodeType: 'embedded-entry', data: { target: { text: offer } } },
    ],
    [
      'with data',
      (text) => ({ type: 'paragraph', data: { text } }),
      { type: 'embed', data: { text: offer } },
    ],
    [
      'with attributes',
      (text) => ({ name: 'core/paragraph', attributes: { content: `<em>${text}</em>` } }),
      { name: 'core/image', attributes: { caption: offer } },
    ],
    [
      'in blocks of their own',
      (text) => ({ type: 'text', model: { blocks: [{ type: 'paragraph', model: { text } }] } }),
      { type: 'links', model: { blocks: [{ type: 'paragraph', model: { text: offer } }] } },
    ],
    [
      'with markup',
      (html) => ({ kind: 'TextBlock', html: `<p>${html}</p>` }),
      { kind: 'AdBlock', html: offer },
    ],
  ])('%s', (_, block, other) => {
    const [first, ...rest] = TEXT.map(block);
    expect(paragraphs(parse({ story: { title: TITLE, body: [first, other, ...rest] } }))).toEqual(TEXT);
  });

  it('with its headings, lists and quotations', () => {
    const result = parse({
      title: TITLE,
      elements: [
        ...TEXT.map((content) => ({ type: 'text', content })),
        { type: 'header', content: 'What is shut' },
        {
          type: 'list',
          items: ['The bridge.', 'The towpath.'].map((content) => ({ type: 'text', content })),
        },
        { _type: 'block', style: 'blockquote', children: [{ text: 'Nobody told us.' }] },
      ],
    });
    expect(result.ok && result.record.blocks.slice(TEXT.length)).toEqual([
      { kind: 'heading', level: 2, text: 'What is shut' },
      { kind: 'list', items: ['The bridge.', 'The towpath.'], text: 'The bridge.\nThe towpath.' },
      { kind: 'quote', text: 'Nobody told us.' },
    ]);
  });

  it('where its menu and an outline stand in its place', () => {
    const story = { title: TITLE, html: MARKUP };
    const menu = '<nav><a href="/news">News</a><a href="/sport">Sport</a></nav><div class="line"></div>';
    expect(paragraphs(parse(story, { body: `<div id="__next">${menu}</div>` }))).toEqual(TEXT);
    expect(paragraphs(parse(story, { body: `<div id="page">${menu}</div>` }))).toBe('no-body');
  });
});

describe('a shell stays one', () => {
  const empty = 'empty-page';

  it.each<[string, unknown, Shell, string]>([
    ['without the title in its data', { story: { title: 'Weir opened', html: MARKUP } }, {}, empty],
    [
      'where the text is that of another article beside the title',
      { seo: { title: TITLE }, next: { headline: 'Weir opened', html: MARKUP } },
      {},
      empty,
    ],
    [
      'where the data has no more than a teaser',
      { title: TITLE, html: `<p>${PARAGRAPHS[0]}</p>` },
      {},
      empty,
    ],
    [
      'where the title is that of the site',
      { title: 'The Times', html: MARKUP },
      { title: 'The Times' },
      empty,
    ],
    [
      'where the article is not free',
      { title: TITLE, html: MARKUP },
      {
        head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${TITLE}","isAccessibleForFree":false}</script>`,
      },
      empty,
    ],
  ])('%s', (_, data, shell, reason) => {
    expect(paragraphs(parse(data, shell))).toBe(reason);
  });

  it('and a page that shows its article is not asked', () => {
    const shown = parse(
      { title: TITLE, html: `${MARKUP}${MARKUP}` },
      { body: `<main><h1>${TITLE}</h1>${MARKUP}</main>` },
    );
    expect(paragraphs(shown)).toEqual(TEXT);
  });
});

describe('what inline styles hide', () => {
  it('is the text of a page that shows none, and said to be hidden', () => {
    const hidden = `<main><h1>${TITLE}</h1><div style="display:none">${MARKUP}</div></main>`;
    const result = parse({}, { body: hidden });
    expect(paragraphs(result)).toEqual(TEXT);
    expect(result.ok && result.record.quality.flags).toContainEqual({
      flag: 'text-not-shown',
      detail: 'hidden',
    });
  });
});
