/** What may be wrong with a text, and why that tells something of it. One file a check. */
import { cutOff } from './cut-off.js';
import { danglingFragment } from './dangling.js';
import { doubledWord } from './doubled.js';
import { rawEntity } from './entities.js';
import { brokenWord } from './hyphens.js';
import { MARKS, unpairedMarks } from './marks.js';
import { MOJIBAKE_CHARACTERS, mojibake } from './mojibake.js';
import { ALL, type Check, RUNNING, SPOKEN } from './prose.js';
import { verblessEnd } from './verbless.js';

export const CHECKS: readonly Check[] = [
  {
    flag: 'dangling-fragment',
    why: 'software that rewrites or translates sentences loses their middles and leaves the ends',
    weight: 1,
    kinds: SPOKEN,
    characters: '.',
    at: danglingFragment,
  },
  {
    flag: 'verbless-end',
    why: 'the same, where the fragment was given a capital',
    weight: 0.5,
    kinds: RUNNING,
    line: verblessEnd,
  },
  {
    flag: 'cut-off',
    why: 'a shortened feed, a page that hides the rest, or a block that was lost',
    weight: 0.75,
    kinds: RUNNING,
    line: cutOff,
  },
  {
    flag: 'mojibake',
    why: 'somebody read the bytes in the wrong charset, and every other sign may be wrong as well',
    weight: 0.3,
    kinds: ALL,
    characters: MOJIBAKE_CHARACTERS,
    at: mojibake,
  },
  {
    flag: 'raw-entity',
    why: 'a copy of markup that was taken for text',
    weight: 0.2,
    kinds: ALL,
    characters: '&',
    at: rawEntity,
  },
  {
    flag: 'broken-word',
    why: 'text taken from a printed page, column by column',
    weight: 0.1,
    kinds: SPOKEN,
    characters: '-',
    at: brokenWord,
  },
  {
    flag: 'unpaired-mark',
    why: 'a part of a quote is lost, or its limits are unsure',
    weight: 0.1,
    kinds: RUNNING,
    characters: MARKS,
    whole: unpairedMarks,
  },
  {
    flag: 'doubled-word',
    why: 'a slip that editing would have found',
    weight: 0.05,
    kinds: SPOKEN,
    characters: ' \u00a0',
    at: doubledWord,
  },
];
