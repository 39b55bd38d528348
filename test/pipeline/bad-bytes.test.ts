/** Bytes that are not what they should be, in whole runs: each page ends under its name, the others go on, nothing is half-written. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../src/log.js';
import type { FetchedPage } from '../../src/model/capture.js';
import { CaptureStore } from '../../src/pipeline/capture-store.js';
import { ingest } from '../../src/pipeline/ingest.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import { loadProfiles } from '../../src/pipeline/profiles.js';
import { type ComparePool, openComparePool } from '../../src/pipeline/reprocess/compare-pool.js';
import { reprocessGiven, warcFiles } from '../../src/pipeline/reprocess/given.js';
import type { Batch } from '../../src/pipeline/reprocess/outcome.js';
import type { Services } from '../../src/pipeline/services.js';
import { storedPages } from '../../src/pipeline/stored-pages.js';
import { templatesAsTheyAre } from '../../src/pipeline/templates.js';
import { responseMember } from '../../src/storage/archive/member.js';
import { readWarc } from '../../src/storage/archive/read-warc.js';
import { audit } from '../../src/storage/audit.js';
import { PARAGRAPHS } from '../support/article-page.js';
import { copydeskBeside, lastLine } from '../support/copydesk.js';
import { fetchedPage } from '../support/pages.js';
import { reprocessed } from '../support/reprocess.js';
import { withServices } from '../support/services.js';

const HANGING = fileURLToPath(new URL('./hanging-compare-worker.mjs', import.meta.url));

let services: Services;
withServices((opened) => {
  services = opened;
});

const folder = mkdtempSync(join(tmpdir(), 'copydesk-bytes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Threads that a page can catch. The limit counts the start of a thread as well. */
let pool: ComparePool;
beforeAll(() => {
  pool = openComparePool({ threads: 2, timeLimitMs: 4_000, worker: HANGING });
});
afterAll(() => pool.close());

const SITE = 'http://bridge.test';
const pageOf = (name: string, more = ''): FetchedPage =>
  fetchedPage(
    `${SITE}/${name}`,
    `<html lang="en"><head><title>Swing bridge ${name}</title></head><body><h1>Swing bridge ${name}</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}<p>This one ${name}.</p>${more}</body></html>`,
  );

const HANGS = 'hangs the parser';
const EXPLODES = 'explodes in the parser';
const GOOD = ['one', 'two', 'three', 'four', 'five', 'six'];

/** What is done to the index row of a page, and what its page then ends as. */
const DAMAGES: Record<string, { set: string; ends: string }> = {
  'is gone': { set: "warc_file = 'copydesk-gone.warc.gz', warc_offset = 5", ends: 'archive-unreadable' },
  'begins beyond the end': { set: 'warc_offset = 999999999', ends: 'archive-unreadable' },
  'is torn': { set: 'warc_length = warc_length - 20', ends: 'member-damaged' },
  'has another digest': { set: "digest = 'sha256:00'", ends: 'wrong-digest' },
};

/** All in one order: what is bad stands between what is good. */
const NAMES = [HANGS, 'one', ...Object.keys(DAMAGES), 'two', 'three', EXPLODES, 'four', 'five', 'six'];

const same = Object.fromEntries(GOOD.map((name) => [name, 'same']));
const damaged = Object.fromEntries(
  Object.entries(DAMAGES).map(([name, { ends }]) => [name, `trouble ${ends}`]),
);

/** What stands in the tables of all pages, and what the audit finds of the damage that was done to them. */
const written = async () => {
  const { rows } = await sql<{ versions: string; states: string }>`
    select (select count(*) from article_versions) as versions,
      (select string_agg(state || coalesce(reason, ''), ',' order by url) from captures) as states`.execute(
    services.db.kysely,
  );
  return { ...rows[0], violations: (await audit(services.db)).violations };
};

beforeAll(async () => {
  for (const [at, name] of NAMES.entries()) {
    const page = { ...pageOf(name), fetchedAt: `2026-03-01T10:00:${String(at).padStart(2, '0')}.000Z` };
    const kept = await services.pages.keepStored(page, undefined, 'ingest');
    const captureId = typeof kept === 'object' ? kept.captureId : '';
    await parseCaptures(services, [captureId]);
    const set = DAMAGES[name]?.set;
    if (set === undefined) continue;
    await sql`delete from capture_members where capture_id = ${captureId}`.execute(services.db.kysely);
    await sql`update captures set ${sql.raw(set)} where id = ${captureId}`.execute(services.db.kysely);
  }
});

const endsOf = (pages: Batch['pages']) =>
  Object.fromEntries(
    pages.map(({ url, outcome, reason }) => [
      decodeURI(url.replace(/^.*[/]/u, '')),
      reason === undefined ? outcome : `${outcome} ${reason}`,
    ]),
  );

