/** Indirect speech: clauses that a verb of saying reports without marks, as `Police said the road was shut`. */
import type { CandidateFinder } from './candidates.js';
import { CueKind } from './cues.js';
import { BESIDES, Beside, besideOf } from './facts.js';
import { Bit } from './lexicon.js';
import { isBehindDateline, MOST_DATELINE } from './lines.js';
import { PATHS, Path, pathBetween } from './path.js';
import { PHRASE_TYPES, type Phrases, PhraseType } from './phrases.js';
import { standsAsPlace } from './places.js';
import { VERBS } from './rank-features.js';
import { type Features, Templates } from './templates.js';
import { Kind, type Tokens } from './tokens.js';

export interface Report {
  phrase: number;
  cue: number;
  cueEnd: number;
  /** First and last token of the reported clause. */
  first: number;
  last: number;
  pattern: number;
  /** Words are reported; else somebody only does something beside words, as in `found a bunk`. */
  isSpeech: boolean;
  /** By its form, without being weighed. */
  isSure: boolean;
}

/** Where the clause stands: behind the verb, before it, or around `according to`. */
const Pattern = { behind: 0, before: 1, inverted: 2, accordingBehind: 3, accordingBefore: 4 } as const;
const PATTERNS = 5;
const STRENGTHS = 8;

export const REPORT = new Templates();
const T = {
  pattern: REPORT.add('pattern strength', PATTERNS, STRENGTHS),
  path: REPORT.add('path pattern', PATHS, PATTERNS),
  type: REPORT.add('type pattern', PHRASE_TYPES, PATTERNS),
  behindCue: REPORT.add('behind cue strength', BESIDES, STRENGTHS),
  beforeCue: REPORT.add('before cue pattern', BESIDES, PATTERNS),
  beforePhrase: REPORT.add('before phrase pattern', BESIDES, PATTERNS),
  length: REPORT.add('length pattern', 5, PATTERNS),
  opens: REPORT.add('opens sentence pattern', 2, PATTERNS),
  that: REPORT.add('that strength pattern', 2, STRENGTHS, PATTERNS),
  opening: REPORT.add('clause opens strength', BESIDES, STRENGTHS, 2),
  form: REPORT.add('ends in ing', 2, PATTERNS),
  verb: REPORT.add('verb pattern', VERBS, PATTERNS),
  verbThat: REPORT.add('verb behind it', VERBS, BESIDES),
  cuePath: REPORT.add('strength path', STRENGTHS, PATHS, 2),
};

/** Where what is said may begin: `PORT ELLERY (Reuters) – ` is said by nobody. */
function behindDateline(tokens: Tokens, from: number, to: number): number {
  for (let at = from + 1; at < Math.min(to, from + MOST_DATELINE); at++)
    if (isBehindDateline(tokens, at)) return at;
  return from;
}

/** Verbs that report less often are tried beside marks only. */
const STRONG = 4;
/** A clause has a verb and somebody in it. */
const LEAST_WORDS = 3;
const NO_CLAUSE: ReadonlySet<number> = new Set([
  Beside.colon,
  Beside.stretch,
  Beside.edge,
  Beside.comma,
  Beside.dash,
  Beside.bracket,
  Beside.mark,
  Beside.stop,
  Beside.preposition,
  Beside.conjunction,
]);
/** Tokens; a text without full stops is no sentence. */
const MOST_SENTENCE = 1_000;
/** How much may stand behind `…, police said` until the sentence ends. */
const TAIL = 8;

export class ReportFinder {
  readonly #tokens: Tokens;
  readonly #phrases: Phrases;
  readonly #finder: CandidateFinder;

  constructor(tokens: Tokens, phrases: Phrases, finder: CandidateFinder) {
    this.#tokens = tokens;
    this.#phrases = phrases;
    this.#finder = finder;
  }

