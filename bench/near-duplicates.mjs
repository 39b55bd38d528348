/**
 * Near-duplicates over an embedded database of its own. First the generated set, in an order drawn from the seed: precision
 * and recall of the clusters, per kind of copy, and how often the right original is named. Then the cost of a record and the
 * size of the index as they grow. Tuned on seeds 1 and 2; the figures are those of seed 3.
 *
 * node bench/near-duplicates.mjs [--seed 3] [--scale 1] [--records 200000] [--only quality|growth] [--json]
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { silent } from '../dist/log.js';
import { fingerprintOf } from '../dist/parsers/copies/fingerprint.js';
import { placesOf } from '../dist/parsers/copies/places.js';
import { byPrecedence, claimsOf } from '../dist/parsers/copies/standing.js';
import { findCopies, findCopiesLeft } from '../dist/pipeline/near-copies.js';
import { articlesOf } from '../dist/storage/articles.js';
import { openDatabase } from '../dist/storage/database.js';
import { startEmbedded } from '../dist/storage/embedded/start-embedded.js';
import { migrate } from '../dist/storage/migrate.js';
import { nearDuplicatesOf } from '../dist/storage/near-duplicates.js';
import { cpuMsOf } from './crawl-speed/cpu.mjs';
import { Random } from './near-duplicates/random.mjs';
import { scored } from './near-duplicates/score.mjs';
import { generatedSet } from './near-duplicates/set.mjs';

const FLOORS = { precision: 0.98, recall: 0.95, msPerRecord: 10 };
const STEPS = [10_000, 50_000, 100_000, 200_000];
/** Records that are timed at each size, behind some that are not: the first meet cold code and cold tables. */
const TIMED = 500;
const NOT_TIMED = 200;
const HELD_OUT = TIMED + NOT_TIMED;
const BATCH = 500;

