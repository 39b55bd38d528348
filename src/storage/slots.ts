/** The slots of hosts: taken and ended, those of many hosts in one statement. All times are the database's own. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { FetchReason } from '../model/fetch-reason.js';
import type { Tables } from './tables.js';

/**
 * `taken`: the request may go out now, and is to be reported with `Hosts.endSlot`; with it what is known of the host.
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

export interface AskedSlot {
  host: string;
  holdMs: number;
  token: string | undefined;
}

export interface EndedSlot {
  host: string;
  /** The mark that came with the slot. */
  taken: string;
  end: SlotEnd;
}

const now = sql`clock_timestamp()`;
const inMs = (ms: RawBuilder<unknown>) => sql`${now} + ${ms} * interval '1 millisecond'`;

interface TakenRow {
  host: string;
  taken: string;
  response_ms: number | null;
  failures: number;
}

interface WaitingRow {
  host: string;
  wait_ms: number;
  rest_ms: number | null;
  lease_token: string | null;
}

/** Each by compare-and-set on its own row. Of those that ask for the same host the first may have it. */
export async function takeAllSlots(
  db: Kysely<Tables>,
  group: readonly AskedSlot[],
): Promise<readonly SlotAnswer[]> {
  const firsts = new Map<string, AskedSlot>();
  for (const asked of group) if (!firsts.has(asked.host)) firsts.set(asked.host, asked);
  const asked = [...firsts.values()];
  const own = (column: string) =>
    sql`(select ${sql.ref(`a.${column}`)} from asked a where a.host = excluded.host)`;
  // A row's lock makes this a compare-and-set: of two askers the second waits for the first, and finds it taken. All who
  // lock several rows do it in the order of their names, so that nobody waits in a ring.
  const { rows } = await sql<TakenRow>`/* take_slots */
    with asked as materialized (
      select * from unnest(
        ${asked.map(({ host }) => host)}::text[], ${asked.map(({ holdMs }) => holdMs)}::float8[],
        ${asked.map(({ token }) => token ?? null)}::text[]
      ) as a (host, hold_ms, token)
    )
    insert into hosts as hosts (host, next_allowed_at)
    select host, ${inMs(sql`hold_ms`)} from asked order by host
    on conflict (host) do update set next_allowed_at = ${inMs(own('hold_ms'))}
      where hosts.next_allowed_at <= ${now} and coalesce(hosts.back_off_until <= ${now}, true)
        and coalesce(hosts.lease_token = ${own('token')}, ${own('token')} is null)
    returning host, next_allowed_at::text as taken, response_ms, failures`.execute(db);
  const taken = new Map(rows.map((row) => [row.host, row]));
  const isTaken = (one: AskedSlot) => firsts.get(one.host) === one && taken.has(one.host);
  const waiting = await whyNot(
    db,
    group.filter((one) => !isTaken(one)).map(({ host }) => host),
  );
  return group.map((one) => {
    const row = isTaken(one) ? taken.get(one.host) : undefined;
    if (!row) return answerOf(waiting.get(one.host), one.token);
    return { taken: row.taken, responseMs: row.response_ms ?? undefined, failures: row.failures };
  });
}

async function whyNot(db: Kysely<Tables>, hosts: readonly string[]): Promise<Map<string, WaitingRow>> {
  if (hosts.length === 0) return new Map();
  const left = (until: RawBuilder<unknown>) =>
    sql`ceil(extract(epoch from (${until} - ${now})) * 1000)::float8`;
  const { rows } = await sql<WaitingRow>`
    select host, greatest(1, ${left(sql`next_allowed_at`)}) as wait_ms, ${left(sql`back_off_until`)} as rest_ms,
      lease_token
    from hosts where host = any(${hosts}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.host, row]));
}

function answerOf(row: WaitingRow | undefined, token: string | undefined): SlotAnswer {
  if (!row || (token !== undefined && row.lease_token !== token)) return 'lost';
  return row.rest_ms !== null && row.rest_ms > 0 ? { restMs: row.rest_ms } : { waitMs: row.wait_ms };
}

export async function endAllSlots(
  db: Kysely<Tables>,
  group: readonly EndedSlot[],
): Promise<readonly undefined[]> {
  const ends = group.map(({ end }) => end);
  await sql`/* end_slots */
    with ended as materialized (
      select e.* from unnest(
        ${group.map(({ host }) => host)}::text[], ${group.map(({ taken }) => taken)}::timestamptz[],
        ${ends.map(({ responseMs }) => responseMs)}::float8[], ${ends.map(({ failures }) => failures)}::int[],
        ${ends.map(({ trouble }) => trouble ?? null)}::text[], ${ends.map(({ waitMs }) => waitMs)}::float8[],
        ${ends.map(({ restMs }) => restMs)}::float8[], ${ends.map(({ isOpen }) => isOpen)}::boolean[]
      ) as e (host, taken, response_ms, failures, trouble, wait_ms, rest_ms, is_open)
    ), held as materialized (
      -- Nobody else gives a row this very time, so it tells whose slot it is.
      select h.host from hosts h join ended e on e.host = h.host and e.taken = h.next_allowed_at
      order by h.host for update of h
    )
    update hosts h set
      next_allowed_at = ${inMs(sql`e.wait_ms`)},
      response_ms = e.response_ms,
      failures = e.failures,
      trouble = e.trouble,
      back_off_until = case when e.rest_ms > 0 then ${inMs(sql`e.rest_ms`)} end,
      circuit_open_since = case when e.is_open then coalesce(h.circuit_open_since, ${now}) end
    from ended e join held on held.host = e.host
    where h.host = e.host and h.next_allowed_at = e.taken`.execute(db);
  return group.map(() => undefined);
}
