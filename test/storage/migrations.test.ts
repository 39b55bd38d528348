/** Homes from before a migration: their rows, as they were written then, become what they would be if written now. */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { type Migration, Migrator, sql } from 'kysely';
import { expect, it } from 'vitest';
import { silent } from '../../src/log.js';
import type { Quote } from '../../src/model/article.js';
import { articlesOf } from '../../src/storage/articles.js';
import { type Database, openDatabase } from '../../src/storage/database.js';
import { migrate } from '../../src/storage/migrate.js';
import { relationsOf } from '../../src/storage/relations.js';
import { testServer } from '../support/embedded.js';
import { record } from '../support/records.js';

const server = testServer();
const folder = new URL('../../src/storage/migrations/', import.meta.url);

/** A database as a home had it whose last migration was this one. */
async function asOf(last: string): Promise<Database> {
  const migrations: Record<string, Migration> = {};
  for (const file of readdirSync(folder))
    migrations[basename(file, '.ts')] = (await import(new URL(file, folder).href)) as Migration;
  const db = await openDatabase(await server.freshUrl(), silent);
  const migrator = new Migrator({ db: db.kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(last);
  if (error) throw error;
  return db;
}

const rowsOf = async (db: Database, text: string) =>
  (await sql.raw<Record<string, unknown>>(text).execute(db.kysely)).rows;

/** What an older home would hold of these rows: the columns that it has. */
async function carry(from: Database, to: Database, tables: readonly (readonly [string, string?])[]) {
  await to.kysely.connection().execute(async (db) => {
    // Neither triggers nor references: the rows are what these have left.
    await sql`set session_replication_role = replica`.execute(db);
    for (const [table, where = 'true'] of tables) {
      const rows = JSON.stringify(await rowsOf(from, `select * from ${table} where ${where}`));
      await sql`insert into ${sql.table(table)} overriding system value
        select * from jsonb_populate_recordset(null::${sql.table(table)}, ${rows}::jsonb)`.execute(db);
    }
    await sql`set session_replication_role = origin`.execute(db);
  });
}

const quote = (id: string, name?: string): Quote => ({
  id,
  text: 'Nothing sails today',
  start: 0,
  end: 19,
  kind: 'direct',
  parts: [{ start: 0, end: 19 }],
  speaker: name === undefined ? null : { name, kind: 'person' },
  cue: null,
  confidence: 1,
});

it('0021: what records are searched by is found of those that are there, each for its stretch of the feed', async () => {
  const now = await server.fresh();
  const old = await asOf('0020-archive-records');
  const articles = articlesOf(now);
  let hashes = 0;
  const save = (id: string, given: Parameters<typeof record>[0] = {}) => {
    const contentHash = String(++hashes).padStart(64, '0');
    return articles.save(record({ id, url: `http://times.test/${id}`, contentHash, ...given }), undefined);
  };
  // More than fit in one statement of the migration, both of records and of quotes.
  const names = Array.from({ length: 210 }, (_, index) => String(index + 1));
  await Promise.all(names.map((n) => save(`many${n}`, { quotes: [quote('q1', `Ana ${n} Reyes`)] })));
  await save('changed', { section: 'Ports', language: 'en-GB', publishedAt: '2026-03-01T09:00:00+01:00' });
  await save('changed', { section: 'Sport', quotes: [quote('q1', 'José Núñez'), quote('q2')] });
  await save('changed', {
    headline: 'A third headline',
    quality: { score: 0.5, paywalled: false, flags: [] },
  });
  await save('original');
  await save('copy', { sourceLink: { url: 'http://times.test/original', evidence: 'source-link' } });
  expect(await relationsOf(now).related('copy')).toHaveLength(1);

  await carry(now, old, [
    ['articles'],
    ['article_versions'],
    ['article_keys'],
    ['relations'],
    ['quotes'],
    ['changes', `kind <> 'standing'`],
  ]);
  await migrate(old);

  const facets = `select * from facets where article_id not in ('original', 'copy') order by position`;
  expect(await rowsOf(old, facets)).toEqual(await rowsOf(now, facets));
  // One that became a copy after it came is one from the first, since the older home did not say when.
  const standing = `select article_id, version, is_copy from facets where until is null order by article_id`;
  expect(await rowsOf(old, standing)).toEqual(await rowsOf(now, standing));
  const words = `select article_id, quote_id, speaker_words from quotes order by article_id, quote_id`;
  expect(await rowsOf(old, words)).toEqual(await rowsOf(now, words));
  expect(await rowsOf(old, words)).toContainEqual({
    article_id: 'many210',
    quote_id: 'q1',
    speaker_words: ['ana', '210', 'reyes'],
  });
  await old.close();
});

it('0037: a page in trouble whose bytes are nowhere is told as that', async () => {
  const db = await asOf('0036-opt-outs-of-pages');
  await rowsOf(
    db,
    `insert into frontier (url_key, url, host, found_in, state)
      select 'a.test/' || n, 'http://a.test/' || n, 'a.test', 'feed', 'captured' from unnest('{lost,held}'::text[]) n`,
  );
  await rowsOf(
    db,
    `insert into captures (id, frontier_id, url, url_key, fetched_at, status, digest, state, reason)
      select split_part(url, '/', 4), id, url, url_key, now(), 200, 'sha256:0', 'trouble', 'internal-error' from frontier`,
  );
  await rowsOf(db, `insert into capture_members values ('held', '')`);
  await migrate(db);
  expect(await rowsOf(db, 'select id, reason from captures order by id')).toEqual([
    { id: 'held', reason: 'internal-error' },
    { id: 'lost', reason: 'archive-unreadable' },
  ]);
  await db.close();
});
