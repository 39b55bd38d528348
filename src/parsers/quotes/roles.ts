/** What an article says of a person beside their name: role and affiliation, from every common form of introduction. */
import { genderOf, genderOfRole } from './gender-words.js';
import { Bit } from './lexicon.js';
import { Kind, type Tokens } from './tokens.js';

export interface Facts {
  gender: 'he' | 'she' | undefined;
  role: string | undefined;
  affiliation: string | undefined;
}

/** Words of an apposition; a longer one is a sentence. */
const MOST_WORDS = 22;
/** Words of an office before a name. */
const MOST_TITLE = 6;

/** Tokens up to the comma behind an age: `34 Jahre alt,`. */
const MOST_AGE = 3;

const APOSTROPHES: ReadonlySet<string> = new Set(['’', "'"]);

/** Words that are no field of work. */
const NO_FIELD =
  Bit.cue |
  Bit.pronoun |
  Bit.determiner |
  Bit.preposition |
  Bit.relative |
  Bit.that |
  Bit.title |
  Bit.between;

/** Facts beside the name that stands from `first` to `last`; `from` is where its phrase begins. */
export function factsBeside(tokens: Tokens, from: number, first: number, last: number): Facts {
  const title = titleBefore(tokens, from, first);
  const told = behindName(tokens, last);
  const behind = told && isSaid(tokens, from, told) ? undefined : told;
  const named =
    genderOf(tokens, title?.from ?? first, first) ?? genderOf(tokens, last + 1, behind?.to ?? last);
  const said = behind && splitRole(tokens, behind.from, behind.to);
  const before = title && splitTitle(tokens, title.from, title.to);
  const appointed = before ?? officeBefore(tokens, from);
  const gender = named ?? (before ? undefined : genderOfRole(tokens.lexicon, appointed?.role));
  // An office before the name is what a person is called; an apposition tells more where both stand.
  const role = said?.role ?? appointed?.role;
  const affiliation = said?.affiliation ?? appointed?.affiliation ?? placeBehind(tokens, last);
  return { gender, role, affiliation };
}

/**
 * `According to Jane Doe, the man acted “…”`: behind a source that opens its sentence stands what it says, but for an office
 * without `the` that another comma ends, as in `According to Jane Doe, head of the trust, …`.
 */
function isSaid(tokens: Tokens, name: number, behind: { from: number; to: number }): boolean {
  const { according, definite } = tokens.lexicon.words;
  const isSource = according.some((words) => {
    const first = name - words.length;
    // A word may stand before: `But according to …`.
    const opens = tokens.sentence[first - 2] !== tokens.sentence[name];
    return opens && words.every((word, offset) => tokens.word(first + offset) === word);
  });
  if (!isSource) return false;
  const isOffice = hasOffice(tokens, behind.from, behind.to - 1) && isComma(tokens, behind.to);
  return definite.has(tokens.word(behind.from)) || !isOffice;
}

/** The words of the name's own phrase that stand before it: `Harbour Trust chief engineer` of `… Jane Doe`. */
function titleBefore(tokens: Tokens, from: number, first: number): { from: number; to: number } | undefined {
  if (first <= from) return undefined;
  let start = Math.max(from, first - MOST_TITLE);
  if (tokens.has(start, Bit.determiner)) start++;
  return start < first ? { from: start, to: first } : undefined;
}

