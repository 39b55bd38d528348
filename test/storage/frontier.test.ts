/** What is due, who may ask for it, and when: claims, leases, slots; and the audit over all of it. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { FoundUrl, SourceInput } from '../../src/model/frontier.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { audit } from '../../src/storage/audit.js';
import { capturesOf } from '../../src/storage/captures.js';
import type { Database } from '../../src/storage/database.js';
import type { NewCapture } from '../../src/storage/fetched.js';
import { frontierOf } from '../../src/storage/frontier.js';
import { hostsOf } from '../../src/storage/hosts.js';
import { reprocessingOf } from '../../src/storage/reprocessing.js';
import { type Look, sourcesOf } from '../../src/storage/sources.js';
import { totalsOf } from '../../src/storage/totals.js';
import { warcFilesOf } from '../../src/storage/warc-files.js';
import { testServer } from '../support/embedded.js';

const server = testServer();

const found = (url: string): FoundUrl => ({ url, sourceId: undefined, foundIn: 'feed' });

function capture(url: string, given: Partial<NewCapture> = {}): NewCapture {
  return {
    id: randomUUID(),
    url,
    finalUrl: url,
    sourceId: undefined,
    fetchedAt: '2026-03-01T10:00:00Z',
    status: 200,
    digest: 'sha256:1',
    at: { file: 'a.warc.gz', offset: 0, length: 10 },
    member: new Uint8Array(10),
    ...given,
  };
}

describe('the frontier', () => {
  it('takes up again what was refused for a reason that is no more', async () => {
    const frontier = frontierOf(await server.fresh());
    await frontier.add([found('http://a.test/1'), found('http://a.test/2')]);
    const [one, two] = await frontier.due('a.test', 2);
    await frontier.settle(one?.id as string, { state: 'refused', reason: 'no-contact' });
    await frontier.settle(two?.id as string, { state: 'refused', reason: 'robots' });
    await frontier.reopen('no-contact');
    expect(await frontier.due('a.test', 2)).toMatchObject([{ id: one?.id, attempts: 0 }]);
  });

  it('gives each host its own, however many ask at the same time', async () => {
    const frontier = frontierOf(await server.fresh());
    const urls = ['a', 'b', 'c'].flatMap((host) => [1, 2, 3].map((n) => `http://${host}.test/${n}`));
    await frontier.add(urls.map(found));
    const asked = [
      ['c.test', 9],
      ['a.test', 2],
      ['none.test', 9],
      ['a.test', 1],
      ['b.test', 9],
    ] as const;
    const due = await Promise.all(asked.map(([host, most]) => frontier.due(host, most)));
    expect(due.map((some) => some.map(({ url }) => url.slice(7)))).toEqual([
      ['c.test/1', 'c.test/2', 'c.test/3'],
      ['a.test/1', 'a.test/2'],
      [],
      ['a.test/1'],
      ['b.test/1', 'b.test/2', 'b.test/3'],
    ]);
  });

  it('knows each page once, whatever is hung on its URL', async () => {
    const frontier = frontierOf(await server.fresh());
    const urls = [
      'http://a.test/1',
      'http://www.a.test/1/',
      'http://a.test/1?utm_source=x#y',
      'http://a.test/2',
      'mailto:x',
    ];
    expect(await frontier.add(urls.map(found))).toMatchObject({ added: 2 });
    expect(await frontier.add(urls.map(found))).toMatchObject({ added: 0 });
    expect((await frontier.due('a.test', 10)).map(({ url }) => url)).toEqual([
      'http://a.test/1',
      'http://a.test/2',
    ]);
  });

  it('takes the same URLs from two who have them in another order at the same moment, and fetches them as listed', async () => {
    const db = await server.fresh();
    const frontier = frontierOf(db);
    for (let round = 0; round < 10; round++) {
      const urls = Array.from({ length: 300 }, (_, n) => found(`http://r${round}.test/${(n * 7) % 300}`));
      await Promise.all([frontier.add(urls), frontierOf(db).add(urls.toReversed())]);
    }
    const urls = [9, 10, 1, 11, 2].map((n) => `http://order.test/${n}`);
    await frontier.add(urls.map(found));
    expect((await frontier.due('order.test', 10)).map(({ url }) => url)).toEqual(urls);
  });

  it('gives each host to one of many claimers', async () => {
    const frontier = frontierOf(await server.fresh());
    const hosts = Array.from({ length: 30 }, (_, index) => `h${index}.test`);
    await frontier.add(hosts.map((host) => found(`http://${host}/`)));
    const claims = await Promise.all([1, 2, 3, 4].map(() => frontier.claimDueHosts(10, 60_000)));
    const all = claims.flat();
    expect(new Set(all).size).toBe(all.length);
    const rest = await frontier.claimDueHosts(100, 60_000);
    expect([...all, ...rest].sort()).toEqual([...hosts].sort());
  });

  it('reads as many rows as there are hosts to find those with something due', async () => {
    const db = await server.fresh();
    const hosts = ['a.test', 'b.test', 'c.test'];
    const urls = hosts.flatMap((host) =>
      Array.from({ length: 3_000 }, (_, n) => found(`http://${host}/${n}`)),
    );
    await frontierOf(db).add(urls);
    await sql`analyze frontier`.execute(db.kysely);
    const read = await db.kysely.transaction().execute(async (trx) => {
      expect(await frontierOf({ ...db, kysely: trx }).claimDueHosts(10, 60_000)).toHaveLength(3);
      const { rows } = await sql<{ read: number }>`
        select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables
        where relname = 'frontier'`.execute(trx);
      return rows[0]?.read;
    });
    expect(read).toBeLessThan(100);
  });

  it('leaves what is to be tried later, and ends each URL once', async () => {
    const frontier = frontierOf(await server.fresh());
    await frontier.add([found('http://a.test/1'), found('http://a.test/2')]);
    const [first, second] = await frontier.due('a.test', 10);
    await frontier.settle(first?.id as string, { state: 'due', reason: 'timeout', retryInMs: 60_000 });
    await frontier.settle(second?.id as string, { state: 'refused', reason: 'robots' });
    await frontier.settle(second?.id as string, { state: 'failed', reason: 'timeout' });
    expect(await frontier.due('a.test', 10)).toEqual([]);
  });
});

describe('the other names of a page', () => {
  it('are not added any more, and over where they were due', async () => {
    const frontier = frontierOf(await server.fresh());
    await frontier.add(['http://a.test/story-of-a-bridge', 'http://a.test/?p=12'].map(found));
    const [page, short] = await frontier.due('a.test', 2);
    const names = [
      'http://a.test/?p=12',
      'http://a.test/moved-to-here',
      'http://www.a.test/story-of-a-bridge/',
    ];
    expect(await frontier.tie(page?.id as string, names)).toEqual([short?.id]);
    expect(await frontier.due('a.test', 9)).toMatchObject([{ id: page?.id }]);
    expect(await frontier.add(names.map(found))).toMatchObject({ added: 0, hosts: [] });
    const asked = [...names, 'http://a.test/new', 'http://a.test/new/', 'mailto:x'];
    expect(await frontier.unknown(asked)).toEqual(['http://a.test/new']);
    // Twice leaves the same.
    expect(await frontier.tie(page?.id as string, names)).toEqual([]);
  });

  it('wait until they are to be fetched', async () => {
    const frontier = frontierOf(await server.fresh());
    const url = 'http://a.test/1';
    await frontier.add([
      { ...found(url), notBefore: new Date(Date.now() + 3_600_000) },
      found('http://a.test/2'),
    ]);
    expect(await frontier.due('a.test', 9)).toMatchObject([{ url: 'http://a.test/2' }]);
  });
});

describe('shapes of URLs', () => {
  it('are counted by what became of their pages, each URL once', async () => {
    const db = await withFile();
    const [frontier, captures, sources] = [frontierOf(db), capturesOf(db), sourcesOf(db)];
    const urls = ['/news/one-two-three', '/news/four-five-six', '/topic/a', '/file/b'].map(
      (path) => `http://a.test${path}`,
    );
    await frontier.add(urls.map((url) => ({ url, sourceId: 'a', foundIn: 'section' as const })));
    const [one, two, topic, file] = await frontier.due('a.test', 9);
    await frontier.settle(file?.id as string, { state: 'refused', reason: 'content-type' });
    const take = async (of: typeof one, offset: number) => {
      const taken = capture(of?.url as string, { at: { file: 'a.warc.gz', offset, length: 1 } });
      await captures.addFetched(taken, of?.id as string);
      return taken.id;
    };
    const [first, second, third] = [await take(one, 0), await take(two, 1), await take(topic, 2)];
    const record = { state: 'parsed', articleId: 'x' } as const;
    await captures.settle(first, '1', record);
    await captures.settle(first, '2', record);
    await captures.settle(second, '1', { state: 'rejected', reason: 'consent-page' });
    await captures.settle(third, '1', { state: 'rejected', reason: 'not-an-article' });
    // The page again, as it is kept now.
    const again = capture(urls[0] as string, { at: { file: 'a.warc.gz', offset: 3, length: 1 } });
    await captures.addStored(again, 'ingest');
    await captures.settle(again.id, '1', record);
    expect(await sources.shapes('a')).toEqual([
      { shape: 'file/{word}', records: 0, rejections: 1 },
      { shape: 'news/{slug}', records: 1, rejections: 0 },
      { shape: 'topic/{word}', records: 0, rejections: 1 },
    ]);
  });
});

const WELL = {
  responseMs: 10,
  failures: 0,
  trouble: undefined,
  waitMs: 0,
  restMs: 0,
  isOpen: false,
};

describe('the host row', () => {
  it('is held by one crawl, until its lease is over', async () => {
    const hosts = hostsOf(await server.fresh());
    expect(await hosts.acquire('a.test', 'one', 60_000)).toBe(true);
    expect(await hosts.acquire('a.test', 'two', 60_000)).toBe(false);
    expect(await hosts.renew('a.test', 'two', 60_000)).toBe(false);
    expect(await hosts.acquire('a.test', 'one', -1)).toBe(true);
    expect(await hosts.acquire('a.test', 'two', 60_000)).toBe(true);
    expect(await hosts.renew('a.test', 'one', 60_000)).toBe(false);
    expect(await hosts.takeSlot('a.test', 0, 'one')).toBe('lost');
    await hosts.release('a.test', 'two');
    expect(await hosts.acquire('a.test', 'three', 60_000)).toBe(true);
  });

  it('gives its slot to one of many askers, and to the next a delay after that one is done', async () => {
    const hosts = hostsOf(await server.fresh());
    const ask = () => hosts.takeSlot('a.test', 60_000);
    const answers = await Promise.all(Array.from({ length: 6 }, ask));
    const taken = answers.filter((answer) => typeof answer === 'object' && 'taken' in answer);
    expect(taken).toHaveLength(1);
    const [first] = taken as { taken: string }[];
    await hosts.endSlot('a.test', first?.taken as string, { ...WELL, waitMs: 30_000 });
    const told = (await ask()) as { waitMs: number };
    expect(told.waitMs).toBeGreaterThan(20_000);
    expect(told.waitMs).toBeLessThanOrEqual(30_000);
  });

  it('takes a slot back from a holder who died, and does not hear of them again', async () => {
    const hosts = hostsOf(await server.fresh());
    const dead = (await hosts.takeSlot('a.test', 0)) as { taken: string };
    const next = (await hosts.takeSlot('a.test', 60_000)) as { taken: string };
    await hosts.endSlot('a.test', dead.taken, WELL);
    expect(await hosts.takeSlot('a.test', 0)).toMatchObject({ waitMs: expect.any(Number) });
    await hosts.endSlot('a.test', next.taken, WELL);
    expect(await hosts.takeSlot('a.test', 0)).toMatchObject({ taken: expect.any(String) });
  });
});

/** A database whose archive has the file of the captures here. */
async function withFile(): Promise<Database> {
  const db = await server.fresh();
  await warcFilesOf(db).put('a.warc.gz', 10, false);
  return db;
}

