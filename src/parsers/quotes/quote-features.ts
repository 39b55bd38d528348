/** What speaks for and against a stretch being somebody's words, as numbers of weights. */
import type { Candidate } from './candidates.js';
import { CUE_KINDS } from './cues.js';
import { BESIDES, ENDS, type StretchFacts } from './facts.js';
import { HOLDS, innerOf, WORD_CLASSES } from './inner.js';
import { Bit } from './lexicon.js';
import { PATHS, pathBetween } from './path.js';
import { PHRASE_TYPES, type Phrases } from './phrases.js';
import { bucketOfWords, gapOf, VERBS } from './rank-features.js';
import { type Features, Templates } from './templates.js';
import { Kind, type Tokens } from './tokens.js';

const STRENGTHS = 8;
const MARGINS = 8;
const RELATIONS = 6;
const CLASSES = 10;
/** Words that are known to stand beside marks, by their number; 0 is any other. */
const VOCABULARY = 128;

export const QUOTE = new Templates();
const T = {
  words: QUOTE.add('words', 14),
  shape: QUOTE.add('end opening words', ENDS, 3, 5),
  before: QUOTE.add('before words', BESIDES, 5),
  after: QUOTE.add('after words', BESIDES, 5),
  around: QUOTE.add('before after', BESIDES, BESIDES),
  ends: QUOTE.add('after end opening', BESIDES, ENDS, 3),
  titled: QUOTE.add('titled end words', 2, ENDS, 5),
  titledBefore: QUOTE.add('titled before', 2, BESIDES),
  sentences: QUOTE.add('sentences goes on', 2, 2),
  mark: QUOTE.add('mark words', 4, 5),
  relation: QUOTE.add('relation words', RELATIONS, 5),
  relationStrength: QUOTE.add('relation strength', RELATIONS, STRENGTHS),
  relationShape: QUOTE.add('relation end opening', RELATIONS, ENDS, 3),
  kind: QUOTE.add('cue kind', CUE_KINDS),
  type: QUOTE.add('speaker type', PHRASE_TYPES),
  margin: QUOTE.add('margin', MARGINS, 2),
  score: QUOTE.add('score words', MARGINS, 5),
  wordBefore: QUOTE.add('word class before', CLASSES, 5),
  wordAfter: QUOTE.add('word class after', CLASSES, 5),
  paragraph: QUOTE.add('paragraph stands', 4, 2, ENDS),
  nobody: QUOTE.add('no candidate', 2),
  headline: QUOTE.add('line without full stop', 2, 5),
  again: QUOTE.add('words stand again', 3, 5),
  againTitled: QUOTE.add('words stand again titled', 3, 2),
  wordBeside: QUOTE.add('word before', VOCABULARY),
  wordBesideSize: QUOTE.add('word before short', VOCABULARY, 2),
  secondWord: QUOTE.add('second word before', VOCABULARY),
  wordBehind: QUOTE.add('word behind', VOCABULARY),
  first: QUOTE.add('first paragraph', 2, 2),
  innerFirst: QUOTE.add('first word inside', WORD_CLASSES, 5),
  innerLast: QUOTE.add('last word inside', WORD_CLASSES, 5),
  innerHolds: QUOTE.add('words inside', HOLDS, 5),
  odds: QUOTE.add('odds of the speaker', MARGINS, 5),
  oddsRelation: QUOTE.add('odds relation', MARGINS, RELATIONS),
  verb: QUOTE.add('verb relation', VERBS, 3),
  beforeStretch: QUOTE.add('stretch before', 4, 4, 5),
  path: QUOTE.add('path to verb', PATHS, RELATIONS),
  pathOdds: QUOTE.add('path odds', PATHS, MARGINS),
  gap: QUOTE.add('gap to verb', 9, RELATIONS),
  beforeOdds: QUOTE.add('class before odds', CLASSES, MARGINS),
  afterOdds: QUOTE.add('class after odds', CLASSES, MARGINS),
  aroundRelation: QUOTE.add('before after relation', CLASSES, CLASSES, RELATIONS),
  titledOdds: QUOTE.add('titled odds', 2, MARGINS, 5),
  innerRelation: QUOTE.add('first inside relation', WORD_CLASSES, RELATIONS),
  againOdds: QUOTE.add('again odds', 3, MARGINS),
  listed: QUOTE.add('listed', 3, 4, 5),
};

