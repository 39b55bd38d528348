/**
 * Which zones are believed. Sites call wrappers of whole pages `with-sidebar` or `widget`; a zone that holds the headline
 * or most of the page's running text is such a wrapper and says nothing.
 */
import type { Cut, TextBlock } from '../block.js';
import type { Zone } from '../boilerplate/zone-names.js';
import type { Zones } from '../boilerplate/zones.js';
import type { Box } from '../box.js';
import { namesOf } from '../html/names.js';
import { type Element, parentOf } from '../html/node.js';
import { isHeading } from '../prose.js';
import type { Measure } from './measure.js';

/** A zone with a larger share of all running text is a wrapper. */
const WRAPPER_SHARE = 0.5;

/** Share of its characters in links from which a block is a link. */
const LINKED = 0.5;

/** Names that no wrapper of an article bears, however much they hold. */
const CERTAIN: ReadonlySet<Zone> = new Set([
  'cookie',
  'comments',
  'footer',
  'copyright',
  'back-to-top',
  'breadcrumb',
]);

export class BelievedZone {
  readonly zone: Zone;
  readonly box: Box;
  /** The next one around it. */
  readonly around: BelievedZone | undefined;

  constructor(zone: Zone, box: Box, around: BelievedZone | undefined) {
    this.zone = zone;
    this.box = box;
    this.around = around;
  }
}

export interface Belief {
  /** The innermost believed zone around the block, inside of `root` where one is given. */
  zoneOf(block: TextBlock, root?: Box): BelievedZone | undefined;
  /** All believed zones around the block, innermost first. */
  zonesOf(block: TextBlock): Zone[];
}

export function beliefIn(cut: Cut, zones: Zones, measure: Measure, headline: TextBlock | undefined): Belief {
  const wrappers = wrappersIn(cut, measure, headline);
  const named = namedBody(cut, zones, measure, headline);
  /** By {@link Box.index}; null where no zone is believed. */
  const innermost = new Array<BelievedZone | null | undefined>(cut.boxes.length);
  const believes = (zone: Zone, box: Box) =>
    !(headline && box.holds(headline.index)) &&
    (CERTAIN.has(zone) ||
      (!wrappers.has(box) &&
        (measure.proseIn(box) <= WRAPPER_SHARE * measure.totalProse ||
          (named !== undefined && box.first > named.last)))) &&
    !(zone === 'related' && isDeadEnd(box, cut, measure)) &&
    !(zone === 'subscribe' && (isKeptBack(box, cut, measure) || (keepsBack() && isPart(box, cut))));
  let kept: number | undefined;
  /** Whether the site gives all parts of a text the name of its wall. */
  const keepsBack = () => {
    const isOne = (box: Box) => zones.of(box.element) === 'subscribe' && isKeptBack(box, cut, measure);
    kept ??= cut.boxes.filter(isOne).length;
    return kept >= WRAPPED;
  };
  const around = (box: Box): BelievedZone | undefined => {
    const known = innermost[box.index];
    if (known !== undefined) return known ?? undefined;
    const outer = box.parent && around(box.parent);
    const zone = zones.of(box.element);
    const found = zone && zone !== 'body' && believes(zone, box) ? new BelievedZone(zone, box, outer) : outer;
    innermost[box.index] = found ?? null;
    return found;
  };
  return {
    zoneOf: (block, root) => {
      const found = around(block.box);
      return found && (!root || found.box.depth > root.depth) ? found : undefined;
    },
    zonesOf: (block) => {
      const found: Zone[] = [];
      // A row of links is named by the inline element around them: `<span class="tags">`.
      const link = block.linkDensity > LINKED ? block.links[0] : undefined;
      for (let at: Element | undefined = link?.element; at && at !== block.element; at = parentOf(at)) {
        const zone = zones.of(at);
        if (zone && zone !== 'body') found.push(zone);
      }
      for (let at = around(block.box); at; at = at.around) found.push(at.zone);
      return found;
    },
  };
}

/** So much running text is an article. Characters. */
const ARTICLE = 600;

