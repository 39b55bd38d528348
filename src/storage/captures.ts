/** Index rows of the archive, and what the parser made of each capture. */
import { type Kysely, type Selectable, sql, type UpdateQueryBuilder } from 'kysely';
import type { FoundIn } from '../model/frontier.js';
import type { Trouble } from '../model/trouble.js';
import { hostOf, urlKey } from '../model/url.js';
import type { ArchivedAt } from './archive/files.js';
import { placeOf } from './capture-place.js';
import type { Database } from './database.js';
import { addAllFetched, captureRow, type Fetched, type NewCapture } from './fetched.js';
import { GATHERED, grouped } from './grouped.js';
import type { CaptureState, Tables } from './tables.js';
import { withoutNul } from './text.js';

export interface Capture {
  id: string;
  url: string;
  sourceId: string | undefined;
  fetchedAt: Date;
  digest: string;
  state: CaptureState;
  /** Undefined for a page that is not archived. */
  at: ArchivedAt | undefined;
  /** The gzip member, while the file is open. */
  member: Uint8Array | undefined;
  /** The page asks that its links are not followed. */
  nofollow: boolean;
  attempts: number;
  /** Source links that led to its URL, one after the other. */
  hops: number;
}

export type ParsedState =
  | { state: 'parsed'; articleId: string; facts?: RecordFacts }
  | { state: 'rejected'; reason: string; detail?: string | undefined };

/** What is counted of a record, whether or not it was saved as a version. */
export interface RecordFacts {
  hasDate: boolean;
  hasByline: boolean;
  /** Share of the page's text that is boilerplate. */
  boilerplate: number;
}

export interface Tries {
  /** The most there are. */
  attempts: number;
  retryInMs: number;
}

export interface Captures {
  /**
   * Adds the index row and settles the frontier's URL, or its revisit, together. False, and nothing changes, when that has
   * been settled by somebody else meanwhile: the member then stands in the file without an index row.
   */
  addFetched(capture: NewCapture, frontierId: string): Promise<boolean>;
  /** The same for a page that was never in the frontier: its URL enters it as captured. False when it was forgotten. */
  addStored(capture: NewCapture, foundIn: FoundIn): Promise<boolean>;
  /** Digest of the URL's last capture. */
  lastDigest(url: string): Promise<string | undefined>;
  /** Captures that wait for the parser; each is left out for `leaseMs` from then on. */
  claimPending(limit: number, leaseMs: number): Promise<string[]>;
  load(ids: readonly string[]): Promise<Capture[]>;
  settle(id: string, parserVersion: string, outcome: ParsedState): Promise<void>;
  /** The parser itself failed: tried again after a while, until `attempts` are used up. */
  trouble(id: string, what: { reason: Trouble; detail: string }, tries: Tries): Promise<void>;
  /** The URL's page came again as it is kept. */
  sawUnchanged(url: string): Promise<void>;
}

/** An index row with what reading it needs. */
export type CaptureRow = Selectable<Tables['captures']> & { member: Uint8Array | null; hops: number };

/** Members in one statement: a page's has some tens of kilobytes as a rule. */
const MOST_TOGETHER = 32;

