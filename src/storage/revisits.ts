/** Pages of articles that are asked for again. Their URLs stay captured; when they are due is a column of theirs. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { FoundIn } from '../model/frontier.js';
import type { ArchivedAt } from './archive/files.js';
import { mayAsk } from './budgets.js';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

/** A visit that is due, and what is kept of the page. */
export interface Revisit {
  /** The last capture. */
  captureId: string;
  digest: string;
  /** Of a page that stands in the archive: the URL that answered, and when it was fetched. */
  archived?: { finalUrl: string; fetchedAt: Date };
  firstFetchedAt: Date;
  /** Revisits in a row that gave no page, and why the last one did not. */
  failures: number;
  reason: string | undefined;
}

/** What an answer says of a page that is as it is kept. */
export interface Unchanged {
  /** Headers that make a request conditional, as the answer had them; null for one that it had not. */
  etag: string | null;
  lastModified: string | null;
  /** Until when it may be kept, null for ever; as before where the answer has no page. */
  unavailableAt?: Date | null;
  /** Where the archive says so. */
  at?: ArchivedAt | undefined;
}

export interface Revisits {
  /**
   * The page of this capture is due again at that time. Nothing changes for one that was not crawled, or was fetched or
   * asked for again meanwhile.
   */
  plan(captureId: string, at: Date): Promise<void>;
  /** It came as it is kept; `next` is when it is due again, if it is. False, and nothing changes, when it was not due any more. */
  unchanged(
    due: Pick<RevisitedUrl, 'id' | 'revisit'>,
    answer: Unchanged,
    next: Date | undefined,
  ): Promise<boolean>;
  /** It did not come; the reason is that of this visit, what is kept stays. */
  failed(id: string, reason: string, next: Date | undefined): Promise<void>;
  /** The same page at another host: it is due there at once. */
  rename(id: string, url: string, host: string): Promise<void>;
}

/** A URL of the frontier whose page is to be asked for again. */
export interface RevisitedUrl {
  id: string;
  url: string;
  sourceId: string;
  attempts: number;
  /** Source links that led to it. */
  hops: number;
  foundIn: FoundIn;
  /** The feed, sitemap or page that names it. */
  fromUrl: string | undefined;
  /** What makes the request conditional, and what is kept of the page. */
  etag?: string;
  lastModified?: string;
  revisit: Revisit;
}

/** Condition of a URL `f` of the frontier that is to be asked for again now; its source `s` must be there and not paused. */
export const REVISIT_IS_DUE = sql<boolean>`f.state = 'captured' and f.revisit_at <= now() and not s.paused
  and ${mayAsk(sql`s.id`)}`;

export function revisitsOf({ kysely: db }: Database): Revisits {
  /** Whoever comes second finds that it is not due any more. */
  const due = (id: string) =>
    db
      .updateTable('frontier')
      .where('id', '=', id)
      .where('state', '=', 'captured')
      .where('revisit_at', '<=', sql<Date>`now()`);
  const now = sql<Date>`now()`;
  return {
    async plan(captureId, at) {
      await sql`
        update frontier f set revisit_at = ${at} from captures c
        where c.id = ${captureId} and f.id = c.frontier_id and f.state = 'captured'
          and f.found_in not in ('ingest', 'backfill') and f.revisited_at is null
          and not exists (select 1 from captures o where o.frontier_id = f.id and o.id <> c.id)`.execute(db);
    },

    unchanged: ({ id, revisit }, { etag, lastModified, unavailableAt, at }, next) =>
      db.transaction().execute(async (trx) => {
        const seen = await due(id)
          .set({
            unchanged_at: now,
            revisited_at: now,
            revisit_at: next ?? null,
            revisit_failures: 0,
            revisit_reason: null,
            ...(unavailableAt === undefined ? {} : { unavailable_at: unavailableAt }),
          })
          .returning('id')
          .executeTakeFirst();
        if (!seen) return false;
        await trx
          .updateTable('captures')
          .set({ etag, last_modified: lastModified })
          .where('id', '=', revisit.captureId)
          .execute();
        if (at) await addRevisitRecord(trx, revisit.captureId, at);
        return true;
      }),

    async failed(id, reason, next) {
      await due(id)
        .set(({ eb }) => ({
          revisited_at: now,
          revisit_at: next ?? null,
          revisit_failures: eb('revisit_failures', '+', 1),
          revisit_reason: reason,
        }))
        .execute();
    },

    async rename(id, url, host) {
      await due(id)
        .set(({ eb }) => ({ url, host, revisit_failures: eb('revisit_failures', '+', 1) }))
        .execute();
    },
  };
}

