/** Stretches between quotation marks, in all common pairs and with the usual accidents of typing. */
import { Letter, letterOf } from '../characters.js';
import { keep } from '../keep.js';

export interface Stretch {
  /** Without the marks, UTF-16 code units. */
  start: number;
  end: number;
  /** Where the opening and behind the closing mark; the same as start and end where a mark is missing. */
  outerStart: number;
  outerEnd: number;
  /** Number of the paragraph. */
  paragraph: number;
  /** Open at the end of its paragraph, and the next one opens again: the quote goes on there. */
  goesOn: boolean;
  /** Set apart by the page, with marks or without. */
  block?: boolean;
  /** A block that ends in a dash and a name. */
  signed?: boolean;
  /** Told from its attribution, or by the dashes of a dialogue. */
  told?: boolean;
  /** It goes on from the stretch before, behind an attribution that stands inside of the same marks. */
  rest?: boolean;
}

export interface Paragraph {
  start: number;
  end: number;
}

/** What may close what. Typists mix German and English marks, so `„` has two ends. */
const CLOSES: ReadonlyMap<string, string> = new Map([
  ['“', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['"', '"”'],
  // Both the wrong way round: `”so“`.
  ['”', '”“'],
  ['‹', '›'],
]);

/** Single marks are apostrophes as well: they open behind white space only and close before none of a word. */
const SINGLE: ReadonlyMap<string, string> = new Map([
  ['‘', '’'],
  ['‚', '‘'],
  ["'", "'"],
]);

/** A stretch that is longer within one paragraph has lost its closing mark. */
const MOST = 4_000;
/** How far behind an `s’` another mark shows that it is a plural’s apostrophe. */
const FAR = 300;

const REOPENS: ReadonlySet<string> = new Set(['"', '“', '„', '«', '»']);
/** `'tis`, `'90s`, `'s nachts`, `'t Hof`: no quotes. */
const CUT_OFF = /^['‘’](?:(?:\d0s|tis|twas|em|n|til|cause|round|bout)\b|[st](?=[ \u00a0-]))/iu;
/** Feet and inches: `6'2"`. */
const FEET = /\d\s?['’′]\s?\d{1,2}$/u;

/** Lines with something in them, white space at both ends off. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline;
    let end = next;
    while (start < end && isSpace(text[start] as string)) start++;
    while (end > start && isSpace(text[end - 1] as string)) end--;
    if (end > start) paragraphs.push({ start, end });
    start = next + 1;
  }
  return paragraphs;
}

/** In order, never overlapping; what stands in other marks inside of a stretch is part of it. */
export function stretchesOf(text: string, paragraphs: readonly Paragraph[] = paragraphsOf(text)): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, { start, end }] of paragraphs.entries()) {
    const next = paragraphs[index + 1];
    // The quote goes on where the next paragraph opens again.
    const again = next !== undefined && REOPENS.has(text[next.start] as string);
    new Pairing(text, start, end, index, again).into(stretches);
  }
  return stretches;
}

/** The marks of one paragraph. */
class Pairing {
  readonly #text: string;
  readonly #from: number;
  readonly #to: number;
  readonly #paragraph: number;
  readonly #again: boolean;
  /** How far no closing single mark stands, so that it is looked for once. */
  readonly #looked = new Map<string, number>();

  constructor(text: string, from: number, to: number, paragraph: number, again: boolean) {
    this.#text = text;
    this.#from = from;
    this.#to = to;
    this.#paragraph = paragraph;
    this.#again = again;
  }

