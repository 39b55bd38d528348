/**
 * Which zones are believed. Sites call wrappers of whole pages `with-sidebar` or `widget`; a zone that holds the headline
 * or most of the page's running text is such a wrapper and says nothing.
 */
import type { Element } from 'domhandler';
import type { TextBlock } from '../block.js';
import type { Zone, Zones } from '../boilerplate/zones.js';
import type { Measure } from './measure.js';

/** A zone with a larger share of all running text is a wrapper. */
const WRAPPER_SHARE = 0.5;

/** Names that no wrapper of an article bears, however much they hold. */
const CERTAIN: ReadonlySet<Zone> = new Set([
  'comments',
  'footer',
  'cookie',
  'copyright',
  'back-to-top',
  'breadcrumb',
]);

export interface Belief {
  /** The innermost believed zone around the block, below `root` where one is given; undefined inside of nothing. */
  zoneOf(block: TextBlock, root?: Element): { zone: Zone; element: Element } | undefined;
  /** All believed zones around the block, innermost first. */
  zonesOf(block: TextBlock): Zone[];
}

export function beliefIn(zones: Zones, measure: Measure, headline: TextBlock | undefined): Belief {
  const known = new Map<Element, boolean>();
  const believes = (zone: Zone, element: Element): boolean => {
    let answer = known.get(element);
    if (answer === undefined) {
      answer =
        !(headline && measure.holds(element, headline)) &&
        (CERTAIN.has(zone) || measure.proseBelow(element) <= WRAPPER_SHARE * measure.totalProse);
      known.set(element, answer);
    }
    return answer;
  };
  return {
    zonesOf: (block) => {
      const believed: Zone[] = [];
      // A row of links is named by the inline element around them: `<span class="tags">`.
      const inner = (block.linkDensity > 0.5 && block.links[0]?.element) || block.element;
      for (const { zone, element } of zones.around(inner))
        if (zone !== 'body' && believes(zone, element)) believed.push(zone);
      return believed;
    },
    zoneOf: (block, root) => {
      for (const { zone, element } of zones.around(block.element, root))
        if (zone !== 'body' && believes(zone, element)) return { zone, element };
      return undefined;
    },
  };
}
