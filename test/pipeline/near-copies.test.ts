/** Clusters of near-duplicates, in whatever order their members come, change and go. */
import { describe, expect, it } from 'vitest';
import { silent } from '../../src/log.js';
import type { Article } from '../../src/model/article.js';
import { fingerprintOf } from '../../src/parsers/copies/fingerprint.js';
import { likenessOf } from '../../src/parsers/copies/likeness.js';
import { placesOf } from '../../src/parsers/copies/places.js';
import { byPrecedence, claimsOf } from '../../src/parsers/copies/standing.js';
import { findCopies, findCopiesLeft } from '../../src/pipeline/near-copies.js';
import { articlesOf } from '../../src/storage/articles.js';
import { askForCopies } from '../../src/storage/ask-for-copies.js';
import { audit } from '../../src/storage/audit.js';
import { changesOf } from '../../src/storage/change-feed.js';
import type { Database } from '../../src/storage/database.js';
import { forgettingOf } from '../../src/storage/forget.js';
import { nearDuplicatesOf } from '../../src/storage/near-duplicates.js';
import { testServer } from '../support/embedded.js';
import { record } from '../support/records.js';
import { chance, respun, story, textOf } from '../support/stories.js';

const server = testServer();
const urlOf = (id: string) => `http://${id}.test/${id}`;

function article(
  id: string,
  sentences: readonly string[],
  day: number | undefined,
  given: Partial<Article> = {},
) {
  const text = textOf(sentences);
  return record({
    id,
    url: urlOf(id),
    source: { id, domain: `${id}.test` },
    headline: id,
    contentHash: `${id}${text.length}${given.version ?? ''}`.padEnd(64, '0'),
    blocks: [{ kind: 'paragraph', text }],
    text,
    ...(day === undefined ? {} : { publishedAt: `2026-03-${String(day).padStart(2, '0')}T10:00:00Z` }),
    provenance: { parserVersion: '1', profile: 'generic', fetchedAt: '2026-04-01T00:00:00Z' },
    ...given,
  });
}

async function desk() {
  const db = await server.fresh();
  const services = {
    articles: articlesOf(db),
    log: silent,
    nearDuplicates: nearDuplicatesOf(db, { byPrecedence, placesOf }),
  };
  const arrives = async (one: Article) => {
    await services.articles.save(one, undefined);
    await findCopies(services, one.id);
  };
  const settled = async () => {
    while ((await services.nearDuplicates.due(1)).length > 0) await findCopiesLeft(services);
  };
  return { db, ...services, services, arrives, settled };
}

/** `member > original`, sorted. */
async function places(db: Database): Promise<string[]> {
  const rows = await db.kysely
    .selectFrom('near_places')
    .innerJoin('near_texts as member', 'member.no', 'near_places.no')
    .innerJoin('near_texts as original', 'original.no', 'near_places.original')
    .select(['member.article_id as member', 'original.article_id as original'])
    .execute();
  return rows.map(({ member, original }) => `${member} > ${original}`).sort();
}

async function told(db: Database) {
  const { events } = await changesOf(db).after(0, 1_000);
  return events.flatMap((event) =>
    event.kind === 'relation' && event.relation.kind === 'near-duplicate' ? [event.relation] : [],
  );
}

const A = story(1, 30);
const B = story(2, 30);
/** Originals a and b, copies cut, respun and merged of them, copies of these, and two that have nothing to do with any. */
const ALL = [
  article('a', A, 1),
  article('b', B, 2),
  article('cut', A.slice(5, 20), 3),
  article('spun', respun(A), 4),
  article('cut-of-spun', respun(A).slice(3, 18), 5),
  article('merged', [...A.slice(0, 20), ...B.slice(4, 24)], 6),
  article('cut-of-merged', [...A.slice(8, 20), ...B.slice(4, 16)], 7),
  article('cut-to-a', A.slice(2, 12), 8),
  article('undated', A.slice(0, 26), undefined),
  article('other', story(3, 30), 1),
  article('another', story(4, 30), 9),
];
const EXPECTED = [
  'cut > a',
  'cut-of-merged > a',
  'cut-of-merged > b',
  'cut-of-spun > a',
  'cut-to-a > a',
  'merged > a',
  'merged > b',
  'spun > a',
  'undated > a',
];

