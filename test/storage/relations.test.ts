/** Copies tied to their originals, in whatever order and by whatever way the two come. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import type { ComparisonSummary } from '../../src/model/comparison.js';
import { articlesOf } from '../../src/storage/articles.js';
import { audit } from '../../src/storage/audit.js';
import { changesOf } from '../../src/storage/change-feed.js';
import type { Database } from '../../src/storage/database.js';
import { frontierOf } from '../../src/storage/frontier.js';
import { relationsOf } from '../../src/storage/relations.js';
import { testServer } from '../support/embedded.js';
import { record } from '../support/records.js';

const server = testServer();

const urlOf = (name: string) => `http://harbour-times.test/${name}`;

function article(name: string, pointsAt?: string, given: Partial<Article> = {}): Article {
  return record({
    id: name,
    url: urlOf(name),
    contentHash: name.padEnd(64, '0'),
    ...(pointsAt === undefined ? {} : { sourceLink: { url: pointsAt, evidence: 'source-link' } }),
    ...given,
  });
}

async function relationEvents(db: Database) {
  const { events } = await changesOf(db).after(0, 1_000);
  return events.flatMap((event) =>
    event.kind === 'relation' && event.relation.kind === 'copy-of' ? [event.relation] : [],
  );
}

const SUMMARY: ComparisonSummary = {
  taken: 0.9,
  kept: 0.5,
  paragraphs: { same: 1, changed: 0, added: 0, dropped: 1 },
  quotes: { same: 0, shortened: 0, altered: 1, dropped: 0, added: 0 },
  alteredQuotes: [{ original: { text: 'It is safe' }, copy: { text: 'It is not safe' } }],
};

/** Saves in this order; `moved` is the old URL's way to the new one. */
async function played(steps: readonly (Article | 'moved')[]): Promise<Database> {
  const db = await server.fresh();
  const [old, now] = ['http://old.test/o', urlOf('original')];
  await frontierOf(db).add([{ url: old, sourceId: undefined, foundIn: 'source-link' }]);
  for (const step of steps) {
    if (step !== 'moved') await articlesOf(db).save(step, undefined);
    else {
      const [due] = await frontierOf(db).due('old.test', 1);
      if (due) await frontierOf(db).moved(due.id, old, now);
      // A handler that did it already, and does it again.
      await frontierOf(db).moved(due?.id ?? '1', old, now);
    }
  }
  return db;
}

describe('a pointer to a URL that moved to another host', () => {
  const copy = article('copy', 'http://old.test/o');
  const original = article('original');
  it.each([
    ['the copy, the move, the original', [copy, 'moved', original]],
    ['the copy, the original, the move', [copy, original, 'moved']],
    ['the original, the move, the copy', [original, 'moved', copy]],
    ['the original, the copy, the move', [original, copy, 'moved']],
    ['the move, the copy, the original', ['moved', copy, original]],
  ] as const)('is tied once: %s', async (_, steps) => {
    const db = await played(steps);
    expect(await relationEvents(db)).toMatchObject([
      { from: 'copy', to: 'original', toUrl: 'http://old.test/o' },
    ]);
    expect((await audit(db)).violations).toEqual([]);
  });

  it('is tied over several moves, and ends where they go round', async () => {
    const db = await server.fresh();
    const frontier = frontierOf(db);
    const hops = ['http://a.test/1', 'http://b.test/1', 'http://c.test/1'];
    await frontier.add(hops.map((url) => ({ url, sourceId: undefined, foundIn: 'redirect' as const })));
    const ids = await Promise.all(
      ['a.test', 'b.test', 'c.test'].map(async (host) => (await frontier.due(host, 1))[0]?.id),
    );
    await frontier.moved(ids[0] as string, hops[0] as string, hops[1] as string);
    await frontier.moved(ids[1] as string, hops[1] as string, hops[2] as string);
    await articlesOf(db).save(article('copy', hops[0]), undefined);
    await articlesOf(db).save(article('original', undefined, { url: hops[2] as string }), undefined);
    expect(await relationEvents(db)).toMatchObject([{ from: 'copy', to: 'original' }]);
    await frontier.moved(ids[2] as string, hops[2] as string, hops[0] as string);
    await articlesOf(db).save(article('other', undefined, { url: hops[1] as string }), undefined);
  });
});

