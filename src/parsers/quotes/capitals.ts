/** What a capital says: a name, or no more than that the word opens a sentence or stands in a headline. */
import { genderOfName } from '../given-names.js';
import { Bit, NOUN } from './lexicon.js';
import { opensSentence } from './lines.js';
import type { Tokens } from './tokens.js';

/** Words that end every phrase. */
export const ENDS =
  Bit.stop | Bit.preposition | Bit.conjunction | Bit.relative | Bit.between | Bit.pronoun | Bit.that;
/** Small words that may open a sentence with a capital: no names. */
const SMALL = ENDS | Bit.determiner | Bit.adverb | Bit.calendar;
/** Verbs that hardly do anything but report. */
export const SURE_VERB = 5;

/** A capital that is no small word; behind a full stop every word has one. */
export function isName(tokens: Tokens, at: number): boolean {
  if (!tokens.isWord(at) || !tokens.isCapital(at)) return false;
  if (isCapitalVerb(tokens, at)) return false;
  const bits = tokens.bits[at] as number;
  if (bits & (Bit.calendar | Bit.pronoun)) return bits & Bit.calendar ? isAddressed(tokens, at) : false;
  if (opensSentence(tokens, at) && opensOnly(tokens, at)) return false;
  if (!(bits & SMALL)) return true;
  // `Connolly said: “…”` and `Emily Roe` end as adverbs do.
  const isHeadline = tokens.headlined && tokens.paragraph[at] === 0;
  const isGiven = () =>
    !isHeadline && tokens.isCapital(at + 1) && genderOfName(tokens.word(at)) !== undefined;
  if (!(bits & SMALL & ~Bit.adverb) && (speaks(tokens, at + 1) || isGiven())) return true;
  // `“…,” Will wrote`: in the middle of a sentence a small word with a capital that speaks is a name.
  if (!opensSentence(tokens, at) && speaks(tokens, at + 1)) return true;
  return (
    !opensSentence(tokens, at) &&
    !(bits & (Bit.stop | Bit.preposition | Bit.determiner | Bit.between | Bit.that))
  );
}

/** `Mayor Slams ‘Foolish’ Plan`, `Said Doe: “…”`: where every word has a capital, or the first, a verb may have one. */
export function isCapitalVerb(tokens: Tokens, at: number): boolean {
  if (!tokens.has(at, Bit.cue)) return false;
  // `Parla Marta Bellini`: where verbs stand before their subjects, any of them opens sentences.
  const isSure = tokens.lexicon.words.inverts || tokens.lexicon.cueStrength(tokens.word(at)) >= SURE_VERB;
  if (!isSure) return false;
  if (tokens.has(at, NOUN | Bit.sequence)) return false;
  return (tokens.headlined && tokens.paragraph[at] === 0) || opensSentence(tokens, at);
}

function speaks(tokens: Tokens, at: number): boolean {
  return tokens.has(at, Bit.cue) && tokens.lexicon.cueStrength(tokens.word(at)) > SURE_VERB;
}

/** `Ms. May`, `Judge March`. */
export function isAddressed(tokens: Tokens, at: number): boolean {
  return at > 0 && tokens.has(at - 1, Bit.title) && tokens.sentence[at - 1] === tokens.sentence[at];
}

/** `Nonetheless, …`, `Speaking in Lyme, …`: words that have a capital for opening the sentence alone. */
function opensOnly(tokens: Tokens, at: number): boolean {
  const word = tokens.word(at);
  if (tokens.lexicon.words.openers.has(word)) return true;
  return (
    word.length > 5 &&
    word.endsWith('ing') &&
    !tokens.lexicon.words.capitalNouns &&
    !tokens.has(at + 1, Bit.cue)
  );
}
