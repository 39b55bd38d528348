/** Noun phrases outside of quotation marks: everything that could be named as a speaker, found in one walk. */
import { endsInGivenName, isGivenName } from './bound-names.js';
import { ENDS, isAddressed, isCapitalVerb, isName } from './capitals.js';
import { endsName, isNoble, joins } from './joiners.js';
import { Bit, NOUN } from './lexicon.js';
import { opensSentence } from './lines.js';
import { Kind, type Tokens } from './tokens.js';

export const PhraseType = {
  heShe: 0,
  they: 1,
  it: 2,
  first: 3,
  who: 4,
  fullName: 5,
  name: 6,
  titledName: 7,
  definite: 8,
  speaker: 9,
  other: 10,
} as const;
export const PHRASE_TYPES = 11;

export class Phrases {
  count = 0;
  readonly first: number[] = [];
  readonly last: number[] = [];
  /** The token that says what the phrase is: a name's last word, a description's noun. */
  readonly head: number[] = [];
  readonly type: number[] = [];
  /** Number of the first phrase that does not end before the token. */
  readonly at: Int32Array;

  constructor(tokens: Tokens) {
    this.at = new Int32Array(tokens.count + 1);
  }
}

/** A longer phrase is a sentence. */
const MOST_WORDS = 12;
/** `the head of communications at the agency` goes on twice. */
const MOST_BOUND = 2;

export function phrasesOf(tokens: Tokens): Phrases {
  const phrases = new Phrases(tokens);
  let done = 0;
  for (let at = 0; at < tokens.count; at++) {
    let last = phraseAt(tokens, at);
    if (last < 0 || isDateline(tokens, at, last)) continue;
    const number = phrases.count++;
    const first = leftOf(tokens, at, phrases.last[number - 1] ?? -1);
    let head = headOf(tokens, first, last);
    let type: number = typeOf(tokens, first, last, head);
    if (type === PhraseType.definite || type === PhraseType.speaker) {
      last = withBound(tokens, head, last);
      if (endsInGivenName(tokens, head, last)) [head, type] = [last, PhraseType.titledName];
    }
    phrases.first.push(first);
    phrases.last.push(last);
    phrases.head.push(head);
    phrases.type.push(type);
    for (; done <= last; done++) phrases.at[done] = number;
    at = last;
  }
  for (; done <= tokens.count; done++) phrases.at[done] = phrases.count;
  return phrases;
}

/**
 * `a spokesman for the camp`: an office goes on behind `for`, `of` and `at`, and the whole of it is one phrase; so is
 * `the city of Lyme`, by the words that join names.
 */
function withBound(tokens: Tokens, head: number, last: number): number {
  const isOffice = tokens.has(head, Bit.title | Bit.speaker | Bit.group);
  if (!isOffice && !tokens.has(head, Bit.organisation)) return last;
  let end = last;
  for (let count = 0; count < MOST_BOUND; count++) {
    const next = end + 2;
    if (next >= tokens.count || !tokens.lexicon.words.binding.has(tokens.word(end + 1))) break;
    if (!isOffice && !tokens.has(end + 1, Bit.joiner)) break;
    if (tokens.sentence[next] !== tokens.sentence[last] || tokens.has(next, Bit.pronoun)) break;
    const bound = boundAt(tokens, next);
    if (bound < 0) break;
    end = bound;
  }
  return end;
}

function isNameAt(tokens: Tokens, at: number): boolean {
  return at < tokens.count && tokens.isCapital(at) && tokens.bits[at] === 0;
}

/** `il capo di gabinetto, Mario Rossi`: a small word without an article, where nothing but a name can follow. */
function isField(tokens: Tokens, at: number): boolean {
  if (!tokens.isWord(at) || tokens.bits[at] !== 0 || tokens.isCapital(at)) return false;
  const next = at + 1;
  const isEnd = tokens.kind[next] === Kind.mark && tokens.text[tokens.startOf(next)] === ',';
  return isEnd || isNameAt(tokens, next) || tokens.lexicon.words.binding.has(tokens.word(next));
}

