/** Items of lists that tell more of what a field has. */
import type { TextBlock } from '../block.js';
import type { Columns } from './columns.js';

/** What is known of the page. */
interface Page {
  claimed: ReadonlySet<number>;
  columns: Columns;
}

/** What is told of an author takes no more blocks. */
const MOST = 12;

/** Above the text, the list that has an item for its author tells in the next where that is from. */
export function isBesideField({ box, index }: TextBlock, { claimed, columns }: Page): boolean {
  const list = box.parent;
  if (!list || index >= columns.begins || list.last - list.first > MOST) return false;
  for (let at = list.first; at <= list.last; at++) if (claimed.has(at)) return true;
  return false;
}
