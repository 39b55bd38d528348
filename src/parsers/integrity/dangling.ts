/** `a coalition statement said. know.`: words that go on in lower case behind a full stop, as a cut or spun sentence leaves them. */
import { endsSentence } from './full-stop.js';
import { isDigitAt, isLowerAt, isSpaceAt, isUpperAt, wordEnd, wordsOf } from './letters.js';
import type { Line, Prose, Stretch } from './prose.js';

/** They open names in lower case: `de Blasio`, `al-Tanf`. */
const PARTICLES = wordsOf(
  'de del della den der di da dos du van von vom zu al el la le ibn bin ter ten af av',
);
/** Names that their owners write in lower case. */
const LOWER_NAMES = wordsOf('adidas thyssenkrupp trivago idealo asos asics tegut taz dpa epd sda danah');
/** What tells, behind the closing mark of a quote, who said it: there a small letter goes on rightly, or nearly so. */
const REPORTS = wordsOf(
  'said says say saying told tells added adds asked asks wrote writes tweeted explained replied responded continued insisted ' +
    'according recalled declared admitted warned noted argued claimed announced posted joked concluded reads read',
);
/** So far behind the mark. In words. */
const ATTRIBUTION = 10;
/** A quoted post is shorter. UTF-16 code units. */
const QUOTE = 600;
const CLOSING = '”"“»’\'';
const OPENING = '“„«"‘';
const ENDS = '.!?…';

/** At a full stop. */
export function danglingFragment({ text, language }: Prose, line: Line, stop: number): Stretch | undefined {
  const english = language === 'en';
  let space = stop + 1;
  while (space < line.end && CLOSING.includes(text[space] as string)) space++;
  const start = space + 1;
  if (start >= line.end || !isSpaceAt(text, space) || !isLowerAt(text, start)) return undefined;
  if (!endsSentence(text, stop, language) || !isPlainWord(text, start, line.end)) return undefined;
  const isBehindQuote = space > stop + 1;
  if (isBehindQuote && (!english || isAttribution(text, start, line.end))) return undefined;
  if (isLowerAt(text, line.start) || (!isBehindQuote && isQuotedInLowerCase(text, line, stop)))
    return undefined;
  return { start, end: sentenceEnd(text, start, line.end) };
}

/** Not an address, a handle, or a name such as `iPhone` or `van Dijk`. */
function isPlainWord(text: string, start: number, end: number): boolean {
  const stop = wordEnd(text, start);
  const word = text.slice(start, stop);
  if (word !== word.toLowerCase() || LOWER_NAMES.has(word)) return false;
  for (let at = stop; at < end && !isSpaceAt(text, at); at++) {
    if (isDigitAt(text, at) || '@/_:'.includes(text[at] as string)) return false;
    if (".-’'".includes(text[at] as string) && (isUpperAt(text, at + 1) || isDotOfAddress(text, at)))
      return false;
  }
  return !(PARTICLES.has(word) && isUpperAt(text, stop + 1));
}

/** It has letters right behind it. */
function isDotOfAddress(text: string, at: number): boolean {
  return text[at] === '.' && isLowerAt(text, at + 1);
}

function isAttribution(text: string, start: number, end: number): boolean {
  const words = text.slice(start, Math.min(end, start + 120)).split(/[^\p{L}]+/u);
  return words.slice(0, ATTRIBUTION).some((word) => REPORTS.has(word));
}

/** Whether the stop is in a quote that opens in lower case: a post is quoted as it was typed, with no capitals at all. */
function isQuotedInLowerCase(text: string, line: Line, stop: number): boolean {
  for (let at = stop - 1, from = Math.max(line.start, stop - QUOTE); at >= from; at--) {
    const mark = text[at] as string;
    if ('”»'.includes(mark)) return false;
    if (OPENING.includes(mark) && (at === line.start || isSpaceAt(text, at - 1)))
      return isLowerAt(text, at + 1);
  }
  return false;
}

/** Behind the next sign that ends a sentence. */
function sentenceEnd(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++)
    if (ENDS.includes(text[at] as string) && (at + 1 >= end || isSpaceAt(text, at + 1))) return at + 1;
  return end;
}
