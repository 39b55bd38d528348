/**
 * What a page shows that may be the site's: its boilerplate and its body, block by block, as the rules see it. A site's
 * template is learned from these; no template has a say in them, so that it cannot bear itself out.
 */
import type { BoilerplateKind } from '../../model/article.js';
import type { Sighting, Stand } from '../../model/site-template.js';
import type { Assignment, TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { isHeading, proseOf } from '../prose.js';
import { isHeadlineLike } from './links.js';
import { fingerprintOf } from './template-fingerprint.js';

/** Blocks of one page; a page with more has them from its readers. */
const MOST = 1_500;
/** UTF-16 code units kept of a text, and of a paragraph: those are many, and seldom learned. */
const SHOWN = 300;
const PARAGRAPH_SHOWN = 100;
/** A block is a link from this share of its characters on. */
const LINKED = 0.5;
/** Shorter running text is a short sentence, of two lines at most. Characters without white space. */
const PARAGRAPH = 100;
/** A box with more blocks is no card. */
const CARD_MOST = 8;
/** How far above its text a card may be. */
const CARD_LEVELS = 3;
/** Blocks between two headlines of a list: a time, a section. */
const NEAR = 3;

/** Elements that tables have; the same words stand in the tables of many articles. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th', 'dt', 'dd']);
/** Elements in which text of an article stands beside its paragraphs. */
const OF_TEXT: ReadonlySet<string> = new Set([...CELLS, 'li', 'blockquote', 'pre', 'center', 'font']);

/** In the order of the page. Fields and captions are the article's, whatever they say. */
export function sightingsOf(assignments: readonly Assignment[]): Sighting[] {
  const paragraphs = mostOfTheText(assignments);
  const others = assignments.map(isHeadline);
  const cards = cardsOf(assignments, others);
  const sightings: Sighting[] = [];
  for (const [at, one] of assignments.entries()) {
    const { block, boilerplate, label } = one;
    if (sightings.length === MOST) break;
    if (!boilerplate && label !== 'body') continue;
    // What a list of other articles shows is theirs and not the site's.
    const isOthers = others[at] ? isListed(others, at) : standsIn(cards, block);
    if (label === 'related' && isOthers && !one.rule.includes('words:')) continue;
    const stand = boilerplate ? standOfSite(one) : standInBody(one, paragraphs);
    const fingerprint = stand && fingerprintOf(block.text);
    if (stand === undefined || fingerprint === undefined) continue;
    const most = stand === 'paragraph' ? PARAGRAPH_SHOWN : SHOWN;
    const text = block.text.slice(0, most).replace(/\s+/gu, ' ');
    const kind = boilerplate ? { kind: kindOf(one) } : {};
    sightings.push({ fingerprint, stand, ...kind, text });
  }
  return sightings;
}

/** Links and longer lines look like other articles; what is learned is the same on many pages, as none of those is. */
function kindOf({ block, label, by }: Assignment): BoilerplateKind {
  if (label !== 'related' || by !== 'density' || isHeading(block)) return label as BoilerplateKind;
  return block.linkDensity > LINKED ? 'navigation' : 'other';
}

function standOfSite({ by }: Assignment): Stand {
  return by === 'density' ? 'guessed' : 'ruled';
}

function standInBody({ block, rule }: Assignment, paragraphs: string | undefined): Stand | undefined {
  if (isHeading(block)) return 'heading';
  if (block.linkDensity > LINKED) return 'linked';
  // The page's own data counts it as text of the article.
  if (rule === 'json-ld') return 'paragraph';
  const { isProse, length } = proseOf(block);
  if (!isProse) return CELLS.has(block.tag) ? undefined : 'line';
  if (block.tag !== paragraphs && !OF_TEXT.has(block.tag)) return 'apart';
  return length < PARAGRAPH ? 'sentence' : 'paragraph';
}

/** The element that most running text of the body stands in. */
function mostOfTheText(assignments: readonly Assignment[]): string | undefined {
  const lengths = new Map<string, number>();
  for (const { block, label, boilerplate } of assignments)
    if (label === 'body' && !boilerplate)
      lengths.set(block.tag, (lengths.get(block.tag) ?? 0) + block.text.length);
  let most: string | undefined;
  for (const [tag, length] of lengths)
    if (most === undefined || length > (lengths.get(most) as number)) most = tag;
  return most;
}

/** Whether it is the headline of another article, by its shape. */
function isHeadline({ block, label }: Assignment): boolean {
  return label === 'related' && block.linkDensity > LINKED && isHeadlineLike(block);
}

/** Whether another headline is near. */
function isListed(others: readonly boolean[], at: number): boolean {
  for (let step = 1; step <= NEAR; step++) if (others[at - step] || others[at + step]) return true;
  return false;
}

/** The small boxes around headlines that lead to other articles: what stands beside them is about those. */
function cardsOf(assignments: readonly Assignment[], others: readonly boolean[]): ReadonlySet<Box> {
  const cards = new Set<Box>();
  for (const [at, { block }] of assignments.entries()) {
    if (!others[at]) continue;
    for (const box of [block.box.parent, block.box.parent?.parent])
      if (box && box.last - box.first < CARD_MOST) cards.add(box);
  }
  return cards;
}

function standsIn(cards: ReadonlySet<Box>, { box }: TextBlock): boolean {
  let at: Box | undefined = box;
  for (let level = 0; at && level <= CARD_LEVELS; level++, at = at.parent) if (cards.has(at)) return true;
  return false;
}
