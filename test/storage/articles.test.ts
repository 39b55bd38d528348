/** Saving records: versions, the change feed, relations. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Article, Quote, SourceLink } from '../../src/model/article.js';
import type { QuotesQuery } from '../../src/model/quote-search.js';
import { articlesOf } from '../../src/storage/articles.js';
import { audit } from '../../src/storage/audit.js';
import { changesOf } from '../../src/storage/change-feed.js';
import type { Database } from '../../src/storage/database.js';
import { quotesOf } from '../../src/storage/quotes.js';
import { relationsOf } from '../../src/storage/relations.js';
import { sinksOf } from '../../src/storage/sinks.js';
import { versionsOf } from '../../src/storage/versions.js';
import { testServer } from '../support/embedded.js';
import { record } from '../support/records.js';

const server = testServer();

function article(name: string, given: Partial<Article> = {}): Article {
  return record({
    id: name,
    url: `http://harbour-times.test/${name}`,
    contentHash: name.padEnd(64, '0'),
    ...given,
  });
}

const pointer = (name: string): SourceLink => ({
  url: `http://harbour-times.test/${name}`,
  evidence: 'source-link',
});

async function events(db: Database): Promise<string[]> {
  return (await changesOf(db).after(0, 1_000)).events.map(({ kind, articleId }) => `${kind} ${articleId}`);
}

describe('saving an article', () => {
  it('makes one version and one event, however often it is done', async () => {
    const db = await server.fresh();
    const articles = articlesOf(db);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => articles.save(article('a'), undefined)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'new',
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    expect(await events(db)).toEqual(['version a']);
    expect(await articles.get('a')).toEqual(article('a'));
  });

  it('makes a version of changed content, and keeps the last good one', async () => {
    const db = await server.fresh();
    const articles = articlesOf(db);
    const long = article('a', {
      blocks: [{ kind: 'paragraph', text: 'The ferry stayed in. '.repeat(20).trim() }],
    });
    await articles.save(long, undefined);
    const corrected = { ...long, headline: 'Corrected', contentHash: '1'.repeat(64) };
    expect(await articles.save(corrected, undefined)).toMatchObject({ outcome: 'version', version: 2 });
    expect(await articles.get('a', 999_999_999_999)).toBeUndefined();
    expect(await versionsOf(db).list('a', 5, 999_999_999_999)).toHaveLength(2);
    const stub = { ...article('a'), text: 'Log in.', contentHash: '2'.repeat(64) };
    expect(await articles.save(stub, undefined)).toMatchObject({ outcome: 'kept', version: 2 });
    const walled = {
      ...corrected,
      contentHash: '3'.repeat(64),
      quality: { score: 1, paywalled: true, flags: [] },
    };
    expect(await articles.save(walled, undefined)).toMatchObject({ outcome: 'kept' });
    expect((await articles.get('a'))?.headline).toBe('Corrected');
    expect((await articles.get('a', 1))?.headline).toBe(long.headline);
  });

  it('keeps what a younger page said, though the older one is parsed after it', async () => {
    const articles = articlesOf(await server.fresh());
    const fetched = (fetchedAt: string, hash: string): Article => {
      const one = article('a', { contentHash: hash.repeat(64) });
      return { ...one, provenance: { ...one.provenance, fetchedAt } };
    };
    await articles.save(fetched('2026-03-02T10:00:00Z', '2'), undefined);
    const late = await articles.save(fetched('2026-03-01T10:00:00Z', '1'), undefined);
    expect(late).toMatchObject({ outcome: 'kept', version: 1 });
    const next = await articles.save(fetched('2026-03-03T10:00:00Z', '3'), undefined);
    expect(next).toMatchObject({ outcome: 'version', version: 2 });
  });

  it('takes what no JSON of the database may hold: NUL, and halves of pairs', async () => {
    const db = await server.fresh();
    const [odd, plain] = ['a\u0000b \ud83d', 'a\ufffdb \ufffd'];
    const quote = {
      id: 'q1',
      text: odd,
      speaker: { name: odd, mention: odd, start: 0, end: 1, kind: 'person' },
    };
    const given = { headline: odd, section: odd, bylines: [{ name: odd }], quotes: [quote as Quote] };
    await articlesOf(db).save(article('a', given), undefined);
    expect(await articlesOf(db).get('a')).toMatchObject({ headline: plain, bylines: [{ name: plain }] });
    const { rows } = await sql<object>`
      select record->>'headline' as headline, quote->'speaker'->>'name' as name, facets.section
      from article_versions join quotes using (article_id) join facets using (article_id)`.execute(db.kysely);
    expect(rows).toEqual([{ headline: plain, name: plain, section: plain }]);
  });

  it('keeps the keys of a record in their order', async () => {
    const db = await server.fresh();
    const articles = articlesOf(db);
    await articles.save(article('a'), undefined);
    expect(JSON.stringify(await articles.get('a'))).toBe(JSON.stringify(article('a')));
  });

  it('finds articles by any form of their URL', async () => {
    const db = await server.fresh();
    const articles = articlesOf(db);
    await articles.save(article('a'), undefined);
    expect((await articles.byUrl('https://www.harbour-times.test/a/?utm_source=rss#top'))?.id).toBe('a');
  });

  it('finds quotes by words of the name and of the quote, page by page, those that changed last first', async () => {
    const db = await server.fresh();
    const articles = articlesOf(db);
    const { search } = quotesOf(db);
    const said = (id: string, text: string, name?: string): Quote => ({
      ...{ id, text, start: 0, end: 8, kind: 'direct', parts: [], cue: null, confidence: 1 },
      speaker: name === undefined ? null : { name, kind: 'person' },
    });
    const many = Array.from({ length: 11 }, (_, n) => said(`q${n + 1}`, `It stays ${n}`, "Martin O'Neill"));
    await articles.save(
      article('a', { quotes: [said('q1', 'It left', 'Ann Martin'), said('q2', 'Stays')] }),
      undefined,
    );
    await articles.save(article('b', { quotes: many }), undefined);
    const found = async (query: Partial<QuotesQuery>) => {
      const { quotes, next } = await search({ limit: 50, ...query });
      return { ids: quotes.map(({ record, quote }) => `${record.id} ${quote.id}`), next };
    };
    expect((await found({ speaker: 'neill MARTIN' })).ids).toEqual(many.map(({ id }) => `b ${id}`));
    expect((await found({ speaker: 'martin', text: 'left' })).ids).toEqual(['a q1']);
    expect((await found({ text: '"stays 3" or left' })).ids).toEqual(['b q4', 'a q1']);
    expect((await found({ speaker: 'nobody' })).ids).toEqual([]);
    const [seen, all]: [string[], string[]] = [[], (await found({})).ids];
    for (let after: string | undefined; ; ) {
      const page = await found({ after, limit: 4 });
      seen.push(...page.ids);
      after = page.next;
      if (after === undefined) break;
    }
    expect([seen, seen.length]).toEqual([all, 13]);
    await articles.save(article('b', { contentHash: '9'.repeat(64) }), undefined);
    expect((await found({ text: 'stays' })).ids).toEqual(['a q2']);
  });
});

describe('the change feed', () => {
  it('shows no gap to a reader beside many writers', async () => {
    const db = await server.fresh();
    const articles = articlesOf(db);
    const changes = changesOf(db);
    let writing = true;
    const seen: number[] = [];
    const reader = (async () => {
      let after = 0;
      for (;;) {
        const last = !writing;
        const { events: found, position } = await changes.after(after, 50);
        seen.push(...found.map((event) => event.position));
        after = position;
        if (last && found.length === 0) return;
      }
    })();
    const names = Array.from({ length: 120 }, (_, index) => `n${index}`);
    await Promise.all(names.map((name) => articles.save(article(name), undefined)));
    writing = false;
    await reader;
    expect(seen).toEqual(names.map((_, index) => index + 1));
  });

  it('is delivered to a sink by one at a time, who goes on where the last one stopped', async () => {
    const db = await server.fresh();
    const sinks = sinksOf(db);
    await articlesOf(db).save(article('a'), undefined);
    await sinks.add('jsonl', 'jsonl');
    expect(await sinks.behind()).toEqual(['jsonl']);
    const first = await sinks.drive('jsonl', async ({ cursor, advance }) => {
      expect(cursor).toEqual({ position: 0, state: {} });
      expect(await sinks.drive('jsonl', async () => expect.unreachable())).toBe(false);
      expect(await advance({ position: 1, state: { bytes: 10 } })).toBe(true);
      await sinks.add('jsonl', 'jsonl');
    });
    expect(first).toBe(true);
    expect(await sinks.behind()).toEqual([]);
    await sinks.drive('jsonl', async ({ cursor }) => {
      expect(cursor).toEqual({ position: 1, state: { bytes: 10 } });
    });
  });

  it('leaves a sink that fails alone for a while, keeps the reason, and forgets it at the next delivery', async () => {
    const db = await server.fresh();
    const sinks = sinksOf(db);
    await articlesOf(db).save(article('a'), undefined);
    await sinks.add('jsonl', 'jsonl');
    const secondsOf = async (time: string) =>
      (
        await sql<{ at: number }>`select extract(epoch from ${sql.raw(time)})::float8 as at`.execute(
          db.kysely,
        )
      ).rows[0]?.at ?? Number.NaN;
    for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]) {
      // The wait counts from a moment between these two, however far apart they are.
      const before = await secondsOf('clock_timestamp()');
      await sinks.failed('jsonl', 'the disk is full');
      const after = await secondsOf('clock_timestamp()');
      const failedAt = (await secondsOf('(select retry_at from sinks)')) - wait;
      expect([wait, failedAt >= before && failedAt <= after]).toEqual([wait, true]);
    }
    expect(await sinks.behind()).toEqual([]);
    expect(await sinks.stuck()).toEqual([
      { id: 'jsonl', reason: 'the disk is full', failures: 12, pausedBy: undefined },
    ]);
    // Its time to be tried again comes, but nobody waits for it who began before that.
    const began = new Date((await secondsOf("clock_timestamp() - interval '1 minute'")) * 1_000);
    await db.kysely.updateTable('sinks').set({ retry_at: sql<Date>`now() - interval '1 second'` }).execute();
    expect(await sinks.behind()).toEqual(['jsonl']);
    expect(await sinks.behind(began)).toEqual([]);
    // A process that starts tries at once.
    await sinks.add('jsonl', 'jsonl');
    expect(await sinks.behind()).toEqual(['jsonl']);
    expect(await sinks.behind(began)).toEqual(['jsonl']);
    await sinks.drive('jsonl', async ({ advance }) => void (await advance({ position: 1, state: {} })));
    expect(await sinks.stuck()).toEqual([]);
    await sinks.pause('jsonl', 'person');
    expect(await sinks.stuck()).toMatchObject([{ reason: 'paused by a person', pausedBy: 'person' }]);
  });

  it('is given up by a driver that fails', async () => {
    const sinks = sinksOf(await server.fresh());
    await sinks.add('jsonl', 'jsonl');
    const failing = sinks.drive('jsonl', async () => {
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(await sinks.drive('jsonl', async () => {})).toBe(true);
  });

  it('moves a cursor only from where it stood', async () => {
    const db = await server.fresh();
    const sinks = sinksOf(db);
    await sinks.add('jsonl', 'jsonl');
    await sinks.drive('jsonl', async ({ advance }) => {
      await db.kysely.updateTable('sinks').set({ position: 5 }).execute();
      expect(await advance({ position: 1, state: {} })).toBe(false);
    });
  });
});

describe('copies', () => {
  it.each([
    ['the original comes first', ['original', 'copy']],
    ['the copy comes first', ['copy', 'original']],
  ])('are tied once when %s', async (_, order) => {
    const db = await server.fresh();
    const articles = articlesOf(db);
    const records = new Map([
      ['original', article('original')],
      ['copy', article('copy', { sourceLink: pointer('original') })],
    ]);
    for (const name of order) await articles.save(records.get(name) as Article, undefined);
    for (const name of order) await articles.save(records.get(name) as Article, undefined);
    expect((await events(db)).filter((event) => event.startsWith('relation'))).toEqual(['relation copy']);
    expect(await relationsOf(db).related('original')).toMatchObject([{ is: 'copy', id: 'copy' }]);
    expect(await relationsOf(db).related('copy')).toMatchObject([{ is: 'original', id: 'original' }]);
  });

  it('are tied once when both come at the same moment', async () => {
    const db = await server.fresh();
    const articles = articlesOf(db);
    const names = Array.from({ length: 12 }, (_, index) => `o${index}`);
    await Promise.all(
      names.flatMap((name) => [
        articles.save(article(`copy-of-${name}`, { sourceLink: pointer(name) }), undefined),
        articles.save(article(name), undefined),
      ]),
    );
    expect((await events(db)).filter((event) => event.startsWith('relation'))).toHaveLength(names.length);
    expect((await audit(db)).balanced).toBe(true);
  });

  it('of themselves are none', async () => {
    const db = await server.fresh();
    await articlesOf(db).save(article('a', { sourceLink: pointer('a') }), undefined);
    expect(await events(db)).toEqual(['version a']);
  });
});
