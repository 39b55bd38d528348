/** Body outside of the root: a lede between headline and root, a further part of a split body, what JSON-LD confirms. */
import type { BoilerplateKind } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';
import { callOf } from '../boilerplate/calls.js';
import type { Box } from '../box.js';
import { isCaptionBeside } from '../captions.js';
import { isCredited } from '../pictures.js';
import type { Belief } from './belief.js';
import { boxOfSummary, isMachineNote } from './machine-summary.js';
import type { Measure } from './measure.js';
import type { Verdict } from './rules.js';

/** In the order in which they are asked. */
export const STRAY_RULES = ['json-ld', 'lede', 'split-body'] as const;

export interface StrayInput {
  cut: Cut;
  root: Box;
  belief: Belief;
  measure: Measure;
  headline: TextBlock | undefined;
  claims: ReadonlyMap<number, unknown>;
  verdicts: Map<number, Verdict>;
  /** The kind that a block's own words name. */
  wordsOf(block: TextBlock): BoilerplateKind | undefined;
  /** Rules to leave out, by name. */
  without: ReadonlySet<string>;
}

export function addStrays({
  cut,
  root,
  belief,
  measure,
  headline,
  claims,
  verdicts,
  wordsOf,
  without,
}: StrayInput): void {
  const twin = twinOf(root);
  const summaries = cut.texts.flatMap((block) => {
    const isAbove = headline && block.index > headline.index && block.index < root.first;
    if (!isAbove || !isMachineNote(block.text)) return [];
    return boxOfSummary(block, (box) => !box.holds(headline.index) && !box.holds(root.first)) ?? [];
  });
  const add = ({ index }: TextBlock, rule: (typeof STRAY_RULES)[number]) => {
    if (!without.has(rule)) verdicts.set(index, { label: 'body', rule });
  };
  for (const block of cut.texts) {
    if (verdicts.has(block.index) || claims.has(block.index)) continue;
    const free = block.linkDensity < 0.3 && belief.zoneOf(block) === undefined;
    const above = free && headline && block.index > headline.index && block.index < root.first;
    if (above && (isCaptionBeside(block, headline) || isCredited(block.text))) {
      verdicts.set(block.index, { label: 'caption', rule: 'caption' });
      continue;
    }
    if (!measure.proseOf(block).isProse) continue;
    if (measure.isConfirmed(block)) add(block, 'json-ld');
    else if (wordsOf(block) || callOf(block.text) || isMachineNote(block.text)) continue;
    else if (summaries.some((box) => box.holds(block.index))) continue;
    else if (above) add(block, 'lede');
    else if (free && twin && isPartOf(block.box, root, twin)) add(block, 'split-body');
  }
}

/** The root's own shape, where it is one that tells: a class of its own. */
function twinOf({ tag, element }: Box): string | undefined {
  const names = element.attribute('class');
  return names && tag !== 'article' ? `${tag}.${names}` : undefined;
}

/** Whether the box stands in a sibling of the root that looks just like it. */
function isPartOf(box: Box, root: Box, twin: string): boolean {
  for (let at: Box | undefined = box; at; at = at.parent)
    if (at.parent === root.parent) return at !== root && twinOf(at) === twin;
  return false;
}
