/** What a crawl is done with, in memory: slots and waits are counted instead of waited out. */
import type { Dispatcher } from 'undici';
import { guardedDispatcher } from '../../src/crawlers/connector.js';
import { type Pace, paceAfter } from '../../src/crawlers/pace.js';
import type { StoredRobots } from '../../src/crawlers/robots.js';
import { userAgent } from '../../src/crawlers/user-agent.js';
import type { Means, Slot } from '../../src/crawlers/visit.js';
import type { Site } from './site.js';

export interface TestMeans extends Means {
  dispatcher: Dispatcher;
  /** Every slot taken: the host, the Crawl-delay that went with it, and how many requests the sites had seen by then. */
  slots: { host: string; crawlDelayMs: number; askedBefore: number }[];
  /** Every wait, in milliseconds. */
  waits: number[];
  kept: Map<string, StoredRobots>;
  /** The time that it is. */
  time: { now: number };
}

/** A slot of a host that is always free. */
export const FREE_SLOT: Slot = { end: async () => ({ restMs: 0 }) };

/** Slots in the pace that the host's answers ask for. */
function pacedSlots(): (host: string) => Slot {
  const paces = new Map<string, Pace>();
  return (host) => ({
    async end(answered) {
      if (!answered) return { restMs: 0 };
      const next = paceAfter(paces.get(host) ?? { responseMs: undefined, failures: 0 }, answered, 0);
      paces.set(host, next);
      return next;
    },
  });
}

/** `waitMs` is what is said before each slot; give `takeSlot` for anything else. */
export function testMeans(sites: Site[], more: Partial<Means> & { waitMs?: number } = {}): TestMeans {
  const { waitMs = 0, ...over } = more;
  const slotOf = pacedSlots();
  const slots: TestMeans['slots'] = [];
  const waits: number[] = [];
  const kept = new Map<string, StoredRobots>();
  const time = { now: Date.parse('2026-03-01T12:00:00Z') };
  const askedBefore = () => sites.reduce((sum, site) => sum + site.asked.length, 0);
  return {
    dispatcher: guardedDispatcher({ resolve: sites.map(({ rule }) => rule) }),
    userAgent: userAgent({ version: '1.2.3', contact: undefined }),
    robots: {
      get: async (host) => kept.get(host),
      put: async (host, robots) => void kept.set(host, robots),
    },
    takeSlot: async (host, crawlDelayMs) => {
      const toldToWait = waits.length > slots.length;
      if (waitMs > 0 && !toldToWait) return { waitMs };
      slots.push({ host, crawlDelayMs, askedBefore: askedBefore() });
      return slotOf(host);
    },
    clock: {
      now: () => time.now,
      sleep: async (ms, signal) => {
        signal.throwIfAborted();
        waits.push(ms);
      },
    },
    signal: new AbortController().signal,
    ...over,
    slots,
    waits,
    kept,
    time,
  };
}
