/** Who the article speaks of: people and organisations by every form of their names, and where they stand. */
import { genderOfName } from '../given-names.js';
import { isApposed } from './apposed.js';
import { isGivenName } from './bound-names.js';
import { inferGenders } from './infer-gender.js';
import { Bit } from './lexicon.js';
import { opensSentence, pointsAway } from './lines.js';
import { type NameSpan, nameOf, nameWords, ORGANISED, plainName } from './names.js';
import { Namesakes } from './namesakes.js';
import { addOrganisation, isOrganisation, type Named, nameOfAcronym } from './organisations.js';
import type { Person } from './person.js';
import { type Phrases, PhraseType } from './phrases.js';
import { isCalledAsPlace, standsAsPlace } from './places.js';
import { type Facts, factsBeside, isComma } from './roles.js';
import { isSeveral } from './speaker-kind.js';
import { Kind, type Tokens } from './tokens.js';

export interface Cast extends Named {
  people: Person[];
  /** By last word, and by first word. */
  bySurname: Map<string, Person[]>;
  byGiven: Map<string, Person>;
  namesakes: Namesakes;
}

export function castOf(tokens: Tokens, phrases: Phrases): Cast {
  const cast: Cast = {
    people: [],
    organisations: [],
    bySurname: new Map(),
    byGiven: new Map(),
    byName: new Map(),
    namesakes: new Namesakes(tokens),
  };
  const singles: number[] = [];
  let line = -1;
  let isNoText = false;
  for (let phrase = 0; phrase < phrases.count; phrase++) {
    const type = phrases.type[phrase] as number;
    const first = phrases.first[phrase] as number;
    if (type < PhraseType.fullName) continue;
    if (type > PhraseType.titledName) {
      if (tokens.isCapital(first)) addOwner(cast, tokens, phrases, phrase);
      continue;
    }
    if (tokens.paragraph[first] !== line) {
      line = tokens.paragraph[first] as number;
      isNoText = isHeadline(tokens, first) || pointsAway(tokens, first);
    }
    if (isNoText) continue;
    const span = nameOf(tokens, first, phrases.last[phrase] as number);
    if (!span) continue;
    if (isOrganisation(tokens, phrases, phrase, span)) addOrganisation(cast, tokens, first, span);
    else if (span.last > span.first || type === PhraseType.titledName) addPerson(cast, tokens, first, span);
    else singles.push(phrase);
  }
  for (const phrase of singles) addSingle(cast, tokens, phrases, phrase);
  // Names of places still mean something where they speak, and are nobody else.
  cast.people = cast.people.filter((person) => !isPlace(person));
  for (const person of cast.people) sortMentions(person);
  inferGenders(tokens, cast.people);
  for (const organisation of cast.organisations) nameOfAcronym(tokens, cast, organisation);
  return cast;
}

/** What stands as places do and as people do not. */
function isPlace({ placed, evidence, gender, role }: Person): boolean {
  return placed > 0 && placed >= evidence && !gender && !role;
}

/** The line above the text, whose words have capitals whatever they are. */
function isHeadline(tokens: Tokens, at: number): boolean {
  return tokens.paragraph[at] === 0 && tokens.headlined;
}

function addPerson(
  { people, bySurname, byGiven, namesakes }: Cast,
  tokens: Tokens,
  from: number,
  { first, last }: NameSpan,
): void {
  const words = nameWords(tokens, first, last);
  const surname = words.at(-1) as string;
  const alike = bySurname.get(surname) ?? [];
  const facts = factsBeside(tokens, from, first, last);
  const evidence = evidenceOf(tokens, from, first, last, words, facts);
  const isGiven = words.length === 1 && first > 0 && OF_GIVEN_NAMES.has(tokens.word(first - 1));
  const opens = opensSentence(tokens, from) || isApposed(tokens, from);
  const known =
    (words.length === 1
      ? namesakes.meant(alike, first)
      : alike.find((person) => agree(person.words, words))) ?? (isGiven ? byGiven.get(surname) : undefined);
  if (!known) {
    if (isShout(tokens, first, last) || evidence < 0) return;
    const given = words.length > 1 ? genderOf(tokens, words[0] as string) : undefined;
    const person = {
      name: plainName(tokens, first, last),
      words,
      surname,
      at: [first],
      opens: [opens],
      evidence,
      placed: Number(standsAsPlace(tokens, from, last)),
      called: undefined,
      ...facts,
      gender: facts.gender ?? given,
    };
    people.push(person);
    alike.push(person);
    bySurname.set(surname, alike);
    if (!byGiven.has(words[0] as string)) byGiven.set(words[0] as string, person);
    if (words.length > 1) namesakes.add(person, first, opens);
    return;
  }
  known.at.push(first);
  known.opens.push(opens);
  if (words.length > 1) namesakes.add(known, first, opens);
  known.evidence += evidence;
  if (!known.gender && standsAsPlace(tokens, from, last)) known.placed += 1;
  if (words.length > known.words.length) {
    known.name = plainName(tokens, first, last);
    known.words = words;
    known.gender ??= genderOf(tokens, words[0] as string);
  }
  known.gender ??= facts.gender;
  if (!known.role && facts.role) known.affiliation = facts.affiliation ?? known.affiliation;
  known.role ??= facts.role;
}

/** `Dame Jane` is Jane Doe. */
const OF_GIVEN_NAMES: ReadonlySet<string> = new Set(['sir', 'dame']);

