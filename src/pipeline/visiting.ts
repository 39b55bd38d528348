/** How the pipeline lets the crawlers visit: one slot a request, a lease that is kept alive. */
import { randomUUID } from 'node:crypto';
import { noPage } from '../crawlers/outcome.js';
import { paceAfter } from '../crawlers/pace.js';
import type { Slot, TakeSlot } from '../crawlers/visit.js';
import type { Hosts } from '../storage/hosts.js';
import type { TakenSlot } from '../storage/slots.js';

/** A crawl that is not heard of for so long has lost its host. */
const LEASE_MS = 10_000;

/**
 * How long a slot is held for whoever took it, beside the delay, before it counts as abandoned: longer than it takes to
 * connect, so that a request of which nothing was heard yet has gone out, or never will.
 */
const SLOT_MS = 10_000;

/** A slot that another holds is free a delay after its request ends, which may be long before the hold is over. */
const POLL_MS = 50;

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
): ReturnType<TakeSlot> {
  const answer = await hosts.takeSlot(host, delayMs + SLOT_MS, token);
  if (answer === 'lost') return answer;
  if ('waitMs' in answer) return { waitMs: Math.min(answer.waitMs, delayMs + POLL_MS) };
  if ('restMs' in answer) return noPage('host-rests', { retryAfterMs: answer.restMs });
  return heldSlot(hosts, host, answer, delayMs);
}

/** A long request holds its slot for as long as it takes. */
function heldSlot(hosts: Hosts, host: string, slot: TakenSlot, delayMs: number): Slot {
  let { taken } = slot;
  let holding: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    holding = hosts.holdSlot(host, taken, delayMs + SLOT_MS).then(
      (held) => {
        taken = held ?? taken;
      },
      // The database is away: the slot is held by what was last written.
      () => {},
    );
  }, SLOT_MS / 3);
  return {
    async end(answered) {
      clearInterval(timer);
      await holding;
      if (!answered) {
        await hosts.holdSlot(host, taken, delayMs);
        return { restMs: 0 };
      }
      const next = paceAfter(slot, answered, delayMs);
      await hosts.endSlot(host, taken, next);
      return next;
    },
  };
}
