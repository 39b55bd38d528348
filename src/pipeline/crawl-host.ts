/** The crawl job: drains the URLs of a host that are due, and keeps what comes. */
import { type CrawlEnd, crawlHost, type DueUrl } from '../crawlers/crawl-host.js';
import { type FetchOutcome, noPage } from '../crawlers/outcome.js';
import { isOfItsOwn } from '../errors.js';
import type { FetchedPage } from '../model/capture.js';
import { urlKey } from '../model/url.js';
import type { Directives } from '../parsers/directives.js';
import { otherNames } from '../parsers/links-names.js';
import type { JobContext } from '../queue/port.js';
import type { FrontierUrl } from '../storage/due-urls.js';
import { withinBudget } from './budget.js';
import { compareTied } from './compare-tied.js';
import { forget } from './forget.js';
import { delayOf, sourcesOf } from './host-sources.js';
import { type OptOutGuard, optOutGuard } from './opted-out.js';
import { ownHeaders } from './own-headers.js';
import { settleRevisit } from './revisit.js';
import type { Services } from './services.js';
import { readDirectives, robotsStore, tdmStore } from './site-says.js';
import { CAPTURES_A_JOB } from './to-parser.js';
import { type Lease, leasedSlots, leaseHost } from './visiting.js';

/** URLs taken from the frontier at a time. */
const BATCH = 100;

/** Tries at a URL before it counts as failed. */
const MOST_ATTEMPTS = 5;

/** The wait after the first failed try; it doubles with each. */
const FIRST_RETRY_MS = 60_000;

/** So long a host is crawled before others that wait have their turn. */
const TURN_MS = 15_000;

export async function crawlDueUrls(services: Services, host: string, { signal }: JobContext): Promise<void> {
  const lease = await leaseHost(services.hosts, host, signal);
  // Somebody else is at it, and will look for more before it lets go.
  if (!lease) return;
  const turn = { ends: performance.now() + TURN_MS };
  let end: CrawlEnd['end'] = 'drained';
  try {
    while (end === 'drained') {
      const due = await services.frontier.due(host, BATCH);
      if (due.length === 0 || !(await services.upkeep.hasRoom())) return;
      end = await crawlBatch(services, host, due, lease, turn);
    }
  } finally {
    await lease.release();
  }
  // There may be more: at the end of the line.
  if (end === 'turn') await services.queue.add([{ name: 'crawl', payload: { host } }]);
}

async function crawlBatch(
  services: Services,
  host: string,
  due: readonly FrontierUrl[],
  { token, signal }: Lease,
  turn: { ends: number },
): Promise<CrawlEnd['end']> {
  const { hosts, dispatcher, userAgent, toParser, log } = services;
  const visited = await sourcesOf(services, host, due);
  const delayMs = delayOf(visited);
  const guard = await optOutGuard(services, visited);
  const byId = new Map(due.map((one) => [one.id, one]));
  const over = new Set<string>();
  let kept: string[] = [];
  const handOver = async () => {
    if (kept.length === 0) return;
    const captureIds = kept;
    kept = [];
    await toParser(captureIds);
  };
  const sources = new Map([...visited.own, ...visited.finders].map((source) => [source.id, source]));
  /** The page that came last, as it is kept beside the next request. */
  let keeping: Promise<void> = Promise.resolve();
  const keep = async (one: FrontierUrl, heard: Heard) => {
    const captureId = await orPutOff(services, one, () => settle(services, one, heard));
    if (captureId !== undefined) kept.push(captureId);
    // Captures wait until they fill a parse job, or until the next request of a slow host.
    if (kept.length >= CAPTURES_A_JOB) await handOver();
  };
  let at: FrontierUrl | undefined;
  const takeSlot = withinBudget(leasedSlots(hosts, host, token, delayMs), services.budgets, () =>
    sources.get(at?.sourceId ?? ''),
  );
  const end = await crawlHost(due, {
    dispatcher,
    userAgent,
    signal,
    robots: robotsStore(services),
    // Looks ask for it as well, once a day; before a page it matters only where it is obeyed.
    tdm: guard.obeys() ? tdmStore(services) : undefined,
    ownHeaders: ownHeaders([...visited.own, ...visited.finders]),
    obeysOptOuts: guard.obeys,
    refusal: ({ id }) => {
      at = byId.get(id);
      return guard.refusal(at?.sourceId);
    },
    takeSlot: async (asked, crawlDelayMs) => {
      if (delayMs + crawlDelayMs >= SLOW_MS) {
        await keeping;
        await handOver();
      }
      return takeSlot(asked, crawlDelayMs);
    },
    isOver: ({ id }) => over.has(id),
    turnIsOver: () => performance.now() >= turn.ends,
    onOutcome: async ({ id }: DueUrl, outcome) => {
      const one = byId.get(id) as FrontierUrl;
      await keeping;
      const heard = await orPutOff(services, one, () => heed(services, one, outcome, guard));
      if (!heard) return;
      keeping = keep(one, heard);
      const names = outcome.kind === 'page' ? namesOf(outcome.page) : [];
      if (names.length === 0 && isNewPage(one, heard)) {
        // Whoever waits for it next is told.
        keeping.catch(() => {});
        return;
      }
      await keeping;
      if (names.length > 0) for (const other of await services.frontier.tie(id, names)) over.add(other);
    },
  }).finally(() => keeping.finally(handOver));
  if (end.end === 'back-off') await hosts.backOff(host, end.backOffMs);
  log.debug({ host, done: end.done, end: end.end }, 'crawled host');
  return end.end;
}

