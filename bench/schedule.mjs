#!/usr/bin/env node
/**
 * What it takes to keep the times of 100,000 sources and to watch over their health: how long a start of `copydesk run`
 * takes, how many sources are claimed at once, and the CPU of the ticks and of PostgreSQL. Looks are made by a stub that
 * answers at once, and a tenth of them bring an article; half of the sources are due hourly or seldomer.
 *
 *   npm run bench:schedule [-- --sources 100000] [-- --days 14] [-- --seconds 60] [-- --queue redis://127.0.0.1:6379] [-- --json]
 *
 * Each source has brought five articles a day for `--days` days.
 * With `--queue` each look is a job of the queue, in the embedded PostgreSQL (`--queue postgres`) or in that Redis, with a
 * worker in the same process; without it jobs cost nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { readConfig } from '../dist/config.js';
import { createLogger } from '../dist/log.js';
import { openServices } from '../dist/pipeline/services.js';
import { sourceOf } from '../dist/pipeline/sources-file.js';
import { tick } from '../dist/pipeline/tick.js';
import { cpuMsOf } from './crawl-speed/cpu.mjs';
import { ROOT } from './sets.mjs';

const { values } = parseArgs({
  options: {
    sources: { type: 'string', default: '100000' },
    days: { type: 'string', default: '14' },
    seconds: { type: 'string', default: '60' },
    queue: { type: 'string', default: 'none' },
    json: { type: 'boolean', default: false },
  },
});
const [count, seconds] = [Number(values.sources), Number(values.seconds)];

/** Minutes between two looks, each for a tenth of the sources. */
const INTERVALS = [5, 10, 15, 30, 45, 60, 120, 240, 720, 1_440];

/** Of a source, in SQL. */
const interval = sql`replace(config->>'schedule', 'm', ' minutes')::interval`;

/** Of a usual day. */
const DAY = {
  ...{ found: 5, articles: 5, hours: { 6: 1, 9: 1, 12: 1, 15: 1, 18: 1 }, records: 5, dated: 5, bylined: 4 },
  ...{ boilerplate: 1.5, rejected: { 'no-body': 1 }, failed: {}, took: { 20: 6 } },
};

/** Of looks that bring an article, one in so many. */
const LOOKS_AN_ARTICLE = 10;

/** Ticks before the measuring begins: by then the code is compiled, and what was left of the filling is done. */
const BEFORE = 10;

const home = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
const redisUrl = values.queue.startsWith('redis') ? values.queue : '';
const config = readConfig({ COPYDESK_HOME: home, DATABASE_URL: '', REDIS_URL: redisUrl });
const open = () =>
  openServices(config, createLogger('warn', process.stderr), { version: '0.0.0', resolve: [] });
