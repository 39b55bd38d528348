/** Closed archive files in an object store: moved, read, verified, erased, dropped; and a store that fails. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { CopydeskError } from '../../src/errors.js';
import { silent } from '../../src/log.js';
import { ArchiveMover } from '../../src/pipeline/archive-mover.js';
import { archiveStores } from '../../src/pipeline/archive-stores.js';
import { verifyArchive } from '../../src/pipeline/archive-verify.js';
import { CaptureStore } from '../../src/pipeline/capture-store.js';
import { forget } from '../../src/pipeline/forget.js';
import { troubled } from '../../src/pipeline/reprocess/judge.js';
import { dropOld } from '../../src/pipeline/retention.js';
import { type ObjectStore, objectStoreAt } from '../../src/storage/archive/object-store.js';
import { audit } from '../../src/storage/audit.js';
import { type Capture, capturesOf } from '../../src/storage/captures.js';
import { movedFilesOf } from '../../src/storage/moved-files.js';
import { sourcesOf } from '../../src/storage/sources.js';
import { warcFilesOf } from '../../src/storage/warc-files.js';
import { testServer } from '../support/embedded.js';
import { fetchedPage } from '../support/pages.js';
import { s3Server } from '../support/s3.js';

const BUCKET = 's3://pages/archive';
const server = testServer();
const access = s3Server('pages');
const homes = mkdtempSync(join(tmpdir(), 'copydesk-store-'));
afterAll(() => rmSync(homes, { recursive: true, force: true }));

const bodyOf = (n: number) => `<p>The secret of page ${n}</p>`;

/** A closed file of two settled pages, and what works on it. */
async function closedFile(reached = access) {
  const db = await server.fresh();
  const home = mkdtempSync(join(homes, 'home-'));
  const folder = join(home, 'archive');
  const [captures, files, moved] = [capturesOf(db), warcFilesOf(db), movedFilesOf(db)];
  const stores = archiveStores({ url: BUCKET, access: reached }, moved);
  const open = (at = folder) => CaptureStore.open(at, captures, files, silent, { storeOf: stores.of });
  const pages = await open();
  const ids: string[] = [];
  for (const n of [1, 2]) {
    const kept = await pages.keepStored(
      fetchedPage(`http://times.test/${n}`, bodyOf(n)),
      undefined,
      'ingest',
    );
    ids.push(typeof kept === 'object' ? kept.captureId : '');
  }
  await pages.close();
  for (const id of ids) await captures.settle(id, '1', { state: 'rejected', reason: 'no-body' });
  const [file = ''] = readdirSync(folder);
  const read = async (at?: string) => {
    const reader = await open(at);
    const loaded = await captures.load(ids);
    const bytes = await Promise.all(loaded.map((capture) => reader.read(capture as Capture)));
    await reader.close();
    return bytes.map((page) => new TextDecoder().decode(page.bytes)).sort();
  };
  const verified = async () => {
    const faults: string[] = [];
    const onFault = ({ fault }: { fault: string }) => faults.push(fault);
    const parts = { warcFiles: files, captures, sources: sourcesOf(db) };
    const signal = new AbortController().signal;
    const { pages: right } = await verifyArchive(parts, { folder, stores, mend: false, signal, onFault });
    return { right, faults };
  };
  const mover = new ArchiveMover({ moved, stores, folder, log: silent });
  return { db, home, folder, captures, files, moved, stores, file, open, read, verified, mover };
}

const ALL = [bodyOf(1), bodyOf(2)];