  into(stretches: Stretch[]): void {
    let at = this.#from;
    while (at < this.#to) {
      if (!isMark(this.#text.charCodeAt(at))) {
        at++;
        continue;
      }
      at = this.#opening(at, stretches);
    }
  }

  /** Reads a mark that may open; gives the place to go on from. */
  #opening(at: number, stretches: Stretch[]): number {
    const mark = this.#text[at] as string;
    const double = CLOSES.get(mark);
    const isDouble = double !== undefined && this.#opensDouble(at, mark);
    const single = isDouble ? undefined : SINGLE.get(mark);
    if (!isDouble && !(single && this.#opensSingle(at))) return at + 1;
    const close = isDouble
      ? this.#closeOfDouble(at, mark, double)
      : this.#closeOfSingle(at + 1, single as string);
    const paragraph = this.#paragraph;
    if (close !== undefined) {
      const [start, end] = this.#trimmed(at + 1, close);
      if (end > start)
        stretches.push({ start, end, outerStart: at, outerEnd: close + 1, paragraph, goesOn: false });
      return close + 1;
    }
    // One that is open to the end counts where the next paragraph takes it up, or where it opens its own.
    const counts = this.#again || (at === this.#from && !this.#marksBehind(at));
    if (!isDouble || !counts || this.#to - at > MOST || at + 1 >= this.#to) return at + 1;
    const [start, end] = this.#trimmed(at + 1, this.#to);
    if (end <= start) return at + 1;
    stretches.push({ start, end, outerStart: at, outerEnd: end, paragraph, goesOn: this.#again });
    return this.#to;
  }

  /** `« Le pont »`: white space inside of the marks is none of the words. */
  #trimmed(from: number, to: number): [number, number] {
    let [start, end] = [from, to];
    while (start < end && isSpace(this.#text[start] as string)) start++;
    while (end > start && isSpace(this.#text[end - 1] as string)) end--;
    return [start, end];
  }

  /** Marks that are their own counterpart open behind white space, brackets and dashes, or at the start. */
  #opensDouble(at: number, mark: string): boolean {
    const before = this.#text[at - 1] ?? ' ';
    const after = this.#text[at + 1] ?? ' ';
    if (isSpace(after))
      return mark === '«' || mark === '“' || (mark === '”' && at === this.#from && this.#marksBehind(at));
    if (mark === '”' || mark === '»' || mark === '"') return isSpace(before) || OPENS_BEHIND.has(before);
    return true;
  }

  #marksBehind(at: number): boolean {
    for (let next = at + 1; next < this.#to; next++) {
      const mark = this.#text[next] as string;
      if (isMark(this.#text.charCodeAt(next)) && (CLOSES.has(mark) || mark === '”')) return true;
    }
    return false;
  }

  #opensSingle(at: number): boolean {
    const before = this.#text[at - 1] ?? ' ';
    return (
      (isSpace(before) || SINGLE_BEHIND.has(before)) &&
      isWordAt(this.#text, at + 1) &&
      !CUT_OFF.test(this.#text.slice(at, at + 7))
    );
  }

  /** Counts marks of the same kind that open inside; undefined where one of them stays open. */
  #closeOfDouble(at: number, mark: string, closing: string): number | undefined {
    const text = this.#text;
    const limit = Math.min(this.#to, at + 1 + MOST);
    let depth = 1;
    for (let next = at + 1; next < limit; next++) {
      if (!isMark(text.charCodeAt(next))) continue;
      const character = text[next] as string;
      if (character === mark && mark !== '"' && mark !== '”') {
        // A mark the wrong way round: “so.“ and then no word.
        if (!isWordAt(text, next + 1) && !isSpace(text[next - 1] ?? ' ')) {
          if (--depth === 0) return next;
        } else depth++;
      } else if (closing.includes(character)) {
        if (character === '"') {
          if (this.#opensStraight(next)) {
            if (mark === '"') return undefined;
            continue;
          }
          if (this.#isInches(next) || this.#isInner(next)) continue;
        }
        if (character === '“' && mark === '”' && this.#opensStraight(next)) return undefined;
        if (--depth === 0) return next;
      }
    }
    return undefined;
  }

  /** White space before and a word behind: this one opens, so the one before it was never closed. */
  #opensStraight(at: number): boolean {
    return isSpace(this.#text[at - 1] ?? ' ') && isWordAt(this.#text, at + 1);
  }

  #isInches(at: number): boolean {
    return (
      letterOf(this.#text.charCodeAt(at - 1)) === Letter.digit && FEET.test(this.#text.slice(at - 8, at))
    );
  }

  /** In the middle of a word. */
  #isInner(at: number): boolean {
    return isWordAt(this.#text, at + 1) && isWordAt(this.#text, at - 1);
  }

  #closeOfSingle(from: number, closing: string): number | undefined {
    const text = this.#text;
    const limit = Math.min(this.#to, from + MOST);
    const looked = this.#looked.get(closing) ?? 0;
    for (let at = Math.max(from, looked); at < limit; at++) {
      if (text[at] !== closing || isWordAt(text, at + 1) || isSpace(text[at - 1] ?? ' ')) continue;
      if (this.#isEndOfSingle(at, closing)) return at;
    }
    this.#looked.set(closing, Math.max(limit, looked));
    return undefined;
  }

  /** `the workers’ rights` closes nothing: a plural's apostrophe stands behind an s, and another mark follows later. */
  #isEndOfSingle(at: number, closing: string): boolean {
    const text = this.#text;
    if (text[at - 1] !== 's' && text[at - 1] !== 'S') return true;
    const limit = Math.min(this.#to, at + FAR);
    for (let next = at + 1; next < limit; next++)
      if (text[next] === closing && !isWordAt(text, next + 1) && !isSpace(text[next - 1] ?? ' '))
        return false;
    return true;
  }
}

const OPENS_BEHIND: ReadonlySet<string> = new Set('([{—–-/:;,.>');
const SINGLE_BEHIND: ReadonlySet<string> = new Set('([—–');

/** Asked for every character, so by number: `"`, `'`, `«`, `»` and the marks from `‘` to `›`. */
function isMark(code: number): boolean {
  if (code < 0xab) return code === 0x22 || code === 0x27;
  if (code < 0x2018) return code === 0xab || code === 0xbb;
  return code <= 0x203a && (code <= 0x201f || code >= 0x2039);
}

function isSpace(character: string): boolean {
  return letterOf(character.charCodeAt(0)) === Letter.space;
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !Number.isNaN(code) && letterOf(code) > Letter.space;
}

keep(new Pairing('', 0, 0, 0, false));
