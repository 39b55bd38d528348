/** What was put between the paragraphs or before them, in a box of its own. */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { isCell } from '../captions.js';
import { NameTest } from '../html/names.js';
import { introduces, isHeading } from '../prose.js';
import type { Columns } from './columns.js';

interface Around {
  root: Box;
  columns: Columns;
  before(block: TextBlock): TextBlock | undefined;
  textsIn(box: Box): readonly TextBlock[];
  wordsOf(block: TextBlock): BoilerplateKind | undefined;
}

/**
 * Factboxes, offers, teasers and notes stand in boxes of their own between or behind the paragraphs, with no sentence of the
 * text above that introduces them; before the text may stand who somebody is.
 */
export function isInsert(block: TextBlock, page: Around): boolean {
  const { before, columns, root } = page;
  const place = columns.placeOf(block);
  if (place === 'flow' || isQuotation(block, root) || isCell(block)) return false;
  if (place === 'intro') return isOfPerson(block, page);
  const above = before(block);
  return !(above && introduces(above) && columns.placeOf(above) === 'flow');
}

/** Whether the block's box opens with a heading that says it tells of somebody: `Zur Person`. */
function isOfPerson(block: TextBlock, { columns, textsIn, wordsOf }: Around): boolean {
  const [head] = textsIn(columns.of(block));
  return head !== undefined && head !== block && isHeading(head) && wordsOf(head) === 'author-bio';
}

/** Where a system has no `blockquote`. */
const QUOTE_NAMES = new NameTest(/^(?:block-?)?quote$/u);

const SPEAKER_NAMES = new NameTest(
  /(?:^|-)quote-?(?:author|attribution|speaker|source|by|name|cite)(?:-|$)/u,
);

export function isQuotation(block: TextBlock, root: Box): boolean {
  if (SPEAKER_NAMES.of(block.element)) return false;
  for (let at: Box | undefined = block.box; at && at !== root; at = at.parent)
    if (at.tag === 'blockquote' || QUOTE_NAMES.of(at.element)) return true;
  return false;
}
