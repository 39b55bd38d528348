/** What a speaker is, by the head of the phrase that names it. */
import type { SpeakerKind } from '../../model/article.js';
import { Bit } from './lexicon.js';
import { opensSentence } from './lines.js';
import type { Tokens } from './tokens.js';

export function kindOf(tokens: Tokens, first: number, last: number): SpeakerKind {
  if (tokens.has(first, Bit.pronoun)) return 'unnamed';
  const head = headOf(tokens, first, last);
  if (tokens.has(head, Bit.document)) return 'document';
  if (tokens.has(head, Bit.group) || isSeveral(tokens, head)) return 'group';
  if (tokens.has(head, Bit.organisation)) return 'organisation';
  // `the Mayor`, `der Ständerat`
  const isDetermined = tokens.has(first, Bit.determiner) && first < last;
  const isNoun = isDetermined || tokens.lexicon.words.capitalNouns;
  if (isNoun && tokens.has(head, Bit.title | Bit.speaker)) return 'unnamed';
  // `the baker of Harwick`
  if (head < last && !tokens.isCapital(head)) return isBody(tokens, first, head) ? 'organisation' : 'unnamed';
  let capitals = 0;
  for (let at = first; at <= last; at++) {
    if (tokens.isCapital(at) && tokens.has(at, Bit.organisation)) return 'organisation';
    if (tokens.isCapital(at) && !tokens.has(at, Bit.determiner)) capitals++;
    // `North Korea`, `New Lyme`: words that no person is called by.
    if (at > first && tokens.isCapital(at) && tokens.lexicon.words.noNames.has(tokens.word(first)))
      return 'organisation';
  }
  if (capitals === 0 || !tokens.isCapital(last)) return 'unnamed';
  // `the Kremlin`, `the Oilers`: people have no article.
  if (isDetermined && capitals === last - first)
    return tokens.lexicon.words.definite.has(tokens.word(first)) ? 'organisation' : 'unnamed';
  const text = tokens.slice(last, last);
  return text.length > 1 && text === text.toUpperCase() ? 'organisation' : 'person';
}

/** `le ministère russe de la Défense`: adjectives stand behind the noun in some languages. */
function isBody(tokens: Tokens, first: number, head: number): boolean {
  for (let at = first; at <= head; at++) if (tokens.has(at, Bit.organisation)) return true;
  return false;
}

/** `Farmers`, `nurses`: more than one of what a person may be. A capital inside of a sentence makes it a name: `the Rangers`. */
export function isSeveral(tokens: Tokens, at: number): boolean {
  const word = tokens.word(at);
  if (tokens.isCapital(at) && !opensSentence(tokens, at)) return false;
  return (
    word.endsWith('s') &&
    (tokens.lexicon.bitsOf(word.slice(0, -1)) & (Bit.title | Bit.speaker)) !== 0 &&
    !tokens.has(at, Bit.title)
  );
}

/** The noun before `of`, `for` and their like, else the last word. */
function headOf(tokens: Tokens, first: number, last: number): number {
  for (let at = first + 1; at < last; at++) if (tokens.has(at, Bit.joiner | Bit.preposition)) return at - 1;
  return last;
}
