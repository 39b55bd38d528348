/** What `reprocess` asks of the tables: captures by choice, with the records that they are compared with, many at a time. */
import { type RawBuilder, sql } from 'kysely';
import { urlKey } from '../model/url.js';
import { type Capture, type CaptureRow, captureOf } from './captures.js';
import type { Database } from './database.js';

/** Fields that a record may lack, by the words that name them; `v.record` is the newest version. */
const LACKING = {
  byline: sql`json_array_length(v.record->'bylines') = 0`,
  date: sql`v.record->>'publishedAt' is null`,
  'modified date': sql`v.record->>'modifiedAt' is null`,
  dek: sql`v.record->>'dek' is null`,
  kicker: sql`v.record->>'kicker' is null`,
  section: sql`v.record->>'section' is null`,
  tags: sql`json_array_length(v.record->'tags') = 0`,
  language: sql`v.record->>'language' is null`,
  agency: sql`json_array_length(v.record->'agencies') = 0`,
  dateline: sql`v.record->'dateline' is null`,
  quotes: sql`json_array_length(v.record->'quotes') = 0`,
  images: sql`json_array_length(v.record->'images') = 0`,
  'source link': sql`v.record->'sourceLink' is null`,
} satisfies Record<string, RawBuilder<unknown>>;

export type LackingField = keyof typeof LACKING;

export const LACKING_FIELDS = Object.keys(LACKING) as LackingField[];

/** Which captures; all that is given must hold. */
export interface CaptureChoice {
  sourceId?: string | undefined;
  /** Fetched on this day or later, and on this day or earlier, in UTC: `2026-03-01`. */
  since?: string | undefined;
  until?: string | undefined;
  lacking?: readonly LackingField[];
  /** Rejected, or left in trouble, for this reason. */
  reason?: string | undefined;
  /** Parsed last by an older parser: `0.2.0`. */
  parserBelow?: string | undefined;
}

export interface ChosenCapture extends Capture {
  reason: string | undefined;
  articleId: string | undefined;
  /** The newest version of the record that is known for its URL, as JSON. */
  before: string | undefined;
  /** Give it to go on behind this one. */
  cursor: Cursor;
}

/** When it was fetched, to the microsecond, and its id. */
export type Cursor = [fetchedAt: string, id: string];

export interface Reprocessing {
  count(choice: CaptureChoice): Promise<number>;
  /** Captures that have been through the parser, or broke it, and whose bytes are still kept, oldest first. */
  chosen(choice: CaptureChoice, after: Cursor | undefined, limit: number): Promise<ChosenCapture[]>;
  /** Newest versions as JSON, by the URL that was asked for. */
  recordsAt(urls: readonly string[]): Promise<Map<string, string>>;
  /** Notes that these captures went through this parser; what was made of them stays. */
  parsedBy(captureIds: readonly string[], parserVersion: string): Promise<void>;
  /** Of pages and what they show, those that the source's template does not know yet, by place in the list. */
  unseen(pages: readonly SeenPage[]): Promise<Set<number>>;
}

export interface SeenPage {
  sourceId: string;
  articleId: string;
  fetchedAt: string;
  /** Sightings as JSON. */
  seen: string;
}

