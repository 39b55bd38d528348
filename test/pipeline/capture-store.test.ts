/** What a start makes of the archive files of processes that died: nothing that was indexed is lost. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { silent } from '../../src/log.js';
import { CaptureStore } from '../../src/pipeline/capture-store.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import type { Services } from '../../src/pipeline/services.js';
import type { ArchivedAt } from '../../src/storage/archive/files.js';
import { audit } from '../../src/storage/audit.js';
import { type Capture, capturesOf } from '../../src/storage/captures.js';
import { movedFilesOf } from '../../src/storage/moved-files.js';
import { reprocessingOf } from '../../src/storage/reprocessing.js';
import { addRevisitRecord } from '../../src/storage/revisits.js';
import { sinksOf } from '../../src/storage/sinks.js';
import { warcFilesOf } from '../../src/storage/warc-files.js';
import { testServer } from '../support/embedded.js';
import { fetchedPage } from '../support/pages.js';
import { reprocessed } from '../support/reprocess.js';

const server = testServer();
const folders = mkdtempSync(join(tmpdir(), 'copydesk-captures-'));
const dead: CaptureStore[] = [];
afterAll(async () => {
  for (const store of dead) await store.close();
  rmSync(folders, { recursive: true, force: true });
});

const page = (n: number) => fetchedPage(`http://times.test/${n}`, `<p>Page ${n}</p>`);

/** Three pages, kept by a process that then died: the file bears the number of a process that cannot be. */
async function leftBehind() {
  const db = await server.fresh();
  const captures = capturesOf(db);
  const files = warcFilesOf(db);
  const folder = mkdtempSync(join(folders, 'archive-'));
  const store = await CaptureStore.open(folder, captures, files, silent);
  dead.push(store);
  const ids: string[] = [];
  for (const n of [1, 2, 3]) {
    const kept = await store.keepStored(page(n), undefined, 'ingest');
    if (typeof kept === 'object') ids.push(kept.captureId);
  }
  const [name = ''] = readdirSync(folder);
  const file = name.replace(`-${process.pid}.`, '-99999999.');
  renameSync(join(folder, name), join(folder, file));
  await sql`update warc_files set file = ${file}`.execute(db.kysely);
  await sql`update captures set warc_file = ${file}`.execute(db.kysely);
  const places = (await captures.load(ids)).flatMap(({ at }) => at ?? []);
  const end = Math.max(...places.map(({ offset, length }) => offset + length));
  return { db, captures, files, folder, ids, path: join(folder, file), end };
}

type Left = Awaited<ReturnType<typeof leftBehind>>;

/** The pages as a later process reads them, when no member stands in the database any more. */
async function readAfterStart({ captures, files, folder, ids }: Left): Promise<string[]> {
  const store = await CaptureStore.open(folder, captures, files, silent);
  await store.close();
  const later = await CaptureStore.open(folder, captures, files, silent);
  for (const id of ids) await captures.settle(id, '1', { state: 'rejected', reason: 'no-body' });
  const loaded = await captures.load(ids);
  expect(loaded.map(({ member }) => member)).toEqual([undefined, undefined, undefined]);
  const pages = await Promise.all(loaded.map((capture) => later.read(capture)));
  await later.close();
  return pages.map(({ bytes }) => new TextDecoder().decode(bytes)).sort();
}

/** What another machine makes of it: the same database, a folder of its own. */
async function onAnotherMachine() {
  const db = await server.fresh();
  const captures = capturesOf(db);
  const files = warcFilesOf(db);
  const open = () => CaptureStore.open(mkdtempSync(join(folders, 'archive-')), captures, files, silent);
  const here = await open();
  const kept = await here.keepStored(page(1), undefined, 'ingest');
  const id = typeof kept === 'object' ? kept.captureId : '';
  await here.close();
  // The file bears the name of the machine that wrote it.
  await sql`update captures set warc_file = replace(warc_file, ${`-${hostname()}-`}, '-another.host-')`.execute(
    db.kysely,
  );
  await sql`update warc_files set file = replace(file, ${`-${hostname()}-`}, '-another.host-')`.execute(
    db.kysely,
  );
  const there = await open();
  dead.push(there);
  const read = async () => {
    const [capture] = await captures.load([id]);
    return new TextDecoder().decode((await there.read(capture as Capture)).bytes);
  };
  return { db, captures, id, read, there };
}

describe('on one machine', () => {
  const alone = async () => {
    const db = await server.fresh();
    const [captures, files] = [capturesOf(db), warcFilesOf(db)];
    const folder = mkdtempSync(join(folders, 'archive-'));
    const open = () => CaptureStore.open(folder, captures, files, silent, { isShared: false });
    const store = await open();
    dead.push(store);
    const kept = await store.keepStored(page(1), undefined, 'ingest');
    const id = typeof kept === 'object' ? kept.captureId : '';
    const capture = async () => (await captures.load([id]))[0] as Capture;
    return { db, store, open, id, capture };
  };

  it('a page stands in its file alone, and is read there while that is open', async () => {
    const { db, store, capture } = await alone();
    const read = await capture();
    expect(read.member).toBeUndefined();
    expect(new TextDecoder().decode((await store.read(read)).bytes)).toBe('<p>Page 1</p>');
    expect((await audit(db)).violations).toEqual([]);
  });

  it('and so does one that is carried into another file', async () => {
    const { db, store, open, id, capture } = await alone();
    await store.close();
    const later = await open();
    dead.push(later);
    const { at } = await capture();
    await later.carry(id, at as ArchivedAt);
    const moved = await capture();
    expect([moved.member, moved.at?.file === at?.file]).toEqual([undefined, false]);
    expect(new TextDecoder().decode((await later.read(moved)).bytes)).toBe('<p>Page 1</p>');
    expect((await audit(db)).violations).toEqual([]);
  });

  it('the file moves to no store before its pages are parsed', async () => {
    const { db, store, id } = await alone();
    await store.close();
    const { toMove } = movedFilesOf(db);
    expect(await toMove()).toEqual([]);
    await capturesOf(db).settle(id, '1', { state: 'rejected', reason: 'no-body' });
    expect(await toMove()).toHaveLength(1);
  });
});

