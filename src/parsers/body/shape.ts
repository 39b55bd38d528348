/** Blocks of the same shape: the names and classes of the elements between the root and the block. */
import type { Element } from 'domhandler';
import type { TextBlock } from '../block.js';
import { parentOf } from '../tree.js';

/** The block's own path below the root, and that of the element around it. */
export interface Shape {
  own: string;
  around: string;
}

export function shapeOf(block: TextBlock, root: Element): Shape {
  const steps: string[] = [];
  for (let at: Element | undefined = block.element; at && at !== root && steps.length < 12; at = parentOf(at))
    steps.unshift(stepOf(at));
  return { own: steps.join('>'), around: steps.slice(0, -1).join('>') };
}

/** Numbers in names tell elements of one shape apart: `paragraph-12`. */
function stepOf({ name, attribs }: Element): string {
  const classes = attribs.class
    ?.slice(0, 200)
    .replace(/[\w-]*\d[\w-]*/gu, '')
    .trim();
  return classes ? `${name}.${classes.replace(/\s+/gu, '.')}` : name;
}