const UTC_TEXT = sql`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

export function reprocessingOf({ kysely: db }: Database): Reprocessing {
  return {
    async count(choice) {
      const query = sql<{ count: string }>`select count(*) as count ${chosenFrom(choice, undefined)}`;
      return Number((await query.execute(db)).rows[0]?.count);
    },

    async chosen(choice, after, limit) {
      const { rows } = await sql<CaptureRow & { before: string | null; position: string }>`
        select c.*, m.member, f.hops, v.record::text as before,
          to_char(c.fetched_at at time zone 'utc', ${UTC_TEXT}) as position
        ${chosenFrom(choice, after)}
        order by c.fetched_at, c.id limit ${limit}`.execute(db);
      return rows.map((row) => ({
        ...captureOf(row),
        reason: row.reason ?? undefined,
        articleId: row.article_id ?? undefined,
        before: row.before ?? undefined,
        cursor: [row.position, row.id],
      }));
    },

    async recordsAt(urls) {
      const keys = [...new Set(urls.map(keyOf))];
      if (keys.length === 0) return new Map();
      const { rows } = await sql<{ key: string; record: string }>`
        select k.url_key as key, v.record::text as record
        from article_keys k join articles a on a.id = k.article_id
          join article_versions v on v.article_id = a.id and v.version = a.version
        where k.url_key = any(${keys})`.execute(db);
      const found = new Map(rows.map(({ key, record }) => [key, record]));
      return new Map(
        urls.flatMap((url): [string, string][] => {
          const record = found.get(keyOf(url));
          return record === undefined ? [] : [[url, record]];
        }),
      );
    },

    async parsedBy(captureIds, parserVersion) {
      if (captureIds.length === 0) return;
      await sql`
        update captures set parser_version = ${parserVersion}
        where id = any(${[...captureIds]}) and parser_version is distinct from ${parserVersion}`.execute(db);
    },

    async unseen(pages) {
      if (pages.length === 0) return new Set();
      const list = (of: (page: SeenPage) => string) => pages.map(of);
      const { rows } = await sql<{ at: string }>`
        select p.at from unnest(
          ${list((page) => page.sourceId)}::text[], ${list((page) => page.articleId)}::text[],
          ${list((page) => page.fetchedAt)}::timestamptz[], ${list((page) => page.seen)}::text[]
        ) with ordinality as p (source_id, article_id, fetched_at, seen, at)
        left join template_sightings s on s.source_id = p.source_id and s.article_id = p.article_id
        where s.article_id is null or s.seen_at < p.fetched_at
          or (s.seen_at = p.fetched_at and s.blocks::text <> p.seen)`.execute(db);
      return new Set(rows.map(({ at }) => Number(at) - 1));
    },
  };
}

function keyOf(url: string): string {
  return urlKey(url) ?? url;
}

function chosenFrom(choice: CaptureChoice, after: Cursor | undefined): RawBuilder<unknown> {
  const { sourceId, since, until, lacking = [], reason, parserBelow } = choice;
  const conditions = [
    sql`c.state in ('parsed', 'rejected', 'trouble')`,
    // A page in trouble that stands in no file stands in the database.
    sql`(c.warc_file is not null or m.capture_id is not null)`,
    sql`not exists (select from warc_files w where w.file = c.warc_file and w.expired)`,
    ...(sourceId === undefined ? [] : [sql`c.source_id = ${sourceId}`]),
    ...(since === undefined ? [] : [sql`c.fetched_at >= ${`${since}T00:00:00Z`}::timestamptz`]),
    ...(until === undefined
      ? []
      : [sql`c.fetched_at < ${`${until}T00:00:00Z`}::timestamptz + interval '1 day'`]),
    ...lacking.map((field) => sql`v.record is not null and ${LACKING[field]}`),
    ...(reason === undefined ? [] : [sql`c.state in ('rejected', 'trouble') and c.reason = ${reason}`]),
    ...(parserBelow === undefined ? [] : [olderParser(parserBelow)]),
    ...(after === undefined ? [] : [sql`(c.fetched_at, c.id) > (${after[0]}::timestamptz, ${after[1]})`]),
  ];
  return sql`
    from captures c
      join frontier f on f.id = c.frontier_id
      left join capture_members m on m.capture_id = c.id
      left join articles a
        on a.id = coalesce(c.article_id, (select article_id from article_keys k where k.url_key = c.url_key))
      left join article_versions v on v.article_id = a.id and v.version = a.version
    where ${sql.join(conditions, sql` and `)}`;
}

/** Numbers are compared as numbers; what no parser finished is older than any. */
function olderParser(version: string): RawBuilder<unknown> {
  const parts = (text: RawBuilder<unknown>) =>
    sql`string_to_array(substring(${text} from '^[0-9]+(?:\\.[0-9]+)*'), '.')::int[]`;
  return sql`(c.parser_version is null or ${parts(sql`c.parser_version`)} < ${parts(sql`${version}::text`)})`;
}