describe('a pointer', () => {
  it('that a newer parser finds in an unchanged page is tied without a version', async () => {
    const db = await server.fresh();
    const articles = articlesOf(db);
    await articles.save(article('original'), undefined);
    await articles.save(article('copy'), undefined);
    const again = await articles.save(article('copy', urlOf('original')), undefined);
    expect(again).toMatchObject({ outcome: 'unchanged', version: 1 });
    await articles.save(article('copy', urlOf('original')), undefined);
    expect(await relationEvents(db)).toHaveLength(1);
  });

  it('means the canonical URL of the original too', async () => {
    const db = await server.fresh();
    const canonicalUrl = 'http://harbour-times.test/2026/original';
    await articlesOf(db).save(article('copy', canonicalUrl), undefined);
    await articlesOf(db).save(article('original', undefined, { canonicalUrl }), undefined);
    expect(await relationEvents(db)).toMatchObject([{ from: 'copy', to: 'original' }]);
  });

  it('is not hidden by a copy whose canonical link names the original’s URL', async () => {
    const db = await server.fresh();
    const given = {
      url: 'http://relay.test/copy',
      source: { id: 'relay', domain: 'relay.test' },
      canonicalUrl: urlOf('original'),
    };
    await articlesOf(db).save(article('copy', urlOf('original'), given), undefined);
    await articlesOf(db).save(article('original'), undefined);
    expect(await relationEvents(db)).toMatchObject([{ from: 'copy', to: 'original' }]);
    expect((await articlesOf(db).byUrl(urlOf('original')))?.id).toBe('original');
  });
});

describe('a chain', () => {
  it('is named to its end, nearest first', async () => {
    const db = await server.fresh();
    for (const [name, next] of [
      ['c', 'b'],
      ['b', 'a'],
      ['a', undefined],
    ] as const)
      await articlesOf(db).save(article(name, next && urlOf(next)), undefined);
    const related = await relationsOf(db).related('c');
    expect(related.map(({ is, id, steps }) => `${is} ${id} ${steps}`)).toEqual([
      'original b 1',
      'original a 2',
    ]);
    expect((await relationsOf(db).related('a')).map(({ is, id }) => `${is} ${id}`)).toEqual(['copy b']);
  });

  it('that comes back to itself ends there', async () => {
    const db = await server.fresh();
    for (const [name, next] of [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ] as const)
      await articlesOf(db).save(article(name, urlOf(next)), undefined);
    const related = await relationsOf(db).related('a');
    expect(related.map(({ is, id }) => `${is} ${id}`)).toEqual(['original b', 'original c', 'copy c']);
    expect((await audit(db)).violations).toEqual([]);
  });
});

describe('a comparison', () => {
  async function tied() {
    const db = await server.fresh();
    await articlesOf(db).save(article('original'), undefined);
    await articlesOf(db).save(article('copy', urlOf('original')), undefined);
    return { db, relations: relationsOf(db), articles: articlesOf(db) };
  }

  it('is due once both are there, kept once, and an event of the feed', async () => {
    const { db, relations } = await tied();
    const [pair] = await relations.uncompared(10);
    expect(pair).toEqual({ copy: { id: 'copy', version: 1 }, original: { id: 'original', version: 1 } });
    if (!pair) return;
    await Promise.all([1, 2, 3].map(() => relations.compared(pair, SUMMARY)));
    expect(await relations.uncompared(10)).toEqual([]);
    expect(await relationEvents(db)).toHaveLength(2);
    expect((await relationEvents(db))[1]).toMatchObject({ from: 'copy', comparison: SUMMARY });
    expect(await relations.related('original')).toMatchObject([{ is: 'copy', comparison: SUMMARY }]);
    expect(await relations.between('original', 'copy')).toEqual({ copy: 'copy', original: 'original' });
  });

  it('is due again when either side has a new version, and is no news when nothing came of it', async () => {
    const { db, relations, articles } = await tied();
    const [first] = await relations.uncompared(10);
    if (!first) return expect.unreachable();
    await relations.compared(first, SUMMARY);
    await articles.save(article('original', undefined, { contentHash: '9'.repeat(64) }), undefined);
    expect(await relations.uncompared(10, 'copy')).toMatchObject([{ original: { version: 2 } }]);
    // What was compared before the new version is of no use.
    await relations.compared(first, { ...SUMMARY, taken: 0.1 });
    const [second] = await relations.uncompared(10, 'original');
    if (!second) return expect.unreachable();
    await relations.compared(second, SUMMARY);
    expect(await relations.uncompared(10)).toEqual([]);
    expect(await relationEvents(db)).toHaveLength(2);
    await articles.save(article('copy', urlOf('original'), { contentHash: '8'.repeat(64) }), undefined);
    const [third] = await relations.uncompared(10);
    if (!third) return expect.unreachable();
    await relations.compared(third, { ...SUMMARY, taken: 0.2 });
    expect((await relationEvents(db)).at(-1)?.comparison?.taken).toBe(0.2);
    expect((await articles.get('copy'))?.version).toBe(2);
  });
});
