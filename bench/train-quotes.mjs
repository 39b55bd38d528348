#!/usr/bin/env node
/**
 * Trains what `src/parsers/quotes` decides by: word lists and the weights of its linear models, from the articles of
 * `polnear-train`. Run `npm run build` before and after.
 *
 *   node bench/train-quotes.mjs [--check]
 *
 * `--check` writes nothing: it trains on four fifths of the articles and tells how well the last fifth is answered, for
 * each fifth.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { foldedModels, fullModels, learned, rowsOfAll } from './quotes/train.mjs';
import { ROOT } from './sets.mjs';

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });

if (values.check) check();
else {
  write('languages/en-learned.json', learned);
  write('weights.json', rowsOfAll(fullModels()));
}

function check() {
  const folds = foldedModels();
  const each = (measure) => folds.map(({ weights, own }) => measure(own, weights));
  const all = (own, name) => own.flatMap((one) => one[name]);
  report(
    'is it reported (share of the reported, of the others)',
    each((own, { report: weights }) => rightMarks(all(own, 'reports'), weights)),
  );
  report(
    'which words name the speaker',
    each((own, { rank }) => rightChoices(all(own, 'choices'), rank)),
  );
  report(
    'is it a quote (share of the quotes, of the others)',
    each((own, { quote }) => rightMarks(all(own, 'marks'), quote)),
  );
  const sum = (name) => folds.flatMap(({ own }) => own).reduce((total, one) => total + one[name], 0);
  console.log(`speakers that are no candidate: ${sum('missing')} of ${sum('all')}`);
}

function scoreOf(row, weights) {
  let sum = 0;
  for (const id of row) sum += weights[id];
  return sum;
}

function rightChoices(list, weights) {
  const right = list.filter(({ rows, right: is }) => {
    const scores = rows.map((row) => scoreOf(row, weights));
    return is[scores.indexOf(Math.max(...scores))];
  });
  return right.length / list.length;
}

function rightMarks(list, weights) {
  const quotes = list.filter(({ right }) => right);
  const others = list.filter(({ right }) => !right);
  const yes = ({ row }) => scoreOf(row, weights) > 0;
  return [quotes.filter(yes).length / quotes.length, others.filter(yes).length / others.length];
}

function report(name, figures) {
  console.log(
    name,
    JSON.stringify(figures.map((figure) => [figure].flat().map((one) => Number(one.toFixed(4))))),
  );
}

function write(file, content) {
  const rows = JSON.stringify(content).replaceAll(/("[^"]+":)(?=[[{])/gu, '\n$1');
  writeFileSync(join(ROOT, 'src/parsers/quotes', file), `${rows}\n`);
}
