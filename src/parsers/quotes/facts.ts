/** What can be said of one marked stretch without knowing who speaks: its words, its ends, and what stands beside it. */
import { Letter, letterOf } from '../characters.js';
import { Bit } from './lexicon.js';
import type { Stretch } from './marks.js';
import { Kind, type Tokens } from './tokens.js';
import { isDirection, type Label, labelOf } from './transcript.js';

export const End = { none: 0, comma: 1, stop: 2, question: 3, other: 4 } as const;
export const ENDS = 5;

export const Beside = {
  edge: 0,
  comma: 1,
  colon: 2,
  that: 3,
  cue: 4,
  conjunction: 5,
  preposition: 6,
  determiner: 7,
  stop: 8,
  stretch: 9,
  dash: 10,
  bracket: 11,
  name: 12,
  pronoun: 13,
  between: 14,
  noun: 15,
  possessive: 16,
  mark: 17,
  word: 18,
} as const;
export const BESIDES = 19;

export interface StretchFacts {
  token: number;
  /** The token behind which the sentence goes on: a comma outside of the marks counts as one inside. */
  edge: number;
  /** Words inside of the marks, no more than 13 counted. */
  words: number;
  /** 0 small letter, 1 capital, 2 neither. */
  opening: number;
  /** How it ends inside of the marks. */
  end: number;
  /** Another sentence begins inside of the marks. */
  sentences: boolean;
  /** Most of its words begin with a capital, as in a title. */
  titled: boolean;
  before: number;
  after: number;
  /** First, last of its paragraph; both: alone. */
  opensParagraph: boolean;
  closesParagraph: boolean;
  goesOn: boolean;
  /** Who speaks, as a transcript says it inside of the marks. */
  label: Label | undefined;
  /** What happens, as a transcript says it inside of the marks. */
  direction: boolean;
  /** 0 double straight, 1 double curly, 2 single, 3 other. Numbers of the model's. */
  mark: number;
}

/** Words in a title that stay small. */
const SMALL = /^(?:a|an|the|of|in|on|at|and|to|for|from|with|or|is|by|vs|der|die|das|und|von)$/u;
const ENDINGS: ReadonlyMap<string, number> = new Map([
  [',', End.comma],
  ['.', End.stop],
  ['?', End.question],
  ['!', End.question],
  ['…', End.other],
  ['—', End.other],
  ['–', End.other],
  ['-', End.other],
  [';', End.other],
  [':', End.other],
]);
const MARKS: ReadonlyMap<string, number> = new Map([
  ['"', 0],
  ['“', 1],
  ['”', 1],
  ["'", 2],
  ['‘', 2],
  ['‚', 2],
]);
export const SINGLE = 2;
const MOST_WORDS = 13;

/** What stands before a stretch that opens its sentence. */
const ALONE: ReadonlySet<number> = new Set([Beside.edge, Beside.stop, Beside.stretch]);
/** As {@link StretchFacts.opening} counts. */
const CAPITAL = 1;

export function factsOf(tokens: Tokens, stretch: Stretch, index: number): StretchFacts {
  const { text } = tokens;
  const token = tokens.ofStretch[index] as number;
  const inner = innerOf(text, stretch.start, stretch.end);
  const before = besideOf(tokens, token, token - 1);
  const next = behindOf(tokens, token, token + 1);
  const outside = next === Beside.comma && inner.end === End.none;
  // `“Hay que pedir perdón”.`: alone in its sentence, whose full stop stands behind the marks.
  const isFullStop = next === Beside.stop && text[tokens.startOf(token + 1)] === '.';
  const stops = isFullStop && inner.end === End.none && ALONE.has(before) && inner.opening === CAPITAL;
  const edge = outside ? token + 1 : token;
  const after = outside ? behindOf(tokens, token, edge + 1) : next;
  return {
    token,
    edge,
    ...inner,
    end: stops ? End.stop : outside ? End.comma : inner.end,
    before,
    after,
    opensParagraph: before === Beside.edge,
    closesParagraph: after === Beside.edge,
    goesOn: stretch.goesOn,
    label: labelOf(tokens, stretch.start, stretch.end),
    direction: isDirection(tokens, stretch.start, stretch.end),
    mark: MARKS.get(text[stretch.outerStart] as string) ?? 3,
  };
}

