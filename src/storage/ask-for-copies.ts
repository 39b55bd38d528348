/** What makes an article's text due to be compared with those that it may be a copy of. */
import { type Kysely, sql } from 'kysely';
import { prepared } from './database.js';
import { AT_ONCE } from './put-off.js';
import type { Tables } from './tables.js';

/** It has a new version, or a pointer ties it. Under the feed's lock, as whoever places texts holds that first. */
export async function askForCopies(trx: Kysely<Tables>, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return;
  const ids = [...new Set(articleIds)].sort();
  await prepared(
    trx,
    'ask_for_copies',
    trx
      .insertInto('near_texts')
      .columns(['article_id'])
      .expression(sql`select unnest(${ids}::text[])`)
      .onConflict((conflict) =>
        conflict
          .column('article_id')
          .doUpdateSet(({ eb }) => ({ asked: eb('near_texts.asked', '+', 1), ...AT_ONCE })),
      ),
  );
}
