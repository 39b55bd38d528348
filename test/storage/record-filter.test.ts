/** Which records each condition lets through, and walking over them. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article, Quote } from '../../src/model/article.js';
import type { RecordFilter } from '../../src/model/record-filter.js';
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
  { id: 'c', language: 'eno', source: { id: 'relay', domain: 'relay.test' } },
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
    [{ copies: 'only' }, 'd1'],
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
