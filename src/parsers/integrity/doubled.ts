/** `the the`: a word typed twice, of those that no sentence has twice in a row. */
import { codeAt } from '../white-space.js';
import { isLetter, isLowerAt, isSpaceAt, wordStart, wordsOf } from './letters.js';
import type { Line, Prose, Stretch } from './prose.js';

/** Small words. `that that`, `had had`, `in in`, `die die`, `nous nous` may be right, so they are not among them. */
const NEVER_TWICE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'en',
    wordsOf(
      'the a an of to at and or with from by his their its our your my this these those into than be been was were are have would could should which when where because but',
    ),
  ],
  ['de', wordsOf('und oder für ein eine einen einem einer im zum zur wurde wurden aber wenn weil ich wir')],
  ['fr', wordsOf('les des du une et ou dans pour avec par sur au aux')],
  ['es', wordsOf('los las del una un y con para por en')],
  ['it', wordsOf('il lo gli della dei del una un con per e')],
  ['nl', wordsOf('het een en van met voor naar')],
]);

/** English words that are no small ones, from so many letters on: shorter ones are sounds, dishes and dances. */
const LONG = 5;
/** How people insist, or count. */
const INSISTING = wordsOf(
  'really never again right wrong there great super please sorry happy pretty quite knock night fifty money where which hubba ylang truly',
);

/** At the white space behind a word. */
export function doubledWord({ text, language }: Prose, line: Line, at: number): Stretch | undefined {
  const length = endOfWord(text, at + 1, line.end) - at - 1;
  const start = at - length;
  // `The the` opens a sentence: a capital is told from its small letter by one bit.
  if (length === 0 || start < line.start) return undefined;
  if ((codeAt(text, start) | 0x20) !== (codeAt(text, at + 1) | 0x20)) return undefined;
  if (wordStart(text, at) !== start || (start > line.start && !isSpaceAt(text, start - 1))) return undefined;
  const second = text.slice(at + 1, at + 1 + length);
  if (text.slice(start, at).toLowerCase() !== second || !isNeverTwice(second, language)) return undefined;
  return { start, end: at + 1 + length };
}

function isNeverTwice(word: string, language: string): boolean {
  if (NEVER_TWICE.get(language)?.has(word)) return true;
  return (
    language === 'en' &&
    word.length >= LONG &&
    !word.endsWith('ly') &&
    !INSISTING.has(word) &&
    isLowerAt(word, 0)
  );
}

/** Where letters end, and no sign joins others to them. */
function endOfWord(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isLetter(codeAt(text, at))) at++;
  return at < end && "-'’".includes(text[at] as string) ? start : at;
}
