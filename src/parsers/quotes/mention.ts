/** The words that an article uses for a speaker beside a quote, as wide as a reader would mark them. */
import { Bit } from './lexicon.js';
import { Path, pathBetween } from './path.js';
import { type Phrases, PhraseType } from './phrases.js';
import { Kind, type Tokens } from './tokens.js';

/** First and last token of the mention. */
export function mentionOf(
  tokens: Tokens,
  phrases: Phrases,
  phrase: number,
  cue: number,
): { first: number; last: number } {
  const first = phrases.first[phrase] as number;
  const last = phrases.last[phrase] as number;
  if (cue <= last || tokens.kind[cue] === Kind.mark) return { first, last };
  // `Jane Doe, director of the harbour, said`: the apposition and its commas belong to the mention.
  return { first, last: pathBetween(tokens, last, cue) === Path.aside ? cue - 1 : last };
}

/** Whom it was said to: `told the Financial Times`, `said in an interview with Reuters`. Undefined where nobody is named. */
export function addresseeOf(
  tokens: Tokens,
  phrases: Phrases,
  cue: number,
  speaker: number,
): string | undefined {
  const { interviews, toward } = tokens.lexicon.words;
  const phraseAt = (at: number) => {
    const phrase = phrases.at[at] as number;
    if (phrase >= phrases.count || phrases.first[phrase] !== at || phrase === speaker) return undefined;
    if ((phrases.type[phrase] as number) < PhraseType.fullName) return undefined;
    // `warned that more would die`: a clause, and nobody.
    if (tokens.has(at, Bit.that)) return undefined;
    return tokens.slice(at, phrases.last[phrase] as number).replace(/[’']s$/u, '');
  };
  if (tokens.has(cue, Bit.addressing)) {
    const told = phraseAt(cue + 1);
    if (told) return told;
  }
  if (toward.has(tokens.word(cue + 1)) && tokens.has(cue, Bit.cue)) {
    const whom = phraseAt(cue + 2);
    if (whom) return whom;
  }
  for (let at = cue + 1; at < Math.min(cue + 7, tokens.count - 2); at++) {
    if (tokens.kind[at] !== Kind.word || tokens.sentence[at] !== tokens.sentence[cue]) return undefined;
    if (interviews.has(tokens.word(at)) && tokens.has(at + 1, Bit.preposition)) return phraseAt(at + 2);
  }
  return undefined;
}
