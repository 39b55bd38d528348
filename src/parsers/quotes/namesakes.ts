/** Whom a surname means that several people of an article have. */
import { isGivenName } from './bound-names.js';
import { Bit } from './lexicon.js';
import type { Person } from './person.js';
import type { Tokens } from './tokens.js';

/** Where somebody stands with given name and surname. */
interface FullName {
  at: number;
  person: Person;
  /** A sentence tells of them. */
  isSubject: boolean;
}

/** A relative who was introduced longer ago is called by more than the surname. */
const MOST_PARAGRAPHS = 1;

export class Namesakes {
  readonly #tokens: Tokens;
  /** In order, by surname. */
  readonly #full = new Map<string, FullName[]>();

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** Full names come in the order of the text. */
  add(person: Person, at: number, opens: boolean): void {
    // `Rival Jane Doe` is no other person.
    const isSure = person.gender !== undefined || isGivenName(this.#tokens, at);
    const isSubject = isSure && opens;
    const known = this.#full.get(person.surname);
    if (known) known.push({ at, person, isSubject });
    else this.#full.set(person.surname, [{ at, person, isSubject }]);
  }

  /** The one of `alike` that the surname at `at` means: who was just introduced, else the first; a title rules out some. */
  meant(alike: readonly Person[] | undefined, at: number): Person | undefined {
    const first = alike?.[0];
    if (!alike || !first || alike.length < 2) return first;
    const last = this.#before(first.surname, at);
    const latest = last && this.#isNear(last, at) ? last.person : undefined;
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

  #isNear({ at, isSubject }: FullName, to: number): boolean {
    return isSubject && this.#tokens.paragraphOf(to) - this.#tokens.paragraphOf(at) <= MOST_PARAGRAPHS;
  }

  /** The last full name before `at`. */
  #before(surname: string, at: number): FullName | undefined {
    const full = this.#full.get(surname) ?? [];
    let [low, high] = [0, full.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((full[middle] as FullName).at < at) low = middle + 1;
      else high = middle;
    }
    return full[low - 1];
  }
}
