/** CSS paths that name elements: ids and places among siblings of the same name, at most eight steps. */
import { type ChildNode, type Element, isTag, type ParentNode } from 'domhandler';
import { parentOf } from '../tree.js';

const MOST_STEPS = 8;
/** Ids that need no escaping. */
const PLAIN_ID = /^[A-Za-z][\w-]{0,60}$/u;

/** Paths in one page; what is known of an element's children serves all of them. */
export class CssPaths {
  readonly #steps = new Map<ParentNode, ReadonlyMap<ChildNode, string>>();

  of(element: Element): string {
    let path = '';
    let steps = 0;
    for (let at: Element | undefined = element; at && steps < MOST_STEPS; at = parentOf(at), steps++) {
      const { id } = at.attribs;
      if (id && PLAIN_ID.test(id)) return steps === 0 ? `#${id}` : `#${id} > ${path}`;
      const step = (at.parent && this.#stepsOf(at.parent).get(at)) ?? at.name;
      path = steps === 0 ? step : `${step} > ${path}`;
    }
    return path;
  }

  /** The steps to all children of one element at once: a list may have tens of thousands of them. */
  #stepsOf(parent: ParentNode): ReadonlyMap<ChildNode, string> {
    const known = this.#steps.get(parent);
    if (known) return known;
    const children = (parent.childNodes as ChildNode[]).filter(isTag);
    const counts = new Map<string, number>();
    for (const { name } of children) counts.set(name, (counts.get(name) ?? 0) + 1);
    const places = new Map<string, number>();
    const steps = new Map<ChildNode, string>();
    for (const child of children) {
      const { name } = child;
      const place = (places.get(name) ?? 0) + 1;
      places.set(name, place);
      steps.set(child, counts.get(name) === 1 ? name : `${name}:nth-of-type(${place})`);
    }
    this.#steps.set(parent, steps);
    return steps;
  }
}
