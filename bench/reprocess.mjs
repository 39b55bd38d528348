#!/usr/bin/env node
/**
 * From a WARC file to compared records: pages a second and memory, beside what the parts of it cost alone.
 *
 *   npm run bench:reprocess [-- --pages N] [--threads N] [--json]
 *
 * The pages are those of `aeb-dev`, again and again, else our fixtures. They are ingested once, so that each is compared
 * with its record; then a WARC file of N pages is read by the command itself, and one of a quarter of them before it: what
 * the two differ in is the steady state, without the start and without the first pages, on which every thread compiles
 * the parser. A machine whose cores are shared changes its speed as it likes, within one run: so the command is stopped
 * (`SIGSTOP`) every ten seconds, and the bare costs are taken in between, on one thread. The time that it stood still does
 * not count.
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

/** How often the command stands still for the bare costs. */
const EVERY_MS = 10_000;

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '12000' },
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
  const count = Number(values.pages);
  const path = await writeWarc(pages, count);
  const quarterPath = await writeWarc(pages, Math.floor(count / 4));
  ingest(pages);
  const bare = {
    tree: costOf(pages, ({ bytes }) => parseDocument(Buffer.from(bytes).toString('utf8'))),
    parse: costOf(pages, (page) => parseArticle(page)),
  };
  // The first rounds compile.
  for (let round = 0; round < 6; round++) for (const take of Object.values(bare)) take();
  const read = await readingRate(readWarc, path);
  const quarter = await reprocess(quarterPath, bare);
  const run = await reprocess(path, bare);
  const more = run.pages - quarter.pages;
  const steady = more / (run.seconds - quarter.seconds);
  const steadyCpu = (run.cpuMs - quarter.cpuMs) / more;
  const { parse, tree } = run.bare;
  report({
    pages: run.pages,
    kilobytes: Math.round(pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / pages.length / 1024),
    threads: run.threads,
    bareReading: Math.round(read),
    bareTree: Math.round(tree.rate),
    bareParse: Math.round(parse.rate),
    compared: Math.round(run.pages / run.seconds),
    steady: Math.round(steady),
    ofTwiceTheParse: rounded(run.pages / run.seconds / (2 * parse.rate)),
    steadyOfTwiceTheParse: rounded(steady / (2 * parse.rate)),
    cpuMs: {
      bareParse: rounded(parse.cpuMs),
      steady: rounded(steadyCpu),
      parseOfSteady: rounded(parse.cpuMs / steadyCpu),
    },
    outcomes: run.outcomes,
    megabytes: run.megabytes,
  });
}

function rounded(number) {
  return Number(number.toFixed(2));
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
  const made = await Promise.all(pages.map((page) => responseMember(page)));
  const members = made.map(({ member }) => member);
  const path = join(work, `${count}.warc.gz`);
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

/** Goes over all pages once, on one thread: takes milliseconds a page, of the clock and of CPU. */
function costOf(pages, run) {
  return () => {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    for (const page of pages) run(page);
    const ms = (performance.now() - began) / pages.length;
    const { user, system } = process.cpuUsage(cpu);
    return { ms, cpuMs: (user + system) / 1_000 / pages.length };
  };
}

/** The mean of what was taken again and again. */
function meanOf(taken) {
  const mean = (what) => taken.reduce((sum, one) => sum + one[what], 0) / taken.length;
  return { rate: 1_000 / mean('ms'), cpuMs: mean('cpuMs') };
}

async function readingRate(readWarc, path) {
  const began = performance.now();
  let count = 0;
  for await (const item of readWarc(path)) if ('page' in item) count++;
  return (count / (performance.now() - began)) * 1_000;
}

/** The command, its CPU, what memory it holds as it goes, and the bare costs between its pages and behind them. */
async function reprocess(path, bare) {
  const args = [CLI, 'reprocess', '--warc', path, '--threads', values.threads, '--json'];
  const child = spawn(process.execPath, args, { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  const began = performance.now();
  const held = [];
  let [cpuMs, stoodMs] = [0, 0];
  const taken = { tree: [], parse: [] };
  const takeBare = () => {
    taken.tree.push(bare.tree());
    // What the command leaves in the caches is not the bare parse's fault.
    bare.parse();
    for (let round = 0; round < 3; round++) taken.parse.push(bare.parse());
  };
  const look = setInterval(() => {
    const megabytes = residentMegabytes(child.pid);
    if (megabytes > 0) held.push(megabytes);
    cpuMs = Math.max(cpuMs, cpuMsOf(child.pid));
  }, 200);
  const stop = setInterval(() => {
    const stopped = performance.now();
    child.kill('SIGSTOP');
    takeBare();
    child.kill('SIGCONT');
    stoodMs += performance.now() - stopped;
  }, EVERY_MS);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(look);
  clearInterval(stop);
  // By this clock and not by the command's, which a stop while it ends is no part of.
  const seconds = (performance.now() - began - stoodMs) / 1_000;
  takeBare();
  const { pages, threads, outcomes } = JSON.parse(stdout.trim().split('\n').at(-1));
  const part = (from, to) => Math.max(0, ...held.slice(held.length * from, held.length * to));
  return {
    pages,
    seconds,
    threads,
    outcomes: Object.fromEntries(Object.entries(outcomes).filter(([, number]) => number > 0)),
    cpuMs,
    bare: { tree: meanOf(taken.tree), parse: meanOf(taken.parse) },
    megabytes: { secondQuarter: part(0.25, 0.5), lastQuarter: part(0.75, 1), most: part(0, 1) },
  };
}

function residentMegabytes(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(procFile(pid, 'status'))?.[1] ?? 0) / 1024);
}

/** Of a process and all its threads, so far; Linux counts in hundredths of a second. */
function cpuMsOf(pid) {
  const stat = procFile(pid, 'stat');
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}

/** Empty once the process is gone. */
function procFile(pid, name) {
  const path = `/proc/${pid}/${name}`;
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
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
  line('the same, behind the first quarter', result.steady);
  console.log(
    `\n${result.ofTwiceTheParse} of twice the bare parse, ${result.steadyOfTwiceTheParse} behind the first quarter (at least 0.6 is wanted)`,
  );
  const { cpuMs } = result;
  console.log(
    `CPU a page, ms: ${cpuMs.bareParse} of the bare parse, ${cpuMs.steady} of the command behind the first quarter: ${cpuMs.parseOfSteady}`,
  );
  console.log(`outcomes: ${JSON.stringify(result.outcomes)}`);
  console.log(
    `memory, MB: ${megabytes.secondQuarter} in the second quarter, ${megabytes.lastQuarter} in the last, ${megabytes.most} at most`,
  );
}
