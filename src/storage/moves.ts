/** URLs whose page stands at another host: a pointer to the old one means the article under the new one. */
import { type Kysely, sql } from 'kysely';
import { urlKey } from '../model/url.js';
import { addChanges, lockFeed } from './change-feed.js';
import { pointToOriginal, tieWaiting } from './relations.js';
import type { Tables } from './tables.js';

/** Redirects from host to host that are followed back; loops end here too. */
const MOST_MOVES = 5;

/**
 * Settles the URL as moved and, where the new one's article is there already, ties what points at the old one. The feed's
 * lock makes this and the saving of that article come one after the other, so that the later of the two sees the other.
 */
export async function settleMoved(
  trx: Kysely<Tables>,
  id: string,
  from: string,
  to: string,
): Promise<string | undefined> {
  const [oldKey, newKey] = [urlKey(from) ?? from, urlKey(to) ?? to];
  // Before the feed: so does whoever forgets it.
  await trx.selectFrom('frontier').select('id').where('id', '=', id).forUpdate().execute();
  await lockFeed(trx);
  await trx
    .updateTable('frontier')
    .set(({ eb }) => ({
      state: 'moved',
      reason: 'other-host',
      moved_to: newKey,
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'due')
    .execute();
  const there = await trx
    .selectFrom('article_keys')
    .select('article_id')
    .where('url_key', '=', newKey)
    .executeTakeFirst();
  if (!there) return undefined;
  const keys = [oldKey, ...(await keysMovedTo(trx, [oldKey]))];
  await nameAlso(trx, there.article_id, keys);
  await addChanges(trx, await tieWaiting(trx, there.article_id, keys));
  return there.article_id;
}

/**
 * The page of an article that is kept stands at another host now, where it is an article of its own: the old one points to
 * it as a page does by its canonical address, unless it points somewhere already. Returns the old one's id.
 */
export async function pointToMoved(
  trx: Kysely<Tables>,
  from: string,
  to: string,
): Promise<string | undefined> {
  await lockFeed(trx);
  const known = await trx
    .selectFrom('article_keys')
    .leftJoin('relations', 'relations.from_article', 'article_keys.article_id')
    .select(['article_id', 'relations.to_url_key'])
    .where('article_keys.url_key', '=', urlKey(from) ?? from)
    .executeTakeFirst();
  if (!known || known.to_url_key !== null) return undefined;
  const id = known.article_id;
  await addChanges(trx, await pointToOriginal(trx, { id, sourceLink: { url: to, evidence: 'canonical' } }));
  return id;
}

/** Keys of URLs that moved to one of these, in one step or in several. */
export async function keysMovedTo(trx: Kysely<Tables>, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ url_key: string }>`/* keys_moved_to */
    with recursive moved(url_key, steps) as (
      select url_key, 1 from frontier where moved_to = any(${[...keys]})
      union
      select f.url_key, steps + 1 from moved cross join lateral (
        -- Looked up, however young the table was when this was planned.
        select url_key from frontier where moved_to = moved.url_key offset 0
      ) f
      where steps < ${MOST_MOVES}
    )
    select distinct url_key from moved`.execute(trx);
  return rows.map(({ url_key }) => url_key);
}

/** Further URLs under which the article is known. One that another article has stays that article's. */
async function nameAlso(trx: Kysely<Tables>, articleId: string, keys: readonly string[]): Promise<void> {
  await trx
    .insertInto('article_keys')
    .values(keys.map((key) => ({ url_key: key, article_id: articleId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
