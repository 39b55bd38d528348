/**
 * The element that holds the body: the one whose blocks sum up to most, running text counting for it, all else against
 * it. A maximum-sum subtree, after Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence
 * Segmentation" (WWW 2009), on the tree in place of the token sequence.
 */
import type { Cut, TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { isHeading, isSentence, isToldIn } from '../prose.js';
import type { Belief } from './belief.js';
import type { Measure } from './measure.js';

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
/** So much running text is an article. Characters. */
const ARTICLE = 600;
/** UTF-16 code units. */
const LABEL = 40;
/** So much of the greatest weight has another box that may be the article. */
const RIVAL = 0.5;

export function bodyRoot(
  cut: Cut,
  measure: Measure,
  belief: Belief,
  headline: TextBlock | undefined,
): Box | undefined {
  const size = cut.blocks.length;
  /** The weight of all blocks before each. */
  const before = new Float64Array(size + 1);
  let previous: TextBlock | undefined;
  const isBelowText = textAbove(cut, measure, headline) >= ARTICLE;
  for (const block of cut.texts) {
    const isBefore = headline !== undefined && block.index < headline.index && !measure.isConfirmed(block);
    before[block.index + 1] = isBefore ? BEFORE_HEADLINE : weightOf(block, previous, measure, belief);
    if (!isBelowText || !previous || !isHeading(previous) || !isLabel(block)) previous = block;
  }
  for (let at = 0; at < size; at++) before[at + 1] = (before[at + 1] as number) + (before[at] as number);
  let best: Box | undefined;
  let most = 0;
  for (const box of cut.boxes) {
    const sum = (before[box.last + 1] as number) - (before[box.first] as number);
    // Of boxes with the same sum the innermost holds the least beside the text.
    if (sum > most || (sum === most && best?.isAround(box))) {
      most = sum;
      best = box;
    }
  }
  return best && sectionOf(firstRival(best, most, cut, before, headline) ?? best);
}

/**
 * Where two stand apart, the article is the one right behind its headline: summaries of others below it may be longer
 * than a short article.
 */
function firstRival(
  best: Box,
  most: number,
  { boxes }: Cut,
  before: Float64Array,
  headline: TextBlock | undefined,
): Box | undefined {
  if (!headline) return undefined;
  let rival: Box | undefined;
  let weight = Math.max(ARTICLE, RIVAL * most);
  for (const box of boxes) {
    if (box.last >= best.first || box.first < headline.index) continue;
    const sum = (before[box.last + 1] as number) - (before[box.first] as number);
    if (sum > weight || (sum === weight && rival?.isAround(box))) {
      weight = sum;
      rival = box;
    }
  }
  return rival;
}

/** A root that is one paragraph stands for the box around it. */
function sectionOf(box: Box): Box {
  return /^(?:p|h[1-6]|li|blockquote|span)$/u.test(box.tag) ? (box.parent ?? box) : box;
}

function weightOf(
  block: TextBlock,
  previous: TextBlock | undefined,
  measure: Measure,
  belief: Belief,
): number {
  const { length, isProse } = measure.proseOf(block);
  if (measure.isConfirmed(block)) return CONFIRMED_WEIGHT * Math.min(length, MOST_PROSE);
  if (belief.zoneOf(block)) return IN_ZONE;
  if (isProse) return isTeaser(block, previous, length) ? SHORT_TEXT : Math.min(length, MOST_PROSE);
  if (isSentence(block)) return length;
  if (isHeading(block) && isToldIn(block)) return length;
  if (isHeading(block)) return leadsAway(block) ? LINK_LIST : HEADING;
  return block.linkDensity > 0.5 ? LINK_LIST : SHORT_TEXT;
}

/** Characters of running text between the headline and the first heading that leads to another page. */
function textAbove({ texts }: Cut, measure: Measure, headline: TextBlock | undefined): number {
  let length = 0;
  for (const block of texts) {
    if (block.index < (headline?.index ?? 0)) continue;
    if (isHeading(block) && leadsAway(block)) break;
    const { length: own, isProse } = measure.proseOf(block);
    if (isProse) length += own;
  }
  return length;
}

/** A date or a section, which stands between a card's heading and its summary. */
function isLabel({ tag, text }: TextBlock): boolean {
  return text.length <= LABEL && tag !== 'p' && !/^h[1-6]$/u.test(tag);
}

/** The summary under a heading that links to its article, both in one card. */
function isTeaser(block: TextBlock, previous: TextBlock | undefined, length: number): boolean {
  return (
    length < TEASER_PROSE &&
    previous !== undefined &&
    isHeading(previous) &&
    leadsAway(previous) &&
    shareCard(previous.box, block.box)
  );
}

/** Whether a heading is a link to another page. The entries of a live blog link to themselves. */
function leadsAway({ linkDensity, links }: TextBlock): boolean {
  return linkDensity > 0.8 && !links.every(({ element }) => element.attribute('href')?.startsWith('#'));
}

/** Whether the heading's parent or grandparent also holds the summary, not far above it. */
function shareCard(heading: Box, summary: Box): boolean {
  const card = heading.parent;
  const outer = card?.parent;
  for (let at = summary.parent, up = 0; at && up < 3; at = at.parent, up++)
    if (at === card || at === outer) return true;
  return false;
}
