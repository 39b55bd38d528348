import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { FetchedPage } from '../../src/model/capture.js';
import { openArchive } from '../../src/storage/archive/archive.js';
import { cutBack } from '../../src/storage/archive/files.js';
import { readMember } from '../../src/storage/archive/member.js';
import { readWarc } from '../../src/storage/archive/read-warc.js';
import { isAbandoned, newFileName } from '../../src/storage/archive/writer.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function page(n: number): FetchedPage {
  return {
    bytes: new TextEncoder().encode(`<p>Page ${n}, with an é and a \u2019</p>`),
    url: `http://times.test/${n}`,
    finalUrl: `http://times.test/${n}`,
    status: 200,
    statusText: 'OK',
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['content-encoding', 'gzip'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ],
    contentType: 'text/html; charset=utf-8',
    fetchedAt: `2026-01-02T03:04:0${n}.000Z`,
  };
}

const files: [string, number, boolean][] = [];
const open = (more: { fileBytes?: number; fileMs?: number } = {}) =>
  openArchive({ folder, onFile: async (...facts) => void files.push(facts), ...more });

/** A finished file with three pages, and where each stands. */
async function threePages() {
  const archive = await open();
  const places: Awaited<ReturnType<typeof archive.append>>[] = [];
  for (const n of [1, 2, 3]) places.push(await archive.append(page(n)));
  await archive.close();
  const path = join(folder, places[0]?.file ?? '');
  return { path, places, bytes: readFileSync(path) };
}

