/** Who could have said a stretch: pairs of a verb of saying and a phrase near it, in the sentences around the stretch. */
import { type Cue, CueKind, Cues, firstFrom } from './cues.js';
import { Bit } from './lexicon.js';
import { type Phrases, PhraseType } from './phrases.js';
import { Kind, type Tokens } from './tokens.js';

export interface Candidate {
  /** Number of the phrase that would be the speaker. */
  phrase: number;
  /** First token of the cue; -1 where no verb is needed. */
  cue: number;
  /** Last token of the cue. */
  cueEnd: number;
  kind: number;
  /** How likely the cue reports speech, 0 to 7. */
  strength: number;
  /** Number and form of the verb, as the lexicon counts them; 0 where there is none. */
  verb: number;
  form: number;
}

/** In other sentences only verbs count that mostly report speech. */
const STRONG = 3;
/** As strong as verbs are. */
const SURE = 7;
/** How many cues of one sentence are tried on one side. */
const MOST_CUES = 6;
const MOST_ELSEWHERE = 10;
/** How many phrases are tried before a cue, beside the one that opens its sentence. */
const MOST_BEFORE = 4;
/** How far behind a verb its subject may begin. */
const BEHIND = 6;

export class CandidateFinder {
  readonly #tokens: Tokens;
  readonly #phrases: Phrases;
  readonly cues: Cues;
  /** How many strong verbs stand before each token. */
  readonly #count: Int32Array;

  constructor(tokens: Tokens, phrases: Phrases) {
    this.#tokens = tokens;
    this.#phrases = phrases;
    this.cues = new Cues(tokens);
    this.#count = new Int32Array(tokens.count + 1);
    for (let at = 0; at < tokens.count; at++) {
      const counts = tokens.has(at, Bit.cue) && this.cues.strengthAt(at) >= STRONG;
      this.#count[at + 1] = (this.#count[at] as number) + (counts ? 1 : 0);
    }
  }