/**
 * Revisits of hosts that are due, oldest first, by the host's number: `asked` is a table `a` of numbers, hosts and how many
 * there may be of each.
 */
export async function dueRevisits(
  db: Kysely<Tables>,
  asked: RawBuilder<unknown>,
): Promise<Map<number, RevisitedUrl[]>> {
  const { rows } = await sql<RevisitRow>`
    select a.no, f.* from ${asked}
    cross join lateral (
      select f.id, f.url, f.source_id, f.attempts, f.hops, f.found_in, f.from_url, f.revisit_failures,
        f.revisit_reason, f.revisit_at, last.id as capture_id, last.digest, last.etag, last.last_modified,
        last.final_url, last.fetched_at as last_fetched_at, last.warc_file, first.fetched_at
      from frontier f join sources s on s.id = f.source_id
      cross join lateral (
        select id, digest, etag, last_modified, final_url, fetched_at, warc_file from captures c
        where c.frontier_id = f.id order by fetched_at desc limit 1) last
      cross join lateral (
        select min(fetched_at) as fetched_at from captures c where c.frontier_id = f.id) first
      where f.host = a.host and ${REVISIT_IS_DUE}
      order by f.revisit_at, f.id limit a.most) f
    order by f.revisit_at, f.id`.execute(db);
  const due = new Map<number, RevisitedUrl[]>();
  for (const row of rows) {
    const some = due.get(row.no);
    if (some) some.push(revisitedUrl(row));
    else due.set(row.no, [revisitedUrl(row)]);
  }
  return due;
}

function revisitedUrl(row: RevisitRow): RevisitedUrl {
  return {
    id: row.id,
    url: row.url,
    sourceId: row.source_id,
    attempts: row.attempts,
    hops: row.hops,
    foundIn: row.found_in,
    fromUrl: row.from_url ?? undefined,
    ...(row.etag === null ? {} : { etag: row.etag }),
    ...(row.last_modified === null ? {} : { lastModified: row.last_modified }),
    revisit: {
      captureId: row.capture_id,
      digest: row.digest,
      ...(row.final_url === null || row.warc_file === null
        ? {}
        : { archived: { finalUrl: row.final_url, fetchedAt: row.last_fetched_at } }),
      firstFetchedAt: row.fetched_at,
      failures: row.revisit_failures,
      reason: row.revisit_reason ?? undefined,
    },
  };
}

interface RevisitRow {
  no: number;
  id: string;
  url: string;
  source_id: string;
  attempts: number;
  hops: number;
  found_in: FoundIn;
  from_url: string | null;
  revisit_failures: number;
  revisit_reason: string | null;
  capture_id: string;
  digest: string;
  etag: string | null;
  last_modified: string | null;
  final_url: string | null;
  last_fetched_at: Date;
  warc_file: string | null;
  fetched_at: Date;
}

/** That the archive has a revisit record there, of this capture's page. */
export async function addRevisitRecord(
  db: Kysely<Tables>,
  captureId: string,
  { file, offset, length }: ArchivedAt,
): Promise<void> {
  await db
    .insertInto('archive_revisits')
    .values({ warc_file: file, warc_offset: offset, warc_length: length, capture_id: captureId })
    .execute();
}