/** `the harbour’s chief engineer`: the possessor is the affiliation, the rest the role. Forms of address are no role. */
function splitTitle(
  tokens: Tokens,
  from: number,
  to: number,
): Pick<Facts, 'role' | 'affiliation'> | undefined {
  const { address } = tokens.lexicon.words;
  let start = from;
  while (start < to && address.has(tokens.word(start))) start++;
  if (start >= to) return undefined;
  let office = -1;
  for (let at = start; at < to; at++) if (tokens.has(at, Bit.title | Bit.speaker)) office = at;
  if (tokens.lexicon.words.namesBehindOffices && isBound(tokens, office, to))
    return splitRole(tokens, start, to);
  // `Greenpeace’s Jane Doe`: nothing is said but whose she is.
  if (office < 0)
    return tokens.possessive[to - 1] && tokens.isCapital(to - 1) && !tokens.has(to - 1, Bit.calendar)
      ? { role: undefined, affiliation: withoutPossessive(words(tokens, start, to - 1)) }
      : undefined;
  for (let at = start; at < to - 1; at++)
    if (tokens.possessive[at])
      return {
        role: words(tokens, at + 1, to - 1),
        affiliation: withoutPossessive(words(tokens, start, at)),
      };
  // `Greenpeace campaigner`, `Harbour Trust spokeswoman`: capitals before an office in small letters.
  const small = firstSmall(tokens, start, to);
  // `Harbour master` at the start of a sentence has its capital from there.
  const opens = small - start === 1 && tokens.sentenceOf(start) !== tokens.sentenceOf(start - 1);
  if (small > start && !opens && small <= office && !tokens.has(small - 1, Bit.title))
    return { role: words(tokens, small, to - 1), affiliation: words(tokens, start, small - 1) };
  return { role: words(tokens, start, to - 1), affiliation: undefined };
}

/** `ministro dell’Interno` of `… Mario Rossi`. */
function isBound(tokens: Tokens, office: number, to: number): boolean {
  if (office < 0) return false;
  for (let at = office + 1; at + 1 < to; at++)
    if (tokens.lexicon.words.binding.has(tokens.word(at))) return true;
  return false;
}

function firstSmall(tokens: Tokens, from: number, to: number): number {
  for (let at = from; at < to; at++) if (!tokens.isCapital(at)) return at;
  return from;
}

/** `The director of the museum, Jane Doe,`: the office stands in commas before the name. */
function officeBefore(tokens: Tokens, first: number): Pick<Facts, 'role' | 'affiliation'> | undefined {
  let from = first;
  // `The owner, 61-year-old Jane Doe,`: the age is stepped over.
  if (from > 3 && /^\d/u.test(tokens.word(from - 1))) from--;
  if (from < 3 || !isComma(tokens, from - 1)) return undefined;
  let at = from - 2;
  while (at > 0 && from - at < MOST_WORDS && tokens.sentence[at - 1] === tokens.sentence[from]) {
    if (isListed(tokens, at)) {
      at--;
      continue;
    }
    if (tokens.kind[at] !== Kind.word || tokens.has(at, Bit.cue)) return undefined;
    if (tokens.has(at, Bit.determiner) && hasOffice(tokens, at, from - 2, OFFICE_OR_KIN)) break;
    at--;
  }
  if (!tokens.has(at, Bit.determiner) || !hasOffice(tokens, at, from - 2, OFFICE_OR_KIN)) return undefined;
  return splitRole(tokens, at, from - 1);
}

const OFFICE = Bit.title | Bit.speaker;
/** `The widow, Jane Doe,` */
const OFFICE_OR_KIN = OFFICE | Bit.female | Bit.male;

function hasOffice(tokens: Tokens, from: number, to: number, bits: number = OFFICE): boolean {
  for (let at = from; at <= Math.min(to, from + 4); at++) if (tokens.has(at, bits)) return true;
  return false;
}

/** Tokens of `, director of the harbour,`, of `(director of the harbour)` and of `is the director of the harbour`. */
function behindName(tokens: Tokens, last: number): { from: number; to: number } | undefined {
  let opening = last + 1;
  const bracket = isMark(tokens, opening, '(');
  const copula = tokens.has(opening, Bit.between) && tokens.has(opening + 1, Bit.determiner);
  if (!bracket && !copula && !isComma(tokens, opening)) return undefined;
  // `Doe, 34, a nurse,`: the age is stepped over.
  opening = behindAge(tokens, opening);
  const from = opening + 1;
  if (!opensRole(tokens, from)) return undefined;
  let to = from;
  while (to < tokens.count && to - from < MOST_WORDS && !endsRole(tokens, to, from)) to++;
  // `Doe, der die Firma gegründet hat,`: where nouns have capitals, what somebody is ends in one.
  if (tokens.lexicon.words.capitalNouns && tokens.has(from, Bit.determiner) && !tokens.isCapital(to - 1))
    return undefined;
  return hasOffice(tokens, from, to - 1) || !(bracket || copula) ? { from, to } : undefined;
}

