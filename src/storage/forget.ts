/** Taking out what is kept of a page or a source, in one transaction; its URLs stay, so that they are not fetched again. */
import { type Kysely, sql } from 'kysely';
import { inGroups } from '../model/in-groups.js';
import { hostOf, urlKey } from '../model/url.js';
import type { ArchivedAt } from './archive/files.js';
import { PLACE, placeOf } from './capture-place.js';
import { addChanges, lockFeed, type NewChange } from './change-feed.js';
import type { Database } from './database.js';
import { addErasures } from './moved-files.js';
import type { Tables } from './tables.js';

/** What is to go: a page, under any URL that it is known by, or all pages of a source. */
export type Unwanted = { url: string } | { sourceId: string };

/** What there is of it. */
export interface Held {
  articleIds: string[];
  captureIds: string[];
  /** Where the captures' bytes stand in the archive, and what else is said of them there. */
  bytes: ArchivedAt[];
}

/** Asked for by a person, or by the page itself. */
export type ForgetReason = 'forgotten' | 'noindex';

export interface Forgetting {
  /** URLs whose pages said that they are available until a time that is past; each is left out for `leaseMs` from then on. */
  claimUnavailable(limit: number, leaseMs: number): Promise<string[]>;
  find(what: Unwanted): Promise<Held>;
  /** Deletes records, quotes and captures, withdraws the articles, and ends their URLs as refused, for this reason. */
  forget(what: Unwanted, held: Held, reason?: ForgetReason, places?: readonly Erasure[]): Promise<void>;
}

/** Bytes in the archive, and whether they were erased on the disk at hand. */
export interface Erasure {
  at: ArchivedAt;
  isErased: boolean;
}

export function forgettingOf({ kysely: db }: Database): Forgetting {
  return {
    async claimUnavailable(limit, leaseMs) {
      const { rows } = await sql<{ url: string }>`
        update frontier set unavailable_at = now() + ${leaseMs} * interval '1 millisecond'
        where id in (
          select id from frontier where unavailable_at <= now()
          order by unavailable_at limit ${limit} for update skip locked)
        returning url`.execute(db);
      return rows.map(({ url }) => url);
    },

    find: (what) => ('url' in what ? pageOf(db, what.url) : pagesOf(db, what.sourceId)),
    forget: (what, held, reason = 'forgotten', places = []) =>
      db.transaction().execute(async (trx) => {
        for (const some of inGroups(places, BATCH)) await addErasures(trx, some);
        await forget(trx, what, held, reason);
      }),
  };
}

async function pageOf(db: Kysely<Tables>, url: string): Promise<Held> {
  const key = urlKey(url) ?? url;
  const known = await db.selectFrom('article_keys').select('article_id').where('url_key', '=', key).execute();
  const articleIds = known.map(({ article_id }) => article_id);
  const captures = await db
    .selectFrom('captures')
    .select(['id', 'article_id', ...PLACE])
    .where(({ or, eb }) =>
      or([eb('url_key', '=', key), ...(articleIds[0] ? [eb('article_id', 'in', articleIds)] : [])]),
    )
    .execute();
  return heldOf(db, articleIds, captures);
}

async function pagesOf(db: Kysely<Tables>, sourceId: string): Promise<Held> {
  const articles = await db.selectFrom('articles').select('id').where('source_id', '=', sourceId).execute();
  const captures = await db
    .selectFrom('captures')
    .leftJoin('articles', 'articles.id', 'captures.article_id')
    .select(['captures.id', 'captures.article_id', ...PLACE])
    .where(({ or, eb }) =>
      or([eb('captures.source_id', '=', sourceId), eb('articles.source_id', '=', sourceId)]),
    )
    .execute();
  return heldOf(
    db,
    articles.map(({ id }) => id),
    captures,
  );
}

type CaptureRow = { id: string; article_id: string | null } & Parameters<typeof placeOf>[0];

async function heldOf(
  db: Kysely<Tables>,
  articleIds: readonly string[],
  captures: readonly CaptureRow[],
): Promise<Held> {
  const captureIds = captures.map(({ id }) => id);
  const bytes = captures.flatMap((capture) => placeOf(capture) ?? []);
  for (const ids of inGroups(captureIds, BATCH)) {
    const query = db.selectFrom('archive_revisits').select(['warc_file', 'warc_offset', 'warc_length']);
    for (const row of await query.where('capture_id', 'in', ids).execute())
      bytes.push({ file: row.warc_file, offset: Number(row.warc_offset), length: row.warc_length });
  }
  return {
    articleIds: [...new Set([...articleIds, ...captures.flatMap(({ article_id }) => article_id ?? [])])],
    captureIds,
    bytes,
  };
}

