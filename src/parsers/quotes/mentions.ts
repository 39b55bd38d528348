/** Noun phrases that name a speaker, read word by word from the verb of saying outwards. */
import { isTitle, type LanguageWords } from './languages/words.js';
import type { Token } from './tokens.js';
import { QUOTED } from './tokens.js';

export interface Mention {
  start: number;
  end: number;
  /** The words themselves. */
  text: string;
  /** Index of the head's last token: names end there, an apposition follows. */
  head: { start: number; end: number };
}

/** A noun phrase of more words is a sentence. */
const MOST_WORDS = 14;

/**
 * The phrase that ends at `tokens[last]`: a pronoun, a name with its titles, or a determiner with what follows it. An
 * apposition in commas, as in `Jane Doe, director of the harbour, said`, is stepped over and belongs to the mention.
 */
export function mentionBefore(
  text: string,
  tokens: readonly Token[],
  last: number,
  words: LanguageWords,
): Mention | undefined {
  const token = tokens[last];
  if (!token) return undefined;
  if (token.text === ',') {
    if (isNameInCommas(tokens, last)) return phraseBefore(text, tokens, last - 1, words);
    const opening = apposition(tokens, last, words);
    const inner = opening === undefined ? undefined : phraseBefore(text, tokens, opening - 1, words);
    return inner && { ...inner, end: token.end, text: text.slice(inner.start, token.end) };
  }
  return phraseBefore(text, tokens, last, words);
}

/** `The coxswain of the lifeboat, Tom Garrick, said`: here the name is the apposition. */
function isNameInCommas(tokens: readonly Token[], last: number): boolean {
  let at = last - 1;
  while (at > 0 && tokens[at]?.capital) at--;
  return (
    last - 1 - at >= 2 && last - 1 - at <= 4 && tokens[at]?.text === ',' && tokens[at - 1]?.capital === false
  );
}

/** The comma that opens the apposition which ends at the comma `last`. */
function apposition(tokens: readonly Token[], last: number, words: LanguageWords): number | undefined {
  for (let at = last - 1; at > 0 && last - at <= 24; at--) {
    const token = tokens[at] as Token;
    if (token.text === QUOTED || /^[.!?;:—–]$/u.test(token.text)) return undefined;
    if (token.text !== ',') continue;
    const before = tokens[at - 1] as Token;
    const behind = tokens[at + 1];
    // `Doe, 34, of Portland, said`: the name stands before the first of the commas.
    if (/^\d+$/u.test(before.text)) continue;
    if (before.capital && !words.stops.has(before.lower) && behind && (!behind.capital || at < last - 1)) {
      const earlier = earlierComma(tokens, at);
      return earlier ?? at;
    }
  }
  return undefined;
}

/** `Doe, of Portland, Maine, said`: a name of one word behind `of …,` is a place; look for the comma before it. */
function earlierComma(tokens: readonly Token[], at: number): number | undefined {
  for (let back = at - 2; back > 0 && at - back <= 6; back--) {
    if (tokens[back]?.text !== ',') continue;
    const inside = tokens.slice(back + 1, at);
    return inside.some(({ lower }) => /^(?:of|from|in|at|for|a|an|the|who)$/u.test(lower)) &&
      tokens[back - 1]?.capital
      ? back
      : undefined;
  }
  return undefined;
}

