#!/usr/bin/env node
/**
 * From a WARC file to compared records: pages a second and memory, beside what the parts of it cost alone.
 *
 *   npm run bench:reprocess [-- --pages N] [--threads N] [--json]
 *
 * The pages are those of `aeb-dev`, again and again, else our fixtures. They are ingested once, so that each is compared
 * with its record; then a WARC file of N pages is read by the command itself. The bare costs are taken before and after
 * it, on one thread of the same machine: others run there, too.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parseDocument } from 'htmlparser2';
import { evalFolder, ROOT } from './sets.mjs';

const CLI = join(ROOT, 'dist/cli/main.js');

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '2000' },
    threads: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'boolean', default: false },
  },
});
const work = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
try {
  await main();
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function main() {
  const { parseArticle } = await import(join(ROOT, 'dist/index.js'));
  const { readWarc } = await import(join(ROOT, 'dist/storage/archive/read-warc.js'));
  const pages = readPages();
  const path = await writeWarc(pages, Number(values.pages));
  ingest(pages);
  const bare = () => ({
    tree: rateOf(pages, ({ bytes }) => parseDocument(Buffer.from(bytes).toString('utf8'))),
    parse: rateOf(pages, (page) => parseArticle(page)),
  });
  const before = bare();
  const read = await readingRate(readWarc, path);
  const run = await reprocess(path);
  const after = bare();
  const mean = (name) => (before[name] + after[name]) / 2;
  report({
    pages: run.summary.pages,
    kilobytes: Math.round(pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / pages.length / 1024),
    threads: run.summary.threads,
    bareReading: Math.round(read),
    bareTree: Math.round(mean('tree')),
    bareParse: Math.round(mean('parse')),
    compared: run.summary.pagesPerSecond,
    ofTwiceTheParse: Number((run.summary.pagesPerSecond / (2 * mean('parse'))).toFixed(2)),
    outcomes: Object.fromEntries(Object.entries(run.summary.outcomes).filter(([, count]) => count > 0)),
    megabytes: run.megabytes,
  });
}

function readPages() {
  const sets = evalFolder();
  if (sets) {
    const folder = join(sets, 'extraction/aeb-dev');
    return readFileSync(join(folder, 'manifest.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const { url, file } = JSON.parse(line);
        const stored = readFileSync(join(folder, file));
        return pageOf(url, file.endsWith('.gz') ? gunzipSync(stored) : stored);
      });
  }
  const folder = join(ROOT, 'fixtures');
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('page.html'))
    .map((path) => {
      const { url } = JSON.parse(readFileSync(join(folder, path, '../page.json'), 'utf8'));
      return pageOf(url, readFileSync(join(folder, path)));
    });
}

function pageOf(url, bytes) {
  const fetchedAt = '2026-03-01T10:00:00.000Z';
  const common = { status: 200, statusText: 'OK', headers: [['Content-Type', 'text/html']], fetchedAt };
  return { ...common, url, finalUrl: url, contentType: 'text/html', bytes: new Uint8Array(bytes) };
}

async function writeWarc(pages, count) {
  const { responseMember } = await import(join(ROOT, 'dist/storage/archive/member.js'));
  const members = await Promise.all(pages.map((page) => responseMember(page)));
  const path = join(work, 'pages.warc.gz');
  const whole = Buffer.concat(members);
  const rounds = Math.floor(count / members.length);
  for (let round = 0; round < rounds; round++) await appendFile(path, whole);
  await appendFile(path, Buffer.concat(members.slice(0, count - rounds * members.length)));
  return path;
}

function ingest(pages) {
  const folder = join(work, 'pages');
  mkdirSync(folder);
  const lines = pages.map(({ url, bytes }, id) => {
    writeFileSync(join(folder, `${id}.html`), bytes);
    return JSON.stringify({ id: String(id), url, file: `${id}.html` });
  });
  writeFileSync(join(folder, 'manifest.jsonl'), lines.join('\n'));
  const { status } = spawnSync(process.execPath, [CLI, 'ingest', '--from', join(folder, 'manifest.jsonl')], {
    env: environment(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the pages could not be ingested');
}

function environment() {
  return { ...process.env, COPYDESK_HOME: join(work, 'home') };
}

/** Pages a second of one thread, by the best of the last three of five rounds: the first ones compile. */
function rateOf(pages, run) {
  let best = 0;
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    for (const page of pages) run(page);
    const rate = (pages.length / (performance.now() - began)) * 1_000;
    if (round > 1) best = Math.max(best, rate);
  }
  return best;
}

async function readingRate(readWarc, path) {
  const began = performance.now();
  let count = 0;
  for await (const item of readWarc(path)) if ('page' in item) count++;
  return (count / (performance.now() - began)) * 1_000;
}

/** The command, and what memory it holds as it goes: at a quarter of its time, and at most. */
async function reprocess(path) {
  const args = [CLI, 'reprocess', '--warc', path, '--threads', values.threads, '--json'];
  const child = spawn(process.execPath, args, { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  const seen = [];
  const look = setInterval(() => seen.push(residentMegabytes(child.pid)), 500);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(look);
  const held = seen.filter((megabytes) => megabytes > 0);
  const part = (from, to) => Math.max(0, ...held.slice(held.length * from, held.length * to));
  return {
    summary: JSON.parse(stdout.trim().split('\n').at(-1)),
    megabytes: { secondQuarter: part(0.25, 0.5), lastQuarter: part(0.75, 1), most: part(0, 1) },
  };
}

function residentMegabytes(pid) {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return 0;
  return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(path, 'utf8'))?.[1] ?? 0) / 1024);
}

function report(result) {
  if (values.json) {
    console.log(JSON.stringify(result));
    return;
  }
  const { pages, kilobytes, threads, megabytes } = result;
  console.log(`${pages} pages of ${kilobytes} KB each, ${threads} threads\n`);
  const line = (name, rate) =>
    console.log(`${name.padEnd(34)}${String(Math.round(rate)).padStart(8)} pages/s`);
  line('reading the WARC, one thread', result.bareReading);
  line('parsing the tree, one thread', result.bareTree);
  line('parseArticle, one thread', result.bareParse);
  line('from the WARC to compared records', result.compared);
  console.log(`\n${result.ofTwiceTheParse} of twice the bare parse (at least 0.6 is wanted)`);
  console.log(`outcomes: ${JSON.stringify(result.outcomes)}`);
  console.log(
    `memory, MB: ${megabytes.secondQuarter} in the second quarter, ${megabytes.lastQuarter} in the last, ${megabytes.most} at most`,
  );
}
