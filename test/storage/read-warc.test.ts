/** WARC files as others make them, and what is left of them: each stretch is a page, a type or a name for its damage. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { FetchedPage } from '../../src/model/capture.js';
import { WARC_DAMAGE } from '../../src/model/warc-damage.js';
import { openArchive } from '../../src/storage/archive/archive.js';
import { readMember } from '../../src/storage/archive/member.js';
import { readWarc, readWarcPages } from '../../src/storage/archive/read-warc.js';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-warc-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A word for each item: the end of a page's URL, a type in brackets, a damage with a mark. */
async function read(path: string, from?: number): Promise<string[]> {
  const words: string[] = [];
  for await (const item of readWarc(path, from))
    words.push(
      'page' in item
        ? item.page.url.replace(/^.*\//u, '')
        : 'passed' in item
          ? `(${item.passed})`
          : `!${item.damaged}`,
    );
  return words;
}

async function pagesOf(path: string): Promise<FetchedPage[]> {
  const pages: FetchedPage[] = [];
  for await (const item of readWarc(path)) if ('page' in item) pages.push(item.page);
  return pages;
}

function file(bytes: Uint8Array, name = 'given.warc.gz'): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const BODY = '<p>Swing bridge closed, with an é</p>';
const http = (body: string | Buffer = BODY, headers: Record<string, string> = {}, status = '200 OK') =>
  Buffer.concat([
    Buffer.from(
      `HTTP/1.1 ${status}\r\n${Object.entries({ 'Content-Type': 'text/html', ...headers })
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    ),
    Buffer.from(body),
  ]);

/** A record as another program writes it. */
function warc(type: string, block: Buffer, fields: Record<string, string> = {}): Buffer {
  const head = {
    'WARC-Type': type,
    'WARC-Date': '2026-03-01T10:00:00Z',
    'WARC-Record-ID': '<urn:uuid:00000000-0000-0000-0000-000000000001>',
    'Content-Type': type === 'warcinfo' ? 'application/warc-fields' : 'application/http; msgtype=response',
    'Content-Length': String(block.length),
    ...(type === 'warcinfo' ? {} : { 'WARC-Target-URI': 'http://times.test/1' }),
    ...fields,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines.join('')}\r\n`), block, Buffer.from('\r\n\r\n')]);
}

const response = (n: number, block = http(), fields: Record<string, string> = {}) =>
  warc('response', block, { 'WARC-Target-URI': `http://times.test/${n}`, ...fields });
const zipped = (...records: Buffer[]) => Buffer.concat(records.map((record) => gzipSync(record)));
const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest();

/** A finished file of ours with three pages, and where each stands. */
async function threePages() {
  const archive = await openArchive({ folder, onFile: async () => {} });
  const places: Awaited<ReturnType<typeof archive.append>>[] = [];
  for (const n of [1, 2, 3]) {
    const url = `http://times.test/${n}`;
    places.push(
      await archive.append({
        bytes: new TextEncoder().encode(`<p>Page ${n}</p>`),
        url,
        finalUrl: url,
        status: 200,
        statusText: 'OK',
        headers: [['Content-Type', 'text/html']],
        fetchedAt: '2026-01-02T03:04:05.000Z',
      }),
    );
  }
  await archive.close();
  const path = join(folder, places[0]?.file ?? '');
  return { path, places, bytes: readFileSync(path) };
}