  /** What could be reported in a sentence, in order. */
  of(sentence: number): Report[] {
    const tokens = this.#tokens;
    let to = tokens.firstOf(sentence + 1);
    if (to - tokens.firstOf(sentence) > MOST_SENTENCE) return [];
    const from = behindDateline(tokens, tokens.firstOf(sentence), to);
    while (to > from && tokens.kind[to - 1] === Kind.mark) to--;
    const found: Report[] = [];
    const { closing } = tokens.lexicon.words;
    for (const { first, last, at, kind, strength } of this.#finder.cues.of(sentence)) {
      if (kind === CueKind.according) this.#according(first, last, from, to, found);
      else if (closing?.has(tokens.word(last)) && this.#closing(first, last, from, to, found)) continue;
      else if (strength >= STRONG) this.#verb(at, closing ? last : at, from, to, found);
    }
    return found;
  }

  features({ phrase, cue, cueEnd, first, last, pattern }: Report, out: Features): void {
    const tokens = this.#tokens;
    const start = this.#phrases.first[phrase] as number;
    const end = this.#phrases.last[phrase] as number;
    const strength = tokens.lexicon.cueStrength(tokens.word(cue));
    const path = start > cue ? pathBetween(tokens, cueEnd, start) : pathBetween(tokens, end, cue);
    out.clear();
    out.add(T.pattern + pattern * STRENGTHS + strength);
    out.add(T.path + path * PATTERNS + pattern);
    out.add(T.type + (this.#phrases.type[phrase] as number) * PATTERNS + pattern);
    out.add(T.behindCue + besideOf(tokens, cueEnd, cueEnd + 1) * STRENGTHS + strength);
    out.add(T.beforeCue + besideOf(tokens, cue, cue - 1) * PATTERNS + pattern);
    out.add(T.beforePhrase + besideOf(tokens, start, start - 1) * PATTERNS + pattern);
    out.add(T.length + Math.min(4, Math.floor((last - first) / 5)) * PATTERNS + pattern);
    out.add(T.opens + Number(tokens.sentence[start - 1] !== tokens.sentence[start]) * PATTERNS + pattern);
    const that = Number(tokens.has(first - 1, Bit.that));
    out.add(T.that + (that * STRENGTHS + strength) * PATTERNS + pattern);
    out.add(
      T.opening +
        (besideOf(tokens, first, first) * STRENGTHS + strength) * 2 +
        Number(pattern === Pattern.behind),
    );
    const number = tokens.lexicon.cueNumber(tokens.word(cue));
    const verb = number < VERBS ? number : 0;
    out.add(T.verb + verb * PATTERNS + pattern);
    out.add(T.verbThat + verb * BESIDES + besideOf(tokens, cueEnd, cueEnd + 1));
    out.add(T.cuePath + (strength * PATHS + path) * 2 + Number(pattern === Pattern.behind));
    out.add(T.form + Number(tokens.word(cue).endsWith('ing')) * PATTERNS + pattern);
  }

  #verb(cue: number, cueEnd: number, from: number, to: number, found: Report[]): void {
    const subject = this.#subject(this.#opening(cue), from);
    if (subject >= 0) {
      const first = this.#clauseBehind(cue, to);
      this.#push(subject, cue, cueEnd, first, this.#clauseEnd(first, to - 1), Pattern.behind, found);
      const start = this.#phrases.first[subject] as number;
      if (to - cue <= TAIL && this.#isComma(start - 1))
        this.#push(subject, cue, cue, from, start - 2, Pattern.before, found);
    }
    const next = this.#phrases.at[cue + 1] as number;
    if (next < this.#phrases.count && this.#phrases.first[next] === cue + 1 && this.#isComma(cue - 1))
      this.#push(next, cue, cue, from, cue - 2, Pattern.inverted, found);
  }

  /** `…, ha detto il sindaco.`: where this is how clauses are reported, nothing has to be weighed. */
  #closing(first: number, last: number, from: number, to: number, found: Report[]): boolean {
    const next = this.#phrases.at[last + 1] as number;
    const isSubject = next < this.#phrases.count && this.#phrases.first[next] === last + 1;
    if (!this.#isComma(first - 1) || !isSubject) return false;
    if (to - (this.#phrases.last[next] as number) > TAIL) return false;
    this.#push(next, first, last, from, first - 2, Pattern.inverted, found, true);
    return true;
  }

  #according(first: number, last: number, from: number, to: number, found: Report[]): void {
    const tokens = this.#tokens;
    const next = this.#phrases.at[last + 1] as number;
    if (next >= this.#phrases.count || (this.#phrases.first[next] as number) > last + 2) return;
    const end = this.#phrases.last[next] as number;
    const isSure = tokens.lexicon.words.closing !== undefined;
    // `Rossi, secondo cui il testo è scritto male, …`: the clause stands behind, up to the comma.
    const isRelative = this.#phrases.type[next] === PhraseType.who;
    if (isRelative)
      this.#push(
        next,
        first,
        last,
        end + 1,
        this.#commaFrom(end + 1, to) - 1,
        Pattern.accordingBehind,
        found,
        isSure,
      );
    else if (first === from) {
      let comma = this.#commaFrom(end + 1, to);
      if (tokens.lexicon.words.verbSecond && !this.#isComma(end + 1)) comma = end;
      this.#push(next, first, last, comma + 1, to - 1, Pattern.accordingBehind, found, isSure);
    } else if (!tokens.lexicon.words.verbSecond || this.#isComma(first - 1) || end === to - 1)
      this.#push(
        next,
        first,
        last,
        from,
        this.#isComma(first - 1) ? first - 2 : first - 1,
        Pattern.accordingBefore,
        found,
        isSure && this.#isComma(first - 1) && !this.#isComma(end + 1) && to - end <= TAIL,
      );
  }

  /** The first comma; `to` where none stands. */
  #commaFrom(from: number, to: number): number {
    let comma = from;
    while (comma < to && !this.#isComma(comma)) comma++;
    return comma;
  }

  /** `Il prefetto, Ugo Testa, ha risposto`: the aside ends before the auxiliary. */
  #opening(verb: number): number {
    const { auxiliaries, closing } = this.#tokens.lexicon.words;
    return closing && auxiliaries?.has(this.#tokens.word(verb - 1)) ? verb - 1 : verb;
  }

  /** `Ivo Paz (PMP-RS)`: what stands in brackets is no subject. */
  #isBracketed(phrase: number): boolean {
    const tokens = this.#tokens;
    const at = (this.#phrases.last[phrase] as number) + 1;
    return tokens.lexicon.words.closing !== undefined && tokens.text[tokens.startOf(at)] === ')';
  }

  /** `officials in Tull said`: where they are. */
  #isPlace(phrase: number): boolean {
    const { first, last, type } = this.#phrases;
    const isName = type[phrase] === PhraseType.fullName || type[phrase] === PhraseType.name;
    return isName && standsAsPlace(this.#tokens, first[phrase] as number, last[phrase] as number);
  }

  /** The phrase before the verb with nothing but auxiliaries or an aside between; over `and` the one that opens. */
  #subject(cue: number, from: number): number {
    let opening = -1;
    for (
      let phrase = (this.#phrases.at[cue] as number) - 1, tries = 0;
      phrase >= 0 && tries < 5;
      phrase--, tries++
    ) {
      if ((this.#phrases.first[phrase] as number) < from) break;
      if (this.#isBracketed(phrase) || this.#isPlace(phrase)) continue;
      const path = pathBetween(this.#tokens, this.#phrases.last[phrase] as number, cue);
      if (path <= Path.aside) {
        // `Doe, director of the harbour, said`: the phrase inside of the aside is no subject.
        if (this.#isComma((this.#phrases.last[phrase] as number) + 1) || !this.#isComma(cue - 1))
          return phrase;
        continue;
      }
      if (path === Path.place || path === Path.coordinated || path === Path.relative) opening = phrase;
    }
    return opening;
  }

  #push(
    phrase: number,
    cue: number,
    cueEnd: number,
    first: number,
    last: number,
    pattern: number,
    found: Report[],
    isSure = false,
  ): void {
    const tokens = this.#tokens;
    let start = first;
    if (tokens.has(start, Bit.that)) start++;
    // Behind other verbs stands what was done and not what was said, unless `that` opens it: `found a bunk`.
    const isThat = pattern === Pattern.behind && tokens.has(start - 1, Bit.that);
    const isSpeech =
      isSure || pattern > Pattern.inverted || isThat || tokens.lexicon.words.clausal.has(tokens.word(cue));
    if (last - start + 1 < LEAST_WORDS || this.#phrases.type[phrase] === PhraseType.other) return;
    if (pattern === Pattern.behind && this.#opensNothing(first)) return;
    found.push({ phrase, cue, cueEnd, first: start, last, pattern, isSpeech, isSure });
  }

  /** `said: …`, `said, citing …`, `wrote down …`: no clause begins here. */
  #opensNothing(at: number): boolean {
    const tokens = this.#tokens;
    return NO_CLAUSE.has(besideOf(tokens, at - 1, at)) || tokens.lexicon.words.particles.has(tokens.word(at));
  }

  /** Where the clause behind the verb begins: `said on Friday that …` begins at `that`. */
  #clauseBehind(cue: number, to: number): number {
    const tokens = this.#tokens;
    for (let at = cue + 1; at < Math.min(to, cue + 9); at++) {
      // `wants the road shut so that …`: a purpose.
      const opens = tokens.has(at, Bit.that) && !tokens.has(at - 1, Bit.conjunction);
      if (opens && !this.#isComma(at + 1)) return at;
      if (tokens.has(at, Bit.cue)) break;
    }
    const told = tokens.has(cue, Bit.addressing) ? this.#addresseeEnd(cue + 1) : cue;
    return this.#isComma(told + 1) ? told + 2 : told + 1;
  }

  /** `said it was shut, which …`, `…, but …`, `…, adding that …`: what the reporter goes on with is reported no more. */
  #clauseEnd(first: number, last: number): number {
    const tokens = this.#tokens;
    for (let at = first + LEAST_WORDS; at < last; at++) {
      if (!this.#isComma(at)) continue;
      const next = at + 1;
      const goesOn = tokens.has(next, Bit.relative) || tokens.lexicon.words.turns.has(tokens.word(next));
      const another = tokens.has(next, Bit.cue) && tokens.lexicon.formOf(tokens.word(next)) === 2;
      if (goesOn || another) return at - 1;
    }
    return last;
  }

  /** `told the Gazette she was well`: the clause begins behind whom it was said to. */
  #addresseeEnd(at: number): number {
    const phrase = this.#phrases.at[at] as number;
    const isOne = phrase < this.#phrases.count && this.#phrases.first[phrase] === at;
    return isOne && (this.#phrases.type[phrase] as number) >= PhraseType.fullName
      ? (this.#phrases.last[phrase] as number)
      : at - 1;
  }

  #isComma(at: number): boolean {
    return this.#tokens.kind[at] === Kind.mark && this.#tokens.text[this.#tokens.startOf(at)] === ',';
  }
}
