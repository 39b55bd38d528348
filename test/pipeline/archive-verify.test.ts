/** What `archive verify` finds where files and index differ, and what it mends. */
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { silent } from '../../src/log.js';
import { type FoundFault, verifyArchive } from '../../src/pipeline/archive-verify.js';
import { CaptureStore } from '../../src/pipeline/capture-store.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { type ArchivedAt, eraseMember } from '../../src/storage/archive/files.js';
import { audit } from '../../src/storage/audit.js';
import { type Captures, capturesOf } from '../../src/storage/captures.js';
import type { Database } from '../../src/storage/database.js';
import type { FrontierUrl } from '../../src/storage/due-urls.js';
import { frontierOf } from '../../src/storage/frontier.js';
import { sourcesOf } from '../../src/storage/sources.js';
import { warcFilesOf } from '../../src/storage/warc-files.js';
import { testServer } from '../support/embedded.js';
import { fetchedPage } from '../support/pages.js';

const server = testServer();
const folders = mkdtempSync(join(tmpdir(), 'copydesk-verify-'));
afterAll(() => rmSync(folders, { recursive: true, force: true }));

let db: Database;
let captures: Captures;
let folder: string;
let file: string;

/** A closed file of three pages. */
beforeEach(async () => {
  db = await server.fresh();
  captures = capturesOf(db);
  folder = mkdtempSync(join(folders, 'archive-'));
  const store = await CaptureStore.open(folder, captures, warcFilesOf(db), silent);
  for (const n of [1, 2, 3])
    await store.keepStored(fetchedPage(`http://times.test/${n}`, `<p>Page ${n}</p>`), undefined, 'ingest');
  await store.close();
  [file = ''] = readdirSync(folder);
});

async function verified(mend = false) {
  const faults: FoundFault[] = [];
  const report = await verifyArchive(
    { warcFiles: warcFilesOf(db), captures, sources: sourcesOf(db) },
    {
      folder,
      stores: { target: undefined, of: async () => undefined },
      mend,
      signal: new AbortController().signal,
      onFault: (fault) => faults.push(fault),
    },
  );
  return {
    pages: report.pages,
    mended: report.mended,
    faults: faults.map(({ fault, url }) => [fault, url].filter(Boolean).join(' ')),
  };
}

const index = (statement: string) => sql.raw(statement).execute(db.kysely);
const second = "url = 'http://times.test/2'";

async function places(): Promise<{ offset: number; length: number }[]> {
  const { rows } = await sql<{ offset: string; length: number }>`
    select warc_offset as offset, warc_length as length from captures order by warc_offset`.execute(
    db.kysely,
  );
  return rows.map(({ offset, length }) => ({ offset: Number(offset), length }));
}

/** What was wrong is found, mended, and then no longer there. */
async function mends(faults: string[], pages: number): Promise<void> {
  expect(await verified()).toEqual({ pages, mended: 0, faults });
  expect(await verified(true)).toEqual({ pages, mended: faults.length, faults });
  expect(await verified()).toEqual({ pages: 3, mended: 0, faults: [] });
  expect(await audit(db)).toMatchObject({ balanced: true });
}

