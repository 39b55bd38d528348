/** People whose name tells no gender: the pronouns in the sentences that follow their mentions do. */
import { Bit } from './lexicon.js';
import type { Tokens } from './tokens.js';

/** What is asked of a person here. */
interface Named {
  gender: 'he' | 'she' | undefined;
  evidence: number;
  at: readonly number[];
  opens: readonly boolean[];
}

/** Pronouns of one gender that are needed, and how many times those of the other. */
const LEAST = 2;
const TIMES = 3;

export function inferGenders(tokens: Tokens, people: readonly Named[]): void {
  const unknown = people.filter(({ gender, evidence }) => gender === undefined && evidence > 0);
  if (unknown.length === 0) return;
  const counted = new Map<number, Counts>();
  const inSentence = (sentence: number) => {
    const known = counted.get(sentence) ?? pronounsIn(tokens, sentence);
    counted.set(sentence, known);
    return known;
  };
  for (const person of unknown) {
    let males = 0;
    let females = 0;
    for (const [index, at] of person.at.entries()) {
      // In the sentence itself another person may be meant; in the next one mostly whoever opened it.
      if (!person.opens[index]) continue;
      const { he, she } = inSentence(tokens.sentenceOf(at) + 1);
      males += he;
      females += she;
    }
    if (males >= LEAST && males >= TIMES * females) person.gender = 'he';
    else if (females >= LEAST && females >= TIMES * males) person.gender = 'she';
  }
}

interface Counts {
  he: number;
  she: number;
}

/** How often a sentence speaks of a man, and of a woman. */
function pronounsIn(tokens: Tokens, sentence: number): Counts {
  const { pronouns, possessives } = tokens.lexicon.words;
  const counts = { he: 0, she: 0 };
  const to = tokens.firstOf(sentence + 1);
  for (let at = tokens.firstOf(sentence); at < to; at++) {
    // Possessives stand where articles do.
    if (!tokens.has(at, Bit.pronoun | Bit.determiner)) continue;
    const word = tokens.word(at);
    const gender = pronouns.get(word) ?? possessives.get(word);
    if (gender === 'he' || gender === 'she') counts[gender]++;
  }
  return counts;
}
