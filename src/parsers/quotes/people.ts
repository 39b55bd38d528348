/** Who the article speaks of: full names, with what is said beside them about their role and gender. */
import { isTitle, type LanguageWords } from './languages/words.js';
import type { Token } from './tokens.js';

export interface Person {
  /** The fullest form in the article. */
  name: string;
  /** Last word of the name in lower case, without `Jr.`. */
  surname: string;
  /** Places of all mentions, by full name or surname, in order. */
  at: number[];
  /** Those of them that open a sentence: who a later pronoun most likely means. */
  subjectAt: Set<number>;
  /** Called by the surname alone somewhere: people are, places and teams are not. */
  bySurname: boolean;
  gender: 'he' | 'she' | undefined;
  role: string | undefined;
  affiliation: string | undefined;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/u;

/** Names of places, days and months are capitalized as well. */
const NO_NAME =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|north|south|east|west|new|united|street|avenue|road|city|county|state|university|college|school|department|ministry|party|house|senate|court|committee|council|company|inc|corp|the|a|an|in|on|at|but|and|or|if|when|while|as|for|with|after|before|it|he|she|they|we|this|that|there|however|photo|image|news|press|times|post|i|mr|my|his|her|our|your|their|what|who|why|how|also|so|not|no|yes|both|according|last|first|two|one|many|some|most|since|until|despite|although|because|meanwhile|now|then|here|today|yesterday|more)$/u;

export function peopleOf(text: string, tokens: readonly Token[], words: LanguageWords): Person[] {
  const people: Person[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const run = nameAt(tokens, at, words);
    if (run === undefined) continue;
    addName(people, text, tokens, at, run, words);
    at = run;
  }
  addSingleNames(people, tokens, words);
  addSurnames(people, tokens);
  markSubjects(people, tokens, words);
  return people;
}