describe('an archive that is verified', () => {
  it('has no fault as it was written', async () => {
    expect(await verified()).toEqual({ pages: 3, mended: 0, faults: [] });
  });

  it('gets back the rows that the index lost', async () => {
    await index(`delete from captures where ${second}; delete from frontier where ${second}`);
    await mends(['not-indexed http://times.test/2'], 2);
    expect(await captures.lastDigest('http://times.test/2')).toMatch(/^sha256:/u);
  });

  it('gets back a whole file that the index lost', async () => {
    await index('delete from captures; delete from frontier; delete from warc_files');
    await mends(['unknown-file', ...[1, 2, 3].map((n) => `not-indexed http://times.test/${n}`)], 0);
  });

  it('gets back what the file says of a page, and the revisits of it', async () => {
    const files = warcFilesOf(db);
    await index('delete from captures; delete from frontier; delete from warc_files');
    const store = await CaptureStore.open(folder, captures, files, silent);
    await sourcesOf(db).upsert([sourceOf({ id: 'wire', home: 'http://wire.test/' })], 'file');
    const { added } = await frontierOf(db).add([
      {
        url: 'http://times.test/asked',
        sourceId: 'wire',
        foundIn: 'sitemap',
        fromUrl: 'http://wire.test/map',
      },
    ]);
    expect(added).toBe(1);
    const [one] = await frontierOf(db).due('times.test', 1);
    const answered = fetchedPage('http://times.test/asked', '<p>Moved</p>', {
      finalUrl: 'http://times.test/answered',
    });
    const captureId = (await store.keepFetched(answered, one as FrontierUrl, {})) as string;
    const [{ digest, at } = { digest: '', at: undefined }] = await captures.load([captureId]);
    const archived = { finalUrl: answered.finalUrl, fetchedAt: new Date(answered.fetchedAt) };
    const revisit = {
      captureId,
      digest,
      archived,
      firstFetchedAt: new Date(),
      failures: 0,
      reason: undefined,
    };
    const again = (await store.sawAgain(answered, revisit)) as ArchivedAt;
    expect(await files.addRevisit({ captureId, at: again })).toBe(true);
    await store.close();
    rmSync(join(folder, file));
    expect((await verified()).faults).toEqual([]);

    await index('delete from archive_revisits; delete from captures; delete from frontier');
    const faults = ['not-indexed http://times.test/answered', 'not-indexed'];
    expect(await verified(true)).toEqual({ pages: 0, mended: 2, faults });
    expect(await verified()).toEqual({ pages: 1, mended: 0, faults: [] });
    const [back] = await captures.load([captureId]);
    expect(back).toMatchObject({ url: 'http://times.test/asked', sourceId: 'wire', at });
    expect(await files.revisitsIn(again.file)).toEqual([
      { captureId, at: expect.objectContaining({ offset: again.offset }) },
    ]);

    truncateSync(join(folder, again.file), again.offset);
    expect(await verified(true)).toEqual({ pages: 1, mended: 1, faults: ['lost-revisit'] });
    expect(await verified()).toEqual({ pages: 1, mended: 0, faults: [] });
  });

  it('finds a page that stands elsewhere', async () => {
    await index(`update captures set warc_offset = warc_offset + 3 where ${second}`);
    await mends(['wrong-place http://times.test/2'], 2);
  });

  it('believes a whole record before the index', async () => {
    await index(`update captures set digest = 'sha256:00' where ${second}`);
    await mends(['wrong-digest http://times.test/2'], 2);
  });

  it('says what is lost, and makes nothing of it', async () => {
    const lost = { pages: 2, mended: 0, faults: ['lost-page http://times.test/2'] };
    const [, { offset, length } = { offset: 0, length: 0 }] = await places();
    const bytes = readFileSync(join(folder, file));
    bytes.fill(0, offset + 20, offset + length - 20);
    writeFileSync(join(folder, file), bytes);
    expect(await verified(true)).toEqual(lost);
    truncateSync(join(folder, file), offset);
    expect(await verified(true)).toEqual({
      ...lost,
      pages: 1,
      faults: ['lost-page http://times.test/2', 'lost-page http://times.test/3'],
    });
    rmSync(join(folder, file));
    expect(await verified(true)).toEqual({ pages: 0, mended: 0, faults: ['missing-file'] });
  });

  it('passes over what was erased, and names what is no record', async () => {
    const [first, , third] = (await places()) as { offset: number; length: number }[];
    await index('delete from captures; delete from frontier');
    await eraseMember(folder, { file, ...(first as { offset: number; length: number }) });
    const bytes = readFileSync(join(folder, file));
    bytes.fill(7, third?.offset);
    writeFileSync(join(folder, file), bytes);
    expect(await verified()).toEqual({
      pages: 0,
      mended: 0,
      faults: ['damaged-stretch', 'not-indexed http://times.test/2'],
    });
  });

  it('leaves the files of other machines to them', async () => {
    const theirs = file.replace(`-${hostname()}-`, '-another-machine-');
    renameSync(join(folder, file), join(folder, theirs));
    await index(`update warc_files set file = '${theirs}'; update captures set warc_file = '${theirs}'`);
    expect(await verified()).toEqual({ pages: 0, mended: 0, faults: [] });
  });
});

it('takes what it can of a file of others, and passes over what is no page of the web', async () => {
  const record = (url: string, date: string) => {
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>${url}</p>`;
    const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\n${date}Content-Type: application/http\r\n`;
    return gzipSync(`${head}Content-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`);
  };
  const records = [
    record('http://other.test/undated', ''),
    record('urn:x:page', 'WARC-Date: 2026-03-01T00:00:00Z\r\n'),
    record(`http://other.test/${'long'.repeat(9_000)}`, 'WARC-Date: 2026-03-01T00:00:00Z\r\n'),
    record('http://other.test/o\0dd', 'WARC-Date: 2026-03-01T00:00:00Z\r\n'),
  ];
  writeFileSync(join(folder, 'others.warc.gz'), Buffer.concat(records));
  expect(await verified(true)).toMatchObject({ pages: 3, mended: 3 });
  expect(await verified()).toMatchObject({ pages: 5 });
  expect((await audit(db)).violations).toEqual([]);
});
