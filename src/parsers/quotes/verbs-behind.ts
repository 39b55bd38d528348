/** Verbs that no list has, told by their place: `«…», sbuffa il portiere Nico Bruni`. */
import { Letter, letterOf } from '../characters.js';
import { Bit, NOUN } from './lexicon.js';
import type { Stretch } from './marks.js';
import { Kind, type Tokens } from './tokens.js';

/** Fewer words in marks are a title as well. */
const LEAST_WORDS = 3;
const ASKS = /[?!,]/u;

/** A small word right behind a quote and its comma, with somebody behind it, reports. */
export function findVerbsBehind(tokens: Tokens, stretches: readonly Stretch[], verbForm: RegExp): void {
  for (const [index, { start, end }] of stretches.entries()) {
    const at = verbBehind(tokens, tokens.ofStretch[index] as number, end);
    if (at < 0 || tokens.bits[at] !== 0 || tokens.isCapital(at) || !verbForm.test(tokens.word(at))) continue;
    if (isSentence(tokens.text, start, end) && isSomebody(tokens, at + 1)) tokens.bits[at] = Bit.cue;
  }
}

/** Behind a comma, or behind marks that end in one or in a question; -1 for no word. */
function verbBehind(tokens: Tokens, stretch: number, end: number): number {
  let at = stretch + 1;
  const isComma = tokens.kind[at] === Kind.mark && tokens.text[tokens.startOf(at)] === ',';
  if (isComma) at++;
  else if (!ASKS.test(tokens.text[end - 1] as string)) return -1;
  // `«…», se queja la panadera`
  if (tokens.lexicon.words.auxiliaries?.has(tokens.word(at))) at++;
  const isSame = at + 1 < tokens.count && tokens.paragraph[at + 1] === tokens.paragraph[stretch];
  return isSame && tokens.isWord(at) ? at : -1;
}

function isSentence(text: string, start: number, end: number): boolean {
  if (letterOf(text.charCodeAt(start)) !== Letter.upper) return false;
  let words = 1;
  for (let at = start; at < end && words < LEAST_WORDS; at++) if (text[at] === ' ') words++;
  return words >= LEAST_WORDS;
}

/** A pronoun, a name, or a noun for those who speak, behind an article or not. */
function isSomebody(tokens: Tokens, at: number): boolean {
  const isNoun = (place: number) => tokens.has(place, NOUN) || tokens.isCapital(place);
  // `«…», sbuffa.`
  const isEnd = tokens.kind[at] === Kind.mark && tokens.text[tokens.startOf(at)] === '.';
  if (isEnd) return tokens.lexicon.words.dropsSubject === 'anywhere';
  if (tokens.has(at, Bit.pronoun | Bit.group) || tokens.isCapital(at)) return true;
  // `bromt keeper Bas Neer`, but `« La Maison du lac », ancienne école` says what it was.
  if (tokens.has(at, NOUN)) return tokens.isCapital(at + 1);
  return tokens.has(at, Bit.determiner) && isNoun(at + 1);
}