describe('clusters', () => {
  it.each([0, 1, 2, 3])('are the same whatever comes first (order %i)', async (seed) => {
    const { db, arrives } = await desk();
    const next = chance(seed + 11);
    const keys = new Map(ALL.map((one) => [one.id, next()]));
    const order = seed === 0 ? ALL : [...ALL].sort((x, y) => (keys.get(x.id) ?? 0) - (keys.get(y.id) ?? 0));
    for (const one of order) await arrives(one);
    expect(await places(db)).toEqual(EXPECTED);
    expect((await audit(db)).violations).toEqual([]);
  });

  it('are the same when all come at once', async () => {
    const { db, arrives, settled } = await desk();
    await Promise.all(ALL.map(arrives));
    await settled();
    expect(await places(db)).toEqual(EXPECTED);
  });

  it('are found by the tick where handlers died, at whatever step, and found once', async () => {
    const { db, articles, nearDuplicates, services, settled } = await desk();
    for (const one of ALL.slice(0, 4)) await articles.save(one, undefined);
    // Dead behind its first commit: the keys are there, and nothing was compared.
    const [due] = await nearDuplicates.due(1, 'a');
    const fingerprint = fingerprintOf(textOf(A));
    if (due) await nearDuplicates.enter(due, fingerprint, claimsOf(ALL[0] as Article, fingerprint.length));
    await Promise.all([settled(), findCopiesLeft(services), findCopies(services, 'cut')]);
    expect(await places(db)).toEqual(['cut > a', 'spun > a']);
    const events = (await told(db)).length;
    for (const { id } of ALL.slice(0, 4)) await findCopies(services, id);
    expect(await told(db)).toHaveLength(events);
  });

  it('are found though one text cannot be read, which is put off until there is another of it', async () => {
    const { db, articles, nearDuplicates, services, settled } = await desk();
    for (const one of ALL.slice(0, 4)) await articles.save(one, undefined);
    let broken = 'a';
    const get = async (id: string) => {
      if (id === broken) throw new TypeError('no text');
      return articles.get(id);
    };
    const over = { ...services, articles: { ...articles, get } };
    await findCopiesLeft(over);
    expect(await places(db)).toEqual(['spun > cut']);
    expect(await nearDuplicates.due(10)).toEqual([]);
    // When its time has come it is tried once more, and put off again.
    const putOff = () =>
      db.kysely.selectFrom('near_texts').select(['failures', 'retry_at']).where('retry_at', 'is not', null);
    await db.kysely
      .updateTable('near_texts')
      .set({ retry_at: new Date() })
      .where('failures', '=', 1)
      .execute();
    await findCopiesLeft(over);
    expect(await putOff().execute()).toMatchObject([{ failures: 2 }]);
    broken = '';
    await findCopiesLeft(over);
    expect(await places(db)).toEqual(['spun > cut']);
    await db.kysely.transaction().execute((trx) => askForCopies(trx, ['a']));
    await settled();
    expect(await places(db)).toEqual(['cut > a', 'spun > a']);
    expect(await putOff().execute()).toEqual([]);
  });

  it('are not looked for while the database is away, and nothing is put off for it', async () => {
    const { articles, nearDuplicates, services } = await desk();
    await articles.save(article('a', A, 1), undefined);
    const get = async () => {
      throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    };
    await expect(findCopiesLeft({ ...services, articles: { ...articles, get } })).rejects.toThrow('gone');
    expect(await nearDuplicates.due(10)).toHaveLength(1);
  });

  it('are events of the feed, and no new versions', async () => {
    const { db, articles, arrives } = await desk();
    await arrives(article('a', A, 1));
    await arrives(article('cut', A.slice(5, 20), 3));
    expect(await told(db)).toEqual([
      {
        kind: 'near-duplicate',
        from: 'cut',
        clusters: [{ original: 'a', share: 1, kept: expect.closeTo(0.5, 1), evidence: ['text'] }],
      },
    ]);
    expect((await articles.get('cut'))?.version).toBe(1);
  });
});

describe('the original', () => {
  it('is the earlier one that comes later, and its members move', async () => {
    const { db, arrives } = await desk();
    await arrives(article('cut', A.slice(5, 20), 3));
    await arrives(article('spun', respun(A.slice(0, 22)), 4));
    expect(await places(db)).toEqual(['spun > cut']);
    await arrives(article('a', A, 1));
    expect(await places(db)).toEqual(['cut > a', 'spun > a']);
    expect((await told(db)).map(({ from }) => from)).toEqual(['spun', 'cut', 'spun']);
  });

  it('is the one that is pointed at, though it has the later date', async () => {
    const { db, arrives, settled, nearDuplicates } = await desk();
    const sourceLink = { url: urlOf('a'), evidence: 'source-link' as const };
    await arrives(article('cut', A.slice(5, 20), 1));
    await arrives(article('thief', A.slice(0, 28), 2, { sourceLink }));
    await arrives(article('a', A, 3));
    await settled();
    expect(await places(db)).toEqual(['cut > a', 'thief > a']);
    const [cluster] = await nearDuplicates.clusters('thief');
    expect(cluster?.original.id).toBe('a');
    expect(cluster?.copies.map(({ id, evidence }) => [id, evidence])).toEqual([
      ['cut', ['text']],
      ['thief', ['text', 'source-link']],
    ]);
    expect(await nearDuplicates.clusters('a')).toEqual([cluster]);
  });

  it('is the agency’s own page, and the credit is evidence', async () => {
    const { arrives, nearDuplicates } = await desk();
    const agencies = ['Reuters'];
    await arrives(article('paper', A.slice(0, 20), 1, { agencies }));
    await arrives(article('reuters', A, 2, { agencies }));
    const [cluster] = await nearDuplicates.clusters('paper');
    expect(cluster).toMatchObject({
      original: { id: 'reuters' },
      copies: [{ evidence: ['text', 'agency-credit'] }],
    });
  });
});

