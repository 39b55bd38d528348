/**
 * The change feed under readers: fifty at a time page through 200,000 records by filters, over HTTP, while records are
 * saved beside them. Prints the times of a page by filter, in milliseconds, and CPU by who took it. Readers stand on other
 * machines in life: here they are a process of their own, ask for gzip, follow the link to the next page and read no JSON.
 *
 *   npm run bench:api -- [--records 200000] [--readers 50] [--seconds 60] [--limit 20] [--saves 20]
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { Pool } from 'undici';
import { cpuMsOf } from './crawl-speed/cpu.mjs';

const FILTERS = [
  '',
  'source=s7',
  'language=en',
  'language=fi',
  'from=2025-06-01&to=2025-06-07',
  'section=section%2017',
  'speaker=ada%20n17',
  'quotes=true',
  'quality=0.99',
  'copies=only',
  'copies=none&language=en&quotes=true',
  'q=harbour',
  'q=word17',
];

async function main() {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '200000' },
      readers: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '60' },
      limit: { type: 'string', default: '20' },
      saves: { type: 'string', default: '20' },
    },
  });
  const [records, crowd, seconds] = [values.records, values.readers, values.seconds].map(Number);
  const [limit, saves] = [values.limit, values.saves].map(Number);
  const { readConfig } = await import('../dist/config.js');
  const { silent } = await import('../dist/log.js');
  const { openStore } = await import('../dist/pipeline/store.js');
  const { createApp } = await import('../dist/server/app.js');
  const { listen } = await import('../dist/server/listen.js');
  const { readers } = await import('../dist/server/readers.js');
  const home = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  const config = readConfig({ COPYDESK_HOME: home, DATABASE_URL: '', REDIS_URL: '' });
  const store = await openStore(config, silent);
  try {
    await fill(store.db.kysely, records);
    const access = { isLoopback: true, origins: [], ratePerMinute: 1 };
    const app = createApp({ ...readers(store), access, log: silent, version: '0' });
    const server = await listen(app, 49_400);
    const [postmaster] = readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    const ingesting = new AbortController();
    const saved = ingest(store.articles, saves, ingesting.signal);
    const [cpu, databaseCpu] = [process.cpuUsage(), cpuMsOf(Number(postmaster))];
    const read = await readBy({ url: server.url, readers: crowd, seconds, limit, records });
    const { user, system } = process.cpuUsage(cpu);
    const postgresMs = cpuMsOf(Number(postmaster)) - databaseCpu;
    ingesting.abort();
    const pages = report(read.times, seconds);
    const each = (ms) => (ms / pages).toFixed(2);
    console.log(`ms of CPU a page: ${each((user + system) / 1_000)} of the server, ${each(postgresMs)} of PostgreSQL,
  ${each(read.cpuMs)} of the readers; records saved beside: ${await saved} of ${saves * seconds}`);
    await server.close();
  } finally {
    await store.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A record of some 5 KB, with # for its number and @ for a word of its own. */
function recordOf(text) {
  const quote = {
    id: 'q1',
    text: 'the harbour',
    start: 0,
    end: 11,
    kind: 'mixed',
    parts: [{ start: 0, end: 11 }],
  };
  return {
    schemaVersion: 1,
    id: 'a#',
    version: 1,
    contentHash: '#'.padStart(64, '0'),
    url: 'http://s.test/#',
    source: { id: 's', domain: 's.test' },
    headline: 'The harbour',
    tags: [],
    bylines: [],
    agencies: [],
    blocks: [{ kind: 'paragraph', text }],
    text,
    quotes: [{ ...quote, speaker: { name: 'Ada', kind: 'person' }, cue: null, confidence: 1 }],
    boilerplate: [],
    images: [],
    quality: { score: 1, paywalled: false, flags: [] },
    fields: {},
    provenance: { parserVersion: '1', profile: 'generic' },
  };
}

const TEXT = `@ ${Array.from({ length: 300 }, (_, n) => `the${n} harbour`).join(' ')}`;

