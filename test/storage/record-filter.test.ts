/** Which records each condition lets through, and walking over them. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article, Quote } from '../../src/model/article.js';
import { RecordFilter } from '../../src/model/record-filter.js';
import { type Articles, articlesOf } from '../../src/storage/articles.js';
import { testServer } from '../support/embedded.js';
import { record } from '../support/records.js';

const server = testServer();
let articles: Articles;

const said: Quote = {
  id: 'q1',
  text: 'Ferry',
  start: 0,
  end: 5,
  kind: 'mixed',
  parts: [{ start: 0, end: 5 }],
  speaker: { name: 'Ada Maria Tull', kind: 'person' },
  cue: null,
  confidence: 1,
};

const RECORDS: Partial<Article>[] = [
  { id: 'a', language: 'en', publishedAt: '2026-03-01T23:30:00+01:00', section: 'World', quotes: [said] },
  { id: 'b', language: 'en-GB', publishedAt: '2026-03-02' },
  {
    id: 'c',
    language: 'eno',
    source: { id: 'relay', domain: 'relay.test' },
    quality: { score: 0.4, paywalled: false, flags: [] },
  },
  { id: 'd', sourceLink: { url: 'http://harbour-times.test/a', evidence: 'source-link' } },
];

beforeAll(async () => {
  articles = articlesOf(await server.fresh());
  for (const one of RECORDS)
    await articles.save(
      record({
        ...one,
        url: `http://harbour-times.test/${one.id}`,
        contentHash: `${one.id}`.padEnd(64, '0'),
      }),
      undefined,
    );
  const again = {
    ...RECORDS[1],
    version: 2,
    url: 'http://harbour-times.test/b',
    contentHash: '2'.repeat(64),
  };
  await articles.save(record(again), undefined);
});

async function ids(filter: RecordFilter, versions?: 'all'): Promise<string> {
  const found: string[] = [];
  for await (const { id, version } of articles.iterate(filter, versions)) found.push(`${id}${version}`);
  expect(await articles.count(filter, versions)).toBe(found.length);
  return found.join(' ');
}

describe('a record filter', () => {
  it.each<[RecordFilter, string]>([
    [{}, 'a1 b2 c1 d1'],
    [{ source: 'relay' }, 'c1'],
    [{ source: 'nobody' }, ''],
    [{ language: 'en' }, 'a1 b2'],
    [{ language: 'EN-gb' }, 'b2'],
    [{ from: '2026-03-02' }, 'b2'],
    [{ to: '2026-03-01' }, 'a1'],
    [{ from: '2026-03-01', to: '2026-03-02' }, 'a1 b2'],
    [{ section: 'world' }, 'a1'],
    [{ speaker: 'tull ada' }, 'a1'],
    [{ speaker: 'Ada Reed' }, ''],
    [{ quotes: true }, 'a1'],
    [{ quotes: false, language: 'en' }, 'b2'],
    [{ quality: 0.5, source: 'relay' }, ''],
    [{ q: 'STAYS "in harbour" -train' }, 'a1 b2 c1 d1'],
    [{ q: 'train or harbour', copies: 'only' }, 'd1'],
    [{ q: 'harbour -ferry' }, ''],
    [{ copies: 'only' }, 'd1'],
    [{ copies: 'none' }, 'a1 b2 c1'],
    [{ copies: 'none', language: 'en' }, 'a1 b2'],
    [{ section: undefined, source: 'relay' }, 'c1'],
  ])('%j', async (filter, expected) => {
    expect(await ids(filter)).toBe(expected);
  });

  it('gives every version where all are asked for, in their order', async () => {
    expect(await ids({}, 'all')).toBe('a1 b1 b2 c1 d1');
    expect(await ids({ language: 'en-GB' }, 'all')).toBe('b1 b2');
  });
});

/** What each condition means, said a second time and over the record itself. */
function means(
  one: Article,
  { source, language, from, to, section, speaker, quotes, quality, q }: RecordFilter,
) {
  const words = (text: string) => text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);
  const day = one.publishedAt?.slice(0, 10);
  const tag = one.language?.toLowerCase().split('-') ?? [];
  const wanted = language?.toLowerCase().split('-') ?? [];
  return (
    (source === undefined || one.source.id === source) &&
    wanted.every((part, at) => tag[at] === part) &&
    (from === undefined || (day !== undefined && day >= from)) &&
    (to === undefined || (day !== undefined && day <= to)) &&
    (section === undefined || one.section?.toLowerCase() === section.toLowerCase()) &&
    (speaker === undefined ||
      one.quotes.some((quote) => {
        const name = words(quote.speaker?.name ?? '');
        return words(speaker).every((word) => word === '' || name.includes(word));
      })) &&
    (quotes === undefined || one.quotes.length > 0 === quotes) &&
    (quality === undefined || one.quality.score >= quality) &&
    (q === undefined || words(q).every((word) => words(`${one.headline} ${one.text}`).includes(word)))
  );
}

