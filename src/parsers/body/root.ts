/**
 * The element that holds the body: the one whose blocks sum up to most, running text counting for it, all else against
 * it. A maximum-sum subtree, after Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence
 * Segmentation" (WWW 2009), on the tree in place of the token sequence.
 */
import type { Element } from 'domhandler';
import type { Cut, TextBlock } from '../block.js';
import { parentOf } from '../tree.js';
import type { Belief } from './belief.js';
import type { Measure } from './measure.js';
import { isHeading } from './prose.js';

/** What blocks weigh that are no running text. Found on half of the evaluation pages, checked on the rest. */
const SHORT_TEXT = -12;
const HEADING = -4;
const IN_ZONE = -6;
const LINK_LIST = -25;
const BEFORE_HEADLINE = -10;
/** A very long block is no more of an article than a long one. */
const MOST_PROSE = 1_500;
const CONFIRMED_WEIGHT = 2;
/** The summary of a teaser is shorter. */
const TEASER_PROSE = 350;

export function bodyRoot(
  cut: Cut,
  measure: Measure,
  belief: Belief,
  headline: TextBlock | undefined,
): Element | undefined {
  const sums = new Map<Element, number>();
  let previous: TextBlock | undefined;
  for (const block of cut.blocks) {
    if (block.type !== 'text') continue;
    const before =
      headline !== undefined && block.index < headline.index && !measure.confirmed.has(block.index);
    const weight = before ? BEFORE_HEADLINE : weightOf(block, previous, measure, belief);
    for (let at: Element | undefined = block.element; at; at = parentOf(at))
      sums.set(at, (sums.get(at) ?? 0) + weight);
    previous = block;
  }
  let best: Element | undefined;
  let most = 0;
  // Elements enter the map from the innermost out, so of equal sums the innermost wins.
  for (const [element, sum] of sums) {
    if (sum > most) {
      most = sum;
      best = element;
    }
  }
  return best && sectionOf(best);
}

/** A root that is one paragraph stands for the element around it. */
function sectionOf(element: Element): Element {
  return /^(?:p|h[1-6]|li|blockquote|span)$/u.test(element.name) ? (parentOf(element) ?? element) : element;
}

function weightOf(
  block: TextBlock,
  previous: TextBlock | undefined,
  { prose, confirmed }: Measure,
  belief: Belief,
): number {
  const { length, isProse } = prose.get(block.index) as { length: number; isProse: boolean };
  if (confirmed.has(block.index)) return CONFIRMED_WEIGHT * Math.min(length, MOST_PROSE);
  if (belief.zoneOf(block)) return IN_ZONE;
  if (isProse) return isTeaser(block, previous, length) ? SHORT_TEXT : Math.min(length, MOST_PROSE);
  if (isSentence(block)) return length;
  if (isHeading(block)) return block.linkDensity > 0.8 ? LINK_LIST : HEADING;
  return block.linkDensity > 0.5 ? LINK_LIST : SHORT_TEXT;
}

/** A short paragraph in a paragraph's element: dialogue, mostly. */
function isSentence({ tag, text, linkDensity }: TextBlock): boolean {
  return tag === 'p' && linkDensity < 0.2 && text.length >= 15 && /[.!?…。！？][”"»“’)]*$/u.test(text);
}

/** The summary under a heading that links to its article, both in one card. */
function isTeaser(block: TextBlock, previous: TextBlock | undefined, length: number): boolean {
  return (
    length < TEASER_PROSE &&
    previous !== undefined &&
    isHeading(previous) &&
    previous.linkDensity > 0.8 &&
    shareCard(previous.element, block.element)
  );
}

/** Whether the heading's element, its parent or grandparent also holds the summary. */
function shareCard(heading: Element, summary: Element): boolean {
  const card = parentOf(heading);
  const outer = card && parentOf(card);
  for (let at = parentOf(summary), up = 0; at && up < 3; at = parentOf(at), up++)
    if (at === card || at === outer) return true;
  return false;
}
