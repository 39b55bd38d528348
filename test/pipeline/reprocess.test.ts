/** Kept and given pages through the parser again: which, how far, what is said of them, and what is written. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import { loadProfiles } from '../../src/pipeline/profiles.js';
import { whereOf } from '../../src/pipeline/reprocess/choice.js';
import { openComparePool } from '../../src/pipeline/reprocess/compare-pool.js';
import { type GivenCursor, reprocessGiven, warcFiles } from '../../src/pipeline/reprocess/given.js';
import { inOrder } from '../../src/pipeline/reprocess/in-order.js';
import { reprocessKept } from '../../src/pipeline/reprocess/kept.js';
import { addPage, emptyReport } from '../../src/pipeline/reprocess/report.js';
import { count, followRun } from '../../src/pipeline/reprocess/run.js';
import type { Services } from '../../src/pipeline/services.js';
import { templatesAsTheyAre } from '../../src/pipeline/templates.js';
import { openArchive } from '../../src/storage/archive/archive.js';
import { audit } from '../../src/storage/audit.js';
import type { CaptureChoice, Cursor } from '../../src/storage/reprocessing.js';
import { PARAGRAPHS } from '../support/article-page.js';
import { fetchedPage } from '../support/pages.js';
import { reprocessed, sharedPool } from '../support/reprocess.js';
import { withServices } from '../support/services.js';

let services: Services;
withServices((opened) => {
  services = opened;
});

const folder = mkdtempSync(join(tmpdir(), 'copydesk-reprocess-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SITE = 'http://bridge.test';
const urlOf = (n: number) => `${SITE}/2026/${n}`;
const html = (n: number, head = '') =>
  `<html lang="en"><head>${head}<title>Swing bridge ${n}</title></head><body><h1>Swing bridge ${n}</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}<p>Bridge number ${n} is one of many.</p></body></html>`;

const BYLINE = '<meta name="author" content="Ada Tull">';

/** Pages of seven days, those of odd days with an author, and one page that is none. */
const PAGES = 7;
async function fill(): Promise<void> {
  for (let n = 1; n <= PAGES; n++) {
    // Two of them in one millisecond: what others archive has finer clocks than ours.
    const fetchedAt = n <= 2 ? `2026-03-01T10:00:00.00012${n}Z` : `2026-03-0${n}T10:00:00.000Z`;
    await keep(urlOf(n), html(n, n % 2 ? BYLINE : ''), fetchedAt);
  }
  await keep(`${SITE}/none`, '<html><body><p>short', '2026-03-09T10:00:00Z');
}

async function keep(url: string, body: string, fetchedAt: string): Promise<string> {
  const kept = await services.pages.keepStored(fetchedPage(url, body, { fetchedAt }), undefined, 'ingest');
  const id = typeof kept === 'object' ? kept.captureId : '';
  await parseCaptures(services, [id]);
  return id;
}

/** As if an older parser had made the newest versions. */
async function age(change: (record: Article) => Article): Promise<void> {
  const rows = await services.db.kysely
    .selectFrom('article_versions')
    .innerJoin('articles', (join) =>
      join.onRef('articles.id', '=', 'article_id').onRef('articles.version', '=', 'article_versions.version'),
    )
    .select(['article_id', 'article_versions.version', 'record'])
    .execute();
  for (const { article_id, version, record } of rows)
    await services.db.kysely
      .updateTable('article_versions')
      .set({ record: JSON.stringify(change(record)) })
      .where('article_id', '=', article_id)
      .where('version', '=', version)
      .execute();
}

const older = (record: Article): Article => ({
  ...record,
  headline: `${record.headline}, it is said`,
  contentHash: 'f'.repeat(64),
});

const versions = async () => {
  const { rows } = await sql<{ count: string }>`select count(*) as count from article_versions`.execute(
    services.db.kysely,
  );
  return Number(rows[0]?.count);
};