  /** Strong verbs between a candidate and the stretch at `token`. */
  cuesBetween({ phrase, cue, cueEnd }: Candidate, token: number): number {
    const from = cue < 0 ? (this.#phrases.first[phrase] as number) : cue;
    const to = cue < 0 ? (this.#phrases.last[phrase] as number) : cueEnd;
    const [left, right] = to < token ? [to + 1, token] : [token + 1, from];
    return (this.#count[right] as number) - (this.#count[Math.min(left, right)] as number);
  }

  /** Candidates for the stretch that stands at `token`, nearest sentences first. */
  around(token: number, edge: number): Candidate[] {
    const tokens = this.#tokens;
    const found: Candidate[] = [];
    const sentence = tokens.sentenceOf(token);
    const paragraph = tokens.paragraphOf(token);
    const from = tokens.firstOf(sentence);
    const to = tokens.firstOf(sentence + 1);
    this.#ofSentence(sentence, token, from, to, found);
    for (let back = 1; back <= 2; back++) {
      const first = tokens.firstOf(sentence - back);
      if (sentence - back < 0 || tokens.paragraphOf(first) < paragraph - 1) break;
      this.#ofOther(sentence - back, found);
    }
    const next = sentence + 1;
    if (to < tokens.count && tokens.paragraphOf(to) <= paragraph + 1) this.#ofOther(next, found);
    this.#withoutVerb(token, from, to, found);
    if (tokens.lexicon.words.inverts)
      for (const one of found) if (one.kind === CueKind.verb && one.cue === edge + 1) one.strength = SURE;
    return found;
  }

  #ofSentence(sentence: number, token: number, from: number, to: number, found: Candidate[]): void {
    const cues = this.cues.of(sentence);
    const split = firstFrom(cues, token);
    for (let at = Math.max(0, split - MOST_CUES); at < Math.min(cues.length, split + MOST_CUES); at++)
      this.#ofCue(cues[at] as Cue, from, to, found);
  }

  #ofOther(sentence: number, found: Candidate[]): void {
    const from = this.#tokens.firstOf(sentence);
    const to = this.#tokens.firstOf(sentence + 1);
    for (const cue of this.cues.of(sentence).slice(-MOST_ELSEWHERE))
      if (cue.kind === CueKind.according || cue.strength >= STRONG) this.#ofCue(cue, from, to, found);
  }

  #ofCue(cue: Cue, from: number, to: number, found: Candidate[]): void {
    const phrases = this.#phrases;
    const { first, last, kind, strength, verb, form } = cue;
    const next = kind === CueKind.verb ? this.#subjectBehind(last) : (phrases.at[last + 1] as number);
    if (next < phrases.count) {
      const start = phrases.first[next] as number;
      if (start > last && start < to && start - last <= BEHIND && !this.#crosses(last, start))
        found.push({ phrase: next, cue: first, cueEnd: last, kind, strength, verb, form });
    }
    const doer = kind === CueKind.verb && this.#isPassive(cue.at) ? this.#doer(last, to) : undefined;
    if (doer !== undefined) {
      found.push({ phrase: doer, cue: first, cueEnd: last, kind, strength, verb, form });
      return;
    }
    for (const phrase of this.#before(first, from))
      if (kind !== CueKind.verb || !this.#isNoSubject(phrase))
        found.push({ phrase, cue: first, cueEnd: last, kind, strength, verb, form });
  }

  /** The phrases just before a cue, the nearest first, and the one that opens the sentence. */
  #before(cue: number, from: number): number[] {
    const { at, first } = this.#phrases;
    let opening = at[from] as number;
    if ((first[opening] as number) < from) opening++;
    const last = (at[cue] as number) - 1;
    const before: number[] = [];
    for (let phrase = last; phrase >= opening && before.length < MOST_BEFORE; phrase--) before.push(phrase);
    if (last - opening >= MOST_BEFORE) before.push(opening);
    return before;
  }

  /**
   * The phrase behind a verb. Where verbs may have no subject, what a preposition or another verb stands before is none:
   * `disse em entrevista ao Jornal`, `diceva scuotendo la testa`.
   */
  #subjectBehind(verb: number): number {
    const { at, first, type, count } = this.#phrases;
    let next = at[verb + 1] as number;
    if (this.#tokens.lexicon.words.dropsSubject !== 'anywhere') return next;
    const isSubject = (phrase: number) => {
      const start = first[phrase] as number;
      if (start === verb + 1) return true;
      return !this.#tokens.has(start - 1, Bit.preposition) && type[phrase] !== PhraseType.other;
    };
    while (next < count && (first[next] as number) <= verb + BEHIND && !isSubject(next)) next++;
    return next;
  }

  /** `Doe was branded “…”`: it is not Doe who says so. */
  #isPassive(verb: number): boolean {
    const { lexicon } = this.#tokens;
    const { passive } = lexicon.words;
    if (!passive || lexicon.formOf(this.#tokens.word(verb)) !== PAST) return false;
    let at = verb - 1;
    while (at > 0 && this.#tokens.has(at, Bit.adverb) && !passive.be.has(this.#tokens.word(at))) at--;
    return passive.be.has(this.#tokens.word(at));
  }

  /** Who does what a passive verb says: `branded “…” by the prime minister`. */
  #doer(verb: number, to: number): number | undefined {
    const tokens = this.#tokens;
    const stretch = tokens.ofStretch[tokens.stretch[verb] as number] ?? to;
    const by = stretch + 1;
    if (stretch >= to || tokens.word(by) !== tokens.lexicon.words.passive?.by) return undefined;
    const phrase = this.#phrases.at[by + 1] as number;
    return this.#phrases.first[phrase] === by + 1 ? phrase : undefined;
  }

  #crosses(from: number, to: number): boolean {
    for (let at = from + 1; at < to; at++) if (this.#tokens.kind[at] === Kind.stretch) return true;
    return false;
  }

  /** `Questionado sobre a obra, completou`: behind a preposition, and nothing that is written. */
  #isNoSubject(phrase: number): boolean {
    const tokens = this.#tokens;
    if (tokens.lexicon.words.dropsSubject !== 'anywhere') return false;
    const isBehind = tokens.has((this.#phrases.first[phrase] as number) - 1, Bit.preposition);
    return isBehind && !tokens.has(this.#phrases.head[phrase] as number, Bit.document);
  }

  /** `La replica di Salvi: «…»`: a thing is said to be somebody’s, who speaks. */
  #isOwned(phrase: number): boolean {
    const { binding, namesBehindOffices } = this.#tokens.lexicon.words;
    const of = (this.#phrases.last[phrase] as number) + 1;
    const isThing = this.#phrases.type[phrase] === PhraseType.other;
    return isThing && namesBehindOffices === true && binding.has(this.#tokens.word(of));
  }

  /** `Doe: “…”`, `“…” — Jane Doe`, and phrases beside the stretch whose verb is none that we know. */
  #withoutVerb(token: number, from: number, to: number, found: Candidate[]): void {
    const tokens = this.#tokens;
    const phrases = this.#phrases;
    const colon = token - 1 >= from && tokens.text[tokens.startOf(token - 1)] === ':' ? token - 1 : -1;
    const behind = (phrases.at[token] as number) - 1;
    for (let at = behind; at >= 0 && behind - at < 3; at--) {
      if ((phrases.first[at] as number) < from) break;
      // `Le maire : “…”`: without words of the language, a capital that opens a sentence is no name.
      if (
        tokens.lexicon.isEmpty &&
        (phrases.type[at] as number) !== PhraseType.fullName &&
        (phrases.last[at] as number) < colon - 1
      )
        continue;
      if (colon >= 0 && this.#isOwned(at)) continue;
      if (colon >= 0) found.push({ phrase: at, cue: colon, cueEnd: colon, kind: CueKind.colon, ...NO_VERB });
      else found.push({ phrase: at, cue: -1, cueEnd: -1, kind: CueKind.none, ...NO_VERB });
    }
    const opening = phrases.at[from] as number;
    if (opening < behind - 2 && (phrases.first[opening] as number) < token)
      found.push({ phrase: opening, cue: -1, cueEnd: -1, kind: CueKind.none, ...NO_VERB });
    const next = phrases.at[token + 1] as number;
    if (next >= phrases.count) return;
    const start = phrases.first[next] as number;
    const dash = start - 1 > token && DASHES.has(tokens.text[tokens.startOf(start - 1)] as string);
    const near = start < to || start - token <= 3;
    if (dash && start - token <= 3)
      found.push({ phrase: next, cue: start - 1, cueEnd: start - 1, kind: CueKind.dash, ...NO_VERB });
    else if (near) found.push({ phrase: next, cue: -1, cueEnd: -1, kind: CueKind.none, ...NO_VERB });
  }
}

const NO_VERB = { strength: 0, verb: 0, form: 0 } as const;
/** As {@link Lexicon.formOf} counts. */
const PAST = 0;
const DASHES: ReadonlySet<string> = new Set(['—', '–', '-', '―']);