describe('the archive', () => {
  it('gives back what it was given, by place and from the member', async () => {
    const archive = await open();
    const at = await archive.append(page(1));
    for (const member of [at.member, await archive.read(at)]) {
      const read = await readMember(member);
      expect(Buffer.from(read.bytes)).toEqual(Buffer.from(page(1).bytes));
      const { url, status, statusText, contentType, fetchedAt } = page(1);
      expect(read).toMatchObject({ url, finalUrl: url, status, statusText, contentType, fetchedAt });
    }
    await archive.close();
  });

  it('keeps every header, those of the transfer under another name', async () => {
    const archive = await open();
    const { member } = await archive.append(page(1));
    await archive.close();
    const text = gunzipSync(member).toString('utf8');
    expect(text).toMatch(/^WARC\/1\.1\r\n/u);
    expect(text).toMatch(/WARC-Payload-Digest: sha-?256:[\da-f]{64}/iu);
    expect(text).toContain('X-Archive-Orig-content-encoding: gzip');
    expect(text).toContain('Set-Cookie: a=1');
    expect(text).toContain('Set-Cookie: b=2');
    expect(text).toContain(`Content-Length: ${page(1).bytes.length}\r\n`);
  });

  it('writes pages that come together one after the other, each at the place it names', async () => {
    const { places, bytes } = await threePages();
    expect(new Set(places.map(({ file }) => file)).size).toBe(1);
    for (const { offset, length, member } of places) {
      expect(bytes.subarray(offset, offset + length).equals(member)).toBe(true);
    }
  });

  it('has the metadata of a page right behind it, and erases both', async () => {
    const archive = await open();
    const origin = { sourceId: 'times', foundIn: 'feed', hops: 0 } as const;
    // One after the other: what is compressed first comes first.
    const one = await archive.append(page(1), { ...origin, captureId: randomUUID() });
    const two = await archive.append(page(2), { ...origin, captureId: randomUUID() });
    const again = await archive.appendRevisit(page(3), {
      captureId: randomUUID(),
      finalUrl: page(1).finalUrl,
      fetchedAt: new Date(),
      digest: 'sha256:00',
    });
    await archive.close();
    const kinds = async () => {
      const found: string[] = [];
      for await (const item of readWarc(join(folder, again.file)))
        found.push('page' in item ? item.page.url : 'passed' in item ? item.passed : item.damaged);
      return found;
    };
    expect(two.offset).toBe(one.offset + one.length + (one.metadataLength ?? 0));
    expect(again.offset).toBe(two.offset + two.length + (two.metadataLength ?? 0));
    const all = ['warcinfo', page(1).url, 'metadata', page(2).url, 'metadata', 'revisit'];
    expect(await kinds()).toEqual(all);
    await archive.erase(one);
    expect(await kinds()).toEqual(['warcinfo', 'warcinfo', page(2).url, 'metadata', 'revisit']);
  });

  it('closes a file that is full, and tells of it', async () => {
    const archive = await open({ fileBytes: 1 });
    const first = await archive.append(page(1));
    const second = await archive.append(page(2));
    expect(second.file).not.toBe(first.file);
    expect(files).toContainEqual([first.file, first.offset + first.length, true]);
    await archive.close();
  });

  it('closes a file whose time is over, though nobody writes any more', async () => {
    const archive = await open({ fileMs: 1 });
    const first = await archive.append(page(1));
    const isClosed = () => files.some(([name, , closed]) => closed && name === first.file);
    await vi.waitFor(() => expect(isClosed()).toBe(true), { timeout: 20_000 });
    expect((await archive.append(page(2))).file).not.toBe(first.file);
    await archive.close();
  });

  it('says so when a file is shorter than its index', async () => {
    const archive = await open();
    const at = await archive.append(page(1));
    await expect(archive.read({ ...at, length: at.length + 1 })).rejects.toMatchObject({
      code: 'archive-unreadable',
    });
    await expect(archive.read({ ...at, file: 'gone.warc.gz' })).rejects.toMatchObject({
      code: 'archive-unreadable',
    });
    const theirs = 'copydesk-20260101000000-another.host-7.00ff-00ff.warc.gz';
    await expect(archive.read({ ...at, file: theirs })).rejects.toMatchObject({ code: 'archive-elsewhere' });
    await archive.close();
  });

  it('is cut back to its last indexed byte', async () => {
    const { path, places, bytes } = await threePages();
    appendFileSync(path, 'half a member');
    const file = places[0]?.file ?? '';
    await cutBack(folder, file, bytes.length);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    await cutBack(folder, 'gone.warc.gz', 10);
    expect(existsSync(join(folder, 'gone.warc.gz'))).toBe(false);
  });

  it('knows a file whose writer is alive', async () => {
    const { places } = await threePages();
    const file = places[0]?.file ?? '';
    expect(isAbandoned(file)).toBe(false);
    // No process has this number: it is above the largest that Linux gives.
    expect(isAbandoned(file.replace(`-${process.pid}.`, '-99999999.'))).toBe(true);
    expect(isAbandoned('copydesk-20260101000000-another.host-99999999-00ff.warc.gz')).toBe(false);
  });

  it('knows that its own number was another process in an earlier life, as in a container that starts again', () => {
    const file = newFileName(new Date().toISOString());
    expect(isAbandoned(file)).toBe(false);
    const before = file.replace(/[\da-f]{8}(?=\.warc)/u, '00000000');
    expect(isAbandoned(before)).toBe(true);
    // As older versions named them.
    expect(isAbandoned(before.replace(/\.[\da-f]+(?=-)/u, ''))).toBe(true);
  });

  it('knows that the number of another process was given anew', () => {
    const ours = newFileName(new Date().toISOString());
    const [, life] = new RegExp(`-${process.pid}\\.([\\da-f]+)-`, 'u').exec(ours) ?? [];
    expect(life).toMatch(/^[\da-f]{8}$/u);
    // The parent runs, but it never was what this name says.
    const theirs = ours.replace(`-${process.pid}.${life}-`, `-${process.ppid}.${life}-`);
    expect(isAbandoned(theirs)).toBe(true);
    expect(isAbandoned(theirs.replace(`.${life}-`, '-'))).toBe(false);
  });
});