try {
  await fill();
  const services = await open();
  const measured = await ticks(services).finally(() => services.close());
  report({ sources: count, startSeconds: await start(), ...measured });
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** The sources, each somewhere between two of its looks, and an article of each in the frontier. */
async function fill() {
  const services = await open();
  const { kysely } = services.db;
  const sources = Array.from({ length: count }, (_, n) =>
    sourceOf({ id: `s${n}`, home: `http://s${n}.test/`, schedule: `${INTERVALS[n % INTERVALS.length]}m` }),
  );
  for (let at = 0; at < count; at += 5_000) {
    await services.sources.upsert(sources.slice(at, at + 5_000), 'file');
    await services.frontier.add(
      sources
        .slice(at, at + 5_000)
        .map(({ id }) => ({ url: `http://${id}.test/story`, sourceId: id, foundIn: 'feed' })),
    );
  }
  await sql`update frontier set state = 'captured'`.execute(kysely);
  await services.sourceDays.addUp();
  await history(kysely);
  await sql`vacuum analyze`.execute(kysely);
  await sql`update sources set next_due_at = now() + random() * ${interval}, last_looked_at = now()`.execute(
    kysely,
  );
  await sql`checkpoint`.execute(kysely);
  await services.close();
}

/** Days as they would have been added up, each source judged within the last day, its newest article some hours old. */
async function history(kysely) {
  await kysely.connection().execute(async (connection) => {
    // Millions of rows of which it is known that their sources are there.
    await sql`set session_replication_role = replica`.execute(connection);
    await sql`insert into source_days (source_id, day, counts)
      select id, (now() at time zone 'UTC')::date - ago, ${JSON.stringify(DAY)}::jsonb
      from sources, generate_series(1, ${Number(values.days)}::int) ago`.execute(connection);
    const recent = Array.from({ length: 24 }, (_, n) => ({ as: 'record', digest: `00c0ff${n}` }));
    await sql`update source_health set recent = ${JSON.stringify(recent)}, judge_at = now() + random() * interval '1 day',
      last_article_at = now() - random() * interval '5 hours'`.execute(connection);
    await sql`set session_replication_role = origin`.execute(connection);
  });
}

/** Until it says that it runs; whatever it would look at is not waited for. */
async function start() {
  const began = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli/main.js'), 'run'], {
    env: {
      ...process.env,
      COPYDESK_HOME: home,
      COPYDESK_CONTACT: 'bench@s.test',
      COPYDESK_LOG_LEVEL: 'info',
      REDIS_URL: redisUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of child.stdout) {
    said += chunk;
    if (said.includes('"msg":"running"')) break;
  }
  const took = (performance.now() - began) / 1_000;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return took;
}

async function ticks(services) {
  const { rows } = await sql`select pg_read_file('postmaster.pid') as text`.execute(services.db.kysely);
  const database = Number(rows[0].text.split('\n')[0]);
  const seen = { claimed: 0, looked: [] };
  if (values.queue !== 'none')
    await services.queue.work('discover', async ({ sourceIds }) => {
      seen.looked.push(...sourceIds);
    });
  const stub = stubbed(services, seen);
  const second = async () => {
    await tick(stub, { rush: false });
    await looked(services, seen.looked.splice(0));
  };
  for (let n = 0; n < BEFORE; n++) await Promise.all([second(), sleep(1_000)]);
  const redis = await cpuOfRedis();
  const [began, cpuBegan, databaseBegan] = [performance.now(), process.cpuUsage(), cpuMsOf(database)];
  let [most, due] = [0, 0];
  for (let n = 0; n < seconds; n++) {
    const before = seen.claimed;
    await second();
    most = Math.max(most, seen.claimed - before);
    due += seen.claimed - before;
    await sleep(Math.max(0, began + (n + 1) * 1_000 - performance.now()));
  }
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpuBegan);
  const result = {
    looksASecond: due / (ms / 1_000),
    mostAtOnce: most,
    cpuShare: (user + system) / 1_000 / ms,
    databaseCpuShare: (cpuMsOf(database) - databaseBegan) / ms,
  };
  if (!redis) return result;
  const redisCpuShare = (await redis.ms()) / ms;
  redis.close();
  return { ...result, redisCpuShare };
}

/** The services, with a queue to which the jobs of looks are added, or which has each made at once. */
function stubbed(services, seen) {
  const add = async (jobs) => {
    const looks = jobs.filter(({ name }) => name === 'discover');
    const sources = looks.flatMap(({ payload }) => payload.sourceIds);
    seen.claimed += sources.length;
    if (values.queue !== 'none') await services.queue.add(looks);
    else seen.looked.push(...sources);
  };
  return { ...services, queue: { add } };
}

/** They are due again after their interval, and what some of them brought is noted, as the pipeline does with each page. */
async function looked(services, ids) {
  const brought = ids.filter(() => Math.random() < 1 / LOOKS_AN_ARTICLE);
  await sql`insert into source_tallies (source_id, what, is_new, has_date, has_byline, boilerplate, took_ms, digest)
    select id, 'record', true, true, true, 0.3, 100, md5(id || now()) from unnest(${brought}::text[]) id`.execute(
    services.db.kysely,
  );
  await sql`update sources set next_due_at = now() + ${interval}, last_looked_at = now(), claimed_until = null
    where id = any(${ids})`.execute(services.db.kysely);
}

/** What Redis itself says of the CPU that it has taken since. */
async function cpuOfRedis() {
  if (redisUrl === '') return undefined;
  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl);
  const taken = async () => {
    const said = await redis.info('cpu');
    const seconds = ['used_cpu_user', 'used_cpu_sys'].map((name) =>
      Number(new RegExp(`^${name}:([\\d.]+)`, 'mu').exec(said)?.[1]),
    );
    return 1_000 * (seconds[0] + seconds[1]);
  };
  const before = await taken();
  return { ms: async () => (await taken()) - before, close: () => redis.disconnect() };
}

function report(result) {
  if (values.json) {
    console.log(JSON.stringify(result));
    return;
  }
  const percent = (share) => `${(100 * share).toFixed(1)} %`;
  console.log(`${result.sources} sources: running ${result.startSeconds.toFixed(1)} s`);
  console.log(`${result.looksASecond.toFixed(0)} are due a second, at most ${result.mostAtOnce} at once`);
  const redis = result.redisCpuShare === undefined ? '' : `, Redis ${percent(result.redisCpuShare)}`;
  console.log(
    `of one core: ${percent(result.cpuShare)}, PostgreSQL ${percent(result.databaseCpuShare)}${redis}`,
  );
}
