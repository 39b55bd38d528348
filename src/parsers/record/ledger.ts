/** The ledger of a page from its assignments. */
import type { Boilerplate, BoilerplateKind } from '../../model/article.js';
import type { LedgerEntry } from '../../model/ledger.js';
import type { Assignment } from '../block.js';
import type { CssPaths } from './css-path.js';

/** One entry an assignment, in the order of the page. Plain text has no `paths`. */
export function ledgerOf(assignments: readonly Assignment[], paths: CssPaths | undefined): LedgerEntry[] {
  return assignments.map(({ block, start, end, label, boilerplate, rule }) => ({
    label,
    boilerplate,
    text: block.text.slice(start, end).trim(),
    ...(paths ? { path: paths.of(block.element) } : {}),
    rule,
  }));
}

/** The record's boilerplate: what the ledger labels so, with the links inside. */
export function boilerplateOf(
  assignments: readonly Assignment[],
  paths: CssPaths | undefined,
): Boilerplate[] {
  const entries: Boilerplate[] = [];
  for (const { block, start, end, label, boilerplate, by } of assignments) {
    if (!boilerplate) continue;
    const kind = label as BoilerplateKind;
    const text = block.text.slice(start, end).trim();
    const entry: Boilerplate = paths ? { kind, text, path: paths.of(block.element), by } : { kind, text, by };
    const urls = new Set<string>();
    for (const link of block.links) if (link.url && link.start < end && link.end > start) urls.add(link.url);
    if (urls.size > 0) entry.urls = [...urls];
    entries.push(entry);
  }
  return entries;
}
