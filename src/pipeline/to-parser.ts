/** Captures on their way from the crawls to the parser: what many hosts give at the same time shares its jobs. */
import { inGroups } from '../model/in-groups.js';
import type { Job } from '../queue/jobs.js';
import type { JobQueue } from '../queue/port.js';
import type { Captures } from '../storage/captures.js';
import { grouped } from '../storage/grouped.js';

/** Captures that one parse job carries, where so many wait. */
export const CAPTURES_A_JOB = 8;

/** Hand-overs in one call. */
const MOST_TOGETHER = 100;

/** Adds parse jobs for these captures. A queue that is away rejects; the tick finds what was left lying. */
export type ToParser = (captureIds: readonly string[]) => Promise<void>;

export function toParser(queue: Pick<JobQueue, 'add'>): ToParser {
  return grouped(MOST_TOGETHER, async (lists: readonly (readonly string[])[]) => {
    await queue.add(parseJobs(lists.flat()));
    return lists.map(() => undefined);
  });
}

/** What one claim takes at most. */
const CAPTURES = 400;

/** A claim that came to nothing is free again after so long. */
const LEASE_MS = 60_000;

/** Parse jobs for what lies there and is due: its job was lost, or its parser failed. */
export async function claimedForParser(captures: Captures): Promise<Job[]> {
  const waiting = await captures.claimPending(CAPTURES, LEASE_MS);
  return parseJobs(waiting);
}

function parseJobs(captureIds: readonly string[]): Job[] {
  return inGroups(captureIds, CAPTURES_A_JOB).map((ids) => ({ name: 'parse', payload: { captureIds: ids } }));
}
