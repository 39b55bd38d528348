/** Gives each visible stretch of a page its one label: fields first, then the body, then a kind of boilerplate. */

import type { Element } from 'domhandler';
import type { FieldLabel } from '../model/ledger.js';
import type { Assignment, Cut, TextBlock } from './block.js';
import { type Belief, beliefIn } from './body/belief.js';
import { judge, type Verdict } from './body/judge.js';
import { measure } from './body/measure.js';
import { referenceOf } from './body/reference.js';
import { bodyRoot } from './body/root.js';
import { type KindContext, kindOf } from './boilerplate/kind.js';
import { sectionHeads } from './boilerplate/section-heads.js';
import { Zones } from './boilerplate/zones.js';
import { textBlocks } from './cut.js';
import type { PageFacts } from './facts.js';
import type { PageFields } from './fields/page-fields.js';
import { siteNamesOf } from './fields/site-name.js';
import type { ShownAt } from './found.js';
import { textOfValue } from './json-ld.js';
import type { ProfileHints } from './profile-hints.js';
import { isWithin } from './tree.js';

export interface Labelled {
  assignments: Assignment[];
  /** The element that holds the body; undefined where there is no running text. */
  root: Element | undefined;
}

export function labelPage(cut: Cut, facts: PageFacts, fields: PageFields, hints: ProfileHints): Labelled {
  const reference = referenceOf(textOfValue(facts.article?.articleBody));
  const measured = measure(cut, reference);
  const zones = new Zones();
  const headline = fields.headline?.block;
  const belief = beliefIn(zones, measured, headline);
  const root = hints.body ?? bodyRoot(cut, measured, belief, headline);
  const claims = claimsOf(fields, cut, root);
  const verdicts = root
    ? judge({ cut, measure: measured, belief, root, headline, claimed: new Set(claims.keys()) })
    : new Map<number, Verdict>();
  for (const block of textBlocks(cut))
    if (hints.isOutside(block)) verdicts.set(block.index, { label: 'none', rule: 'profile' });
  if (root && !hints.body) addStrays({ cut, root, belief, measure: measured, headline, claims, verdicts });
  const texts = textBlocks(cut);
  const heads = sectionHeads(
    cut,
    (block) => verdicts.get(block.index)?.label === 'body' || claims.has(block.index),
  );
  const context: KindContext = { zonesOf: belief.zonesOf, heads, sites: siteNamesOf(facts) };
  const assignments = texts.map((block): Assignment => {
    const whole = { block, start: 0, end: block.text.length };
    const marked = hints.boilerplateOf(block);
    if (marked) return { ...whole, label: marked, boilerplate: true, rule: 'profile', by: 'profile' };
    const claim = claims.get(block.index);
    if (claim) return { ...whole, label: claim, boilerplate: false, rule: `field:${claim}`, by: 'rule' };
    const verdict = verdicts.get(block.index);
    if (verdict && verdict.label !== 'none')
      return { ...whole, label: verdict.label, boilerplate: false, rule: verdict.rule, by: 'rule' };
    const { kind, rule, by } = kindOf(block, context);
    return {
      ...whole,
      label: kind,
      boilerplate: true,
      rule: verdict ? `${verdict.rule}, ${rule}` : rule,
      by,
    };
  });
  return { assignments, root };
}

/** Which blocks show which field. The first claim on a block wins. */
function claimsOf(fields: PageFields, cut: Cut, root: Element | undefined): Map<number, FieldLabel> {
  const claims = new Map<number, FieldLabel>();
  const claim = (label: FieldLabel, at: readonly ShownAt[] | undefined) => {
    for (const { block } of at ?? []) if (!claims.has(block)) claims.set(block, label);
  };
  claim('headline', fields.headline?.at);
  claim('dek', fields.dek?.at);
  claim('kicker', fields.kicker?.at);
  // Bylines and dates at the foot of a section page's teasers are not the article's.
  const first =
    root && cut.blocks.findIndex((block) => block.type === 'text' && isWithin(block.element, root));
  const near = (at: readonly ShownAt[]) =>
    at.filter(({ block }) => first === undefined || Math.abs(block - first) < 60);
  claim('byline', near(fields.bylines?.at ?? []));
  claim('date', near(fields.dates.at));
  return claims;
}

interface StrayInput {
  cut: Cut;
  root: Element;
  belief: Belief;
  measure: ReturnType<typeof measure>;
  headline: TextBlock | undefined;
  claims: ReadonlyMap<number, FieldLabel>;
  verdicts: Map<number, Verdict>;
}

/** Body outside of the root: a lede between headline and root, a further part of a split body, what JSON-LD confirms. */
function addStrays({
  cut,
  root,
  belief,
  measure: { prose, confirmed },
  headline,
  claims,
  verdicts,
}: StrayInput): void {
  const texts = textBlocks(cut);
  const first = texts.find((block) => isWithin(block.element, root))?.index ?? 0;
  const twin = twinOf(root);
  for (const block of texts) {
    if (verdicts.has(block.index) || claims.has(block.index)) continue;
    const running = prose.get(block.index)?.isProse ?? false;
    const free = running && block.linkDensity < 0.3 && belief.zoneOf(block) === undefined;
    if (confirmed.has(block.index) && running) verdicts.set(block.index, { label: 'body', rule: 'json-ld' });
    else if (free && headline && block.index > headline.index && block.index < first)
      verdicts.set(block.index, { label: 'body', rule: 'lede' });
    else if (free && twin && isPartOf(block.element, root, twin))
      verdicts.set(block.index, { label: 'body', rule: 'split-body' });
  }
}

/** The root's own shape, where it is one that tells: a class of its own. */
function twinOf(root: Element): string | undefined {
  return root.attribs.class && root.name !== 'article' ? `${root.name}.${root.attribs.class}` : undefined;
}

/** Whether the element stands in a sibling of the root that looks just like it. */
function isPartOf(element: Element, root: Element, twin: string): boolean {
  for (let at: Element | null = element; at; at = at.parent as Element | null)
    if (at.parent === root.parent) return at !== root && `${at.name}.${at.attribs?.class ?? ''}` === twin;
  return false;
}
