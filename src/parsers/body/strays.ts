/** Body outside of the root: a lede between headline and root, a further part of a split body, what JSON-LD confirms. */
import type { Element } from 'domhandler';
import type { Cut, TextBlock } from '../block.js';
import { isWithin } from '../tree.js';
import type { Belief } from './belief.js';
import type { Measure } from './measure.js';
import { isCaption, type Verdict } from './rules.js';

/** In the order in which they are asked. */
export const STRAY_RULES = ['json-ld', 'lede', 'split-body'] as const;

export interface StrayInput {
  cut: Cut;
  root: Element;
  belief: Belief;
  measure: Measure;
  headline: TextBlock | undefined;
  claims: ReadonlyMap<number, unknown>;
  verdicts: Map<number, Verdict>;
  /** Rules to leave out, by name. */
  without: ReadonlySet<string>;
}

export function addStrays({
  cut,
  root,
  belief,
  measure: { prose, confirmed },
  headline,
  claims,
  verdicts,
  without,
}: StrayInput): void {
  const first = cut.texts.find((block) => isWithin(block.element, root))?.index ?? 0;
  const twin = twinOf(root);
  const add = ({ index }: TextBlock, rule: (typeof STRAY_RULES)[number]) => {
    if (!without.has(rule)) verdicts.set(index, { label: 'body', rule });
  };
  for (const block of cut.texts) {
    if (verdicts.has(block.index) || claims.has(block.index)) continue;
    const running = prose.get(block.index)?.isProse ?? false;
    if (!running) continue;
    const free = block.linkDensity < 0.3 && belief.zoneOf(block) === undefined;
    if (confirmed.has(block.index)) add(block, 'json-ld');
    else if (free && headline && block.index > headline.index && block.index < first) {
      if (isCaption(block, undefined)) verdicts.set(block.index, { label: 'caption', rule: 'caption' });
      else add(block, 'lede');
    } else if (free && twin && isPartOf(block.element, root, twin)) add(block, 'split-body');
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
