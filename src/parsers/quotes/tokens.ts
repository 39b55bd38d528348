/** Words and punctuation of the text around quotes, with their places. */

export interface Token {
  text: string;
  lower: string;
  start: number;
  end: number;
  /** Opens with a capital letter. */
  capital: boolean;
  /** Letters or digits; false for punctuation. */
  word: boolean;
}

/** A possessive's `’s` belongs to its word; abbreviations keep their dots; masked text has no tokens. */
const TOKEN =
  /(?:\p{Lu}\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Rev|St|Jr|Sr)\.|\b\p{Lu}\.(?=\s\p{Lu})|[\p{L}\p{N}\p{M}]+(?:[’'&-][\p{L}\p{N}\p{M}]+)*|[^\s\u{FFFC}]/gu;

export function tokensOf(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const part = text.slice(from, to);
  for (const match of part.matchAll(TOKEN)) {
    const start = from + match.index;
    const word = /^[\p{L}\p{N}]/u.test(match[0]);
    tokens.push({
      text: match[0],
      lower: match[0].toLowerCase(),
      start,
      end: start + match[0].length,
      capital: /^\p{Lu}/u.test(match[0]),
      word,
    });
  }
  return tokens;
}

/** The character that stands for quoted text when the text around it is read. */
export const QUOTED = '\u{FFFC}';

/** The text with everything inside of quotation marks, and the marks, replaced; offsets stay. */
export function masked(text: string, stretches: readonly { outerStart: number; outerEnd: number }[]): string {
  let out = '';
  let at = 0;
  for (const { outerStart, outerEnd } of stretches) {
    if (outerStart < at) continue;
    out += text.slice(at, outerStart) + QUOTED.repeat(outerEnd - outerStart);
    at = outerEnd;
  }
  return out + text.slice(at);
}

const SENTENCE_END = /[.!?…][)\]]*\s+(?=[\p{Lu}\p{N}\u{FFFC}(])/gu;
const ABBREVIATION =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Rev|St|Jr|Sr|No|vs|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)|\b\p{Lu})\.$/u;

/** Where the sentences of a paragraph begin, in masked text; quoted stretches that end one count as its end. */
export function sentenceStarts(maskedText: string, text: string, from: number, to: number): number[] {
  const starts = [from];
  const part = maskedText.slice(from, to);
  for (const match of part.matchAll(SENTENCE_END)) {
    const end = match.index + 1;
    if (!ABBREVIATION.test(part.slice(Math.max(0, end - 8), end)))
      starts.push(from + match.index + match[0].length);
  }
  for (const match of part.matchAll(/\u{FFFC}\s+(?=[\p{Lu}\u{FFFC}])/gu)) {
    const close = from + match.index;
    if (/[.!?…][”"“»’']$/u.test(text.slice(close - 1, close + 1))) starts.push(close + match[0].length);
  }
  return starts.sort((a, b) => a - b);
}
