/** Captures on their way from the crawls to the parser: what many hosts give at the same time shares its jobs. */
import type { JobQueue } from '../queue/port.js';
import { grouped } from '../storage/grouped.js';

/** Captures that one parse job carries, where so many wait. */
export const CAPTURES_A_JOB = 8;

/** Hand-overs in one call. */
const MOST_TOGETHER = 100;

/** Adds parse jobs for these captures. A queue that is away rejects; the tick finds what was left lying. */
export type ToParser = (captureIds: readonly string[]) => Promise<void>;

export function toParser(queue: Pick<JobQueue, 'add'>): ToParser {
  return grouped(MOST_TOGETHER, async (lists: readonly (readonly string[])[]) => {
    const groups = inGroups(lists.flat(), CAPTURES_A_JOB);
    await queue.add(groups.map((captureIds) => ({ name: 'parse', payload: { captureIds } })));
    return lists.map(() => undefined);
  });
}

export function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  );
}
