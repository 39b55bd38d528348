/** The articles with gold answers, read once: plain text, attributions, and the marked stretches that they cover. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { evalFolder } from '../sets.mjs';

export function readArticles(file) {
  const folder = evalFolder();
  if (!folder) throw new Error('the evaluation sets are not on this machine (see bench/README.md)');
  const bytes = readFileSync(join(folder, 'quotes', file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** The gold of a stretch: `quote` is null for marks that quote nobody; undefined where the gold has no such stretch. */
export function goldOf(article, { start, end }) {
  for (const segment of article.segments) {
    const inter = Math.min(segment.end, end) - Math.max(segment.start, start);
    if (inter <= 0) continue;
    if (inter / (Math.max(segment.end, end) - Math.min(segment.start, start)) < 0.5) continue;
    return segment.quote === null ? { quote: null } : { quote: article.quotes[segment.quote] };
  }
  return undefined;
}

export function spansOf(one) {
  if (!one || one.start === null || one.start === undefined) return [];
  return one.spans ?? [[one.start, one.end]];
}

export function overlaps(spans, start, end) {
  return spans.some(([from, to]) => Math.min(to, end) > Math.max(from, start));
}
