/** From the source of an HTML page to labelled blocks and fields. */
import type { Page } from '../model/capture.js';
import type { Rejection } from '../model/rejection.js';
import type { SiteProfile } from '../model/site-profile.js';
import type { Assignment, Cut } from './block.js';
import type { Candidate } from './body/candidates.js';
import { referenceOf } from './body/reference.js';
import { cutPage } from './cut.js';
import { type PageFacts, pageFacts } from './facts.js';
import { type PageFields, pageFields } from './fields/page-fields.js';
import type { Element } from './html/node.js';
import type { Source } from './html/source.js';
import { parseTree } from './html/tree.js';
import { textOfValue } from './json-ld.js';
import { labelPage } from './label-page.js';
import { awaitsScripts } from './no-article/shell.js';
import { profileHints } from './profile-hints.js';
import { isHeading } from './prose.js';
import { isPaywalled } from './record/quality.js';
import { mount, scriptedArticle } from './scripted-article.js';
import type { Unshown, VisibilityOptions } from './visibility.js';

export type ReadPage =
  | {
      ok: true;
      cut: Cut;
      assignments: Assignment[];
      root: Element | undefined;
      candidates: readonly Candidate[];
      /** Undefined for plain text. */
      facts: PageFacts | undefined;
      /** Where the text was found that the page does not show as it came. */
      unshown?: Unshown;
      fields: PageFields;
    }
  | { ok: false; reason: Rejection };

/** Running text that an article has at least; a page that shows less may hide it until scripts run. UTF-16 code units. */
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
  const reference = referenceOf(textOfValue(facts.article?.articleBody));
  const label = (visibility: VisibilityOptions) => {
    const cut = cutPage(tree.document, facts.base, visibility);
    const fields = pageFields(cut, facts, hints, page.fetchedAt);
    const labelled = labelPage(cut, facts, fields, hints, reference, without);
    const { assignments } = labelled;
    // The first paragraph of the text is no dek, whatever it is called; a heading may be both.
    const shownAt = fields.dek?.at?.[0]?.block;
    const isText = assignments.some(
      ({ block, label }) => block.index === shownAt && label === 'body' && !isHeading(block),
    );
    return {
      ok: true as const,
      cut,
      facts,
      ...labelled,
      fields: isText ? { ...fields, dek: undefined } : fields,
    };
  };
  const shown = label({});
  const length = bodyLength(shown.assignments);
  // What the attribute hides, and what stands in data, is left alone where it is not free.
  const isHeldBack = reference !== undefined && length < reference.length / 2 && !isPaywalled(facts);
  if (length >= ENOUGH && !isHeldBack) return shown;
  const all = label({ ignoreStyles: true, ignoreHidden: isHeldBack });
  if (bodyLength(all.assignments) > 2 * length + ENOUGH) return { ...all, unshown: 'hidden' };
  const scripted =
    awaitsScripts(shown.cut) && !isPaywalled(facts) ? scriptedArticle(source, facts) : undefined;
  if (!scripted) return shown;
  mount(scripted, tree.document);
  return { ...label({}), unshown: 'data' };
}

function bodyLength(assignments: readonly Assignment[]): number {
  return assignments.reduce((sum, { label, start, end }) => sum + (label === 'body' ? end - start : 0), 0);
}
