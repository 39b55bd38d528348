/** The words of one language, looked up by one key each: what a word may be, as bits, and how often it reports speech. */
import { codeAt } from '../white-space.js';
import type { LanguageWords, Pronoun } from './languages/words.js';
import { CASE, WordTable } from './word-table.js';

export const Bit = {
  cue: 1,
  weakCue: 1 << 1,
  between: 1 << 2,
  pronoun: 1 << 3,
  determiner: 1 << 4,
  stop: 1 << 5,
  joiner: 1 << 6,
  title: 1 << 7,
  organisation: 1 << 8,
  document: 1 << 9,
  group: 1 << 10,
  female: 1 << 11,
  male: 1 << 12,
  addressing: 1 << 13,
  preposition: 1 << 14,
  conjunction: 1 << 15,
  relative: 1 << 16,
  adverb: 1 << 17,
  calendar: 1 << 18,
  speaker: 1 << 19,
  that: 1 << 20,
  work: 1 << 21,
  /** Opens a sequence that is a cue as a whole: `according to`, `put it`. */
  sequence: 1 << 22,
} as const;

/** Heads of noun phrases that name who speaks. */
export const NOUN = Bit.title | Bit.organisation | Bit.document | Bit.group | Bit.speaker;

/** Cues that the language lists but the training articles do not know. 0 to 7. */
const LISTED = 5;
const WEAK = 2;
const MOST = 7;

export class Lexicon {
  readonly words: LanguageWords;
  readonly #bits = new Map<string, number>();
  /** All words that have bits, and the bits of each. */
  readonly #table: WordTable;
  readonly #bitsInTable: Int32Array;
  readonly #strength = new Map<string, number>();
  readonly #beside: ReadonlyMap<string, number>;
  readonly #frequent: ReadonlyMap<string, number>;

  constructor(words: LanguageWords) {
    this.words = words;
    const add = (list: Iterable<string>, bit: number) => {
      for (const word of list) this.#bits.set(word, (this.#bits.get(word) ?? 0) | bit);
    };
    add(words.cues, Bit.cue);
    add(words.weakCues, Bit.weakCue);
    add(words.between, Bit.between);
    add(words.pronouns.keys(), Bit.pronoun);
    add(words.determiners, Bit.determiner);
    add(words.stops, Bit.stop);
    add(words.joiners, Bit.joiner);
    add(words.titles, Bit.title);
    add(words.organisations, Bit.organisation);
    add(words.documents, Bit.document);
    add(words.groups, Bit.group);
    add(words.female, Bit.female);
    add(words.male, Bit.male);
    add(words.addressing, Bit.addressing);
    add(words.prepositions, Bit.preposition);
    add(words.conjunctions, Bit.conjunction);
    add(words.relatives, Bit.relative);
    add(words.calendar, Bit.calendar);
    add(words.speakers, Bit.speaker);
    add(words.that, Bit.that);
    for (const [word] of [...words.according, ...words.phrasal]) if (word) add([word], Bit.sequence);
    add(words.accordingBehind, Bit.sequence);
    add(words.works, Bit.work);
    for (const word of this.#bits.keys()) add([word], this.#guessed(word));
    this.#beside = new Map((words.beside ?? []).map((word, index) => [word, index + 1]));
    this.#frequent = new Map((words.frequentCues ?? []).map((word, index) => [word, index + 1]));
    for (const word of words.weakCues) this.#strength.set(word, WEAK);
    for (const word of words.cues) this.#strength.set(word, LISTED);
    for (const [word, strength] of words.cueStrength ?? []) {
      this.#strength.set(word, strength);
      add([word], Bit.cue);
    }
    this.#table = new WordTable(this.#bits.keys());
    this.#bitsInTable = Int32Array.from(this.#bits.values());
  }

  /** A language that we have no words of. */
  get isEmpty(): boolean {
    return this.#bits.size === 0;
  }

  /** The word that stands in the text from `start` up to `end`, in lower case, and its bits. */
  wordIn(text: string, start: number, end: number): { lower: string; bits: number } {
    const index = this.#table.find(text, start, end);
    if (index >= 0)
      return { lower: this.#table.words[index] as string, bits: this.#bitsInTable[index] as number };
    const capitals = capitalsIn(text, start, end);
    // Letters beyond ASCII have capitals that the table does not know.
    if (capitals === Capitals.any) {
      const lower = text.slice(start, end).toLowerCase();
      return { lower, bits: this.bitsOf(lower) };
    }
    const lower =
      capitals === Capitals.first
        ? String.fromCharCode(codeAt(text, start) | CASE) + text.slice(start + 1, end)
        : text.slice(start, end);
    return { lower, bits: this.#guessed(lower) };
  }

  bitsOf(lower: string): number {
    return this.#bits.get(lower) ?? this.#guessed(lower);
  }

  /** How likely the verb reports speech, 0 to 7; 0 for words that are no verbs of saying. */
  cueStrength(lower: string): number {
    return this.#strength.get(lower) ?? 0;
  }

  pronounOf(lower: string): Pronoun | undefined {
    return this.words.pronouns.get(lower) ?? this.words.objects?.get(lower);
  }

  /** 0 past, 1 present, 2 participle, 3 another form: irregular verbs are mostly of the past as well. */
  formOf(verb: string): number {
    const [past, present, participle] = this.words.verbEndings;
    if (verb.endsWith(participle)) return 2;
    if (verb.endsWith(past) || this.cueStrength(verb) === MOST) return 0;
    return verb.endsWith(present) ? 1 : 3;
  }

  /** The word's number among those that often stand beside marks; 0 for others. */
  besideNumber(lower: string): number {
    return this.#beside.get(lower) ?? 0;
  }

  /** The verb's number among the learned ones, the most frequent first; 0 for others. */
  cueNumber(lower: string): number {
    return this.#frequent.get(lower) ?? 0;
  }

  isAbbreviation(word: string): boolean {
    return this.words.abbreviations.has(word.toLowerCase());
  }

  #guessed(lower: string): number {
    let bits = 0;
    const { adverbEnding, noAdverbs } = this.words;
    if (adverbEnding && lower.length > 4 && lower.endsWith(adverbEnding))
      if (!noAdverbs?.has(lower)) bits |= Bit.adverb;
    if (this.words.titleEnding?.test(lower)) bits |= Bit.title;
    return bits;
  }
}

const Capitals = { none: 0, first: 1, any: 2 } as const;

/**
 * Where the word may have capitals; anywhere, where it has letters beyond ASCII. Most words have none or open with one, and
 * for a text with two bytes a character V8 asks ICU for the small letters of each.
 */
function capitalsIn(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = codeAt(text, at);
    if (code > 0x7f || (at > start && code >= 0x41 && code <= 0x5a)) return Capitals.any;
  }
  const first = codeAt(text, start);
  return first >= 0x41 && first <= 0x5a ? Capitals.first : Capitals.none;
}
