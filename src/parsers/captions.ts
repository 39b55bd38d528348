/** Captions of pictures by where they stand, and the cells of tables, which are none. */
import type { MediaBlock, TextBlock } from './block.js';
import type { Box } from './box.js';
import { NameTest } from './html/names.js';
import { childrenOf, isElement, isWithin } from './html/node.js';

/** What is called `no-caption` has none. */
const CAPTION_NAMES = new NameTest(
  /(?:^|(?<!(?:^|-)(?:no|without))-)(?:captions?|figcaption|wp-caption|wp-caption-text|image-?(?:caption|credit|source|desc|description|meta)|photo-?(?:caption|credit|source|desc)|media-?(?:caption|credit|description)|(?:picture|pic)-?(?:caption|credit|desc)|credits?|copyright-?(?:text|holder|info)?|gallery-?(?:caption|text)|bildunterschrift|bildtext|bildetekst|billedtekst|legende|legenda|didascalia|bijschrift|onderschrift|kuvateksti|kepalairas|popisek|resimalti|credito|pie-?(?:de-)?foto|img-?(?:caption|desc)|video-?(?:caption|title|desc|description))(?:-|$)/u,
);

/** Whether an element between the block and the root says so; any, where no root is given. */
export function isCaption(block: TextBlock, root: Box | undefined): boolean {
  for (let at: Box | undefined = block.box; at && at !== root; at = at.parent) {
    if (at.tag === 'figcaption') return true;
    if (at.tag === 'figure')
      return !isCell(block) && block.tag !== 'blockquote' && block.box.parent?.tag !== 'blockquote';
    if (CAPTION_NAMES.of(at.element)) return true;
  }
  return false;
}

/** The same, where the headline may stand in the element of the picture as well: that is no caption of it. */
export function isCaptionBeside(block: TextBlock, headline: TextBlock): boolean {
  let shared: Box | undefined = block.box;
  while (shared && !shared.holds(headline.index)) shared = shared.parent;
  return isCaption(block, shared);
}

/** Whether the sentence is what the picture says of itself, and an element holds these two alone. Names may be a title. */
export function showsAlt({ text, index, box }: TextBlock, { alt, element }: MediaBlock): boolean {
  if (
    !/[\p{STerm}…](?:["”»’)]*|\s?[（(][^（）()]{1,40}[）)])$/u.test(text) ||
    alt?.replace(/\s+/gu, ' ') !== text
  )
    return false;
  let alone = box;
  while (alone.parent && alone.parent.first === index && alone.parent.last === index) alone = alone.parent;
  return isWithin(element, alone.element);
}

/** Below a picture stand a line on it and who took it. In blocks. */
const LINES = 2;

/** Whether a box holds the picture and the line below it, which is no heading, and no other text but a credit. */
export function isBoxedWith({ element }: MediaBlock, { box, tag }: TextBlock): boolean {
  if (/^h[1-6]$/u.test(tag)) return false;
  for (let at: Box | undefined = box; at && at.last - at.first < LINES; at = at.parent)
    if (isWithin(element, at.element)) return true;
  return false;
}

/** Whether the block is a cell of a table, or a number that is a paragraph in one: cells of layouts hold paragraphs, too. */
export function isCell({ tag, text, box }: TextBlock): boolean {
  if (tag === 'td' || tag === 'th') return true;
  const outer = box.parent?.tag;
  return (outer === 'td' || outer === 'th') && !/\p{L}/u.test(text);
}

/** Words in a table. UTF-16 code units. */
const CELL = 60;
/** Texts of a row that are looked at for each of them. */
const ROW = 60;

/** Whether the block is a paragraph of a few words that a cell holds alone, as do all cells of its row. */
export function isInCell({ tag, text, box: { parent: cell } }: TextBlock): boolean {
  const row = cell?.parent;
  return (
    tag === 'p' &&
    (cell?.tag === 'td' || cell?.tag === 'th') &&
    row?.tag === 'tr' &&
    row.last - row.first < ROW &&
    row.last - row.first < childrenOf(row.element).filter(isElement).length &&
    cell.first === cell.last &&
    text.length <= CELL &&
    !/[\p{STerm}…:]$/u.test(text)
  );
}