describe('captures', () => {
  it('settle their URL with the row that indexes them, once', async () => {
    const db = await withFile();
    const frontier = frontierOf(db);
    const captures = capturesOf(db);
    await frontier.add([found('http://a.test/1')]);
    const [due] = await frontier.due('a.test', 1);
    const id = due?.id as string;
    const both = await Promise.all(
      [capture('http://a.test/1'), capture('http://a.test/1')].map((one) => captures.addFetched(one, id)),
    );
    expect(both.sort()).toEqual([false, true]);
    expect(await frontier.due('a.test', 1)).toEqual([]);
    expect((await audit(db)).balanced).toBe(true);
  });

  it('that break the parser are tried again, and then left to a person', async () => {
    const db = await server.fresh();
    const captures = capturesOf(db);
    const one = capture('http://a.test/1');
    await captures.addStored(one, 'ingest');
    const what = { reason: 'parse-trouble', detail: 'the parser failed' } as const;
    for (let attempt = 0; attempt < 3; attempt++)
      await captures.trouble(one.id, what, { attempts: 3, retryInMs: -1 });
    const { captures: counts, attention } = await audit(db);
    expect(counts).toEqual({ trouble: 1 });
    expect(attention).toEqual([
      {
        what: 'trouble',
        reason: 'parse-trouble',
        count: 1,
        example: 'http://a.test/1: the parser failed',
      },
    ]);
    expect(await captures.claimPending(10, 1_000)).toEqual([]);
    // Left, and not lost: parsing again from kept bytes comes by.
    const again = await reprocessingOf(db).chosen({}, undefined, 10);
    expect(again.map(({ id }) => id)).toEqual([one.id]);
  });
});

