#!/usr/bin/env node
/**
 * Pages a second, one thread, of what we stand on and of what others do, on the same pages in one run.
 *
 *   npm run bench:speed [-- --json] [--rounds N]
 *
 * The contestants take turns within every round, so that a machine that slows down slows all of them; the ratios within
 * a round are what to compare, the rates only say how fast this machine is.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { load } from 'cheerio';
import { Readability as Smoothie } from 'dom-smoothie-js';
import { parseDocument } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { evalFolder, ROOT } from './sets.mjs';

const LIBRARY = join(ROOT, 'dist/index.js');

/** The parse, and the list of where each stretch of text went, which is made when it is asked for. */
const LEDGER = 'with ledger';

/** How often the heap is looked at, in pages: looking costs time of its own. */
const LOOK_EVERY = 8;

async function main() {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '5' } },
  });
  if (!existsSync(LIBRARY)) throw new Error('dist/ is missing: run "npm run build" first');
  const { parseArticle } = await import(LIBRARY);
  const { from, pages } = readPages();
  if (pages.length === 0) throw new Error('there are no pages to parse');

  // Ours begins with bytes and finds the charset itself; the others are handed decoded text.
  const contestants = [
    { name: 'htmlparser2', run: ({ html }) => parseDocument(html) },
    { name: 'cheerio', run: ({ html }) => load(parseDocument(html)) },
    { name: 'copydesk', run: ({ bytes, url }) => parseArticle({ bytes, url, contentType: 'text/html' }) },
    {
      name: LEDGER,
      run: ({ bytes, url }) => parseArticle({ bytes, url, contentType: 'text/html' }).ledger(),
    },
    { name: 'readability', run: ({ html }) => new Readability(parseHTML(html).document).parse() },
    { name: 'dom-smoothie', run: smoothly },
  ];
  const turns = takeTurns(contestants, pages, Number(values.rounds));
  const result = {
    pages: pages.length,
    from,
    meanKilobytes: Math.round(pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / pages.length / 1024),
    rounds: Number(values.rounds),
    contestants: Object.fromEntries(contestants.map(({ name }) => [name, summary(turns, name)])),
    ledgerCost: ledgerCost(turns),
    slowestPage: slowest(turns, pages),
    peakRssMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  if (values.json) console.log(JSON.stringify(result));
  else print(result);
}

/** dom_smoothie throws where it finds no article; its memory is given back by hand. */
function smoothly({ html, url }) {
  const reader = new Smoothie(html, url, {});
  try {
    return reader.parse();
  } catch {
    return undefined;
  } finally {
    reader.free();
  }
}

function readPages() {
  const sets = evalFolder();
  if (sets) return { from: 'aeb-dev', pages: fromManifest(join(sets, 'extraction/aeb-dev')) };
  return { from: 'fixtures', pages: fromFixtures(join(ROOT, 'fixtures')) };
}

function fromManifest(folder) {
  const lines = readFileSync(join(folder, 'manifest.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { url, file } = JSON.parse(line);
    const stored = readFileSync(join(folder, file));
    return page(url, file.endsWith('.gz') ? gunzipSync(stored) : stored);
  });
}

function fromFixtures(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('page.html'))
    .map((path) => {
      const { url } = JSON.parse(readFileSync(join(folder, path, '../page.json'), 'utf8'));
      return page(url, readFileSync(join(folder, path)));
    });
}

function page(url, bytes) {
  return { url, bytes, html: bytes.toString('utf8') };
}

/** Rounds that are thrown away: until then much of the code of each contestant runs before it is compiled. */
const WARM_UP = 3;

/** The rounds for warming up, then `rounds` rounds; each begins with another contestant. */
function takeTurns(contestants, pages, rounds) {
  const turns = [];
  for (let round = 1 - WARM_UP; round <= rounds; round++) {
    const at = (round + WARM_UP) % contestants.length;
    for (const { name, run } of [...contestants.slice(at), ...contestants.slice(0, at)]) {
      const turn = { round, name, ...measured(run, pages) };
      if (round > 0) turns.push(turn);
    }
  }
  return turns;
}

