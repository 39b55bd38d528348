/** Records out of one home and into another. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import { importRecords } from '../../src/pipeline/import-records.js';
import type { Services } from '../../src/pipeline/services.js';
import { audit } from '../../src/storage/audit.js';
import { PARAGRAPHS, pageOf } from '../support/article-page.js';
import { arrive, atHour, withServices } from '../support/services.js';

let one: Services;
let other: Services;
withServices((opened) => {
  one = opened;
});
withServices((opened) => {
  other = opened;
});

const corrected = PARAGRAPHS.map((text) => text.replace('4,200', '2,400'));

beforeAll(async () => {
  const page = (parts: Parameters<typeof pageOf>[0]) => new TextDecoder().decode(pageOf(parts).bytes);
  const source = '<p><a href="http://times.test/bridge">Source link</a></p>';
  await arrive(one, 'http://times.test/bridge', page({}), { fetchedAt: atHour(1) });
  await arrive(one, 'http://relay.test/bridge', page({ end: source }), { fetchedAt: atHour(2) });
  await arrive(one, 'http://times.test/bridge', page({ paragraphs: corrected }), { fetchedAt: atHour(3) });
});

async function exported({ articles }: Services): Promise<string[]> {
  const lines: string[] = [];
  for await (const record of articles.iterate({}, 'all')) lines.push(JSON.stringify(record));
  return lines;
}

async function imported(values: readonly unknown[], signal = new AbortController().signal) {
  async function* lines() {
    for (const [index, value] of values.entries()) yield { line: index + 1, value };
  }
  return importRecords(other, lines(), { signal, onDone() {} });
}

const quote = (id: string) => {
  const whole = { start: 0, end: 3 };
  return {
    id,
    text: 'The',
    ...whole,
    kind: 'direct' as const,
    parts: [whole],
    speaker: null,
    cue: null,
    confidence: 1,
  };
};

const read = (lines: readonly string[]) => lines.map((line) => JSON.parse(line) as Article);

describe('importing what was exported', () => {
  it('gives the same records with all their versions and ties, however often', async () => {
    const lines = await exported(one);
    expect(
      read(lines)
        .map(({ version }) => version)
        .sort(),
    ).toEqual([1, 1, 2]);
    const counts = { given: 3, refused: [] };
    expect(await imported(read(lines))).toEqual({ ...counts, new: 2, versions: 1, known: 0 });
    expect(await imported(read(lines))).toEqual({ ...counts, new: 0, versions: 0, known: 3 });
    expect(await exported(other)).toEqual(lines);
    expect(await other.articles.count({ copies: 'only' })).toBe(1);
    expect(await audit(other.db)).toMatchObject({ balanced: true });
  });

  it('goes on from a later version, and keeps what a newer schema adds', async () => {
    const [first] = read(await exported(one));
    const third = { ...first, id: 'third', url: 'http://third.test/a', version: 3, mood: 'calm' };
    expect(await imported([third])).toMatchObject({ new: 1 });
    expect(await other.articles.get('third')).toEqual(third);
    expect(await audit(other.db)).toMatchObject({ balanced: true });
  });

  it('leaves what is no record, and says where', async () => {
    const [first] = read(await exported(one));
    const quotes = [{ ...first?.quotes[0], id: 'quote-0' }];
    const { refused } = await imported([
      { ...first, headline: 7 },
      'text',
      { ...first, id: 'a\nb' },
      { ...first, quotes },
      { ...first, canonicalUrl: `http://one.test/${'long'.repeat(2_000)}` },
    ]);
    expect(refused.slice(2)).toEqual([
      { line: 3, reason: expect.stringMatching(/^no record: id: expected letters/u) },
      { line: 4, reason: expect.stringMatching(/^no record: quotes\.0\.id: expected q and a number/u) },
      { line: 5, reason: 'no record: canonicalUrl: longer than 2048 characters' },
    ]);
    expect(refused.slice(0, 2)).toEqual([
      { line: 1, reason: expect.stringMatching(/^no record: headline: /u) },
      { line: 2, reason: 'no record' },
    ]);
  });

  it.each([
    ['a canonical address that is none', { canonicalUrl: 'bridge' }],
    ['a version that no column takes', { version: 3_000_000_000 }],
    ['two quotes of one number', { quotes: ['q1', 'q1'].map(quote) }],
  ])('leaves a record with %s, and takes the next', async (what, given) => {
    const [first] = read(await exported(one));
    const id = what.replaceAll(' ', '-');
    const next = { ...first, id: `${id}-next`, url: `http://next.test/${id}` };
    const counts = await imported([{ ...first, id, url: `http://one.test/${id}`, ...given }, next]);
    expect(counts).toMatchObject({ given: 2, new: 1 });
    expect(counts.refused).toEqual([{ line: 1, reason: expect.stringMatching(/^no record: /u) }]);
    expect(await audit(other.db)).toMatchObject({ balanced: true });
  });

  it('takes names that are longer than any index does', async () => {
    const [first] = read(await exported(one));
    const [section, hex] = [randomBytes(10_000).toString('hex'), randomBytes(10_000).toString('hex')];
    // Letters of two code units each, after an odd number of others.
    const name = `${hex} a${'\u{20000}'.repeat(1_000)}`;
    const speaker = { name, kind: 'person' as const };
    const long = { ...first, id: 'long', section, quotes: [{ ...quote('q1'), speaker }] };
    expect(await imported([long])).toMatchObject({ new: 1 });
    for (const filter of [{ section }, { speaker: name }]) expect(await other.articles.count(filter)).toBe(1);
  });

  it('stops when it is told to', async () => {
    const told = AbortSignal.abort(new Error('stop'));
    await expect(imported(read(await exported(one)), told)).rejects.toThrow('stop');
  });
});
