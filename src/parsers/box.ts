/**
 * The boxes of a page: elements that stand apart and hold visible text, each below the next one around it. As blocks are
 * counted in the order of the page, all text of a box is one range of them: sums over a box are differences of sums over
 * the page, and "inside of" compares two numbers.
 */
import { Element } from './html/node.js';
import { tagOf } from './html/tags.js';
import { keep } from './keep.js';

export class Box {
  /** Place in {@link Cut.boxes}. */
  readonly index: number;
  readonly element: Element;
  readonly parent: Box | undefined;
  /** Boxes around it. */
  readonly depth: number;
  /** {@link TextBlock.index} of the first text inside. */
  readonly first: number;
  /** … and of the last. */
  last: number;

  constructor(index: number, element: Element, parent: Box | undefined, first: number) {
    this.index = index;
    this.element = element;
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
    this.first = first;
    this.last = first;
  }

  /** Lower-case name of the element. */
  get tag(): string {
    return this.element.name;
  }

  /** Whether the block with this index stands inside. */
  holds(index: number): boolean {
    return index >= this.first && index <= this.last;
  }

  /** Whether the other box is this one or stands inside. */
  isAround(other: Box): boolean {
    return this.depth <= other.depth && this.first <= other.first && this.last >= other.last;
  }
}

/** Whether the box is a quotation or stands in one. */
export function isQuoted(box: Box): boolean {
  for (let at: Box | undefined = box; at; at = at.parent) if (at.tag === 'blockquote') return true;
  return false;
}

keep(new Box(0, new Element(tagOf('body')), undefined, 0));
