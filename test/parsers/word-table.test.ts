/** Words are found where they stand, as they would be by cutting them out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexiconOf } from '../../src/parsers/quotes/languages/all.js';
import { Bit } from '../../src/parsers/quotes/lexicon.js';
import { WordTable } from '../../src/parsers/quotes/word-table.js';

describe('words in a text', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abAB’é'), maxLength: 4 });

  it('are those of the list, whatever their case', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { maxLength: 40 }),
        letters,
        letters,
        letters,
        (list, left, word, right) => {
          const words = [...new Set(list.map((one) => one.toLowerCase()))];
          const table = new WordTable(words);
          const at = table.find(left + word + right, left.length, left.length + word.length);
          expect(at).toBe(words.indexOf(word.replace(/[A-Z]/g, (capital) => capital.toLowerCase())));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    'said',
    'SAID',
    'Premierministerin',
    'ÄUSSERTE',
    'äußerte',
    'Xylography',
    'quickly',
    'McXylo',
    'O’Xylo',
    'Élan',
    '',
  ])('have the bits of the word: %s', (word) => {
    for (const language of ['en', 'de', 'fr']) {
      const lexicon = lexiconOf(language);
      const lower = word.toLowerCase();
      expect(lexicon.wordIn(`(${word})`, 1, 1 + word.length)).toEqual({
        lower,
        bits: lexicon.bitsOf(lower),
      });
    }
  });

  it.each(['en', 'de'])('know possessives as words that open a phrase: %s', (language) => {
    const lexicon = lexiconOf(language);
    const others = [...lexicon.words.possessives.keys()].filter(
      (word) => (lexicon.bitsOf(word) & (Bit.pronoun | Bit.determiner)) === 0,
    );
    expect(lexicon.words.possessives.size).toBeGreaterThan(0);
    expect(others).toEqual([]);
  });
});
