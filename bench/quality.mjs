#!/usr/bin/env node
/**
 * Accuracy on the evaluation sets, held to the floors of `floors.json`.
 *
 *   npm run bench:quality [-- --update] [--only SET] [--ablate]
 *
 * Runs the same commands as a reader of the sets' README would, then the sets' own scorers. Exits 1 when a figure is
 * worse than its floor. `--update` moves floors, and only ever towards the better. `--ablate` prints
 * what each rule of the body and of the kinds is worth instead.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ablate } from './ablate.mjs';
import { unbalancedPages } from './conservation.mjs';
import { measureIntegrity } from './integrity.mjs';
import { evalFolder, ROOT } from './sets.mjs';

const FLOORS = join(ROOT, 'bench/floors.json');
const CLI = join(ROOT, 'dist/cli/main.js');
const OUT = join(ROOT, 'out/quality');

/** Figures that are better when lower; every other one is better when higher. */
const LOWER_IS_BETTER = new Set([
  'missing',
  'empty',
  'pagesBelow80',
  'dateWrong',
  'rejected',
  'leaked',
  'falseOnUnattributedMarks',
  'falseElsewhere',
  'badOffsets',
  'missingDocs',
  'flagged.aeb-dev',
  'flagged.fx-dev',
  'unbalanced',
]);

/**
 * What each scorer measures, and for pages how many break the conservation law (`unbalanced`). `held` has floors; `shown` explains a change in those and may be traded against each other
 * (precision against recall), so no floor stands in the way. Counts of the set itself are no figures.
 */
const BODY = {
  held: ['f1', 'exact', 'missing', 'unbalanced'],
  shown: ['precision', 'recall', 'pagesBelow80', 'empty'],
};
const PAGE = {
  held: [...BODY.held, 'paraF1', 'title', 'date', 'authors'],
  shown: [...BODY.shown, 'dateWrong'],
};
const BOILERPLATE = {
  held: ['accounted', 'bodyKept', 'leaked', 'kind', 'macro', 'rejected', 'unbalanced'],
  shown: [],
  /** The scorer tells which kind was taken for which. */
  table: true,
};
const QUOTES = {
  held: [
    'spanExact.f1',
    'spanOverlap.f1',
    'endToEnd.f1',
    'mixedRecall',
    'speakerResolved',
    'fullName',
    'cue',
    'addressee',
    'falseOnUnattributedMarks',
    'badOffsets',
    'missingDocs',
  ],
  shown: ['directRecall', 'speakerMention', 'falseElsewhere'],
};

/** Every set: what is run on it, what scores it. Paths are relative to the sets' folder. */
const SETS = [
  parsed('aeb-dev', 'extraction/aeb-dev', 'score-extraction.mjs', BODY),
  parsed('fx-dev', 'extraction/fx-dev', 'score-extraction.mjs', PAGE),
  parsed('boilerplate', 'boilerplate', 'score-boilerplate.mjs', BOILERPLATE),
  quoted('ggt-dev', 'quotes/ggt-dev.jsonl'),
  quoted('polnear-dev', 'quotes/polnear-dev.jsonl'),
  quoted('polnear-train', 'quotes/polnear-train.jsonl.gz'),
  quoted('seed', 'quotes/seed.jsonl'),
  { name: 'integrity', measured: measureIntegrity, figures: { held: ['flagged.aeb-dev', 'flagged.fx-dev'] } },
];

function parsed(name, folder, scorer, figures) {
  return {
    name,
    command: 'parse',
    manifest: `${folder}/manifest.jsonl`,
    gold: `${folder}/gold.jsonl`,
    scorer,
    figures,
  };
}

function quoted(name, file) {
  return { name, command: 'quotes', manifest: file, gold: file, scorer: 'score-quotes.mjs', figures: QUOTES };
}

