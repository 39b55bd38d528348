/**
 * The host row: who may ask the host now, and when the next request may go out. All times are the database's own, so
 * that processes and machines with other clocks agree.
 */
import { type RawBuilder, sql } from 'kysely';
import type { FetchReason } from '../model/fetch-reason.js';
import type { Database } from './database.js';
import { withoutNul } from './text.js';

export interface StoredRobots {
  /** HTTP status; 0 where redirects led nowhere. */
  status: number;
  body: string;
  fetchedAt: Date;
  /** It could not be read anew, and is not asked for before. */
  retryAt?: Date;
}

/**
 * `taken`: the request may go out now, and is to be reported with {@link Hosts.endSlot}; with it what is known of the host.
 * `waitMs`: somebody else's request is under way, or the delay since the last. `restMs`: the host is left alone for so long.
 * `lost`: the lease is gone.
 */
export type SlotAnswer = TakenSlot | { waitMs: number } | { restMs: number } | 'lost';

export interface TakenSlot {
  taken: string;
  /** Milliseconds, smoothed. */
  responseMs: number | undefined;
  /** In a row. */
  failures: number;
}

/** What is known of a host after a request. */
export interface SlotEnd {
  responseMs: number;
  failures: number;
  /** Why the request failed. */
  trouble: FetchReason | undefined;
  /** The next slot is free after so long. */
  waitMs: number;
  /** Nothing is asked of the host for so long; 0: no rest. */
  restMs: number;
  /** Whether the host's circuit is open from now on. */
  isOpen: boolean;
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

export function hostsOf({ kysely: db }: Database): Hosts {
  const inMs = (ms: number) => sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'`;
  const now = sql<Date>`clock_timestamp()`;
  return {
    async acquire(host, token, ttlMs) {
      const taken = await db
        .insertInto('hosts')
        .values({ host, lease_token: token, lease_until: inMs(ttlMs) })
        .onConflict((conflict) =>
          conflict
            .column('host')
            .doUpdateSet({ lease_token: token, lease_until: inMs(ttlMs) })
            .where(({ or, eb }) =>
              or([
                eb('hosts.lease_token', 'is', null),
                eb('hosts.lease_token', '=', token),
                eb('hosts.lease_until', '<', now),
              ]),
            ),
        )
        .returning('host')
        .executeTakeFirst();
      return taken !== undefined;
    },

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

    async release(host, token) {
      await db
        .updateTable('hosts')
        .set({ lease_token: null, lease_until: null, claimed_until: null, turn_at: now })
        .where('host', '=', host)
        .where('lease_token', '=', token)
        .execute();
    },

    async takeSlot(host, holdMs, token) {
      // The row's lock makes this a compare-and-set: of two askers the second waits for the first, and finds it taken.
      const mine = token === undefined ? sql`true` : sql`hosts.lease_token = ${token}`;
      const { rows } = await sql<{ taken: string; response_ms: number | null; failures: number }>`
        insert into hosts as hosts (host, next_allowed_at) values (${host}, ${inMs(holdMs)})
        on conflict (host) do update set next_allowed_at = ${inMs(holdMs)}
          where hosts.next_allowed_at <= ${now} and coalesce(hosts.back_off_until <= ${now}, true) and ${mine}
        returning next_allowed_at::text as taken, response_ms, failures
      `.execute(db);
      const [slot] = rows;
      if (slot)
        return { taken: slot.taken, responseMs: slot.response_ms ?? undefined, failures: slot.failures };
      const left = (until: RawBuilder<unknown>) =>
        sql`ceil(extract(epoch from (${until} - ${now})) * 1000)::float8`;
      const waiting = await sql<{ wait_ms: number; rest_ms: number | null; mine: boolean }>`
        select greatest(1, ${left(sql`next_allowed_at`)}) as wait_ms, ${left(sql`back_off_until`)} as rest_ms,
          coalesce(${mine}, false) as mine
        from hosts where host = ${host}
      `.execute(db);
      const row = waiting.rows[0];
      if (!row?.mine) return 'lost';
      return row.rest_ms !== null && row.rest_ms > 0 ? { restMs: row.rest_ms } : { waitMs: row.wait_ms };
    },

    async holdSlot(host, taken, holdMs) {
      const { rows } = await sql<{ taken: string }>`
        update hosts set next_allowed_at = ${inMs(holdMs)}
        where host = ${host} and next_allowed_at = ${taken}::timestamptz
        returning next_allowed_at::text as taken`.execute(db);
      return rows[0]?.taken;
    },

    async endSlot(host, taken, { responseMs, failures, trouble, waitMs, restMs, isOpen }) {
      await db
        .updateTable('hosts')
        .set({
          next_allowed_at: inMs(waitMs),
          response_ms: responseMs,
          failures,
          trouble: trouble ?? null,
          back_off_until: restMs > 0 ? inMs(restMs) : null,
          circuit_open_since: isOpen ? sql<Date>`coalesce(circuit_open_since, ${now})` : null,
        })
        .where('host', '=', host)
        // Nobody else gives the row this very time, so it tells whose slot it is.
        .where('next_allowed_at', '=', sql<Date>`${taken}::timestamptz`)
        .execute();
    },

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

    async robots(host) {
      const row = await db
        .selectFrom('hosts')
        .select(['robots_status', 'robots_body', 'robots_fetched_at', 'robots_retry_at'])
        .where('host', '=', host)
        .executeTakeFirst();
      if (!row?.robots_fetched_at || row.robots_status === null) return undefined;
      return {
        status: row.robots_status,
        body: row.robots_body ?? '',
        fetchedAt: row.robots_fetched_at,
        ...(row.robots_retry_at ? { retryAt: row.robots_retry_at } : {}),
      };
    },

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
