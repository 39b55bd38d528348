import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvHead, csvRow } from '../../src/delivery/formats/csv.js';
import { newsArticle } from '../../src/delivery/formats/json-ld.js';
import type { Quote, Speaker } from '../../src/model/article.js';
import { record } from '../support/records.js';

function quote(id: string, text: string, speaker: Speaker | null): Quote {
  const place = { start: 0, end: text.length };
  return { id, text, ...place, kind: 'direct', parts: [place], speaker, cue: null, confidence: 1 };
}

const ada: Speaker = {
  name: 'Ada Tull',
  kind: 'person',
  role: 'chief engineer',
  affiliation: 'the canal trust',
};

describe('JSON-LD', () => {
  it('is a NewsArticle with its author, publisher, original and quotes', () => {
    const article = newsArticle(
      record({
        bylines: [{ name: 'Tom Reed', role: 'Reporter' }],
        publishedAt: '2026-03-01T10:00:00+01:00',
        sourceLink: { url: 'http://northwire.test/a', evidence: 'source-link' },
        quotes: [quote('q1', 'It cannot wait.', ada), quote('q2', 'No.', null)],
      }),
    );
    expect(article).toMatchObject({
      '@type': 'NewsArticle',
      identifier: 'article-1',
      headline: 'Ferry stays in harbour',
      datePublished: '2026-03-01T10:00:00+01:00',
      author: [{ '@type': 'Person', name: 'Tom Reed', jobTitle: 'Reporter' }],
      publisher: { '@type': 'Organization', name: 'The Harbour Times', url: 'https://harbour-times.test/' },
      isBasedOn: 'http://northwire.test/a',
      articleBody: 'The ferry stayed in harbour on Monday.',
      hasPart: [
        {
          '@type': 'Quotation',
          text: 'It cannot wait.',
          spokenByCharacter: {
            '@type': 'Person',
            name: 'Ada Tull',
            jobTitle: 'chief engineer',
            affiliation: { '@type': 'Organization', name: 'the canal trust' },
          },
        },
        { '@type': 'Quotation', text: 'No.' },
      ],
    });
    expect(article.hasPart).toHaveProperty([1, 'identifier'], 'q2');
    expect(article.hasPart).not.toHaveProperty([1, 'spokenByCharacter']);
  });

  it.each([
    ['organisation', { '@type': 'Organization', name: 'x' }],
    ['group', { '@type': 'Organization', name: 'x' }],
    ['document', { '@type': 'CreativeWork', name: 'x' }],
    ['unnamed', { '@type': 'Person', description: 'x' }],
  ] as const)('lets a speaker that is %s be what it is', (kind, expected) => {
    const { hasPart } = newsArticle(record({ quotes: [quote('q1', 'So.', { name: 'x', kind })] }));
    expect(hasPart).toEqual([expect.objectContaining({ spokenByCharacter: expected })]);
  });

  it('quotes what was said, and not what stands between', () => {
    const text = 'We wait,” she said. “For spring.';
    const start = 100;
    const end = start + text.length;
    const parts = [
      { start, end: start + 'We wait,'.length },
      { start: start + text.indexOf('For'), end },
    ];
    const { hasPart } = newsArticle(record({ quotes: [{ ...quote('q1', text, null), start, end, parts }] }));
    expect(hasPart).toEqual([expect.objectContaining({ text: 'We wait, … For spring.' })]);
  });

  it('is no other thing than the copy, where the canonical link leads to the original', () => {
    const canonicalUrl = 'http://northwire.test/a';
    expect(newsArticle(record({ canonicalUrl }))['@id']).toBe(canonicalUrl);
    const sourceLink = { url: canonicalUrl, evidence: 'canonical' as const };
    expect(newsArticle(record({ canonicalUrl, sourceLink }))['@id']).toBe(record().url);
  });

  it('leaves out what the record does not know', () => {
    const article = newsArticle(record());
    expect(Object.values(article)).not.toContain(undefined);
    for (const key of ['author', 'image', 'hasPart', 'abstract', 'keywords'])
      expect(article).not.toHaveProperty(key);
  });
});

describe('CSV', () => {
  const rows = (...records: Parameters<typeof record>) =>
    parse(csvHead() + records.map((given) => csvRow(record(given))).join(''), { columns: true }) as Record<
      string,
      string
    >[];

  it('is one row a record, whatever its text holds', () => {
    const text = 'He said "so",\nand left; then\r\ncame back.';
    const [row] = rows({
      text,
      tags: ['canal', 'bridge'],
      quotes: [quote('q1', 'so', ada), quote('q2', 'so', ada)],
    });
    expect(row).toMatchObject({
      id: 'article-1',
      version: '1',
      text,
      tags: 'canal; bridge',
      quotes: '2',
      speakers: 'Ada Tull',
    });
  });

  it('gives a spreadsheet no formula to run', () => {
    expect(rows({ headline: '=HYPERLINK("http://evil.test","x")' })[0]?.headline).toBe(
      `'=HYPERLINK("http://evil.test","x")`,
    );
  });
});
