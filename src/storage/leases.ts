/** Leases of hosts, of many at a time: each is taken and let go by compare-and-set on its own row. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.js';

export interface AskedLease {
  host: string;
  token: string;
  ttlMs: number;
}

/** Whether each has its lease now. Of those that ask for the same host the first may have it. */
export async function acquireAll(
  db: Kysely<Tables>,
  group: readonly AskedLease[],
): Promise<readonly boolean[]> {
  const firsts = new Map<string, AskedLease>();
  for (const asked of group) if (!firsts.has(asked.host)) firsts.set(asked.host, asked);
  const asked = [...firsts.values()];
  const { rows } = await sql<{ host: string }>`
    insert into hosts (host, lease_token, lease_until)
    select host, token, clock_timestamp() + ttl_ms * interval '1 millisecond' from unnest(
      ${asked.map(({ host }) => host)}::text[], ${asked.map(({ token }) => token)}::text[],
      ${asked.map(({ ttlMs }) => ttlMs)}::float8[]
    ) as a (host, token, ttl_ms)
    -- All who lock several hosts do it in this order.
    order by host
    on conflict (host) do update set lease_token = excluded.lease_token, lease_until = excluded.lease_until
      where hosts.lease_token is null or hosts.lease_token = excluded.lease_token
        or hosts.lease_until < clock_timestamp()
    returning host`.execute(db);
  const taken = new Set(rows.map(({ host }) => host));
  return group.map((one) => firsts.get(one.host) === one && taken.has(one.host));
}

/** Does nothing where the lease has passed to somebody else. */
export async function releaseAll(
  db: Kysely<Tables>,
  group: readonly Omit<AskedLease, 'ttlMs'>[],
): Promise<readonly undefined[]> {
  await sql`
    with held as materialized (
      select h.host from hosts h join unnest(
        ${group.map(({ host }) => host)}::text[], ${group.map(({ token }) => token)}::text[]
      ) as a (host, token) on a.host = h.host and a.token = h.lease_token
      order by h.host for update of h
    )
    update hosts set lease_token = null, lease_until = null, claimed_until = null, turn_at = clock_timestamp()
    where host in (select host from held)`.execute(db);
  return group.map(() => undefined);
}
