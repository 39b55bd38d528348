/** CSS paths that name elements: ids and places among siblings of the same name, at most eight steps. */
import { type Element, isElement, type Parent, parentOf } from '../html/node.js';

const MOST_STEPS = 8;
/** Ids that need no escaping. */
const PLAIN_ID = /^[A-Za-z][\w-]{0,60}$/u;

/** Paths in one page; what is known of an element's children serves all of them. */
export class CssPaths {
  readonly #places = new Map<Parent, Places>();

  of(element: Element): string {
    let path = '';
    let steps = 0;
    for (let at: Element | undefined = element; at && steps < MOST_STEPS; at = parentOf(at), steps++) {
      const id = at.attribute('id');
      if (id && PLAIN_ID.test(id)) return steps === 0 ? `#${id}` : `#${id} > ${path}`;
      path = steps === 0 ? this.#stepTo(at) : `${this.#stepTo(at)} > ${path}`;
    }
    return path;
  }

  #stepTo(element: Element): string {
    const { name, parent } = element;
    if (!parent) return name;
    let places = this.#places.get(parent);
    if (!places) {
      places = placesIn(parent);
      this.#places.set(parent, places);
    }
    return places.counts.get(name) === 1 ? name : `${name}:nth-of-type(${places.of.get(element)})`;
  }
}

interface Places {
  /** Children by name. */
  counts: ReadonlyMap<string, number>;
  /** For each child its place among those of its name, from 1. */
  of: ReadonlyMap<Element, number>;
}

/** Of all children at once: a list may have tens of thousands of them. */
function placesIn(parent: Parent): Places {
  const counts = new Map<string, number>();
  const of = new Map<Element, number>();
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    const place = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, place);
    of.set(child, place);
  }
  return { counts, of };
}
