/** A copy beside its original: what was taken over, and above all whose words were changed. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import type { ComparedQuote } from '../../src/model/comparison.js';
import { ComparisonSummary } from '../../src/model/comparison.js';
import { textOf } from '../../src/model/record-text.js';
import { type Compared, compareRecords } from '../../src/parsers/compare/compare-records.js';
import { extractQuotes } from '../../src/parsers/quotes/extract-quotes.js';
import { hasEvalSets, SKIPPED, setTexts } from '../support/eval-sets.js';

const FIRST =
  'The railway to the coast will close for eleven weeks so that the viaduct can be strengthened, the operator said.';
const SAID =
  '“There is no good time to close a railway,” said Karin Solberg, head of infrastructure. “The viaduct is safe today. We cannot promise that for the winter after next.”';
const COST =
  'The work will cost 41 million euros, of which the state pays two thirds, and the region the rest of it.';
const DAHL =
  'Passengers said that it came too late. “Eleven weeks of buses is a quarter of what I paid for,” said Henrik Dahl, who heads their association.';

function text(paragraphs: readonly string[], headline = 'Coast railway to close for eleven weeks'): Compared {
  const blocks: Article['blocks'] = paragraphs.map((one) => ({ kind: 'paragraph', text: one }));
  const whole = textOf(blocks);
  return { headline, blocks, text: whole, quotes: extractQuotes(whole, { language: 'en' }) };
}

const ORIGINAL = [FIRST, SAID, COST, DAHL];
const altered = (copy: readonly string[], original: readonly string[] = ORIGINAL) =>
  compareRecords(text(original), text(copy)).summary.alteredQuotes.map((quote) => quote.copy.text);
const fates = (copy: readonly string[], original: readonly string[] = ORIGINAL): ComparedQuote['is'][] =>
  compareRecords(text(original), text(copy)).quotes.map(({ is }) => is);

describe('text that was taken over', () => {
  it('is all of it between a text and itself', () => {
    const { summary, blocks } = compareRecords(text(ORIGINAL), text(ORIGINAL));
    expect(summary).toEqual({
      taken: 1,
      kept: 1,
      paragraphs: { same: 4, changed: 0, added: 0, dropped: 0 },
      quotes: { same: 3, shortened: 0, altered: 0, dropped: 0, added: 0 },
      alteredQuotes: [],
    });
    expect(blocks.every(({ is, original, copy }) => is === 'same' && original === copy)).toBe(true);
  });

  it('is told both ways, with what was dropped, changed and added', () => {
    const added =
      'Tickets for the harbour festival are on sale now, and children under six get in free of charge.';
    const copy = text(
      [FIRST.replace('the operator said', 'its operator announced'), SAID, DAHL, added],
      'Coast railway closing',
    );
    const { summary, blocks } = compareRecords(text(ORIGINAL), copy);
    expect(blocks.map(({ is }) => is)).toEqual(['changed', 'same', 'dropped', 'same', 'added']);
    expect(blocks[2]?.original).toBe(COST);
    expect(summary.paragraphs).toEqual({ same: 2, changed: 1, added: 1, dropped: 1 });
    expect(summary.headline).toEqual({
      original: 'Coast railway to close for eleven weeks',
      copy: 'Coast railway closing',
    });
    expect(summary.taken).toBeGreaterThan(0.7);
    expect(summary.taken).toBeLessThan(0.9);
    expect(summary.kept).toBeLessThan(0.85);
  });

  it('is none between texts about other things', () => {
    const other = text(
      ['A trawler was fined for cod that was landed at night and never entered in the log.'],
      'Cod',
    );
    const { summary } = compareRecords(text(ORIGINAL), other);
    expect(summary).toMatchObject({ taken: 0, kept: 0, paragraphs: { dropped: 4, added: 1 } });
  });

  it('is found in paragraphs that were joined, split and moved', () => {
    expect(compareRecords(text(ORIGINAL), text([DAHL, `${FIRST} ${COST}`, SAID])).summary).toMatchObject({
      paragraphs: { added: 0, dropped: 0 },
    });
    const [one, two] = SAID.split('. “') as [string, string];
    expect(
      compareRecords(text(ORIGINAL), text([FIRST, `${one}.`, `“${two}`, COST, DAHL])).summary,
    ).toMatchObject({
      paragraphs: { added: 0, dropped: 0 },
    });
  });

  it('is found in a paragraph that is made of many', () => {
    const parts = [
      'The bridge was built in 1911.',
      'Eleven men worked on it for two years.',
      'The iron came from the north by sea.',
      'Its first keeper lived in a hut beside it.',
      'In 1953 the flood took the hut away.',
      'Since then the bridge has had no keeper.',
    ];
    const { blocks } = compareRecords(text(parts), text([parts.join(' ')]));
    expect(blocks.map(({ is }) => is)).toEqual(['changed']);
  });

  it('does not mind marks, case, white space and the spelling of numbers', () => {
    const plain = ORIGINAL.map((one) =>
      one.replace(/[“”]/gu, '"').replace(' two thirds', '  two\u00a0thirds'),
    );
    expect(compareRecords(text(ORIGINAL, '“Late”'), text(plain, 'LATE')).summary).toMatchObject({
      taken: 1,
      kept: 1,
      paragraphs: { same: 4 },
    });
    const thousands = (number: string) =>
      text([`The fine of £${number} was the highest of the year in the county.`]);
    expect(compareRecords(thousands('48,000'), thousands('48000')).summary.paragraphs.same).toBe(1);
    expect(compareRecords(thousands('48,000'), thousands('84,000')).summary.paragraphs.same).toBe(0);
  });

  it('reads scripts that have no spaces', () => {
    const one = '港の古い旋回橋は月曜日からすべての交通に対して閉鎖されると、運河の管理団体が発表した。';
    const { summary } = compareRecords(text([one]), text([one.replace('月曜日', '火曜日')]));
    expect(summary.taken).toBeGreaterThan(0.8);
    expect(summary.paragraphs.changed).toBe(1);
  });
});

describe('a quote', () => {
  const swapped = (from: string, to: string) => ORIGINAL.map((one) => one.replace(from, to));

  it('that stands with other words is reported with both versions', () => {
    const copy = swapped('The viaduct is safe today', 'The viaduct is not safe today');
    const { summary } = compareRecords(text(ORIGINAL), text(copy));
    expect(summary.quotes.altered).toBe(1);
    expect(summary.alteredQuotes).toEqual([
      {
        original: {
          text: 'The viaduct is safe today. We cannot promise that for the winter after next.',
          speaker: 'Karin Solberg',
        },
        copy: {
          text: 'The viaduct is not safe today. We cannot promise that for the winter after next.',
          speaker: 'Karin Solberg',
        },
      },
    ]);
  });

  it.each([
    ['a word is left out', 'We cannot promise that', 'We promise that'],
    ['a number is another', 'Eleven weeks of buses', 'Twelve weeks of buses'],
    ['the end is another', 'for the winter after next', 'for the coming summer'],
    [
      'most words are spun',
      'Eleven weeks of buses is a quarter of what I paid for',
      'Eleven weeks on buses equals one quarter of everything I bought',
    ],
    ['a note was put in', 'The viaduct is safe', 'The [old] viaduct is safe'],
  ])('is altered when %s', (_, from, to) => {
    expect(altered(swapped(from, to))).toHaveLength(1);
  });

  it.each([
    ['the marks are others', ORIGINAL.map((one) => one.replace(/[“”]/gu, '"'))],
    [
      'the punctuation is another',
      swapped(
        'railway,” said Karin Solberg, head of infrastructure. “',
        'railway!” Karin Solberg, head of infrastructure, said: “',
      ),
    ],
    ['letters are in capitals', swapped('The viaduct', 'THE VIADUCT')],
    ['it stands elsewhere', [DAHL, SAID]],
    [
      'it was joined',
      [SAID.replace(',” said Karin Solberg, head of infrastructure. “', '. ').concat(' said Karin Solberg.')],
    ],
    [
      'it was broken',
      [
        FIRST,
        `“The viaduct is safe today,” said Karin Solberg. “We cannot promise that for the winter after next.”`,
      ],
    ],
    ['it lost its marks', [FIRST, SAID.replace(/[“”]/gu, '')]],
  ])('is not altered when %s', (_, copy) => {
    expect(altered(copy)).toEqual([]);
  });

  it('is shortened, dropped or added, and says so', () => {
    expect(fates([SAID.replace('The viaduct is safe today. ', '')])).toEqual([
      'same',
      'shortened',
      'dropped',
    ]);
    const made = '“I will never set foot on a bus,” said Agnes Tully, who has lived there for 31 years.';
    expect(fates([...ORIGINAL, made])).toEqual(['same', 'same', 'same', 'added']);
  });

  it('is found with other words though its first half stands apart and is the same', () => {
    const broken =
      '“The viaduct is safe today,” said Karin Solberg. “We cannot promise anything for the winter after next.”';
    expect(altered([FIRST, broken])).toEqual(['We cannot promise anything for the winter after next.']);
  });

  it('of a few words, or with all words changed, is known by who says it and where', () => {
    const said = (words: string) => [
      `The bridge is ${words}, said Ada Tull, the chief engineer of the canal trust, after divers had looked at its bearings.`,
    ];
    expect(altered(said('“not safe”'), said('“safe”'))).toEqual(['not safe']);
    expect(altered(said('“a menace to all of us”'), said('“worn but usable”'))).toEqual([
      'a menace to all of us',
    ]);
    expect(fates(said('safe'), said('“safe”'))).toEqual(['same']);
    expect(fates(said('in use'), said('“safe”'))).toEqual(['dropped']);
  });

  it('that shares words here and there, or begins like what somebody else says, is no version', () => {
    const here = ['“The old bridge and the new bridge and the dog,” said Ann Roe, who was there on Friday.'];
    const there = ['“The red bridge or the big bridge or the cat,” Ann Roe told nobody else on that day.'];
    expect(fates(there, here)).toEqual(['dropped', 'added']);
    const ours = ['“We are going to look at our own priorities,” said Ann Roe, who was there on Friday.'];
    const theirs = ['“We are going to do our job,” Carl Lind told the reporters outside of the court.'];
    expect(fates(theirs, ours)).toEqual(['dropped', 'added']);
  });

  it('that shares its words in no order is no version', () => {
    const original = [
      '“We had no money, no ship and no way to the island,” said Ann Roe, who was there on Friday.',
    ];
    const copy = ['“The ship, the island and the money: we had to let no one of them go,” said Carl Lind.'];
    expect(fates(copy, original)).toEqual(['dropped', 'added']);
  });

  it('of somebody else is no version of it', () => {
    const original = ['“We do not know what happened on the bridge,” said Ann Roe, who was there on Friday.'];
    const copy = ['“We do not want a new railway,” said Carl Lind, who was not there on Friday at all.'];
    expect(fates(copy, original)).toEqual(['dropped', 'added']);
  });
});

describe('a summary', () => {
  it('is bounded, whatever the texts are', () => {
    const words = (seed: number, count: number) =>
      Array.from({ length: count }, (_, at) => `w${(at * seed) % 911}`).join(' ');
    const long = (seed: number) => {
      const blocks: Article['blocks'] = Array.from({ length: 60 }, (_, at) => ({
        kind: 'paragraph',
        text: `“${words(seed + at, 1_800)}” said Ann Roe.`,
      }));
      const whole = textOf(blocks);
      return {
        headline: words(seed, 300),
        blocks,
        text: whole,
        quotes: extractQuotes(whole, { language: 'en' }),
      };
    };
    const { summary } = compareRecords(long(7), long(8));
    expect(summary.capped).toBe(true);
    expect(JSON.stringify(summary).length).toBeLessThan(10_000);
    ComparisonSummary.parse(summary);
  });

  it('is made of nothing too', () => {
    const nothing = { headline: '', blocks: [], text: '', quotes: [] };
    expect(compareRecords(nothing, nothing).summary).toMatchObject({ taken: 0, kept: 0 });
    expect(compareRecords(text(ORIGINAL), nothing).summary.paragraphs.dropped).toBe(4);
  });

  it('is the same each time', () => {
    const copy = [DAHL, SAID.replace('safe', 'sound'), FIRST];
    expect(JSON.stringify(compareRecords(text(ORIGINAL), text(copy)))).toBe(
      JSON.stringify(compareRecords(text(ORIGINAL), text(copy))),
    );
  });
});

describe.skipIf(!hasEvalSets)(hasEvalSets ? 'news articles of the evaluation sets' : SKIPPED, () => {
  const sets = hasEvalSets ? ['quotes/polnear-dev.jsonl', 'quotes/ggt-dev.jsonl'] : [];
  const articles = sets.flatMap((set) =>
    [...setTexts(set)].map((whole) => text(whole.split(/\n+/u).filter((line) => line.trim() !== ''))),
  );
  const stretches = (record: Compared) =>
    record.quotes.flatMap(({ kind, parts }) => (kind === 'indirect' ? [] : parts));
  const rewritten = (record: Compared, rewrite: (whole: string) => string) =>
    text(rewrite(record.text).split('\n\n'));

  it('have no altered quote in a copy with other marks, nor in one that drops paragraphs', () => {
    expect(articles.flatMap(stretches).length).toBeGreaterThan(1_000);
    const curly = (whole: string) => whole.replace(/"([^"\n]*)"/gu, '“$1”').replaceAll("'", '’');
    const cut = (whole: string) =>
      whole
        .split('\n\n')
        .filter((_, at) => at % 3 !== 1)
        .join('\n\n');
    for (const record of articles)
      for (const rewrite of [curly, cut]) {
        const { quotes } = compareRecords(record, rewritten(record, rewrite)).summary;
        expect([quotes.altered, quotes.added]).toEqual([0, 0]);
      }
  }, 120_000);

  it('have one where a word in the middle of a quote is another', () => {
    let asked = 0;
    let told = 0;
    for (const record of articles) {
      const said = (part: { start: number; end: number }) => record.text.slice(part.start, part.end);
      const part = stretches(record).find((one) => said(one).split(' ').length >= 6);
      if (!part) continue;
      const words = said(part).split(' ');
      words[words.length >> 1] = 'otherwise';
      const copy = rewritten(
        record,
        (whole) => whole.slice(0, part.start) + words.join(' ') + whole.slice(part.end),
      );
      asked++;
      const { quotes } = compareRecords(record, copy);
      if (quotes.some(({ is, copy: version }) => is === 'altered' && version?.text.includes('otherwise')))
        told++;
    }
    expect(asked).toBeGreaterThan(100);
    expect(told / asked).toBeGreaterThan(0.95);
  }, 120_000);
});
