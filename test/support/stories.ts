/** Made stories for tests of copies: words, names and numbers drawn from a seed, so that no two share a sentence. */

const WORDS =
  'harbour council bridge ferry budget storm engine market school river tax field hospital union court museum train orchard valley power water bank forest factory clinic road tower island festival press'.split(
    ' ',
  );
const VERBS = 'closed opened delayed bought built lost raised mended promised refused'.split(' ');
/** What a spinner puts in the place of each word. */
const OTHERS = new Map(
  [...WORDS, ...VERBS].map((word) => [word, `${word.split('').reverse().join('')}`] as const),
);

/** Twelve sentences, each with names, numbers and words of its own. */
export function story(seed: number, length = 12): string[] {
  const next = chance(seed);
  const pick = (items: readonly string[]) => items[Math.floor(next() * items.length)] as string;
  const name = () =>
    `Mr ${pick(['Al', 'Bo', 'Cy', 'Do', 'El', 'Fo', 'Gu'])}${pick(['ra', 'ne', 'mi', 'to', 'lu'])}${pick(['berg', 'son', 'feld', 'ick', 'ova', 'tti', 'zen'])}`;
  return Array.from(
    { length },
    () =>
      `The ${pick(WORDS)} of ${name()} ${pick(VERBS)} the ${pick(WORDS)} with ${Math.floor(100 + next() * 90_000)} ${pick(WORDS)} while ${name()} ${pick(VERBS)} a ${pick(WORDS)} and the ${pick(WORDS)}.`,
  );
}

/** The same with every word swapped that can be, and sentences broken up. */
export function respun(sentences: readonly string[]): string[] {
  return sentences.map((sentence) =>
    sentence.replace(/\b[a-z]+\b/gu, (word) => OTHERS.get(word) ?? word).replace(' while ', '. Meanwhile '),
  );
}

export const textOf = (sentences: readonly string[]) => sentences.join(' ');

/** Numbers from 0 to 1, the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x100000000;
  };
}