describe('an article', () => {
  it('that has other words now leaves its cluster, and is told to have', async () => {
    const { db, arrives, nearDuplicates } = await desk();
    await arrives(article('a', A, 1));
    await arrives(article('cut', A.slice(5, 20), 3));
    await arrives(article('cut', story(7, 15), 3));
    expect(await places(db)).toEqual([]);
    expect((await told(db)).at(-1)).toEqual({ kind: 'near-duplicate', from: 'cut', clusters: [] });
    expect(await nearDuplicates.clusters('a')).toEqual([]);
  });

  it('that is forgotten leaves no trace, and its copies find another original', async () => {
    const { db, arrives, settled, nearDuplicates } = await desk();
    for (const one of [ALL[0], ALL[2], ALL[8]] as Article[]) await arrives(one);
    await arrives(article('spun', respun(A), 4));
    const forgetting = forgettingOf(db);
    await forgetting.forget({ url: urlOf('a') });
    expect(await nearDuplicates.clusters('a')).toEqual([]);
    await settled();
    expect(await places(db)).toEqual(['spun > cut', 'undated > cut']);
    expect((await told(db)).at(-1)?.from).not.toBe('a');
    const left = await db.kysely.selectFrom('near_bands').select('no').distinct().execute();
    expect(left).toHaveLength(3);
    for (const id of ['cut', 'spun', 'undated']) await forgetting.forget({ url: urlOf(id) });
    expect(await db.kysely.selectFrom('near_bands').selectAll().execute()).toEqual([]);
  });
});

describe('a handler that was frozen', () => {
  it('and wakes up with an old text leaves what the newer one found', async () => {
    const { db, articles, nearDuplicates, services, arrives } = await desk();
    await arrives(article('a', A, 1));
    await articles.save(article('cut', story(7, 15), 3), undefined);
    const [old] = await nearDuplicates.due(1, 'cut');
    if (!old) return expect.unreachable();
    await articles.save(article('cut', A.slice(5, 20), 3), undefined);
    await findCopies(services, 'cut');
    const fingerprint = fingerprintOf(textOf(story(7, 15)));
    await nearDuplicates.enter(old, fingerprint, claimsOf(article('cut', [], 3), fingerprint.length));
    const found = await nearDuplicates.candidates(old, fingerprint);
    await nearDuplicates.settle(
      old,
      found.map((one) => ({ ...one, likeness: undefined })),
    );
    expect(await places(db)).toEqual(['cut > a']);
    expect(await nearDuplicates.due(1)).toEqual([]);
  });

  it('and wakes up behind a newcomer leaves the pair that this one found', async () => {
    const { db, articles, nearDuplicates, services } = await desk();
    await articles.save(article('a', A, 1), undefined);
    await articles.save(article('cut', A.slice(5, 20), 3), undefined);
    const [first] = await nearDuplicates.due(1, 'a');
    if (!first) return expect.unreachable();
    const fingerprint = fingerprintOf(textOf(A));
    await nearDuplicates.enter(first, fingerprint, claimsOf(article('a', A, 1), fingerprint.length));
    expect(await nearDuplicates.candidates(first, fingerprint)).toEqual([]);
    await findCopies(services, 'cut');
    await nearDuplicates.settle(first, []);
    expect(await places(db)).toEqual(['cut > a']);
  });

  it('and wakes up behind a neighbour that had another turn leaves the pair that this one found', async () => {
    const { db, nearDuplicates, services, arrives } = await desk();
    await arrives(article('a', A, 1));
    await arrives(article('cut', A.slice(5, 20), 3));
    await askForCopies(db.kysely, ['a']);
    const [old] = await nearDuplicates.due(1, 'a');
    if (!old) return expect.unreachable();
    const fingerprint = fingerprintOf(textOf(A));
    await nearDuplicates.enter(old, fingerprint, claimsOf(article('a', A, 1), fingerprint.length));
    const found = await nearDuplicates.candidates(old, fingerprint);
    await askForCopies(db.kysely, ['cut']);
    await findCopies(services, 'cut');
    await nearDuplicates.settle(
      old,
      found.map((one) => ({ ...one, likeness: likenessOf(fingerprint, one.fingerprint) })),
    );
    expect(await places(db)).toEqual(['cut > a']);
    expect(await nearDuplicates.due(1)).toEqual([]);
  });
});
