/** Verbs that report without a subject, where a language needs none: `«…», racconta.`, `Poi ha aggiunto: «…»` */
import type { Candidate, CandidateFinder } from './candidates.js';
import { Beside, type StretchFacts } from './facts.js';
import { Bit } from './lexicon.js';
import type { Tokens } from './tokens.js';

/** Tokens of the verb and its auxiliary. */
export interface OwnCue {
  first: number;
  last: number;
}

/** Whether a verb introduces the stretch at `token`, with nothing but a colon between; a sentence needs no verb for it. */
export function isIntroduced(tokens: Tokens, token: number, isSentence: boolean): boolean {
  const { dropsSubject, inverts } = tokens.lexicon.words;
  if (inverts && isSentence) return true;
  return dropsSubject === 'anywhere' && tokens.has(token - 2, Bit.cue);
}

/** The verb right beside the stretch, where the candidate goes with another one. */
export function ownCue(
  tokens: Tokens,
  finder: CandidateFinder,
  { token, edge, before, after }: StretchFacts,
  candidate: Candidate | undefined,
): OwnCue | undefined {
  const { dropsSubject, impersonal } = tokens.lexicon.words;
  if (dropsSubject !== 'anywhere' && !impersonal) return undefined;
  const own = ownAt(finder, token, edge, before, after);
  if (own && impersonal?.has(tokens.word(own.last))) return own;
  return dropsSubject !== 'anywhere' || own?.first === candidate?.cue ? undefined : own;
}

/** Right behind the stretch or its comma, or right before its colon. */
function ownAt(
  finder: CandidateFinder,
  token: number,
  edge: number,
  before: number,
  after: number,
): OwnCue | undefined {
  const cue = finder.cues.at(after === Beside.cue ? edge + 1 : token - 2);
  if (after === Beside.cue) return cue?.first === edge + 1 ? cue : undefined;
  return before === Beside.colon && cue?.last === token - 2 ? cue : undefined;
}
