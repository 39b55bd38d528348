import { describe, expect, it } from 'vitest';
import { silent } from '../../src/log.js';
import type { Article, Quote } from '../../src/model/article.js';
import type { Cluster } from '../../src/model/near-duplicate.js';
import type { History, HistoryEntry, VersionDiff } from '../../src/model/version.js';
import { createApp } from '../../src/server/app.js';
import { piecesOf } from '../../src/server/marked-text.js';
import type { ArticleSummary, RelatedArticle, SourceCount } from '../../src/server/ports.js';
import { record } from '../support/records.js';
import { sinksInMemory } from '../support/sinks.js';

function quote(given: Partial<Quote> & Pick<Quote, 'start' | 'end'>): Quote {
  const { start, end } = given;
  return {
    id: 'q1',
    text: '',
    kind: 'direct',
    parts: [{ start, end }],
    speaker: null,
    cue: null,
    confidence: 1,
    ...given,
  };
}

async function page(path: string, shown: Shown): Promise<string> {
  const app = createApp({
    changes: { texts: async () => ({ events: [], position: 0 }) },
    articles: {
      get: async () => shown.record,
      latest: async () => shown.latest ?? [],
    },
    newest: { page: async () => [], changedAt: async () => undefined },
    history: { of: async () => shown.history },
    relations: { related: async () => shown.related ?? [], clusters: async () => shown.clusters ?? [] },
    quotes: { search: async () => ({ quotes: [] }) },
    stats: { of: () => Promise.reject(new Error('no page asks for them')) },
    sources: { page: async () => [], get: async () => undefined },
    alerts: { list: async () => [] },
    sinks: sinksInMemory(),
    keys: { check: async () => undefined, list: async () => [], revoke: async () => false },
    access: { isLoopback: true, origins: [], ratePerMinute: 1_000 },
    totals: { bySource: async () => shown.counts ?? [] },
    health: async () => ({ ok: true, checks: {} }),
    version: '0.1.0',
    log: silent,
  });
  return (await app.request(path)).text();
}

interface Shown {
  history?: History;
  record?: Article;
  related?: RelatedArticle[];
  clusters?: Cluster[];
  latest?: ArticleSummary[];
  counts?: SourceCount[];
}

const DAILY: SourceCount = {
  ...{ id: 'x', name: 'Daily X', found: 11, fetched: 10, records: 9 },
  ...{ copiesTied: 8, quotesAltered: 6, rejected: 7 },
};

describe('the first page', () => {
  it('shows counts per source and copies beside their originals', async () => {
    const html = await page('/', {
      counts: [DAILY],
      latest: [
        {
          id: 'copy',
          headline: 'Spun',
          url: 'http://x.test/',
          source: 'x',
          publishedAt: undefined,
          quotes: 1,
          copyOf: { id: 'orig', headline: 'Told first', source: 'y' },
        },
      ],
    });
    expect(html).toMatch(/^<!DOCTYPE html><html lang="en">/u);
    expect(html).toMatch(/Daily X.*11.*10.*9.*8.*6.*7/su);
    expect(html).toContain('<a class="headline" href="/records/copy" dir="auto">Spun</a>');
    expect(html).toMatch(/Copy of\s*<a href="\/records\/orig">Told first<\/a>/u);
    expect(html).toContain('1 quote');
    expect(html).not.toContain('more sources');
    expect(html).toMatch(/Counted at <time datetime="[\d-]+T[\d:]+Z">[\d-]+ \d\d:\d\d<\/time> UTC/u);
  });

  it('shows of very many sources those with the most records, and how many there are beside', async () => {
    const counts = Array.from({ length: 1_000 }, (_, n) => ({ ...DAILY, name: `Paper ${n}`, records: n }));
    const html = await page('/', { counts });
    expect(html.match(/<th scope="row">/gu)).toHaveLength(200);
    expect(html).toMatch(/Paper 999<.*Paper 800</su);
    expect(html).toContain('And 800 more sources');
  });
});

