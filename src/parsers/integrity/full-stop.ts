/** Whether a full stop ends a sentence, or shortens a word. */
import { isDigitAt, isLowerAt, isUpperAt, wordStart, wordsOf } from './letters.js';

/** Shorter words before a full stop are abbreviations. In letters. */
const LEAST_ENGLISH = 4;
/** Elsewhere full stops shorten longer words as well, and only words in lower case are told from names. */
const LEAST = 6;

/** Shortened words as long as others. */
const ABBREVIATIONS = wordsOf(
  'approx incl excl resp dept assn assoc misc orig corp bros univ inst intl natl prof profs capt insp supt comdr atty messrs ' +
    'sens reps govs gens cols sgts mass mich minn miss mont nebr okla penn tenn wash wisc colo conn ariz calif alta sask ' +
    'sept tues thur thurs blvd hwys pkwy vols figs trans temp ' +
    'aprox inclus sogen zirka bezügl einschl',
);

/** In doubt it does not. `language` is a base language. */
export function endsSentence(text: string, stop: number, language: string): boolean {
  const start = wordStart(text, stop);
  const english = language === 'en';
  if (stop - start < (english ? LEAST_ENGLISH : LEAST) || !isLowerAt(text, stop - 1)) return false;
  if (!english && isUpperAt(text, start)) return false;
  // A part of an address, of a number, or of `e.g.`.
  if (start > 0 && (isDigitAt(text, start - 1) || '.@/_'.includes(text[start - 1] as string))) return false;
  return !ABBREVIATIONS.has(text.slice(start, stop).toLowerCase());
}