describe('a reprocess of kept pages', () => {
  it('names what is wrong with each, also with those that hang the parser or explode in it', async () => {
    const before = await written();
    const all = await reprocessed(services, { pool });
    const caught = { [HANGS]: 'trouble parse-trouble', [EXPLODES]: 'trouble parse-trouble' };
    expect(endsOf(all)).toEqual({ ...same, ...damaged, ...caught });
    expect(await written()).toEqual(before);
  }, 60_000);

  it('exits as thresholds have it, and leaves no report where the disk of the report is full', async () => {
    const disk = join(folder, 'report-disk');
    const isMounted = mount(disk, 'size=4k');
    const report = isMounted ? ['--report', join(disk, 'out.html')] : [];
    const args = ['reprocess', '--json', '--fail-on', 'trouble>0', '--threads', '1'];
    const { stdout, stderr, status } = await copydeskBeside(services.config.home, [...args, ...report]);
    const troubles = Object.keys(DAMAGES).length;
    expect(lastLine(stdout)).toMatchObject({
      outcomes: { same: NAMES.length - troubles, trouble: troubles },
      failed: [`trouble>0: ${troubles} of ${NAMES.length}`],
    });
    expect(status).toBe(1);
    if (isMounted) {
      expect(stderr).toMatch(/^copydesk: .*out\.html: cannot be written: the disk is full$/mu);
      expect(readdirSync(disk)).toEqual([]);
    }
  }, 60_000);
});

describe('a WARC file of others', () => {
  const path = join(folder, 'given.warc.gz');

  beforeAll(async () => {
    const members = await Promise.all(NAMES.map((name) => responseMember(pageOf(name))));
    const bytes = members.map(({ member }, at) => {
      if (NAMES[at] === 'is torn') return member.subarray(0, -30);
      if (NAMES[at] !== 'has another digest') return member;
      return gzipSync(gunzipSync(member).toString('latin1').replace('swing bridge', 'swung bridge'), {});
    });
    writeFileSync(path, Buffer.concat(bytes));
  });

  it('is read to its end, past pages that hang the parser or explode in it', async () => {
    const before = await written();
    const run = { pool, profiles: loadProfiles(), templateOf: templatesAsTheyAre(services.templates) };
    const pages: Batch['pages'] = [];
    for await (const batch of reprocessGiven(services, run, warcFiles([path]))) pages.push(...batch.pages);
    const ends = pages.map(({ outcome, reason }) =>
      reason === undefined ? outcome : `${outcome} ${reason}`,
    );
    expect(ends).toEqual(
      NAMES.map((name) => {
        if (name === HANGS || name === EXPLODES) return 'trouble parse-trouble';
        if (name === 'is torn') return 'unreadable damaged-member';
        return name === 'has another digest' ? 'unreadable wrong-digest' : 'same';
      }),
    );
    expect(await written()).toEqual(before);
  }, 60_000);

  it('is taken in but for what is damaged, which is named', async () => {
    const { given, refused, unchanged } = await ingest(services, storedPages(path), new Date());
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/gzip member that cannot be unpacked/u),
      expect.stringMatching(/another digest than it names/u),
    ]);
    expect([given, unchanged]).toEqual([NAMES.length, NAMES.length - 2]);
  });
});

describe('a disk that fills up in the middle of a page', () => {
  it('ends an ingest under its name, with every page whole or not there; with more room it goes on', async () => {
    const disk = join(folder, 'archive-disk');
    if (!mount(disk, 'size=1m')) return;
    const pages = await CaptureStore.open(disk, services.captures, services.warcFiles, silent);
    const onDisk = { ...services, pages };
    const count = 20;
    // Bytes that do not pack.
    const big = Array.from({ length: count }, (_, n) =>
      pageOf(`big-${n}`, `<!-- ${randomBytes(90_000).toString('base64')} -->`),
    );
    const given = async function* () {
      for (const page of big) yield { id: page.url, url: page.url, page };
    };
    const { violations } = await written();
    await expect(ingest(onDisk, given(), new Date())).rejects.toMatchObject({
      code: 'disk-full',
      message: `${disk}: the disk is full`,
    });
    const kept = await indexedAt(disk);
    expect(kept.urls.length).toBeGreaterThan(0);
    expect(kept.urls.length).toBeLessThan(count);
    expect(kept.inFile).toEqual(kept.urls);
    spawnSync('mount', ['-o', 'remount,size=20m', disk]);
    const more = await ingest(onDisk, given(), new Date());
    expect(more).toMatchObject({
      given: count,
      unchanged: kept.urls.length,
      taken: count - kept.urls.length,
    });
    await pages.close();
    expect((await indexedAt(disk)).inFile).toHaveLength(count);
    expect((await written()).violations).toEqual(violations);
  }, 60_000);

  /** The file on the disk, read whole, and what the index says of it. Nothing else may be there. */
  async function indexedAt(disk: string) {
    const files = readdirSync(disk);
    expect(files).toHaveLength(1);
    const file = files[0] as string;
    const { rows } = await sql<{ url: string; end: string }>`
      select url, warc_offset + warc_length + coalesce(metadata_length, 0) as end from captures
      where warc_file = ${file} order by warc_offset`.execute(services.db.kysely);
    expect(statSync(join(disk, file)).size).toBe(Number(rows.at(-1)?.end));
    const inFile: string[] = [];
    for await (const item of readWarc(join(disk, file))) {
      if ('damaged' in item) inFile.push(item.damaged);
      if ('page' in item) inFile.push(item.page.url);
    }
    return { urls: rows.map(({ url }) => url), inFile };
  }
});

const mounted: string[] = [];
afterAll(() => {
  for (const disk of mounted) spawnSync('umount', ['-l', disk]);
});

/** A disk in memory; false, and said, where none can be mounted. */
function mount(at: string, options: string): boolean {
  mkdirSync(at);
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]).status === 0;
  if (isMounted) mounted.push(at);
  else console.warn('no disk can be mounted here: a full one is not tested');
  return isMounted;
}
