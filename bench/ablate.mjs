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

const OUT = join(ROOT, 'out/quality/ablation');
const SETS = ['aeb-dev', 'fx-dev'];

/** `folder` holds the evaluation sets. Prints a row for each rule, in points of a thousand of body F1. */
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
        const { ok, record } = parseArticle({ bytes, url }, { without });
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
