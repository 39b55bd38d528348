/** Sums over the tree: how much running text stands below each element. Walks from blocks up, never down the tree again. */
import type { Element } from 'domhandler';
import type { Cut, TextBlock } from '../block.js';
import { parentOf } from '../tree.js';
import { type Prose, proseOf } from './prose.js';
import type { Reference } from './reference.js';

export interface Measure {
  /** By {@link TextBlock.index}. */
  prose: ReadonlyMap<number, Prose>;
  /** Characters of running text below the element. */
  proseBelow(element: Element): number;
  /** Whether the block with this index stands below the element. */
  holds(element: Element, block: TextBlock): boolean;
  totalProse: number;
  confirmed: ReadonlySet<number>;
}

export function measure(cut: Cut, reference: Reference | undefined): Measure {
  const prose = new Map<number, Prose>();
  const below = new Map<Element, number>();
  const confirmed = new Set<number>();
  let totalProse = 0;
  for (const block of cut.blocks) {
    if (block.type !== 'text') continue;
    const own = proseOf(block);
    prose.set(block.index, own);
    if (reference?.confirms(block)) confirmed.add(block.index);
    if (!own.isProse) continue;
    totalProse += own.length;
    for (let at: Element | undefined = block.element; at; at = parentOf(at))
      below.set(at, (below.get(at) ?? 0) + own.length);
  }
  return {
    prose,
    confirmed,
    totalProse,
    proseBelow: (element) => below.get(element) ?? 0,
    holds: (element, block) => {
      for (let at: Element | undefined = block.element; at; at = parentOf(at))
        if (at === element) return true;
      return false;
    },
  };
}
