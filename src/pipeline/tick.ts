/**
 * The tick: claims what is due and adds the jobs for it. It is also the sweep: a row that is due and whose job was lost,
 * with a crash or with the whole queue, is found here again.
 */
import type { Job } from '../queue/jobs.js';
import { compareLeft } from './compare-tied.js';
import { lookJobs, SOURCE_CLAIM_MS } from './discover-sources.js';
import { findCopiesLeft } from './near-copies.js';
import type { Services } from './services.js';
import { claimedForParser } from './to-parser.js';
import { withdrawUnavailable } from './withdraw.js';

/** What one tick claims at most. */
const SOURCES = 500;
const HOSTS = 500;

/** A claim that came to nothing is free again after so long. */
const HOST_LEASE_MS = 60_000;

/**
 * More sources than one tick can claim are overdue after a long stop, or new after an import. The first are looked at
 * at once; the others come back to their own times, all of them so many a second.
 */
const SPREAD_A_SECOND = 10;

/** With `rush` all that is due is looked at as soon as can be, however much it is. */
export async function tick(services: Services, { rush }: { rush: boolean }): Promise<void> {
  const { sources, frontier, captures, sinks, queue, upkeep, mover } = services;
  const mayFetch = await upkeep.hasRoom();
  const [dueSources, dueHosts, toParse, behind] = await Promise.all([
    mayFetch ? sources.claimDue(SOURCES, SOURCE_CLAIM_MS) : [],
    mayFetch ? frontier.claimDueHosts(HOSTS, HOST_LEASE_MS) : [],
    claimedForParser(captures),
    sinks.behind(),
  ]);
  if (!rush && dueSources.length === SOURCES) await sources.spread(SPREAD_A_SECOND);
  const jobs: Job[] = [
    ...lookJobs(dueSources),
    ...dueHosts.map((host): Job => ({ name: 'crawl', payload: { host } })),
    ...toParse,
    ...behind.map((sinkId): Job => ({ name: 'deliver', payload: { sinkId } })),
  ];
  if (jobs.length > 0) await queue.add(jobs);
  // What a handler tied and did not live to compare.
  await compareLeft(services);
  await findCopiesLeft(services);
  await upkeep.sweep();
  mover.begin();
  await withdrawUnavailable(services, services.config.home);
  await services.healthWatch.turn(services);
}
