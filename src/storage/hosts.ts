/**
 * The host row: who may ask the host now, and when the next request may go out. All times are the database's own, so
 * that processes and machines with other clocks agree.
 */
import { type Kysely, sql } from 'kysely';
import type { FetchReason } from '../model/fetch-reason.js';
import type { Database } from './database.js';
import { GATHERED, grouped } from './grouped.js';
import { type AskedLease, acquireAll, releaseAll } from './leases.js';
import {
  type AskedSlot,
  type EndedSlot,
  endAllSlots,
  type SlotAnswer,
  type SlotEnd,
  takeAllSlots,
} from './slots.js';
import type { Tables } from './tables.js';
import { withoutNul } from './text.js';

export interface StoredRobots {
  /** HTTP status; 0 where redirects led nowhere. */
  status: number;
  body: string;
  fetchedAt: Date;
  /** It could not be read anew, and is not asked for before. */
  retryAt?: Date;
}

/** A host whose circuit is open. */
export interface OpenCircuit {
  host: string;
  since: Date;
  /** Of the last failure. */
  reason: FetchReason;
  failures: number;
  /** When it is tried again. */
  until: Date;
}

export interface Hosts {
  /** Takes the host for one crawl; false while another crawl holds it. */
  acquire(host: string, token: string, ttlMs: number): Promise<boolean>;
  /** False when the lease is gone. */
  renew(host: string, token: string, ttlMs: number): Promise<boolean>;
  release(host: string, token: string): Promise<void>;
  /**
   * Takes the host's slot for one request, when it is free; no other request of ours goes out to the host until the slot
   * is ended, or until `holdMs` have passed because its holder died. With a token, only while that lease holds.
   */
  takeSlot(host: string, holdMs: number, token?: string): Promise<SlotAnswer>;
  /** The request goes on: the slot is held for `holdMs` from now. Its new mark; undefined when it has passed to another. */
  holdSlot(host: string, taken: string, holdMs: number): Promise<string | undefined>;
  /** The request is over. Does nothing when the slot has passed to somebody else. */
  endSlot(host: string, taken: string, end: SlotEnd): Promise<void>;
  /** Nothing is to be asked of the host for so long, at least. */
  backOff(host: string, forMs: number): Promise<void>;
  /** Hosts that are taken to be down, the longest first. */
  openCircuits(limit: number): Promise<OpenCircuit[]>;
  robots(host: string): Promise<StoredRobots | undefined>;
  saveRobots(host: string, robots: StoredRobots): Promise<void>;
}

/** Hosts in one statement: more than a process crawls hosts side by side. */
const MOST_TOGETHER = 64;

export function hostsOf({ kysely: db }: Database): Hosts {
  const inMs = (ms: number) => sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'`;
  const acquire = grouped(MOST_TOGETHER, (group: readonly AskedLease[]) => acquireAll(db, group), GATHERED);
  const release = grouped(
    MOST_TOGETHER,
    (group: readonly Omit<AskedLease, 'ttlMs'>[]) => releaseAll(db, group),
    GATHERED,
  );
  const takeSlot = grouped(MOST_TOGETHER, (group: readonly AskedSlot[]) => takeAllSlots(db, group), GATHERED);
  const endSlot = grouped(MOST_TOGETHER, (group: readonly EndedSlot[]) => endAllSlots(db, group), GATHERED);
  const robots = grouped(MOST_TOGETHER, (group: readonly string[]) => robotsOfAll(db, group), GATHERED);
  return {
    acquire: (host, token, ttlMs) => acquire({ host, token, ttlMs }),

    async renew(host, token, ttlMs) {
      const held = await db
        .updateTable('hosts')
        .set({ lease_until: inMs(ttlMs) })
        .where('host', '=', host)
        .where('lease_token', '=', token)
        .returning('host')
        .executeTakeFirst();
      return held !== undefined;
    },

    release: (host, token) => release({ host, token }),
    takeSlot: (host, holdMs, token) => takeSlot({ host, holdMs, token }),

    async holdSlot(host, taken, holdMs) {
      const { rows } = await sql<{ taken: string }>`
        update hosts set next_allowed_at = ${inMs(holdMs)}
        where host = ${host} and next_allowed_at = ${taken}::timestamptz
        returning next_allowed_at::text as taken`.execute(db);
      return rows[0]?.taken;
    },

    endSlot: (host, taken, end) => endSlot({ host, taken, end }),

    async backOff(host, forMs) {
      await db
        .updateTable('hosts')
        .set({ back_off_until: sql<Date>`greatest(back_off_until, ${inMs(forMs)})` })
        .where('host', '=', host)
        .execute();
    },

    async openCircuits(limit) {
      const rows = await db
        .selectFrom('hosts')
        .select(['host', 'circuit_open_since', 'trouble', 'failures', 'back_off_until'])
        .where('circuit_open_since', 'is not', null)
        .orderBy('circuit_open_since')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        host: row.host,
        since: row.circuit_open_since as Date,
        reason: row.trouble as FetchReason,
        failures: row.failures,
        until: row.back_off_until as Date,
      }));
    },

    robots,

    async saveRobots(host, { status, body, fetchedAt, retryAt }) {
      const robots = {
        robots_status: status,
        robots_body: withoutNul(body),
        robots_fetched_at: fetchedAt,
        robots_retry_at: retryAt ?? null,
      };
      await db
        .insertInto('hosts')
        .values({ host, ...robots })
        .onConflict((conflict) => conflict.column('host').doUpdateSet(robots))
        .execute();
    },
  };
}

async function robotsOfAll(
  db: Kysely<Tables>,
  hosts: readonly string[],
): Promise<readonly (StoredRobots | undefined)[]> {
  const rows = await db
    .selectFrom('hosts')
    .select(['host', 'robots_status', 'robots_body', 'robots_fetched_at', 'robots_retry_at'])
    .where(sql<boolean>`host = any(${hosts}::text[])`)
    .execute();
  const known = new Map(rows.map((row) => [row.host, row]));
  return hosts.map((host) => {
    const row = known.get(host);
    if (!row?.robots_fetched_at || row.robots_status === null) return undefined;
    return {
      status: row.robots_status,
      body: row.robots_body ?? '',
      fetchedAt: row.robots_fetched_at,
      ...(row.robots_retry_at ? { retryAt: row.robots_retry_at } : {}),
    };
  });
}
