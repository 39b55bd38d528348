/**
 * The discover job: looks at some sources, so that the queue's own cost, as much as that of a small look, is shared. They
 * are made side by side with those of the process's other jobs, and one that is slow holds up no other.
 */
import pLimit from 'p-limit';
import { inGroups } from '../model/in-groups.js';
import type { Job } from '../queue/jobs.js';
import type { JobContext } from '../queue/port.js';
import type { Sources } from '../storage/sources.js';

/** Sources that one job carries, where so many are due. */
const SOURCES_A_JOB = 8;

/** Looks of a process at the same time. Each waits for answers most of its time, and holds them in memory. */
const SIDE_BY_SIDE = 16;

/** A claim that came to nothing is free again after so long; one whose look waits or lasts is made anew. */
export const SOURCE_CLAIM_MS = 60_000;
const CLAIM_AGAIN_MS = 20_000;

export function lookJobs(sourceIds: readonly string[]): Job[] {
  return inGroups(sourceIds, SOURCES_A_JOB).map((ids) => ({ name: 'discover', payload: { sourceIds: ids } }));
}

export type Look = (sourceId: string, context: JobContext) => Promise<void>;

/** The handler of a process. It throws when all looks have ended and one has thrown; tried again, that one alone is due. */
export function discoverSources(sources: Pick<Sources, 'claimAgain'>, look: Look) {
  const limit = pLimit(SIDE_BY_SIDE);
  return async (sourceIds: readonly string[], context: JobContext): Promise<void> => {
    // A job that came twice finds nothing to do.
    const left = new Set(await sources.claimAgain(sourceIds, SOURCE_CLAIM_MS));
    const claiming = setInterval(() => {
      // The database is away: then the tick, which would claim them, has none either.
      sources.claimAgain([...left], SOURCE_CLAIM_MS).catch(() => {});
    }, CLAIM_AGAIN_MS);
    const looks = [...left].map((id) =>
      limit(async () => {
        if (!context.signal.aborted) await look(id, context);
        left.delete(id);
      }),
    );
    const ended = await Promise.allSettled(looks);
    clearInterval(claiming);
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  };
}
