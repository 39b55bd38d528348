/** How the pipeline lets the crawlers visit: robots from the host table, one slot a request, a lease that is kept alive. */
import { randomUUID } from 'node:crypto';
import type { RobotsStore } from '../crawlers/robots.js';
import type { TakeSlot } from '../crawlers/visit.js';
import type { Hosts } from '../storage/hosts.js';

/** A crawl that is not heard of for so long has lost its host. */
const LEASE_MS = 30_000;

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

/** Slots under a lease: gone with it. */
export function leasedSlots(hosts: Hosts, token: string, delayMs: number): TakeSlot {
  return async (host, crawlDelayMs) => {
    const slot = await hosts.takeSlot(host, Math.max(delayMs, crawlDelayMs), token);
    return slot.ok ? slot.waitMs : 'lost';
  };
}

/** Slots without a lease, for the few requests of a look at a source; they queue up with a crawl of the same host. */
export function freeSlots(hosts: Hosts, delayMs: number): TakeSlot {
  return async (host, crawlDelayMs) => {
    const slot = await hosts.takeSlot(host, Math.max(delayMs, crawlDelayMs));
    return slot.ok ? slot.waitMs : 'lost';
  };
}

export function robotsStore(hosts: Hosts): RobotsStore {
  return { get: (host) => hosts.robots(host), put: (host, robots) => hosts.saveRobots(host, robots) };
}
