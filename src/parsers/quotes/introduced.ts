/** Whom a description means that the article names afterwards: `the leader said …. The leader, Jane Doe, has …`. */
import { Bit } from './lexicon.js';
import { ORGANISED } from './names.js';
import type { Person } from './person.js';
import { type Phrases, PhraseType } from './phrases.js';
import { isComma } from './roles.js';
import type { Tokens } from './tokens.js';

/** A name that comes later than so many paragraphs is somebody else’s. */
const MOST_PARAGRAPHS = { apposed: 6, named: 2 };
/** Phrases that are looked at for one. */
const MOST_PHRASES = 200;
/** Words of a name; more are a heading. */
const MOST_WORDS = 4;

export class Introductions {
  readonly #tokens: Tokens;
  readonly #phrases: Phrases;
  /** Who is named by a phrase. */
  readonly #personIn: (phrase: number) => Person | undefined;

  constructor(tokens: Tokens, phrases: Phrases, personIn: (phrase: number) => Person | undefined) {
    this.#tokens = tokens;
    this.#phrases = phrases;
    this.#personIn = personIn;
  }

  /** Who is named behind the same description; all of its words are said there again, but for whose it is. */
  apposed(phrase: number): Person | undefined {
    const tokens = this.#tokens;
    const { first, last, head, type } = this.#phrases;
    const own = head[phrase] as number;
    if (!isHuman(tokens, own)) return undefined;
    const noun = tokens.word(own);
    const to = this.#end(phrase, MOST_PARAGRAPHS.apposed);
    for (let next = phrase + 1; next + 1 < to; next++) {
      if ((type[next] as number) < PhraseType.definite || tokens.word(head[next] as number) !== noun)
        continue;
      const comma = (last[next] as number) + 1;
      if (first[next + 1] !== comma + 1 || !isComma(tokens, comma)) continue;
      const person = this.#firstNamed(next + 1);
      if (person) return this.#isSame(phrase, next) ? person : undefined;
    }
    return undefined;
  }

  /** Who is first named soon, by a sentence that opens with the name and says nothing of who they are. */
  named(phrase: number, gender: 'he' | 'she' | undefined): Person | undefined {
    const to = this.#end(phrase, MOST_PARAGRAPHS.named);
    for (let next = phrase + 1; next < to; next++) {
      const person = this.#firstNamed(next);
      if (person) return this.#goesOn(person, gender) ? person : undefined;
    }
    return undefined;
  }

  /** Who is first named by the first word of the next paragraph, where a quote alone makes up the one at `token`. */
  behind(token: number): Person | undefined {
    const { paragraphs } = this.#tokens;
    const at = this.#tokens.paragraphOf(token) + 1;
    const opening = paragraphs[at];
    if (opening === undefined) return undefined;
    const phrase = this.#phrases.at[opening] as number;
    return this.#phrases.first[phrase] === opening ? this.#firstNamed(phrase) : undefined;
  }

  /** `Jane Doe, a nurse,` is new, `Jane Doe, who …` and `Jane Doe is a nurse` may go on. */
  #goesOn(
    { at, opens, words, evidence, role, gender: own }: Person,
    gender: 'he' | 'she' | undefined,
  ): boolean {
    if (!opens[0] || words.length < 2 || words.length > MOST_WORDS || evidence < 1) return false;
    const isTold = this.#tokens.has((at[0] as number) + words.length, Bit.between);
    return (!role || isTold) && (!gender || !own || own === gender);
  }

  /** The person of a name that stands here for the first time. */
  #firstNamed(phrase: number): Person | undefined {
    const { first, last, type } = this.#phrases;
    const kind = type[phrase] as number;
    if (kind !== PhraseType.fullName && kind !== PhraseType.titledName) return undefined;
    const person = this.#personIn(phrase);
    const place = person?.at[0] as number;
    return person && place >= (first[phrase] as number) && place <= (last[phrase] as number)
      ? person
      : undefined;
  }

  #isSame(phrase: number, later: number): boolean {
    const tokens = this.#tokens;
    const { first, last, head } = this.#phrases;
    const words = new Set(tokens.lower.slice(first[later], (last[later] as number) + 1));
    for (let at = (head[phrase] as number) - 1; at >= (first[phrase] as number); at--) {
      if (tokens.possessive[at]) return true;
      if (!tokens.has(at, Bit.determiner) && !words.has(tokens.word(at))) return false;
    }
    return true;
  }

  /** Number of the phrase before which to stop. */
  #end(phrase: number, paragraphs: number): number {
    const { first, count } = this.#phrases;
    const tokens = this.#tokens;
    const last = tokens.paragraphOf(first[phrase] as number) + paragraphs;
    const end = tokens.paragraphs[last + 1];
    const to = end === undefined ? count : (this.#phrases.at[end] as number);
    return Math.min(to, phrase + MOST_PHRASES);
  }
}

/** Nouns for what a person may be: an office, or kin. */
export function isHuman(tokens: Tokens, head: number): boolean {
  return tokens.has(head, Bit.title | Bit.female | Bit.male) && !tokens.has(head, ORGANISED);
}
