#!/usr/bin/env node
/**
 * How fast pages are fetched over loopback, in one run on the same pages: by Crawlee's CheerioCrawler, by a plain pool of
 * undici, and by the pipeline's crawl (fetched under robots.txt and slots, archived, indexed; nothing parsed).
 *
 *   npm run bench:crawl-speed [-- --rounds 3] [-- --memory] [-- --json]
 *
 * The server and each contestant have a process of their own. `--memory` crawls 20,000 pages and prints how the memory of
 * the process grew from the first tenth on.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CONTESTANTS } from './crawl-speed/contestants.mjs';
import { pagesOf, ROBOTS } from './crawl-speed/pages.mjs';

const SELF = fileURLToPath(import.meta.url);

/** Name, contestant, hosts, pages of each. */
const SHAPES = [
  ['20 hosts', ['cheerio-crawler', 'undici', 'copydesk'], 20, 100],
  ['500 hosts', ['copydesk'], 500, 1],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
  },
});
const [role, name, ...numbers] = positionals;
if (role === 'serve') serve();
else if (role === 'contest') await contest(name, ...numbers.map(Number));
else await compare();

function serve() {
  const pages = pagesOf(50);
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') {
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end(ROBOTS);
      return;
    }
    const body = pages[Number(request.url.replace(/\D/gu, '')) % pages.length];
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
  process.on('disconnect', () => process.exit());
}

async function contest(contestant, ...shape) {
  process.send(await CONTESTANTS[contestant](...shape));
  process.disconnect();
}

async function compare() {
  const server = fork(SELF, ['serve']);
  const [{ port }] = await once(server, 'message');
  const shapes = values.memory ? [['20,000 pages', ['copydesk'], 20, 1_000]] : SHAPES;
  const rows = [];
  for (let round = 1; round <= (values.memory ? 1 : Number(values.rounds)); round++) {
    for (const [shape, contestants, hosts, each] of shapes) {
      for (const contestant of contestants) {
        const child = fork(SELF, ['contest', contestant, port, hosts, each]);
        const [result] = await once(child, 'message');
        rows.push({ round, shape, contestant, ...result });
        if (!values.json) print(rows.at(-1));
      }
    }
  }
  server.disconnect();
  if (values.json) console.log(JSON.stringify(rows));
  else if (!values.memory) printRatios(rows);
}

function print({ shape, contestant, perSecond, cpuMs, databaseCpuMs, memory, heap }) {
  const cells = [
    shape.padEnd(12),
    contestant.padEnd(15),
    `${perSecond.toFixed(0).padStart(5)} pages/s`,
    `${cpuMs.toFixed(2).padStart(6)} ms of CPU a page`,
    databaseCpuMs === undefined ? '' : `and ${databaseCpuMs.toFixed(2)} of PostgreSQL's`,
    memory === undefined ? '' : `${memory.map((mib) => mib.toFixed(0)).join(' ')} MiB`,
    heap === undefined ? '' : `of which heap and buffers ${heap.map((mib) => mib.toFixed(0)).join(' ')}`,
  ];
  console.log(cells.join('  ').trimEnd());
}

function printRatios(rows) {
  const best = (contestant, shape) =>
    Math.max(
      ...rows
        .filter((row) => row.contestant === contestant && row.shape === shape)
        .map(({ perSecond }) => perSecond),
    );
  const ratio = best('copydesk', '20 hosts') / best('cheerio-crawler', '20 hosts');
  console.log(`\nbest of each: copydesk is ${ratio.toFixed(2)} times as fast as CheerioCrawler`);
  console.log(`one page a host: ${best('copydesk', '500 hosts').toFixed(0)} pages/s`);
}
