#!/usr/bin/env node
/**
 * What quotes cost: `extractQuotes` over the articles of `polnear-dev`, as a multiple of a bare regular-expression
 * tokenizer over the same texts in the same run. One thread, turns alternate, the first rounds warm up.
 *
 *   npm run bench:quotes [-- --rounds 15]
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { extractQuotes } from '../dist/parsers/quotes/extract-quotes.js';
import { readArticles } from './quotes/articles.mjs';
import { evalFolder } from './sets.mjs';

const WARM = 3;
const TOKEN = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|[^\s]/gu;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });

if (evalFolder()) main();
else console.log('bench:quotes: skipped, the evaluation sets are not on this machine (see bench/README.md)');

function main() {
  const texts = readArticles('polnear-dev.jsonl').map(({ text }) => text);
  const rounds = Number(values.rounds) + WARM;
  const times = { tokenizer: [], quotes: [] };
  for (let round = 0; round < rounds; round++) {
    times.tokenizer.push(timed(texts, tokens));
    times.quotes.push(timed(texts, extractQuotes));
  }
  const each = (list) => median(list.slice(WARM)) / texts.length;
  const [bare, ours] = [each(times.tokenizer), each(times.quotes)];
  console.log(`tokenizer ${bare.toFixed(3)} ms an article`);
  console.log(`quotes    ${ours.toFixed(3)} ms an article, ${(ours / bare).toFixed(1)} times the tokenizer`);
}

/** The list of words and marks, nothing else. */
function tokens(text) {
  return text.match(TOKEN);
}

function timed(texts, read) {
  const start = performance.now();
  for (const text of texts) read(text);
  return performance.now() - start;
}

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
