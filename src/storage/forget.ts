/** Taking out what is kept of a page or a source, in one transaction; its URLs stay, so that they are not fetched again. */
import { type Kysely, sql } from 'kysely';
import { codeOf } from '../errors.js';
import { inGroups } from '../model/in-groups.js';
import { hostOf } from '../model/url.js';
import type { ArchivedAt } from './archive/files.js';
import { addChanges, lockFeed, type NewChange } from './change-feed.js';
import type { Database } from './database.js';
import { addErasures, erasedAtHand } from './moved-files.js';
import type { Tables } from './tables.js';
import {
  articleIdsOf,
  BATCH,
  bytesOf,
  capturesOf,
  findHeld,
  type Held,
  keyOf,
  type Unwanted,
} from './unwanted.js';

/** Asked for by a person, or by the page itself. */
export type ForgetReason = 'forgotten' | 'noindex';

export interface Forgetting {
  /** URLs whose pages said that they are available until a time that is past; each is left out for `leaseMs` from then on. */
  claimUnavailable(limit: number, leaseMs: number): Promise<string[]>;
  /** What there is of it, without touching it. */
  find(what: Unwanted): Promise<Held>;
  /**
   * Deletes records, quotes and captures, withdraws the articles, and ends their URLs as refused, for this reason. Gives what
   * was deleted. Its bytes are noted as left to be erased.
   */
  forget(what: Unwanted, reason?: ForgetReason): Promise<Held>;
  /** These bytes were erased on the disk at hand. */
  erased(places: readonly ArchivedAt[]): Promise<void>;
}

/** Who saves something of it that nobody knew of may stand in the way, and is done the next time. */
const MOST_TRIES = 5;
/** SQLSTATE of a deadlock (PostgreSQL manual, appendix A). */
const DEADLOCK = '40P01';

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

    find: (what) => findHeld(db, what),

    async forget(what, reason = 'forgotten') {
      for (let tries = 1; ; tries++) {
        try {
          return await db.transaction().execute((trx) => forget(trx, what, reason));
        } catch (error) {
          if (codeOf(error) !== DEADLOCK || tries === MOST_TRIES) throw error;
        }
      }
    },

    async erased(places) {
      for (const some of inGroups(places, BATCH)) await erasedAtHand(db, some);
    },
  };
}

/**
 * Whoever saves a page holds its capture, then its article, then the feed: so does this. It waits for those who are saving
 * before it has the feed, and looks for their articles when it has it.
 */
async function forget(trx: Kysely<Tables>, what: Unwanted, reason: ForgetReason): Promise<Held> {
  // Before the articles: whoever counts one holds the source's row first.
  if ('sourceId' in what)
    await trx.deleteFrom('template_sources').where('source_id', '=', what.sourceId).execute();
  const known = new Set(await articleIdsOf(trx, what));
  const pages = await takeCaptures(trx, what, [...known], reason);
  const named = new Set([...known, ...pages.articleIds]);
  await holdArticles(trx, [...named]);
  // Whoever else writes relations has this lock first.
  await lockFeed(trx);
  for (const id of await articleIdsOf(trx, what, pages.captureIds)) named.add(id);
  const late = [...named].filter((id) => !known.has(id));
  const more = late.length > 0 ? await takeCaptures(trx, what, late, reason) : undefined;
  const withdrawn = await withdraw(trx, [...new Set([...named, ...(more?.articleIds ?? [])])]);
  if ('sourceId' in what) await trx.deleteFrom('sources').where('id', '=', what.sourceId).execute();
  return {
    articleIds: withdrawn,
    captureIds: [...pages.captureIds, ...(more?.captureIds ?? [])],
    bytes: [...pages.bytes, ...(more?.bytes ?? [])],
  };
}

