/** Each fetches `each` pages of `hosts` hosts from the server on that port, in a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { cpuMsOf } from './cpu.mjs';

export const CONTESTANTS = { 'cheerio-crawler': cheerioCrawler, undici, copydesk };

/** Requests at the same time, for those that know no hosts. */
const SIDE_BY_SIDE = 20;

const MIB = 1024 * 1024;

async function cheerioCrawler(port, hosts, each) {
  const { CheerioCrawler, Configuration, log } = await import('@crawlee/cheerio');
  log.setLevel(log.LEVELS.ERROR);
  let title = '';
  const crawler = new CheerioCrawler(
    {
      minConcurrency: SIDE_BY_SIDE,
      maxConcurrency: SIDE_BY_SIDE,
      requestHandler: ({ $ }) => {
        title = $('title').text();
      },
    },
    new Configuration({ persistStorage: false }),
  );
  const result = await timed(hosts * each, () => crawler.run(plainUrls(port, hosts, each)));
  if (title === '') throw new Error('nothing was parsed');
  return result;
}

async function undici(port, hosts, each) {
  const { Pool } = await import('undici');
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: SIDE_BY_SIDE });
  const urls = plainUrls(port, hosts, each);
  const worker = async () => {
    for (let url = urls.pop(); url !== undefined; url = urls.pop()) {
      const { body } = await pool.request({ method: 'GET', path: new URL(url).pathname });
      await body.arrayBuffer();
    }
  };
  return timed(hosts * each, () => Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker)));
}

/** The crawl as it runs, with the tick and its jobs; nothing is parsed. */
async function copydesk(port, hosts, each) {
  const { readConfig } = await import('../../dist/config.js');
  const { createLogger } = await import('../../dist/log.js');
  const { openServices } = await import('../../dist/pipeline/services.js');
  const { sourceOf } = await import('../../dist/pipeline/sources-file.js');
  const { startCrawling } = await import('../../dist/pipeline/work.js');
  const home = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  const names = Array.from({ length: hosts }, (_, host) => `h${host}.test`);
  const resolve = names.map((host) => ({ host, port: 80, address: '127.0.0.1', toPort: port }));
  const config = readConfig({ COPYDESK_HOME: home, COPYDESK_CONTACT: 'bench@h.test', DATABASE_URL: '' });
  const log = createLogger('warn', process.stderr);
  const services = await openServices(config, log, { version: '0.0.0', resolve });
  const { kysely } = services.db;
  try {
    const sources = names.map((host) => sourceOf({ id: host, home: `http://${host}/`, delay: '0ms' }));
    await services.sources.upsert(sources, 'file');
    await sql`update sources set next_due_at = now() + interval '1 day'`.execute(kysely);
    const found = names.flatMap((host) =>
      Array.from({ length: each }, (_, n) => ({
        url: `http://${host}/story/${n}`,
        sourceId: host,
        foundIn: 'feed',
      })),
    );
    await services.frontier.add(found);
    // The parser's thread loads its code meanwhile, which is no part of the crawl.
    await new Promise((resume) => setTimeout(resume, 3_000));
    const memory = [];
    const heap = [];
    const database = await postmasterOf(kysely);
    const databaseBegan = cpuMsOf(database);
    const result = await timed(found.length, async () => {
      await startCrawling(services);
      for (;;) {
        const { rows } = await sql`select count(*)::int as due from frontier where state = 'due'`.execute(
          kysely,
        );
        const done = found.length - rows[0].due;
        while (memory.length < Math.floor((done / found.length) * 10)) {
          const { rss, heapUsed, external } = process.memoryUsage();
          memory.push(rss / MIB);
          heap.push((heapUsed + external) / MIB);
        }
        if (rows[0].due === 0) break;
        await new Promise((resume) => setTimeout(resume, 50));
      }
    });
    const { rows } = await sql`select count(*)::int as captured from captures`.execute(kysely);
    if (rows[0].captured !== found.length) throw new Error(`${rows[0].captured} pages were captured`);
    return { ...result, databaseCpuMs: (cpuMsOf(database) - databaseBegan) / found.length, memory, heap };
  } finally {
    await services.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function postmasterOf(kysely) {
  const { rows } = await sql`select pg_read_file('postmaster.pid') as text`.execute(kysely);
  return Number(rows[0].text.split('\n')[0]);
}

function plainUrls(port, hosts, each) {
  return Array.from({ length: hosts * each }, (_, n) => `http://127.0.0.1:${port}/story/${n}`);
}

async function timed(pages, work) {
  const [began, cpuBegan] = [performance.now(), process.cpuUsage()];
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpuBegan);
  return { perSecond: pages / seconds, cpuMs: (user + system) / 1_000 / pages };
}