describe('a WARC file', () => {
  it('gives every page with its place, from any of these places on', async () => {
    const { path, places } = await threePages();
    const offsets: number[] = [];
    for await (const item of readWarc(path)) if ('page' in item) offsets.push(item.offset);
    expect(await read(path)).toEqual(['(warcinfo)', '1', '2', '3']);
    expect(offsets).toEqual(places.map(({ offset }) => offset));
    expect(await read(path, places[1]?.offset)).toEqual(['2', '3']);
  });

  it('gives a page for a revisit whose bytes stand under another URL before it', async () => {
    const payload = { 'WARC-Payload-Digest': 'sha1:AAAA' };
    const revisit = (n: number, fields: Record<string, string>, block = http('')) =>
      warc('revisit', block, {
        'WARC-Target-URI': `http://times.test/${n}`,
        'WARC-Date': '2026-05-05T05:05:05Z',
        ...fields,
      });
    const path = file(
      zipped(
        response(1, http('<p>One</p>'), { ...payload, 'WARC-Block-Digest': 'other:x' }),
        revisit(1, payload),
        revisit(2, payload),
        revisit(3, { 'WARC-Payload-Digest': 'sha1:BBBB' }),
        revisit(4, payload, Buffer.alloc(0)),
      ),
    );
    const items: unknown[] = [];
    for await (const item of readWarcPages(path))
      items.push(
        'page' in item ? [item.page.url, item.page.fetchedAt, String(Buffer.from(item.page.bytes))] : item,
      );
    const again = '2026-05-05T05:05:05Z';
    expect(items).toMatchObject([
      ['http://times.test/1', expect.any(String), '<p>One</p>'],
      { passed: 'revisit' },
      ['http://times.test/2', again, '<p>One</p>'],
      { passed: 'revisit' },
      ['http://times.test/4', again, '<p>One</p>'],
    ]);
  });

  it('may be without compression, or packed as a whole', async () => {
    const { bytes } = await threePages();
    const plain = gunzipSync(bytes);
    expect(await read(file(plain, 'plain.warc'))).toEqual(['(warcinfo)', '1', '2', '3']);
    expect(await read(file(gzipSync(plain)))).toEqual(['(warcinfo)', '1', '2', '3']);
  });

  it('names the records that hold no page', async () => {
    const request = Buffer.from('GET /1 HTTP/1.1\r\nHost: times.test\r\n\r\n');
    const records = [
      warc('warcinfo', Buffer.from('software: another\r\n')),
      warc('request', request, { 'Content-Type': 'application/http; msgtype=request' }),
      response(1),
      warc('revisit', http(''), { 'WARC-Refers-To-Target-URI': 'http://times.test/1' }),
      warc('metadata', Buffer.from('via: http://times.test/\r\n'), {
        'Content-Type': 'application/warc-fields',
      }),
      warc('response', Buffer.from('times.test A 192.0.2.1'), {
        'WARC-Target-URI': 'dns:times.test',
        'Content-Type': 'text/dns',
      }),
      warc('resource', Buffer.from(BODY), {
        'WARC-Target-URI': '<http://times.test/2>',
        'Content-Type': 'text/html',
      }),
    ];
    const words = ['(warcinfo)', '(request)', '1', '(revisit)', '(metadata)', '(response)', '2'];
    expect(await read(file(zipped(...records)))).toEqual(words);
    expect(await read(file(Buffer.concat(records), 'plain.warc'))).toEqual(words);
  });

  it('is read where it is larger than what is read at a time', async () => {
    const large = Buffer.from(`<p>${'swing bridge '.repeat(700_000)}</p>`);
    const records = [response(1, http(large)), response(2), response(3, http(large)), response(4)];
    const words = ['1', '2', '3', '4'];
    expect(await read(file(Buffer.concat(records), 'plain.warc'))).toEqual(words);
    expect(await read(file(zipped(...records)))).toEqual(words);
  });
});

