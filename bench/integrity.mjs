#!/usr/bin/env node
/**
 * How often the checks of the text speak where they should not: the gold texts of the extraction sets are what readers of
 * clean pages see, so the share of their paragraphs that is flagged is the most that can be flagged wrongly.
 *
 *   node bench/integrity.mjs        each flag with the words around it, to be judged by eye
 *
 * `npm run bench:quality` has the shares as a row, with floors.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { evalFolder, HALVES, halfOf, ROOT } from './sets.mjs';

const SETS = ['aeb-dev', 'fx-dev'];
/** Characters shown on either side of a flag. */
const AROUND = 60;

/** Figures of `bench:quality`: for each set the share of flagged paragraphs, in all and on both halves of the hosts. */
export async function measureIntegrity(folder) {
  const texts = await checkedTexts(folder);
  const figures = SETS.map((set) => [`flagged.${set}`, shareOf(texts.filter((one) => one.set === set))]);
  const halves = SETS.flatMap((set) =>
    HALVES.map((half) => [
      `${set}.${half}`,
      shareOf(texts.filter((one) => one.set === set && one.half === half)),
    ]),
  );
  return { figures: Object.fromEntries([...figures, ...halves]), table: [] };
}

function shareOf(texts) {
  const paragraphs = texts.reduce((sum, { starts }) => sum + starts.length, 0);
  const flagged = texts.reduce((sum, { starts, defects }) => {
    const hit = new Set(defects.map(({ start }) => starts.findLastIndex((from) => from <= start)));
    return sum + hit.size;
  }, 0);
  return paragraphs > 0 ? flagged / paragraphs : 0;
}

/** The gold texts with what is flagged in them. */
async function checkedTexts(folder) {
  const { findDefects } = await import(join(ROOT, 'dist/parsers/integrity/find-defects.js'));
  const { findLanguage } = await import(join(ROOT, 'dist/parsers/fields/language.js'));
  return SETS.flatMap((set) => {
    const at = (name) => join(folder, 'extraction', set, name);
    const urls = new Map(linesOf(at('manifest.jsonl')).map(({ id, url }) => [id, url]));
    return linesOf(at('gold.jsonl')).map(({ id, body, text: gold }) => {
      const paragraphs = (body ?? gold.split('\n')).map((line) => line.trim()).filter(Boolean);
      const text = paragraphs.join('\n\n');
      const starts = paragraphs.map((_, index) =>
        paragraphs.slice(0, index).reduce((sum, { length }) => sum + length + 2, 0),
      );
      const language = findLanguage(text, undefined)?.value;
      const blocks = paragraphs.map((line) => ({ kind: 'paragraph', text: line }));
      return {
        set,
        id,
        half: halfOf(urls.get(id)),
        language,
        text,
        starts,
        defects: findDefects(blocks, text, language),
      };
    });
  });
}

function linesOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

async function list() {
  const folder = evalFolder();
  if (!folder) return console.log('bench/integrity: skipped, the evaluation sets are not on this machine');
  for (const { set, id, half, language, text, defects } of await checkedTexts(folder))
    for (const { flag, start, end } of defects) {
      const before = text.slice(Math.max(0, start - AROUND), start);
      const behind = text.slice(end, end + AROUND);
      console.log(`${set} ${half} ${language} ${id.slice(0, 20)} ${flag}`);
      console.log(
        `  ${JSON.stringify(before)} >${JSON.stringify(text.slice(start, end))}< ${JSON.stringify(behind)}`,
      );
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await list();
