/**
 * What each rule of the body and of the kinds of boilerplate is worth: the labelled pages are parsed without it, and scored
 * on the half of the hosts that rules are tuned on and on the half that they are checked on. A gain is what the rule adds;
 * one that is negative on the check half says that the rule should go.
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
  'nothing of these': (html) => CHANGES['names say nothing'](CHANGES['no JSON-LD, no meta'](html)),
};

const OUT = join(ROOT, 'out/quality/ablation');

/** What is measured: the sets, their scorer and the figures that it gives, and where the names of the rules are. */
const STUDIES = [
  {
    sets: ['extraction/aeb-dev', 'extraction/fx-dev'],
    scorer: 'score-extraction.mjs',
    figures: ['f1'],
    rules: async () => (await import(join(ROOT, 'dist/parsers/body/judge.js'))).RULE_NAMES,
    // Most rules that go by words and places are for pages whose names help nobody.
    also: 'names say nothing',
  },
  {
    sets: ['boilerplate'],
    scorer: 'score-boilerplate.mjs',
    figures: ['kind', 'macro'],
    rules: async () => (await import(join(ROOT, 'dist/parsers/boilerplate/kind.js'))).KIND_RULE_NAMES,
  },
];

/**
 * `folder` holds the evaluation sets; `only` is one of them, else all. Prints a row for each rule and for each change of
 * the pages, in points of a thousand of the figures.
 */
export async function ablate(folder, only) {
  const { parseArticle } = await import(join(ROOT, 'dist/parsers/parse-article.js'));
  mkdirSync(OUT, { recursive: true });
  for (const study of STUDIES) {
    if (only && !study.sets.some((path) => nameOf(path) === only)) continue;
    const sets = study.sets.map((path) => readSet(join(folder, path), nameOf(path)));
    const measure = (pages, without) =>
      scoresOf(pages, parseArticle, join(folder, study.scorer), study.figures, without);
    const rules = await study.rules();
    const withChange = (name) => sets.map((set) => changed(set, CHANGES[name]));
    const whole = printRules('rule', rules, sets, measure);
    for (const name of Object.keys(CHANGES)) print(name, inThousandths(measure(withChange(name)), whole));
    if (study.also) printRules(study.also, rules, withChange(study.also), measure);
  }
}

/** A row for each rule; gives the figures with all of them. */
function printRules(title, rules, sets, measure) {
  const whole = measure(sets);
  print(`\n${title}`, Object.keys(whole));
  print(
    '(all rules)',
    Object.values(whole).map((value) => value.toFixed(4)),
  );
  for (const rule of rules) print(rule, inThousandths(whole, measure(sets, new Set([rule]))));
  return whole;
}

function inThousandths(more, less) {
  return Object.keys(more).map((at) => (1_000 * (more[at] - less[at])).toFixed(1));
}

function print(name, cells) {
  console.log(`${name.padEnd(20)}${cells.map((cell) => cell.padStart(19)).join('')}`);
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('/') + 1);
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

function scoresOf(sets, parseArticle, scorer, figures, without = new Set()) {
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
    const label = sets.length > 1 ? `${name} ` : '';
    for (const half of HALVES) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [scorer, goldFile(name, half), file, '--json'],
        { encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(stderr);
      const found = JSON.parse(stdout);
      for (const figure of figures)
        scores[`${label}${half}${figures.length > 1 ? ` ${figure}` : ''}`] = found[figure];
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
