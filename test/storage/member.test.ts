/** The records of the archive, as others read them. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { responseMember } from '../../src/storage/archive/member.js';
import { fetchedPage } from '../support/pages.js';

it('a record bears the digests of its block and of its payload', async () => {
  const page = fetchedPage('http://times.test/1', '<p>Bridge closed — “until May”</p>');
  const record = gunzipSync(await responseMember(page)).toString('latin1');
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