function phraseBefore(
  text: string,
  tokens: readonly Token[],
  last: number,
  words: LanguageWords,
): Mention | undefined {
  let token = tokens[last];
  let end = last;
  // `Jane Doe (left) said`.
  if (token?.text === ')') {
    while (end > 0 && tokens[end]?.text !== '(') end--;
    end--;
    token = tokens[end];
  }
  if (!token?.word) return undefined;
  if (words.pronouns.has(token.lower)) return made(text, tokens, end, end);
  if (words.stops.has(token.lower) || words.cues.has(token.lower)) return undefined;
  let at = end;
  for (; at > 0 && end - at < MOST_WORDS; at--) {
    const before = tokens[at - 1] as Token;
    const here = tokens[at] as Token;
    if (words.determiners.has(here.lower)) break;
    if (!before.word) {
      if (before.text === '.' || before.text === '&') continue;
      break;
    }
    const joins = words.joiners.has(before.lower) && at >= 2 && (tokens[at - 2] as Token).word && here.word;
    if (words.determiners.has(before.lower)) continue;
    if (joins && !(before.lower === 'and' && !bothCapital(tokens, at))) continue;
    if (words.stops.has(before.lower) || words.cues.has(before.lower) || words.between.has(before.lower))
      break;
    // A name ends where lower-case words begin, unless those are its title: `director Jane Doe`.
    if (
      here.capital &&
      !before.capital &&
      allCapital(tokens, at, end) &&
      !isTitle(before.lower, words) &&
      !isNoun(tokens, at - 1, words)
    )
      break;
  }
  while (
    at < end &&
    words.joiners.has((tokens[at] as Token).lower) &&
    !words.determiners.has((tokens[at] as Token).lower)
  )
    at++;
  const first = tokens[at] as Token;
  if (!first.word || words.stops.has(first.lower)) return undefined;
  return at === end && words.determiners.has(first.lower) ? undefined : made(text, tokens, at, end);
}

function bothCapital(tokens: readonly Token[], at: number): boolean {
  return Boolean(tokens[at]?.capital && tokens[at - 2]?.capital);
}

function allCapital(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to + 1).every(({ capital, word }) => capital || !word);
}

/** A lower-case word before a name belongs to it when a determiner opens the phrase: `the company spokesman Joe Roe`. */
function isNoun(tokens: readonly Token[], at: number, words: LanguageWords): boolean {
  for (let back = at; back >= 0 && at - back < 5; back--) {
    const token = tokens[back] as Token;
    if (words.determiners.has(token.lower)) return true;
    if (
      !token.word ||
      words.stops.has(token.lower) ||
      words.between.has(token.lower) ||
      words.cues.has(token.lower)
    )
      return false;
  }
  return false;
}

/**
 * The phrase that begins at `tokens[first]`, behind an inverted verb: `said Jane Doe, director of the harbour`. It ends
 * at punctuation or at a word that no phrase holds; an apposition is left outside, as the name is what is asked for.
 */
export function mentionAfter(
  text: string,
  tokens: readonly Token[],
  first: number,
  words: LanguageWords,
): Mention | undefined {
  const token = tokens[first];
  if (!token?.word) return undefined;
  if (words.pronouns.has(token.lower)) return made(text, tokens, first, first);
  if (words.stops.has(token.lower)) return undefined;
  let end = first;
  const isName = token.capital || isTitle(token.lower, words);
  while (end + 1 < tokens.length && end - first < MOST_WORDS) {
    const next = tokens[end + 1] as Token;
    const here = tokens[end] as Token;
    if (!next.word && next.text !== '.' && next.text !== '&') break;
    if (next.text === '.' && !(here.capital && here.text.length <= 2)) break;
    const joins =
      words.joiners.has(next.lower) &&
      (tokens[end + 2]?.capital || words.determiners.has(next.lower) || /^(?:of|for)$/u.test(next.lower));
    if (
      !joins &&
      (words.stops.has(next.lower) || words.between.has(next.lower) || words.cues.has(next.lower))
    )
      break;
    // A bare name ends before lower case; a phrase with a determiner goes on.
    if (isName && !next.capital && !joins && allCapital(tokens, first, end)) break;
    end++;
  }
  while (
    end > first &&
    (words.joiners.has((tokens[end] as Token).lower) || words.determiners.has((tokens[end] as Token).lower))
  )
    end--;
  return end === first && words.determiners.has(token.lower) ? undefined : made(text, tokens, first, end);
}

function made(text: string, tokens: readonly Token[], first: number, last: number): Mention {
  const start = (tokens[first] as Token).start;
  const { end } = tokens[last] as Token;
  return { start, end, text: text.slice(start, end), head: { start, end } };
}
