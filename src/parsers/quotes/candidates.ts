/** Who could have said a stretch: pairs of a verb of saying and a phrase near it, in the sentences around the stretch. */
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

export const CueKind = { verb: 0, according: 1, colon: 2, dash: 3, none: 4 } as const;
export const CUE_KINDS = 5;

interface Cue {
  first: number;
  last: number;
  /** The verb without what belongs to it. */
  at: number;
  kind: number;
  strength: number;
  verb: number;
  form: number;
}

/** In other sentences only verbs count that mostly report speech. */
const STRONG = 3;
/** As strong as verbs are. */
const SURE = 7;
/** Verbs of several words hardly do anything but report. */
const PHRASAL = 5;
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
  readonly #cues = new Map<number, Cue[]>();
  /** How many strong verbs stand before each token. */
  readonly #count: Int32Array;

  constructor(tokens: Tokens, phrases: Phrases) {
    this.#tokens = tokens;
    this.#phrases = phrases;
    this.#count = new Int32Array(tokens.count + 1);
    for (let at = 0; at < tokens.count; at++) {
      const counts = tokens.has(at, Bit.cue) && this.#strength(at) >= STRONG;
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

  /** All cues of a sentence, in order; read once. */
  cuesOf(sentence: number): readonly Cue[] {
    let cues = this.#cues.get(sentence);
    if (!cues) {
      cues = [];
      const { auxiliaries } = this.#tokens.lexicon.words;
      const to = this.#tokens.firstOf(sentence + 1);
      for (let at = this.#tokens.firstOf(sentence); at < to; at++) {
        const sequence = this.#tokens.has(at, Bit.sequence) ? this.#sequenceAt(at, to) : undefined;
        if (sequence) {
          cues.push(sequence);
          at = sequence.last;
          continue;
        }
        const strength = this.#strength(at);
        // `a dit`, `ha prometido`: one verb.
        const first = auxiliaries?.has(this.#tokens.word(at - 1)) ? at - 1 : at;
        if (strength > 0) cues.push(this.#cue(first, at, CueKind.verb, strength, at));
      }
      this.#cues.set(sentence, cues);
    }
    return cues;
  }

  #cue(first: number, last: number, kind: number, strength: number, at = first): Cue {
    const { lexicon } = this.#tokens;
    const word = this.#tokens.word(at);
    return { first, last, at, kind, strength, verb: lexicon.cueNumber(word), form: lexicon.formOf(word) };
  }

  #strength(at: number): number {
    if (!this.#tokens.has(at, Bit.cue | Bit.weakCue)) return 0;
    // A verb that no list has was told by its place: the least that counts.
    return this.#tokens.lexicon.cueStrength(this.#tokens.word(at)) || 1;
  }

  #sequenceAt(first: number, to: number): Cue | undefined {
    const { according, accordingBehind, auxiliaries, inverts, ordinals, phrasal } =
      this.#tokens.lexicon.words;
    if (accordingBehind.has(this.#tokens.word(first))) return this.#cue(first, first, CueKind.according, 0);
    if (ordinals?.has(this.#tokens.word(first)) && this.#isOrdinal(first)) return undefined;
    const preposition = this.#sequence(according, first, to);
    if (preposition > first) return this.#cue(first, preposition - 1, CueKind.according, 0);
    const verb = this.#sequence(phrasal, first, to);
    if (verb === first) return undefined;
    // `ha fatto sapere`, `le fa eco`
    const isAided = inverts && auxiliaries?.has(this.#tokens.word(first - 1));
    return this.#cue(isAided ? first - 1 : first, verb - 1, CueKind.verb, PHRASAL, first);
  }

  /** `il secondo tempo`; or a relative clause, as in `Rossi, secondo cui …`. */
  #isOrdinal(at: number): boolean {
    return (
      this.#tokens.has(at - 1, Bit.determiner | Bit.preposition) || this.#tokens.has(at + 1, Bit.relative)
    );
  }

  /** One behind the last token of a sequence that begins at `at`; `at` itself where none does. */
  #sequence(sequences: readonly (readonly string[])[], at: number, to: number): number {
    for (const sequence of sequences) {
      if (this.#tokens.word(at) !== sequence[0] || at + sequence.length > to) continue;
      if (sequence.every((word, offset) => this.#tokens.word(at + offset) === word))
        return at + sequence.length;
    }
    return at;
  }

  #ofSentence(sentence: number, token: number, from: number, to: number, found: Candidate[]): void {
    const cues = this.cuesOf(sentence);
    const firstBehind = cues.findIndex(({ first }) => first > token);
    const split = firstBehind < 0 ? cues.length : firstBehind;
    for (let at = Math.max(0, split - MOST_CUES); at < Math.min(cues.length, split + MOST_CUES); at++)
      this.#ofCue(cues[at] as Cue, from, to, found);
  }

  #ofOther(sentence: number, found: Candidate[]): void {
    const from = this.#tokens.firstOf(sentence);
    const to = this.#tokens.firstOf(sentence + 1);
    for (const cue of this.cuesOf(sentence).slice(-MOST_ELSEWHERE))
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
    let before = (phrases.at[first] as number) - 1;
    for (let count = 0; before >= 0; before--, count++) {
      const start = phrases.first[before] as number;
      if (start < from) break;
      if (kind === CueKind.verb && this.#isNoSubject(before)) continue;
      const opens = before === 0 || (phrases.first[before - 1] as number) < from;
      if (count < MOST_BEFORE || opens)
        found.push({ phrase: before, cue: first, cueEnd: last, kind, strength, verb, form });
    }
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
    let stretch = verb + 1;
    while (stretch < to && tokens.kind[stretch] !== Kind.stretch) stretch++;
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
