/** The durable list of URLs, each known once by its key. What is due waits here; what has ended says how. */
import { sql } from 'kysely';
import type { FetchReason } from '../model/fetch-reason.js';
import type { FoundUrl } from '../model/frontier.js';
import { hostOf, urlKey } from '../model/url.js';
import { mayAsk } from './budgets.js';
import type { Database } from './database.js';
import { type AskedUrls, dueUrls, type FrontierUrl } from './due-urls.js';
import { insertNew, tie } from './frontier-names.js';
import { GATHERED, grouped } from './grouped.js';
import { settleMoved } from './moves.js';
import { REVISIT_IS_DUE } from './revisits.js';
import type { FrontierState } from './tables.js';

/** How a try at a URL ended, where no capture came of it (a capture settles its URL itself). */
export type Outcome =
  | { state: 'refused' | 'failed'; reason: string }
  /** Tried again later; the reason is that of the last try. */
  | { state: 'due'; reason: string; retryInMs: number };

export interface Frontier {
  /**
   * Adds what is not known yet, under no name at all, and returns the number, the hosts and the keys of what was added.
   */
  add(found: readonly FoundUrl[]): Promise<{ added: number; hosts: string[]; keys: string[] }>;
  /** Those of the URLs that it does not know, of several names of one page the first. */
  unknown(urls: readonly string[]): Promise<string[]>;
  /**
   * These are other names of the page: they will not be added any more, and those of them that are due are over. Returns
   * the ids of those.
   */
  tie(id: string, urls: readonly string[]): Promise<string[]>;
  /** Hosts with a URL that is due and nobody at work on them; each is left out for `leaseMs` from then on. */
  claimDueHosts(limit: number, leaseMs: number): Promise<string[]>;
  /** URLs of a host that are due, oldest first; pages that are asked for again stand behind those that are new. */
  due(host: string, limit: number): Promise<FrontierUrl[]>;
  settle(id: string, outcome: Outcome): Promise<void>;
  /**
   * The page is at another host, where it waits under its own URL. Pointers to the old URL mean the article that the new
   * one has, now or later. Returns the article's id when it is there.
   */
  moved(id: string, from: string, to: string): Promise<string | undefined>;
  /** What was refused for this reason is due again, as if it had just been found. */
  reopen(reason: FetchReason): Promise<void>;
  /** The same page at another host (with `www.`, say): the URL goes on under its new name, at once. */
  rename(id: string, url: string): Promise<void>;
}

export function frontierOf({ kysely: db }: Database): Frontier {
  const due = grouped(HOSTS_TOGETHER, (asked: readonly AskedUrls[]) => dueUrls(db, asked), GATHERED);
  return {
    async add(found) {
      const rows = found.flatMap((one) => {
        const key = urlKey(one.url);
        return key === undefined ? [] : [{ ...one, key }];
      });
      const hosts = new Set<string>();
      const keys: string[] = [];
      for (let from = 0; from < rows.length; from += BATCH) {
        const inserted = await insertNew(db, rows.slice(from, from + BATCH));
        for (const { host, url_key } of inserted) {
          hosts.add(host);
          keys.push(url_key);
        }
      }
      return { added: keys.length, hosts: [...hosts], keys };
    },

    async unknown(urls) {
      const byKey = new Map<string, string>();
      for (const url of urls) {
        const key = urlKey(url);
        if (key !== undefined && !byKey.has(key)) byKey.set(key, url);
      }
      const { rows } = await sql<{ url_key: string }>`
        select asked.url_key from unnest(${[...byKey.keys()]}::text[]) with ordinality as asked (url_key, place)
        where not exists (select 1 from frontier f where f.url_key = asked.url_key)
          and not exists (select 1 from url_aliases a where a.url_key = asked.url_key)
        order by asked.place`.execute(db);
      return rows.map(({ url_key }) => byKey.get(url_key) as string);
    },

    tie: (id, urls) => tie(db, id, urls),

    async claimDueHosts(limit, leaseMs) {
      const { rows } = await sql<{ host: string }>`
        -- From host to host through the index: a host that was found to have 100,000 pages has as many URLs that are due.
        with recursive waiting (host) as (
          (select host from frontier where state = 'due' order by host limit 1)
          union all
          select (select f.host from frontier f where f.state = 'due' and f.host > w.host order by f.host limit 1)
          from waiting w where w.host is not null
        ), free as (
          select named.host, h.turn_at from (
            select host from waiting where host is not null
            union select f.host from frontier f join sources s on s.id = f.source_id where ${REVISIT_IS_DUE}
          ) named left join hosts h on h.host = named.host
          where (h.host is null)
             or ((h.lease_token is null or h.lease_until < now())
                 and (h.claimed_until is null or h.claimed_until < now())
                 and (h.back_off_until is null or h.back_off_until <= now()))
          -- Whoever had no turn for longest is next. So many are looked at as are claimed.
          order by h.turn_at nulls first offset 0
        ), due as (
          -- In the order of the index, which would not be used otherwise.
          select free.host from free cross join lateral (
            (select 1 from frontier f left join sources s on s.id = f.source_id
              where f.host = free.host and f.state = 'due' and f.next_due_at <= now()
                and not coalesce(s.paused, false) and ${mayAsk(sql`f.source_id`)}
              order by f.next_due_at limit 1)
            union all
            (select 1 from frontier f join sources s on s.id = f.source_id
              where f.host = free.host and ${REVISIT_IS_DUE} order by f.revisit_at limit 1)
            limit 1
          ) one
          order by free.turn_at nulls first
          limit ${limit}
        )
        insert into hosts (host, claimed_until)
        select host, now() + ${leaseMs} * interval '1 millisecond' from due
        -- All who lock several hosts do it in this order.
        order by host
        -- Another claimer may have been here since the snapshot.
        on conflict (host) do update set claimed_until = excluded.claimed_until
          where hosts.claimed_until is null or hosts.claimed_until < now()
        returning host
      `.execute(db);
      return rows.map(({ host }) => host);
    },

    due: (host, limit) => due({ host, most: limit }),

    async settle(id, outcome) {
      const wait = outcome.state === 'due' ? outcome.retryInMs : 0;
      await db
        .updateTable('frontier')
        .set(({ eb }) => ({
          state: outcome.state as FrontierState,
          reason: outcome.reason,
          attempts: eb('attempts', '+', 1),
          next_due_at: sql<Date>`now() + ${wait} * interval '1 millisecond'`,
        }))
        .where('id', '=', id)
        .where('state', '=', 'due')
        .execute();
    },

    moved: (id, from, to) => db.transaction().execute((trx) => settleMoved(trx, id, from, to)),

    async reopen(reason) {
      await db
        .updateTable('frontier')
        .set({ state: 'due', reason: null, attempts: 0, next_due_at: sql<Date>`now()` })
        .where('state', '=', 'refused')
        .where('reason', '=', reason)
        .execute();
    },

    async rename(id, url) {
      await db
        .updateTable('frontier')
        .set(({ eb }) => ({ url, host: hostOf(url), attempts: eb('attempts', '+', 1) }))
        .where('id', '=', id)
        .where('state', '=', 'due')
        .execute();
    },
  };
}

/** Hosts in one statement: more than a process crawls side by side. */
const HOSTS_TOGETHER = 64;

/** Rows in one statement. */
const BATCH = 2_000;
