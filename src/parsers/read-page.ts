/** From the source of an HTML page to labelled blocks and fields. */

import type { Page } from '../model/capture.js';
import type { Rejection } from '../model/rejection.js';
import type { SiteProfile } from '../model/site-profile.js';
import type { Assignment, Cut } from './block.js';
import type { Candidate } from './body/candidates.js';
import { cutPage } from './cut.js';
import { type PageFacts, pageFacts } from './facts.js';
import { type PageFields, pageFields } from './fields/page-fields.js';
import type { Element } from './html/node.js';
import type { Source } from './html/source.js';
import { parseTree } from './html/tree.js';
import { labelPage } from './label-page.js';
import { profileHints } from './profile-hints.js';

export type ReadPage =
  | {
      ok: true;
      cut: Cut;
      assignments: Assignment[];
      root: Element | undefined;
      candidates: readonly Candidate[];
      /** Undefined for plain text. */
      facts: PageFacts | undefined;
      fields: PageFields;
    }
  | { ok: false; reason: Rejection };

/** Running text that an article has at least; a page that shows less may hide it by inline styles until scripts run. */
const ENOUGH = 250;

export function readPage(
  source: Source,
  page: Page,
  profile: SiteProfile | undefined,
  without: ReadonlySet<string>,
): ReadPage {
  const tree = parseTree(source);
  if (!tree.ok) return tree;
  const url = page.finalUrl ?? page.url;
  const facts = pageFacts(tree.told, url);
  const hints = profileHints(tree.document, profile, page.fetchedAt);
  const label = (ignoreStyles: boolean) => {
    const cut = cutPage(tree.document, facts.base, { ignoreStyles });
    const fields = pageFields(cut, facts, hints, page.fetchedAt);
    return { ok: true as const, cut, facts, fields, ...labelPage(cut, facts, fields, hints, without) };
  };
  const shown = label(false);
  if (bodyLength(shown.assignments) >= ENOUGH) return shown;
  const all = label(true);
  return bodyLength(all.assignments) > 2 * bodyLength(shown.assignments) + ENOUGH ? all : shown;
}

function bodyLength(assignments: readonly Assignment[]): number {
  return assignments.reduce((sum, { label, start, end }) => sum + (label === 'body' ? end - start : 0), 0);
}
