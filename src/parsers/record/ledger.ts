/** The ledger of a page from its assignments. */
import type { Boilerplate, BoilerplateKind } from '../../model/article.js';
import type { LedgerEntry } from '../../model/ledger.js';
import type { Assignment } from '../block.js';
import { pathOf } from '../tree.js';

/** One entry an assignment, in the order of the page. `paths` is false for plain text, which has no elements. */
export function ledgerOf(assignments: readonly Assignment[], paths = true): LedgerEntry[] {
  return assignments.map(({ block, start, end, label, boilerplate, rule }) => ({
    label,
    boilerplate,
    text: block.text.slice(start, end).trim(),
    ...(paths ? { path: pathOf(block.element) } : {}),
    rule,
  }));
}

/** The record's boilerplate: what the ledger labels so, with the links inside. */
export function boilerplateOf(assignments: readonly Assignment[], paths = true): Boilerplate[] {
  return assignments
    .filter(({ boilerplate }) => boilerplate)
    .map(({ block, start, end, label, by }) => {
      const urls = block.links.flatMap((link) =>
        link.start < end && link.end > start ? (link.url ?? []) : [],
      );
      return {
        kind: label as BoilerplateKind,
        text: block.text.slice(start, end).trim(),
        ...(paths ? { path: pathOf(block.element) } : {}),
        by,
        ...(urls.length > 0 ? { urls: [...new Set(urls)] } : {}),
      };
    });
}