async function main() {
  const { values } = parseArgs({
    options: { update: { type: 'boolean' }, only: { type: 'string' }, ablate: { type: 'boolean' } },
  });
  const folder = evalFolder();
  if (!folder)
    return console.log(
      'bench:quality: skipped, the evaluation sets are not on this machine (see bench/README.md)',
    );
  if (!existsSync(CLI)) throw new Error('dist/ is missing: run "npm run build" first');
  if (values.ablate) return ablate(folder, values.only);
  const sets = SETS.filter(({ name }) => !values.only || name === values.only);
  if (sets.length === 0) throw new Error(`no set is called "${values.only}"`);

  const floors = existsSync(FLOORS) ? JSON.parse(readFileSync(FLOORS, 'utf8')) : {};
  let worse = 0;
  for (const set of sets) {
    const { figures, table } = await (set.measured ? set.measured(folder) : measure(set, folder));
    worse += report(set.name, figures, floors[set.name] ?? {});
    if (table.length > 0) console.log(`\n  label by hand  what became of such blocks\n${table.join('\n')}`);
    if (values.update) floors[set.name] = raised(floors[set.name] ?? {}, figures, set.figures.held);
  }
  if (values.update) writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`);
  if (worse > 0) {
    console.error(
      `bench:quality: ${worse} ${worse === 1 ? 'figure is' : 'figures are'} worse than the floor`,
    );
    process.exitCode = 1;
  }
}

/** Runs the command and the scorer; the figures by name, and the table of confusions. What the set cannot give is left out. */
async function measure({ name, command, manifest, gold, scorer, figures }, folder) {
  mkdirSync(OUT, { recursive: true });
  const predicted = join(OUT, `${name}.jsonl`);
  run(CLI, command, '--manifest', join(folder, manifest), '--out', predicted);
  const score = (...options) => run(join(folder, scorer), join(folder, gold), predicted, ...options);
  const scores = JSON.parse(score('--json'));
  if (command === 'parse') scores.unbalanced = await unbalancedPages(join(folder, manifest));
  const names = [...figures.held, ...figures.shown];
  const found = names.map((figure) => [figure, figure.split('.').reduce((at, key) => at?.[key], scores)]);
  return {
    figures: Object.fromEntries(found.filter(([, value]) => typeof value === 'number')),
    // The scorers give tables to readers only, after their figures.
    table: figures.table
      ? score()
          .split('\n')
          .filter((line) => /^ {2}\S/u.test(line))
      : [],
  };
}

function run(script, ...options) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [script, ...options], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0)
    throw new Error(`${script} ${options.join(' ')} ended with ${status ?? signal}:\n${stderr}`);
  return stdout;
}

/** Prints one set; gives the number of figures that are worse than their floor. */
function report(name, figures, floors) {
  console.log(`\n${name}`);
  let worse = 0;
  for (const [figure, value] of Object.entries(figures)) {
    const floor = floors[figure];
    const failed = floor !== undefined && isBetter(figure, floor, rounded(figure, value));
    if (failed) worse++;
    const beside = floor === undefined ? '' : `floor ${shown(floor)}${failed ? '  WORSE' : ''}`;
    console.log(`  ${figure.padEnd(26)}${shown(value).padStart(8)}   ${beside}`.trimEnd());
  }
  for (const figure of Object.keys(floors).filter((known) => !(known in figures))) {
    worse++;
    console.log(`  ${figure.padEnd(26)}${'–'.padStart(8)}   floor ${shown(floors[figure])}  MISSING`);
  }
  return worse;
}

function raised(floors, figures, held) {
  const next = { ...floors };
  for (const figure of held.filter((name) => name in figures)) {
    const now = rounded(figure, figures[figure]);
    if (next[figure] === undefined || isBetter(figure, now, next[figure])) next[figure] = now;
  }
  return next;
}

function isBetter(figure, a, b) {
  return LOWER_IS_BETTER.has(figure) ? a < b : a > b;
}

/** To four places, in the direction that the same result passes again. */
function rounded(figure, value) {
  const step = LOWER_IS_BETTER.has(figure) ? Math.ceil : Math.floor;
  return step(value * 10_000 - (LOWER_IS_BETTER.has(figure) ? 1e-7 : -1e-7)) / 10_000;
}

function shown(value) {
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}

try {
  await main();
} catch (error) {
  console.error(`bench:quality: ${error.message}`);
  process.exitCode = 1;
}
