/** What a look at a source is done with: its host's robots.txt and slots, and what the source says of itself. */
import type { Means } from '../crawlers/visit.js';
import type { Source } from '../model/source.js';
import { withinBudget } from './budget.js';
import { ownHeaders } from './own-headers.js';
import { robotsStore, tdmStore } from './site-says.js';
import type { Store } from './store.js';
import { freeSlots } from './visiting.js';

/** The way to the network. */
export type Network = Pick<Means, 'dispatcher' | 'userAgent'>;

export function lookMeans(
  store: Pick<Store, 'hosts' | 'optOuts' | 'budgets'>,
  { dispatcher, userAgent }: Network,
  source: Source,
  signal: AbortSignal,
): Means {
  return {
    dispatcher,
    userAgent,
    robots: robotsStore(store),
    tdm: tdmStore(store),
    takeSlot: withinBudget(freeSlots(store.hosts, source.delayMs), store.budgets, () => source),
    ownHeaders: ownHeaders([source]),
    obeysOptOuts: () => source.optOuts === 'obey',
    signal,
  };
}
