/** Boxes of the same shape: the names and classes of the elements between the root and the box. */
import type { Box } from '../box.js';
import type { Element } from '../html/node.js';

/** Deeper steps tell nothing more. */
const MOST_STEPS = 12;

/** The path below the root, the box itself included. */
export function shapeOf(box: Box, root: Box): string {
  let shape = '';
  let steps = 0;
  for (let at: Box | undefined = box; at && at !== root && steps < MOST_STEPS; at = at.parent, steps++)
    shape = shape === '' ? stepOf(at.element) : `${stepOf(at.element)}>${shape}`;
  return shape;
}

/** Numbers, and words for where one stands, tell elements of one shape apart: `paragraph-12`, `last`. */
const PLACE = /\d$|^(?:is-)?(?:first|last|odd|even)(?:-child|-of-type)?$/iu;
/** What stands behind the name that elements share: `widget widget-5e1f3da`. Alone it is a name that a tool made. */
const OWN = /[-_][^-_]*\d[^-_]*$/u;

/** Items of a list are alike, whichever is highlighted. */
function stepOf(element: Element): string {
  const { name } = element;
  if (name === 'li') return name;
  const named = element.attribute('class');
  if (!named) return name;
  const words = named.slice(0, 200).split(/\s+/u);
  const classes = words.filter(
    (word) => word !== '' && !PLACE.test(word) && !(OWN.test(word) && words.includes(word.replace(OWN, ''))),
  );
  return classes.length > 0 ? `${name}.${classes.join('.')}` : name;
}
