/**
 * Which zones are believed. Sites call wrappers of whole pages `with-sidebar` or `widget`; a zone that holds the headline
 * or most of the page's running text is such a wrapper and says nothing.
 */
import type { Element } from 'domhandler';
import type { TextBlock } from '../block.js';
import type { Zone, Zones } from '../boilerplate/zones.js';
import type { Box } from '../box.js';
import { parentOf } from '../tree.js';
import type { Measure } from './measure.js';

/** A zone with a larger share of all running text is a wrapper. */
const WRAPPER_SHARE = 0.5;

/** Names that no wrapper of an article bears, however much they hold. */
const CERTAIN: ReadonlySet<Zone> = new Set([
  'cookie',
  'comments',
  'footer',
  'copyright',
  'back-to-top',
  'breadcrumb',
]);

export interface BelievedZone {
  zone: Zone;
  box: Box;
  /** The next one around it. */
  around: BelievedZone | undefined;
}

export interface Belief {
  /** The innermost believed zone around the block, inside of `root` where one is given. */
  zoneOf(block: TextBlock, root?: Box): BelievedZone | undefined;
  /** All believed zones around the block, innermost first. */
  zonesOf(block: TextBlock): Zone[];
}

export function beliefIn(zones: Zones, measure: Measure, headline: TextBlock | undefined): Belief {
  const innermost = new Map<Box, BelievedZone | undefined>();
  const believes = (zone: Zone, box: Box) =>
    !(headline && box.holds(headline.index)) &&
    (CERTAIN.has(zone) || measure.proseIn(box) <= WRAPPER_SHARE * measure.totalProse);
  const around = (box: Box): BelievedZone | undefined => {
    let known = innermost.get(box);
    if (known || innermost.has(box)) return known;
    const outer = box.parent && around(box.parent);
    const zone = zones.of(box.element);
    known = zone && zone !== 'body' && believes(zone, box) ? { zone, box, around: outer } : outer;
    innermost.set(box, known);
    return known;
  };
  return {
    zoneOf: (block, root) => {
      const found = around(block.box);
      return found && (!root || found.box.depth > root.depth) ? found : undefined;
    },
    zonesOf: (block) => {
      const found: Zone[] = [];
      // A row of links is named by the inline element around them: `<span class="tags">`.
      const link = block.linkDensity > 0.5 ? block.links[0] : undefined;
      for (let at: Element | undefined = link?.element; at && at !== block.element; at = parentOf(at)) {
        const zone = zones.of(at);
        if (zone && zone !== 'body') found.push(zone);
      }
      for (let at = around(block.box); at; at = at.around) found.push(at.zone);
      return found;
    },
  };
}
