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
  const isOwn = (cue: OwnCue) =>
    after === Beside.cue ? cue.first === edge + 1 : before === Beside.colon && cue.last === token - 2;
  const own = finder.cuesOf(tokens.sentenceOf(token)).find(isOwn);
  if (own && impersonal?.has(tokens.word(own.last))) return own;
  return dropsSubject !== 'anywhere' || own?.first === candidate?.cue ? undefined : own;
}
