/** What sites say of machines and of their licences, by the page or file that says it, and their files about mining. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { SaidOptOut } from '../model/opt-out.js';
import { urlKey } from '../model/url.js';
import type { Database } from './database.js';
import type { OptOutsTable } from './host-tables.js';
import type { Tables } from './tables.js';
import { takenByJson, withoutNul } from './text.js';

/** All that a page or a file says now. */
export interface Statement {
  /** Registrable domain of its site. */
  domain: string;
  url: string;
  said: readonly SaidOptOut[];
}

export interface SeenOptOut extends SaidOptOut {
  /** Where it was last seen. */
  url: string;
  firstSeen: Date;
  lastSeen: Date;
}

/** `/.well-known/tdmrep.json` of a host; `body` is empty where there is none. */
export interface StoredTdmFile {
  body: string;
  fetchedAt: Date;
}

export interface OptOuts {
  /** What a page or file said before and says no more is over for it. */
  hear(statements: readonly Statement[]): Promise<void>;
  /** What pages and files of these domains say, by signal and value, each where it was last seen. */
  of(domains: readonly string[]): Promise<Map<string, SeenOptOut[]>>;
  tdmFile(host: string): Promise<StoredTdmFile | undefined>;
  saveTdmFile(host: string, file: StoredTdmFile): Promise<void>;
}

/** A page says the same as the one before; when it was last seen is written down no oftener than this. */
const SEEN_AGAIN = sql`interval '1 hour'`;

/** A page that was not seen for so long says nothing of its site now. */
const HOLDS = sql`interval '90 days'`;

/** Where a whole site says the same, so many of its pages stand for it: those that were seen last. */
const MOST_PAGES = 10;

/** Other values of one signal: addresses of licences that name the article are as many as there are articles. */
const MOST_VALUES = 50;

export function optOutsOf({ kysely: db }: Database): OptOuts {
  return {
    async hear(statements) {
      if (statements.length === 0) return;
      const pages = statements.map(({ domain, url }) => ({ domain, page: keyOf(url) }));
      const rows = [...new Map(statements.flatMap(rowsOf).map((row) => [JSON.stringify(row), row])).values()];
      await sql`
        delete from opt_outs o
        using jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) as p (domain text, page text)
        where o.domain = p.domain and o.page = p.page and not exists (
          select 1 from ${recordsetOf(rows)} as n ${COLUMNS}
          where n.domain = o.domain and n.page = o.page and n.signal = o.signal and n.value = o.value)`.execute(
        db,
      );
      if (rows.length > 0 && (await add(db, rows))) await trim(db, rows);
    },

    async of(domains) {
      const { rows } = await sql<SeenRow>`
        select distinct on (domain, signal, value) domain, signal, value, said_in, url, last_seen,
          min(first_seen) over (partition by domain, signal, value) as first_seen
        from opt_outs
        where domain = any(${[...domains]}) and (last_seen > now() - ${HOLDS} or ${IN_FILE})
        order by domain, signal, value, ${IN_FILE} desc, last_seen desc`.execute(db);
      const byDomain = new Map<string, SeenOptOut[]>();
      for (const { domain, signal, value, said_in, url, first_seen, last_seen } of rows) {
        const seen = { signal, value, saidIn: said_in, url, firstSeen: first_seen, lastSeen: last_seen };
        byDomain.set(domain, [...(byDomain.get(domain) ?? []), seen]);
      }
      return byDomain;
    },

    async tdmFile(host) {
      const row = await db.selectFrom('tdm_files').selectAll().where('host', '=', host).executeTakeFirst();
      return row && { body: row.body, fetchedAt: row.fetched_at };
    },

    async saveTdmFile(host, { body, fetchedAt }) {
      const file = { body: withoutNul(body), fetched_at: fetchedAt };
      await db
        .insertInto('tdm_files')
        .values({ host, ...file })
        .onConflict((conflict) => conflict.column('host').doUpdateSet(file))
        .execute();
    },
  };
}

type Row = Omit<Selectable<OptOutsTable>, 'first_seen' | 'last_seen'>;
type SeenRow = Omit<Selectable<OptOutsTable>, 'page'>;

/** Files of a site are asked for again day by day, and hold until they say otherwise. */
const IN_FILE = sql`said_in in ('robots.txt', 'tdmrep.json')`;

const COLUMNS = sql`(domain text, page text, url text, signal text, value text, said_in text)`;

function rowsOf({ domain, url, said }: Statement): Row[] {
  return said.map(({ signal, value, saidIn }) => ({
    domain,
    page: keyOf(url),
    url: takenByJson(url),
    signal,
    value: takenByJson(value),
    said_in: saidIn,
  }));
}

const recordsetOf = (rows: readonly Row[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;

/** Whether any of them is new. */
async function add(db: Kysely<Tables>, rows: readonly Row[]): Promise<boolean> {
  const { rows: added } = await sql<{ is_new: boolean }>`
    insert into opt_outs (domain, page, url, signal, value, said_in)
    select domain, page, url, signal, value, said_in from ${recordsetOf(rows)} as n ${COLUMNS}
    where exists (
        select 1 from opt_outs o
        where o.domain = n.domain and o.page = n.page and o.signal = n.signal and o.value = n.value)
      or (${IN_FILE} or (
          select count(*) from opt_outs o
          where o.domain = n.domain and o.signal = n.signal and o.value = n.value
            and o.last_seen > now() - ${SEEN_AGAIN}) < ${MOST_PAGES})
        and (
          select count(distinct value) from opt_outs o
          where o.domain = n.domain and o.signal = n.signal and o.value <> n.value) < ${MOST_VALUES}
    order by domain, page, signal, value
    on conflict (domain, page, signal, value) do update
      set last_seen = now(), said_in = excluded.said_in, url = excluded.url
      where opt_outs.last_seen < now() - ${SEEN_AGAIN}
    returning xmax = 0 as is_new`.execute(db);
  return added.some(({ is_new }) => is_new);
}

/** Of the pages that say the same those go that were seen first. */
async function trim(db: Kysely<Tables>, rows: readonly Row[]): Promise<void> {
  await sql`
    delete from opt_outs o using (
      select domain, page, signal, value,
        row_number() over (partition by domain, signal, value order by last_seen desc, page) as place
      from opt_outs
      where not ${IN_FILE} and (domain, signal, value) in (
        select domain, signal, value from ${recordsetOf(rows)} as n ${COLUMNS})
    ) as all_of
    where o.domain = all_of.domain and o.page = all_of.page and o.signal = all_of.signal
      and o.value = all_of.value and all_of.place > ${MOST_PAGES}`.execute(db);
}

function keyOf(url: string): string {
  return urlKey(url) ?? url;
}
