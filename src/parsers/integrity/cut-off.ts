/** A paragraph that ends in the middle: at a word that no sentence ends with, or in the dots of a teaser. */
import type { BlockKind } from '../../model/article.js';
import { isLetter, isLowerAt, lastStop, wordStart, wordsOf } from './letters.js';
import type { Line, Prose, Stretch } from './prose.js';

/** Shorter lines are headings and items, which have no full stop and may end as they like. UTF-16 code units. */
const LEAST = 60;

/**
 * Words that want another one behind them, by language. Left out are prepositions that stand alone behind their verbs
 * (`scraping by`, `wachsen auf`), pronouns, and auxiliaries (`how rich he really is`), as headings have no full stop.
 */
const OPEN_ENDED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['en', wordsOf('the a an and or of from into than because although whose my your its our their')],
  [
    'de',
    wordsOf('der die das den dem des eine einen einem einer und oder aber von für im zum zur dass weil wenn'),
  ],
  ['fr', wordsOf('le la les un une des du de et ou que qui dont au aux')],
  ['es', wordsOf('el la los las un una unos unas de del y o pero en para por con que al')],
  ['it', wordsOf('il lo la gli le un una di del della dei e o ma in per con che al da')],
  ['pt', wordsOf('o a os as um uma de do da dos das e ou mas em no na para por com que ao')],
  ['nl', wordsOf('de het een en of maar van dat die als')],
]);

/** The same in a paragraph that has a whole sentence before: no heading has. */
const OPEN_IN_PROSE = wordsOf(
  'to in on at by with for about between against during as if when where which who that is are was were be been has have had ' +
    'will would could should may might must can his her this these those',
);

/** Blocks that a sentence may lead into. */
const CONTINUING: ReadonlySet<BlockKind> = new Set(['list', 'quote', 'table', 'code']);

/** How shortened feeds end their texts. */
const TEASERS = ['[…]', '[...]', '[ … ]', '(…)', '[&hellip;]'];

export function cutOff({ text, language }: Prose, line: Line): Stretch | undefined {
  const { isLast, next } = line;
  const teaser = isLast ? TEASERS.find((dots) => text.startsWith(dots, line.end - dots.length)) : undefined;
  if (teaser) return { start: line.end - teaser.length, end: line.end };
  if (isLast && text[line.end - 1] === ',' && lastStop(text, line.start, line.end) >= 0)
    return { start: line.end - 1, end: line.end };
  if (!isLong(line) || !isLetter(text.charCodeAt(line.end - 1))) return undefined;
  // Something else may go on with the sentence: a post, a picture, a list.
  if (!isLast && (!next || CONTINUING.has(next.kind))) return undefined;
  const start = wordStart(text, line.end);
  const word = text.slice(start, line.end);
  const isProse = language === 'en' && lastStop(text, line.start, start) >= 0;
  // `…; and` joins the items of a list.
  const isOpen =
    (OPEN_ENDED.get(language)?.has(word) || (isProse && OPEN_IN_PROSE.has(word))) && text[start - 2] !== ';';
  // Lines that all begin in lower case are items or verses.
  const goesOn =
    next?.kind === 'paragraph' && isLong(next) && isLowerAt(text, next.start) && !isLowerAt(text, line.start);
  return isOpen || goesOn ? { start, end: line.end } : undefined;
}

function isLong({ start, end }: Line): boolean {
  return end - start >= LEAST;
}
