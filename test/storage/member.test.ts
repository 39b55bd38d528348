/** The records of the archive, as others read them. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { metadataMember, responseMember, revisitMember } from '../../src/storage/archive/member.js';
import { readRecord } from '../../src/storage/archive/read-record.js';
import { fetchedPage } from '../support/pages.js';

it('a record bears the digests of its block and of its payload', async () => {
  const page = fetchedPage('http://times.test/1', '<p>Bridge closed — “until May”</p>');
  const record = gunzipSync((await responseMember(page)).member).toString('latin1');
  const [head = '', ...rest] = record.split('\r\n\r\n');
  const block = rest.join('\r\n\r\n').replace(/\r\n\r\n$/u, '');
  const digest = (bytes: string | Uint8Array) =>
    `sha256:${createHash('sha256')
      .update(bytes as string, 'latin1')
      .digest('hex')}`;
  expect(/^WARC-Block-Digest: (\S+)/mu.exec(head)?.[1]?.replace('sha-256', 'sha256')).toBe(digest(block));
  expect(/^WARC-Payload-Digest: (\S+)/mu.exec(head)?.[1]?.replace('sha-256', 'sha256')).toBe(
    digest(page.bytes),
  );
});

/** Fields of a record's head, and its block. */
function taken(member: Uint8Array) {
  const text = gunzipSync(member).toString('utf8');
  const end = text.indexOf('\r\n\r\n');
  const fields = Object.fromEntries(
    text
      .slice(0, end)
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(': ', 2)),
  );
  return { fields, block: text.slice(end + 4, -4), passed: readRecord(gunzipSync(member)) };
}

const CAPTURE = '0b8a4f0e-6a53-4d0f-9c2a-9a8f6b1c2d3e';
const PAGE = fetchedPage('http://times.test/1', '<p>Bridge closed</p>', {
  finalUrl: 'http://times.test/1/',
  fetchedAt: '2026-03-01T10:00:00.123Z',
  headers: [
    ['content-type', 'text/html'],
    ['content-encoding', 'br'],
    ['etag', '"v1"'],
  ],
  tookMs: 41.6,
});

describe('a metadata record', () => {
  it('says beside the page what is known of it, and nothing of what it says', async () => {
    const page = taken((await responseMember(PAGE, CAPTURE)).member).fields;
    const origin = { captureId: CAPTURE, sourceId: 'times', fromUrl: 'http://times.test/rss', hops: 2 };
    const { fields, block, passed } = taken(await metadataMember(PAGE, { ...origin, foundIn: 'feed' }));
    expect(page['WARC-Record-ID']).toBe(`<urn:uuid:${CAPTURE}>`);
    expect(fields).toMatchObject({
      'WARC-Type': 'metadata',
      'WARC-Target-URI': page['WARC-Target-URI'],
      'WARC-Date': page['WARC-Date'],
      'WARC-Concurrent-To': page['WARC-Record-ID'],
      'WARC-Refers-To': page['WARC-Record-ID'],
      'Content-Type': 'application/warc-fields',
    });
    expect(fields['WARC-Record-ID']).not.toBe(page['WARC-Record-ID']);
    expect(block.split('\r\n')).toEqual([
      'source: times',
      'foundIn: feed',
      'via: http://times.test/rss',
      'url: http://times.test/1',
      'sourceLinks: 2',
      'fetchTimeMs: 42',
      '',
    ]);
    expect(passed).toMatchObject({ passed: 'metadata', fields: { source: 'times', foundIn: 'feed' } });
  });
});

describe('a revisit record', () => {
  const original = {
    captureId: CAPTURE,
    finalUrl: PAGE.finalUrl,
    fetchedAt: new Date(PAGE.fetchedAt),
    digest: `sha256:${createHash('sha256').update(PAGE.bytes).digest('hex')}`,
  };
  const later = { ...PAGE, fetchedAt: '2026-03-02T10:00:00.456Z' };

  it('has the head of a page that came again, and points to its bytes', async () => {
    const first = taken((await responseMember(PAGE, CAPTURE)).member).fields;
    const { fields, block, passed } = taken(await revisitMember(later, original));
    expect(fields).toMatchObject({
      'WARC-Type': 'revisit',
      'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      'WARC-Target-URI': first['WARC-Target-URI'],
      'WARC-Date': later.fetchedAt,
      'WARC-Refers-To': first['WARC-Record-ID'],
      'WARC-Refers-To-Target-URI': first['WARC-Target-URI'],
      'WARC-Refers-To-Date': first['WARC-Date'],
      'WARC-Payload-Digest': first['WARC-Payload-Digest'],
    });
    const head = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nX-Archive-Orig-content-encoding: br\r\netag: "v1"`;
    expect(block).toBe(`${head}\r\nContent-Length: ${PAGE.bytes.length}\r\n\r\n`);
    expect(passed).toMatchObject({
      passed: 'revisit',
      revisit: { finalUrl: PAGE.finalUrl, fetchedAt: later.fetchedAt, payload: original.digest },
    });
  });

  it('has the head of an answer that the page has not changed', async () => {
    const { bytes: _, ...head } = later;
    const { fields, block } = taken(
      await revisitMember(
        { ...head, status: 304, statusText: 'Not Modified', headers: [['etag', '"v1"']] },
        original,
      ),
    );
    expect(fields).toMatchObject({
      'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/server-not-modified',
      'WARC-Refers-To-Date': PAGE.fetchedAt,
    });
    expect(block).toBe('HTTP/1.1 304 Not Modified\r\netag: "v1"\r\n\r\n');
  });
});
