/** Which dead letters are overtaken by what the sink was sent later. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import { articlesOf } from '../../src/storage/articles.js';
import { deadLettersOf, keepDead } from '../../src/storage/dead-letters.js';
import { forgettingOf } from '../../src/storage/forget.js';
import { sinksOf } from '../../src/storage/sinks.js';
import { testServer } from '../support/embedded.js';
import { record } from '../support/records.js';

const server = testServer();

const urlOf = (id: string) => `http://harbour-times.test/${id}`;

it('a version is by the next, a copy’s standing by its next, and a relation by neither', async () => {
  const db = await server.fresh();
  const { save } = articlesOf(db);
  const version = (id: string, hash: string, more: Partial<Article> = {}) =>
    save(record({ id, url: urlOf(id), contentHash: hash.repeat(64), ...more }), undefined);
  await version('a', '1');
  await version('a', '2');
  // It becomes a copy, and is none when its original is forgotten.
  await version('c', '3', { sourceLink: { url: urlOf('o'), evidence: 'source-link' } });
  await version('o', '4');
  await forgettingOf(db).forget({ url: urlOf('o') });

  const sinks = sinksOf(db);
  await sinks.add('site', 'webhook');
  await sinks.drive('site', async (drive) => void (await drive.advance({ position: 99, state: {} })));
  const letters = deadLettersOf(db);
  const { rows } = await sql<{ position: string; what: string; article_id: string }>`
    select position, kind || ' ' || article_id as what, article_id from changes order by position`.execute(
    db.kysely,
  );
  /** What of the feed is overtaken, were it the one dead letter. */
  const overtaken = async (byCopies: boolean) => {
    const found: [string, boolean | undefined][] = [];
    for (const { position, what, article_id: articleId } of rows) {
      await db.kysely
        .transaction()
        .execute((trx) =>
          keepDead(trx, 'site', [{ position: Number(position), articleId, reason: 'it answered 422' }]),
        );
      await letters.replay('site');
      const [letter] = await letters.asked('site', 9, byCopies);
      found.push([what, letter?.superseded]);
      await letters.drop('site', Number(position));
    }
    return found;
  };
  const told = (ofCopy: boolean) => [
    ['version a', true],
    ['version a', false],
    ['version c', ofCopy],
    ['version o', true],
    ['standing c', true],
    ['relation c', false],
    ['standing c', false],
    ['withdrawal o', false],
  ];
  expect(await overtaken(false)).toEqual(told(false));
  // Whoever reads by copies was told of the version's end by the standing.
  expect(await overtaken(true)).toEqual(told(true));
});