async function forget(
  trx: Kysely<Tables>,
  what: Unwanted,
  { articleIds, captureIds, bytes }: Held,
  reason: ForgetReason,
): Promise<void> {
  // Before the articles: whoever counts one holds the source's row first.
  if ('sourceId' in what)
    await trx.deleteFrom('template_sources').where('source_id', '=', what.sourceId).execute();
  // Whoever else writes relations has this lock first.
  await lockFeed(trx);
  await refuseUrls(trx, what, { articleIds, captureIds }, reason);
  // What such a page said of its site would have it asked for again, to hear whether it still does.
  if (reason === 'forgotten') await dropStatements(trx);
  const withdrawn: string[] = [];
  const untied: string[] = [];
  const known = new Set(bytes.map(nameOf));
  for (const ids of inGroups(captureIds, BATCH)) {
    const gone = await trx.deleteFrom('captures').where('id', 'in', ids).returning(PLACE).execute();
    // Carried into another file since it was found.
    const moved = gone.flatMap((row) => placeOf(row) ?? []).filter((at) => !known.has(nameOf(at)));
    if (moved.length > 0)
      await addErasures(
        trx,
        moved.map((at) => ({ at, isErased: false })),
      );
  }
  for (const ids of inGroups(articleIds, BATCH)) {
    // A copy keeps its pointer, which waits again; what it was compared with is gone.
    const waits = { to_article: null, comparison: null, stale: true };
    const left = await trx
      .updateTable('relations')
      .set(waits)
      .where('to_article', 'in', ids)
      .returning('from_article')
      .execute();
    untied.push(...left.map(({ from_article }) => from_article));
    const gone = await trx.deleteFrom('articles').where('id', 'in', ids).returning('id').execute();
    // Of two who forget the same at once, one tells it.
    withdrawn.push(...gone.map(({ id }) => id));
  }
  if ('sourceId' in what) await trx.deleteFrom('sources').where('id', '=', what.sourceId).execute();
  const changes: NewChange[] = [
    ...withdrawn.map((articleId) => ({ kind: 'withdrawal' as const, articleId })),
    ...untied.map((articleId) => ({ kind: 'standing' as const, articleId })),
  ];
  for (const some of inGroups(changes, BATCH)) await addChanges(trx, some);
}

/** Every URL under which the pages are known or were found ends here, and so does one that was never seen. */
async function refuseUrls(
  trx: Kysely<Tables>,
  what: Unwanted,
  { articleIds, captureIds }: Pick<Held, 'articleIds' | 'captureIds'>,
  reason: ForgetReason,
): Promise<void> {
  const refused = { state: 'refused', reason, revisit_at: null, unavailable_at: null } as const;
  if ('sourceId' in what)
    await trx.updateTable('frontier').set(refused).where('source_id', '=', what.sourceId).execute();
  for (const ids of inGroups(captureIds, BATCH)) {
    const fetched = trx.selectFrom('captures').select('frontier_id').where('id', 'in', ids);
    await trx.updateTable('frontier').set(refused).where('id', 'in', fetched).execute();
  }
  const keys = new Set('url' in what ? [urlKey(what.url) ?? what.url] : []);
  for (const ids of inGroups(articleIds, BATCH)) {
    const known = await trx
      .selectFrom('article_keys')
      .select('url_key')
      .where('article_id', 'in', ids)
      .execute();
    for (const { url_key } of known) keys.add(url_key);
  }
  for (const some of inGroups([...keys], BATCH)) {
    await trx
      .insertInto('frontier')
      .values(some.map((key) => ({ ...addressOf(key), url_key: key, found_in: 'forget', ...refused })))
      .onConflict((conflict) => conflict.column('url_key').doUpdateSet(refused))
      .execute();
  }
}

/** What forgotten pages said of machines and licences, under any of their names; what files of the site say stays. */
async function dropStatements(trx: Kysely<Tables>): Promise<void> {
  await sql`
    delete from opt_outs o where said_in in ('page', 'header') and exists (
      select from frontier f
      where f.state = 'refused' and f.reason = 'forgotten' and (
        f.url_key = o.page or f.id in (select frontier_id from url_aliases a where a.url_key = o.page)))`.execute(
    trx,
  );
}

function nameOf({ file, offset }: ArchivedAt): string {
  return `${file} ${offset}`;
}

/** A key is a URL without its scheme. */
function addressOf(key: string): { url: string; host: string } {
  const url = `https://${key}`;
  return { url, host: hostOf(url) };
}

/** Rows in one statement. */
const BATCH = 2_000;
