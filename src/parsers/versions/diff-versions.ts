/** Two records of one article: what the later one changed, of which kinds, and the texts side by side. */
import type { Article, Block } from '../../model/article.js';
import { TEXT_KINDS, textOf } from '../../model/record-text.js';
import {
  type BlockChange,
  type TextChange,
  VERSION_CHANGE_NAMES,
  type VersionChange,
  type VersionDiff,
} from '../../model/version.js';
import { pairBlocks, type Unit } from '../compare/blocks.js';
import { wordDiff } from '../compare/word-diff.js';
import { covered, shingles, Vocabulary } from '../compare/words.js';
import { isCorrection } from './corrections.js';
import { quoteChanges } from './quote-changes.js';

/** What of a record makes a version. */
export type Versioned = Pick<
  Article,
  'headline' | 'dek' | 'bylines' | 'publishedAt' | 'modifiedAt' | 'blocks' | 'quotes' | 'images'
>;

/** Words of a text that are compared: more than the longest article that gives quotes has. */
const MOST_WORDS = 200_000;
/** Words that must stand in a row on both sides to count as the same text. */
const RUN = 4;

export function diffVersions(before: Versioned, after: Versioned): VersionDiff {
  const vocabulary = new Vocabulary();
  const isReworded = (one = '', other = '') => keyOf(one, vocabulary) !== keyOf(other, vocabulary);
  const blocks = blockChanges(before, after, vocabulary);
  const quotes = quoteChanges(before, after, vocabulary);
  const corrections = blocks.flatMap(({ before: was, after: is }) =>
    is !== undefined && isCorrection(is) && !(was !== undefined && isCorrection(was)) ? [is] : [],
  );
  const [ourNames, theirNames] = [namesOf(before), namesOf(after)];
  const kinds = new Set<VersionChange>();
  const note = (is: boolean, kind: VersionChange) => is && kinds.add(kind);
  note(isReworded(before.headline, after.headline), 'headline');
  note(isReworded(before.dek, after.dek), 'dek');
  note(isReworded(ourNames, theirNames), 'byline');
  note(corrections.length > 0, 'correction');
  for (const { is } of blocks) {
    note(is === 'added', 'paragraphs-added');
    note(is === 'removed', 'paragraphs-removed');
    note(is === 'changed', 'paragraphs-changed');
  }
  for (const { is } of quotes) {
    note(is === 'added', 'quote-added');
    note(is === 'removed', 'quote-removed');
    note(is === 'altered' || is === 'reattributed', 'quote-altered');
  }
  note(picturesOf(before) !== picturesOf(after), 'images');
  if (kinds.size === 0)
    kinds.add(hasOtherDate(before, after) && !hasOtherRest(before, after) ? 'date-only' : 'trivial');
  return {
    changes: VERSION_CHANGE_NAMES.filter((name) => kinds.has(name)),
    ...changeOf('headline', before.headline, after.headline),
    ...changeOf('dek', before.dek, after.dek),
    ...changeOf('bylines', ourNames, theirNames),
    ...changeOf('publishedAt', before.publishedAt, after.publishedAt),
    ...changeOf('modifiedAt', before.modifiedAt, after.modifiedAt),
    blocks,
    quotes,
    corrections,
  };
}

/** The kinds alone, as they are kept with a version. */
export function changesBetween(before: Versioned, after: Versioned): VersionChange[] {
  return diffVersions(before, after).changes;
}

function keyOf(text: string, vocabulary: Vocabulary): string {
  return vocabulary.read(text, MOST_WORDS).join(' ');
}

/** Undefined for none, as for an absent field. */
function namesOf({ bylines }: Versioned): string | undefined {
  return bylines.map(({ name }) => name).join(', ') || undefined;
}

function picturesOf({ blocks, images }: Versioned): string {
  return JSON.stringify([images.map(({ url }) => url), blocks.filter(({ kind }) => !TEXT_KINDS.has(kind))]);
}

function hasOtherDate(before: Versioned, after: Versioned): boolean {
  return before.publishedAt !== after.publishedAt || before.modifiedAt !== after.modifiedAt;
}

/** Whether anything but a date differs, be it a blank. */
function hasOtherRest(before: Versioned, after: Versioned): boolean {
  const rest = ({ headline, dek, bylines, blocks, quotes }: Versioned) =>
    JSON.stringify([
      headline,
      dek,
      bylines,
      blocks,
      quotes.map(({ text, speaker }) => [text, speaker?.name]),
    ]);
  return rest(before) !== rest(after);
}

function changeOf<K extends string>(
  name: K,
  before: string | undefined,
  after: string | undefined,
): { [P in K]?: TextChange } {
  return before === after ? {} : ({ [name]: textChange(before, after) } as { [P in K]?: TextChange });
}

export function textChange(before: string | undefined, after: string | undefined): TextChange {
  return {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    words: wordDiff(before ?? '', after ?? ''),
  };
}

function blockChanges(before: Versioned, after: Versioned, vocabulary: Vocabulary): BlockChange[] {
  const [ours, theirs] = [unitsOf(before.blocks, vocabulary), unitsOf(after.blocks, vocabulary)];
  cover(ours, theirs);
  cover(theirs, ours);
  const { rows } = pairBlocks(ours, theirs);
  const kept = new Set(rows.flatMap(({ is, original }) => (is === 'same' && original ? [original] : [])));
  return rows.flatMap(({ is, original, copy }): BlockChange[] => {
    if (is === 'same') return original === copy ? [] : [{ is: 'retouched', ...textChange(original, copy) }];
    if (is === 'dropped') return [{ is: 'removed', ...textChange(original, undefined) }];
    // Alike, and the other is still there: a new one.
    if (is === 'added' || (original !== undefined && kept.has(original)))
      return [{ is: 'added', ...textChange(undefined, copy) }];
    return [{ is: 'changed', ...textChange(original, copy) }];
  });
}

/** Blocks without a word, such as a row of stars, say nothing. */
function unitsOf(blocks: readonly Block[], vocabulary: Vocabulary): Unit[] {
  const units: Unit[] = [];
  let room = MOST_WORDS;
  for (const block of blocks) {
    const text = textOf([block]);
    const words = vocabulary.read(text, room);
    room -= words.length;
    if (words.length > 0) units.push({ text, start: 0, words, covered: 0 });
  }
  return units;
}

/** Notes for each unit how much of it the other side has. */
function cover(units: readonly Unit[], others: readonly Unit[]): void {
  const runs = new Set(others.flatMap(({ words }) => shingles(words, RUN)));
  for (const unit of units) {
    const marks = covered(unit.words, runs, RUN);
    unit.covered = marks.length === 0 ? 0 : marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
  }
}
