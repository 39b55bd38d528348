/** Stretches that are one quote. */
import type { Quote } from '../../model/article.js';
import type { Candidate } from './candidates.js';
import { SURE_VERB } from './capitals.js';
import { Bit } from './lexicon.js';
import type { Stretch } from './marks.js';
import { Kind, type Tokens } from './tokens.js';

/** The id of a quote while it is not known how many stand before it. */
export const UNNUMBERED = '';

/** A quote of one stretch, before it is joined to others. */
export interface Found extends Omit<Quote, 'id' | 'addressee'> {
  addressee: string | undefined;
  stretch: Stretch;
  token: number;
  candidate: Candidate | undefined;
}

/** Tokens of an attribution between two parts; a longer one starts something new. */
const MOST_BETWEEN = 25;

/** One quote of several stretches, carried over paragraphs or broken by its own attribution: the first of them grows. */
export function joinParts(tokens: Tokens, found: readonly Found[]): Quote[] {
  const quotes: Found[] = [];
  for (const one of found) {
    const last = quotes.at(-1);
    if (last && belongTogether(tokens, last, one)) {
      last.parts.push({ start: one.start, end: one.end });
      last.end = one.end;
      last.text = tokens.text.slice(last.start, one.end);
      last.stretch = one.stretch;
      last.token = one.token;
      last.speaker ??= one.speaker;
      last.cue ??= one.cue;
      last.addressee ??= one.addressee;
      if (!one.stretch.rest) last.confidence = Math.min(last.confidence, one.confidence);
      if (one.kind === 'direct') last.kind = 'direct';
    } else quotes.push(one);
  }
  return quotes.map(quoteOf);
}

function quoteOf(found: Found): Quote {
  const { text, start, end, kind, parts, speaker, cue, confidence, addressee } = found;
  const quote: Quote = { id: UNNUMBERED, text, start, end, kind, parts, speaker, cue, confidence };
  if (addressee) quote.addressee = addressee;
  return quote;
}

function belongTogether(tokens: Tokens, last: Found, next: Found): boolean {
  if (next.stretch.rest) return true;
  if (last.kind === 'block' || next.kind === 'block') return false;
  if (last.speaker && next.speaker && last.speaker.name !== next.speaker.name) return false;
  const { stretch } = last;
  if (stretch.goesOn && next.stretch.paragraph === stretch.paragraph + 1 && next.token === last.token + 1)
    return true;
  if (next.stretch.paragraph !== stretch.paragraph || next.token - last.token > MOST_BETWEEN) return false;
  const cue = last.candidate?.cue ?? -1;
  // “A,” she said, adding “b”: a verb of its own makes the second one a quote of its own.
  const named = next.candidate?.phrase === last.candidate?.phrase && next.candidate?.cue === cue;
  // “A,” she said. “B.”: the attribution of both stands between them, and nothing else.
  if (!named || cue < last.token || cue > next.token) return false;
  return isOnly(tokens, last.token, next.token) && !isIntroduced(tokens, cue + 1, next.token);
}

/**
 * “A,” she said of Doe, who had called it “b”: another verb, or a colon, in the sentence has words of its own behind it,
 * unless a comma stands between.
 */
function isIntroduced(tokens: Tokens, from: number, to: number): boolean {
  const mark = tokens.kind[to - 1] === Kind.mark ? tokens.text[tokens.startOf(to - 1)] : undefined;
  if (mark === ':') return true;
  if (mark === ',') return false;
  for (let at = Math.max(from, tokens.firstOf(tokens.sentenceOf(to))); at < to; at++)
    if (tokens.has(at, Bit.cue) && tokens.lexicon.cueStrength(tokens.word(at)) >= SURE_VERB) return true;
  return false;
}

/** No sentence but the one that the attribution ends stands between. */
function isOnly(tokens: Tokens, from: number, to: number): boolean {
  return tokens.sentenceOf(to) - tokens.sentenceOf(from) <= 1;
}

/** Both lists in the order of the text; what is quoted in marks is not reported once more. */
export function merged(quoted: readonly Quote[], indirect: readonly Quote[]): Quote[] {
  const all = [...quoted, ...indirect].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Quote[] = [];
  for (const one of all) {
    const last = kept.at(-1);
    if (!last || one.start >= last.end) kept.push(one);
    else if (last.kind === 'indirect' && one.kind !== 'indirect') {
      kept.pop();
      kept.push(one);
    }
  }
  return kept;
}