async function fill(db, records) {
  const numbers = sql`generate_series(1, ${records}::int) n`;
  const record = JSON.stringify(recordOf(TEXT));
  await sql`insert into articles (id, url_key, source_id, version, content_hash)
    select 'a' || n, 's.test/' || n, 's' || n % 200, 1, '' from ${numbers}`.execute(db);
  await sql`insert into article_versions (article_id, version, record)
    select 'a' || n, 1, replace(replace(${record}, '#', n::text), '@', 'word' || n % 20000)::json from ${numbers}`.execute(
    db,
  );
  // One in ten is a copy of the one before it, told right behind it.
  const position = sql`n + (n - 1) / 10`;
  const copies = sql`${numbers} where n % 10 = 0`;
  await sql`insert into relations (from_article, kind, evidence, to_url, to_url_key, to_article, stale)
    select 'a' || n, 'copy-of', 'source-link', 'http://s.test/' || (n - 1), 's.test/' || (n - 1), 'a' || (n - 1), false from ${copies}`.execute(
    db,
  );
  await sql`insert into changes (position, kind, article_id, version)
    select ${position}, 'version', 'a' || n, 1 from ${numbers}
    union all select ${position} + 1, 'relation', 'a' || n, null from ${copies}`.execute(db);
  await sql`insert into facets (position, article_id, version, is_version, is_copy, source_id, language, day, section,
      quality, has_quotes, speakers, search)
    select ${position}, 'a' || n, 1, true, n % 10 = 0, 's' || n % 200,
      case when n % 1000 = 0 then 'fi' when n % 3 = 0 then 'de' else 'en' end,
      to_char(date '2020-01-01' + n % 2200, 'YYYY-MM-DD'), 'section ' || n % 300, (n * 37 % 1000) / 1000.0, n % 3 = 0,
      jsonb_build_array(jsonb_build_array('ada', 'n' || n % 5000)),
      to_tsvector('simple', 'the harbour word' || n % 20000) from ${numbers}`.execute(db);
  await sql`update change_counter set position = ${records} + ${records} / 10`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

/** Saves at a time: about as many as pages are parsed at once. */
const SAVERS = 4;

/** Saves so many a second until it is told to end, and hurries where it is behind; how many it were. */
async function ingest(articles, perSecond, signal) {
  const start = Date.now();
  let [begun, saved] = [0, 0];
  const saver = async () => {
    while (!signal.aborted) {
      const [number, wait] = [begun, start + (begun++ * 1000) / perSecond - Date.now()];
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
      if (signal.aborted) return;
      const url = `http://new.test/${number}`;
      const record = { ...recordOf(TEXT), id: `new${number}`, url, contentHash: String(number) };
      await articles.save(record, undefined);
      saved++;
    }
  };
  await Promise.all(Array.from({ length: SAVERS }, saver));
  return saved;
}

/** Times by filter, and the readers' CPU. */
function readBy(task) {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(import.meta.url), { execArgv: [] });
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => code === 0 || reject(new Error(`the readers ended with ${code}`)));
    child.send(task);
  });
}

async function read({ url, readers, seconds, limit, records }) {
  const [start, end] = [performance.now(), performance.now() + seconds * 1000];
  const pool = new Pool(url, { connections: readers });
  const times = Object.fromEntries(FILTERS.map((filter) => [filter, []]));
  const reader = async (number) => {
    const filter = FILTERS[number % FILTERS.length];
    const from = (after) => `/v1/records?after=${after}&limit=${limit}${filter && `&${filter}`}`;
    // Each begins somewhere else, and at the end all over again.
    let path = from(Math.floor((records * number) / readers));
    while (performance.now() < end) {
      const began = performance.now();
      const answer = await pool.request({ path, method: 'GET', headers: { 'accept-encoding': 'gzip' } });
      if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`);
      await answer.body.dump({ limit: Number.POSITIVE_INFINITY });
      times[filter].push({ at: began - start, ms: performance.now() - began });
      path = nextOf(answer.headers.link, new URL(path, url)) ?? from(0);
    }
  };
  await Promise.all(Array.from({ length: readers }, (_, number) => reader(number)));
  await pool.close();
  const { user, system } = process.cpuUsage();
  process.send({ times, cpuMs: (user + system) / 1_000 }, () => process.disconnect());
}

/** The path that a `Link` header gives as the next page's; it is relative to the page. */
function nextOf(link, page) {
  const next = /^<(.+)>; rel="next"$/u.exec(link ?? '')?.[1];
  if (next === undefined) return undefined;
  const { pathname, search } = new URL(next, page);
  return `${pathname}${search}`;
}

/** In which the server's process compiles what it runs, and the database reads what it is asked for. */
const WARM_MS = 10_000;

/** How many pages there were. */
function report(times, seconds) {
  const percentile = (all, share) => {
    const sorted = all.map(({ ms }) => ms).sort((a, b) => a - b);
    return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  };
  const row = (name, all) => {
    const warm = all.filter(({ at }) => at >= WARM_MS);
    return [name, all.length, percentile(warm, 0.5), percentile(warm, 0.99), percentile(all, 0.99)];
  };
  const all = Object.values(times).flat();
  const rows = Object.entries(times).map(([filter, some]) => row(filter ? `\`${filter}\`` : 'none', some));
  console.log(`| filter | pages | p50 ms | p99 ms | p99 with the first ${WARM_MS / 1000} s |`);
  console.log('| --- | --- | --- | --- | --- |');
  for (const cells of [...rows, row('all', all)]) console.log(`| ${cells.join(' | ')} |`);
  console.log(`${(all.length / seconds).toFixed(0)} pages a second`);
  return all.length;
}

if (process.send) process.once('message', read);
else await main();