/** Last token of what an office is bound to; behind `del` a small word, too, as it is behind an article. */
function boundAt(tokens: Tokens, at: number): number {
  const { contracted, namesBehindOffices, toward } = tokens.lexicon.words;
  const isContracted = contracted?.has(tokens.word(at - 1)) ?? false;
  // `della Protezione civile`, but `del Salvi parla`.
  const isOpen = isContracted && tokens.isWord(at) && (!tokens.isCapital(at) || tokens.has(at, NOUN));
  if (isOpen && tokens.has(at, ENDS | Bit.cue | Bit.determiner)) return -1;
  let end = isOpen ? runFrom(tokens, at, true) : phraseAt(tokens, at);
  if (end < 0 && namesBehindOffices && isField(tokens, at)) end = at;
  // `i commercianti di via Roma`
  const isPlace = end === at && tokens.isCapital(at + 1) && !isGivenName(tokens, at + 1);
  if (isPlace && !tokens.isCapital(at)) end = runFrom(tokens, at + 1, false);
  if (end < 0 || !namesBehindOffices) return end;
  // `ai Lavori pubblici Dario Festa`
  if (tokens.isWord(end + 1) && tokens.bits[end + 1] === 0 && isGivenName(tokens, end + 2))
    end = runFrom(tokens, end + 2, false);
  if (!contracted || !toward.has(tokens.word(at - 1))) return end;
  // `l’assessore al Bilancio, Mario Rossi`, but `ha detto il sindaco al Corriere`.
  const isCharge = endsInGivenName(tokens, at - 2, end) || isGivenName(tokens, end + 2);
  return isCharge ? end : -1;
}

/** Last token of the phrase that begins at `at`, or -1. */
function phraseAt(tokens: Tokens, at: number): number {
  if (tokens.kind[at] !== Kind.word) return -1;
  const bits = tokens.bits[at] as number;
  if (bits & Bit.pronoun) return at;
  if (bits & Bit.determiner) {
    const last = runFrom(tokens, at, true);
    return last > at ? last : someOf(tokens, at);
  }
  if (isName(tokens, at)) return runFrom(tokens, at, false);
  if (bits & NOUN && !(bits & ENDS) && !(bits & Bit.cue && !followedByCue(tokens, at)))
    return runFrom(tokens, at, false);
  return -1;
}

/** `one of them`: where it ends, or -1. */
function someOf(tokens: Tokens, at: number): number {
  if (!tokens.has(at + 1, Bit.joiner)) return -1;
  return tokens.lexicon.words.objects?.get(tokens.word(at + 2)) === 'they' ? at + 2 : -1;
}

