/**
 * The host row: who may ask the host now, and when the next request may go out. All times are the database's own, so
 * that processes and machines with other clocks agree.
 */
import { sql } from 'kysely';
import type { Database } from './database.js';

export interface StoredRobots {
  /** HTTP status; 0 where redirects led nowhere. */
  status: number;
  body: string;
  fetchedAt: Date;
}

/** `ok`: the slot is taken, and the request may go out after `waitMs`. Else the lease is gone. */
export type Slot = { ok: true; waitMs: number } | { ok: false };

export interface Hosts {
  /** Takes the host for one crawl; false while another crawl holds it. */
  acquire(host: string, token: string, ttlMs: number): Promise<boolean>;
  /** False when the lease is gone. */
  renew(host: string, token: string, ttlMs: number): Promise<boolean>;
  release(host: string, token: string): Promise<void>;
  /** Takes the next slot; slots are at least `delayMs` apart. With a token, only while that lease holds. */
  takeSlot(host: string, delayMs: number, token?: string): Promise<Slot>;
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

    async takeSlot(host, delayMs, token) {
      // The row's lock makes this a compare-and-set: of two askers the second waits and is given the later slot.
      const mine = token === undefined ? sql`true` : sql`hosts.lease_token = ${token}`;
      const { rows } = await sql<{ wait_ms: number }>`
        insert into hosts as hosts (host, next_allowed_at)
        values (${host}, clock_timestamp() + ${delayMs} * interval '1 millisecond')
        on conflict (host) do update
          set next_allowed_at = greatest(hosts.next_allowed_at, clock_timestamp()) + ${delayMs} * interval '1 millisecond'
          where ${mine}
        returning greatest(0, extract(epoch from (next_allowed_at - ${delayMs} * interval '1 millisecond' - clock_timestamp())) * 1000)::float8 as wait_ms
      `.execute(db);
      const row = rows[0];
      return row ? { ok: true, waitMs: Math.ceil(row.wait_ms) } : { ok: false };
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

/** PostgreSQL's text takes every character but this one. */
function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}
