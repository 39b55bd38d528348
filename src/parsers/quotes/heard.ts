/** Who has spoken so far, and whom a pronoun means. */
import type { Speaker } from '../../model/article.js';
import type { Person } from './person.js';
import type { Tokens } from './tokens.js';

/** Who is meant, without the words that mean them. */
export interface Resolved {
  name: string;
  kind: Speaker['kind'];
  role: string | undefined;
  affiliation: string | undefined;
}

/** Somebody who has spoken, in marks or without. */
export interface Heard {
  speaker: Resolved;
  person: Person | undefined;
  /** Token of the stretch or the verb. */
  at: number;
  /** Head of the phrase that named the speaker, in lower case. */
  noun: string;
}

/** Tokens of what somebody is reported to have said. */
export interface Clause {
  first: number;
  last: number;
}

/** What speaks for a person being whom a pronoun means. Signs only matter beside each other. */
const WEIGHTS = {
  /** For each sentence between the person's last mention and the pronoun, up to six. */
  distance: -0.55,
  opensSentence: 0.9,
  sameSentence: 0.5,
  spokeLast: 1.3,
  /** For each paragraph since then. */
  spokeAgo: -0.35,
  spokeBefore: 0.4,
  gender: 1.4,
  wholeName: 1,
  doubtful: -1.2,
  /** Times the logarithm of how often the person was named. */
  often: 0.3,
};
export const FAR = 6;
/** Who was heard longer ago is not meant without a name. */
const MOST_PARAGRAPHS = 3;

export class Listener {
  readonly heard: Heard[] = [];
  readonly #tokens: Tokens;
  readonly #people: readonly Person[];
  readonly #spoken = new Set<Person>();

  constructor(tokens: Tokens, people: readonly Person[]) {
    this.#tokens = tokens;
    this.#people = people;
  }

  hear(one: Heard): void {
    this.heard.push(one);
    if (one.person) this.#spoken.add(one.person);
  }

  /** The last one heard before `at` of whom it holds. */
  last(at: number, holds: (one: Heard) => boolean): Heard | undefined {
    return this.heard.findLast((one) => one.at < at && holds(one));
  }

  /** In the paragraphs just before. */
  near(from: number, to: number): boolean {
    return this.#tokens.paragraphOf(to) - this.#tokens.paragraphOf(from) <= MOST_PARAGRAPHS;
  }

  /** The person of that gender, where one is told, for whom most speaks; undefined where nobody was named. */
  meant(pronoun: 'he' | 'she' | undefined, at: number, clause?: Clause): Person | undefined {
    const last = this.last(at, ({ person }) => person !== undefined);
    // `Doe had been ill, she said`: whom the clause before it names is somebody else.
    const isNamed = ({ at: places }: Person) =>
      clause !== undefined &&
      clause.last < at &&
      places.some((place) => place >= clause.first && place <= clause.last);
    const fits = ({ gender, called }: Person) => !pronoun || (gender ?? called ?? pronoun) === pronoun;
    return this.#best(at, last, (person) => fits(person) && !isNamed(person));
  }

  /** The last person in between of whom a sentence tells: its first words name them, or what a comma parts from those. */
  opened(from: number, to: number): Person | undefined {
    let best: Person | undefined;
    let latest = from;
    for (const person of this.#people)
      for (const [index, at] of person.at.entries())
        if (at > latest && at < to && person.opens[index]) [best, latest] = [person, at];
    return best;
  }

  /** Whether somebody is named in between. */
  isNamed(from: number, to: number): boolean {
    return this.#people.some(({ at }) => at.some((place) => place > from && place < to));
  }

  /** The person named just before for whom most speaks, whoever spoke. */
  nearest(at: number, fits: (person: Person) => boolean): Person | undefined {
    return this.#best(at, undefined, fits);
  }

  #best(at: number, last: Heard | undefined, fits: (person: Person) => boolean): Person | undefined {
    let best: Person | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const person of this.#people) {
      if (!fits(person)) continue;
      const score = this.#scoreOf(person, at, last);
      if (score > most) {
        most = score;
        best = person;
      }
    }
    return best;
  }

  #scoreOf(person: Person, at: number, last: Heard | undefined): number {
    const tokens = this.#tokens;
    let index = person.at.length - 1;
    while (index >= 0 && (person.at[index] as number) >= at) index--;
    if (index < 0) return Number.NEGATIVE_INFINITY;
    const isSure = person.evidence >= 2 || this.#spoken.has(person);
    let score = isSure ? 0 : WEIGHTS.doubtful;
    if (person.gender) score += WEIGHTS.gender;
    // Somebody with a whole name is a person, whatever it tells of the gender.
    else if (isSure && person.words.length > 1) score += WEIGHTS.wholeName;
    score += WEIGHTS.often * Math.log(index + 1);
    if (this.#spoken.has(person)) score += WEIGHTS.spokeBefore;
    if (last?.person === person)
      score += WEIGHTS.spokeLast + WEIGHTS.spokeAgo * (tokens.paragraphOf(at) - tokens.paragraphOf(last.at));
    // The last two mentions: one that opens its sentence outweighs a nearer one that does not.
    let place = Number.NEGATIVE_INFINITY;
    for (let back = index; back >= 0 && back > index - 3; back--) {
      const mention = person.at[back] as number;
      const distance = tokens.sentenceOf(at) - tokens.sentenceOf(mention);
      const value =
        WEIGHTS.distance * Math.min(FAR, distance) +
        (person.opens[back] ? WEIGHTS.opensSentence : 0) +
        (distance === 0 ? WEIGHTS.sameSentence : 0);
      if (value > place) place = value;
    }
    return score + place;
  }
}
