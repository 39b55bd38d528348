/**
 * The tick: claims what is due and adds the jobs for it. It is also the sweep: a row that is due and whose job was lost,
 * with a crash or with the whole queue, is found here again.
 */
import { CopydeskError, messageOf } from '../errors.js';
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

/**
 * With `rush` all that is due is looked at as soon as can be, however much it is. A step that fails holds up no other: throws
 * `tick-failed` at the end, with what each failed of. The next tick tries it again.
 */
export async function tick(services: Services, { rush }: { rush: boolean }): Promise<void> {
  const { sources, frontier, captures, sinks, queue, upkeep, mover, healthWatch, config } = services;
  const failures: { step: string; error: unknown }[] = [];
  const attempt = async (step: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      failures.push({ step, error });
    }
  };
  const hasRoom = upkeep.hasRoom();
  const wake = (step: string, due: () => Promise<Job[]>) =>
    attempt(step, async () => {
      const jobs = await due();
      if (jobs.length > 0) await queue.add(jobs);
    });
  await Promise.all([
    wake('sources', async () => {
      const due = (await hasRoom) ? await sources.claimDue(SOURCES, SOURCE_CLAIM_MS) : [];
      if (!rush && due.length === SOURCES) await sources.spread(SPREAD_A_SECOND);
      return lookJobs(due);
    }),
    wake('hosts', async () => {
      const due = (await hasRoom) ? await frontier.claimDueHosts(HOSTS, HOST_LEASE_MS) : [];
      return due.map((host) => ({ name: 'crawl', payload: { host } }));
    }),
    wake('pages', () => claimedForParser(captures)),
    wake('sinks', async () =>
      (await sinks.behind()).map((sinkId) => ({ name: 'deliver', payload: { sinkId } })),
    ),
  ]);
  // What a handler tied and did not live to compare.
  await attempt('ties', () => compareLeft(services));
  await attempt('copies', () => findCopiesLeft(services));
  upkeep.begin();
  mover.begin();
  await attempt('unavailable', () => withdrawUnavailable(services, config.home));
  await attempt('health', () => healthWatch.turn(services));
  if (failures.length === 0) return;
  const reasons = failures.map(({ step, error }) => `${step}: ${messageOf(error)}`);
  throw new CopydeskError('tick-failed', reasons.join('; '), { retry: true, cause: failures[0]?.error });
}