describe('a body', () => {
  const chunked = (body: Buffer) =>
    Buffer.concat([
      Buffer.from(`5\r\n`),
      body.subarray(0, 5),
      Buffer.from(`\r\n${(body.length - 5).toString(16)};more\r\n`),
      body.subarray(5),
      Buffer.from('\r\n0\r\n\r\n'),
    ]);
  const plain = Buffer.from(BODY);

  it.each([
    ['in chunks', chunked(plain), { 'Transfer-Encoding': 'chunked' }],
    ['in gzip', gzipSync(plain), { 'Content-Encoding': 'gzip' }],
    ['in deflate', deflateSync(plain), { 'Content-Encoding': 'deflate' }],
    ['in brotli', brotliCompressSync(plain), { 'Content-Encoding': 'br' }],
    [
      'in gzip and chunks',
      chunked(gzipSync(plain)),
      { 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' },
    ],
    [
      'said to be in both, and decoded already',
      plain,
      { 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' },
    ],
  ])('%s is decoded', async (_, body, headers) => {
    const [page] = await pagesOf(file(zipped(response(1, http(body, headers)))));
    expect(Buffer.from(page?.bytes ?? []).toString()).toBe(BODY);
  });

  it.each([
    ['a torn chunk', chunked(plain).subarray(0, 20), { 'Transfer-Encoding': 'chunked' }],
    ['torn gzip', gzipSync(plain).subarray(0, 20), { 'Content-Encoding': 'gzip' }],
    ['a coding that nobody knows', plain, { 'Content-Encoding': 'rot13' }],
  ])('%s has a name', async (_, body, headers) => {
    const path = file(zipped(response(1, http(body, headers)), response(2)));
    expect(await read(path)).toEqual(['!bad-encoding', '2']);
  });

  it('keeps status, headers in their order, and Latin-1 in them', async () => {
    const block = Buffer.from(
      'HTTP/1.0 404 Not Found\r\nContent-Type: text/html;\r\n charset=utf-8\r\nX-Place: Orl\xe9ans\r\n\r\nno',
      'latin1',
    );
    const [page] = await pagesOf(file(zipped(response(1, block))));
    expect(page).toMatchObject({
      status: 404,
      statusText: 'Not Found',
      contentType: 'text/html; charset=utf-8',
    });
    expect(page?.headers[1]).toEqual(['X-Place', 'Orléans']);
  });

  it('without HTTP headers has a name', async () => {
    expect(await read(file(zipped(response(1, Buffer.from('\r\n<p>')), response(2))))).toEqual([
      '!no-http',
      '2',
    ]);
  });
});

describe('digests', () => {
  const block = http();
  const payload = Buffer.from(BODY);
  const hex = createHash('sha256').update(payload).digest('hex');

  it.each([
    ['of the block', { 'WARC-Block-Digest': `sha1:${base32(sha1(block))}` }],
    ['of the payload', { 'WARC-Payload-Digest': `sha1:${base32(sha1(payload))}` }],
    ['as sha256', { 'WARC-Payload-Digest': `sha256:${hex}` }],
    ['as sha-256, in capitals', { 'WARC-Payload-Digest': `SHA-256:${hex.toUpperCase()}` }],
    ['of a kind that nobody knows', { 'WARC-Payload-Digest': 'crc:00' }],
  ])('that hold are passed: %s', async (_, fields) => {
    expect(await read(file(zipped(response(1, block, fields))))).toEqual(['1']);
  });

  it.each([
    ['of the block', { 'WARC-Block-Digest': `sha1:${base32(sha1(payload))}` }],
    ['of the payload', { 'WARC-Payload-Digest': `sha1:${base32(sha1(Buffer.from('other')))}` }],
    ['as sha256', { 'WARC-Payload-Digest': `sha256:${hex.replace(/^./u, (c) => (c === '0' ? '1' : '0'))}` }],
  ])('that do not are named, and the next record is read: %s', async (_, fields) => {
    const path = file(zipped(response(1, block, fields), response(2)));
    expect(await read(path)).toEqual(['!wrong-digest', '2']);
  });

  it('of a body may be those of its chunks, or of what is in them', async () => {
    const inChunks = Buffer.from(`${payload.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`);
    for (const bytes of [inChunks, payload]) {
      const fields = { 'WARC-Payload-Digest': `sha1:${base32(sha1(bytes))}` };
      const path = file(zipped(response(1, http(inChunks, { 'Transfer-Encoding': 'chunked' }), fields)));
      expect(await read(path)).toEqual(['1']);
    }
  });

  /** RFC 4648, by bits written out. */
  function base32(bytes: Buffer): string {
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    return (bits.match(/.{5}/gu) ?? [])
      .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)])
      .join('');
  }
});