describe('a closed file', () => {
  it('moves to the store, where any machine reads and verifies it', async () => {
    const { db, folder, file, read, verified, mover, moved, stores } = await closedFile();
    await mover.turn();
    expect(readdirSync(folder)).toEqual([]);
    expect(await moved.storeOf(file)).toBe(BUCKET);
    expect(await stores.target?.size(file)).toBeGreaterThan(500);
    expect(await read()).toEqual(ALL);
    expect(await read(mkdtempSync(join(homes, 'other-')))).toEqual(ALL);
    expect(await verified()).toEqual({ right: 2, faults: [] });
    expect((await audit(db)).violations).toEqual([]);
    await stores.target?.remove(file);
    expect(await verified()).toEqual({ right: 0, faults: ['missing-file'] });
  });

  it('is put again where the store has other bytes of it, and goes only then', async () => {
    const { folder, file, read, mover, stores } = await closedFile();
    const path = join(folder, file);
    const half = join(folder, 'half');
    writeFileSync(half, Buffer.alloc(99));
    await stores.target?.put(file, half);
    rmSync(half);
    await mover.turn();
    expect(existsSync(path)).toBe(false);
    expect(await read()).toEqual(ALL);
  });

  it('is moved once, however often its process dies on the way', async () => {
    const { folder, file, read, mover, moved, stores } = await closedFile();
    const path = join(folder, file);
    // Put, and not written down.
    await stores.target?.put(file, path);
    await mover.turn();
    expect(existsSync(path)).toBe(false);
    // Written down, and not deleted.
    await stores.target?.download(file, path);
    await mover.turn();
    expect(existsSync(path)).toBe(false);
    expect(await read()).toEqual(ALL);
    expect(await moved.claim(file, 'another', 1)).toBe(true);
  });

  it('is left to whoever works on it, until that one is taken for dead', async () => {
    const { folder, file, mover, moved } = await closedFile();
    await moved.claim(file, 'another', 60_000);
    await mover.turn();
    expect(existsSync(join(folder, file))).toBe(true);
    await moved.release(file, 'another');
    await moved.claim(file, 'another', -1);
    await mover.turn();
    expect(existsSync(join(folder, file))).toBe(false);
  });

  it('is held for as long as it takes to be put, and given up by whoever has lost it', async () => {
    const { db, folder, file, moved, stores } = await closedFile();
    let began = () => {};
    const putting = new Promise<void>((resolve) => {
      began = resolve;
    });
    const target = {
      ...(stores.target as ObjectStore),
      put: (_name: string, _path: string, signal = new AbortController().signal) =>
        new Promise<void>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          began();
        }),
    };
    const mover = new ArchiveMover({ moved, stores: { ...stores, target }, folder, log: silent });
    const claim = () => db.kysely.selectFrom('warc_files').select(['claimed_by', 'claimed_until']);
    const setClaim = (to: { claimed_by?: string; claimed_until?: Date }) =>
      db.kysely.updateTable('warc_files').set(to).execute();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const turn = mover.turn().catch((error: unknown) => error);
      await putting;
      const until = new Date(Date.now() + 20_000);
      await setClaim({ claimed_until: until });
      vi.advanceTimersToNextTimer();
      await expect
        .poll(async () => (await claim().executeTakeFirst())?.claimed_until, { timeout: 10_000 })
        .not.toEqual(until);
      await setClaim({ claimed_by: 'another' });
      vi.advanceTimersToNextTimer();
      expect(await turn).toMatchObject({ code: 'claim-lost' });
      expect(await claim().executeTakeFirst()).toMatchObject({ claimed_by: 'another' });
      expect(await moved.toMove()).toEqual([file]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('stays where it is when its claim has run out: what was forgotten meanwhile is not noted', async () => {
    const { file, moved } = await closedFile();
    await moved.claim(file, 'late', -1);
    expect(await moved.renew(file, 'late', 60_000)).toBe(false);
    expect(await moved.stored(file, 'late', BUCKET)).toBe('claim-lost');
    expect(await moved.toMove()).toEqual([file]);
  });

  it('has as many places to be erased as were forgotten', async () => {
    const { db, file, moved } = await closedFile();
    await sql`
      insert into archive_erasures (warc_file, warc_offset, length)
      select ${file}, at, 1 from generate_series(1, 60000) at`.execute(db.kysely);
    const places = (await moved.erasures()).get(file) ?? [];
    expect(places).toHaveLength(60_000);
    await moved.erased(places.slice(1));
    expect((await moved.erasures()).get(file)).toEqual(places.slice(0, 1));
  });

  it('is erased in where it is, and nothing else of it changes', async () => {
    const { db, home, file, read, captures, mover, moved, stores, folder, verified } = await closedFile();
    await mover.turn();
    await forget({ db }, home, { url: 'http://times.test/1' });
    expect([...(await moved.erasures()).keys()]).toEqual([file]);
    await mover.turn();
    expect([...(await moved.erasures()).keys()]).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    expect(await verified()).toEqual({ right: 1, faults: [] });
    const size = (await stores.target?.size(file)) as number;
    const whole = Buffer.from((await stores.target?.read(file, 0, size)) ?? []);
    expect(whole.length).toBe(size);
    expect(await captures.lastDigest('http://times.test/1')).toBeUndefined();
    expect(await read()).toEqual([bodyOf(2)]);
  });

  it('is dropped from the store as from the disk', async () => {
    const { folder, file, files, open, mover, stores } = await closedFile();
    await mover.turn();
    const keep = { fileBytes: 1, fileMs: 1, keepMs: 1, keepBytes: undefined, keepCurrent: true };
    const pages = await open();
    await dropOld({ files, stores, pages, folder, log: silent }, keep);
    await pages.close();
    expect(await stores.target?.size(file)).toBeUndefined();
    expect(await files.kept()).toEqual([]);
  });
});

describe('a store that fails', () => {
  it.each([
    ['does not answer', { endpoint: 'http://127.0.0.1:59999' }, /ECONNREFUSED/u],
    ['does not know us', { accessKeyId: 'nobody' }, /403 \w+/u],
  ])('because it %s keeps the file where it is, and is tried again', async (_, wrong, said) => {
    const { folder, file, read, mover, moved } = await closedFile({ ...access, ...wrong });
    await expect(mover.turn()).rejects.toMatchObject({
      code: 'store-failed',
      message: expect.stringMatching(said),
    });
    mover.begin();
    await mover.stop();
    expect(existsSync(join(folder, file))).toBe(true);
    expect(await moved.toMove()).toEqual([file]);
    expect(await read()).toEqual(ALL);
  });

  it('of one file keeps no other from moving, and is told at the end', async () => {
    const { folder, file, files, moved, stores } = await closedFile();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `copydesk-${name}.warc.gz`);
    for (const name of names) {
      writeFileSync(join(folder, name), name);
      await files.put(name, name.length, true);
    }
    const tried: string[] = [];
    const target = {
      ...(stores.target as ObjectStore),
      put: async (name: string, path: string) => {
        tried.push(name);
        if (/-[bcd]\./u.test(name)) throw new CopydeskError('store-failed', `${name}: 503 SlowDown`);
        await stores.target?.put(name, path);
      },
    };
    const mover = new ArchiveMover({ moved, stores: { ...stores, target }, folder, log: silent });
    const first = { code: 'store-failed', message: 'copydesk-b.warc.gz: 503 SlowDown' };
    await expect(mover.turn()).rejects.toMatchObject(first);
    // So many in a row are the store's fault. Those that failed come last the next time.
    expect(tried).toEqual([file, ...names.slice(0, 4)]);
    await expect(mover.turn()).rejects.toMatchObject(first);
    expect((await moved.toMove()).sort()).toEqual(names.slice(1, 4));
    expect(existsSync(join(folder, file))).toBe(false);
  });

  it('to have a file has nothing more to be erased in it, and the others move', async () => {
    const { db, home, folder, file, files, moved, stores, mover } = await closedFile();
    await mover.turn();
    await forget({ db }, home, { url: 'http://times.test/1' });
    await stores.target?.remove(file);
    writeFileSync(join(folder, 'copydesk-next.warc.gz'), 'next');
    await files.put('copydesk-next.warc.gz', 4, true);
    await mover.turn();
    expect(await moved.toMove()).toEqual([]);
    expect((await moved.erasures()).size).toBe(0);
  });

  it('is told by name where a page is asked for that is there', async () => {
    const { captures, files, moved, mover, db, folder } = await closedFile();
    await mover.turn();
    const away = archiveStores({ url: BUCKET, access: undefined }, moved);
    const pages = await CaptureStore.open(folder, captures, files, silent, { storeOf: away.of });
    const { id } = await db.kysely.selectFrom('captures').select('id').executeTakeFirstOrThrow();
    const [capture] = await captures.load([id]);
    await expect(pages.read(capture as Capture)).rejects.toMatchObject({
      code: 'store-failed',
      message: /is in s3:\/\/pages\/archive: set AWS_ACCESS_KEY_ID/u,
    });
    await pages.close();
  });
});