/** `« … », a dit le maire`: an auxiliary is of its verb. */
function behindOf(tokens: Tokens, token: number, at: number): number {
  const isAuxiliary = tokens.lexicon.words.auxiliaries?.has(tokens.word(at));
  if (isAuxiliary && tokens.has(at + 1, Bit.cue)) return Beside.cue;
  return isVerbOfSeveral(tokens, isAuxiliary ? at + 1 : at) ? Beside.cue : besideOf(tokens, token, at);
}

/** `«…», fa sapere il sindaco` */
function isVerbOfSeveral(tokens: Tokens, at: number): boolean {
  const { inverts, phrasal } = tokens.lexicon.words;
  if (!inverts || !tokens.has(at, Bit.sequence)) return false;
  return phrasal.some((sequence) => sequence.every((word, offset) => tokens.word(at + offset) === word));
}

function innerOf(
  text: string,
  start: number,
  end: number,
): Pick<StretchFacts, 'words' | 'opening' | 'end' | 'sentences' | 'titled'> {
  let words = 0;
  let capitals = 0;
  let smalls = 0;
  let opening = 2;
  let sentences = false;
  let last = Letter.space as number;
  let stopped = false;
  for (let at = start; at < end; at++) {
    const letter = letterOf(text.charCodeAt(at));
    const isWord = letter > Letter.space;
    if (isWord && last === Letter.space) {
      words++;
      if (letter === Letter.upper) capitals++;
      else if (letter === Letter.lower && !SMALL.test(wordAt(text, at, end))) smalls++;
      if (stopped && letter === Letter.upper) sentences = true;
      if (words > MOST_WORDS) break;
    }
    if (words === 1 && opening === 2 && isWord) opening = letter === Letter.upper ? 1 : 0;
    if (isWord) stopped = false;
    else if (letter === Letter.other && /[.!?]/u.test(text[at] as string)) stopped = true;
    last = letter === Letter.other && last === Letter.space ? last : letter;
  }
  let at = end - 1;
  while (at > start && letterOf(text.charCodeAt(at)) === Letter.space) at--;
  return {
    words: Math.min(words, MOST_WORDS),
    opening,
    end: ENDINGS.get(text[at] as string) ?? End.none,
    sentences,
    titled: words >= 2 && words <= 9 && smalls === 0 && capitals >= 2,
  };
}

function wordAt(text: string, from: number, limit: number): string {
  let at = from;
  while (at < limit && letterOf(text.charCodeAt(at)) > Letter.space) at++;
  return text.slice(from, at);
}

/** What the token beside another one is; the end of the paragraph is an edge. */
export function besideOf(tokens: Tokens, token: number, at: number): number {
  if (at < 0 || at >= tokens.count || tokens.paragraph[at] !== tokens.paragraph[token]) return Beside.edge;
  const kind = tokens.kind[at];
  if (kind === Kind.stretch) return Beside.stretch;
  if (kind === Kind.mark) return OF_MARK.get(tokens.text[tokens.startOf(at)] as string) ?? Beside.mark;
  if (kind === Kind.number) return Beside.noun;
  const bits = tokens.bits[at] as number;
  if (bits & Bit.that) return Beside.that;
  if (bits & Bit.pronoun) return Beside.pronoun;
  if (bits & Bit.conjunction) return Beside.conjunction;
  if (bits & Bit.determiner) return Beside.determiner;
  if (bits & Bit.preposition) return Beside.preposition;
  if (bits & Bit.cue) return Beside.cue;
  if (bits & Bit.between) return Beside.between;
  if (bits & Bit.stop) return Beside.stop;
  if (tokens.possessive[at]) return Beside.possessive;
  if (tokens.isCapital(at)) return Beside.name;
  return bits ? Beside.noun : Beside.word;
}

const OF_MARK: ReadonlyMap<string, number> = new Map([
  [',', Beside.comma],
  [':', Beside.colon],
  ['—', Beside.dash],
  ['–', Beside.dash],
  ['-', Beside.dash],
  ['―', Beside.dash],
  ['(', Beside.bracket],
  [')', Beside.bracket],
  ['[', Beside.bracket],
  ['.', Beside.stop],
]);
