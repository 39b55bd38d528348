/** The languages that have words of their own. The next one is a file beside this one and a line here. */
import { Lexicon } from '../lexicon.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import { ITALIAN } from './it.js';
import { DUTCH } from './nl.js';
import { NO_WORDS } from './none.js';
import { PORTUGUESE } from './pt.js';

const WORDS = new Map([
  ['en', ENGLISH],
  ['de', GERMAN],
  ['es', SPANISH],
  ['fr', FRENCH],
  ['it', ITALIAN],
  ['pt', PORTUGUESE],
  ['nl', DUTCH],
]);

const lexicons = new Map<string, Lexicon>();

/** By BCP 47 tag; English where the language is not known, no words where it is one that we have none of. */
export function lexiconOf(language = 'en'): Lexicon {
  const key = language.slice(0, 2).toLowerCase();
  let lexicon = lexicons.get(key);
  if (!lexicon) {
    lexicon = new Lexicon(WORDS.get(key) ?? NO_WORDS);
    lexicons.set(key, lexicon);
  }
  return lexicon;
}
