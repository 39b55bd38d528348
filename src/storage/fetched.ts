/** Pages that were fetched enter the index, many in one statement. */
import { type Kysely, sql } from 'kysely';
import { urlKey } from '../model/url.js';
import type { ArchivedAt } from './archive/files.js';
import type { Tables } from './tables.js';

/** A capture on its way into the index; its member is durable in the WARC file already. */
export interface NewCapture {
  id: string;
  url: string;
  /** The URL that answered. */
  finalUrl: string;
  sourceId: string | undefined;
  fetchedAt: string;
  status: number;
  /** `sha256:…` of the page's bytes. */
  digest: string;
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** When the page is to be asked for again, where that is known already. */
  revisitAt?: Date | undefined;
  /** From the request to the last byte; absent for a page that we did not fetch. */
  tookMs?: number | undefined;
  /** From then on it is to be kept no more. */
  unavailableAt?: Date | undefined;
  /** Undefined for a page that is not to be archived. */
  at: ArchivedAt | undefined;
  /**
   * The gzip member itself where the database keeps it: for other machines until the file is closed; of a page that stands in
   * no file until it is parsed.
   */
  member?: Uint8Array | undefined;
  /** The page asks that its links are not followed. */
  nofollow?: boolean | undefined;
}

export interface Fetched {
  capture: NewCapture;
  frontierId: string;
}

/**
 * Adds their index rows and settles their URLs, together or not at all. False for those whose URL has been settled by
 * somebody else meanwhile.
 */
export async function addAllFetched(db: Kysely<Tables>, group: readonly Fetched[]): Promise<boolean[]> {
  const rows = group.map(({ capture, frontierId }) => ({
    ...captureRow(capture, frontierId),
    revisit_at: capture.revisitAt ?? null,
    unavailable_at: capture.unavailableAt ?? null,
    member_length: capture.member?.length ?? null,
  }));
  // One value: an array of bytea would be sent as text of twice the length.
  const members = Buffer.concat(group.flatMap(({ capture }) => capture.member ?? []));
  const added = await sql<{ id: string }>`/* settle_fetched */
    with given as materialized (
      select g.*, sum(g.member_length) over (order by g.place) - g.member_length as member_offset
      from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (
        id text, frontier_id bigint, url text, url_key text, source_id text, fetched_at timestamptz, status int,
        digest text, etag text, last_modified text, warc_file text, warc_offset bigint, warc_length int,
        metadata_length int, final_url text, nofollow boolean, took_ms int, revisit_at timestamptz, unavailable_at timestamptz, member_length int
      )) with ordinality as g (id, frontier_id, url, url_key, source_id, fetched_at, status, digest, etag,
        last_modified, warc_file, warc_offset, warc_length, metadata_length, final_url, nofollow, took_ms, revisit_at,
        unavailable_at, member_length, place)
    ), settled as (
      update frontier f set state = 'captured', reason = null, attempts = f.attempts + 1, unchanged_at = null,
        revisit_at = g.revisit_at, revisited_at = case when f.state = 'captured' then now() end,
        revisit_failures = 0, revisit_reason = null, unavailable_at = g.unavailable_at
      from given g
      -- The ids beside the join: it is taken to be of a hundred rows, for which all that is due would be read each time.
      where f.id = any(${group.map(({ frontierId }) => frontierId)}::bigint[]) and f.id = g.frontier_id
        and (f.state = 'due' or (f.state = 'captured' and f.revisit_at <= now()))
      returning g.id
    ), indexed as (
      insert into captures (id, frontier_id, url, url_key, source_id, fetched_at, status, digest, etag,
        last_modified, warc_file, warc_offset, warc_length, metadata_length, final_url, nofollow, took_ms, next_due_at)
      select g.id, g.frontier_id, g.url, g.url_key, g.source_id, g.fetched_at, g.status, g.digest, g.etag,
        g.last_modified, g.warc_file, g.warc_offset, g.warc_length, g.metadata_length, g.final_url, g.nofollow, g.took_ms,
        -- The fetcher adds the job at once; the tick only sweeps what was left lying.
        now() + interval '30 seconds'
      from given g join settled on settled.id = g.id
      returning id
    ), held as (
      insert into capture_members (capture_id, member)
      select g.id, substring(${members}::bytea from g.member_offset::int + 1 for g.member_length)
      from given g join indexed on indexed.id = g.id where g.member_length is not null
    )
    select id from indexed`.execute(db);
  const ids = new Set(added.rows.map(({ id }) => id));
  return group.map(({ capture }) => ids.has(capture.id));
}

/** The index row of a capture that waits for the parser; when it is due is up to the statement. */
export function captureRow(capture: NewCapture, frontierId: string) {
  const { id, url, at } = capture;
  return {
    id,
    frontier_id: frontierId,
    url,
    url_key: urlKey(url) ?? url,
    source_id: capture.sourceId ?? null,
    fetched_at: capture.fetchedAt,
    status: capture.status,
    digest: capture.digest,
    etag: capture.etag ?? null,
    last_modified: capture.lastModified ?? null,
    warc_file: at?.file ?? null,
    warc_offset: at?.offset ?? null,
    warc_length: at?.length ?? null,
    metadata_length: at?.metadataLength ?? null,
    final_url: capture.finalUrl,
    nofollow: capture.nofollow ?? false,
    took_ms: capture.tookMs ?? null,
  };
}
