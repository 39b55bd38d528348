/**
 * Goes through the marked stretches in order and says of each whether it quotes somebody and which words near it name
 * the speaker. Two linear models decide; `bench/train-quotes.mjs` made their weights.
 */
import { type Candidate, CandidateFinder } from './candidates.js';
import { CueKind } from './cues.js';
import { Beside, End, factsOf, SINGLE, type StretchFacts } from './facts.js';
import { Bit, type Lexicon } from './lexicon.js';
import type { Stretch } from './marks.js';
import { quotesNobody } from './nobody.js';
import { type Phrases, PhraseType, phrasesOf } from './phrases.js';
import { type Guess, type Neighbours, QUOTE, QuoteFeatures } from './quote-features.js';
import { type LastSaid, RANK, RankFeatures } from './rank-features.js';
import { scan } from './scan.js';
import { isIntroduced } from './subjectless.js';
import { Features } from './templates.js';
import type { Tokens } from './tokens.js';
import { findVerbsBehind } from './verbs-behind.js';
import weights from './weights.json' with { type: 'json' };

const RANK_WEIGHTS = RANK.load(weights.rank);
const PAIR_WEIGHTS = RANK.load(weights.pair);
const QUOTE_WEIGHTS = QUOTE.load(weights.quote);

/**
 * Log odds from which a stretch is a quote. The sets disagree on what doubted words are (see `bench/README.md`): this takes
 * as few as it can without losing fragments that are quoted. More words than a term has are hardly ever one, so they need less.
 */
const THRESHOLD = { term: -0.13, clause: -0.6 };
/** Words of a term. */
const TERM_WORDS = 4;

/** Stretches beside one in its sentence; more than so many say nothing more. */
const MANY = 4;

/** Log odds that a clause of its own is worth to a subject. */
const CLAUSE = 1;

/** A signature leaves no doubt. */
const SURE = { score: 8, margin: 8, odds: 5 };

export interface Attributed extends Guess {
  stretch: Stretch;
  facts: StretchFacts;
  /** Log odds that the stretch quotes somebody. */
  quoteOdds: number;
}

export class Attributor {
  readonly stretches: Stretch[];
  readonly tokens: Tokens;
  readonly phrases: Phrases;
  readonly finder: CandidateFinder;
  readonly facts: StretchFacts[];
  readonly rank: RankFeatures;
  readonly quote: QuoteFeatures;
  readonly features = new Features();
  readonly #double: boolean;
  last: LastSaid = { candidate: undefined, token: -1 };
  /** Which stretches quoted somebody. */
  readonly quoted: boolean[] = [];

  constructor(text: string, stretches: Stretch[], lexicon: Lexicon) {
    this.stretches = stretches;
    this.tokens = scan(text, this.stretches, lexicon);
    const { verbForm } = lexicon.words;
    if (verbForm) findVerbsBehind(this.tokens, stretches, verbForm);
    this.phrases = phrasesOf(this.tokens);
    this.finder = new CandidateFinder(this.tokens, this.phrases);
    this.facts = this.stretches.map((stretch, index) => factsOf(this.tokens, stretch, index));
    this.#double = this.facts.filter(({ mark }) => mark !== SINGLE).length * 2 > this.facts.length;
    this.rank = new RankFeatures(this.tokens, this.phrases);
    this.quote = new QuoteFeatures(this.tokens, this.phrases);
  }

