/** What a site offers, before it is watched: its feeds, sitemaps and sections, with what each of them names now. */
import { discover } from '../crawlers/discover.js';
import type { Discovery } from '../crawlers/discovery.js';
import type { FetchReason } from '../model/fetch-reason.js';
import type { InputKind } from '../model/frontier.js';
import type { Source } from '../model/source.js';
import { lookMeans, type Network } from './look-means.js';
import { statementsOf } from './site-says.js';
import type { Store } from './store.js';

export interface OfferedInput {
  url: string;
  kind: InputKind;
  /** Articles that it names, each counted for the first input that does. */
  articles: number;
  /** Why it gave nothing. */
  reason?: FetchReason;
}

export interface Offer {
  inputs: OfferedInput[];
  /** Why nothing was found, when the home page could not be read. */
  reason?: FetchReason;
}

/**
 * Looks at a source as a run would, politely, but follows no list to its further pages. The inputs are kept, so that a run
 * begins with them; the articles are left to it.
 */
export async function firstLook(
  store: Pick<Store, 'sources' | 'hosts' | 'optOuts' | 'budgets'>,
  network: Network,
  source: Source,
  signal: AbortSignal,
): Promise<Offer> {
  const means = lookMeans(store, network, source, signal);
  const nothingKnown = {
    shapes: async () => [],
    unknown: async (urls: readonly string[]) => urls,
    followsLists: false,
  };
  const look = await discover(source, [], means, nothingKnown);
  await store.optOuts.hear(statementsOf(look.said));
  const own = look.inputs.filter(({ via }) => via === undefined);
  await store.sources.saveInputs(own.map(({ sourceId, url, kind }) => ({ sourceId, url, kind })));
  const atHome = look.failures.find(({ url }) => url === source.home);
  return {
    inputs: own.map((input) => offered(input, look)),
    ...(own.length === 0 && atHome ? { reason: atHome.reason } : {}),
  };
}

function offered({ url, kind }: { url: string; kind: InputKind }, look: Discovery): OfferedInput {
  const of = partsOf(url, look);
  const articles = look.found.filter(({ fromUrl }) => fromUrl !== undefined && of.has(fromUrl)).length;
  const reason = look.failures.find((failure) => failure.url === url)?.reason;
  return { url, kind, articles, ...(reason ? { reason } : {}) };
}

/** The input itself and the parts that it leads to, where it is an index. */
function partsOf(url: string, { inputs }: Discovery): Set<string> {
  const parts = new Set([url]);
  // An index names its parts before they are asked, so they stand behind it.
  for (const input of inputs) if (input.via !== undefined && parts.has(input.via)) parts.add(input.url);
  return parts;
}