const urlsOf = async (choice: CaptureChoice) =>
  (await services.reprocessing.chosen(choice, undefined, 100)).map(({ url }) => url.replace(/^.*\//u, ''));

describe('captures', () => {
  it('are chosen by source, day, reason, field and parser, and counted alike', async () => {
    await fill();
    const all = ['1', '2', '3', '4', '5', '6', '7', 'none'];
    const cases: [CaptureChoice, string[]][] = [
      [{}, all],
      [{ since: '2026-03-04', until: '2026-03-05' }, ['4', '5']],
      [{ sourceId: 'nobody' }, []],
      [whereOf(['no byline']), ['2', '4', '6']],
      [whereOf(['no date', 'no byline']), ['2', '4', '6']],
      [whereOf(['rejected too-deep']), []],
      [{ ...whereOf(['parser < 0.0.9']) }, []],
      [{ ...whereOf(['parser<10.0']), since: '2026-03-07' }, ['7', 'none']],
    ];
    for (const [choice, expected] of cases) {
      expect(await urlsOf(choice)).toEqual(expected);
      expect(await services.reprocessing.count(choice)).toBe(expected.length);
    }
    const [none] = (await services.reprocessing.chosen({}, undefined, 100)).filter(
      ({ state }) => state === 'rejected',
    );
    expect(await urlsOf(whereOf([`rejected ${none?.reason}`]))).toEqual(['none']);
  });

  it.each(['byline', 'no bylines', 'rejected', 'parser > 1', 'parser < a'])(
    'are not chosen by "%s", which is said with all that there is',
    (words) => {
      expect(() => whereOf([words])).toThrow(/expected "no <field>" \(byline, .*"parser < <version>"/u);
    },
  );

  it('come one after the other from any place, also two of one millisecond', async () => {
    const seen: string[] = [];
    let after: Cursor | undefined;
    for (let times = 0; times < 20; times++) {
      const [one] = await services.reprocessing.chosen({}, after, 1);
      if (!one) break;
      seen.push(one.url);
      after = one.cursor;
    }
    expect(seen).toEqual([...Array.from({ length: PAGES }, (_, n) => urlOf(n + 1)), `${SITE}/none`]);
  });
});

describe('a run', () => {
  it('writes nothing when it is dry, and says what the real one then does', async () => {
    await age(older);
    const before = await versions();
    const dry = await reprocessed(services, { dryRun: true });
    expect(await versions()).toBe(before);
    const real = await reprocessed(services);
    expect(real.map(({ outcome }) => outcome)).toEqual([...Array(PAGES).fill('changed'), 'rejected']);
    expect(dry.map(({ outcome }) => outcome)).toEqual(real.map(({ outcome }) => outcome));
    expect(await versions()).toBe(before + PAGES);
    expect(real[0]?.difference).toMatchObject({ fields: [{ name: 'headline', is: 'changed' }], grown: 0 });
    const again = await reprocessed(services);
    expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['same', 'rejected']));
    expect(await versions()).toBe(before + PAGES);
    expect((await audit(services.db)).violations).toEqual([]);
  });

  it('gives the same, byte for byte and in order, however many threads parse', async () => {
    const pool = openComparePool({ threads: 2 });
    const [one, two] = [await reprocessed(services), await reprocessed(services, { pool })];
    await pool.close();
    expect(one.map(({ url, digest }) => [url, digest])).toEqual(two.map(({ url, digest }) => [url, digest]));
    expect(new Set(one.map(({ digest }) => digest)).size).toBe(PAGES + 1);
  });

  it('that is stopped goes on where it was, and comes to what it would have come to', async () => {
    await age(older);
    // As a run of many batches that is stopped behind one of them.
    const first = await followRun({
      runs: services.reprocessRuns,
      key: 'stopped',
      anew: false,
      async *pages() {
        for await (const { pages } of reprocessKept(services, { pool: sharedPool(), dryRun: true })) {
          const [, , third] = await services.reprocessing.chosen({}, undefined, 3);
          yield { pages: pages.slice(0, 3), passed: {}, cursor: third?.cursor };
          return;
        }
      },
    });
    expect(first.report.pages).toBe(3);
    const whole = emptyReport();
    for (const page of await reprocessed(services, { dryRun: true })) addPage(whole, page);
    const rest = await followRun({
      runs: services.reprocessRuns,
      key: 'stopped',
      anew: false,
      pages: (cursor) =>
        reprocessKept(services, { pool: sharedPool(), dryRun: true, after: cursor as Cursor | undefined }),
    });
    expect(rest.before).toBe(3);
    expect(rest.report).toEqual(whole);
    await rest.finish();
    expect((await services.reprocessRuns.begin('stopped', false)).state).toBeUndefined();
  });

  it('ends where the disk of the database is full, with each page whole or as it was, and goes on from there', async () => {
    await age(older);
    const before = await versions();
    const follow = () =>
      followRun({
        runs: services.reprocessRuns,
        key: 'full',
        anew: false,
        pages: (cursor) =>
          reprocessKept(services, { pool: sharedPool(), after: cursor as Cursor | undefined }),
      });
    const { kysely } = services.db;
    await sql`create function full_disk() returns trigger language plpgsql as ${sql.raw(`$$ begin
      if (select count(*) from article_versions) < ${before + 3} then return new; end if;
      raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
    end $$`)}`.execute(kysely);
    await sql`create trigger full_disk before insert on article_versions for each row execute function full_disk()`.execute(
      kysely,
    );
    await expect(follow()).rejects.toMatchObject({
      code: '53100',
      message: 'could not extend file: No space left on device',
    });
    await sql`drop trigger full_disk on article_versions`.execute(kysely);
    expect(await versions()).toBe(before + 3);
    expect((await audit(services.db)).violations).toEqual([]);
    const { report } = await follow();
    expect(report.outcomes).toMatchObject({ same: 3, changed: PAGES - 3, rejected: 1 });
    expect(await versions()).toBe(before + PAGES);
    expect((await audit(services.db)).violations).toEqual([]);
  });

  it('that another process has taken up stops', async () => {
    const { token } = await services.reprocessRuns.begin('taken', false);
    const state = { cursor: 1, report: {}, templates: { a: 1, b: null } };
    expect(await services.reprocessRuns.keep('taken', token, state)).toBe(true);
    const next = await services.reprocessRuns.begin('taken', false);
    expect(next.state).toEqual(state);
    expect(await services.reprocessRuns.keep('taken', token, state)).toBe(false);
    expect((await services.reprocessRuns.begin('taken', true)).state).toBeUndefined();
  });
});

describe('kept bytes that are not what they were', () => {
  beforeAll(() => reprocessed(services).then(() => {}));

  it.each([
    ['are gone', 'archive-unreadable', "warc_file = 'copydesk-gone.warc.gz', warc_offset = 5"],
    ['begin beyond the end', 'archive-unreadable', 'warc_offset = 999999999'],
    ['are another member’s', 'wrong-digest', "digest = 'sha256:00'"],
    ['are torn', 'member-damaged', 'warc_length = warc_length - 20'],
  ])('%s: that has a name, and the pages behind are parsed', async (_, reason, change) => {
    const id = await keep(`${SITE}/${reason}${change.length}`, html(90), '2026-02-01T10:00:00Z');
    await sql`delete from capture_members where capture_id = ${id}`.execute(services.db.kysely);
    await sql`insert into warc_files (file, length, closed) values ('copydesk-gone.warc.gz', 9, true) on conflict do nothing`.execute(
      services.db.kysely,
    );
    await sql`update captures set ${sql.raw(change)} where id = ${id}`.execute(services.db.kysely);
    const before = await versions();
    const all = await reprocessed(services);
    const one = all.find(({ url }) => url.endsWith(`${reason}${change.length}`));
    expect(one).toMatchObject({ outcome: 'trouble', reason });
    expect(all.filter(({ outcome }) => outcome === 'same').length).toBeGreaterThanOrEqual(PAGES);
    expect(await versions()).toBe(before);
    await sql`update captures set state = 'pending', article_id = null where id = ${id}`.execute(
      services.db.kysely,
    );
  });
});

describe('WARC files of others', () => {
  const given = async (path: string, from?: GivenCursor, pool = sharedPool()) => {
    const report = emptyReport();
    const cursors: GivenCursor[] = [];
    const run = { pool, profiles: loadProfiles(), templateOf: templatesAsTheyAre(services.templates) };
    for await (const batch of reprocessGiven(services, run, warcFiles([path], from))) {
      count(report, batch);
      cursors.push(batch.cursor as GivenCursor);
    }
    return { report, cursors };
  };

  async function warc(pages: number): Promise<string> {
    const archive = await openArchive({ folder, onFile: async () => {} });
    let file = '';
    for (let n = 1; n <= pages; n++)
      file = (await archive.append(fetchedPage(urlOf(n), html(n, n % 2 ? BYLINE : '')))).file;
    await archive.close();
    return join(folder, file);
  }

  it('are compared with the records under their URLs, damage and all, from any place on', async () => {
    await reprocessed(services);
    const before = await versions();
    const path = await warc(40);
    const whole = readFileSync(path);
    appendFileSync(path, gzipSync(Buffer.from('nothing')));
    const { report, cursors } = await given(path);
    expect(report.outcomes).toMatchObject({ same: PAGES, 'newly-accepted': 40 - PAGES, unreadable: 1 });
    expect(report.reasons).toEqual({ 'unreadable no-record': 1 });
    expect(report.passed).toEqual({ warcinfo: 1 });
    const rest = await given(path, cursors[0]);
    expect(rest.report.pages).toBe(41 - 32);
    const pool = openComparePool({ threads: 2 });
    expect((await given(path, undefined, pool)).report).toEqual(report);
    await pool.close();
    expect(await versions()).toBe(before);
    // Torn in the middle: what is whole is read.
    writeFileSync(path, whole);
    truncateSync(path, Math.floor(whole.length * 0.9));
    const torn = (await given(path)).report;
    expect(torn.outcomes.unreadable).toBe(1);
    expect(torn.pages).toBeGreaterThan(30);
    await expect(given(path, cursors[0])).rejects.toMatchObject({ code: 'input-changed' });
    await expect(given(join(folder, 'none.warc'))).rejects.toMatchObject({ code: 'input-unreadable' });
  });
});

describe('work in order', () => {
  it('gives results in the order of the things, holds no more than it may, and begins nothing after a stop', async () => {
    const stop = new AbortController();
    let running = 0;
    let most = 0;
    let begun = 0;
    async function* things() {
      for (let n = 0; n < 50; n++) yield n;
    }
    const limits = { atOnce: 10, most: 6, weightOf: () => 2, signal: stop.signal };
    const seen: number[] = [];
    for await (const n of inOrder(things(), limits, async (n) => {
      begun++;
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, (n * 7) % 5));
      running--;
      return n;
    })) {
      seen.push(n);
      if (n === 20) stop.abort();
    }
    expect(most).toBe(3);
    expect(seen).toEqual(Array.from({ length: begun }, (_, n) => n));
    expect(begun).toBeLessThan(25);
  });
});
