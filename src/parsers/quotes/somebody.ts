/** Whether a phrase can name a speaker at all, where every noun has a capital. */
import type { Candidate } from './candidates.js';
import { plainName } from './names.js';
import type { Cast } from './people.js';
import { type Phrases, PhraseType } from './phrases.js';
import type { Tokens } from './tokens.js';

/**
 * `mit klaren Einschränkungen: „…“`: a noun that is none of those who speak names somebody only if the article names it
 * elsewhere, or where it stands right beside the verb.
 */
export function isSomebody(
  tokens: Tokens,
  phrases: Phrases,
  { bySurname, byGiven, byName }: Cast,
  { phrase, cue, cueEnd }: Pick<Candidate, 'phrase' | 'cue' | 'cueEnd'>,
): boolean {
  if (!tokens.lexicon.words.capitalNouns) return true;
  const type = phrases.type[phrase] as number;
  if (type !== PhraseType.name && type !== PhraseType.other) return true;
  const first = phrases.first[phrase] as number;
  const last = phrases.last[phrase] as number;
  const word = tokens.word(last);
  if (bySurname.has(word) || byGiven.has(word) || byName.has(plainName(tokens, last, last))) return true;
  return tokens.isWord(cue) && (cueEnd === first - 1 || cue === last + 1);
}
