#!/usr/bin/env node
/**
 * The same pages crawled over loopback and ingested from store: are the records the same, and how many a second?
 *
 *   npm run bench:crawl [-- --json]
 *
 * Every page is served under its own host's name, by http on loopback; a source with a news sitemap names them all.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { evalFolder, ROOT } from './sets.mjs';

const CLI = join(ROOT, 'dist/cli/main.js');
const INDEX = 'http://pages.test/sitemap.xml';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const folder = evalFolder();
if (!folder) {
  console.log('The evaluation sets are not here: nothing to crawl.');
  process.exit(0);
}
const work = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
try {
  const pages = pagesOf(join(folder, 'extraction/aeb-dev/manifest.jsonl'));
  const server = await serve(pages);
  const crawled = await crawl(pages, server.address().port);
  server.close();
  server.closeAllConnections();
  const ingested = ingest(pages);
  report(pages, crawled, ingested);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Pages of the set; each URL by http, as loopback has no certificates. */
function pagesOf(manifest) {
  return readFileSync(manifest, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { id, url, file } = JSON.parse(line);
      const path = join(dirname(manifest), file);
      const stored = readFileSync(path);
      const { href } = new URL(url.replace(/^https:/u, 'http:'));
      return { id, url: href, path, bytes: file.endsWith('.gz') ? gunzipSync(stored) : stored };
    });
}

async function serve(pages) {
  const known = new Map(pages.map(({ url, bytes }) => [url, bytes]));
  const items = pages.map(({ url }) => {
    const loc = url.replaceAll('&', '&amp;');
    return `<url><loc>${loc}</loc><news:news><news:publication_date>2026-01-01</news:publication_date></news:news></url>`;
  });
  known.set(
    INDEX,
    Buffer.from(
      `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${items.join('')}</urlset>`,
    ),
  );
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host}${request.url}`;
    const body = known.get(url);
    const type = url === INDEX ? 'application/xml' : 'text/html';
    response.writeHead(body ? 200 : 404, { 'Content-Type': type }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function crawl(pages, port) {
  const sources = join(work, 'sources.yaml');
  writeFileSync(
    sources,
    `sources:\n  - id: pages\n    home: http://pages.test/\n    sitemaps: ['${INDEX}']\n    delay: 1ms\n`,
  );
  const hosts = new Set(['pages.test', ...pages.map(({ url }) => new URL(url).host)]);
  const rules = [...hosts].map((host) => `${host}:80:127.0.0.1:${port}`).join(',');
  const env = { COPYDESK_RESOLVE: rules, COPYDESK_CONTACT: 'bench@pages.test' };
  return outcome('crawled', await run('crawled', ['run', '--sources', sources, '--once', '--json'], env));
}

function ingest(pages) {
  const manifest = join(work, 'manifest.jsonl');
  writeFileSync(
    manifest,
    pages.map(({ id, url, path }) => JSON.stringify({ id, url, file: path })).join('\n'),
  );
  const { stdout } = spawnSync(process.execPath, [CLI, 'ingest', '--from', manifest, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, COPYDESK_HOME: join(work, 'ingested') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return outcome('ingested', stdout);
}

/** Not spawnSync: the pages are served by this very process. */
async function run(home, args, env) {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, ...env, COPYDESK_HOME: join(work, home) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  await once(child, 'close');
  return stdout;
}

function outcome(home, stdout) {
  const summary = JSON.parse(stdout.trim().split('\n').at(-1));
  const lines = readFileSync(join(work, home, 'out/records.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const records = lines.map((line) => JSON.parse(line)).filter(({ contentHash }) => contentHash);
  return {
    seconds: summary.seconds,
    rejectedBy: summary.rejectedBy,
    cpuMsPerArticle: summary.cpuMsPerArticle,
    hashes: new Map(records.map(({ url, contentHash }) => [url, contentHash])),
  };
}

function report(pages, crawled, ingested) {
  const same = [...crawled.hashes].filter(([url, hash]) => ingested.hashes.get(url) === hash).length;
  const of = ({ hashes, seconds, rejectedBy, cpuMsPerArticle }) => ({
    records: hashes.size,
    articlesPerSecond: Number((hashes.size / seconds).toFixed(1)),
    seconds,
    rejectedBy,
    cpuMsPerArticle,
  });
  const result = { pages: pages.length, same, crawled: of(crawled), ingested: of(ingested) };
  if (values.json) {
    console.log(JSON.stringify(result));
  } else {
    console.log(`${result.pages} pages`);
    for (const name of ['crawled', 'ingested']) {
      const { records, articlesPerSecond, seconds } = result[name];
      console.log(
        `${name.padEnd(9)} ${records} records, ${articlesPerSecond} a second (${seconds} s, start and stop included)`,
      );
    }
    console.log(`${same} records are the same in both`);
  }
  if (same !== crawled.hashes.size || same !== ingested.hashes.size) process.exitCode = 1;
}