/** The comma behind `, 34,`, `, 34 ans,` and `, de 34 años,`; the opening itself where no age stands there. */
function behindAge(tokens: Tokens, opening: number): number {
  const number = tokens.has(opening + 1, Bit.preposition) ? opening + 2 : opening + 1;
  if (tokens.kind[number] !== Kind.number) return opening;
  for (let at = number + 1; at <= number + MOST_AGE; at++) if (isComma(tokens, at)) return at;
  return opening;
}

/** Words of a role are in small letters or an office; a capital behind the comma opens another name. */
function opensRole(tokens: Tokens, at: number): boolean {
  if (at >= tokens.count || !tokens.isWord(at)) return false;
  if (tokens.has(at, Bit.relative | Bit.conjunction | Bit.cue | Bit.preposition | Bit.that | Bit.calendar))
    return false;
  // `, el lunes.`
  if (tokens.has(at, Bit.determiner)) return !tokens.has(at + 1, Bit.calendar);
  // `Corr, speaking in the yard,` says what was done, not what somebody is.
  if (tokens.has(at, Bit.stop | Bit.between | Bit.pronoun | Bit.adverb) || tokens.word(at).endsWith('ing'))
    return false;
  // `Doe, disagreed`: a word alone is no office.
  const end = tokens.firstOf(tokens.sentenceOf(at) + 1) - 1;
  return tokens.possessive[at] === 1 || hasOffice(tokens, at, Math.min(end, at + 5));
}

function endsRole(tokens: Tokens, at: number, from: number): boolean {
  if (tokens.paragraph[at] !== tokens.paragraph[from] || tokens.kind[at] === Kind.stretch) return true;
  if (isListed(tokens, at)) return false;
  if (tokens.kind[at] === Kind.mark)
    return !isMark(tokens, at, '&') && !isMark(tokens, at, '/') && !isPlural(tokens, at);
  return at > from && tokens.has(at, Bit.relative | Bit.cue) && !tokens.has(at, Bit.title | Bit.document);
}

/** `of the Dockers’ Union`: the apostrophe of a plural, inside of a name. */
function isPlural(tokens: Tokens, at: number): boolean {
  return (
    APOSTROPHES.has(tokens.text[tokens.startOf(at)] as string) &&
    tokens.endOf(at - 1) === tokens.startOf(at) &&
    tokens.word(at - 1).endsWith('s') &&
    isName(tokens, at + 1)
  );
}

/** `minister for harbours, fisheries and trade,`: a comma inside of what somebody is in charge of, up to the comma behind it. */
function isListed(tokens: Tokens, comma: number): boolean {
  if (!isComma(tokens, comma) || !tokens.isWord(comma + 1) || !tokens.has(comma + 2, Bit.conjunction))
    return false;
  if (tokens.has(comma + 1, NO_FIELD) || tokens.has(comma + 3, NO_FIELD & ~Bit.determiner)) return false;
  for (let at = comma + 3; at < comma + 7; at++) {
    if (isComma(tokens, at)) return at > comma + 3;
    if (!tokens.isWord(at) || tokens.has(at, Bit.cue)) return false;
  }
  return false;
}

