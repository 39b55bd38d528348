/**
 * Files of ours as others read them: warcio (WARC 1.1, record by record), libarchive's bsdtar (Debian: libarchive-tools), which
 * knows WARC 1.0, and gzip at an offset.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { openArchive } from '../../src/storage/archive/archive.js';
import type { ArchivedAt } from '../../src/storage/archive/files.js';
import { fetchedPage } from '../support/pages.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-readers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const idOf = (n: number) => `0b8a4f0e-6a53-4d0f-9c2a-9a8f6b1c2d3${n}`;
const page = (n: number) =>
  fetchedPage(`http://times.test/${n}`, `<p>Bridge ${n} closed — “until May”</p>`, {
    fetchedAt: `2026-03-01T10:00:0${n}.123Z`,
  });

let path = '';
const places: ArchivedAt[] = [];
beforeAll(async () => {
  const archive = await openArchive({ folder, onFile: async () => {} });
  for (const n of [1, 2]) {
    const origin = { captureId: idOf(n), sourceId: 'times', foundIn: 'feed', hops: 0 } as const;
    places.push(await archive.append(page(n), origin));
  }
  const { finalUrl, fetchedAt, bytes } = page(1);
  const original = { captureId: idOf(1), finalUrl, fetchedAt: new Date(fetchedAt), digest: sha256(bytes) };
  const later = { ...page(1), fetchedAt: '2026-03-02T10:00:00.000Z' };
  places.push(await archive.appendRevisit(later, original));
  const { bytes: _, ...head } = later;
  places.push(await archive.appendRevisit({ ...head, status: 304, statusText: 'Not Modified' }, original));
  await archive.close();
  path = join(folder, places[0]?.file ?? '');
});

describe('warcio', () => {
  it('reads every record with the digests that it names, and finds what revisits and metadata refer to', async () => {
    const ids = new Map<string, string | null>();
    const types: string[] = [];
    for await (const record of new WARCParser(Readable.toWeb(createReadStream(path)) as ReadableStream)) {
      const field = (name: string) => record.warcHeader(name);
      types.push(record.warcType ?? '');
      ids.set(field('WARC-Record-ID') ?? '', field('WARC-Payload-Digest') ?? null);
      const payload = await record.readFully(false);
      if (record.warcType === 'response') expect(field('WARC-Payload-Digest')).toBe(sha256(payload));
      if (record.warcType === 'metadata') expect(field('WARC-Block-Digest')).toBe(sha256(payload));
      if (record.warcType === 'metadata')
        expect(new TextDecoder().decode(payload)).toMatch(/^source: times\r\n/u);
      const refersTo = field('WARC-Refers-To');
      if (refersTo) expect(ids.has(refersTo)).toBe(true);
      if (record.warcType === 'revisit') expect(ids.get(refersTo ?? '')).toBe(field('WARC-Payload-Digest'));
    }
    expect(types).toEqual(['warcinfo', 'response', 'metadata', 'response', 'metadata', 'revisit', 'revisit']);
  });
});

describe('gzip', () => {
  it('replays a record at its offset, and nothing else', () => {
    for (const { offset, length } of places) {
      const member = readFileSync(path).subarray(offset, offset + length);
      const record = execFileSync('gzip', ['-dc'], { input: member }).toString();
      expect(record.match(/^WARC\/1\.1\r$/gmu)).toHaveLength(1);
      const [head = '', ...block] = record.slice(0, -4).split('\r\n\r\n');
      const said = /^WARC-Block-Digest: (\S+)\r?$/mu.exec(head)?.[1];
      expect(said).toBe(sha256(Buffer.from(block.join('\r\n\r\n'))));
    }
  });
});

const hasBsdtar = spawnSync('bsdtar', ['--version']).status === 0;
if (!hasBsdtar)
  console.warn('bsdtar (libarchive-tools) is not here: what libarchive reads of our files is skipped');

describe.skipIf(!hasBsdtar)('libarchive', () => {
  it('takes every page out of a file whose records bear the version and the whole seconds of WARC 1.0', () => {
    const older = gunzipSync(readFileSync(path))
      .toString('latin1')
      .replace(/^WARC\/1\.1\r$/gmu, 'WARC/1.0\r')
      .replace(/^(WARC-Date: [^.\r]*)\.\d+Z\r$/gmu, '$1Z\r');
    const bsdtar = (...words: string[]) =>
      execFileSync('bsdtar', words, { input: Buffer.from(older, 'latin1') });
    const names = bsdtar('-tf', '-').toString().split('\n').filter(Boolean);
    expect(names.slice(0, 2)).toEqual(['1', '2']);
    for (const n of [1, 2]) {
      const block = bsdtar('-xOf', '-', String(n));
      const body = block.subarray(block.indexOf('\r\n\r\n') + 4);
      // It writes four bytes of nothing for the record's end.
      expect(body.toString().replace(/\0{4}$/u, '')).toBe(Buffer.from(page(n).bytes).toString());
    }
  });
});
