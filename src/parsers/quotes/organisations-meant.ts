/** Which organisation a name, an acronym or a noun stands for. */
import { FAR, type Listener } from './heard.js';
import { Bit } from './lexicon.js';
import { type Meant, ofOrganisation } from './meant.js';
import { plainName } from './names.js';
import type { Organisation } from './organisations.js';
import type { Cast } from './people.js';
import { isSeveral } from './speaker-kind.js';
import type { Tokens } from './tokens.js';

export class OrganisationsMeant {
  readonly #tokens: Tokens;
  readonly #cast: Pick<Cast, 'byName' | 'organisations'>;
  readonly #listener: Listener;

  constructor(tokens: Tokens, cast: Pick<Cast, 'byName' | 'organisations'>, listener: Listener) {
    this.#tokens = tokens;
    this.#cast = cast;
    this.#listener = listener;
  }

  /** By name, acronym, or part of the name: `the Post` for `The New York Post`. */
  named(first: number, last: number): Organisation | undefined {
    const tokens = this.#tokens;
    if (!tokens.isCapital(last)) return undefined;
    // `Protesters said`: a noun that opens its sentence has its capital from there.
    if (first === last && (tokens.has(first, Bit.group) || isSeveral(tokens, first))) return undefined;
    const start = tokens.has(first, Bit.determiner) && first < last ? first + 1 : first;
    // `the nonpartisan Harbour Office`: the name begins where the capitals do.
    let name = start;
    while (name < last && !tokens.isCapital(name) && !tokens.has(name, Bit.joiner | Bit.preposition)) name++;
    const exact = this.#cast.byName.get(plainName(tokens, name, last));
    if (exact && exact.words.length > 1) return exact;
    if (!tokens.has(last, Bit.organisation) && start === first) return exact;
    const words = tokens.lower.slice(start, last + 1);
    const longer = this.#cast.organisations.find(
      (one) => one.words.length > words.length && (one.at[0] as number) < first && endsWith(one.words, words),
    );
    return longer ?? exact;
  }

  /** `the ministry`: the one whose name says so, else whichever was spoken of, where the noun fits any. */
  called(at: number, head: number): Meant | undefined {
    const noun = this.#tokens.word(head);
    const own = this.last(at, noun);
    if (own) return ofOrganisation(own);
    // `the nature agency`: another one than whichever was spoken of.
    if (head > at + 1 || !this.#tokens.lexicon.words.anyOrganisation.has(noun)) return undefined;
    const heard = this.#listener.last(at, ({ speaker }) => speaker.kind === 'organisation');
    if (heard && this.#listener.near(heard.at, at)) return heard;
    const any = this.last(at);
    return any && ofOrganisation(any);
  }

  /** The organisation of which the text spoke most in the sentences before, the latest of several. */
  last(at: number, noun?: string): Organisation | undefined {
    let best: Organisation | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const one of this.#cast.organisations) {
      if (noun && !one.words.includes(noun)) continue;
      const latest = one.at.findLast((place) => place < at);
      if (latest === undefined) continue;
      const distance = this.#tokens.sentenceOf(at) - this.#tokens.sentenceOf(latest);
      const score = Math.log(one.at.length) - 0.3 * Math.min(distance, 2 * FAR);
      if (score >= most) {
        most = score;
        best = one;
      }
    }
    return best;
  }
}

function endsWith(words: readonly string[], end: readonly string[]): boolean {
  return end.every((word, index) => words[words.length - end.length + index] === word);
}