/** `director of the harbour`, `the harbour’s director`, `a Greenpeace campaigner`. */
function splitRole(tokens: Tokens, from: number, to: number): Pick<Facts, 'role' | 'affiliation'> {
  const { binding } = tokens.lexicon.words;
  let start = from;
  if (tokens.has(start, Bit.determiner) && start + 1 < to) start++;
  let possessor = -1;
  for (let at = start; at < to; at++) {
    if (tokens.possessive[at] && at + 1 < to && possessor < 0) possessor = at;
    // `head of communications at the harbour`: the last preposition that an organisation follows.
    if (at > start && binding.has(tokens.word(at)) && at + 1 < to && possessor < 0) {
      const split = lastBinding(tokens, at, to);
      return { role: words(tokens, start, split - 1), affiliation: words(tokens, split + 1, to - 1) };
    }
  }
  if (possessor >= 0)
    return {
      role: words(tokens, possessor + 1, to - 1),
      affiliation: withoutPossessive(words(tokens, from, possessor)),
    };
  const small = firstSmall(tokens, start, to);
  if (small > start && !tokens.has(start, Bit.title) && hasOffice(tokens, small, to - 1))
    return { role: words(tokens, small, to - 1), affiliation: words(tokens, start, small - 1) };
  return { role: words(tokens, start, to - 1), affiliation: undefined };
}

/** `professor of law at Lund`: behind a field in small letters the employer comes with the next preposition. */
function lastBinding(tokens: Tokens, first: number, to: number): number {
  const { binding } = tokens.lexicon.words;
  if (tokens.isCapital(first + 1) || tokens.has(first + 1, Bit.determiner)) return first;
  for (let at = first + 1; at + 1 < to; at++) {
    if (binding.has(tokens.word(at)) && (tokens.isCapital(at + 1) || tokens.has(at + 1, Bit.determiner)))
      return at;
    if (tokens.isCapital(at)) return first;
  }
  return first;
}

/** `Jane Doe of Greenpeace`, `Jane Doe from the Harbour Trust`, `Jane Doe, of the University of Lyme,`. */
function placeBehind(tokens: Tokens, last: number): string | undefined {
  const { binding } = tokens.lexicon.words;
  const at = isComma(tokens, last + 1) ? last + 2 : last + 1;
  if (!binding.has(tokens.word(at))) return undefined;
  const from = at + 1;
  const name = tokens.has(from, Bit.determiner) ? from + 1 : from;
  // `Femke Bos van het waterschap`: where people are said to be from a body, its name may be a noun.
  const isBody = tokens.lexicon.words.origins?.has(tokens.word(at)) && tokens.has(name, Bit.organisation);
  if (name >= tokens.count || !(tokens.isCapital(name) || isBody) || tokens.has(name, Bit.calendar))
    return undefined;
  let to = name;
  while (to + 1 < tokens.count && tokens.isWord(to + 1)) {
    // `the University of Lyme`
    if (tokens.has(to, Bit.organisation) && binding.has(tokens.word(to + 1)) && isName(tokens, to + 2)) to++;
    else if (!tokens.isCapital(to + 1)) break;
    to++;
  }
  // Behind a comma only a body is whom somebody speaks for: `Doe, from Monday,` and `Doe, of Lyme,` say when and where.
  if (at > last + 1 && !hasOrganisation(tokens, from, to)) return undefined;
  return words(tokens, from, to);
}

function isName(tokens: Tokens, at: number): boolean {
  return at < tokens.count && tokens.isWord(at) && tokens.isCapital(at);
}

function hasOrganisation(tokens: Tokens, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (tokens.has(at, Bit.organisation)) return true;
  return false;
}

function withoutPossessive(text: string): string {
  return text.replace(/[’']s?$/u, '').trim();
}

/** As the text has them, white space folded; an article that opens a sentence has its capital from there. */
function words(tokens: Tokens, first: number, last: number): string {
  const text = tokens.slice(first, last).replace(/\s+/gu, ' ');
  const isArticle = tokens.has(first, Bit.determiner) && first < last && !tokens.isCapital(first + 1);
  return isArticle ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function isComma(tokens: Tokens, at: number): boolean {
  return isMark(tokens, at, ',');
}

function isMark(tokens: Tokens, at: number, mark: string): boolean {
  return tokens.kind[at] === Kind.mark && tokens.text[tokens.startOf(at)] === mark;
}
