/** What speaks for and against a candidate being the one who said a stretch, as numbers of weights. */
import type { Candidate } from './candidates.js';
import { CUE_KINDS } from './cues.js';
import { BESIDES, besideOf, ENDS, type StretchFacts } from './facts.js';
import { Bit } from './lexicon.js';
import { PATHS, Path, pathBetween } from './path.js';
import { PHRASE_TYPES, type Phrases } from './phrases.js';
import { type Features, Templates } from './templates.js';
import { Kind, type Tokens } from './tokens.js';

/** Where the cue (or the phrase, where there is none) stands, seen from the stretch. */
const Zone = {
  behind: 0,
  before: 1,
  previous: 2,
  earlier: 3,
  paragraphBefore: 4,
  next: 5,
  nextParagraph: 6,
  far: 7,
} as const;
const ZONES = 8;
const GAPS = 9;
const STRENGTHS = 8;
const RANKS = 5;
const NEXTS = 4;
/** Verbs that have weights of their own, by their number; 0 is any other. */
export const VERBS = 256;

export const RANK = new Templates();
const T = {
  zoneOrderGap: RANK.add('zone order gap', ZONES, 2, GAPS),
  kindZone: RANK.add('kind zone', CUE_KINDS, ZONES),
  pathOrder: RANK.add('path order zone', PATHS, 2, ZONES),
  pathType: RANK.add('path type', PATHS, PHRASE_TYPES),
  rankOrder: RANK.add('rank order zone', RANKS, 2, ZONES),
  typeZone: RANK.add('type zone', PHRASE_TYPES, ZONES),
  typeOrder: RANK.add('type order strength', PHRASE_TYPES, 2, STRENGTHS),
  strengthZone: RANK.add('strength zone', STRENGTHS, ZONES),
  strengthGap: RANK.add('strength gap order', STRENGTHS, GAPS, 2),
  beforePhrase: RANK.add('before phrase order', BESIDES, 2),
  behindPhrase: RANK.add('behind phrase order', BESIDES, 2),
  beforeCue: RANK.add('before cue', BESIDES, 2),
  behindCue: RANK.add('behind cue zone', BESIDES, ZONES),
  beforeStretch: RANK.add('before stretch zone', BESIDES, ZONES),
  afterStretch: RANK.add('after stretch zone', BESIDES, ZONES),
  endZone: RANK.add('end opening zone', ENDS, 3, ZONES),
  endGap: RANK.add('end zone gap', ENDS, ZONES, GAPS),
  wordsZone: RANK.add('words zone', 5, ZONES),
  crossed: RANK.add('crossed zone', 3, ZONES),
  cuesBetween: RANK.add('cues between zone', 4, ZONES),
  toStretch: RANK.add('path to stretch zone', PATHS, ZONES),
  toStretchStrength: RANK.add('path to stretch strength', PATHS, STRENGTHS),
  place: RANK.add('opens closes zone', 2, 2, ZONES),
  possessive: RANK.add('possessive order', 2, 2),
  opening: RANK.add('opening phrase zone path', 2, ZONES, PATHS),
  last: RANK.add('last zone', NEXTS, ZONES, 2),
  lastCross: RANK.add('last opens end', NEXTS, 2, ENDS, 3),
  lastSame: RANK.add('last same words', 2, ZONES),
  nounHead: RANK.add('noun bits', 8, 2),
  mark: RANK.add('bracketed phrase', 2),
  cueForm: RANK.add('cue form', 4, 2, ZONES),
  known: RANK.add('has spoken type', 3, PHRASE_TYPES),
  verbZone: RANK.add('verb zone order', VERBS, ZONES, 2),
  verbGap: RANK.add('verb gap', VERBS, 4),
  verbPath: RANK.add('verb path to stretch', VERBS, PATHS),
  strengthPath: RANK.add('strength path order', STRENGTHS, PATHS, 2),
};

/** Who said the stretch before. */
export interface LastSaid {
  candidate: Candidate | undefined;
  /** Where that stretch stands. */
  token: number;
}

