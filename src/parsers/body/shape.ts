/** Blocks of the same shape: the names and classes of the elements between the root and the element. */
import type { Element } from 'domhandler';
import { parentOf } from '../tree.js';

/** Deeper steps tell nothing more. */
const MOST_STEPS = 12;

/** The path below the root, the element itself included. */
export function shapeOf(element: Element, root: Element): string {
  let shape = '';
  let steps = 0;
  for (
    let at: Element | undefined = element;
    at && at !== root && steps < MOST_STEPS;
    at = parentOf(at), steps++
  )
    shape = shape === '' ? stepOf(at) : `${stepOf(at)}>${shape}`;
  return shape;
}

/** Numbers in names tell elements of one shape apart: `paragraph-12`. */
function stepOf({ name, attribs }: Element): string {
  if (!attribs.class) return name;
  const classes = attribs.class
    .slice(0, 200)
    .split(/\s+/u)
    .filter((word) => word !== '' && !/\d/u.test(word));
  return classes.length > 0 ? `${name}.${classes.join('.')}` : name;
}
