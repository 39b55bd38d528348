/** Reads the text outside of quotation marks as {@link Tokens}, once. */
import { Letter, letterOf } from '../characters.js';
import { aloneEnd, cutOf, elidedEnd } from './clitics.js';
import type { Lexicon } from './lexicon.js';
import type { Stretch } from './marks.js';
import { openObjects } from './objects.js';
import { openSurnames } from './surnames.js';
import { Kind, Tokens } from './tokens.js';

const DOT = 0x2e;
const COMMA = 0x2c;
const NEWLINE = 0x0a;

/** Tokens of the whole text. `stretches` are in order and do not overlap. */
export function scan(text: string, stretches: readonly Stretch[], lexicon: Lexicon): Tokens {
  // A word and the white space behind it are five characters or more in most texts.
  const tokens = new Tokens(text, lexicon, (text.length >> 2) + 16);
  let at = 0;
  let paragraph = 0;
  let next = 0;
  const { clitics } = lexicon.words;
  let opening = stretches[0]?.outerStart ?? Number.POSITIVE_INFINITY;
  const { length } = text;
  while (at < length) {
    if (at >= opening) {
      const { outerStart, outerEnd } = stretches[next] as Stretch;
      push(tokens, Kind.stretch, outerStart, outerEnd, paragraph, next);
      tokens.ofStretch.push(tokens.count - 1);
      at = outerEnd;
      next++;
      opening = stretches[next]?.outerStart ?? Number.POSITIVE_INFINITY;
      continue;
    }
    const code = text.charCodeAt(at);
    if (code === NEWLINE) {
      if (tokens.count > 0 && tokens.paragraph[tokens.count - 1] === paragraph) paragraph++;
      at++;
      continue;
    }
    const letter = letterOf(code);
    if (letter === Letter.space) {
      at++;
      continue;
    }
    if (letter === Letter.other) {
      const word = clitics ? aloneEnd(text, at, clitics) : at;
      push(tokens, word > at ? Kind.word : Kind.mark, at, Math.max(word, at + 1), paragraph, next);
      at = Math.max(word, at + 1);
      continue;
    }
    const limit = Math.min(length, opening);
    const elided = clitics ? elidedEnd(text, at, limit, clitics) : at;
    const whole = elided > at ? elided : wordEnd(text, at, limit, lexicon);
    const cut = clitics && cutOf(text, at, whole, clitics);
    const end = cut ? cut.end : whole;
    // `34-year-old` and `2nd` are words.
    const isNumber = letter === Letter.digit && letterOf(text.charCodeAt(end - 1)) === Letter.digit;
    push(tokens, isNumber ? Kind.number : Kind.word, at, end, paragraph, next);
    if (letter === Letter.upper) tokens.capital[tokens.count - 1] = 1;
    at = cut ? cut.next : end;
  }
  markSentences(tokens, stretches);
  tokens.headlined = isHeadlined(tokens);
  if (lexicon.words.objects) openObjects(tokens, lexicon.words.objects);
  if (lexicon.words.surnames) openSurnames(tokens, lexicon.words.surnames);
  return tokens;
}

function push(
  tokens: Tokens,
  kind: number,
  start: number,
  end: number,
  paragraph: number,
  stretch: number,
): void {
  tokens.grow();
  const index = tokens.count++;
  if (index === 0 || tokens.paragraph[index - 1] !== paragraph) tokens.paragraphs.push(index);
  tokens.start[index] = start;
  tokens.end[index] = end;
  tokens.kind[index] = kind;
  tokens.paragraph[index] = paragraph;
  tokens.stretch[index] = stretch;
  if (kind === Kind.stretch) {
    tokens.lower.push('');
    return;
  }
  let bare = end;
  if (kind === Kind.word && end - start > 2 && isApostrophe(tokens.text.charCodeAt(end - 2))) {
    const last = tokens.text.charCodeAt(end - 1) | 0x20;
    if (last === 0x73) {
      bare = end - 2;
      tokens.possessive[index] = 1;
    }
  }
  const { lower, bits } = tokens.lexicon.wordIn(tokens.text, start, bare);
  tokens.lower.push(lower);
  tokens.bits[index] = bits;
}

