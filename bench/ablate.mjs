/**
 * What each rule of the body is worth: both extraction sets are parsed without it, and scored on the half of the hosts
 * that rules are tuned on and on the half that they are checked on. A gain is what the rule adds; one that is negative on
 * the check half says that the rule should go.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { HALVES, halfOf, ROOT } from './sets.mjs';

/** What the pages would be without what a rule may lean on. Rows of their own, as they show what other sites may be like. */
const CHANGES = {
  'no JSON-LD': (html) => html.replace(/<script[^>]*ld\+json[^>]*>[\s\S]*?<\/script>/giu, ''),
  'names say nothing': (html) =>
    html
      .replace(/\sid\s*=\s*"[^"]*"/giu, '')
      .replace(/\sclass\s*=\s*"([^"]*)"/giu, (_, names) => ` class="${meaningless(names)}"`),
  'no JSON-LD, no meta': (html) => CHANGES['no JSON-LD'](html).replace(/<meta[^>]*>/giu, ''),
};

const OUT = join(ROOT, 'out/quality/ablation');
const SETS = ['aeb-dev', 'fx-dev'];

/** `folder` holds the evaluation sets. Prints a row for each rule and for each change of the pages, in points of a thousand of body F1. */
export async function ablate(folder) {
  const { parseArticle } = await import(join(ROOT, 'dist/parsers/parse-article.js'));
  const { RULE_NAMES } = await import(join(ROOT, 'dist/parsers/body/judge.js'));
  mkdirSync(OUT, { recursive: true });
  const sets = SETS.map((name) => readSet(join(folder, 'extraction', name), name));
  const scorer = join(folder, 'score-extraction.mjs');
  const whole = scoresOf(sets, parseArticle, scorer);
  const columns = Object.keys(whole);
  console.log(`${'rule'.padEnd(20)}${columns.map((column) => column.padStart(15)).join('')}`);
  console.log(
    `${'(all rules)'.padEnd(20)}${columns.map((column) => whole[column].toFixed(4).padStart(15)).join('')}`,
  );
  for (const rule of RULE_NAMES) {
    const scores = scoresOf(sets, parseArticle, scorer, new Set([rule]));
    const gains = columns.map((column) => (1_000 * (whole[column] - scores[column])).toFixed(1));
    console.log(`${rule.padEnd(20)}${gains.map((gain) => gain.padStart(15)).join('')}`);
  }
  for (const [name, change] of Object.entries(CHANGES)) {
    const scores = scoresOf(
      sets.map((set) => changed(set, change)),
      parseArticle,
      scorer,
    );
    const losses = columns.map((column) => (1_000 * (scores[column] - whole[column])).toFixed(1));
    console.log(`${name.padEnd(20)}${losses.map((loss) => loss.padStart(15)).join('')}`);
  }
}

function changed({ name, pages }, change) {
  const utf8 = new TextDecoder();
  return {
    name,
    pages: pages.map((page) => ({ ...page, bytes: Buffer.from(change(utf8.decode(page.bytes))) })),
  };
}

/** The same letters for the same names, without a digit: numbers in names are read as counts. */
function meaningless(names) {
  let sum = 0;
  for (const letter of names) sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
  return `c${sum.toString(36).replace(/\d/gu, 'x')}`;
}

function readSet(folder, name) {
  const lines = (file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const gold = new Map(lines('gold.jsonl').map((line) => [line.id, line]));
  const pages = lines('manifest.jsonl').map(({ id, url, file }) => {
    const stored = readFileSync(join(folder, file));
    return { id, url, half: halfOf(url), bytes: file.endsWith('.gz') ? gunzipSync(stored) : stored };
  });
  for (const half of HALVES)
    writeLines(
      goldFile(name, half),
      pages.filter((page) => page.half === half).map(({ id }) => gold.get(id)),
    );
  return { name, pages };
}

function scoresOf(sets, parseArticle, scorer, without = new Set()) {
  const scores = {};
  for (const { name, pages } of sets) {
    const file = join(OUT, `${name}.jsonl`);
    writeLines(
      file,
      pages.map(({ id, url, bytes }) => {
        const { ok, record } = parseArticle({ bytes, url, contentType: 'text/html' }, { without });
        return { id, ok, ...(ok ? { record } : {}) };
      }),
    );
    for (const half of HALVES) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [scorer, goldFile(name, half), file, '--json'],
        { encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(stderr);
      scores[`${name} ${half}`] = JSON.parse(stdout).f1;
    }
  }
  return scores;
}

function goldFile(name, half) {
  return join(OUT, `${name}-${half}-gold.jsonl`);
}

function writeLines(file, values) {
  writeFileSync(file, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
}
