/** Fingerprints of texts, what two have in common, and whose copy one is. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Neighbour, Standing } from '../../src/model/near-duplicate.js';
import { fingerprintOf } from '../../src/parsers/copies/fingerprint.js';
import { likenessOf } from '../../src/parsers/copies/likeness.js';
import { placesOf } from '../../src/parsers/copies/places.js';
import { byPrecedence, claimsOf } from '../../src/parsers/copies/standing.js';
import { record } from '../support/records.js';
import { respun, story, textOf } from '../support/stories.js';

const between = (one: string, other: string, tie?: 'source-link') =>
  likenessOf(fingerprintOf(one), fingerprintOf(other), tie);
const keysInCommon = (one: string, other: string) => {
  const [a, b] = [one, other].map((text) => {
    const { textKeys, skeletonKeys } = fingerprintOf(text);
    return [...textKeys, ...skeletonKeys];
  });
  return a?.filter((key) => b?.includes(key)).length ?? 0;
};

describe('what two texts have in common', () => {
  const original = story(1, 30);

  it('is all of a copy that was cut, and the part of the original that it kept', () => {
    const cut = original.slice(10, 16);
    expect(between(textOf(cut), textOf(original))).toMatchObject({ share: 1, evidence: ['text'] });
    const { kept } = between(textOf(cut), textOf(original)) ?? {};
    expect(kept).toBeGreaterThan(0.15);
    expect(kept).toBeLessThan(0.25);
    expect(keysInCommon(textOf(cut), textOf(original))).toBeGreaterThan(4);
  });

  it('is told from either side', () => {
    const cut = textOf(original.slice(0, 8));
    const [one, other] = [between(cut, textOf(original)), between(textOf(original), cut)];
    expect([one?.share, one?.kept]).toEqual([other?.kept, other?.share]);
  });

  it('is the skeleton of a text with other words', () => {
    const spun = textOf(respun(original));
    expect(between(spun, textOf(original))?.evidence).toEqual(['skeleton']);
    expect(between(spun, textOf(original))?.share).toBeGreaterThan(0.9);
    expect(keysInCommon(spun, textOf(original))).toBeGreaterThan(1);
  });

  it('is nothing where the same names and numbers come in another order', () => {
    const facts = textOf(original).match(/Mr \w+|\d+/gu) ?? [];
    const told = (order: readonly number[], how = 'was told') =>
      order.map((at) => `then ${how} ${facts[at]}`).join(' and ');
    const places = [...facts.keys()];
    const other = places.map((at) => (at * 37) % facts.length);
    expect(between(told(places), told(other, 'we heard of'))).toBeUndefined();
    expect(between(told(places), told(places, 'we heard of'))?.evidence).toEqual(['skeleton']);
    expect(new Set(other).size).toBe(facts.length);
  });

  it('is both originals of a text that was merged of them', () => {
    const other = story(2, 30);
    const merged = textOf([...original.slice(0, 24), ...other.slice(0, 24)]);
    expect(between(merged, textOf(original))).toMatchObject({ evidence: ['text'] });
    expect(between(merged, textOf(other))).toMatchObject({ evidence: ['text'] });
    expect(between(textOf(original), textOf(other))).toBeUndefined();
  });

  it('is found where no spaces are written', () => {
    const names = ['川島美咲', '高橋健二', '渡辺陽子', '松本大輔'];
    const words = [...'港橋市雨船予算列車学校電力工場裁判祭森病院税畑嵐塔'];
    const sentence = (at: number, seed: number) =>
      `${names[(at * 3 + seed) % 4]}は${words.slice((at * 5) % 17, ((at * 5) % 17) + 5).join('')}を${at * 37 + seed}件${words[(at * 7 + seed) % 20]}した。`;
    const text = Array.from({ length: 24 }, (_, at) => sentence(at, 3));
    expect(between(text.slice(4, 12).join(''), text.join(''))).toMatchObject({ share: 1 });
    expect(keysInCommon(text.slice(4, 12).join(''), text.join(''))).toBeGreaterThan(2);
  });

  it('is not the frame of a table', () => {
    const table = (seed: number) =>
      Array.from(
        { length: 12 },
        (_, at) =>
          `Firm${'abcdefghijkl'[at]} closed the day at ${seed * 131 + at * 17} after a quiet morning on the exchange`,
      ).join('\n');
    expect(between(table(1), table(2))).toBeUndefined();
    expect(between(table(1), table(1))).toMatchObject({ share: 1, kept: 1 });
  });

  it('is not one paragraph that both end in', () => {
    const standard = story(9, 3);
    expect(between(textOf([...story(3), ...standard]), textOf([...story(4), ...standard]))).toBeUndefined();
  });

  it('may be less where one points at the other', () => {
    const half = textOf([...original.slice(0, 9), ...story(5, 20)]);
    expect(between(half, textOf(original))).toBeUndefined();
    expect(between(half, textOf(original), 'source-link')?.evidence).toEqual(['text', 'source-link']);
  });

  it('does not hang on case, marks, or separators', () => {
    const text = textOf(original);
    const other = text
      .toUpperCase()
      .replaceAll('.', ' –')
      .replace(/(\d)(\d{3})\b/gu, '$1,$2');
    expect([...fingerprintOf(other).shingles]).toEqual([...fingerprintOf(text).shingles]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'grapheme' }),
        (one, other) => {
          const a = fingerprintOf(one);
          expect(a.spans.length).toBe(a.skeleton.length);
          expect(likenessOf(a, fingerprintOf(other))?.share ?? 0).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  const SEED = '../shared/seed/000_f664b0e12eba7dff.txt';
  it.skipIf(!existsSync(SEED))(
    'is most of a real respun article, respun once more (skipped where it is not there)',
    () => {
      const [body = ''] = readFileSync(SEED, 'utf8').split('\nSource link');
      const spun = body
        .replace(/\b[a-z]{4,}\b/gu, (word) => [...word].reverse().join(''))
        .replaceAll(', ', '. Then ');
      expect(between(spun, body)?.evidence).toEqual(['skeleton']);
      expect(keysInCommon(spun, body)).toBeGreaterThan(1);
    },
  );
});

const HOUR = 3_600_000;
function standing(id: string, hour: number | null, given: Partial<Standing> = {}): Standing {
  return {
    id,
    isPointing: false,
    isPointedAt: false,
    isOwnAgency: false,
    agencies: [],
    publishedAt: hour === null ? null : hour * HOUR,
    fetchedAt: 0,
    length: 100,
    ...given,
  };
}

describe('the original of two', () => {
  const first = (...all: Standing[]) => all.sort(byPrecedence)[0]?.id;

  it.each([
    ['the earlier one', standing('a', 2), standing('b', 1), 'b'],
    ['the one that does not point elsewhere', standing('a', 1, { isPointing: true }), standing('b', 5), 'b'],
    ['the one that is pointed at', standing('a', 1), standing('b', 5, { isPointedAt: true }), 'b'],
    ['the agency itself', standing('a', 1), standing('b', 5, { isOwnAgency: true }), 'b'],
    ['the one with a date, whenever the other was fetched', standing('a', null), standing('b', 9), 'b'],
    [
      'the one fetched first, where none has a date',
      standing('a', null, { fetchedAt: 3 }),
      standing('b', null),
      'b',
    ],
    ['the longer one at the same hour', standing('a', 1), standing('b', 1, { length: 200 }), 'b'],
    ['the first id, where nothing tells', standing('b', 1), standing('a', 1), 'a'],
  ])('is %s', (_, one, other, expected) => {
    expect(first(one, other)).toBe(expected);
    expect(first(other, one)).toBe(expected);
  });

  it('takes a day without an hour for its end, and a date that is not sure for none', () => {
    const publishedAt = (date: string, confidence = 0.9) =>
      claimsOf(record({ publishedAt: date, fields: { publishedAt: { from: 'meta', confidence } } }), 1)
        .publishedAt;
    expect(publishedAt('2026-03-01')).toBe(Date.parse('2026-03-01T23:59:59.999Z'));
    expect(publishedAt('2026-03-01T10:00:00+02:00')).toBe(Date.parse('2026-03-01T08:00:00Z'));
    expect(publishedAt('2026-03-01T10:00:00Z', 0.2)).toBeNull();
  });

  it('knows the page of the agency that is credited', () => {
    const own = (name: string) =>
      claimsOf(record({ agencies: ['Reuters'], source: { id: 'x', name, domain: 'x.test' } }), 1).isOwnAgency;
    expect([own('Reuters News'), own('The Harbour Times')]).toEqual([true, false]);
  });
});

describe('the places of a text', () => {
  const neighbour = (
    no: number,
    hour: number,
    share: number,
    kept: number,
    places: number[] = [],
  ): Neighbour => ({
    no,
    standing: standing(`t${no}`, hour),
    likeness: { share, kept, evidence: ['text'] },
    places: places.map((original) => ({ original, share: 1, kept: 1, evidence: ['text'] })),
  });
  const own = standing('own', 9);
  const originals = (...all: Neighbour[]) => placesOf(own, all).map(({ original }) => original);

  it('are none for what nothing stands before', () => {
    expect(originals(neighbour(1, 10, 1, 1))).toEqual([]);
  });

  it('are with the original of what it is a copy of', () => {
    expect(placesOf(own, [neighbour(2, 2, 0.7, 0.9, [1])])).toMatchObject([{ original: 1, via: 2 }]);
    const both = placesOf(own, [neighbour(2, 2, 0.9, 0.9, [1]), neighbour(1, 1, 0.6, 0.5)]);
    expect(both).toEqual([{ original: 1, share: 0.6, kept: 0.5, evidence: ['text'] }]);
  });

  it('are two for what was merged, and one for what a merged text holds as well', () => {
    expect(originals(neighbour(1, 1, 0.5, 0.9), neighbour(2, 2, 0.5, 0.9))).toEqual([1, 2]);
    expect(originals(neighbour(1, 1, 1, 0.5), neighbour(3, 3, 1, 0.25, [1, 2]))).toEqual([1]);
    expect(originals(neighbour(1, 1, 0.9, 0.5), neighbour(3, 3, 1, 0.9, [1, 2]))).toEqual([1]);
  });
});