/** Where the word that begins at `from` ends: abbreviations keep their dots, numbers their points and commas. */
function wordEnd(text: string, from: number, limit: number, lexicon: Lexicon): number {
  let at = from + 1;
  for (; at < limit; at++) {
    const code = text.charCodeAt(at);
    const letter = letterOf(code);
    if (letter > Letter.space) continue;
    if (letter === Letter.space || at + 1 >= limit) break;
    const behind = letterOf(text.charCodeAt(at + 1));
    if (standsInside(code) && behind !== Letter.other && behind !== Letter.space) continue;
    const isPoint = code === DOT || code === COMMA;
    if (isPoint && behind === Letter.digit && letterOf(text.charCodeAt(at - 1)) === Letter.digit) continue;
    // `U.S.`, `a.m.`: letters one by one.
    if (code === DOT && isLetter(behind) && isSingle(text, at - 1, from)) continue;
    break;
  }
  if (text.charCodeAt(at) !== DOT || at >= limit) return at;
  const dotted = at - from > 1 && text.charCodeAt(at - 2) === DOT;
  const initial = at - from === 1 && letterOf(text.charCodeAt(from)) === Letter.upper;
  if (dotted || initial || (at - from < 7 && lexicon.isAbbreviation(text.slice(from, at)))) return at + 1;
  return at;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

/** Marks that stand inside of a word: `Mary-Jane`, `AT&T`. */
function standsInside(code: number): boolean {
  return isApostrophe(code) || code === 0x2d || code === 0x26 || code === 0x2010 || code === 0x2011;
}

function isLetter(letter: number): boolean {
  return letter === Letter.upper || letter === Letter.lower;
}

function isSingle(text: string, at: number, from: number): boolean {
  return at === from || text.charCodeAt(at - 1) === DOT;
}

/** How far a verb of saying may stand behind `“Why?” Doe` for the sentence to go on. */
const BEHIND_QUESTION = 6;

function markSentences(tokens: Tokens, stretches: readonly Stretch[]): void {
  let sentence = -1;
  let ended = true;
  for (let at = 0; at < tokens.count; at++) {
    if (at === 0 || tokens.paragraph[at] !== tokens.paragraph[at - 1]) ended = true;
    if (ended && opensSentence(tokens, at)) {
      sentence++;
      tokens.sentences.push(at);
      ended = false;
    }
    tokens.sentence[at] = Math.max(0, sentence);
    if (tokens.kind[at] === Kind.stretch) {
      ended = endsSentence(tokens, at, stretches[tokens.stretch[at] as number] as Stretch);
    } else if (tokens.kind[at] === Kind.mark) {
      const code = tokens.text.charCodeAt(tokens.startOf(at));
      if (SENTENCE_END.has(code)) ended = true;
      else if (ended && !CLOSING.has(code)) ended = false;
    } else ended = false;
  }
}

function isHeadlined(tokens: Tokens): boolean {
  let words = 0;
  let capitals = 0;
  let at = 0;
  for (; at < tokens.count && tokens.paragraph[at] === 0; at++) {
    if (!tokens.isWord(at)) continue;
    words++;
    if (tokens.isCapital(at)) capitals++;
  }
  return at < tokens.count && words < 30 && capitals * 3 > words * 2;
}

const SENTENCE_END = new Set([0x2e, 0x21, 0x3f, 0x2026, 0x3002]);
const CLOSING = new Set([0x29, 0x5d]);

/** A sentence opens with a capital, a number or a quote; behind a paragraph's end with anything. */
function opensSentence(tokens: Tokens, at: number): boolean {
  if (at === 0 || tokens.paragraph[at] !== tokens.paragraph[at - 1]) return true;
  const kind = tokens.kind[at];
  if (kind === Kind.number || kind === Kind.stretch) return true;
  // `’s Nachts`: the word behind a small one has its capital.
  const isSmall = kind === Kind.word && isApostrophe(tokens.text.charCodeAt(tokens.startOf(at)));
  return kind === Kind.word && tokens.isCapital(isSmall ? at + 1 : at);
}

/** A full stop inside of the marks ends the sentence; a question does unless a verb of saying follows. */
function endsSentence(tokens: Tokens, at: number, { end }: Stretch): boolean {
  const last = tokens.text.charCodeAt(end - 1);
  if (!SENTENCE_END.has(last)) return false;
  if (last === DOT && tokens.text.charCodeAt(end - 2) !== DOT) return true;
  for (let next = at + 1; next < at + BEHIND_QUESTION && next < tokens.count; next++) {
    if (tokens.paragraph[next] !== tokens.paragraph[at] || tokens.kind[next] === Kind.stretch) return true;
    if (SENTENCE_END.has(tokens.text.charCodeAt(tokens.startOf(next))) && tokens.kind[next] === Kind.mark)
      return true;
    if (tokens.lexicon.cueStrength(tokens.word(next)) >= 5) return false;
  }
  return true;
}