describe('what is due now', () => {
  it('counts a source once, however often it is due', async () => {
    const db = await server.fresh();
    const [sources, totals] = [sourcesOf(db), totalsOf(db)];
    await sources.upsert([sourceOf({ home: 'http://times.test/' })], 'file');
    const began = await totals.now();
    expect(await totals.dueNow(began)).toMatchObject({ toFetch: 1, toParse: 0 });
    await sources.looked('times.test', { nextDueAt: new Date(0), failing: [] });
    expect(await totals.dueNow(began)).toMatchObject({ toFetch: 0, toParse: 0 });
    expect(await totals.dueNow(await totals.now())).toMatchObject({ toFetch: 1, toParse: 0 });
  });
});

describe('inputs', () => {
  it('are kept as they are, and dropped when the site names them no more', async () => {
    const sources = sourcesOf(await server.fresh());
    await sources.upsert([sourceOf({ home: 'http://times.test/' })], 'file');
    const [a, b] = ['a', 'b'].map((url) => ({
      sourceId: 'times.test',
      url,
      kind: 'sitemap' as const,
      via: 'index',
      lastmod: '2026-03-01',
      etag: 'W/"1"',
      lastModified: 'yesterday',
      bodyHash: '0',
      lastStatus: 200,
      askedAt: new Date('2026-03-01T12:00:00Z'),
      notBefore: new Date('2026-03-01T13:00:00Z'),
      pace: { ttlMs: 3_600_000, skipHours: [1, 2] },
    }));
    await sources.saveInputs([a, b] as SourceInput[]);
    expect(await sources.inputs('times.test')).toEqual([a, b]);
    await sources.dropInputs('times.test', ['b', 'c']);
    expect(await sources.inputs('times.test')).toEqual([a]);
  });
});

