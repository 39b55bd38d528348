/**
 * Members of the archive made off the event loop, those of pages that come side by side together: waking another thread
 * takes the main one as long as anything else that it does for a page, and zlib's own threads are woken twice for each.
 */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { type NewPage, type PageMembers, pageMembers } from '../storage/archive/member.js';
import { grouped } from '../storage/grouped.js';
import { withOwnBytes } from './own-bytes.js';

/** Pages that cross together. The first is answered with the last: packing one takes less than a millisecond. */
const TOGETHER = 8;

/** A thread that nobody has asked for so long ends. */
const IDLE_MS = 30_000;

/**
 * What it works on are buffers, which stand outside of its heap and go when that is collected: with room for more, it is
 * collected so seldom that the process still grows after 20,000 pages.
 */
const HEAP = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 64 };

/** The built file, as in the parse pool. */
const WORKER = fileURLToPath(new URL('../../dist/pipeline/member-worker.js', import.meta.url));

export interface MemberPool {
  membersOf(page: NewPage): Promise<PageMembers>;
  close(): Promise<void>;
}

/** The thread starts when pages first come side by side; one alone is made here, by zlib's threads. */
export function openMemberPool(worker = WORKER): MemberPool {
  const pool = new Piscina<readonly NewPage[], PageMembers[]>({
    filename: worker,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    resourceLimits: HEAP,
  });
  // A thread that ends at its work rejects that; each page of its group is then made here.
  pool.on('error', () => {});
  const make = async (pages: readonly NewPage[]): Promise<readonly PageMembers[]> => {
    const [first, ...others] = pages;
    if (first && others.length === 0) return [await pageMembers(first)];
    return pool.run(pages.map((page) => withOwnBytes(page)));
  };
  return { membersOf: grouped(TOGETHER, make), close: () => pool.destroy() };
}
