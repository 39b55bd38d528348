/**
 * Given names that one gender has. For pronouns, and for telling people from places. Those of Grady Ward's Moby Word II
 * (public domain, Project Gutenberg 3201) that stand in one of its two lists only, and our own from the news of many countries.
 */
import names from './given-names.json' with { type: 'json' };

const FEMALE = new Set(names.female.split(' '));
const MALE = new Set(names.male.split(' '));

/** `own` are names that another gender has in the language of the text: `Jean`. */
export function genderOfName(
  given: string,
  own?: ReadonlyMap<string, 'he' | 'she'>,
): 'he' | 'she' | undefined {
  // `Jean-Marc` and `Anna-Lena` go by their first half.
  const hyphen = given.indexOf('-');
  const first = hyphen > 0 ? given.slice(0, hyphen) : given;
  const known = own?.get(first);
  if (known) return known;
  return genderIn(first) ?? (ACCENTED.test(first) ? genderIn(withoutAccents(first)) : undefined);
}

function genderIn(given: string): 'he' | 'she' | undefined {
  if (FEMALE.has(given)) return 'she';
  return MALE.has(given) ? 'he' : undefined;
}

/** The lists have most names as English writes them: `jose`, `rene`. */
const ACCENTED = /[\u00c0-\u024f]/u;

function withoutAccents(given: string): string {
  return given.normalize('NFD').replace(/\p{M}/gu, '');
}
