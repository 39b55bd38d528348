/** What is due of hosts, of many at a time: hosts with a URL or two each are crawled side by side. */
import { type Kysely, sql } from 'kysely';
import type { FoundIn } from '../model/frontier.js';
import { mayAsk } from './budgets.js';
import { dueRevisits, type Revisit, type RevisitedUrl } from './revisits.js';
import type { Tables } from './tables.js';

/** A URL that is due: new, or of a page that is asked for again. */
export interface FrontierUrl extends Omit<RevisitedUrl, 'sourceId' | 'revisit'> {
  sourceId: string | undefined;
  revisit?: Revisit;
}

export interface AskedUrls {
  host: string;
  most: number;
}

/** For each that is asked the host's URLs, oldest first; pages that are asked for again stand behind those that are new. */
export async function dueUrls(db: Kysely<Tables>, asked: readonly AskedUrls[]): Promise<FrontierUrl[][]> {
  const { rows } = await sql<DueRow>`
    select a.no, f.* from ${numbered(asked)}
    cross join lateral (
      select f.id, f.url, f.source_id, f.attempts, f.hops, f.found_in, f.from_url, f.next_due_at
      from frontier f left join sources s on s.id = f.source_id
      where f.host = a.host and f.state = 'due' and f.next_due_at <= now() and not coalesce(s.paused, false)
        and ${mayAsk(sql`f.source_id`)}
      order by f.next_due_at, f.id limit a.most) f
    order by f.next_due_at, f.id`.execute(db);
  const due: FrontierUrl[][] = asked.map(() => []);
  for (const { no, id, url, source_id, attempts, hops, found_in, from_url } of rows)
    due[no]?.push({
      ...{ id, url, attempts, hops },
      sourceId: source_id ?? undefined,
      foundIn: found_in,
      fromUrl: from_url ?? undefined,
    });
  const room = asked.map(({ host, most }, no) => ({ host, most: most - (due[no]?.length ?? 0) }));
  if (room.every(({ most }) => most === 0)) return due;
  const again = await dueRevisits(db, numbered(room));
  return due.map((some, no) => [...some, ...(again.get(no) ?? [])]);
}

/** The hosts as a table `a`, with their places in the list from 0 on. */
function numbered(asked: readonly AskedUrls[]) {
  return sql`(
    select host, most, (ordinality - 1)::int as no from unnest(
      ${asked.map(({ host }) => host)}::text[], ${asked.map(({ most }) => most)}::int[]
    ) with ordinality as a (host, most, ordinality)) a`;
}

interface DueRow {
  no: number;
  id: string;
  url: string;
  source_id: string | null;
  attempts: number;
  hops: number;
  found_in: FoundIn;
  from_url: string | null;
}
