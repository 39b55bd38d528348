/** Bodies of feeds and sitemaps, however they come and whatever they call themselves. */
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputSink } from '../../src/crawlers/input-text.js';

const URL = 'https://times.example/feed';
const FEED = '<?xml version="1.0" encoding="utf-16"?><rss><channel><title>Über uns</title></channel></rss>';
const SITEMAP = '<?xml version="1.0"?><urlset><url><loc>https://times.example/2026/one</loc></url></urlset>';

async function read(bytes: Buffer, chunkBytes = bytes.length, contentType?: string) {
  const sink = new InputSink(URL, contentType);
  for (let at = 0; at < bytes.length; at += chunkBytes) sink.write(bytes.subarray(at, at + chunkBytes));
  sink.end();
  return sink.body();
}

const littleEndian = (text: string) => Buffer.from(text, 'utf16le');
const bigEndian = (text: string) => littleEndian(text).swap16();

const MIB = 1024 * 1024;

/** So many MiB of nothing, behind a beginning. */
function pieces(count: number, ...beginning: Buffer[]): Readable {
  return Readable.from([...beginning, ...Array.from({ length: count }, () => Buffer.alloc(MIB))]);
}

/** The same as gzip of the same size. */
function gzipPieces(count: number): Readable {
  return pieces(count).pipe(createGzip({ level: 0 }));
}

describe('InputSink', () => {
  it.each([
    ['UTF-16 with a mark', littleEndian(`\ufeff${FEED}`)],
    ['UTF-16 without', littleEndian(FEED)],
    ['UTF-16, big end first, with a mark', bigEndian(`\ufeff${FEED}`)],
    ['UTF-16, big end first', bigEndian(FEED)],
    ['UTF-8 that calls itself UTF-16', Buffer.from(FEED)],
  ])('reads a feed in %s', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({ kind: 'text', text: FEED });
    expect(await read(bytes, 1, 'text/xml; charset=utf-16')).toMatchObject({ kind: 'text', text: FEED });
  });

  it('believes the mark of UTF-8 before a header', async () => {
    const body = await read(Buffer.from(`\ufeff${FEED}`), 7, 'text/xml; charset=ISO-8859-1');
    expect(body).toMatchObject({ kind: 'text', text: FEED });
  });

  it.each([
    ['plain', Buffer.from(SITEMAP)],
    ['in gzip', gzipSync(SITEMAP)],
    ['in UTF-16', littleEndian(SITEMAP)],
  ])('reads a sitemap %s that comes byte by byte', async (_, bytes) => {
    const body = await read(bytes, 1);
    expect(body).toMatchObject({
      kind: 'sitemap',
      sitemap: { pages: [{ url: 'https://times.example/2026/one' }] },
    });
    expect((await read(bytes)).hash).toBe(body.hash);
  });

  it.each([
    ['several members', Buffer.concat([gzipSync(SITEMAP.slice(0, 60)), gzipSync(SITEMAP.slice(60))])],
    ['zeros behind its end', Buffer.concat([gzipSync(SITEMAP), Buffer.alloc(100_000)])],
  ])('reads gzip with %s', async (_, bytes) => {
    for (const chunkBytes of [bytes.length, 50])
      expect(await read(bytes, chunkBytes)).toMatchObject({
        kind: 'sitemap',
        sitemap: { pages: [{ url: 'https://times.example/2026/one' }] },
      });
  });

  it.each([
    ['breaks off', gzipSync(SITEMAP).subarray(0, 40)],
    ['is none', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(1_000)])],
  ])('tells of gzip that %s', async (_, bytes) => {
    expect(await read(bytes, 10)).toMatchObject({ kind: 'broken' });
  });

  it.each([
    ['more than is read', gzipPieces(200), 'too-large'],
    ['no gzip', pieces(200, Buffer.from([0x1f, 0x8b])), 'broken'],
  ])('takes no more of a packed file than it needs to see that it is %s', async (_, given, kind) => {
    let taken = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        taken += chunk.length;
        done(null, chunk);
      },
    });
    const sink = new InputSink(URL, undefined);
    await expect(pipeline(given, counted, sink)).rejects.toThrow('enough');
    expect(sink.full).toBe(true);
    expect(await sink.body()).toMatchObject({ kind });
    expect(taken).toBeLessThan(20 * MIB);
  });

  it('takes a body of one byte, and of none', async () => {
    expect(await read(Buffer.from('x'))).toMatchObject({ kind: 'text', text: 'x' });
    expect(await read(Buffer.alloc(0), 1)).toMatchObject({ kind: 'text', text: '' });
  });
});