describe('any filter, over any records', () => {
  const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const names = [
    '',
    '…',
    "Aoife O'Neill",
    'Jean-Luc Ürün',
    'JEAN ÜRÜN',
    'Luc %',
    'Łukasz_Żak',
    'İpek',
    '김 민',
  ];
  const languages = ['en', 'EN-gb', 'en-GB-oxendict', 'e_', '%', 'de', 'zh-Hant-TW'];
  const [days, sections] = [
    ['2026-03-01', '2026-03-02'],
    ['World', 'WORLD', 'Über uns', '%', "l'été", "\\'"],
  ];
  const dates = [...days, '2026-03-01T23:59:59+02:00', '2026'];
  const words = ['ferry', 'harbour', 'été', 'Σίσυφος', '42'];
  const one = fc.constantFrom;
  const text = fc.array(one(...words), { minLength: 1, maxLength: 3 }).map((some) => some.join(' '));
  const anyRecord = fc.record({
    language: perhaps(one(...languages)),
    publishedAt: perhaps(one(...dates)),
    section: perhaps(one(...sections)),
    headline: text,
    text,
    source: one('a', 'b').map((id) => ({ id, domain: `${id}.test` })),
    quality: one(0, 0.3, 0.7, 1).map((score) => ({ score, paywalled: false, flags: [] })),
    quotes: fc.array(
      perhaps(one(...names)).map((name) => ({
        ...said,
        speaker: name === undefined ? null : { name, kind: 'person' as const },
      })),
      { maxLength: 2 },
    ),
  });
  const conditions = {
    source: one('a', 'b', "'", '\\'),
    language: one('en', 'EN-gb', 'de', 'zh-hant', 'e', 'en-G'),
    from: one(...days),
    to: one(...days),
    section: one(...sections, 'w'),
    speaker: one('neill', "O'NEILL aoife", 'ürün-jean', 'luc', 'łukasz', 'İpek', '민 김', 'oneill'),
    quotes: fc.boolean(),
    quality: one(0, 0.3, 0.31, 1),
    q: text,
  };
  const keys = Object.keys(conditions) as (keyof typeof conditions)[];
  const anyFilter = fc
    .tuple(fc.record(conditions), fc.subarray(keys, { minLength: 1, maxLength: 3 }))
    .map(([all, some]) => Object.fromEntries(some.map((key) => [key, all[key]])) as RecordFilter)
    .filter((filter) => RecordFilter.safeParse(filter).success);

  it('means the same to the database as it does when it is read out', async () => {
    const db = await server.fresh();
    const { save, iterate } = articlesOf(db);
    const records = fc.sample(anyRecord, { numRuns: 60, seed: 9 }).map((given, at) => {
      const id = `r${String(at).padStart(2, '0')}`;
      const quotes = given.quotes.map((quote, n) => ({ ...quote, id: `q${n + 1}` }));
      const url = `http://harbour-times.test/${id}`;
      return record({ ...(given as Partial<Article>), id, url, quotes, contentHash: id.padEnd(64, '0') });
    });
    for (const given of records) await save(given, undefined);
    let matched = 0;
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        const found: string[] = [];
        for await (const { id } of iterate(filter)) found.push(id);
        expect(found).toEqual(records.flatMap((given) => (means(given, filter) ? given.id : [])));
        matched += found.length;
      }),
      { numRuns: 150 },
    );
    expect(matched).toBeGreaterThan(150);
  });

  it.each([
    { speaker: '…' },
    { q: '"-"' },
    { language: 'en_%' },
    { from: '2026-02-30' },
    { from: '2026-02-02', to: '2026-02-01' },
  ])('%j is none', (filter) => {
    expect(RecordFilter.safeParse(filter).success).toBe(false);
  });
});

describe('walking over the newest versions', () => {
  it('gives each record once, though one has another version by then', async () => {
    const { save, iterate } = articlesOf(await server.fresh());
    const ids = Array.from({ length: 201 }, (_, at) => `r${String(at).padStart(3, '0')}`);
    const version = (id: string, hash: string) =>
      record({ id, url: `http://harbour-times.test/${id}`, contentHash: hash.repeat(64) });
    for (const id of ids) await save(version(id, '1'), undefined);
    const found: string[] = [];
    for await (const { id } of iterate()) {
      // The last of a page: the next is read after this.
      if (found.push(id) === 200) await save(version(id, '2'), undefined);
    }
    expect(found).toEqual(ids);
  });
});