const { values: flags } = parseArgs({
  options: {
    seed: { type: 'string', default: '3' },
    scale: { type: 'string', default: '1' },
    records: { type: 'string', default: '200000' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(flags.seed);

const home = await mkdtemp(join(tmpdir(), 'copydesk-bench-'));
const server = await startEmbedded({ home, log: silent });
try {
  const result = {
    ...(flags.only === 'growth' ? {} : { quality: await withDatabase(quality) }),
    ...(flags.only === 'quality' ? {} : { growth: await withDatabase(growth) }),
  };
  if (flags.json) console.log(JSON.stringify(result));
  else show(result);
  const { total } = result.quality ?? {};
  const isShort = total && (total.precision < FLOORS.precision || total.recall < FLOORS.recall);
  // Of the largest tables: that is what the limit is for.
  const isSlow = (result.growth?.at(-1)?.ms ?? 0) > FLOORS.msPerRecord;
  if (isShort || isSlow) process.exitCode = 1;
} finally {
  await server.close();
  await rm(home, { recursive: true, force: true });
}

async function withDatabase(work) {
  const name = `near_${work.name}`;
  const admin = await openDatabase(server.url, silent);
  await sql.raw(`create database ${name}`).execute(admin.kysely);
  await admin.close();
  const db = await openDatabase(server.url.replace(/\/copydesk(?=[?]|$)/u, `/${name}`), silent);
  try {
    await migrate(db);
    return await work({
      db: db.kysely,
      articles: articlesOf(db, () => []),
      nearDuplicates: nearDuplicatesOf(db, { byPrecedence, placesOf }),
    });
  } finally {
    await db.close();
  }
}

async function quality(services) {
  const set = generatedSet(seed, Number(flags.scale));
  const order = new Random(seed + 77).shuffled(set);
  const began = performance.now();
  for (const one of order) {
    await services.articles.save(recordOf(one), undefined);
    await findCopies(services, one.id);
  }
  while ((await services.nearDuplicates.due(1)).length > 0) await findCopiesLeft(services);
  const ms = (performance.now() - began) / set.length;
  const { rows } = await sql`
    select m.article_id as id, o.article_id as original, p.evidence
    from near_places p join near_texts m on m.no = p.no join near_texts o on o.no = p.original`.execute(
    services.db,
  );
  return { seed, texts: set.length, msWithSaving: ms, ...scored(set, rows) };
}

/** Fills the tables with further sets, and times records that were left out of them. */
async function growth(services) {
  const rows = [];
  let count = 0;
  const texts = [];
  for (const step of STEPS.filter((size) => size <= Number(flags.records))) {
    while (count < step) {
      if (texts.length <= HELD_OUT) {
        const next = generatedSet(seed + 100 + count, 1);
        texts.push(...new Random(count).shuffled(next).map((one) => ({ ...one, id: `${count}-${one.id}` })));
      }
      const some = texts.splice(0, Math.min(BATCH, texts.length - HELD_OUT, step - count));
      await fill(services, some);
      count += some.length;
    }
    await sql`vacuum analyze near_bands, near_texts`.execute(services.db);
    const heldOut = texts.splice(0, HELD_OUT);
    await insert(services, heldOut);
    for (const { id } of heldOut.slice(TIMED)) await findCopies(services, id);
    const timed = heldOut.slice(0, TIMED);
    const times = [];
    const cpu = await cpuMs();
    for (const { id } of timed) {
      const began = performance.now();
      await findCopies(services, id);
      times.push(performance.now() - began);
    }
    const cpuAfter = await cpuMs();
    count += heldOut.length;
    times.sort((a, b) => a - b);
    rows.push({
      records: count,
      ms: times.reduce((sum, one) => sum + one, 0) / times.length,
      median: times[times.length >> 1],
      p99: times[Math.floor(times.length * 0.99)],
      ownCpuMs: (cpuAfter.own - cpu.own) / timed.length,
      postgresCpuMs: (cpuAfter.postgres - cpu.postgres) / timed.length,
      ...(await sizes(services)),
    });
    if (!flags.json) console.error(JSON.stringify(rows.at(-1)));
  }
  return rows;
}

/** So far, of this process and of PostgreSQL (Linux; NaN elsewhere). */
async function cpuMs() {
  const { user, system } = process.cpuUsage();
  const [postmaster] = (await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  return { own: (user + system) / 1_000, postgres: cpuMsOf(Number(postmaster)) };
}

async function fill(services, texts) {
  await insert(services, texts);
  const { rows } = await sql`
    select no, article_id as id, asked from near_texts where article_id = any(${texts.map(({ id }) => id)})`.execute(
    services.db,
  );
  const numbers = new Map(rows.map((row) => [row.id, row]));
  const enter = async (one) => {
    const fingerprint = fingerprintOf(one.text);
    await services.nearDuplicates.enter(
      numbers.get(one.id),
      fingerprint,
      claimsOf(recordOf(one), fingerprint.length),
    );
  };
  for (let at = 0; at < texts.length; at += 8) await Promise.all(texts.slice(at, at + 8).map(enter));
  await sql`update near_texts set done = asked where no = any(${rows.map(({ no }) => no)}::int[])`.execute(
    services.db,
  );
}

/** Articles, without what saving does beside. */
async function insert({ db }, texts) {
  const records = texts.map(recordOf);
  const ids = records.map(({ id }) => id);
  await sql`
    insert into articles (id, url_key, source_id, version, content_hash)
    select id, id, 'made', 1, id from unnest(${ids}::text[]) id`.execute(db);
  await sql`
    insert into article_versions (article_id, version, record)
    select r->>'id', 1, r from json_array_elements(${JSON.stringify(records)}::json) r`.execute(db);
  await sql`insert into near_texts (article_id) select unnest(${ids}::text[])`.execute(db);
}

async function sizes({ db }) {
  const { rows } = await sql`
    select pg_table_size('near_bands') + pg_indexes_size('near_bands') as bands,
      pg_total_relation_size('near_texts') as texts, (select count(*) from near_bands) as keys`.execute(db);
  const [{ bands, texts, keys }] = rows;
  return { bandsMB: Number(bands) / 1e6, textsMB: Number(texts) / 1e6, keys: Number(keys) };
}

function recordOf({ id, text, publishedAt }) {
  return {
    schemaVersion: 1,
    id,
    version: 1,
    contentHash: id.padEnd(64, '0'),
    url: `http://made.test/${id}`,
    source: { id: 'made', domain: 'made.test' },
    headline: id,
    tags: [],
    bylines: [],
    agencies: [],
    ...(publishedAt === undefined ? {} : { publishedAt: new Date(publishedAt).toISOString() }),
    blocks: [{ kind: 'paragraph', text }],
    text,
    quotes: [],
    boilerplate: [],
    images: [],
    quality: { score: 1, paywalled: false, flags: [] },
    fields: {},
    provenance: { parserVersion: '1', profile: 'generic', fetchedAt: '2026-06-01T00:00:00Z' },
  };
}

function show({ quality: found, growth: steps }) {
  if (found) {
    console.log(
      `seed ${found.seed}, ${found.texts} texts, ${found.msWithSaving.toFixed(1)} ms each with saving`,
    );
    console.table(found.kinds);
    console.table(found.falsePairs);
    console.log(found.total);
  }
  if (steps) console.table(steps);
}
