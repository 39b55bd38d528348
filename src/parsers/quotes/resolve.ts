/** From the words that name a speaker to the one they stand for: pronouns, surnames, acronyms and descriptions. */
import { genderOf } from './gender-words.js';
import { type Clause, type Heard, Listener } from './heard.js';
import { Introductions } from './introduced.js';
import { isNoble } from './joiners.js';
import { Bit, NOUN } from './lexicon.js';
import { type Meant, nobodyElse, ofOrganisation, ofPerson } from './meant.js';
import { nameOf, nameWords, plainName } from './names.js';
import { OrganisationsMeant } from './organisations-meant.js';
import type { Cast } from './people.js';
import type { Person } from './person.js';
import { type Phrases, PhraseType } from './phrases.js';
import { countUpTo } from './sorted.js';
import { kindOf } from './speaker-kind.js';
import { endOf, Subjects } from './subjects.js';
import type { Tokens } from './tokens.js';

/** Tokens between a name and its `who`. */
const BEFORE_WHO = 6;
const THEY: ReadonlySet<string> = new Set(['group', 'organisation', 'unnamed']);
const IT: ReadonlySet<string> = new Set(['organisation', 'document']);
const ANYBODY: ReadonlySet<string> = new Set(['person', 'unnamed']);

export class Resolver {
  readonly #tokens: Tokens;
  readonly #phrases: Phrases;
  readonly #cast: Cast;
  readonly #organisations: OrganisationsMeant;
  readonly introduced: Introductions;
  readonly #subjects: Subjects;
  readonly listener: Listener;

  constructor(tokens: Tokens, phrases: Phrases, cast: Cast) {
    this.#tokens = tokens;
    this.#phrases = phrases;
    this.#cast = cast;
    this.listener = new Listener(tokens, cast.people);
    const personIn = (phrase: number) => this.#personIn(phrase)?.person;
    this.#subjects = new Subjects(tokens, phrases, personIn);
    this.introduced = new Introductions(tokens, phrases, personIn);
    this.#organisations = new OrganisationsMeant(tokens, cast, this.listener);
  }

  /** Whom the phrase stands for, seen from its own place; `clause` is what it reports, where that has no marks. */
  resolve(phrase: number, clause?: Clause): Meant {
    const type = this.#phrases.type[phrase] as number;
    const first = this.#phrases.first[phrase] as number;
    const last = this.#phrases.last[phrase] as number;
    if (type === PhraseType.who) return this.#ofRelative(phrase);
    if (type === PhraseType.heShe) return this.#ofHeOrShe(first, clause);
    if (type <= PhraseType.first) return this.#ofPronoun(type, first);
    // `sagte von der Leyen`: the particles are no article.
    const isName = type <= PhraseType.titledName || isNoble(this.#tokens, first - 1);
    const name = isName ? nameOf(this.#tokens, first, last) : undefined;
    const person = name && this.#named(name.first, name.last);
    if (person) return ofPerson(person);
    return (
      this.#inAside(phrase) ??
      this.#asApposition(phrase) ??
      this.#described(phrase) ??
      this.#asCalled(first, last)
    );
  }

  #ofRelative(phrase: number): Meant {
    const first = this.#phrases.first[phrase] as number;
    const before = phrase - 1;
    const near = before >= 0 && first - (this.#phrases.last[before] as number) <= BEFORE_WHO;
    return near && this.#phrases.type[before] !== PhraseType.who
      ? this.resolve(before)
      : this.#asCalled(first, first);
  }

  #ofHeOrShe(at: number, clause: Clause | undefined): Meant {
    const pronoun = this.#tokens.lexicon.pronounOf(this.#tokens.word(at));
    const gender = pronoun === 'she' ? 'she' : 'he';
    const topic = this.#subjects.before(at, gender);
    const told = topic === undefined ? undefined : this.#ofTopic(topic, gender);
    if (told?.person) told.person.called ??= gender;
    if (told) return told;
    const person = this.listener.meant(gender, at, clause);
    if (person) {
      person.called ??= gender;
      return ofPerson(person);
    }
    const { pronouns } = this.#tokens.lexicon.words;
    // `she` is nobody who was only ever called `he`.
    const fits = ({ speaker, person: one, noun }: Heard) =>
      ANYBODY.has(speaker.kind) && (one?.gender ?? one?.called ?? pronouns.get(noun) ?? pronoun) === pronoun;
    return this.listener.last(at, fits) ?? this.#asCalled(at, at);
  }

  /** `The mayor disagrees. “It is late,” he said.`: by the office, by who is named next, or as called where that is new. */
  #ofTopic(phrase: number, gender: 'he' | 'she'): Meant | undefined {
    const first = this.#phrases.first[phrase] as number;
    const head = this.#phrases.head[phrase] as number;
    // `the Ohio governor` is not each governor.
    for (let at = first + 1; at < head; at++)
      if (this.#tokens.isCapital(at) && !this.#tokens.possessive[at]) return undefined;
    const known = this.#described(phrase, false);
    if (known?.person && (known.person.gender ?? gender) !== gender) return undefined;
    if (known) return known;
    const isDefinite = this.#phrases.type[phrase] !== PhraseType.speaker;
    const person = isDefinite ? this.introduced.named(phrase, gender) : undefined;
    if (person) return ofPerson(person);
    const isNew = !isDefinite || this.#isOwned(first, head);
    return isNew ? this.#asCalled(first, endOf(this.#tokens, this.#phrases, phrase)) : undefined;
  }

  #ofPronoun(type: number, at: number): Meant {
    if (type === PhraseType.first) return this.#asCalled(at, at);
    const fits = type === PhraseType.they ? THEY : IT;
    const last = this.listener.last(at, ({ speaker }) => fits.has(speaker.kind));
    if (last && this.listener.near(last.at, at)) return last;
    if (type === PhraseType.it) {
      const organisation = this.#organisations.last(at);
      return organisation ? ofOrganisation(organisation) : this.#asCalled(at, at);
    }
    const spoke = this.listener.last(at, () => true);
    return spoke && this.listener.near(spoke.at, at) ? spoke : this.#asCalled(at, at);
  }

