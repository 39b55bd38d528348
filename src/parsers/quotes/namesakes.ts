/** Whom a surname means that several people of an article have. */
import { isGivenName } from './bound-names.js';
import { Bit } from './lexicon.js';
import type { Person } from './person.js';
import { countUpTo } from './sorted.js';
import type { Tokens } from './tokens.js';

/** Where people of one surname stand with given name and surname, in order. */
interface FullNames {
  at: number[];
  people: Person[];
  /** Whether a sentence tells of them there. */
  isSubject: boolean[];
}

/** A relative who was introduced longer ago is called by more than the surname. */
const MOST_PARAGRAPHS = 1;

export class Namesakes {
  readonly #tokens: Tokens;
  readonly #full = new Map<string, FullNames>();

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** Full names come in the order of the text. */
  add(person: Person, at: number, opens: boolean): void {
    // `Rival Jane Doe` is no other person.
    const isSure = person.gender !== undefined || isGivenName(this.#tokens, at);
    const isSubject = isSure && opens;
    let full = this.#full.get(person.surname);
    if (!full) this.#full.set(person.surname, (full = { at: [], people: [], isSubject: [] }));
    full.at.push(at);
    full.people.push(person);
    full.isSubject.push(isSubject);
  }

  /** The one of `alike` that the surname at `at` means: who was just introduced, else the first; a title rules out some. */
  meant(alike: readonly Person[] | undefined, at: number): Person | undefined {
    const first = alike?.[0];
    if (!alike || !first || alike.length < 2) return first;
    const latest = this.#introduced(first.surname, at);
    const gender = this.#titled(at);
    if (!gender) return latest ?? first;
    if (latest?.gender === gender) return latest;
    const known = alike.find((person) => person.gender === gender);
    if (known) return known;
    return latest && !latest.gender ? latest : (alike.find((person) => !person.gender) ?? first);
  }

  #titled(at: number): 'he' | 'she' | undefined {
    if (this.#tokens.has(at - 1, Bit.female)) return 'she';
    return this.#tokens.has(at - 1, Bit.male) ? 'he' : undefined;
  }

  /** Whom the last full name before `at` introduces, where it stands near. */
  #introduced(surname: string, to: number): Person | undefined {
    const full = this.#full.get(surname);
    const last = full ? countUpTo(full.at, to - 1) - 1 : -1;
    if (!full?.isSubject[last]) return undefined;
    const paragraphs = this.#tokens.paragraphOf(to) - this.#tokens.paragraphOf(full.at[last] as number);
    return paragraphs <= MOST_PARAGRAPHS ? full.people[last] : undefined;
  }
}
