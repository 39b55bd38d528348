/**
 * The host row: who may ask the host now, and when the next request may go out. All times are the database's own, so
 * that processes and machines with other clocks agree.
 */
import { sql } from 'kysely';
import type { Database } from './database.js';
import { withoutNul } from './text.js';

export interface StoredRobots {
  /** HTTP status; 0 where redirects led nowhere. */
  status: number;
  body: string;
  fetchedAt: Date;
}

/** `taken`: the request may go out now, and is to be reported with {@link Hosts.endSlot}. `lost`: the lease is gone. */
export type SlotAnswer = { taken: string } | { waitMs: number } | 'lost';

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
  /** The request is over: the next slot is free after `delayMs`. Does nothing when the slot has passed to somebody else. */
  endSlot(host: string, taken: string, delayMs: number): Promise<void>;
  /** Nothing is to be asked of the host for so long. */
  backOff(host: string, forMs: number): Promise<void>;
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
        .set({ lease_token: null, lease_until: null, claimed_until: null })
        .where('host', '=', host)
        .where('lease_token', '=', token)
        .execute();
    },

    async takeSlot(host, holdMs, token) {
      // The row's lock makes this a compare-and-set: of two askers the second waits for the first, and finds it taken.
      const mine = token === undefined ? sql`true` : sql`hosts.lease_token = ${token}`;
      const { rows } = await sql<{ taken: string }>`
        insert into hosts as hosts (host, next_allowed_at) values (${host}, ${inMs(holdMs)})
        on conflict (host) do update set next_allowed_at = ${inMs(holdMs)}
          where hosts.next_allowed_at <= ${now} and ${mine}
        returning next_allowed_at::text as taken
      `.execute(db);
      if (rows[0]) return rows[0];
      const waiting = await sql<{ wait_ms: number; mine: boolean }>`
        select greatest(1, ceil(extract(epoch from (next_allowed_at - ${now})) * 1000))::float8 as wait_ms,
          coalesce(${mine}, false) as mine
        from hosts where host = ${host}
      `.execute(db);
      const row = waiting.rows[0];
      return row?.mine ? { waitMs: row.wait_ms } : 'lost';
    },

    async endSlot(host, taken, delayMs) {
      await db
        .updateTable('hosts')
        .set({ next_allowed_at: inMs(delayMs) })
        .where('host', '=', host)
        // Nobody else gives the row this very time, so it tells whose slot it is.
        .where('next_allowed_at', '=', sql<Date>`${taken}::timestamptz`)
        .execute();
    },

    async backOff(host, forMs) {
      await db
        .updateTable('hosts')
        .set({
          back_off_until: inMs(forMs),
          next_allowed_at: sql<Date>`greatest(next_allowed_at, ${inMs(forMs)})`,
        })
        .where('host', '=', host)
        .execute();
    },

    async robots(host) {
      const row = await db
        .selectFrom('hosts')
        .select(['robots_status', 'robots_body', 'robots_fetched_at'])
        .where('host', '=', host)
        .executeTakeFirst();
      if (!row?.robots_fetched_at || row.robots_status === null) return undefined;
      return { status: row.robots_status, body: row.robots_body ?? '', fetchedAt: row.robots_fetched_at };
    },

    async saveRobots(host, { status, body, fetchedAt }) {
      const robots = { robots_status: status, robots_body: withoutNul(body), robots_fetched_at: fetchedAt };
      await db
        .insertInto('hosts')
        .values({ host, ...robots })
        .onConflict((conflict) => conflict.column('host').doUpdateSet(robots))
        .execute();
    },
  };
}