export function capturesOf({ kysely: db }: Database): Captures {
  const withMembers = db
    .selectFrom('captures')
    .innerJoin('frontier', 'frontier.id', 'captures.frontier_id')
    .leftJoin('capture_members', 'capture_members.capture_id', 'captures.id')
    .selectAll('captures')
    .select(['capture_members.member', 'frontier.hops']);

  const insert = async (trx: typeof db, capture: NewCapture, frontierId: string) => {
    await trx
      .insertInto('captures')
      .values({
        ...captureRow(capture, frontierId),
        // The fetcher adds the job at once; the tick only sweeps what was left lying.
        next_due_at: sql<Date>`now() + interval '30 seconds'`,
      })
      .execute();
    const { id, member } = capture;
    if (member) await trx.insertInto('capture_members').values({ capture_id: id, member }).execute();
  };

  const addFetched = grouped(
    MOST_TOGETHER,
    (group: readonly Fetched[]) => addAllFetched(db, group),
    GATHERED,
  );

  return {
    addFetched: (capture, frontierId) => addFetched({ capture, frontierId }),

    addStored: (capture, foundIn) =>
      db.transaction().execute(async (trx) => {
        const entered = await trx
          .insertInto('frontier')
          .values({
            url_key: urlKey(capture.url) ?? capture.url,
            url: capture.url,
            host: hostOf(capture.url),
            source_id: capture.sourceId ?? null,
            found_in: foundIn,
            state: 'captured',
          })
          .onConflict((conflict) =>
            conflict
              .column('url_key')
              // Until when its site lets it be kept is for the site to say.
              .doUpdateSet({ state: 'captured', reason: null, unchanged_at: null })
              .where('frontier.reason', 'is distinct from', 'forgotten'),
          )
          .returning('id')
          .executeTakeFirst();
        if (entered) await insert(trx, capture, entered.id);
        return entered !== undefined;
      }),

    async lastDigest(url) {
      const row = await db
        .selectFrom('captures')
        .select('digest')
        .where('url_key', '=', urlKey(url) ?? url)
        .orderBy('fetched_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.digest;
    },

    async claimPending(limit, leaseMs) {
      const waiting = db
        .selectFrom('captures')
        .select('id')
        .where('state', '=', 'pending')
        .where('next_due_at', '<=', sql<Date>`now()`)
        .orderBy('next_due_at')
        .limit(limit)
        .forUpdate()
        .skipLocked();
      const claimed = await db
        .updateTable('captures')
        .set({ next_due_at: sql<Date>`now() + ${leaseMs} * interval '1 millisecond'` })
        .where('id', 'in', waiting)
        .returning('id')
        .execute();
      return claimed.map(({ id }) => id);
    },

    async load(ids) {
      if (ids.length === 0) return [];
      return (await withMembers.where('captures.id', 'in', [...ids]).execute()).map(captureOf);
    },

    async settle(id, parserVersion, outcome) {
      const parsed = outcome.state === 'parsed';
      const settled = db
        .updateTable('captures')
        .set({
          state: outcome.state,
          article_id: parsed ? outcome.articleId : null,
          reason: parsed ? null : outcome.reason,
          detail: parsed || outcome.detail === undefined ? null : withoutNul(outcome.detail),
          parser_version: parserVersion,
          ...(parsed && outcome.facts ? factColumns(outcome.facts) : {}),
        })
        .where('id', '=', id)
        .returning(['id', 'state', 'warc_file']);
      await dropMember(db, settled);
    },

    async trouble(id, { reason, detail }, { attempts, retryInMs }) {
      const troubled = db
        .updateTable('captures')
        .set(({ eb }) => ({
          attempts: eb('attempts', '+', 1),
          reason,
          detail: withoutNul(detail),
          state: sql<CaptureState>`case when attempts + 1 >= ${attempts} then 'trouble' else 'pending' end`,
          next_due_at: sql<Date>`now() + ${retryInMs} * interval '1 millisecond'`,
        }))
        .where('id', '=', id)
        .where('state', '=', 'pending')
        .returning(['id', 'state', 'warc_file']);
      await dropMember(db, troubled);
    },

    async sawUnchanged(url) {
      await db
        .updateTable('frontier')
        .set({ unchanged_at: sql<Date>`now()` })
        .where('url_key', '=', urlKey(url) ?? url)
        .where('state', '=', 'captured')
        .execute();
    },
  };
}

/**
 * Changes a capture's state and, when nobody waits for it any more and its file is closed or there is none, deletes its
 * member; not that of a page in trouble that stands in no file, as `reprocess` has no other. The lock on the file's row makes
 * this and the closing of the file come one after the other, so that one of the two sees the other.
 */
async function dropMember(
  db: Kysely<Tables>,
  changed: UpdateQueryBuilder<
    Tables,
    'captures',
    'captures',
    Pick<Selectable<Tables['captures']>, 'id' | 'state' | 'warc_file'>
  >,
): Promise<void> {
  await sql`/* settle_capture */
    with changed as (${changed}), held as (
      select changed.id, changed.state, f.closed from warc_files f join changed on changed.warc_file = f.file
      for share of f
    )
    delete from capture_members
    where capture_id in (
      select id from held where closed and state <> 'pending'
      union all select id from changed where warc_file is null and state not in ('pending', 'trouble'))`.execute(
    db,
  );
}

function factColumns({ hasDate, hasByline, boilerplate }: RecordFacts) {
  return { has_date: hasDate, has_byline: hasByline, boilerplate };
}

export function captureOf(row: CaptureRow): Capture {
  return {
    id: row.id,
    url: row.url,
    sourceId: row.source_id ?? undefined,
    fetchedAt: row.fetched_at,
    digest: row.digest,
    state: row.state,
    at: placeOf(row),
    member: row.member ?? undefined,
    nofollow: row.nofollow,
    attempts: row.attempts,
    hops: row.hops,
  };
}
