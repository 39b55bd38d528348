/** The discover job: one look at a source. What is new joins the frontier before the inputs' validators are kept. */

import { discover } from '../crawlers/discover.js';
import { FETCH_REASONS } from '../model/fetch-reason.js';
import type { JobContext } from '../queue/port.js';
import { nextDue } from './schedule.js';
import type { Services } from './services.js';
import { freeSlots, robotsStore } from './visiting.js';

export async function discoverSource(
  services: Services,
  sourceId: string,
  { signal }: JobContext,
): Promise<void> {
  const { sources, hosts, frontier, queue, log, dispatcher, userAgent } = services;
  const source = await sources.get(sourceId);
  // A job that came twice: the look has been had.
  if (!source || source.paused || source.nextDueAt > new Date()) return;
  const means = {
    dispatcher,
    userAgent,
    robots: robotsStore(hosts),
    takeSlot: freeSlots(hosts, source.delayMs),
    signal,
  };
  const look = await discover(source, await sources.inputs(sourceId), means, {
    shapes: () => sources.shapes(sourceId),
    unknown: (urls) => frontier.unknown(urls),
  });
  const { added, hosts: dueHosts } = await frontier.add(look.found);
  await sources.saveInputs(look.inputs);
  await sources.dropInputs(sourceId, look.dropped);
  // Cut short: the source is still due, and the tick comes back to it.
  if (look.end !== 'whole') return;
  const [failure] = look.failures;
  const nothingRead = failure !== undefined && look.found.length === 0 && look.unchanged === 0;
  const now = new Date();
  const due = nextDue({
    now,
    schedule: source.schedule,
    sinceLastMs: source.lastLookedAt && now.getTime() - source.lastLookedAt.getTime(),
    found: added,
    failures: nothingRead ? source.failures + 1 : 0,
    jitter: Math.random(),
  });
  const askedFor = new Date(now.getTime() + (look.retryAfterMs ?? 0));
  await sources.looked(sourceId, {
    nextDueAt: askedFor > due ? askedFor : due,
    ...(nothingRead ? { error: `${failure.url}: ${FETCH_REASONS[failure.reason].sentence}` } : {}),
    failing: look.failures,
  });
  log.debug(
    { source: sourceId, added, unchanged: look.unchanged, failures: look.failures },
    'looked at source',
  );
  await queue.add(dueHosts.map((host) => ({ name: 'crawl', payload: { host } })));
}
