/** Somebody whom the article names. */
import type { Facts } from './roles.js';

export interface Person extends Facts {
  /** The fullest form in the article. */
  name: string;
  /** Words of that form in lower case, without `Jr.`. */
  words: readonly string[];
  surname: string;
  /** First tokens of all mentions, in order, and whether each opens its sentence. */
  at: number[];
  opens: boolean[];
  /** How sure it is that this is a person at all: given name, office, age, a verb of saying. */
  evidence: number;
  /** How often it stands as a place does: `in Tull`. */
  placed: number;
  /** What the text has called a person of unknown gender, as far as it was read: `she` is nobody who was `he`. */
  called: 'he' | 'she' | undefined;
}