describe('the clusters of a record', () => {
  const member = (id: string) => ({
    id,
    headline: `Told by ${id}`,
    url: `http://${id}.test/`,
    source: id,
    publishedAt: undefined,
  });

  it('name the original first, and why and how much each member shares', async () => {
    const html = await page('/records/copy', {
      record: record({ id: 'copy' }),
      clusters: [
        {
          original: member('times'),
          copies: [
            { ...member('copy'), share: 0.914, kept: 0.5, evidence: ['text', 'source-link'] },
            { ...member('third'), share: 0.7, kept: 0.6, evidence: ['skeleton'], via: 'copy' },
          ],
        },
      ],
    });
    expect(html).toMatch(/original<\/th><td><a href="\/records\/times">Told by times<\/a>/u);
    expect(html).toMatch(/text, source-link<\/th><td><strong>Told by copy<\/strong>/u);
    expect(html).toContain('91 % of it, 50 % of the original');
    expect(html).toMatch(/by way of <a href="\/records\/copy">a copy<\/a>/u);
    expect(await page('/records/copy', { record: record({ id: 'copy' }) })).not.toContain('elsewhere');
  });
});

describe('a record’s page', () => {
  it('shows headline, body with its quotes marked, speakers, and the text of the site', async () => {
    const text = 'It is “late”, said Ann Roe.';
    const speaker = {
      name: 'Ann Roe',
      kind: 'person' as const,
      role: 'harbour master',
      affiliation: 'Port Trust',
    };
    const html = await page('/records/1', {
      record: record({
        headline: 'Late ferry',
        blocks: [{ kind: 'paragraph', text }],
        text,
        quotes: [quote({ start: 7, end: 11, text: 'late', speaker })],
        boilerplate: [{ kind: 'tagline', text: 'News as it lands', by: 'template' }],
      }),
      related: [
        {
          is: 'original',
          steps: 1,
          id: 'orig',
          headline: 'Told first',
          source: 'y',
          evidence: 'source-link',
        },
      ],
    });
    expect(html).toContain('<h1 dir="auto">Late ferry</h1>');
    expect(html).toContain('<p>It is “<a class="mark" href="#q1">late</a>”, said Ann Roe.</p>');
    expect(html).toContain('<blockquote dir="auto">late</blockquote>');
    expect(html).toMatch(/<strong>Ann Roe<\/strong>.*harbour master, Port Trust/su);
    expect(html).toMatch(/tagline.*News as it lands.*template/su);
    expect(html).toMatch(/Copy of\s*<a href="\/records\/orig">Told first/u);
  });

  it('shows the chain of its originals, and what it made of the nearest', async () => {
    const quotes = { same: 3, shortened: 0, altered: 1, dropped: 0, added: 0 };
    const comparison = {
      taken: 0.914,
      kept: 0.5,
      paragraphs: { same: 1, changed: 0, added: 0, dropped: 2 },
      headline: { original: 'Told first', copy: 'Spun' },
      quotes,
      alteredQuotes: [
        { original: { text: 'It is safe', speaker: 'Ann Roe' }, copy: { text: 'It is <not> safe' } },
      ],
    };
    const tie = { source: 'y', evidence: 'canonical' as const };
    const html = await page('/records/1', {
      record: record({ sourceLink: { url: 'http://y.test/a', evidence: 'canonical' } }),
      related: [
        { is: 'original', steps: 1, id: 'near', headline: 'Told second', ...tie, comparison },
        { is: 'original', steps: 2, id: 'far', headline: 'Told first', ...tie },
        { is: 'copy', steps: 1, id: 'other', headline: 'Spun again', ...tie },
      ],
    });
    expect(html).toMatch(/Copy of <a href="\/records\/near">Told second<\/a> \(y; evidence: canonical\)/u);
    expect(html).toMatch(/which is a copy of <a href="\/records\/far">/u);
    expect(html).toMatch(/Copied as <a href="\/records\/other">/u);
    expect(html).toContain('91 % of the copy stands in the original, 50 % of the original in the copy');
    expect(html).toContain('2 paragraphs dropped; headline changed; 1 quote altered');
    expect(html).toMatch(/Ann Roe.*“It is safe”.*as copied.*“It is &lt;not&gt; safe”/su);
    expect(html).not.toContain('Points at');
  });

  it('shows markup in a record as text, and links to nothing but http', async () => {
    const nasty = '<script>alert(1)</script>';
    const html = await page('/records/1', {
      record: record({
        headline: nasty,
        url: 'javascript:alert(1)',
        blocks: [{ kind: 'paragraph', text: nasty }],
        boilerplate: [{ kind: 'other', text: nasty, by: 'rule' }],
        sourceLink: { url: 'data:text/html,x', evidence: 'text' },
      }),
    });
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/href="(?!https?:|\/|#)/u);
  });

  it('is a 404 when there is no such record', async () => {
    expect(await page('/records/1', {})).toContain('No such record');
  });
});

