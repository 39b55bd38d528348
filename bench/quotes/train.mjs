/**
 * The models that `src/parsers/quotes` decides by, made from the articles of `polnear-train` and what is built in `dist/`.
 * Deterministic. The articles belong to their publishers; single words and weights are all that is kept of them.
 */
import { join } from 'node:path';
import { ROOT } from '../sets.mjs';
import { goldOf, overlaps, readArticles, spansOf } from './articles.mjs';
import { learnWords } from './learn-words.mjs';
import { trainChoice, trainYesNo } from './linear.mjs';

const built = (file) => import(join(ROOT, 'dist/parsers/quotes', file));
const { Attributor } = await built('attributor.js');
const { Bit, Lexicon } = await built('lexicon.js');
const { stretchesOf } = await built('marks.js');
const { Kind } = await built('tokens.js');
const { ENGLISH } = await built('languages/en.js');
const { RANK } = await built('rank-features.js');
const { QUOTE } = await built('quote-features.js');
const { REPORT, ReportFinder } = await built('reports.js');

/** Parts of the articles: each is answered by models that have not seen it. */
const FOLDS = 5;

const articles = readArticles('polnear-train.jsonl.gz');
const plain = new Lexicon({ ...ENGLISH, cueStrength: new Map(), speakers: new Set() });
/** Word lists, as `languages/en-learned.json` holds them. */
export const learned = learnWords(
  articles.map((article) => [article, new Attributor(article.text, stretchesOf(article.text), plain).tokens]),
  ENGLISH.cues,
  { Bit, Kind },
);
const lexicon = new Lexicon({
  ...ENGLISH,
  cueStrength: new Map(Object.entries(learned.cues)),
  speakers: new Set(learned.speakers),
  frequentCues: Object.keys(learned.cues),
  beside: learned.beside,
});

const read = articles.map((article, index) => ({ fold: index % FOLDS, ...examplesOf(article) }));
const without = Array.from({ length: FOLDS }, (_, fold) =>
  speakersFrom(read.filter((one) => one.fold !== fold)),
);
// Guesses about an article come from weights that have not seen it: only such tell how far a guess can be trusted.
for (const [index, article] of articles.entries()) {
  read[index].marks = marksOf(article, without[index % FOLDS]);
  read[index].reports = reportsOf(article);
}

/** Weights of the four models from all articles. */
export function fullModels() {
  return modelsFrom(speakersFrom(read), read);
}

/** For each part of the articles: weights from the others, and the examples of that part. */
export function foldedModels() {
  return without.map((speakers, fold) => ({
    weights: modelsFrom(
      speakers,
      read.filter((one) => one.fold !== fold),
    ),
    own: read.filter((one) => one.fold === fold),
  }));
}

/** In the shape of `weights.json`: a row for each template. */
export function rowsOfAll({ rank, pair, quote, report }) {
  return {
    rank: rowsOf(RANK, rank),
    pair: rowsOf(RANK, pair),
    quote: rowsOf(QUOTE, quote),
    report: rowsOf(REPORT, report),
  };
}

function modelsFrom({ rank, pair }, list) {
  const examples = (name) => list.flatMap((one) => one[name]);
  return {
    rank,
    pair,
    quote: trainYesNo(examples('marks'), QUOTE.size, { epochs: 2, decay: 3e-3 }),
    report: trainYesNo(examples('reports'), REPORT.size, { epochs: 4, decay: 1e-3 }),
  };
}

/** Which of the candidates it is, and whether one of them, asked alone, is the right one. */
function speakersFrom(list) {
  const examples = list.flatMap((one) => one.choices);
  const pairs = list.flatMap(({ choices: own, nobody }) => [...own, ...nobody]);
  const rows = pairs.flatMap(({ rows: all, right }) => all.map((row, at) => ({ row, right: right[at] })));
  return {
    rank: trainChoice(examples, RANK.size, { epochs: 5, decay: 1e-3 }),
    pair: trainYesNo(rows, RANK.size, { epochs: 4 }),
  };
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
    reader.quote.of(reader.facts[index], guess, reader.neighbours(index), reader.features);
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

function copied({ ids, count }) {
  return ids.slice(0, count);
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
