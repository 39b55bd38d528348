#!/usr/bin/env node
/**
 * A backlog of the change feed drained into a webhook on loopback: deliveries a second, in order and signed, and the memory
 * on the way, beside a bare undici pool that posts bodies of the same length to the same receiver, unsigned and out of no
 * database, one at a time as an order demands, and several at a time. The receiver is a process of its own; it checks the
 * order of all and the signature of each hundredth. The pool runs before and after, since others use the machine, too.
 *
 *   npm run bench:webhooks [-- --deliveries 100000] [-- --bare 10000] [-- --json]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { Pool } from 'undici';
import { readConfig } from '../dist/config.js';
import { createLogger } from '../dist/log.js';
import { deliverChanges } from '../dist/pipeline/deliver-changes.js';
import { openServices } from '../dist/pipeline/services.js';
import { ROOT } from './sets.mjs';

const SECRET = `whsec_${Buffer.from('of the benchmark').toString('base64')}`;
const SEVERAL = 8;
const SAMPLE_MS = 250;

if (process.argv[2] === 'receiver') receive();
else await main();

async function main() {
  const { values } = parseArgs({
    options: {
      deliveries: { type: 'string', default: '100000' },
      bare: { type: 'string', default: '10000' },
      json: { type: 'boolean', default: false },
    },
  });
  const [count, bareCount] = [Number(values.deliveries), Number(values.bare)];
  const home = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  const receiver = fork(new URL(import.meta.url).pathname, ['receiver']);
  let services;
  try {
    const [port] = await once(receiver, 'message');
    process.env.SITE_SECRET = SECRET;
    writeFileSync(
      join(home, 'sinks.yaml'),
      'sinks: [{ id: site, kind: webhook, url: "http://site.test/hooks", secrets: [env:SITE_SECRET] }]\n',
    );
    services = await openServices(
      readConfig({ COPYDESK_HOME: home, DATABASE_URL: '', REDIS_URL: '' }),
      createLogger('warn', process.stderr),
      { version: '0.0.0', resolve: [{ host: 'site.test', port: 80, address: '127.0.0.1', toPort: port }] },
    );
    const bytes = await fill(services.db.kysely, count);
    const before = await bare(port, bareCount, bytes);
    const drained = await drain(services, count);
    const after = await bare(port, bareCount, bytes);
    receiver.send('report');
    const [received] = await once(receiver, 'message');
    report(
      {
        ...drained,
        ...received,
        bareOneAtATime: rate(bareCount, (before.one + after.one) / 2),
        [`bare${SEVERAL}AtATime`]: rate(bareCount, (before.several + after.several) / 2),
      },
      values.json,
    );
  } finally {
    receiver.kill();
    await services?.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Versions of as many articles, each with the record of a fixture in turn. Gives the mean length of a record. */
async function fill(kysely, count) {
  const folder = join(ROOT, 'fixtures');
  const records = readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('article.json'))
    .map((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')))
    .filter(({ headline }) => headline);
  const texts = records.map((record, n) =>
    JSON.stringify({ ...record, id: `f${n}`, version: 1, source: { id: 'bench', domain: 'bench.test' } }),
  );
  await kysely.transaction().execute(async (trx) => {
    await sql`create temp table given on commit drop as
      select ordinality - 1 as n, value as record from unnest(${texts}::text[]) with ordinality as t(value, ordinality)`.execute(
      trx,
    );
    await sql`insert into articles (id, url_key, source_id, version, content_hash)
      select 'a' || n, 'bench.test/' || n, 'bench', 1, '' from generate_series(1, ${count}::int) n`.execute(
      trx,
    );
    await sql`insert into article_versions (article_id, version, record)
      select 'a' || s, 1, record::json from generate_series(1, ${count}::int) s
      join given on given.n = s % ${texts.length}::int`.execute(trx);
    await sql`insert into changes (position, kind, article_id, version)
      select n, 'version', 'a' || n, 1 from generate_series(1, ${count}::int) n`.execute(trx);
    await sql`update change_counter set position = ${count}`.execute(trx);
  });
  await sql`analyze`.execute(kysely);
  return Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length);
}

async function drain(services, count) {
  const [sink] = await services.outlets();
  await services.sinks.add(sink.id, sink.kind);
  const memory = [];
  const timer = setInterval(() => memory.push(process.memoryUsage()), SAMPLE_MS);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await deliverChanges(services, sink.id, { signal: new AbortController().signal });
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(timer);
  const { position } = await services.sinks.cursor(sink.id);
  if (position !== count)
    throw new Error(`stopped at ${position}: ${JSON.stringify(await services.sinks.stuck())}`);
  const megabytes = (part, of) => Math.round(Math.max(...part.map((sample) => sample[of])) / 2 ** 20);
  const quarter = Math.ceil(memory.length / 4);
  return {
    deliveries: count,
    seconds: Math.round(seconds),
    deliveriesASecond: rate(count, seconds),
    cpuMsADelivery: Number(((user + system) / 1_000 / count).toFixed(2)),
    mostMegabytesByQuarter: [0, 1, 2, 3].map((n) =>
      megabytes(memory.slice(n * quarter, (n + 1) * quarter), 'rss'),
    ),
    mostHeapByQuarter: [0, 1, 2, 3].map((n) =>
      megabytes(memory.slice(n * quarter, (n + 1) * quarter), 'heapUsed'),
    ),
  };
}

/** Seconds for so many posts, one at a time and several at a time. */
async function bare(port, count, bytes) {
  const body = JSON.stringify({ data: 'x'.repeat(bytes) });
  const run = async (connections) => {
    const pool = new Pool(`http://127.0.0.1:${port}`, { connections });
    let left = count;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (left-- > 0) {
          const answer = await pool.request({ path: '/bare', method: 'POST', body });
          await answer.body.dump();
        }
      }),
    );
    await pool.close();
    return (performance.now() - began) / 1_000;
  };
  return { one: await run(1), several: await run(SEVERAL) };
}

/** The process that takes the messages. */
function receive() {
  const verifier = new Webhook(SECRET);
  const seen = { received: 0, outOfOrder: 0, again: 0, forged: 0 };
  let last = 0;
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url !== '/bare') {
        const position = Number(request.headers['webhook-id'].slice(1).split('_')[0]);
        seen.received++;
        if (position <= last) seen.again++;
        else if (position !== last + 1) seen.outOfOrder++;
        last = Math.max(last, position);
        if (position % 100 === 0) {
          try {
            verifier.verify(Buffer.concat(chunks).toString(), request.headers);
          } catch {
            seen.forged++;
          }
        }
      }
      response.writeHead(204).end();
    });
  });
  process.on('message', () => process.send(seen));
  process.on('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
}

function rate(count, seconds) {
  return Math.round(count / seconds);
}

function report(figures, json) {
  const ofBare = Number((figures.deliveriesASecond / figures.bareOneAtATime).toFixed(2));
  const all = { ...figures, ofBare };
  if (json) console.log(JSON.stringify(all));
  else
    console.table(
      Object.fromEntries(
        Object.entries(all).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
      ),
    );
}