/** A host with so long between its requests is not made to wait for a full batch. */
const SLOW_MS = 200;

/** What came of a URL, and what the page says of machines. */
interface Heard {
  outcome: FetchOutcome;
  told: Directives | undefined;
}

/**
 * One that cannot be written down holds up no other of its host: it counts as tried, and is put off. Throws what is no
 * matter of that URL.
 */
async function orPutOff<T>(
  services: Services,
  one: FrontierUrl,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isOfItsOwn(error)) throw error;
    services.log.error({ err: error, url: one.url }, 'not kept, put off');
    await settle(services, one, { outcome: noPage('not-kept'), told: undefined });
    return undefined;
  }
}

/** Reads what the next requests may hang on. */
async function heed(
  services: Services,
  { url, sourceId, revisit }: FrontierUrl,
  outcome: FetchOutcome,
  guard: OptOutGuard,
): Promise<Heard> {
  const told = await readDirectives(services, outcome, { url, isFirst: revisit === undefined });
  const isOptedOut = told && !told.noindex && guard.learn(sourceId, told);
  return { outcome: isOptedOut ? noPage('opted-out') : outcome, told };
}

/** One that is only to be kept: what is done with it concerns no other URL. */
function isNewPage({ revisit }: FrontierUrl, { outcome, told }: Heard): boolean {
  return revisit === undefined && outcome.kind === 'page' && !told?.noindex;
}

/** Writes down what became of a URL; the id of its capture, when there is one. */
async function settle(
  services: Services,
  one: FrontierUrl,
  { outcome, told }: Heard,
): Promise<string | undefined> {
  const { frontier, pages } = services;
  if (told?.noindex) {
    await takeOut(services, one);
    return undefined;
  }
  if (one.revisit) return settleRevisit(services, { ...one, revisit: one.revisit }, outcome, told);
  switch (outcome.kind) {
    case 'page': {
      const { page, etag, lastModified } = outcome;
      return pages.keepFetched(page, one, {
        ...(etag === undefined ? {} : { etag }),
        ...(lastModified === undefined ? {} : { lastModified }),
        ...told,
      });
    }
    case 'elsewhere':
      await moved(services, one, outcome.to);
      return undefined;
    case 'not-modified':
      // Nothing was asked conditionally, so this is a server's mistake.
      await frontier.settle(one.id, { state: 'failed', reason: 'bad-response' });
      return undefined;
    case 'refused':
    case 'failed': {
      const { reason, retry, retryAfterMs } = outcome;
      const again = retry && one.attempts + 1 < MOST_ATTEMPTS;
      const retryInMs = Math.max(FIRST_RETRY_MS * 2 ** one.attempts, retryAfterMs ?? 0);
      await frontier.settle(
        one.id,
        again ? { state: 'due', reason, retryInMs } : { state: outcome.kind, reason },
      );
      return undefined;
    }
  }
}

/** The page asks not to be indexed: what is kept of it goes, its records are withdrawn, and it is not asked for again. */
async function takeOut(services: Services, { id, url }: FrontierUrl): Promise<void> {
  await services.frontier.settle(id, { state: 'refused', reason: 'noindex' });
  await forget(services, services.config.home, { url }, 'noindex');
}

/** What a page is called beside its URL. */
function namesOf(page: FetchedPage): string[] {
  return otherNames({
    url: page.url,
    finalUrl: page.finalUrl,
    linkHeaders: page.headers.flatMap(([name, value]) => (name.toLowerCase() === 'link' ? [value] : [])),
    html: new TextDecoder().decode(page.bytes.subarray(0, HEAD_BYTES)),
  });
}

/** The head of a page is seldom longer. */
const HEAD_BYTES = 64 * 1024;

/** A redirect to another host: the page waits for that host's turn, under that host's rules. */
async function moved(services: Services, one: FrontierUrl, to: string): Promise<void> {
  const { frontier, queue } = services;
  if (urlKey(to) === urlKey(one.url)) {
    if (one.attempts + 1 >= MOST_ATTEMPTS)
      await frontier.settle(one.id, { state: 'refused', reason: 'too-many-redirects' });
    else await frontier.rename(one.id, to);
  } else {
    const target = { url: to, foundIn: 'redirect' as const, fromUrl: one.url };
    await frontier.add([{ ...target, sourceId: one.sourceId, hops: one.hops }]);
    const articleId = await frontier.moved(one.id, one.url, to);
    if (articleId !== undefined) await compareTied(services, articleId);
  }
  await queue.add([{ name: 'crawl', payload: { host: new URL(to).host } }]);
}
