/** A site's template on one page: what was learned to be the site's is labelled so, one look-up a block. */
import type { SiteTemplate, TemplateBlock } from '../../model/site-template.js';
import type { Assignment } from '../block.js';
import { isHeading } from '../prose.js';
import { fingerprintOf } from './template-fingerprint.js';

/** What a parse needs of a template. */
export type PageTemplate = Pick<SiteTemplate, 'id'> & {
  blocks: readonly Pick<TemplateBlock, 'fingerprint' | 'kind' | 'fromBody'>[];
};

/**
 * The same assignments, with learned text in the body, and learned text whose kind was only guessed, labelled by the
 * template. What a rule or a profile has named stays as it is, and so does every field.
 */
export function withTemplate(assignments: readonly Assignment[], { blocks }: PageTemplate): Assignment[] {
  const learned = new Map(blocks.map((block) => [block.fingerprint, block]));
  const labelled: Assignment[] = [...assignments];
  // From the end, as a heading goes with what stands below it.
  for (let at = labelled.length - 1; at >= 0; at--) {
    const one = labelled[at] as Assignment;
    const isBody = one.label === 'body' && !one.boilerplate;
    if (!isBody && !(one.boilerplate && one.by === 'density')) continue;
    const fingerprint = fingerprintOf(one.block.text);
    const found = fingerprint === undefined ? undefined : learned.get(fingerprint);
    if (!found || (isBody && !(found.fromBody && leadsToNoText(one, labelled[at + 1])))) continue;
    labelled[at] = {
      ...one,
      label: found.kind,
      boilerplate: true,
      rule: `template, was ${one.rule}`,
      by: 'template',
    };
  }
  return labelled;
}

/** Always so for what is no heading: `What happens next?` stands over the text of many articles. */
function leadsToNoText({ block }: Assignment, next: Assignment | undefined): boolean {
  return !isHeading(block) || next === undefined || next.boilerplate;
}