  /** Whom the name in front of a line of a transcript stands for. */
  labelled(name: string, at: number): Meant {
    const words = name.toLowerCase().split(' ');
    const person = this.#byWords(words, at);
    if (person) return ofPerson(person);
    // `HOST`, `REPORTER`: what somebody is, and no name.
    const isOffice = words.every((word) => (this.#tokens.lexicon.bitsOf(word) & NOUN) !== 0);
    return nobodyElse(name, isOffice ? 'unnamed' : 'person');
  }

  /** By full name, surname or given name. */
  #named(first: number, last: number): Person | undefined {
    return this.#byWords(nameWords(this.#tokens, first, last), first);
  }

  #byWords(words: readonly string[], first: number): Person | undefined {
    const end = words.at(-1) as string;
    const alike = this.#cast.bySurname.get(end);
    if (alike) {
      if (words.length === 1) return alike.length === 1 ? alike[0] : this.#latest(alike, first);
      const exact = alike.find((person) => person.words[0] === words[0]);
      if (exact) return exact;
      const single = alike.find((person) => person.words.length === 1);
      if (single) return single;
    }
    return words.length === 1 ? this.#cast.byGiven.get(end) : undefined;
  }

  #latest(people: readonly Person[], at: number): Person | undefined {
    const lastOf = (person: Person) => person.at[countUpTo(person.at, at) - 1] ?? -1;
    return people.reduce<Person | undefined>(
      (best, person) => (!best || lastOf(person) > lastOf(best) ? person : best),
      undefined,
    );
  }

  /** `the director`, `the agency`: who was called that before. */
  #described(phrase: number, mayGuess = true): Meant | undefined {
    const tokens = this.#tokens;
    const first = this.#phrases.first[phrase] as number;
    const last = this.#phrases.last[phrase] as number;
    const head = this.#phrases.head[phrase] as number;
    const organisation = this.#organisations.named(first, last);
    if (organisation) return ofOrganisation(organisation);
    const isDefinite = this.#phrases.type[phrase] === PhraseType.definite;
    const isOne = (isDefinite || this.#isOwned(first, head)) && !isPlural(tokens, head);
    const later = isOne ? this.introduced.apposed(phrase) : undefined;
    if (!isDefinite) return later && ofPerson(later);
    const author = this.#author(first, head);
    if (author) return ofPerson(author);
    // `the port statement` says itself which one it is.
    if (this.#isOwn(first, head)) return undefined;
    const noun = tokens.word(head);
    const before = this.listener.last(first, (one) => one.noun === noun);
    if (tokens.has(head, Bit.document | Bit.group)) return before;
    if (tokens.has(head, Bit.organisation)) return this.#organisations.called(first, head);
    if (last > head) return undefined;
    if (before?.person) return before;
    if (later) return ofPerson(later);
    if (before) return before;
    const owned = this.#isOwned(first, head);
    const holder = this.#holder(noun, first);
    if (holder || owned || !mayGuess) return holder && ofPerson(holder);
    const isBare = head === first + 1;
    const person = (isBare ? this.#namedNext(phrase, first) : undefined) ?? this.#lastSpeaker(head, first);
    return person && ofPerson(person);
  }

  /** `her lawyer`, `the ship’s captain`: nobody who was only named. */
  #isOwned(first: number, head: number): boolean {
    const tokens = this.#tokens;
    if (tokens.lexicon.words.possessives.has(tokens.word(first))) return true;
    for (let at = first; at < head; at++) if (tokens.possessive[at]) return true;
    return false;
  }

  /** `his statement`: a document speaks for whom it belongs to. */
  #author(first: number, head: number): Person | undefined {
    const owner = this.#tokens.lexicon.words.possessives.get(this.#tokens.word(first));
    return owner && this.#tokens.has(head, Bit.document) ? this.listener.meant(owner, first) : undefined;
  }

  /** More than an article, adjectives and a noun: other nouns and capitals before the head. */
  #isOwn(first: number, head: number): boolean {
    const tokens = this.#tokens;
    const isThing = tokens.has(head, Bit.document);
    if (tokens.has(head, Bit.speaker) && !isThing) return false;
    for (let at = first + 1; at < head; at++) if (isThing || tokens.isCapital(at)) return true;
    return false;
  }

  /** Who holds the office: a speaker before anybody else, the last one named of several. */
  #holder(noun: string, at: number): Person | undefined {
    const holds = (person: Person | undefined) =>
      person?.role
        ?.toLowerCase()
        .split(/[^\p{L}’'-]+/u)
        .includes(noun) ?? false;
    const spoke = this.listener.last(at, ({ person }) => holds(person))?.person;
    if (spoke) return spoke;
    const known = this.#cast.people.filter((person) => (person.at[0] as number) < at && holds(person));
    return this.#latest(known, at);
  }

  /** `the chairman`, where who spoke last is something else: who is named next without a word of what they are. */
  #namedNext(phrase: number, at: number): Person | undefined {
    const head = this.#phrases.head[phrase] as number;
    if (!this.#tokens.has(head, Bit.title) || isPlural(this.#tokens, head)) return undefined;
    const last = this.listener.last(at, ({ person }) => person !== undefined)?.person;
    return last && !last.role
      ? undefined
      : this.introduced.named(phrase, genderOf(this.#tokens, head, head + 1));
  }

  /** `the lanky professor` of whom the text speaks: who spoke last, unless the gender says otherwise. */
  #lastSpeaker(head: number, at: number): Person | undefined {
    const tokens = this.#tokens;
    if (isPlural(tokens, head)) return undefined;
    const gender = genderOf(tokens, head, head + 1);
    const { anybody } = tokens.lexicon.words;
    // `la testimone` is not the judge who spoke before.
    const isOpen = ({ role }: Person) => !role || !anybody || anybody.has(tokens.word(head));
    const fits = (person: Person) =>
      isOpen(person) && (!gender || !person.gender || person.gender === gender);
    const last = this.listener.last(at, ({ person }) => person !== undefined);
    if (last?.person && this.listener.near(last.at, at) && fits(last.person)) return last.person;
    return this.listener.nearest(
      at,
      (person) => fits(person) && person.evidence >= 2 && Boolean(person.gender),
    );
  }

  /** `One of them, Mayor Jane Doe, said`: the name stands in the aside. */
  #inAside(phrase: number): Meant | undefined {
    const next = phrase + 1;
    if (next >= this.#phrases.count || (this.#phrases.type[phrase] as number) < PhraseType.definite)
      return undefined;
    const type = this.#phrases.type[next] as number;
    if (type < PhraseType.fullName || type > PhraseType.titledName) return undefined;
    const [first, last] = [this.#phrases.first[next] as number, this.#phrases.last[next] as number];
    const opens = first === (this.#phrases.last[phrase] as number) + 2;
    if (!opens || !this.#isComma(first - 1) || !this.#endsAside(first, last + 1)) return undefined;
    return this.#personIn(next);
  }

  /** A comma, or the end of the sentence: `said the mayor, Jane Doe.` */
  #endsAside(from: number, at: number): boolean {
    const tokens = this.#tokens;
    return (
      this.#isComma(at) ||
      at >= tokens.count ||
      /^[.;]/u.test(tokens.slice(at, at)) ||
      tokens.sentence[at] !== tokens.sentence[from]
    );
  }

  /** `Jane Doe, author of a book on tides, said`: what stands behind the comma is still her. */
  #asApposition(phrase: number): Meant | undefined {
    const before = phrase - 1;
    if (before < 0 || (this.#phrases.type[phrase] as number) < PhraseType.definite) return undefined;
    const type = this.#phrases.type[before] as number;
    if (type < PhraseType.fullName || type > PhraseType.titledName) return undefined;
    const last = this.#phrases.last[before] as number;
    if ((this.#phrases.first[phrase] as number) !== last + 2 || !this.#isComma(last + 1)) return undefined;
    return this.#personIn(before);
  }

  #personIn(phrase: number): Meant | undefined {
    const name = nameOf(
      this.#tokens,
      this.#phrases.first[phrase] as number,
      this.#phrases.last[phrase] as number,
    );
    const person = name && this.#named(name.first, name.last);
    return person && ofPerson(person);
  }

  #isComma(at: number): boolean {
    return at < this.#tokens.count && this.#tokens.slice(at, at) === ',';
  }

  #asCalled(first: number, last: number): Meant {
    const tokens = this.#tokens;
    // `one of them`
    const isBound = tokens.has(first + 1, Bit.preposition);
    const start = tokens.has(first, Bit.determiner) && first < last && !isBound ? first + 1 : first;
    return nobodyElse(plainName(tokens, start, last), kindOf(tokens, first, last));
  }
}

/** `the investors` are not who spoke last; `le commis` may be. */
function isPlural(tokens: Tokens, at: number): boolean {
  const { capitalNouns, singular } = tokens.lexicon.words;
  if (capitalNouns || singular.has(tokens.word(at - 1))) return false;
  return /[^s]{2}s$/u.test(tokens.word(at));
}
