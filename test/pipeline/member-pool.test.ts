/** Members of the archive that are made in a thread of their own. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { type MemberPool, openMemberPool } from '../../src/pipeline/member-pool.js';
import { type NewPage, readMember } from '../../src/storage/archive/member.js';
import { fetchedPage } from '../support/pages.js';

const ENDING = fileURLToPath(new URL('./ending-worker.mjs', import.meta.url));

let pool: MemberPool;
afterEach(() => pool.close());

/** Of all sizes. */
const PAGES: NewPage[] = [0, 40, 900, 70_000, 3].map((length, no) => {
  const captureId = `0b8a4f0e-6a53-4d0f-9c2a-00000000000${no}`;
  const page = fetchedPage(`http://times.test/${no}`, `${no}`.repeat(length));
  const origin = { captureId, sourceId: 'times', foundIn: 'feed' as const, hops: no };
  return no === 3 ? { page } : { page, origin };
});

async function makeAll() {
  const made = await Promise.all(PAGES.map((page) => pool.membersOf(page)));
  for (const [no, { member, metadata, digest }] of made.entries()) {
    const { page, origin } = PAGES[no] as NewPage;
    const kept = await readMember(member);
    expect(kept).toMatchObject({ url: page.url, status: 200 });
    expect(Buffer.from(kept.bytes).equals(page.bytes)).toBe(true);
    expect(digest).toBe(`sha256:${createHash('sha256').update(page.bytes).digest('hex')}`);
    if (!origin) expect(metadata).toBeUndefined();
    else expect(gunzipSync(metadata as Uint8Array).toString()).toContain(origin.captureId);
  }
  return made;
}

it('of pages side by side each has its own, whole and in its place', async () => {
  pool = openMemberPool();
  for (const { member } of await makeAll()) expect(member.buffer.byteLength).toBe(member.byteLength);
});

it('are made all the same where the thread ends at its work', async () => {
  pool = openMemberPool(ENDING);
  await makeAll();
});