/**
 * Two turns over all pages: one that shows how far the heap grows, then one that is timed. Right behind a collection
 * memory has to be asked for anew, which costs all contestants alike and so favours the slow ones in ratios.
 */
function measured(run, pages) {
  const heapMegabytes = heapGrowth(run, pages);
  const times = [];
  const start = performance.now();
  for (const one of pages) {
    const began = performance.now();
    run(one);
    times.push(performance.now() - began);
  }
  return { rate: (pages.length * 1_000) / (performance.now() - start), heapMegabytes, times };
}

function heapGrowth(run, pages) {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  for (const [index, one] of pages.entries()) {
    run(one);
    if (index % LOOK_EVERY === 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  return (peak - before) / 2 ** 20;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

function summary(turns, name) {
  const own = turns.filter((turn) => turn.name === name);
  const bare = (round) => turns.find((turn) => turn.round === round && turn.name === 'htmlparser2').rate;
  return {
    pagesPerSecond: Math.round(median(own.map(({ rate }) => rate))),
    ofBareParse: Number(median(own.map(({ rate, round }) => rate / bare(round))).toFixed(3)),
    heapMegabytes: Math.round(median(own.map(({ heapMegabytes }) => heapMegabytes))),
  };
}

/** What the ledger adds to the parse, as a share of it: the median over the rounds. */
function ledgerCost(turns) {
  const rates = (name) => turns.filter((turn) => turn.name === name).map(({ rate }) => rate);
  const withLedger = rates(LEDGER);
  const shares = rates('copydesk').map((rate, round) => rate / withLedger[round] - 1);
  return Number(median(shares).toFixed(3));
}

/** The page that takes longest, and the one that takes the largest multiple of its bare parse; each page by its best round. */
function slowest(turns, pages) {
  const timesOf = (name, page) =>
    Math.min(...turns.filter((turn) => turn.name === name).map(({ times }) => times[page]));
  const all = pages.map(({ url }, page) => {
    const milliseconds = timesOf('copydesk', page);
    const ofItsBareParse = Number((milliseconds / timesOf('htmlparser2', page)).toFixed(1));
    return { milliseconds: Number(milliseconds.toFixed(1)), ofItsBareParse, url };
  });
  const most = (key) => all.reduce((one, other) => (other[key] > one[key] ? other : one));
  return { byTime: most('milliseconds'), byMultiple: most('ofItsBareParse') };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function print(result) {
  const { pages, from, meanKilobytes, rounds, contestants, ledgerCost, slowestPage, peakRssMegabytes } =
    result;
  console.log(`${pages} pages (${from}, ${meanKilobytes} KB each), ${rounds} rounds, one thread\n`);
  console.log(
    `${''.padEnd(14)}${'pages/s'.padStart(9)}${'of bare parse'.padStart(16)}${'heap, MB'.padStart(11)}`,
  );
  for (const [name, { pagesPerSecond, ofBareParse, heapMegabytes }] of Object.entries(contestants)) {
    const share = `${(100 * ofBareParse).toFixed(1)} %`;
    console.log(
      `${name.padEnd(14)}${String(pagesPerSecond).padStart(9)}${share.padStart(16)}${String(heapMegabytes).padStart(11)}`,
    );
  }
  console.log(
    `\nthe ledger costs ${(100 * ledgerCost).toFixed(1)} % of the parse (at most 15 % are allowed)`,
  );
  const told = ({ milliseconds, ofItsBareParse, url }) =>
    `${milliseconds} ms, ${ofItsBareParse} times its bare parse (${url})`;
  console.log(`slowest page of copydesk: ${told(slowestPage.byTime)}`);
  console.log(`largest multiple of a bare parse: ${told(slowestPage.byMultiple)}`);
  console.log(`peak memory of the process: ${peakRssMegabytes} MB`);
}

try {
  await main();
} catch (error) {
  console.error(`bench:speed: ${error.message}`);
  process.exitCode = 1;
}