describe('marking quotes', () => {
  const blocks = [
    { kind: 'paragraph' as const, text: 'One two' },
    { kind: 'image' as const, url: 'http://x.test/a.jpg', caption: 'not part of the text' },
    { kind: 'paragraph' as const, text: 'three' },
  ];

  it('counts offsets over blocks, and passes over what is no text', () => {
    const carried = quote({
      start: 4,
      end: 14,
      parts: [
        { start: 4, end: 7 },
        { start: 9, end: 11 },
      ],
    });
    expect(piecesOf(blocks, [carried])).toEqual([
      [
        { text: 'One ', quote: undefined },
        { text: 'two', quote: 'q1' },
      ],
      undefined,
      [
        { text: 'th', quote: 'q1' },
        { text: 'ree', quote: undefined },
      ],
    ]);
  });

  it('gives overlapping stretches to the first quote and loses no text', () => {
    const quotes = [quote({ start: 0, end: 5 }), quote({ id: 'q2', start: 2, end: 7 })];
    expect(piecesOf(blocks.slice(0, 1), quotes)).toEqual([
      [
        { text: 'One t', quote: 'q1' },
        { text: 'wo', quote: 'q2' },
      ],
    ]);
  });
});

describe('the page of an article’s versions', () => {
  const diff: VersionDiff = {
    changes: ['headline', 'quote-altered'],
    headline: {
      before: 'Bridge <closed>',
      after: 'Bridge open',
      words: [
        { is: 'same', text: 'Bridge ' },
        { is: 'removed', text: '<closed>' },
        { is: 'added', text: 'open' },
      ],
    },
    blocks: [],
    quotes: [
      { is: 'altered', before: { text: 'So it is', speaker: 'Ada Tull' }, after: { text: 'So it was' } },
    ],
    corrections: [],
  };
  const entry = (version: number, more: object = {}): HistoryEntry => ({
    version,
    at: '2026-03-01T10:00:00.000Z',
    fetchedAt: '2026-03-01T09:00:00.000Z',
    origin: 'fetch',
    captureId: undefined,
    parserVersion: '0.1.0',
    template: undefined,
    contentHash: '',
    headline: 'Bridge open',
    diff: undefined,
    ...more,
  });

  it('shows what each changed, escaped, and leads on to older ones', async () => {
    const versions = [entry(3, { origin: 'reprocess', diff }), entry(2, { origin: 'import' })];
    const html = await page('/records/a/versions', { history: { id: 'a', url: '', versions, next: 2 } });
    expect(html).toContain('Bridge <del>&lt;closed&gt;</del><ins>open</ins>');
    expect(html).toContain('<del>“So it is” (Ada Tull)</del> <ins>“So it was”</ins>');
    expect(html).toContain('headline, quote-altered');
    expect(html).toMatch(/parsed again.*imported/su);
    expect(html).toContain('href="/records/a/versions?before=2"');
  });

  it('is 404 for an article that is not known', async () => {
    expect(await page('/records/a/versions', {})).toContain('No such record');
  });
});
