/** The words beside a quote that say whose it is: subject, verb, and whom it was said to. */
import type { LanguageWords } from './languages/words.js';
import { type Mention, mentionAfter, mentionBefore } from './mentions.js';
import { type Token, tokensOf } from './tokens.js';

export interface Attribution {
  mention: Mention | undefined;
  cue: { start: number; end: number } | undefined;
  addressee: string | undefined;
  /** 0 to 1. */
  confidence: number;
}

export interface Around {
  /** The text, quoted stretches masked. */
  text: string;
  /** Start of the sentence, or of what follows the quote before. */
  from: number;
  /** End of the sentence, or where the next quote begins. */
  to: number;
}

/** How far behind the closing mark the verb may stand, in tokens. */
const BEHIND = 14;

/** `”, said Jane Doe`, `” she said`, `” Jane Doe, director of the harbour, told the Times`. */
export function attributionBehind(around: Around, words: LanguageWords): Attribution | undefined {
  const tokens = tokensOf(around.text, around.from, around.to);
  const opening = tokens[0]?.text === ',' ? 1 : 0;
  const limit = Math.min(tokens.length, opening + BEHIND);
  for (let at = opening; at < limit; at++) {
    const token = tokens[at] as Token;
    if (/^[.;:!?]$/u.test(token.text)) break;
    if (!isCue(token, words, true)) continue;
    const cue = { start: token.start, end: token.end };
    const before = subjectBefore(around.text, tokens, at, opening, words);
    if (before)
      return {
        mention: before,
        cue,
        addressee: addresseeOf(around.text, tokens, at, words),
        confidence: 0.95,
      };
    if (at > opening + 1) continue;
    const after = mentionAfter(around.text, tokens, skipBetween(tokens, at + 1, words), words);
    if (after) return { mention: after, cue, addressee: undefined, confidence: 0.95 };
    return undefined;
  }
  return accordingIn(around, words);
}

/** `She said the place was “…”`, `According to the report, “…”`, `Jane Doe: “…”`. */
export function attributionBefore(around: Around, words: LanguageWords): Attribution | undefined {
  const tokens = tokensOf(around.text, around.from, around.to);
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at] as Token;
    if (!isCue(token, words, at >= tokens.length - 3)) continue;
    const cue = { start: token.start, end: token.end };
    const subject = subjectBefore(around.text, tokens, at, 0, words);
    if (subject)
      return {
        mention: subject,
        cue,
        addressee: addresseeOf(around.text, tokens, at, words),
        confidence: at >= tokens.length - 4 ? 0.93 : 0.8,
      };
  }
  return accordingIn(around, words) ?? colonName(around, tokens, words);
}

function isCue(token: Token, words: LanguageWords, beside: boolean): boolean {
  return words.cues.has(token.lower) || (beside && words.weakCues.has(token.lower));
}

/** The subject of the verb at `at`, auxiliaries and adverbs stepped over. */
function subjectBefore(
  text: string,
  tokens: readonly Token[],
  at: number,
  from: number,
  words: LanguageWords,
): Mention | undefined {
  let last = at - 1;
  while (
    last >= from &&
    (words.between.has((tokens[last] as Token).lower) || /ly$/u.test((tokens[last] as Token).lower))
  )
    last--;
  if (last < from) return undefined;
  const token = tokens[last] as Token;
  // `Doe, who chairs the board, said` and `Doe sat down and said`: the subject stands further left.
  if (/^(?:and|but|then)$/u.test(token.lower)) return clauseSubject(text, tokens, last - 1, from, words);
  if (/^(?:who)$/u.test(token.lower))
    return mentionBefore(text, tokens, tokens[last - 1]?.text === ',' ? last - 2 : last - 1, words);
  return mentionBefore(text, tokens.slice(from), last - from, words);
}

/** The subject of the first verb of the sentence: its opening phrase, where that is a name or a pronoun. */
function clauseSubject(
  text: string,
  tokens: readonly Token[],
  _to: number,
  from: number,
  words: LanguageWords,
): Mention | undefined {
  const first = tokens[from];
  if (!first?.word || words.stops.has(first.lower)) return undefined;
  return first.capital || words.determiners.has(first.lower)
    ? mentionAfter(text, tokens, from, words)
    : undefined;
}

function skipBetween(tokens: readonly Token[], from: number, words: LanguageWords): number {
  let at = from;
  while (at < tokens.length && words.between.has((tokens[at] as Token).lower)) at++;
  return at;
}

/** `told the Financial Times`, `asked reporters`. */
function addresseeOf(
  text: string,
  tokens: readonly Token[],
  cue: number,
  words: LanguageWords,
): string | undefined {
  if (!words.addressing.has((tokens[cue] as Token).lower)) return undefined;
  const next = tokens[cue + 1];
  if (!next?.word || words.stops.has(next.lower)) return undefined;
  const phrase = mentionAfter(text, tokens, cue + 1, words);
  return phrase && phrase.text.length < 80 ? phrase.text : undefined;
}

function accordingIn({ text, from, to }: Around, words: LanguageWords): Attribution | undefined {
  const part = text.slice(from, to);
  for (const pattern of words.according) {
    const match = [...part.matchAll(pattern)].at(-1);
    if (!match) continue;
    const start = from + match.index;
    const tokens = tokensOf(text, start + match[0].length, to);
    const mention = mentionAfter(text, tokens, 0, words);
    if (mention)
      return {
        mention,
        cue: { start, end: start + match[0].trimEnd().length },
        addressee: undefined,
        confidence: 0.9,
      };
  }
  return undefined;
}

/** Interviews: `Jane Doe: “…”`. */
function colonName(
  { text, from, to }: Around,
  tokens: readonly Token[],
  words: LanguageWords,
): Attribution | undefined {
  if (tokens.at(-1)?.text !== ':' || to - from > 80) return undefined;
  const name = tokens.slice(0, -1);
  if (name.length === 0 || name.length > 6 || !name.every(({ capital, word }) => capital || !word))
    return undefined;
  const mention = mentionAfter(text, tokens, 0, words);
  return mention && { mention, cue: undefined, addressee: undefined, confidence: 0.85 };
}
