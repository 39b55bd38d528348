/** Room on the disk, the age of archive files, and the archive against its index. */
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { silent } from '../../src/log.js';
import { checkArchive } from '../../src/pipeline/archive-check.js';
import { CaptureStore } from '../../src/pipeline/capture-store.js';
import { Upkeep } from '../../src/pipeline/upkeep.js';
import { articlesOf } from '../../src/storage/articles.js';
import { audit } from '../../src/storage/audit.js';
import { type Capture, capturesOf } from '../../src/storage/captures.js';
import type { Database } from '../../src/storage/database.js';
import { addErasures, movedFilesOf } from '../../src/storage/moved-files.js';
import { reprocessingOf } from '../../src/storage/reprocessing.js';
import { type WarcFiles, warcFilesOf } from '../../src/storage/warc-files.js';
import { testServer } from '../support/embedded.js';
import { fetchedPage } from '../support/pages.js';
import { record } from '../support/records.js';

const server = testServer();
const homes = mkdtempSync(join(tmpdir(), 'copydesk-upkeep-'));
afterAll(() => rmSync(homes, { recursive: true, force: true }));

const DAY_MS = 86_400_000;

const page = (name: string, fetchedAt: string) =>
  fetchedPage(`http://times.test/${name}`, `<p>${name}</p>`, { fetchedAt });

/** A home with two closed files, each of one page: an old one and one of now. */
async function archived() {
  const db = await server.fresh();
  const home = mkdtempSync(join(homes, 'home-'));
  const folder = join(home, 'archive');
  const [captures, files] = [capturesOf(db), warcFilesOf(db)];
  const keep = async (name: string, fetchedAt: string): Promise<string> => {
    const before = existsSync(folder) ? readdirSync(folder) : [];
    const store = await CaptureStore.open(folder, captures, files, silent);
    const kept = await store.keepStored(page(name, fetchedAt), undefined, 'ingest');
    await store.close();
    if (typeof kept === 'object')
      await captures.settle(kept.captureId, '1', { state: 'rejected', reason: 'no-body' });
    return readdirSync(folder).find((file) => !before.includes(file)) as string;
  };
  const old = await keep('old', '2020-01-01T00:00:00Z');
  const young = await keep('young', new Date().toISOString());
  const upkeep = async (archive = {}) => {
    const pages = await CaptureStore.open(folder, captures, files, silent);
    await new Upkeep(
      settings(home, { archive: { ...KEEP, ...archive } }),
      { files, stores, pages },
      silent,
    ).sweep();
    await pages.close();
  };
  return { db, home, folder, captures, files, old, young, upkeep };
}

async function settledUrls(db: Database): Promise<string[]> {
  return (await reprocessingOf(db).chosen({}, undefined, 10)).map(({ url }) => url);
}

const KEEP = {
  fileBytes: 1e9,
  fileMs: DAY_MS,
  keepMs: undefined,
  keepBytes: undefined,
  keepCurrent: true,
};
const settings = (home: string, more = {}) => ({ home, leastFree: 0, archive: KEEP, ...more });
const stores = { target: undefined, of: async () => undefined };
const pages = { carry: () => Promise.reject(new Error('not asked for')) };

describe('room on the disk', () => {
  it('is asked for before anything is fetched, and said with the remedy', async () => {
    const { files } = await archived();
    const full = new Upkeep(settings(homes, { leastFree: 1e18 }), { files, stores, pages }, silent);
    expect(await full.hasRoom()).toBe(false);
    await expect(full.demandRoom()).rejects.toMatchObject({
      code: 'disk-full',
      message: /less than COPYDESK_LEAST_FREE.*make room/u,
    });
    const roomy = new Upkeep(settings(homes), { files, stores, pages }, silent);
    expect(await roomy.hasRoom()).toBe(true);
    await roomy.demandRoom();
  });
});

