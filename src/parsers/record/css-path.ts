/** CSS paths that name elements: ids and places among siblings of the same name, at most eight steps. */
import { type Element, isElement, ONLY, type Parent, parentOf } from '../html/node.js';

const MOST_STEPS = 8;
const HASH = 0x23;
/** Ids that need no escaping. */
const PLAIN_ID = /^[A-Za-z][\w-]{0,60}$/u;

export function pathOf(element: Element): string {
  let step = stepTo(element);
  let path = step;
  let at = parentOf(element);
  // The step is asked, not the path: that would be copied together for each question.
  for (let steps = 1; at && steps < MOST_STEPS && step.charCodeAt(0) !== HASH; at = parentOf(at), steps++) {
    step = stepTo(at);
    path = `${step} > ${path}`;
  }
  return path;
}

/** Elements are on the way to many others, so each is named once. */
function stepTo(element: Element): string {
  element.step ??= nameStep(element);
  return element.step;
}

function nameStep(element: Element): string {
  const id = element.attribute('id');
  if (id && PLAIN_ID.test(id)) return `#${id}`;
  const { name, parent } = element;
  if (!parent) return name;
  if (element.place === undefined) numberChildren(parent);
  return element.place === ONLY ? name : `${name}:nth-of-type(${element.place})`;
}

/** All at once: a list may have tens of thousands of them. */
function numberChildren({ first }: Parent): void {
  const latest = new Map<string, Element>();
  for (let child = first; child; child = child.next) {
    if (!isElement(child)) continue;
    const before = latest.get(child.name);
    if (before?.place === ONLY) before.place = 1;
    child.place = before?.place === undefined ? ONLY : before.place + 1;
    latest.set(child.name, child);
  }
}