describe('inputs that fail', () => {
  it('keep their reason until a look at them gives something', async () => {
    const db = await server.fresh();
    const [sources, totals] = [sourcesOf(db), totalsOf(db)];
    await sources.upsert([sourceOf({ home: 'http://times.test/' })], 'file');
    const input = (name: string) => ({ sourceId: 'times.test', url: name, kind: 'feed' as const });
    await sources.saveInputs([input('a'), input('b')]);
    const look = (failing: Look['failing']) =>
      sources.looked('times.test', { nextDueAt: new Date(), failing });
    await look([
      { url: 'a', reason: 'not-a-feed' },
      { url: 'b', reason: 'dns', detail: 'no\u0000where' },
    ]);
    expect(await totals.failingInputs()).toEqual({ dns: 1, 'not-a-feed': 1 });
    await look([{ url: 'b', reason: 'timeout' }]);
    expect((await totals.bySource())[0]?.failing).toEqual([{ url: 'b', reason: 'timeout', detail: null }]);
    await look([]);
    expect(await totals.failingInputs()).toEqual({});
  });
});

describe('the audit', () => {
  it('names what does not balance', async () => {
    const db = await server.fresh();
    await capturesOf(db).addStored(capture('http://a.test/1'), 'ingest');
    await db.kysely.deleteFrom('capture_members').execute();
    await db.kysely.deleteFrom('captures').execute();
    const report = await audit(db);
    expect(report.balanced).toBe(false);
    expect(report.violations).toEqual([
      { rule: 'a captured URL has a capture', count: 1, examples: ['http://a.test/1'] },
    ]);
  });

  it('names captures whose bytes stand nowhere', async () => {
    const db = await withFile();
    const [lost, unknown] = [capture('http://a.test/1'), capture('http://a.test/2')];
    await capturesOf(db).addStored(lost, 'ingest');
    await capturesOf(db).addStored(
      { ...unknown, at: { file: 'b.warc.gz', offset: 0, length: 10 } },
      'ingest',
    );
    await db.kysely.deleteFrom('capture_members').execute();
    expect((await audit(db)).violations).toEqual([
      { rule: 'a capture stands in an archive file that is known', count: 1, examples: [unknown.id] },
      {
        rule: 'a capture of an open archive file stands in the database too, where the file is held there',
        count: 1,
        examples: [lost.id],
      },
    ]);
  });
});