/** Index of the last token of a name of two words or more that begins here. */
function nameAt(tokens: readonly Token[], first: number, words: LanguageWords): number | undefined {
  let last = first;
  const isPart = (token: Token | undefined) =>
    token?.capital === true &&
    !NO_NAME.test(token.lower) &&
    !isTitle(token.lower, words) &&
    (/\p{Ll}/u.test(token.text) || /^\p{Lu}\.$/u.test(token.text) || token.text.length > 3);
  if (!isPart(tokens[first])) return undefined;
  for (;;) {
    const next = tokens[last + 1];
    const behind = tokens[last + 2];
    if (isPart(next) && !/[’']s$/u.test((tokens[last] as Token).text)) last++;
    else if (
      next &&
      /^(?:de|la|van|von|der|den|del|da|di|al|el|bin|ibn|du|dos|le)$/u.test(next.lower) &&
      isPart(behind)
    )
      last += 2;
    else break;
    if (last - first >= 5) break;
  }
  return last > first ? last : undefined;
}

function addName(
  people: Person[],
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  words: LanguageWords,
): void {
  const start = (tokens[first] as Token).start;
  const name = text
    .slice(start, (tokens[last] as Token).end)
    .replace(/[’']s$/u, '')
    .replace(/\s+/gu, ' ');
  const parts = name
    .toLowerCase()
    .split(' ')
    .filter((part) => !SUFFIX.test(part));
  const surname = parts.at(-1) ?? '';
  // An organisation's name is no person's: its last word says so.
  if (words.organisations.has(surname) || words.documents.has(surname) || words.groups.has(surname)) return;
  const known = people.find((person) => isSame(person.name, name));
  const facts = factsBeside(text, tokens, first, last, words);
  if (!known) {
    people.push({ name, surname, at: [start], subjectAt: new Set(), bySurname: false, ...facts });
    return;
  }
  known.at.push(start);
  if (name.length > known.name.length) known.name = name;
  known.gender ??= facts.gender;
  known.role ??= facts.role;
  known.affiliation ??= facts.role ? facts.affiliation : undefined;
}

function isSame(known: string, name: string): boolean {
  const [a, b] = [known.toLowerCase().split(' '), name.toLowerCase().split(' ')];
  return a.at(-1) === b.at(-1) && a[0] === b[0];
}

type Facts = Pick<Person, 'gender' | 'role' | 'affiliation'>;

/** `Jane Doe, director of the harbour,` and `harbour director Jane Doe`. */
function factsBeside(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  words: LanguageWords,
): Facts {
  const before = tokens.slice(Math.max(0, first - 6), first);
  const title = titleBefore(before, words);
  const apposition = appositionAfter(text, tokens, last);
  const said = [
    ...title.map(({ lower }) => lower.replace(/\.$/u, '')),
    ...(apposition?.toLowerCase().match(/\p{L}+/gu) ?? []),
  ];
  const gender = said.some((word) => words.female.has(word))
    ? 'she'
    : said.some((word) => words.male.has(word))
      ? 'he'
      : undefined;
  const parts = apposition === undefined ? undefined : splitRole(apposition);
  const opening = title[0];
  const titleText =
    opening && title.some(({ lower }) => !/^(?:mr|mrs|ms|miss|dr|sir)\.?$/u.test(lower))
      ? text.slice(opening.start, (title.at(-1) as Token).end)
      : undefined;
  return { gender, role: parts?.role ?? titleText, affiliation: parts?.affiliation };
}

/** Titles and what stands before them in one phrase: `Russian President`, `party spokeswoman`. */
function titleBefore(before: readonly Token[], words: LanguageWords): Token[] {
  const last = before.at(-1);
  if (!last || !isTitle(last.lower, words)) return [];
  let from = before.length - 1;
  while (from > 0) {
    const token = before[from - 1] as Token;
    if (
      !token.word ||
      words.stops.has(token.lower) ||
      words.determiners.has(token.lower) ||
      words.joiners.has(token.lower) ||
      words.cues.has(token.lower) ||
      words.between.has(token.lower)
    )
      break;
    from--;
  }
  return before.slice(from);
}

/** Words of a role are in lower case; a capital behind the comma opens another name. */
function appositionAfter(text: string, tokens: readonly Token[], last: number): string | undefined {
  if (tokens[last + 1]?.text !== ',') return undefined;
  const opening = tokens[last + 2];
  if (
    !opening?.word ||
    /^(?:who|which|whose|and|but|or|said|says|told|according|on|in|at|as|when|where|while|\d+)$/u.test(
      opening.lower,
    )
  )
    return undefined;
  // `Corr, prosecuting,` and `Tull, speaking in the yard,` say what was done, not what somebody is.
  if (/ing$/u.test(opening.lower)) return undefined;
  if (opening.capital && !/^(?:CEO|President|Professor|Director|Chief|Minister)$/u.test(opening.text))
    return undefined;
  for (let at = last + 2; at < tokens.length && at - last < 22; at++) {
    const { text: mark, start } = tokens[at] as Token;
    if (/^[,.;:!?—–)\u{FFFC}]$/u.test(mark)) return text.slice(opening.start, start).trim();
  }
  return undefined;
}

const ROLE_OF = /^(?:(?:the|a|an)\s+)?(.{2,80}?)\s+(?:of|at|for|with|from)\s+(.{2,120})$/iu;
const FOUNDER_OF =
  /^(?:the\s+)?((?:co-?)?founder|owner|author|head|chief executive|ceo|president|chair)\s+(?:of|at)\s+(.{2,120})$/iu;

/** `the trust’s chief engineer`. */
const POSSESSIVE = /^((?:the\s+)?[\p{L}\p{N} .&-]{2,60})[’']s\s+([\p{Ll}][\p{L} -]{2,60})$/u;

function splitRole(apposition: string): { role: string; affiliation: string | undefined } {
  const [, owner, office] = POSSESSIVE.exec(apposition) ?? [];
  if (owner && office) return { role: office, affiliation: owner };
  const [, role, affiliation] = FOUNDER_OF.exec(apposition) ?? ROLE_OF.exec(apposition) ?? [];
  if (role && affiliation && /\p{Lu}/u.test(affiliation)) return { role, affiliation };
  return { role: apposition.replace(/^(?:the|an?)\s+/iu, ''), affiliation: undefined };
}

/** Mentions by surname alone count for the person that bears it. */
function addSurnames(people: readonly Person[], tokens: readonly Token[]): void {
  const bySurname = new Map<string, Person>();
  for (const person of people) if (!bySurname.has(person.surname)) bySurname.set(person.surname, person);
  for (const [index, { lower, capital, start }] of tokens.entries()) {
    // `Lock Street` is not Mr Lock.
    if (tokens[index + 1]?.capital) continue;
    const person = capital ? bySurname.get(lower.replace(/[’']s$/u, '')) : undefined;
    if (!person || person.at.some((at) => at <= start && start < at + person.name.length)) continue;
    person.at.push(start);
    person.bySurname = true;
  }
  for (const person of people) person.at.sort((a, b) => a - b);
}

/** People of one name, who speak: `Evgeny said`. */
function addSingleNames(people: Person[], tokens: readonly Token[], words: LanguageWords): void {
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const opens = index === 0 || /^[.!?\u{FFFC}]$/u.test((tokens[index - 1] as Token).text);
    if (!opens || !next || !words.cues.has(next.lower) || !/^\p{Lu}\p{Ll}{2,}$/u.test(token.text)) continue;
    const { lower: surname, text: name, start } = token;
    if (
      NO_NAME.test(surname) ||
      words.stops.has(surname) ||
      words.determiners.has(surname) ||
      words.groups.has(surname)
    )
      continue;
    if (
      words.organisations.has(surname) ||
      words.pronouns.has(surname) ||
      people.some((person) => person.name.toLowerCase().split(' ').includes(surname))
    )
      continue;
    people.push({
      name,
      surname,
      at: [start],
      subjectAt: new Set(),
      bySurname: true,
      gender: undefined,
      role: undefined,
      affiliation: undefined,
    });
  }
}

/** A mention opens its sentence when only titles stand between it and the sentence before. */
function markSubjects(people: readonly Person[], tokens: readonly Token[], words: LanguageWords): void {
  const places = new Map(people.flatMap((person) => person.at.map((at) => [at, person] as const)));
  for (const [index, { start }] of tokens.entries()) {
    const person = places.get(start);
    if (!person) continue;
    let before = index - 1;
    while (
      before >= 0 &&
      (isTitle((tokens[before] as Token).lower, words) || (tokens[before] as Token).capital)
    )
      before--;
    const mark = tokens[before]?.text;
    if (
      mark === undefined ||
      /^[.!?\u{FFFC}]$/u.test(mark) ||
      (tokens[before + 1]?.start ?? 0) - (tokens[before]?.end ?? 0) > 1
    )
      person.subjectAt.add(start);
  }
}