/** `Doe` and `J. Doe` may be `Jane Doe`, `John Doe` is not. */
function agree(known: readonly string[], words: readonly string[]): boolean {
  if (known.length === 1 || words.length === 1) return true;
  const [a, b] = [known[0] as string, words[0] as string];
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    (short.endsWith('.') && long.startsWith(short.slice(0, -1))) ||
    (short.length >= 3 && long.startsWith(short))
  );
}

/** A single capital is a person when it is part of a known name, or when it speaks. */
function addSingle(
  { people, bySurname, byGiven, namesakes }: Cast,
  tokens: Tokens,
  phrases: Phrases,
  phrase: number,
): void {
  const at = phrases.last[phrase] as number;
  const first = phrases.first[phrase] as number;
  if (first !== at) return;
  const word = tokens.word(at);
  // `Families in the town of Tull say`
  const isBound = tokens.lexicon.words.places !== undefined && tokens.has(at - 1, Bit.preposition);
  const speaks = (isCue(tokens, at + 1) && !isBound) || isCue(tokens, at - 1);
  const known = namesakes.meant(bySurname.get(word), at) ?? byGiven.get(word);
  if (known) {
    known.at.push(at);
    known.opens.push(opensSentence(tokens, at));
    if (speaks) known.evidence += 1;
    if (!known.gender && standsAsPlace(tokens, at, at)) known.placed += 1;
    return;
  }
  if (tokens.lexicon.words.noNames.has(word) || tokens.has(at, ORGANISED) || isSeveral(tokens, at)) return;
  const given = genderOf(tokens, word);
  if (!speaks && !given) return;
  const person = {
    name: plainName(tokens, at, at),
    words: [word],
    surname: word,
    at: [at],
    opens: [opensSentence(tokens, at)],
    evidence: Number(speaks) + Number(given !== undefined),
    placed: Number(standsAsPlace(tokens, at, at)),
    called: undefined,
    ...factsBeside(tokens, at, at, at),
  };
  person.gender ??= given;
  people.push(person);
  bySurname.set(word, [person]);
}

/** `Jane Doe’s son is missing`: her whole name, which stands nowhere else before; others tell of what they have. */
function addOwner(cast: Cast, tokens: Tokens, phrases: Phrases, phrase: number): void {
  const first = phrases.first[phrase] as number;
  const head = phrases.head[phrase] as number;
  let last = first;
  while (last < head && !tokens.possessive[last]) last++;
  if (last >= head) return;
  // Only people have kin.
  const isPerson = isGivenName(tokens, first) || tokens.has(head, Bit.female | Bit.male);
  const span = isPerson ? nameOf(tokens, first, last) : undefined;
  if (!span || span.first === span.last || isHeadline(tokens, first)) return;
  const words = nameWords(tokens, span.first, span.last);
  const alike = cast.bySurname.get(words.at(-1) as string);
  if (!alike?.some((person) => agree(person.words, words))) addPerson(cast, tokens, first, span);
}

function isCue(tokens: Tokens, at: number): boolean {
  return (
    at >= 0 && at < tokens.count && tokens.isWord(at) && tokens.lexicon.cueStrength(tokens.word(at)) >= 5
  );
}

function genderOf({ lexicon }: Tokens, given: string): 'he' | 'she' | undefined {
  return genderOfName(given, lexicon.words.givenNames);
}

/** Below nothing where the words are hardly a name. */
function evidenceOf(
  tokens: Tokens,
  from: number,
  first: number,
  last: number,
  words: readonly string[],
  facts: Facts,
): number {
  let evidence = 0;
  const { noNames, surnames } = tokens.lexicon.words;
  const opening = words[0] as string;
  const given = words.length > 1 && !noNames.has(opening) && genderOf(tokens, opening) !== undefined;
  if (given) evidence += 2;
  if (facts.role || facts.gender) evidence += 1;
  if (from < first && tokens.has(first - 1, Bit.title | Bit.speaker)) evidence += 1;
  if (tokens.kind[last + 2] === Kind.number && tokens.text[tokens.startOf(last + 1)] === ',') evidence += 1;
  if (isCue(tokens, last + 1) || isCue(tokens, first - 1)) evidence += 2;
  // `One of them, Jane Doe, said`
  else if (isComma(tokens, first - 1) && isComma(tokens, last + 1) && isCue(tokens, last + 2)) evidence += 2;
  if (!given && words.some((word) => noNames.has(word) && !surnames?.has(word))) evidence -= 3;
  // `Jane Doe, who is 91,`: of things it is said with `which`.
  if (isComma(tokens, last + 1) && tokens.lexicon.words.personal?.has(tokens.word(last + 2))) evidence += 2;
  if (!given && !facts.role && isCalledAsPlace(tokens, first, last)) evidence -= 2;
  return evidence;
}

/** `PORT ELLERY (Reuters) –`: a line in capitals names places. */
function isShout(tokens: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) {
    const word = tokens.slice(at, at);
    if (word.length < 4 || word !== word.toUpperCase()) return false;
  }
  return true;
}

function sortMentions(person: Person): void {
  const order = person.at.map((at, index) => ({ at, opens: person.opens[index] as boolean }));
  order.sort((a, b) => a.at - b.at);
  person.at = order.map(({ at }) => at);
  person.opens = order.map(({ opens }) => opens);
}
