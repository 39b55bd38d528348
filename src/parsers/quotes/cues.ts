/** Verbs of saying and what does for them, sentence by sentence: `said`, `put it`, `according to`. */
import { Bit } from './lexicon.js';
import type { Tokens } from './tokens.js';

export const CueKind = { verb: 0, according: 1, colon: 2, dash: 3, none: 4 } as const;
export const CUE_KINDS = 5;

export interface Cue {
  /** First and last token. */
  first: number;
  last: number;
  /** The verb without what belongs to it. */
  at: number;
  kind: number;
  strength: number;
  verb: number;
  form: number;
}

/** Verbs of several words hardly do anything but report. */
const PHRASAL = 5;

export class Cues {
  readonly #tokens: Tokens;
  readonly #read = new Map<number, Cue[]>();

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** All cues of a sentence, in order; read once. */
  of(sentence: number): readonly Cue[] {
    let cues = this.#read.get(sentence);
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
        const strength = this.strengthAt(at);
        // `a dit`, `ha prometido`: one verb.
        const first = auxiliaries?.has(this.#tokens.word(at - 1)) ? at - 1 : at;
        if (strength > 0) cues.push(this.#cue(first, at, CueKind.verb, strength, at));
      }
      this.#read.set(sentence, cues);
    }
    return cues;
  }

  /** The cue that holds the token. */
  at(at: number): Cue | undefined {
    const cues = this.of(this.#tokens.sentenceOf(at));
    const cue = cues[firstFrom(cues, at + 1) - 1];
    return cue && cue.last >= at ? cue : undefined;
  }

  #cue(first: number, last: number, kind: number, strength: number, at = first): Cue {
    const { lexicon } = this.#tokens;
    const word = this.#tokens.word(at);
    return { first, last, at, kind, strength, verb: lexicon.cueNumber(word), form: lexicon.formOf(word) };
  }

  /** 0 to 7; 0 where no verb of saying stands. */
  strengthAt(at: number): number {
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

  /** `il secondo tempo`; or a relative clause that is of no speaker, as in `Rossi, secondo il quale …`. */
  #isOrdinal(at: number): boolean {
    if (this.#tokens.has(at + 1, Bit.pronoun)) return false;
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
}

/** Place of the first cue that does not begin before the token: a text without a full stop is one sentence of very many. */
export function firstFrom(cues: readonly Cue[], token: number): number {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle] as Cue).first < token) low = middle + 1;
    else high = middle;
  }
  return low;
}
