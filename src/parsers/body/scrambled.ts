/**
 * What stands where readers who have not paid are to see that there is more: signs without sense, or a text behind a blur,
 * which a style sheet makes unreadable.
 */
import type { Cut, TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { NameTest, namesOf } from '../html/names.js';
import { proseOf } from '../prose.js';

const SCRAMBLED = new NameTest(/(?:^|-)(?:obfuscated|scrambled|blur|blurred|blurry)(?:-|$)/u);
/** Pictures are blurred as well, and so is what gives an ending away. */
const BLURRED = /(?:^|-)blur(?:red|ry)?(?:-|$)/u;
const WALL = /(?:^|-)(?:pay-?wall|reg-?wall|premium|locked|subscri\p{L}+)(?:-|$)/u;
/** Elements of the whole article, or of more. */
const WHOLE: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article']);

/** Where no text is as long, nothing is hidden. UTF-16 code units. */
const LONG = 60;

/** Tells the blocks of a page that stand in such elements. */
export function scrambledIn(cut: Cut): (block: TextBlock) => boolean {
  const known = new Map<Box, boolean>();
  /** Null where the page has no running text. */
  let opening: TextBlock | null | undefined;
  const isHidden = (box: Box): boolean => {
    if (!SCRAMBLED.of(box.element) || WHOLE.has(box.tag)) return false;
    if (!BLURRED.test(namesOf(box.element).text)) return true;
    // What a blur hides stands behind the beginning of the text; else scripts take the blur away.
    if (opening === undefined) opening = openingOf(cut) ?? null;
    return isBehindWall(box) && !(opening && box.holds(opening.index));
  };
  const isWithin = (box: Box): boolean => {
    const before = known.get(box);
    if (before !== undefined) return before;
    const is = isHidden(box) || (box.parent !== undefined && isWithin(box.parent));
    known.set(box, is);
    return is;
  };
  // Most boxes of a page are those of menus and lists, and need not be asked.
  const some = cut.texts.some(({ box, text }) => text.length >= LONG && isWithin(box));
  return some ? ({ box }) => isWithin(box) : () => false;
}

function isBehindWall(box: Box): boolean {
  for (let at: Box | undefined = box; at && !WHOLE.has(at.tag); at = at.parent)
    if (WALL.test(namesOf(at.element).text)) return true;
  return false;
}

/** The first running text behind the headline. */
function openingOf({ texts }: Cut): TextBlock | undefined {
  const title = texts.find(({ tag }) => tag === 'h1');
  return texts.find((block) => block.index > (title?.index ?? -1) && proseOf(block).isProse);
}
