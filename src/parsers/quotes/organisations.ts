/** Organisations by their names and acronyms. */
import { isGivenName, opensName } from './bound-names.js';
import { JOINS_ONLY_THINGS } from './joiners.js';
import { Bit } from './lexicon.js';
import { type NameSpan, ORGANISED, plainName, wordsOf } from './names.js';
import type { Phrases } from './phrases.js';
import { Kind, type Tokens } from './tokens.js';

export interface Organisation {
  name: string;
  words: readonly string[];
  /** In capitals; undefined where the article gives none. */
  acronym: string | undefined;
  at: number[];
}

export interface Named {
  organisations: Organisation[];
  /** By name and by acronym. */
  byName: Map<string, Organisation>;
}

export function isOrganisation(
  tokens: Tokens,
  phrases: Phrases,
  phrase: number,
  { first, last }: NameSpan,
): boolean {
  const opening = phrases.first[phrase] as number;
  // `Enrico Chiesa`: behind a given name a body's noun is a surname.
  const { namesBehindOffices } = tokens.lexicon.words;
  const isNamed = namesBehindOffices && first < last && isGivenName(tokens, first);
  for (let at = first; at <= last && !isNamed; at++) if (tokens.has(at, ORGANISED)) return true;
  for (let at = first; at < last; at++)
    if (tokens.has(at, Bit.joiner) && JOINS_ONLY_THINGS.has(tokens.word(at))) return true;
  // `the charity Friends of the Lake`
  const isBehindBody = first > opening && tokens.has(first - 1, Bit.organisation);
  if (isBehindBody && !tokens.possessive[first - 1] && !opensName(tokens, opening, first)) return true;
  // `the Oilers`, `the Green Party`: people have no article, unless an office stands between.
  // Where all nouns have capitals, so have people without a name: `der Torwart`.
  const { capitalNouns } = tokens.lexicon.words;
  // `a deal that Doe praised`: no article.
  const isThat = tokens.has(opening, Bit.that) && (first === last || isGivenName(tokens, first));
  const isArticle = tokens.has(opening, Bit.determiner) && !isThat;
  if (!capitalNouns && isArticle && opening === first - 1) return true;
  return first === last && isAcronym(tokens, last);
}

function isAcronym(tokens: Tokens, at: number): boolean {
  const word = tokens.text.slice(tokens.startOf(at), tokens.endOf(at)).replace(/[’']s$/u, '');
  // `B.C.` is a place.
  return word.length > 1 && word.length < 8 && word === word.toUpperCase() && !word.includes('.');
}

export function addOrganisation(cast: Named, tokens: Tokens, from: number, { first, last }: NameSpan): void {
  let start = tokens.has(from, Bit.determiner) ? from + 1 : Math.min(from, first);
  while (start < first && !tokens.isCapital(start)) start++;
  const name = plainName(tokens, start, last);
  const words = wordsOf(tokens, start, last);
  const known = cast.byName.get(name);
  if (known) {
    known.at.push(from);
    return;
  }
  const acronym = acronymBehind(tokens, last);
  const organisation = { name, words, acronym, at: [from] };
  cast.organisations.push(organisation);
  cast.byName.set(name, organisation);
  if (acronym) cast.byName.set(acronym, organisation);
}

/** `Food Safety Agency (FSA)`. */
function acronymBehind(tokens: Tokens, last: number): string | undefined {
  if (tokens.kind[last + 1] !== Kind.mark || tokens.text[tokens.startOf(last + 1)] !== '(') return undefined;
  const at = last + 2;
  return at < tokens.count && isAcronym(tokens, at) ? tokens.slice(at, at) : undefined;
}

/** Small words that acronyms pass over, and the most that a name has beside the acronym's letters. */
const PASSED: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'in', 'on', '&', ',']);
const MOST_PASSED = 4;

/** `Harbours, Fisheries and Coast Board (HFCB)`: the acronym's letters tell where the name begins. */
export function nameOfAcronym(tokens: Tokens, cast: Named, organisation: Organisation): void {
  if (!organisation.acronym && organisation.words.length > 1) return;
  const acronym = organisation.acronym ?? organisation.name;
  for (const place of organisation.at) {
    const bracket = organisation.acronym ? bracketBehind(tokens, place) : place - 1;
    if (bracket < 1 || tokens.text[tokens.startOf(bracket)] !== '(') continue;
    const first = spelled(tokens, bracket - 1, acronym.toLowerCase());
    if (first === undefined) continue;
    organisation.name = tokens.slice(first, bracket - 1).replace(/\s+/gu, ' ');
    organisation.words = wordsOf(tokens, first, bracket - 1);
    organisation.acronym = acronym;
    cast.byName.set(acronym, organisation);
    cast.byName.set(organisation.name, organisation);
    return;
  }
}

function bracketBehind(tokens: Tokens, at: number): number {
  for (let next = at; next < Math.min(tokens.count, at + 10); next++)
    if (tokens.text[tokens.startOf(next)] === '(' && tokens.kind[next] === Kind.mark) return next;
  return -1;
}

/** The first token of the words before `last` whose initials are the letters. */
function spelled(tokens: Tokens, last: number, letters: string): number | undefined {
  let letter = letters.length - 1;
  let passed = 0;
  for (let at = last; at >= 0 && letter >= 0; at--) {
    if (tokens.sentence[at] !== tokens.sentence[last]) return undefined;
    if (tokens.isCapital(at) && tokens.word(at)[0] === letters[letter]) {
      if (letter-- === 0) return at;
    } else if (!PASSED.has(tokens.slice(at, at).toLowerCase()) || ++passed > MOST_PASSED) return undefined;
  }
  return undefined;
}