describe('retention', () => {
  it('deletes files whose pages are all too old, and nothing while it is not set', async () => {
    const { db, home, folder, files, old, young, upkeep } = await archived();
    await upkeep();
    expect(readdirSync(folder).sort()).toEqual([old, young].sort());
    await addErasures(db.kysely, [{ file: old, offset: 0, length: 1 }]);
    await upkeep({ keepMs: 30 * DAY_MS });
    expect(readdirSync(folder)).toEqual([young]);
    expect((await movedFilesOf(db).erasures()).size).toBe(0);
    expect(await settledUrls(db)).toEqual(['http://times.test/young']);
    expect(await checkArchive(home, files)).toMatchObject({ files: 1, damaged: [], unknown: [] });
    expect((await audit(db)).balanced).toBe(true);
  });

  it('deletes the oldest while all take too much', async () => {
    const { folder, files, young, upkeep } = await archived();
    const bytes = (await files.settled()).reduce((sum, { length }) => sum + length, 0);
    await upkeep({ keepBytes: bytes });
    expect(readdirSync(folder)).toHaveLength(2);
    await upkeep({ keepBytes: bytes - 1 });
    expect(readdirSync(folder)).toEqual([young]);
  });

  it('waits for the parser', async () => {
    const { db, folder, upkeep } = await archived();
    await db.kysely.updateTable('captures').set({ state: 'pending', reason: null }).execute();
    await upkeep({ keepMs: 1, keepBytes: 1 });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('carries what a current version was made from into another file, unless it is told not to', async () => {
    const { db, folder, captures, files, upkeep } = await archived();
    const store = await CaptureStore.open(folder, captures, files, silent);
    const kept: string[] = [];
    for (const name of ['current', 'superseded', 'rejected']) {
      const one = await store.keepStored(page(name, '2020-01-01T00:00:00Z'), undefined, 'ingest');
      kept.push(typeof one === 'object' ? one.captureId : '');
    }
    await store.close();
    const [current = '', superseded = '', rejected = ''] = kept;
    const url = 'http://times.test/current';
    for (const [captureId, hash] of [
      [superseded, '1'],
      [current, '2'],
    ] as const) {
      await articlesOf(db).save(record({ id: 'a', url, contentHash: hash.repeat(64) }), captureId);
      await captures.settle(captureId, '1', { state: 'parsed', articleId: 'a' });
    }
    await captures.settle(rejected, '1', { state: 'rejected', reason: 'no-body' });
    await upkeep({ keepMs: 30 * DAY_MS });
    expect((await audit(db)).violations).toEqual([]);
    const reader = await CaptureStore.open(folder, captures, files, silent);
    const [one] = await captures.load([current]);
    expect(one?.member).toBeUndefined();
    expect(Buffer.from((await reader.read(one as Capture)).bytes).toString()).toBe('<p>current</p>');
    await reader.close();
    expect(await settledUrls(db)).toEqual([url, 'http://times.test/young']);
    // More than half of its file by now: to write it once more would gain nothing.
    const before = readdirSync(folder);
    await upkeep({ keepMs: 30 * DAY_MS });
    expect(readdirSync(folder)).toEqual(before);
    await upkeep({ keepMs: 30 * DAY_MS, keepCurrent: false });
    expect(await settledUrls(db)).toEqual(['http://times.test/young']);
    expect((await audit(db)).violations).toEqual([]);
  });
});

describe('a sweep of large files', () => {
  const OLD = {
    file: `copydesk-20200101000000-${hostname()}-1-00ff.warc.gz`,
    length: 1_000,
    isStored: false,
  };

  /** One old file of whose pages some are needed; each waits to be let through. */
  function large(pagesNeeded: number, failing?: Error) {
    const carried: string[] = [];
    const said: unknown[] = [];
    const gates: (() => void)[] = [];
    const looks = { count: 0 };
    const files = {
      settled: async () => {
        looks.count++;
        if (failing) throw failing;
        return [{ ...OLD, ageMs: 60 * DAY_MS }];
      },
      needed: async () =>
        Array.from({ length: pagesNeeded }, (_, n) => ({
          captureId: `c${n}`,
          at: { file: OLD.file, offset: n, length: 1 },
        })),
      expired: async () => void carried.push('expired'),
    };
    const carry = (captureId: string) =>
      new Promise<void>((resolve) => {
        gates.push(() => {
          carried.push(captureId);
          resolve();
        });
      });
    const log = { ...silent, warn: (fields: unknown) => void said.push(fields), info: () => {} };
    const upkeep = new Upkeep(
      settings(homes, { archive: { ...KEEP, keepMs: DAY_MS } }),
      { files: files as unknown as WarcFiles, stores, pages: { carry } },
      log as typeof silent,
    );
    return { upkeep, carried, said, gates, looks };
  }

  it('is waited for by nobody, is one at a time, and stops behind the page that it carries', async () => {
    const { upkeep, carried, gates, looks } = large(3);
    upkeep.begin();
    upkeep.begin();
    await expect.poll(() => gates.length).toBe(1);
    const stopped = upkeep.stop();
    gates[0]?.();
    await stopped;
    upkeep.begin();
    expect({ carried, looks: looks.count }).toEqual({ carried: ['c0'], looks: 1 });
  });

  it('says what it fails of, and leaves it for a while', async () => {
    const { upkeep, said, looks } = large(0, new Error('no such luck'));
    upkeep.begin();
    await expect.poll(() => said).toEqual([{ reason: 'no such luck' }]);
    upkeep.begin();
    await upkeep.stop();
    expect(looks.count).toBe(1);
  });
});

describe('the archive against its index', () => {
  it('names what is gone, what is cut short, and what nobody knows', async () => {
    const { home, folder, files, old, young } = await archived();
    expect(await checkArchive(home, files)).toMatchObject({ files: 2, damaged: [], unknown: [] });
    truncateSync(join(folder, old), 100);
    rmSync(join(folder, young));
    const strange = `copydesk-20260101000000-${hostname()}-1-00ff.warc.gz`;
    writeFileSync(join(folder, strange), 'x');
    const check = await checkArchive(home, files);
    expect(check.damaged.sort()).toEqual([old, young].sort());
    expect(check.unknown).toEqual([strange]);
  });
});
