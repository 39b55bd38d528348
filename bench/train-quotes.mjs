#!/usr/bin/env node
/**
 * Trains what `src/parsers/quotes` decides by: word lists and the weights of two linear models, from the articles of
 * `polnear-train`. Run `npm run build` before and after.
 *
 *   node bench/train-quotes.mjs [--check]
 *
 * `--check` writes nothing: it trains on four fifths of the articles and tells how well the last fifth is answered, for
 * each fifth. The articles belong to their publishers; single words and weights are all that is kept of them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { goldOf, overlaps, readArticles, spansOf } from './quotes/articles.mjs';
import { learnWords } from './quotes/learn-words.mjs';
import { trainChoice, trainYesNo } from './quotes/linear.mjs';
import { ROOT } from './sets.mjs';

const built = (file) => import(join(ROOT, 'dist/parsers/quotes', file));
const { Attributor } = await built('attributor.js');
const { Bit, Lexicon } = await built('lexicon.js');
const { stretchesOf } = await built('marks.js');
const { Kind } = await built('scan.js');
const { ENGLISH } = await built('languages/en.js');
const { RANK } = await built('rank-features.js');
const { QUOTE } = await built('quote-features.js');
const { REPORT, ReportFinder } = await built('reports.js');

const FOLDS = 5;

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });

const articles = readArticles('polnear-train.jsonl.gz');
const plain = new Lexicon({ ...ENGLISH, cueStrength: new Map(), speakers: new Set() });
const learned = learnWords(
  articles.map((article) => [article, new Attributor(article.text, stretchesOf(article.text), plain).tokens]),
  { Bit, Kind },
);
const lexicon = new Lexicon({
  ...ENGLISH,
  cueStrength: new Map(Object.entries(learned.cues)),
  speakers: new Set(learned.speakers),
  beside: learned.beside,
});

const read = articles.map((article, index) => ({ fold: index % FOLDS, ...examplesOf(article) }));
const folds = Array.from({ length: FOLDS }, (_, fold) =>
  speakersFrom(read.filter((one) => one.fold !== fold)),
);
// Guesses about an article come from weights that have not seen it: only such tell how far a guess can be trusted.
for (const [index, article] of articles.entries()) read[index].marks = marksOf(article, folds[index % FOLDS]);
if (values.check) {
  const all = articles.map(reportsOf);
  report(
    'is it reported (share of the reported, of the others)',
    folds.map((_, fold) => {
      const weights = trainYesNo(all.filter((_, at) => at % FOLDS !== fold).flat(), REPORT.size);
      return rightMarks(all.filter((_, at) => at % FOLDS === fold).flat(), weights);
    }),
  );
  report(
    'which words name the speaker',
    folds.map(({ rank }, fold) => rightChoices(choices(read.filter((one) => one.fold === fold)), rank)),
  );
  report(
    'is it a quote (share right)',
    folds.map((_, fold) => {
      const weights = trainYesNo(
        read.filter((one) => one.fold !== fold).flatMap(({ marks }) => marks),
        QUOTE.size,
      );
      return rightMarks(
        read.filter((one) => one.fold === fold).flatMap(({ marks }) => marks),
        weights,
      );
    }),
  );
  const cover = read.reduce((sum, { missing, all }) => [sum[0] + missing, sum[1] + all], [0, 0]);
  console.log(`speakers that are no candidate: ${cover[0]} of ${cover[1]}`);
} else {
  const speakers = speakersFrom(read);
  const { rank, pair } = speakers;
  const quote = trainYesNo(
    articles.flatMap((article) => marksOf(article, speakers)),
    QUOTE.size,
  );
  const report = trainYesNo(articles.flatMap(reportsOf), REPORT.size);
  write('languages/en-learned.json', learned);
  write('weights.json', {
    rank: rowsOf(RANK, rank),
    pair: rowsOf(RANK, pair),
    quote: rowsOf(QUOTE, quote),
    report: rowsOf(REPORT, report),
  });
}

/** Which of the candidates it is, and whether one of them, asked alone, is the right one. */
function speakersFrom(list) {
  const examples = choices(list);
  const pairs = list.flatMap(({ choices: own, nobody }) => [...own, ...nobody]);
  const rows = pairs.flatMap(({ rows: all, right }) => all.map((row, at) => ({ row, right: right[at] })));
  return { rank: trainChoice(examples, RANK.size), pair: trainYesNo(rows, RANK.size, { epochs: 4 }) };
}