/** The first box behind the headline that the site calls the text: a ticker beside a short article may be longer than that. */
function namedBody(
  { boxes }: Cut,
  zones: Zones,
  measure: Measure,
  headline: TextBlock | undefined,
): Box | undefined {
  return (
    headline &&
    boxes.find(
      (box) =>
        box.first > headline.index && measure.proseIn(box) >= ARTICLE && zones.of(box.element) === 'body',
    )
  );
}

/** Of so many paragraphs that lead nowhere none is a teaser, nor is one that is all of the box. */
const TEASERS = 2;

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol']);
/** Items of a list that is read for each of them. */
const ITEMS = 60;

/** Whether paragraphs or items of a list stand in the box, and nothing in it is a link: what is related is linked to. */
function isDeadEnd({ first, last, tag, parent }: Box, cut: Cut, measure: Measure): boolean {
  // Items have names that are grown from that of their list: `article__listItem`.
  if (tag === 'li' && parent && LISTS.has(parent.tag) && parent.last - parent.first < ITEMS)
    return isDeadEnd(parent, cut, measure);
  const { blocks } = cut;
  const isList = LISTS.has(tag);
  let paragraphs = 0;
  for (let at = first; at <= last; at++) {
    const block = blocks[at];
    // Cards of other articles have pictures.
    if (isList && block?.type === 'media') return false;
    if (block?.type !== 'text') continue;
    if (block.linkDensity > LINKED) return false;
    if (isList || measure.proseOf(block).isProse) paragraphs++;
  }
  return paragraphs >= TEASERS || (!isList && paragraphs === 1 && first === last);
}

/** Whether the box is a paragraph of the text that is kept from others than subscribers: an offer leads somewhere. */
function isKeptBack({ first, last, tag }: Box, { blocks }: Cut, measure: Measure): boolean {
  const block = blocks[first];
  return (
    tag === 'p' &&
    first === last &&
    block?.type === 'text' &&
    block.links.length === 0 &&
    measure.proseOf(block).isProse
  );
}

/** Whether the box is a list or a heading that leads nowhere. */
function isPart({ first, last, tag }: Box, { blocks }: Cut): boolean {
  const isList = LISTS.has(tag);
  if (last - first >= (isList ? ITEMS : 1)) return false;
  return blocks
    .slice(first, last + 1)
    .every((block) => block.type === 'text' && block.links.length === 0 && (isList || isHeading(block)));
}

/** So many boxes of one name hold a paragraph each. */
const WRAPPED = 3;

/** A word with a number in it: builders of pages give each element one of its own. */
const NUMBERED = /(?:^|-)(?=[^-]*\d)[^-]+/gu;

function commonName({ element }: Box): string {
  const { text } = namesOf(element);
  return /\d/u.test(text) ? text.replace(NUMBERED, '') : text;
}

/**
 * The boxes of one name with those around the first running text behind the headline, where all of that name hold most of
 * the running text: each paragraph is a `collection-item` or a `story` then, and the name says nothing.
 */
function wrappersIn(
  { boxes, texts }: Cut,
  measure: Measure,
  headline: TextBlock | undefined,
): ReadonlySet<Box> {
  const wrappers = new Set<Box>();
  if (!headline) return wrappers;
  const first = texts.find((block) => block.index > headline.index && measure.proseOf(block).isProse);
  const alike = new Map<string, Box[]>();
  for (let at = first?.box; at && !at.holds(headline.index); at = at.parent) {
    const name = commonName(at);
    if (name !== '') alike.set(name, []);
  }
  /** By the names' numbers; null for those that are none of these. */
  const groups: (Box[] | null | undefined)[] = [];
  for (const box of boxes) {
    const { number } = namesOf(box.element);
    if (groups[number] === undefined) groups[number] = alike.get(commonName(box)) ?? null;
    groups[number]?.push(box);
  }
  for (const same of alike.values()) {
    const prose = same.reduce((sum, box) => sum + measure.proseIn(box), 0);
    if (same.length >= WRAPPED && prose > WRAPPER_SHARE * measure.totalProse)
      for (const box of same) wrappers.add(box);
  }
  return wrappers;
}
