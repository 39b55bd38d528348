/** Bodies of feeds and sitemaps, however they come and whatever they call themselves. */
import { gzipSync } from 'node:zlib';
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

  it('takes a body of one byte, and of none', async () => {
    expect(await read(Buffer.from('x'))).toMatchObject({ kind: 'text', text: 'x' });
    expect(await read(Buffer.alloc(0), 1)).toMatchObject({ kind: 'text', text: '' });
  });
});
