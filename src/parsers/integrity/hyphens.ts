/** `pro- gress`: a word that was broken at the end of a printed line. */
import { isLowerAt, isSpaceAt, wordEnd, wordStart, wordsOf } from './letters.js';
import type { Line, Prose, Stretch } from './prose.js';

/** Ends of words that are no words themselves. */
const ENDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'en',
    wordsOf(
      'tion tions sion sions ment ments ness gress ture tures ence ences ance ances ity ities ing ings tive tives ious eous cial tial ' +
        'ering ating izing ising tional tionally menting mented ters tors ated ates ized ised ably ibly cies ries nies ' +
        'cern cerned dential gency gencies ernment ernments portant nounced cluding cluded tween',
    ),
  ],
  [
    'de',
    wordsOf(
      'ung ungen lich liche lichen licher liches keit keiten heit heiten schaft schaften tion tionen nen chen isch ische ischen ' +
        'ligen lige ziert zierte gung gungen rung rungen lung lungen tung tungen dung dungen',
    ),
  ],
]);
/** Parts of a word that stand before a hyphen. In letters. */
const LEAST = 2;

/** At a hyphen. */
export function brokenWord(prose: Prose, line: Line, at: number): Stretch | undefined {
  const { text, language } = prose;
  if (at + 2 >= line.end || !isSpaceAt(text, at + 1) || !isLowerAt(text, at + 2)) return undefined;
  const start = wordStart(text, at);
  if (at - start < LEAST) return undefined;
  const end = wordEnd(text, at + 2);
  const rest = text.slice(at + 2, end);
  const isEnd = ENDS.get(language)?.has(rest) ?? false;
  // The text may have the word unbroken.
  return isEnd || prose.words().has(text.slice(start, at) + rest) ? { start, end } : undefined;
}