describe('damage', () => {
  it('wherever it is in a member, the next one is reached', async () => {
    const { bytes, places } = await threePages();
    const second = places[1] as (typeof places)[number];
    for (let at = second.offset; at < second.offset + second.length - 8; at += 7) {
      const broken = Buffer.from(bytes);
      broken.fill(0, at, at + 4);
      const words = await read(file(broken));
      expect(words.filter((word) => !word.startsWith('!') && word !== '2')).toEqual(['(warcinfo)', '1', '3']);
      // The blanks of a gzip header (name, time) say nothing.
      expect(words.includes('2') || words.some((word) => word.startsWith('!'))).toBe(true);
    }
  });

  it('is counted for each member that was meant', async () => {
    const members = [1, 2, 3, 4].map((n) => gzipSync(response(n)));
    const [one, two, three, four] = members as [Buffer, Buffer, Buffer, Buffer];
    const torn = Buffer.concat([one, two.subarray(0, -30), three.subarray(0, -30), four]);
    expect(await read(file(torn))).toEqual(['1', '!damaged-member', '!damaged-member', '4']);
  });

  it('at the end has a name, wherever the file was cut', async () => {
    const { bytes, places } = await threePages();
    const last = places[2] as (typeof places)[number];
    for (let length = last.offset + 1; length < bytes.length; length += 9) {
      const words = await read(file(bytes.subarray(0, length)));
      expect(words.slice(0, 3)).toEqual(['(warcinfo)', '1', '2']);
      expect(words.slice(3)).toEqual([expect.stringMatching(/^!(?:truncated-member|no-record)$/u)]);
    }
  });

  it('in a plain file is passed over, too', async () => {
    const records = [response(1), response(2), response(3)];
    const broken = Buffer.from(Buffer.concat(records));
    broken.write('XXXX', (records[0] as Buffer).length);
    expect(await read(file(broken, 'broken.warc'))).toEqual(['1', '!no-record', '3']);
    const lying = Buffer.concat([response(1, http(), { 'Content-Length': '7' }), response(2)]);
    expect(await read(file(lying, 'lying.warc'))).toEqual(['!wrong-length', '2']);
    const cut = Buffer.concat(records).subarray(0, -10);
    expect(await read(file(cut, 'cut.warc'))).toEqual(['1', '2', '!truncated-record']);
  });

  it('in a length has a name', async () => {
    const without = response(1, http(), { 'Content-Length': '' });
    const beyond = response(1, http(), { 'Content-Length': '99999' });
    const path = file(zipped(without, beyond, response(3)));
    expect(await read(path)).toEqual(['!wrong-length', '!truncated-record', '3']);
  });

  it('may be a record that unpacks to more than anybody reads', async () => {
    const bomb = gzipSync(response(1, http(Buffer.alloc(70_000_000, '<p>'))), { level: 1 });
    expect(await read(file(Buffer.concat([bomb, gzipSync(response(2))])))).toEqual([
      '!record-too-large',
      '2',
    ]);
  });

  it('of a member that the archive gives is an error with that name', async () => {
    const { places } = await threePages();
    const { member } = places[0] as (typeof places)[number];
    await expect(readMember(member.subarray(0, -20))).rejects.toMatchObject({ code: 'member-damaged' });
    await expect(readMember(gzipSync(Buffer.from('no record')))).rejects.toMatchObject({
      code: 'member-damaged',
      message: expect.stringContaining('no whole record'),
    });
  });

  it('has a sentence for each name', () => {
    expect(Object.values(WARC_DAMAGE).every((sentence) => sentence.length > 20)).toBe(true);
  });
});
