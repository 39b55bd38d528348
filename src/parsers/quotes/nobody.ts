/** Marks that quote nobody, whatever stands around them: what is true of news prose and rare in the training articles. */
import { SURE_VERB } from './capitals.js';
import { Beside, End, SINGLE, type StretchFacts } from './facts.js';
import { Bit } from './lexicon.js';
import { pointsAway } from './lines.js';
import { isNickname } from './phrases.js';
import type { Guess, Neighbours } from './quote-features.js';
import type { Tokens } from './tokens.js';

interface Seen {
  tokens: Tokens;
  facts: StretchFacts;
  guess: Guess;
  neighbours: Neighbours;
  /** Log odds of the model that the stretch quotes somebody. */
  quoteOdds: number;
  /** The article quotes in double marks. */
  double: boolean;
}

/** Log odds from which a phrase is surely the speaker, and below which it hardly is. Found on the training articles. */
const SURE = 1;
const DOUBTED = -0.5;
const UNLIKELY = -1;
/** Log odds of a quote from which a list and a repeated term say little. Found on the training articles. */
const PLAIN = 2;
const LIKELY = 1;
/** Words of a phrase; more are a clause, whoever said it. */
const FEW = 8;
/** As {@link StretchFacts.opening} counts. */
const CAPITAL = 1;

/** Each with its reason; the first that holds decides. */
export const RULES: readonly { reason: string; holds: (seen: Seen) => boolean }[] = [
  {
    reason: 'a line that points to another page',
    holds: ({ tokens, facts }) => pointsAway(tokens, facts.token),
  },
  { reason: 'words that are listed as words', holds: isListed },
  { reason: 'a direction in a transcript', holds: ({ facts }) => facts.direction },
  { reason: 'a nickname', holds: ({ tokens, facts }) => isNickname(tokens, facts.token) },
  { reason: 'the name of a thing', holds: isName },
  { reason: 'the title of a work', holds: isTitle },
  { reason: 'a term that comes again', holds: isTerm },
  { reason: 'a heading inside of the article', holds: isHeading },
  { reason: 'a few words with no verb of saying near them', holds: isUnsaid },
];

export function quotesNobody(seen: Seen): boolean {
  return RULES.some(({ holds }) => holds(seen));
}

function isListed({ facts, guess, neighbours, quoteOdds }: Seen): boolean {
  if (neighbours.listed === 0 || facts.words > 4 || quoteOdds >= PLAIN) return false;
  return guess.odds < UNLIKELY || (neighbours.inSentence > 3 && guess.odds < SURE);
}

/** `a centre called “The Loft”`, `known as “the wet mile”`; but `he called it “a shame”` and `what she calls “hell”`. */
function isName({ tokens, facts, guess }: Seen): boolean {
  const { naming, namingAs, as, definite } = tokens.lexicon.words;
  const { token, words } = facts;
  const before = tokens.word(token - 1);
  if (as.has(before)) {
    for (let at = token - 2; at > token - 5 && at >= 0; at--)
      if (namingAs.has(tokens.word(at))) return !isPerson(tokens, at - 1);
  }
  if (words <= 4 && tokens.lexicon.words.terms.has(before)) return true;
  if (isWork(tokens, facts)) return true;
  // `titled the “Clear Water Act”`, but `dubbed the “Worst Act”`.
  const verb = tokens.word(token - 2);
  if (facts.opening === CAPITAL && definite.has(before) && naming.has(verb))
    if (tokens.lexicon.cueStrength(verb) <= SURE_VERB) return !isPerson(tokens, token - 3);
  if (words > 6 || guess.odds >= DOUBTED) return false;
  if (naming.has(before)) return !isPerson(tokens, token - 2);
  return tokens.has(token - 1, Bit.work) && words <= 4;
}

/** `Ospite di «Sera in piazza», la cantante ha detto`: whatever stands behind it, where verbs stand before subjects. */
function isWork(tokens: Tokens, { token, words, opening, end }: StretchFacts): boolean {
  if (!tokens.lexicon.words.inverts || words > 4 || opening !== CAPITAL) return false;
  return (end === End.none || end === End.comma) && tokens.has(token - 1, Bit.work | Bit.preposition);
}

function isPerson(tokens: Tokens, at: number): boolean {
  return tokens.has(at, Bit.pronoun) || tokens.isCapital(at);
}

/** `in “The Long Water,”`; a title comes again, or hangs on a preposition. */
function isTitle({ tokens, facts, guess, quoteOdds }: Seen): boolean {
  if (!facts.titled || tokens.paragraphOf(facts.token) === 0 || quoteOdds >= PLAIN) return false;
  const hangs = hangsOn(tokens, facts.token) && facts.words > 2 && facts.end !== End.question;
  // `says in “The Long Water”`: whoever speaks there, in capitals it is the work.
  if (guess.odds >= SURE) return hangs && facts.mark !== SINGLE;
  return guess.odds < UNLIKELY || hangs || (facts.words > 2 && comesAgain(tokens, facts.token));
}

/** `in “…”`, `on the network’s “…”`. */
function hangsOn(tokens: Tokens, token: number): boolean {
  return (
    tokens.has(token - 1, Bit.preposition) ||
    (tokens.possessive[token - 1] === 1 && tokens.has(token - 2, Bit.preposition))
  );
}

function isTerm({ tokens, facts, guess, quoteOdds }: Seen): boolean {
  return quoteOdds < LIKELY && facts.words <= 3 && guess.odds < UNLIKELY && comesAgain(tokens, facts.token);
}

/** The same words stand elsewhere in the text. */
function comesAgain(tokens: Tokens, token: number): boolean {
  const { text } = tokens;
  const inner = text.slice(tokens.startOf(token) + 1, tokens.endOf(token) - 1).replace(/[.,;]$/u, '');
  const first = text.indexOf(inner);
  return first >= 0 && text.indexOf(inner, first + inner.length) >= 0;
}

/** `the renovation of the “people’s palace” goes on`: no sentence, and nothing near it tells of speech. */
function isUnsaid({ tokens, facts, guess }: Seen): boolean {
  const { candidate, odds } = guess;
  const cue = candidate?.cue ?? -1;
  const isNear = cue >= 0 && (odds >= UNLIKELY || tokens.sentenceOf(cue) === tokens.sentenceOf(facts.token));
  if (isNear || odds >= SURE) return false;
  const isSentence = facts.opening === 1 && (facts.end === End.stop || facts.end === End.question);
  return facts.words <= FEW && !isSentence;
}

/** A short line without a full stop, behind the headline; or one in single marks where quotes have double ones. */
function isHeading({ tokens, facts, guess, double }: Seen): boolean {
  const { token } = facts;
  const alone = facts.opensParagraph && facts.closesParagraph;
  if (alone && double && facts.mark === SINGLE && facts.words <= 8 && token > 0) return true;
  if (tokens.paragraphOf(token) === 0 || facts.goesOn || guess.odds >= SURE || facts.end === 2) return false;
  const [first, last] = [tokens.openingOf(token), tokens.closingOf(token)];
  if (last - first > 14 || facts.words > 8) return false;
  return facts.after !== Beside.cue && !/[.!?:…)]/u.test(tokens.slice(last, last).slice(-2));
}
