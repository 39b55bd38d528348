/** Sets a process to work: the tick and the workers of the queues. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CopydeskError, isAway } from '../errors.js';
import type { JobName, Payload } from '../queue/jobs.js';
import type { JobContext } from '../queue/port.js';
import { unlessAborted } from './abortable.js';
import { crawlDueUrls } from './crawl-host.js';
import { deliverChanges } from './deliver-changes.js';
import { discoverSource } from './discover-source.js';
import { discoverSources } from './discover-sources.js';
import { parseCaptures } from './parse-captures.js';
import type { Services } from './services.js';
import { tick } from './tick.js';
import { claimedForParser } from './to-parser.js';

const TICK_MS = 1_000;

type Handlers = { [Name in JobName]: (payload: Payload<Name>, context: JobContext) => Promise<void> };

/**
 * Everything: sources are looked at, hosts crawled, captures parsed, changes delivered. With `rush` a crowd of sources that
 * are due is not spread over time: for a run that ends with them.
 */
export async function startPipeline(services: Services, { rush = false } = {}): Promise<void> {
  await startWorkers(services, ['tick', 'discover', 'crawl', 'parse', 'deliver'], rush);
  await startTick(services);
}

/** Only what is due in the frontier: pages are fetched and kept, and wait for a parser. */
export async function startCrawling(services: Services): Promise<void> {
  await startWorkers(services, ['tick', 'crawl']);
  await startTick(services);
}

/** Only what is done with pages that are already there: nothing is fetched. */
export async function startParsing(services: Services): Promise<void> {
  await startWorkers(services, ['parse', 'deliver']);
}

async function startTick({ queue }: Services): Promise<void> {
  await queue.everyTick(TICK_MS);
  await queue.add([{ name: 'tick', payload: {} }]);
}

async function startWorkers(services: Services, names: readonly JobName[], rush = false): Promise<void> {
  for (const { id, kind, feed, remote } of await services.outlets())
    await services.sinks.add(id, kind, { atOnce: !remote, feed });
  const discover = discoverSources(services.sources, (id, context) => discoverSource(services, id, context));
  const handlers: Handlers = {
    tick: () => tick(services, { rush }),
    discover: ({ sourceIds }, context) => discover(sourceIds, context),
    crawl: ({ host }, context) => crawlDueUrls(services, host, context),
    parse: ({ captureIds }) => parseCaptures(services, captureIds),
    deliver: ({ sinkId }, context) => deliverChanges(services, sinkId, context),
  };
  for (const name of names) await startWorker(services, name, handlers[name]);
  // Without a tick nobody else sees what was left to deliver.
  const behind = await services.sinks.behind();
  if (names.includes('deliver') && behind.length > 0)
    await services.queue.add(behind.map((sinkId) => ({ name: 'deliver', payload: { sinkId } })));
}

async function startWorker<Name extends JobName>(
  { queue, clock }: Services,
  name: Name,
  handler: Handlers[Name],
): Promise<void> {
  await queue.work(name, (payload, context) => clock.run(STAGE[name], () => handler(payload, context)));
}

/** The parser's own time is booked by the pool; what its job does beside that is storing. */
const STAGE: Record<JobName, string> = {
  tick: 'schedule',
  discover: 'discover',
  crawl: 'crawl',
  parse: 'store',
  deliver: 'deliver',
};

/**
 * Resolves when nothing is due any more; what is due later is left, and so is a source that was looked at since, or a sink
 * that failed. With `fetching` off, only what is done with pages that are already there counts: no tick comes by then, so
 * pages whose job was lost are taken up here, and those on which the parser failed are waited for. Rejects with the
 * signal's reason, and with `disk-full`.
 */
export async function untilIdle(
  { totals, sinks, outlets, upkeep, captures, queue }: Services,
  signal: AbortSignal,
  { fetching }: { fetching: boolean },
): Promise<void> {
  const began = await totals.now();
  const dueNow = async () => {
    // A sink that has failed since then is to be left alone for longer.
    const [due, behind, here] = await Promise.all([totals.dueNow(began), sinks.behind(began), outlets()]);
    const ours = behind.filter((id) => here.some((outlet) => outlet.id === id));
    return due.toParse + ours.length + (fetching ? due.toFetch : due.toParseLater);
  };
  // Twice in a row: a claim moves a row out of sight for the moment between two statements of a handler.
  for (let idle = 0, unmoved = 0, before = 0; idle < 2; ) {
    await sleep(150, undefined, { signal });
    if (fetching) await upkeep.demandRoom();
    const due = await unlessAway(unlessAborted(dueNow(), signal));
    idle = due === 0 ? idle + 1 : 0;
    if (fetching || due === undefined) continue;
    unmoved = due === before ? unmoved + 1 : 0;
    before = due;
    // Pages that merely wait in a long queue are not to be parsed twice.
    if (due > 0 && unmoved % UNMOVED_ROUNDS === UNMOVED_ROUNDS - 1)
      await unlessAway(claimedForParser(captures).then((jobs) => queue.add(jobs)));
  }
}

/** So many looks in a row, three seconds, found as much to do. */
const UNMOVED_ROUNDS = 20;

/** Undefined while the database or the queue is away: it has work for us when it is back. */
function unlessAway<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (isAway(error)) return undefined;
    throw error;
  });
}

/** Throws `sink-stuck` with the reason when a sink of this process cannot be delivered to or is paused. */
export async function demandDelivered({ sinks, outlets }: Services): Promise<void> {
  const here = await outlets();
  const stuck = (await sinks.stuck()).find(({ id }) => here.some((outlet) => outlet.id === id));
  if (!stuck) return;
  const { id, reason, pausedBy } = stuck;
  throw new CopydeskError(
    'sink-stuck',
    pausedBy === undefined
      ? `records cannot be delivered to the sink ${id}: ${reason}`
      : `nothing is delivered to the sink ${id} until it is resumed: ${reason}`,
  );
}