/** Choices of one article, each after the right answers to those before it. */
function examplesOf(article) {
  const reader = new Attributor(article.text, stretchesOf(article.text), lexicon);
  const found = [];
  const nobody = [];
  let missing = 0;
  let all = 0;
  for (const [index, stretch] of reader.stretches.entries()) {
    const gold = goldOf(article, stretch);
    const candidates = reader.candidates(index);
    const rows = candidates.map((candidate) => copied(reader.featuresOf(candidate, index)));
    if (!gold?.quote?.speaker) {
      reader.heard(index, false, undefined);
      if (gold) nobody.push({ rows, right: rows.map(() => false) });
      continue;
    }
    const named = candidates.map(({ phrase }) => isNamed(reader, phrase, gold.quote));
    const cued = candidates.map(({ cue }, at) => named[at] && isCued(reader, cue, gold.quote));
    const right = cued.includes(true) ? cued : named;
    all++;
    if (right.includes(true)) found.push({ rows, right });
    else missing++;
    reader.heard(index, true, candidates[right.indexOf(true)]);
  }
  return { choices: found, nobody, missing, all };
}

function isNamed({ phrases, tokens }, phrase, { speaker }) {
  return overlaps(
    spansOf(speaker),
    tokens.startOf(phrases.first[phrase]),
    tokens.endOf(phrases.last[phrase]),
  );
}

function isCued({ tokens }, cue, { cue: gold }) {
  return cue >= 0 && overlaps(spansOf(gold), tokens.startOf(cue), tokens.endOf(cue));
}

/** Stretches of one article with what the model of the speakers guesses of them. */
function marksOf(article, weights) {
  const reader = new Attributor(article.text, stretchesOf(article.text), lexicon);
  const found = [];
  for (const [index, stretch] of reader.stretches.entries()) {
    const gold = goldOf(article, stretch);
    const guess = reader.guess(index, reader.candidates(index), weights.rank, weights.pair);
    reader.quote.of(reader.facts[index], guess, reader.features);
    if (gold)
      found.push({ row: copied(reader.features), right: gold.quote !== null, weight: gold.quote ? 1 : 2 });
    reader.heard(index, Boolean(gold?.quote), guess.candidate);
  }
  return found;
}

/** Clauses of one article that could be reported, without those that hold marks. */
function reportsOf(article) {
  const reader = new Attributor(article.text, stretchesOf(article.text), lexicon);
  const { tokens, phrases, features } = reader;
  const finder = new ReportFinder(tokens, phrases, reader.finder);
  const found = [];
  for (let sentence = 0; sentence < tokens.sentences.length; sentence++) {
    for (const report of finder.of(sentence)) {
      finder.features(report, features);
      const gold = article.quotes.find(
        (one) => isNamed(reader, report.phrase, one) && isCued(reader, report.cue, one),
      );
      const clause = [tokens.startOf(report.first), tokens.endOf(report.last)];
      const right = gold !== undefined && overlaps(gold.spans, ...clause);
      found.push({ row: copied(features), right });
    }
  }
  return found;
}

function choices(list) {
  return list.flatMap((one) => one.choices);
}

function copied({ ids, count }) {
  return ids.slice(0, count);
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

function rowsOf({ names, offsets, lengths }, weights) {
  return Object.fromEntries(
    names.map((name, at) => [
      name,
      Array.from(
        weights.slice(offsets[at], offsets[at] + lengths[at]),
        (one) => Math.round(one * 1000) / 1000 || 0,
      ),
    ]),
  );
}

function write(file, content) {
  const rows = JSON.stringify(content).replaceAll(/("[^"]+":)(?=[[{])/gu, '\n$1');
  writeFileSync(join(ROOT, 'src/parsers/quotes', file), `${rows}\n`);
}
