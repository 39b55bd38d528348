/** Somebody without a name of whom the sentence before tells: `The mayor disagrees. “It is late,” he said.` */
import { genderOf } from './gender-words.js';
import { isHuman } from './introduced.js';
import { Bit } from './lexicon.js';
import type { Person } from './person.js';
import { type Phrases, PhraseType } from './phrases.js';
import { Kind, type Tokens } from './tokens.js';

/** Sentences that go on with the same pronoun. */
const MOST_SENTENCES = 3;
/** Phrases in them; more are a list. */
const MOST_PHRASES = 60;

export class Subjects {
  readonly #tokens: Tokens;
  readonly #phrases: Phrases;
  /** Who is named by a phrase. */
  readonly #personIn: (phrase: number) => Person | undefined;

  constructor(tokens: Tokens, phrases: Phrases, personIn: (phrase: number) => Person | undefined) {
    this.#tokens = tokens;
    this.#phrases = phrases;
    this.#personIn = personIn;
  }

  /** Number of the phrase that `he` or `she` at `at` stands for; undefined where the sentences before tell of somebody else. */
  before(at: number, gender: 'he' | 'she'): number | undefined {
    const tokens = this.#tokens;
    const own = tokens.sentenceOf(at);
    for (let back = 1; back <= MOST_SENTENCES && back <= own; back++) {
      const first = tokens.firstOf(own - back);
      if (tokens.paragraphOf(at) - tokens.paragraphOf(first) > 1) return undefined;
      const phrase = this.#opening(first);
      if (phrase === undefined) return undefined;
      if (tokens.has(this.#phrases.first[phrase] as number, Bit.pronoun)) {
        const pronoun = tokens.lexicon.pronounOf(tokens.word(this.#phrases.first[phrase] as number));
        if (pronoun !== gender) return undefined;
        continue;
      }
      return this.#isSomebody(phrase, gender) && !this.#isNamed(phrase, at, gender) ? phrase : undefined;
    }
    return undefined;
  }

  /** The phrase that opens the sentence, with no more than a conjunction before it. */
  #opening(first: number): number | undefined {
    const from = this.#tokens.has(first, Bit.conjunction) ? first + 1 : first;
    const phrase = this.#phrases.at[from] as number;
    return this.#phrases.first[phrase] === from ? phrase : undefined;
  }

  /** `The mayor`, `Doe’s neighbour`, `his wife`; with a verb behind, and no name. */
  #isSomebody(phrase: number, gender: 'he' | 'she'): boolean {
    const tokens = this.#tokens;
    const head = this.#phrases.head[phrase] as number;
    if ((this.#phrases.type[phrase] as number) < PhraseType.definite || !isHuman(tokens, head)) return false;
    const own = genderOf(tokens, head, head + 1);
    if ((own && own !== gender) || tokens.word(head).endsWith('s')) return false;
    const last = endOf(tokens, this.#phrases, phrase);
    if (last === head)
      for (let at = head; at <= (this.#phrases.last[phrase] as number); at++)
        if (tokens.possessive[at] || tokens.isCapital(at)) return false;
    const next = last + 1;
    return tokens.kind[next] === Kind.word && !tokens.has(next, Bit.conjunction);
  }

  /** Somebody else whom the pronoun may mean. */
  #isNamed(phrase: number, at: number, gender: 'he' | 'she'): boolean {
    const { first, type, count } = this.#phrases;
    for (let next = phrase + 1; next < count && (first[next] as number) < at; next++) {
      if (next - phrase > MOST_PHRASES) return true;
      const kind = type[next] as number;
      const person = kind >= PhraseType.fullName && kind <= PhraseType.titledName && this.#personIn(next);
      if (person && (person.gender ?? person.called ?? gender) === gender) return true;
    }
    return false;
  }
}

/** `a spokesman for the port`; behind the noun alone the phrase may hold a verb that no list has: `the mayor disagrees`. */
export function endOf(tokens: Tokens, phrases: Phrases, phrase: number): number {
  const head = phrases.head[phrase] as number;
  const isBound = tokens.has(head + 1, Bit.joiner | Bit.preposition);
  return isBound ? (phrases.last[phrase] as number) : head;
}