  /** Every stretch that quotes somebody, in order. */
  all(): Attributed[] {
    const found: Attributed[] = [];
    for (const [index, stretch] of this.stretches.entries()) {
      const facts = this.facts[index] as StretchFacts;
      const guess = this.guess(index, this.candidates(index));
      const neighbours = this.neighbours(index);
      this.quote.of(facts, guess, neighbours, this.features);
      const quoteOdds = this.features.score(QUOTE_WEIGHTS);
      const isQuote =
        this.#certainly(index) ||
        (quoteOdds > (facts.words > TERM_WORDS ? THRESHOLD.clause : THRESHOLD.term) &&
          !quotesNobody({ tokens: this.tokens, facts, guess, neighbours, quoteOdds, double: this.#double }));
      this.heard(index, isQuote, guess.candidate);
      if (isQuote) found.push({ stretch, facts, quoteOdds, ...guess });
    }
    return found;
  }

  /** Quotes by their form: set apart by the page, going on from the paragraph before, or a whole sentence that stands alone. */
  #certainly(index: number): boolean {
    const { block, told, paragraph } = this.stretches[index] as Stretch;
    const previous = this.stretches[index - 1];
    if (block || told) return true;
    const { label, direction } = this.facts[index] as StretchFacts;
    if (label) return true;
    if (direction) return false;
    if (previous?.goesOn && this.quoted[index - 1] && previous.paragraph === paragraph - 1) return true;
    const { token, before, opensParagraph, closesParagraph, opening, end, words, mark, after } = this.facts[
      index
    ] as StretchFacts;
    // `« … », dit-il`: the model has learned English alone.
    const isSaid = after === Beside.cue && end === End.comma && opening === 1;
    if (isSaid && !this.tokens.lexicon.words.frequentCues) return true;
    if (before === Beside.colon && isIntroduced(this.tokens, token, opening === 1 && words > TERM_WORDS))
      return true;
    const isSentence = opening === 1 && (end === End.stop || end === End.question) && words > 2;
    if (opensParagraph && closesParagraph && isSentence && mark !== SINGLE) return true;
    // Without words of the language, only the form tells.
    return this.tokens.lexicon.isEmpty && (words > 3 || (end !== End.none && words > 1));
  }

  /** Those in the sentences around, and whoever said the stretch before. */
  candidates(index: number): Candidate[] {
    const { token, edge } = this.facts[index] as StretchFacts;
    const found = this.finder.around(token, edge);
    const last = this.last.candidate;
    if (last && !found.some(({ phrase, cue }) => phrase === last.phrase && cue === last.cue))
      found.push(last);
    return found;
  }

  featuresOf(candidate: Candidate, index: number): Features {
    const facts = this.facts[index] as StretchFacts;
    const between = this.finder.cuesBetween(candidate, facts.token);
    this.rank.of(candidate, facts, this.last, between, this.features);
    return this.features;
  }

  guess(
    index: number,
    candidates: readonly Candidate[],
    rankWeights = RANK_WEIGHTS,
    pairWeights = PAIR_WEIGHTS,
  ): Guess {
    const signature = this.stretches[index]?.signed && candidates.find(({ kind }) => kind === CueKind.dash);
    if (signature) return { candidate: signature, ...SURE };
    const inverted = this.tokens.lexicon.words.inverts && this.#inverted(index, candidates);
    if (inverted) return { candidate: inverted, ...SURE };
    const beside = (this.facts[index] as StretchFacts).token - 1;
    let best: Candidate | undefined;
    let score = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    for (const candidate of candidates) {
      let value = this.featuresOf(candidate, index).score(rankWeights);
      if (candidate.cueEnd === beside && this.#isInClause(candidate)) value += CLAUSE;
      if (value > score) {
        if (best?.phrase !== candidate.phrase) second = score;
        best = candidate;
        score = value;
      } else if (value > second && candidate.phrase !== best?.phrase) second = value;
    }
    if (!best) return { candidate: undefined, score: 0, margin: 0, odds: 0 };
    const odds = this.featuresOf(best, index).score(pairWeights);
    return { candidate: best, score, margin: Math.min(20, score - second), odds };
  }

  /** `a plan that the paper calls “…”`, `what Doe described as “…”`: whose clause the marks end. */
  #isInClause({ phrase, cue }: Candidate): boolean {
    const { tokens, phrases } = this;
    if (phrases.last[phrase] !== cue - 1 || phrases.type[phrase] === PhraseType.other) return false;
    return tokens.has((phrases.first[phrase] as number) - 1, Bit.that | Bit.relative);
  }

  /** `“…”, zegt de minister`, `Zo zegt de minister: “…”`, with nothing but the comma or the colon between. */
  #inverted(index: number, candidates: readonly Candidate[]): Candidate | undefined {
    const { tokens } = this;
    const { token, edge, before } = this.facts[index] as StretchFacts;
    return candidates.find(({ phrase, cue, cueEnd, kind }) => {
      const last = this.phrases.last[phrase] as number;
      if (kind !== CueKind.verb || this.phrases.first[phrase] !== cueEnd + 1) return false;
      if (this.phrases.type[phrase] === PhraseType.other) return false;
      // `Daarna voegde hij toe: “…”`
      const colon = tokens.has(last + 1, Bit.preposition) ? last + 2 : last + 1;
      return cue === edge + 1 || (before === Beside.colon && colon === token - 1);
    });
  }

  heard(index: number, isQuote: boolean, candidate: Candidate | undefined): void {
    this.quoted[index] = isQuote;
    if (!isQuote || !candidate) return;
    this.last = { candidate, token: (this.facts[index] as StretchFacts).token };
    const head = this.rank.headWord(candidate.phrase);
    this.rank.spoken.set(head, (this.rank.spoken.get(head) ?? 0) + 1);
  }

  neighbours(index: number): Neighbours {
    const { tokens } = this;
    const own = (this.facts[index] as StretchFacts).token;
    const sentence = tokens.sentenceOf(own);
    let inSentence = 0;
    for (const step of [-1, 1])
      for (let at = index + step; this.facts[at] && inSentence < MANY; at += step) {
        if (tokens.sentenceOf((this.facts[at] as StretchFacts).token) !== sentence) break;
        inSentence++;
      }
    const previous = this.facts[index - 1];
    const before =
      previous === undefined || tokens.paragraph[previous.token] !== tokens.paragraph[own]
        ? 0
        : tokens.sentenceOf(previous.token) !== sentence
          ? 3
          : this.quoted[index - 1]
            ? 2
            : 1;
    const listed =
      Number(this.#isListed(previous?.token, own)) +
      Number(this.#isListed(own, this.facts[index + 1]?.token));
    return { before, inSentence, listed };
  }

  /** No more than a comma and a conjunction between two stretches. */
  #isListed(from: number | undefined, to: number | undefined): boolean {
    if (from === undefined || to === undefined || to - from > 3) return false;
    if (this.tokens.sentence[from] !== this.tokens.sentence[to]) return false;
    for (let at = from + 1; at < to; at++)
      if (this.tokens.bits[at] === 0 && this.tokens.isWord(at)) return false;
    return true;
  }
}