describe('a page that another machine has kept', () => {
  it('can be read until it is settled, though its file is closed, and is then kept once', async () => {
    const { db, captures, id, read } = await onAnotherMachine();
    expect(await read()).toBe('<p>Page 1</p>');
    expect((await audit(db)).violations).toEqual([]);
    await captures.settle(id, '1', { state: 'rejected', reason: 'no-body' });
    const [capture] = await captures.load([id]);
    expect(capture?.member).toBeUndefined();
    expect((await audit(db)).violations).toEqual([]);
  });

  it('is not ours to try when its bytes are only there', async () => {
    const { db, captures, id, read, there } = await onAnotherMachine();
    await db.kysely.deleteFrom('capture_members').execute();
    await expect(read()).rejects.toMatchObject({ code: 'archive-elsewhere' });
    const services = {
      captures,
      pages: there,
      sinks: sinksOf(db),
      queue: { add: async () => {} },
      log: silent,
    };
    for (let times = 0; times < 4; times++) await parseCaptures(services as unknown as Services, [id]);
    expect((await captures.load([id]))[0]?.attempts).toBe(0);
    expect((await audit(db)).captures).toEqual({ pending: 1 });
    await captures.settle(id, '1', { state: 'rejected', reason: 'no-body' });
    const asked = { ...services, reprocessing: reprocessingOf(db) } as unknown as Services;
    expect(await reprocessed(asked)).toEqual([{ outcome: 'elsewhere', url: 'http://times.test/1' }]);
  });
});

it('a file that is closed and a page that is settled at the same time leave nothing behind', async () => {
  const db = await server.fresh();
  const captures = capturesOf(db);
  for (let round = 0; round < 20; round++) {
    const folder = mkdtempSync(join(folders, 'archive-'));
    const store = await CaptureStore.open(folder, captures, warcFilesOf(db), silent);
    const kept = await store.keepStored(page(100 + round), undefined, 'ingest');
    const id = typeof kept === 'object' ? kept.captureId : '';
    await Promise.all([store.close(), captures.settle(id, '1', { state: 'rejected', reason: 'no-body' })]);
  }
  const { rows } = await sql`select 1 from capture_members`.execute(db.kysely);
  expect(rows).toEqual([]);
});

const ALL = ['<p>Page 1</p>', '<p>Page 2</p>', '<p>Page 3</p>'];

describe('an archive file that was left open', () => {
  it('is cut back to what is indexed', async () => {
    const left = await leftBehind();
    appendFileSync(left.path, 'half a member');
    expect(await readAfterStart(left)).toEqual(ALL);
  });

  it.each([
    ['within its last member', 0.97],
    ['in its middle', 0.5],
    ['to nothing', 0],
  ])('loses nothing when its disk cut it short, %s', async (_, share) => {
    const left = await leftBehind();
    truncateSync(left.path, Math.floor(left.end * share));
    expect(await readAfterStart(left)).toEqual(ALL);
  });

  it('loses nothing when it is gone', async () => {
    const left = await leftBehind();
    rmSync(left.path);
    expect(await readAfterStart(left)).toEqual(ALL);
  });

  it('keeps the revisits behind its pages, and knows no more of those that its disk lost', async () => {
    const left = await leftBehind();
    const size = statSync(left.path).size;
    const [file, captureId] = [basename(left.path), left.ids[0] as string];
    appendFileSync(left.path, 'a revisit, half of another');
    for (const [offset, length] of [
      [size, 9],
      [size + 9, 40],
    ] as const)
      await addRevisitRecord(left.db.kysely, captureId, { file, offset, length });
    expect(await readAfterStart(left)).toEqual(ALL);
    expect(statSync(left.path).size).toBe(size + 9);
    expect(await left.files.revisitsIn(file)).toEqual([{ captureId, at: { file, offset: size, length: 9 } }]);
  });

  it('may hold any number of revisits', async () => {
    const left = await leftBehind();
    const size = statSync(left.path).size;
    const many = 130_000;
    truncateSync(left.path, size + many);
    await sql`
      insert into archive_revisits (warc_file, warc_offset, warc_length, capture_id)
      select ${basename(left.path)}, ${size}::int + n, 1, ${left.ids[0]} from generate_series(0, ${many - 1}::int) n`.execute(
      left.db.kysely,
    );
    expect(await readAfterStart(left)).toEqual(ALL);
    expect(statSync(left.path).size).toBe(size + many);
  });

  it('is cut back to its last page where half of that one’s metadata is left', async () => {
    const left = await leftBehind();
    truncateSync(left.path, statSync(left.path).size - 20);
    expect(await readAfterStart(left)).toEqual(ALL);
    expect(statSync(left.path).size).toBe(left.end);
    const last = (await left.captures.load(left.ids)).find(
      ({ at }) => at && at.offset + at.length === left.end,
    );
    expect(last?.at).not.toHaveProperty('metadataLength');
  });

  it('goes when nothing of it is indexed', async () => {
    const left = await leftBehind();
    for (const [n, id] of left.ids.entries())
      await left.files.moved(id, { file: 'other', offset: n, length: 1 });
    await (await CaptureStore.open(left.folder, left.captures, left.files, silent)).close();
    expect(existsSync(left.path)).toBe(false);
    expect(await left.files.open()).toEqual([]);
  });
});