/** `PORT ELLERY — `, `LYME (Reuters) — `: the place before the first sentence says nothing. */
function isDateline(tokens: Tokens, first: number, last: number): boolean {
  if (first > 0 && tokens.paragraph[first - 1] === tokens.paragraph[first]) return false;
  const next = last + 1;
  if (next >= tokens.count || tokens.kind[next] !== Kind.mark) return false;
  const mark = tokens.text[tokens.startOf(next)] as string;
  const text = tokens.slice(first, last);
  return /[—–(-]/u.test(mark) && text.length > 3 && text === text.toUpperCase();
}

function runFrom(tokens: Tokens, first: number, determined: boolean): number {
  let last = first;
  let open = determined || tokens.possessive[first] === 1;
  const { joiner } = Bit;
  while (last - first < MOST_WORDS) {
    const next = last + 1;
    if (next >= tokens.count || tokens.paragraph[next] !== tokens.paragraph[first]) break;
    if (tokens.kind[next] === Kind.number && open && last === first) {
      last = next;
      continue;
    }
    if (isNickname(tokens, next)) {
      last = next + 1;
      continue;
    }
    if (!tokens.isWord(next)) {
      if (!open || !isAdjectives(tokens, last, next)) break;
      last = next + 1;
      continue;
    }
    const bits = tokens.bits[next] as number;
    const capital =
      tokens.isCapital(next) &&
      (!(bits & Bit.calendar) || isAddressed(tokens, next)) &&
      !isCapitalVerb(tokens, next);
    if (bits & joiner && !tokens.possessive[last]) {
      const particles = joins(tokens, last, next)
        ? 1
        : tokens.isCapital(last) && isNoble(tokens, next)
          ? 2
          : 0;
      if (particles > 0) {
        last = next + particles;
        continue;
      }
    }
    if (bits & ENDS && !capital) break;
    if (!capital && !(bits & NOUN)) {
      if (!open || bits & (Bit.adverb | Bit.determiner)) break;
      if (tokens.lexicon.words.capitalNouns && tokens.isCapital(last) && last > first) break;
      if (tokens.lexicon.words.namesBehindOffices && endsName(tokens, first, last)) break;
      // `de gemeente ontbreekt`: adjectives stand before their noun, and behind it the verb.
      if (tokens.lexicon.words.verbSecond && tokens.has(last, NOUN)) break;
      if (bits & Bit.cue && last > first) break;
    } else if (!capital && bits & Bit.cue && !followedByCue(tokens, next)) {
      // `The board claims`, but `the board's claims say`.
      if (last > first || !open) break;
    }
    if (capital && bits & (Bit.stop | Bit.preposition | Bit.determiner) && !isName(tokens, next)) break;
    if (opensSentence(tokens, next)) break;
    last = next;
    if (tokens.possessive[next]) open = true;
  }
  return last;
}

/** `Walter “Wat” Ames`: a word in marks in the middle of a name. */
export function isNickname(tokens: Tokens, at: number): boolean {
  if (tokens.kind[at] !== Kind.stretch || at < 1 || at + 1 >= tokens.count) return false;
  if (tokens.paragraph[at - 1] !== tokens.paragraph[at + 1] || tokens.possessive[at - 1]) return false;
  if (!isName(tokens, at - 1) || !tokens.isCapital(at + 1) || !isName(tokens, at + 1)) return false;
  return NICKNAME.test(tokens.slice(at, at));
}

const NICKNAME = /^.\p{Lu}[\p{L}’'.-]{1,15}.$/u;

/** `the tall, quiet engineer`: a comma between words that describe the noun behind them. */
function isAdjectives(tokens: Tokens, last: number, comma: number): boolean {
  const next = comma + 1;
  if (next + 1 >= tokens.count || tokens.text[tokens.startOf(comma)] !== ',' || tokens.has(last, NOUN))
    return false;
  if (tokens.isCapital(last) || tokens.isCapital(next) || !tokens.isWord(next)) return false;
  if (tokens.has(next, ENDS | Bit.cue | Bit.determiner)) return false;
  return tokens.has(next, NOUN) || (tokens.isWord(next + 1) && tokens.has(next + 1, NOUN));
}

function followedByCue(tokens: Tokens, at: number): boolean {
  const next = at + 1;
  return next < tokens.count && (tokens.has(next, Bit.cue | Bit.between) || tokens.has(next, NOUN));
}

/** `local residents`, `senior administration officials`: words before a plain noun that belong to it. */
function leftOf(tokens: Tokens, first: number, taken: number): number {
  if (tokens.isCapital(first) || tokens.has(first, Bit.determiner | Bit.pronoun)) return first;
  let at = first;
  while (at - 1 > taken && first - at < 2) {
    const before = at - 1;
    if (!tokens.isWord(before) || tokens.sentence[before] !== tokens.sentence[first]) break;
    if (tokens.has(before, ENDS | Bit.cue | Bit.weakCue | Bit.adverb)) break;
    at = before;
  }
  return at;
}

/** The last capital of a name that ends the phrase, else the last noun that can speak, else the last word. */
function headOf(tokens: Tokens, first: number, last: number): number {
  if (endsInName(tokens, first, last)) return last;
  for (let at = last; at >= first; at--) if (tokens.has(at, NOUN) && !tokens.possessive[at]) return at;
  return last;
}

/** Where every noun has a capital, a name is what is no known noun and has no article, or two capitals in a row. */
function endsInName(tokens: Tokens, first: number, last: number): boolean {
  if (!tokens.isCapital(last)) return false;
  if (!tokens.lexicon.words.capitalNouns) return true;
  if (tokens.has(last, NOUN)) return false;
  return !tokens.has(first, Bit.determiner) || (last - first > 1 && tokens.isCapital(last - 1));
}

function typeOf(tokens: Tokens, first: number, last: number, head: number): number {
  const pronoun = tokens.has(first, Bit.pronoun) ? tokens.lexicon.pronounOf(tokens.word(first)) : undefined;
  if (pronoun) return OF_PRONOUN[pronoun];
  const speaks = tokens.has(head, NOUN);
  const { definite } = tokens.lexicon.words;
  // The bits of `De` are gone in `De Boer`.
  const isDefinite = definite.has(tokens.word(first)) && tokens.bits[first] !== 0;
  // `the Lyme Republican`: a description, whatever its capitals.
  if (isDefinite && head > first && tokens.has(head, Bit.speaker) && !tokens.has(head, Bit.organisation))
    return PhraseType.definite;
  // `il Papa`, `het Kamerlid`
  const isOffice = tokens.lexicon.words.namesBehindOffices && head === first + 1;
  if (isDefinite && isOffice && tokens.has(head, Bit.title)) return PhraseType.definite;
  if (endsInName(tokens, first, last)) {
    let capitals = 0;
    let title = false;
    for (let at = first; at <= last; at++) {
      if (tokens.has(at, Bit.title)) title = true;
      else if (tokens.isCapital(at) && !tokens.has(at, Bit.determiner)) capitals++;
    }
    if (title) return PhraseType.titledName;
    return capitals > 1 ? PhraseType.fullName : PhraseType.name;
  }
  if (speaks && isDefinite) return PhraseType.definite;
  return speaks ? PhraseType.speaker : PhraseType.other;
}

const OF_PRONOUN = {
  he: PhraseType.heShe,
  she: PhraseType.heShe,
  they: PhraseType.they,
  it: PhraseType.it,
  i: PhraseType.first,
  we: PhraseType.first,
  who: PhraseType.who,
} as const;