/** Longer stretches are told by their form. */
const MOST_INNER = 13;
/** Verbs right beside the stretch, in its sentence, elsewhere. */
const RELATED: readonly number[] = [2, 1, 0, 1, 0, 1];

export interface Guess {
  candidate: Candidate | undefined;
  score: number;
  /** How far the next best phrase is behind. */
  margin: number;
  /** Log odds that the phrase said the stretch, asked alone. */
  odds: number;
}

export interface Neighbours {
  /** The stretch before in the same sentence: 0 none, 1 quoted nobody, 2 quoted somebody; 3 in another sentence of the paragraph. */
  before: number;
  /** Other stretches in the sentence. */
  inSentence: number;
  /** 0; 1 where a comma or `and` alone parts it from a neighbour, 2 on both sides. */
  listed: number;
}

export class QuoteFeatures {
  readonly #tokens: Tokens;
  readonly #phrases: Phrases;

  constructor(tokens: Tokens, phrases: Phrases) {
    this.#tokens = tokens;
    this.#phrases = phrases;
  }

  of(facts: StretchFacts, guess: Guess, neighbours: Neighbours, out: Features): void {
    const tokens = this.#tokens;
    const { token } = facts;
    const size = bucketOfWords(facts.words);
    const { candidate } = guess;
    out.clear();
    out.add(T.words + facts.words);
    out.add(T.shape + (facts.end * 3 + facts.opening) * 5 + size);
    out.add(T.before + facts.before * 5 + size);
    out.add(T.after + facts.after * 5 + size);
    out.add(T.around + facts.before * BESIDES + facts.after);
    out.add(T.ends + (facts.after * ENDS + facts.end) * 3 + facts.opening);
    out.add(T.titled + (Number(facts.titled) * ENDS + facts.end) * 5 + size);
    out.add(T.titledBefore + Number(facts.titled) * BESIDES + facts.before);
    out.add(T.sentences + Number(facts.sentences) * 2 + Number(facts.goesOn));
    out.add(T.mark + facts.mark * 5 + size);
    const classBefore = this.#classOf(token - 1, token);
    const classAfter = this.#classOf(token + 1, token);
    out.add(T.wordBefore + classBefore * 5 + size);
    out.add(T.wordAfter + classAfter * 5 + size);
    const place = Number(facts.opensParagraph) * 2 + Number(facts.closesParagraph);
    out.add(T.paragraph + (place * 2 + Number(facts.sentences)) * ENDS + facts.end);
    out.add(T.headline + Number(this.#isLine(token)) * 5 + size);
    out.add(T.nobody + (candidate ? 1 : 0));
    const again = Math.min(2, this.#again(token));
    out.add(T.again + again * 5 + size);
    out.add(T.againTitled + again * 2 + Number(facts.titled));
    const beside = this.#vocabulary(token - 1, token);
    out.add(T.wordBeside + beside);
    out.add(T.wordBesideSize + beside * 2 + Number(size > 1));
    out.add(T.secondWord + this.#vocabulary(token - 2, token));
    out.add(T.wordBehind + this.#vocabulary(token + 1, token));
    out.add(T.first + Number(tokens.paragraphOf(token) === 0) * 2 + Number(size > 1));
    if (facts.words < MOST_INNER) {
      const inner = innerOf(tokens, tokens.startOf(token), tokens.endOf(token));
      out.add(T.innerFirst + inner.first * 5 + size);
      out.add(T.innerLast + inner.last * 5 + size);
      out.add(T.innerHolds + inner.holds * 5 + size);
    }
    const others = Math.min(3, neighbours.inSentence);
    out.add(T.beforeStretch + (neighbours.before * 4 + others) * 5 + size);
    out.add(T.listed + (neighbours.listed * 4 + others) * 5 + size);
    if (!candidate) return;
    const odds = bucketOf(guess.odds + 4);
    out.add(T.odds + odds * 5 + size);
    const relation = this.#relation(candidate, token);
    const { strength } = candidate;
    out.add(T.relation + relation * 5 + size);
    out.add(T.oddsRelation + odds * RELATIONS + relation);
    const at = candidate.cue;
    const path =
      at < 0
        ? 0
        : at < token
          ? pathBetween(tokens, candidate.cueEnd, token)
          : pathBetween(tokens, facts.edge, at);
    out.add(T.path + path * RELATIONS + relation);
    out.add(T.pathOdds + path * MARGINS + odds);
    if (at >= 0)
      out.add(T.gap + gapOf(at < token ? token - candidate.cueEnd : at - facts.edge) * RELATIONS + relation);
    out.add(T.beforeOdds + classBefore * MARGINS + odds);
    out.add(T.afterOdds + classAfter * MARGINS + odds);
    out.add(T.aroundRelation + (classBefore * CLASSES + classAfter) * RELATIONS + relation);
    out.add(T.titledOdds + (Number(facts.titled) * MARGINS + odds) * 5 + size);
    out.add(T.againOdds + again * MARGINS + odds);
    if (candidate.cue >= 0)
      out.add(T.verb + (candidate.verb < VERBS ? candidate.verb : 0) * 3 + (RELATED[relation] as number));
    out.add(T.relationStrength + relation * STRENGTHS + strength);
    out.add(T.relationShape + (relation * ENDS + facts.end) * 3 + facts.opening);
    out.add(T.kind + candidate.kind);
    out.add(T.type + (this.#phrases.type[candidate.phrase] as number));
    out.add(T.margin + bucketOf(guess.margin) * 2 + (size > 1 ? 1 : 0));
    out.add(T.score + bucketOf((guess.score + 4) / 2) * 5 + size);
  }

  /** 0 other sentence, 1 verb before, 2 verb right before, 3 verb behind, 4 right behind, 5 no verb. */
  #relation({ cue, cueEnd, phrase }: Candidate, token: number): number {
    const tokens = this.#tokens;
    const at = cue < 0 ? (this.#phrases.head[phrase] as number) : cue;
    if (tokens.sentenceOf(at) !== tokens.sentenceOf(token)) return 0;
    if (cue < 0) return 5;
    if (cue < token) return token - cueEnd <= 2 ? 2 : 1;
    return cue - token <= 4 ? 4 : 3;
  }

  /** How often the words stand elsewhere in the text: terms and titles come again, sentences do not. */
  #again(token: number): number {
    const { text } = this.#tokens;
    const from = this.#tokens.startOf(token) + 1;
    const to = this.#tokens.endOf(token) - 1;
    if (to - from > 60 || to - from < 2) return 0;
    const words = text.slice(from, /[.,]/u.test(text[to - 1] as string) ? to - 1 : to);
    let count = 0;
    for (let at = text.indexOf(words); at >= 0 && count < 3; at = text.indexOf(words, at + words.length))
      count++;
    return count - 1;
  }

  #vocabulary(at: number, token: number): number {
    const tokens = this.#tokens;
    if (at < 0 || at >= tokens.count || tokens.paragraph[at] !== tokens.paragraph[token]) return 0;
    return tokens.isWord(at) ? Math.min(VOCABULARY - 1, tokens.lexicon.besideNumber(tokens.word(at))) : 0;
  }

  #classOf(at: number, token: number): number {
    const tokens = this.#tokens;
    if (at < 0 || at >= tokens.count || tokens.paragraph[at] !== tokens.paragraph[token]) return 0;
    if (tokens.kind[at] !== Kind.word) return 1;
    const bits = tokens.bits[at] as number;
    if (bits & Bit.work) return 2;
    if (bits & Bit.cue) return tokens.lexicon.cueStrength(tokens.word(at)) >= 5 ? 3 : 4;
    if (bits & Bit.determiner) return tokens.lexicon.words.definite.has(tokens.word(at)) ? 5 : 6;
    if (bits & Bit.preposition) return tokens.word(at) === 'as' ? 7 : 8;
    return 9;
  }

  /** A headline or a caption: the paragraph ends without a full stop. */
  #isLine(token: number): boolean {
    const tokens = this.#tokens;
    const at = tokens.closingOf(token);
    const last = tokens.text[tokens.endOf(at) - 1] as string;
    const inner = tokens.text[tokens.endOf(at) - 2] as string;
    return !/[.!?:,…)]/u.test(last) && !/[.!?,…]/u.test(inner);
  }
}

function bucketOf(value: number): number {
  return Math.max(0, Math.min(MARGINS - 1, Math.floor(value)));
}
