/** The ledger of a page from its assignments. */
import type { Boilerplate, BoilerplateKind } from '../../model/article.js';
import type { LedgerEntry } from '../../model/ledger.js';
import type { Assignment, TextBlock } from '../block.js';
import { pathOf } from './css-path.js';

/** One entry an assignment, in the order of the page. Plain text has no paths. */
export function ledgerOf(assignments: readonly Assignment[], hasPaths: boolean): LedgerEntry[] {
  return assignments.map(({ block, start, end, label, boilerplate, rule }) => ({
    label,
    boilerplate,
    text: block.text.slice(start, end).trim(),
    ...(hasPaths ? { path: pathOf(block.element) } : {}),
    rule,
  }));
}

/** The record's boilerplate: what the ledger labels so, with the links inside. */
export function boilerplateOf(assignments: readonly Assignment[], hasPaths: boolean): Boilerplate[] {
  const entries: Boilerplate[] = [];
  for (const { block, start, end, label, boilerplate, by } of assignments) {
    if (!boilerplate) continue;
    const kind = label as BoilerplateKind;
    const text = block.text.slice(start, end).trim();
    const entry: Boilerplate = hasPaths
      ? { kind, text, path: pathOf(block.element), by }
      : { kind, text, by };
    const urls = urlsIn(block, start, end);
    if (urls.length > 0) entry.urls = urls;
    entries.push(entry);
  }
  return entries;
}

/** Where the links in a part of the block lead, each once. */
function urlsIn({ links }: TextBlock, start: number, end: number): string[] {
  if (links.length === 0) return [];
  const urls = new Set<string>();
  for (const link of links) if (link.url && link.start < end && link.end > start) urls.add(link.url);
  return [...urls];
}
