/** How the pipeline lets the crawlers visit: robots from the host table, one slot a request, a lease that is kept alive. */
import { randomUUID } from 'node:crypto';
import type { RobotsStore } from '../crawlers/robots.js';
import type { Slot, TakeSlot } from '../crawlers/visit.js';
import type { Hosts } from '../storage/hosts.js';

/** A crawl that is not heard of for so long has lost its host. */
const LEASE_MS = 10_000;

/**
 * How long a slot is held for whoever took it, beside the delay, before it counts as abandoned: longer than it takes to
 * connect, so that a request of which nothing was heard yet has gone out, or never will.
 */
const SLOT_MS = 10_000;

export interface Lease {
  token: string;
  /** Aborts when the lease is lost, or when the caller's own signal does. */
  signal: AbortSignal;
  release(): Promise<void>;
}

/** Takes a host for one crawl and keeps the lease alive; undefined when another crawl holds it. */
export async function leaseHost(hosts: Hosts, host: string, signal: AbortSignal): Promise<Lease | undefined> {
  const token = randomUUID();
  if (!(await hosts.acquire(host, token, LEASE_MS))) return undefined;
  const lost = new AbortController();
  const renewal = setInterval(() => {
    hosts.renew(host, token, LEASE_MS).then(
      (held) => held || lost.abort(new Error('lease lost')),
      // The database is away: the lease may still be ours, and every request asks for its slot there anyway.
      () => {},
    );
  }, LEASE_MS / 3);
  return {
    token,
    signal: AbortSignal.any([signal, lost.signal]),
    release: async () => {
      clearInterval(renewal);
      await hosts.release(host, token);
    },
  };
}

/** Slots under the lease of one host, gone with it; other hosts (a robots.txt that has moved) are asked without. */
export function leasedSlots(hosts: Hosts, leased: string, token: string, delayMs: number): TakeSlot {
  return (host, crawlDelayMs) =>
    takeSlot(hosts, host, Math.max(delayMs, crawlDelayMs), host === leased ? token : undefined);
}

/** Slots without a lease, for the few requests of a look at a source; they take turns with a crawl of the same host. */
export function freeSlots(hosts: Hosts, delayMs: number): TakeSlot {
  return (host, crawlDelayMs) => takeSlot(hosts, host, Math.max(delayMs, crawlDelayMs), undefined);
}

async function takeSlot(
  hosts: Hosts,
  host: string,
  delayMs: number,
  token: string | undefined,
): Promise<Slot | { waitMs: number } | 'lost'> {
  const answer = await hosts.takeSlot(host, delayMs + SLOT_MS, token);
  if (answer === 'lost' || 'waitMs' in answer) return answer;
  return { end: () => hosts.endSlot(host, answer.taken, delayMs) };
}

export function robotsStore(hosts: Hosts): RobotsStore {
  return { get: (host) => hosts.robots(host), put: (host, robots) => hosts.saveRobots(host, robots) };
}