/** Refuses the URLs, so that no page of theirs comes any more, and deletes their captures. Gives the articles that these name. */
async function takeCaptures(
  trx: Kysely<Tables>,
  what: Unwanted,
  articleIds: readonly string[],
  reason: ForgetReason,
): Promise<Held> {
  const fetched = (await capturesOf(trx, what, articleIds)).map(({ frontierId }) => frontierId);
  const refused = await refuseUrls(trx, what, { articleIds, fetched }, reason);
  if (reason === 'forgotten') await dropStatements(trx, what, refused);
  const captures = await capturesOf(trx, what, articleIds, { hold: true });
  const bytes = await bytesOf(trx, captures);
  for (const some of inGroups(bytes, BATCH)) await addErasures(trx, some);
  const captureIds = captures.map(({ id }) => id);
  for (const ids of inGroups(captureIds, BATCH))
    await trx.deleteFrom('captures').where('id', 'in', ids).execute();
  return { articleIds: captures.flatMap(({ articleId }) => articleId ?? []), captureIds, bytes };
}

/** A further version of one is waited for, or waits. Those who only point at one are not waited for: they have the feed first. */
async function holdArticles(trx: Kysely<Tables>, articleIds: readonly string[]): Promise<void> {
  for (const ids of inGroups(articleIds.toSorted(), BATCH))
    await trx
      .selectFrom('articles')
      .select('id')
      .where('id', 'in', ids)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute();
}

/** Under the feed's lock. Gives those that were there: of two who forget the same at once, one tells it. */
async function withdraw(trx: Kysely<Tables>, articleIds: readonly string[]): Promise<string[]> {
  const withdrawn: string[] = [];
  const untied: string[] = [];
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
    withdrawn.push(...gone.map(({ id }) => id));
  }
  const changes: NewChange[] = [
    ...withdrawn.map((articleId) => ({ kind: 'withdrawal' as const, articleId })),
    ...untied.map((articleId) => ({ kind: 'standing' as const, articleId })),
  ];
  for (const some of inGroups(changes, BATCH)) await addChanges(trx, some);
  return withdrawn;
}

/**
 * Every URL under which the pages are known or were found ends here, and so does one that was never seen. Gives the ids of
 * those that are not the source's own.
 */
async function refuseUrls(
  trx: Kysely<Tables>,
  what: Unwanted,
  { articleIds, fetched }: { articleIds: readonly string[]; fetched: readonly string[] },
  reason: ForgetReason,
): Promise<string[]> {
  const refused = { state: 'refused', reason, revisit_at: null, unavailable_at: null } as const;
  if ('sourceId' in what)
    await trx.updateTable('frontier').set(refused).where('source_id', '=', what.sourceId).execute();
  for (const some of inGroups(fetched, BATCH))
    await trx.updateTable('frontier').set(refused).where('id', 'in', some).execute();
  const ids = [...fetched];
  const keys = new Set('url' in what ? [keyOf(what.url)] : []);
  for (const some of inGroups(articleIds, BATCH)) {
    const known = await trx
      .selectFrom('article_keys')
      .select('url_key')
      .where('article_id', 'in', some)
      .execute();
    for (const { url_key } of known) keys.add(url_key);
  }
  for (const some of inGroups([...keys].sort(), BATCH)) {
    const entered = await trx
      .insertInto('frontier')
      .values(some.map((key) => ({ ...addressOf(key), url_key: key, found_in: 'forget', ...refused })))
      .onConflict((conflict) => conflict.column('url_key').doUpdateSet(refused))
      .returning('id')
      .execute();
    ids.push(...entered.map(({ id }) => id));
  }
  return ids;
}

/**
 * What these pages said of machines and licences, under any of their names; what files of the site say stays. It would have
 * them asked for again, to hear whether they still say so.
 */
async function dropStatements(
  trx: Kysely<Tables>,
  what: Unwanted,
  refused: readonly string[],
): Promise<void> {
  const own = 'url' in what ? sql`url_key = ${keyOf(what.url)}` : sql`source_id = ${what.sourceId}`;
  await sql`
    with pages as (
      select id, url_key from frontier where ${own}
      union select id, url_key from frontier where id = any(${[...refused]}::bigint[])
    ), named as (
      select url_key from pages
      union select a.url_key from pages join url_aliases a on a.frontier_id = pages.id
    )
    delete from opt_outs o using named
    where o.page = named.url_key and o.said_in in ('page', 'header')`.execute(trx);
}

/** A key is a URL without its scheme. */
function addressOf(key: string): { url: string; host: string } {
  const url = `https://${key}`;
  return { url, host: hostOf(url) };
}
