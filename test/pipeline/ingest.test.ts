/** A WARC file of others with an odd record among good ones: it is taken as it can be or refused, and the others are taken. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { ingest } from '../../src/pipeline/ingest.js';
import type { Services } from '../../src/pipeline/services.js';
import { storedPages } from '../../src/pipeline/stored-pages.js';
import { audit } from '../../src/storage/audit.js';
import { withServices } from '../support/services.js';

let services: Services;
withServices((opened) => {
  services = opened;
});

const folder = mkdtempSync(join(tmpdir(), 'copydesk-ingest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-03-09T12:00:00.000Z');

function warcRecord(url: string, date: string | undefined): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>${url}</p>`;
  const fields = [
    'WARC/1.0',
    'WARC-Type: response',
    `WARC-Target-URI: ${url}`,
    ...(date === undefined ? [] : [`WARC-Date: ${date}`]),
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${Buffer.byteLength(http)}`,
  ];
  return `${fields.join('\r\n')}\r\n\r\n${http}\r\n\r\n`;
}

let files = 0;
/** Behind this record and before it there are good ones, more than are handed over together. */
async function ingested(url: (site: string) => string, date: string | undefined) {
  const site = `http://site${++files}.test`;
  const good = Array.from({ length: 12 }, (_, n) => warcRecord(`${site}/good/${n}`, '2026-03-01T00:00:00Z'));
  const path = join(folder, `${files}.warc`);
  writeFileSync(path, [good[0], warcRecord(url(site), date), ...good.slice(1)].join(''));
  const { given, taken, refused } = await ingest(services, storedPages(path), NOW);
  const { rows } = await services.db.kysely.executeQuery<{ url: string; fetched_at: Date }>(
    services.db.kysely
      .selectFrom('captures')
      .select(['url', 'fetched_at'])
      .where('url', 'like', `${site}/%`)
      .compile(),
  );
  const odd = rows.find((row) => !row.url.includes('/good/'));
  return { given, taken, refused: refused.length, url: odd?.url.slice(site.length), at: odd?.fetched_at };
}

it.each([
  ['no date', undefined, NOW],
  ['a date without its marks', '20260301120000', NOW],
  ['words for a date', 'yesterday-ish', NOW],
  ['a month that is none', '2026-13-01T00:00:00Z', NOW],
  ['a year that is none', '0000-01-01T00:00:00Z', NOW],
  ['a date of another form', 'Sun, 01 Mar 2026 08:30:00 GMT', new Date('2026-03-01T08:30:00Z')],
])('a record with %s is taken', async (_, date, at) => {
  const outcome = await ingested((site) => `${site}/odd`, date);
  expect(outcome).toEqual({ given: 13, taken: 13, refused: 0, url: '/odd', at });
});

it('a URL is written as browsers do', async () => {
  const outcome = await ingested((site) => `${site}/o\0dd`, '2026-03-01T00:00:00Z');
  expect(outcome).toMatchObject({ given: 13, taken: 13, url: '/o%00dd' });
});

it('what cannot be kept at all is refused, and leaves nothing behind', async () => {
  const long = Array.from({ length: 6_000 }, (_, n) => ((n * 7919) % 36 ** 3).toString(36)).join('');
  const outcome = await ingested((site) => `${site}/${long}`, '2026-03-01T00:00:00Z');
  expect(outcome).toMatchObject({ given: 13, taken: 12, refused: 1, url: undefined });
  expect((await audit(services.db)).violations).toEqual([]);
});

it('a page of more bytes than a record may have is refused, packed or not', async () => {
  const site = 'http://large.test';
  const large = Buffer.alloc(70_000_000, '<p>Lock</p>\n');
  writeFileSync(join(folder, 'large.html'), large);
  writeFileSync(join(folder, 'large.html.gz'), gzipSync(large));
  writeFileSync(join(folder, 'small.html'), '<p>Lock</p>');
  const lines = ['large.html', 'large.html.gz', 'small.html'].map((file, n) =>
    JSON.stringify({ id: file, url: `${site}/${n}`, file }),
  );
  const path = join(folder, 'large.jsonl');
  writeFileSync(path, lines.join('\n'));
  const { taken, refused } = await ingest(services, storedPages(path), NOW);
  expect({ taken, refused }).toEqual({
    taken: 1,
    refused: [
      { id: 'large.html', reason: 'more bytes than the archive gives back' },
      { id: 'large.html.gz', reason: 'it unpacks to more than is read of a page' },
    ],
  });
});

it('what is no page of the web is told as such before anybody parses it', async () => {
  const path = join(folder, 'urn.warc');
  const odd = 'urn:uuid:5d0e2270-1c58-4b1f-8a55-cf3c9d6f8a11';
  writeFileSync(path, warcRecord(odd, undefined) + warcRecord('http://times.test/a', undefined));
  const read: unknown[] = [];
  for await (const one of storedPages(path)) read.push(one);
  expect(read).toEqual([
    { id: odd, url: odd, unreadable: 'no http or https URL' },
    expect.objectContaining({ page: expect.anything() }),
  ]);
});

it('a stop ends it behind the pages that were begun, which are parsed', async () => {
  const stop = new AbortController();
  let read = 0;
  async function* given() {
    for (; read < 1_000; read++) {
      if (read === 20) stop.abort(new Error('SIGINT'));
      const url = `http://stopped.test/${read}`;
      yield { id: url, url, page: { bytes: Buffer.from(`<p>${url}</p>`), url } };
    }
  }
  await expect(ingest(services, given(), NOW, { signal: stop.signal })).rejects.toThrow('SIGINT');
  expect(read).toBe(20);
  expect((await services.queue.counts()).parse.waiting).toBeGreaterThan(0);
  const { db } = services;
  const kept = db.kysely.selectFrom('captures').select('id').where('url', 'like', 'http://stopped.test/%');
  expect(await kept.execute()).toHaveLength(20);
});
