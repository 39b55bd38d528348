/** One page from the network, for commands that look at a URL: the crawler's own way, without a database. */
import { guardedDispatcher } from '../crawlers/connector.js';
import { PAGE } from '../crawlers/fetch-page.js';
import type { Answered } from '../crawlers/pace.js';
import { userAgent } from '../crawlers/user-agent.js';
import { type TakeSlot, Visitor } from '../crawlers/visit.js';
import { CopydeskError } from '../errors.js';
import type { FetchedPage } from '../model/capture.js';
import { FETCH_REASONS } from '../model/fetch-reason.js';
import { type ResolveFlags, resolveRules } from './resolve-option.js';
import { configOf, type GlobalFlags } from './store.js';
import { packageVersion } from './version.js';

export interface FetchFlags extends GlobalFlags, ResolveFlags {}

/** Follows redirects to other hosts too, each under its own robots.txt. */
const MOST_HOSTS = 5;

/** One request after the other, as far apart as robots.txt asks. */
function spaced(): TakeSlot {
  let nextAt = 0;
  return async (_host, crawlDelayMs) => {
    const waitMs = nextAt - Date.now();
    const end = async (answered?: Answered) => {
      nextAt = Date.now() + Math.max(crawlDelayMs, answered?.crawlDelayMs ?? 0);
      return { restMs: 0 };
    };
    return waitMs > 0 ? { waitMs } : { end };
  };
}

/** Throws `not-fetched` with the reason. */
export async function fetchOne(url: string, flags: FetchFlags): Promise<FetchedPage> {
  const config = configOf(flags);
  const dispatcher = guardedDispatcher({
    resolve: resolveRules(flags, config),
    proxies: config.proxies,
  });
  const visitor = new Visitor({
    dispatcher,
    userAgent: userAgent({ version: packageVersion, contact: config.contact }),
    robots: { get: async () => undefined, put: async () => {} },
    takeSlot: spaced(),
    signal: AbortSignal.timeout(120_000),
  });
  try {
    let at = url;
    for (let hosts = 0; hosts < MOST_HOSTS; hosts++) {
      const outcome = await visitor.visit(at, {}, PAGE);
      if (outcome.kind === 'page') return outcome.page;
      if (outcome.kind !== 'elsewhere') {
        const reason = outcome.kind === 'not-modified' ? 'bad-response' : outcome.reason;
        throw new CopydeskError('not-fetched', `${at}: ${FETCH_REASONS[reason].sentence} (${reason})`);
      }
      at = outcome.to;
    }
    throw new CopydeskError('not-fetched', `${url}: ${FETCH_REASONS['too-many-redirects'].sentence}`);
  } finally {
    await dispatcher.destroy();
  }
}
