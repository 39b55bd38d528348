/** Kinds of change between two records, and the texts side by side. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Quote } from '../../src/model/article.js';
import type { VersionChange } from '../../src/model/version.js';
import { wordDiff } from '../../src/parsers/compare/word-diff.js';
import { isCorrection } from '../../src/parsers/versions/corrections.js';
import { diffVersions, type Versioned } from '../../src/parsers/versions/diff-versions.js';
import { PARAGRAPHS, recordOf } from '../support/article-page.js';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const blocks = PARAGRAPHS.map(paragraph);

function quote(text: string, speaker?: string): Quote {
  return {
    id: 'q1',
    text,
    start: 0,
    end: 0,
    kind: 'direct',
    parts: [],
    speaker: speaker === undefined ? null : { name: speaker, kind: 'person' },
    cue: null,
    confidence: 1,
  };
}

const BASE: Versioned = {
  headline: 'Swing bridge closed',
  dek: 'Divers found wear in nine rollers',
  bylines: [{ name: 'Ada Tull' }],
  publishedAt: '2026-03-01T10:00:00Z',
  blocks,
  quotes: [quote('It cannot wait for the summer', 'Ada Tull'), quote('We found wear in nine of its rollers')],
  images: [{ url: 'https://times.test/a.jpg' }],
};

const NOTE = 'Correction: an earlier version of this article gave a wrong number of vehicles.';
const changed = (at: number, text: string) =>
  blocks.map((block, index) => (index === at ? paragraph(text) : block));

const CASES: [what: string, after: Partial<Versioned>, changes: VersionChange[]][] = [
  ['a headline', { headline: 'Swing bridge stays closed' }, ['headline']],
  ['the line below it', { dek: 'Divers found wear in ten rollers' }, ['dek']],
  ['its loss', { dek: undefined as unknown as string }, ['dek']],
  ['an author', { bylines: [{ name: 'Ada Tull' }, { name: 'Ben Orr' }] }, ['byline']],
  [
    'a paragraph more',
    { blocks: [...blocks, paragraph('The lock keeper’s cottage is not affected.')] },
    ['paragraphs-added'],
  ],
  ['a paragraph less', { blocks: blocks.slice(0, 2) }, ['paragraphs-removed']],
  [
    'a number in a paragraph',
    { blocks: changed(1, (PARAGRAPHS[1] as string).replace('4,200', '2,400')) },
    ['paragraphs-changed'],
  ],
  ['a note of correction', { blocks: [...blocks, paragraph(NOTE)] }, ['correction', 'paragraphs-added']],
  [
    'a note behind a paragraph',
    { blocks: changed(2, `${PARAGRAPHS[2]} ${NOTE}`) },
    ['correction', 'paragraphs-changed'],
  ],
  ['a quote more', { quotes: [...BASE.quotes, quote('Nobody was in danger', 'Ben Orr')] }, ['quote-added']],
  ['a quote less', { quotes: BASE.quotes.slice(1) }, ['quote-removed']],
  [
    'a quote with other words',
    { quotes: [quote('It can hardly wait for the summer', 'Ada Tull'), ...BASE.quotes.slice(1)] },
    ['quote-altered'],
  ],
  [
    'a quote with more words',
    {
      quotes: [
        quote('It cannot wait for the summer, and you know it as well as I do', 'Ada Tull'),
        ...BASE.quotes.slice(1),
      ],
    },
    ['quote-altered'],
  ],
  [
    'a quote of another speaker',
    { quotes: [quote('It cannot wait for the summer', 'Ben Orr'), ...BASE.quotes.slice(1)] },
    ['quote-altered'],
  ],
  ['a picture', { images: [{ url: 'https://times.test/b.jpg' }] }, ['images']],
  ['an embed', { blocks: [...blocks, { kind: 'embed', url: 'https://video.test/1' }] }, ['images']],
  ['a date', { modifiedAt: '2026-03-01T11:00:00Z' }, ['date-only']],
  ['a date beside a headline', { modifiedAt: '2026-03-01T11:00:00Z', headline: 'Bridge shut' }, ['headline']],
  [
    'a date beside a blank',
    { modifiedAt: '2026-03-01T11:00:00Z', headline: 'Swing  bridge closed' },
    ['trivial'],
  ],
  [
    'marks and case',
    { headline: 'Swing Bridge closed.', blocks: changed(0, (PARAGRAPHS[0] as string).replace(',', ' –')) },
    ['trivial'],
  ],
  ['the order of paragraphs', { blocks: blocks.toReversed() }, ['trivial']],
  ['a row of stars', { blocks: [...blocks, paragraph('* * *')] }, ['trivial']],
  [
    'all text',
    { blocks: [paragraph('The ferry stayed in harbour on Monday.')] },
    ['paragraphs-added', 'paragraphs-removed'],
  ],
];

describe('a version', () => {
  it.each(CASES)('that has another %s is of these kinds', (_, after, changes) => {
    expect(diffVersions(BASE, { ...BASE, ...after }).changes).toEqual(changes);
  });

  it('shows both texts of what changed, word by word', () => {
    const after = changed(1, (PARAGRAPHS[1] as string).replace('4,200', '2,400'));
    const { blocks: found } = diffVersions(BASE, { ...BASE, blocks: after });
    expect(found).toMatchObject([{ is: 'changed', before: PARAGRAPHS[1], after: after[1]?.text }]);
    expect(found[0]?.words.filter(({ is }) => is !== 'same')).toEqual([
      { is: 'removed', text: '4,200' },
      { is: 'added', text: '2,400' },
    ]);
  });

  it('knows a new paragraph from a changed one, however alike another is that is still there', () => {
    const twin = (PARAGRAPHS[0] as string).replace('Monday', 'Friday');
    const { blocks: found } = diffVersions(BASE, { ...BASE, blocks: [...blocks, paragraph(twin)] });
    expect(found).toMatchObject([{ is: 'added', after: twin }]);
  });

  it('says what was corrected', () => {
    expect(diffVersions(BASE, { ...BASE, blocks: [...blocks, paragraph(NOTE)] }).corrections).toEqual([NOTE]);
    const noted = { ...BASE, blocks: [...blocks, paragraph(NOTE)] };
    expect(diffVersions(noted, { ...noted, headline: 'Bridge shut' }).corrections).toEqual([]);
  });

  it('of two parses of the same page changes nothing', () => {
    const record = recordOf({});
    const { changes, blocks: found, quotes } = diffVersions(record, structuredClone(record));
    expect({ changes, found, quotes }).toEqual({ changes: ['trivial'], found: [], quotes: [] });
  });

  it('has added in one direction what it has removed in the other', () => {
    const texts = fc.array(fc.constantFrom(...PARAGRAPHS, NOTE, 'The ferry stayed in harbour.'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(texts, texts, (ours, theirs) => {
        const [one, other] = [ours, theirs].map((list) => ({ ...BASE, blocks: list.map(paragraph) })) as [
          Versioned,
          Versioned,
        ];
        const there = diffVersions(one, other).changes;
        const back = diffVersions(other, one).changes;
        expect(there.includes('paragraphs-added')).toBe(back.includes('paragraphs-removed'));
      }),
    );
  });

  it('of a very long text is told in good time', () => {
    const long = Array.from({ length: 4_000 }, (_, n) =>
      paragraph(`At ${n} minutes past, mayor ${n % 97} spoke of item ${n}.`),
    );
    const after = { ...BASE, blocks: [paragraph('One more was said at the end of it all.'), ...long] };
    expect(diffVersions({ ...BASE, blocks: long }, after).changes).toEqual(['paragraphs-added']);
  });
});

describe('a note of correction', () => {
  it.each([
    'CORRECTION: The bridge was built in 1911.',
    '(Clarification, 3 March: the trust is a charity.)',
    'This article was amended on 3 March 2026 to give the right number.',
    'Korrektur: Die Brücke wurde 1911 gebaut.',
    'In einer früheren Version dieses Artikels hieß es, die Brücke sei neu.',
    'Rectificatif : le pont date de 1911.',
    'Fe de erratas: el puente es de 1911.',
    'Uma versão anterior deste texto dizia outra coisa.',
    'Errata corrige – il ponte è del 1911.',
    'In een eerdere versie van dit artikel stond een fout getal.',
    'Rättelse: bron är från 1911.',
    'I en tidligere versjon av saken sto det feil årstall.',
    'Sprostowanie: most zbudowano w 1911 roku.',
    'В более ранней версии статьи был указан неверный год.',
    'Уточнение: мост построен в 1911 году.',
    'Düzeltme: Köprü 1911 yılında yapıldı.',
    'תיקון: הגשר נבנה ב-1911.',
    'تصحيح: بُني الجسر عام 1911.',
    '【訂正】橋は1911年に造られました。',
    '更正：该桥建于1911年。',
    '바로잡습니다. 다리는 1911년에 지어졌습니다.',
  ])('is known: %s', (text) => {
    expect(isCorrection(text)).toBe(true);
  });

  it.each([
    'The correction of the river took nine years.',
    'Corrections officers went on strike on Monday.',
    'Stocks fell in a correction that nobody had seen coming.',
    'Die Korrektur des Flusses dauerte neun Jahre.',
    'Precisazione di Rossi sul ponte: nessuno era in pericolo',
    'La corrección del río duró nueve años.',
    ...PARAGRAPHS,
  ])('is no other text: %s', (text) => {
    expect(isCorrection(text)).toBe(false);
  });
});

describe('words side by side', () => {
  const sideOf = (pieces: ReturnType<typeof wordDiff>, not: string) =>
    pieces
      .filter(({ is }) => is !== not)
      .map(({ text }) => text)
      .join('');

  it('give both texts back', () => {
    const text = fc
      .array(fc.constantFrom('the', ' ', 'bridge', '48,000', '橋', 'é', '.', '\n', '😀'))
      .map((list) => list.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDiff(before, after);
        expect([sideOf(pieces, 'added'), sideOf(pieces, 'removed')]).toEqual([before, after]);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });

  it.each([
    ['a number is one word', 'fined £48,000 on', 'fined £46,500 on', ['48,000', '46,500']],
    ['so is what has no spaces, sign by sign', '大会今日闭幕', '大会昨日闭幕', ['今', '昨']],
    [
      'words that follow each other are one change',
      'the old swing bridge',
      'the new stone bridge',
      ['old swing', 'new stone'],
    ],
  ])('%s', (_, before, after, changes) => {
    const found = wordDiff(before, after).filter(({ is }) => is !== 'same');
    expect(found.map(({ text }) => text)).toEqual(changes);
  });

  it('of texts with nothing in common are two texts', () => {
    const many = (word: string) => Array.from({ length: 3_000 }, (_, n) => `${word}${n}`).join(' ');
    expect(wordDiff(many('a'), many('b')).map(({ is }) => is)).toEqual(['removed', 'added']);
  });
});
