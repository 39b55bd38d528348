/** The discover job: one look at a source. What is new joins the frontier before the inputs' validators are kept. */
import { discover } from '../crawlers/discover.js';
import { NOT_ASKED } from '../crawlers/outcome.js';
import { FETCH_REASONS } from '../model/fetch-reason.js';
import type { FoundUrl } from '../model/frontier.js';
import { momentOf } from '../model/moment.js';
import { urlKey } from '../model/url.js';
import type { JobContext } from '../queue/port.js';
import { lookMeans } from './look-means.js';
import { lookNotTaken } from './opted-out.js';
import { observe } from './publishing-rate.js';
import { nextDue } from './schedule.js';
import type { Services } from './services.js';
import { statementsOf } from './site-says.js';
import { wishesOf } from './wishes.js';

/** Looks in a row that brought nothing but an error, and a source is unhealthy. */
const UNHEALTHY_AFTER = 5;

/** A host that rests is not looked in on sooner. */
const LEAST_REST_MS = 10_000;

export async function discoverSource(
  services: Services,
  sourceId: string,
  { signal }: JobContext,
): Promise<void> {
  const { sources, frontier, queue, log } = services;
  const source = await sources.get(sourceId);
  // A job that came twice: the look has been had.
  if (!source || source.paused || source.nextDueAt > new Date()) return;
  const means = lookMeans(services, services, source, signal);
  const knowledge = {
    shapes: () => sources.shapes(sourceId),
    unknown: (urls: readonly string[]) => frontier.unknown(urls),
  };
  const look =
    (await lookNotTaken(services, source, means)) ??
    (await discover(source, await sources.inputs(sourceId), means, knowledge));
  await services.optOuts.hear(statementsOf(look.said));
  const { added, hosts: dueHosts, keys } = await frontier.add(look.found);
  await sources.saveInputs(look.inputs);
  await sources.dropInputs(sourceId, look.dropped);
  // Cut short: the source is still due, and the tick comes back to it.
  if (look.end !== 'whole') return;
  const [failure] = look.failures;
  const nothingRead = failure !== undefined && look.found.length === 0 && look.unchanged === 0;
  const now = new Date();
  if (nothingRead && look.failures.every(({ reason }) => NOT_ASKED.has(reason))) {
    // Nothing was asked: this is no failure more, and no reason that would tell a person anything.
    await sources.postpone(
      sourceId,
      new Date(now.getTime() + Math.max(look.retryAfterMs ?? 0, LEAST_REST_MS)),
    );
    return;
  }
  const failures = nothingRead ? source.failures + 1 : 0;
  const rate = nothingRead
    ? undefined
    : observe(source.rate, { now: now.getTime(), published: datesOf(look.found, new Set(keys)) });
  const nextDueAt = nextDue({
    id: sourceId,
    now,
    schedule: source.schedule,
    rate: rate ?? source.rate,
    wishes: wishesOf(look.top),
    failures,
    // A host that rests holds up its own inputs, in its own row, and not those of the others.
    retryAfterMs: nothingRead ? look.retryAfterMs : undefined,
    jitter: Math.random(),
  });
  const error = nothingRead ? `${failure.url}: ${FETCH_REASONS[failure.reason].sentence}` : undefined;
  const unhealthy = failures >= UNHEALTHY_AFTER;
  await sources.looked(sourceId, {
    nextDueAt,
    ...(error === undefined ? {} : { error, unhealthy }),
    ...(rate ? { rate } : {}),
    failing: look.failures,
  });
  if (unhealthy && !source.unhealthySince)
    log.warn({ source: sourceId, failures, error }, 'source is unhealthy');
  if (source.unhealthySince && !nothingRead) log.info({ source: sourceId }, 'source is well again');
  log.debug(
    { source: sourceId, added, unchanged: look.unchanged, failures: look.failures },
    'looked at source',
  );
  await queue.add(dueHosts.map((host) => ({ name: 'crawl', payload: { host } })));
}

/** When those of the pages that are new were published, where it is said in a way that can be read. */
function datesOf(found: readonly FoundUrl[], keys: ReadonlySet<string>): (number | undefined)[] {
  return found
    .filter(({ url }) => keys.has(urlKey(url) ?? url))
    .map(({ publishedHint }) => {
      const date = momentOf(publishedHint ?? '');
      return Number.isNaN(date) ? undefined : date;
    });
}