export class RankFeatures {
  readonly #tokens: Tokens;
  readonly #phrases: Phrases;
  /** How often a head has spoken. */
  readonly spoken = new Map<string, number>();

  constructor(tokens: Tokens, phrases: Phrases) {
    this.#tokens = tokens;
    this.#phrases = phrases;
  }

  headWord(phrase: number): string {
    return this.#tokens.word(this.#phrases.head[phrase] as number);
  }

  of(candidate: Candidate, facts: StretchFacts, last: LastSaid, cuesBetween: number, out: Features): void {
    const tokens = this.#tokens;
    const phrases = this.#phrases;
    const { phrase, cue, cueEnd, kind, strength } = candidate;
    const verb = candidate.verb < VERBS ? candidate.verb : 0;
    const { token } = facts;
    const first = phrases.first[phrase] as number;
    const end = phrases.last[phrase] as number;
    const type = phrases.type[phrase] as number;
    const at = cue < 0 ? first : cue;
    const zone = this.#zone(at, token);
    const order = cue >= 0 && first > cue ? 1 : 0;
    const from = Math.min(first, at);
    const to = Math.max(end, cueEnd);
    const gap = gapOf(to < token ? token - to : from - facts.edge);
    const path =
      cue < 0 ? Path.adjacent : order ? pathBetween(tokens, cueEnd, first) : pathBetween(tokens, end, cue);
    out.clear();
    out.add(T.zoneOrderGap + (zone * 2 + order) * GAPS + gap);
    out.add(T.kindZone + kind * ZONES + zone);
    out.add(T.pathOrder + (path * 2 + order) * ZONES + zone);
    out.add(T.pathType + path * PHRASE_TYPES + type);
    const rank = this.#rank(phrase, cue, order);
    out.add(T.rankOrder + (rank * 2 + order) * ZONES + zone);
    out.add(T.typeZone + type * ZONES + zone);
    out.add(T.typeOrder + (type * 2 + order) * STRENGTHS + strength);
    out.add(T.strengthZone + strength * ZONES + zone);
    out.add(T.strengthGap + (strength * GAPS + gap) * 2 + order);
    out.add(T.beforePhrase + besideOf(tokens, first, first - 1) * 2 + order);
    out.add(T.behindPhrase + besideOf(tokens, end, end + 1) * 2 + order);
    if (cue >= 0) {
      out.add(T.beforeCue + besideOf(tokens, cue, cue - 1) * 2 + order);
      out.add(T.behindCue + besideOf(tokens, cueEnd, cueEnd + 1) * ZONES + zone);
    }
    if (cue >= 0) out.add(T.verbZone + (verb * ZONES + zone) * 2 + order);
    if (cue >= 0) out.add(T.verbGap + verb * 4 + Math.min(3, gap >> 1));
    if (cue >= 0) out.add(T.cueForm + (candidate.form * 2 + order) * ZONES + zone);
    out.add(T.beforeStretch + facts.before * ZONES + zone);
    out.add(T.afterStretch + facts.after * ZONES + zone);
    out.add(T.endZone + (facts.end * 3 + facts.opening) * ZONES + zone);
    out.add(T.endGap + (facts.end * ZONES + zone) * GAPS + gap);
    out.add(T.wordsZone + bucketOfWords(facts.words) * ZONES + zone);
    out.add(T.crossed + this.#crossed(from, to, token) * ZONES + zone);
    out.add(T.cuesBetween + Math.min(3, cuesBetween) * ZONES + zone);
    const toStretch = to < token ? pathBetween(tokens, to, token) : pathBetween(tokens, facts.edge, from);
    out.add(T.toStretch + toStretch * ZONES + zone);
    if (cue >= 0) out.add(T.verbPath + verb * PATHS + toStretch);
    out.add(T.toStretchStrength + toStretch * STRENGTHS + strength);
    out.add(T.place + (Number(facts.opensParagraph) * 2 + Number(facts.closesParagraph)) * ZONES + zone);
    out.add(T.possessive + (tokens.possessive[end] as number) * 2 + order);
    out.add(T.strengthPath + (strength * PATHS + path) * 2 + order);
    const opens = this.#opens(first) ? 1 : 0;
    out.add(T.opening + (opens * ZONES + zone) * PATHS + path);
    const same = this.#sameAsLast(candidate, last);
    out.add(T.last + (same * ZONES + zone) * 2 + (last.candidate ? 1 : 0));
    out.add(T.lastCross + ((same * 2 + Number(facts.opensParagraph)) * ENDS + facts.end) * 3 + facts.opening);
    const sameHead = last.candidate && this.headWord(phrase) === this.headWord(last.candidate.phrase) ? 1 : 0;
    out.add(T.lastSame + sameHead * ZONES + zone);
    out.add(T.nounHead + nounClass(tokens.bits[phrases.head[phrase] as number] as number) * 2 + order);
    out.add(T.mark + (this.#bracketed(first) ? 1 : 0));
    out.add(T.known + Math.min(2, this.spoken.get(this.headWord(phrase)) ?? 0) * PHRASE_TYPES + type);
  }

  #zone(at: number, token: number): number {
    const tokens = this.#tokens;
    const distance = tokens.sentenceOf(at) - tokens.sentenceOf(token);
    if (distance === 0) return at > token ? Zone.behind : Zone.before;
    const paragraphs = tokens.paragraphOf(token) - tokens.paragraphOf(at);
    if (distance > 0) return paragraphs === 0 ? Zone.next : Zone.nextParagraph;
    if (paragraphs === 0) return distance === -1 ? Zone.previous : Zone.earlier;
    return paragraphs === 1 ? Zone.paragraphBefore : Zone.far;
  }

  /** How many phrases stand between the phrase and its verb. */
  #rank(phrase: number, cue: number, order: number): number {
    if (cue < 0 || order === 1) return 0;
    return Math.min(RANKS - 1, (this.#phrases.at[cue] as number) - 1 - phrase);
  }

  #opens(first: number): boolean {
    const tokens = this.#tokens;
    return first === 0 || tokens.sentence[first - 1] !== tokens.sentence[first];
  }

  /** Stretches between the candidate and the one that is asked for. */
  #crossed(from: number, to: number, token: number): number {
    const tokens = this.#tokens;
    const own = tokens.stretch[token] as number;
    if (to < token) return Math.min(2, own - (tokens.stretch[to] as number));
    return Math.min(2, Math.max(0, (tokens.stretch[from] as number) - own - 1));
  }

  /** 0 nobody spoke, 1 another phrase, 2 the same phrase, 3 the same phrase and verb. */
  #sameAsLast(candidate: Candidate, last: LastSaid): number {
    if (!last.candidate) return 0;
    if (last.candidate.phrase !== candidate.phrase) return 1;
    return last.candidate.cue === candidate.cue ? 3 : 2;
  }

  #bracketed(first: number): boolean {
    const tokens = this.#tokens;
    return (
      first > 0 && tokens.kind[first - 1] === Kind.mark && tokens.text[tokens.startOf(first - 1)] === '('
    );
  }
}

export function gapOf(tokens: number): number {
  if (tokens <= 4) return Math.max(0, tokens - 1);
  if (tokens <= 6) return 4;
  if (tokens <= 9) return 5;
  if (tokens <= 14) return 6;
  return tokens <= 25 ? 7 : 8;
}

export function bucketOfWords(words: number): number {
  if (words <= 1) return 0;
  if (words <= 3) return 1;
  if (words <= 6) return 2;
  return words <= 12 ? 3 : 4;
}

function nounClass(bits: number): number {
  if (bits & Bit.document) return 1;
  if (bits & Bit.organisation) return 2;
  if (bits & Bit.group) return 3;
  if (bits & Bit.title) return 4;
  if (bits & Bit.speaker) return 5;
  return bits === 0 ? 0 : 6;
}
