/** What sites say of machines and of their licences, a row for each signal of a registrable domain. */
import { sql } from 'kysely';
import type { SaidOptOut } from '../model/opt-out.js';
import type { Database } from './database.js';
import { withoutNul } from './text.js';

export interface SeenOptOut extends SaidOptOut {
  /** Where it was last seen. */
  url: string;
  firstSeen: Date;
  lastSeen: Date;
}

export interface OptOuts {
  /** What a page or a header says; it stays, since no page says that it is over. */
  see(domain: string, url: string, said: readonly SaidOptOut[]): Promise<void>;
  /** All that a file of the site says now, as robots.txt does: what it said before and says no more is over. */
  replace(
    domain: string,
    url: string,
    saidIn: SaidOptOut['saidIn'],
    said: readonly SaidOptOut[],
  ): Promise<void>;
  /** Of these domains, by signal and value. */
  of(domains: readonly string[]): Promise<Map<string, SeenOptOut[]>>;
}

/** A page says the same as the one before; when it was last seen is written down no oftener than this. */
const SEEN_AGAIN = sql`interval '1 hour'`;

export function optOutsOf({ kysely: db }: Database): OptOuts {
  const write = async (domain: string, url: string, said: readonly SaidOptOut[]) => {
    if (said.length === 0) return;
    await sql`
      insert into opt_outs (domain, signal, value, said_in, url)
      select ${domain}, n.signal, n.value, n.said_in, ${withoutNul(url)}
      from unnest(
        ${said.map(({ signal }) => signal)}::text[], ${said.map(({ value }) => withoutNul(value))}::text[],
        ${said.map(({ saidIn }) => saidIn)}::text[]
      ) as n (signal, value, said_in)
      order by n.signal, n.value
      on conflict (domain, signal, value) do update
        set last_seen = now(), said_in = excluded.said_in, url = excluded.url
        where opt_outs.last_seen < now() - ${SEEN_AGAIN}`.execute(db);
  };
  return {
    see: write,

    async replace(domain, url, saidIn, said) {
      const now = said.map(({ signal, value }) => `${signal} ${value}`);
      await db
        .deleteFrom('opt_outs')
        .where('domain', '=', domain)
        .where('said_in', '=', saidIn)
        .where('url', '=', url)
        .where(sql<boolean>`signal || ' ' || value <> all(${now}::text[])`)
        .execute();
      await write(domain, url, said);
    },

    async of(domains) {
      const rows = await db
        .selectFrom('opt_outs')
        .selectAll()
        .where('domain', 'in', [...domains, ''])
        .orderBy('domain')
        .orderBy('signal')
        .orderBy('value')
        .execute();
      const byDomain = new Map<string, SeenOptOut[]>();
      for (const { domain, signal, value, said_in, url, first_seen, last_seen } of rows) {
        const seen = { signal, value, saidIn: said_in, url, firstSeen: first_seen, lastSeen: last_seen };
        byDomain.set(domain, [...(byDomain.get(domain) ?? []), seen]);
      }
      return byDomain;
    },
  };
}