describe('a page of a file that has moved', () => {
  it('is unreadable where the store has lost it, and only then', async () => {
    const { db, captures, file, mover, stores, folder, files } = await closedFile();
    await mover.turn();
    const { id } = await db.kysely.selectFrom('captures').select('id').executeTakeFirstOrThrow();
    const [capture] = await captures.load([id]);
    const reading = async (storeOf = stores.of) => {
      const pages = await CaptureStore.open(folder, captures, files, silent, { storeOf });
      const said = await pages.read(capture as Capture).then(String, (error: unknown) => error);
      await pages.close();
      return said;
    };
    const failing = (said: Error) => Promise.reject(said);
    const busy = new CopydeskError('store-failed', '503 SlowDown');
    expect(
      await reading(async () => ({ ...(stores.target as ObjectStore), read: () => failing(busy) })),
    ).toBe(busy);
    const away = Object.assign(new Error('terminating connection'), { code: '57P01' });
    expect(await reading(() => failing(away) as never)).toBe(away);
    expect(troubledBy(busy)).toBe(busy);
    await stores.target?.remove(file);
    const lost = await reading();
    expect(lost).toMatchObject({ code: 'archive-unreadable', message: /404/u });
    expect(troubledBy(lost)).toMatchObject({ outcome: 'trouble', reason: 'archive-unreadable' });
  });

  /** What a reprocess makes of it. */
  function troubledBy(error: unknown): unknown {
    try {
      return troubled('http://times.test/1', error);
    } catch (thrown) {
      return thrown;
    }
  }
});

describe('the object store', () => {
  it('gives parts of an object, and says which is not there', async () => {
    const store = objectStoreAt('s3://pages', access);
    const path = join(homes, 'some');
    writeFileSync(path, 'a swing bridge');
    await store.put('some', path);
    const text = async (offset: number, length: number) =>
      new TextDecoder().decode(await store.read('some', offset, length));
    expect(await text(2, 5)).toBe('swing');
    expect(await text(8, 99)).toBe('bridge');
    expect(await store.size('none')).toBeUndefined();
    await store.remove('none');
    await expect(store.read('none', 0, 9)).rejects.toMatchObject({ message: /404 NoSuchKey/u });
  });
});
