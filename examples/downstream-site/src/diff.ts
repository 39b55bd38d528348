/** What a version changed of the one before it, in a form that a reader can read: changed passages only, word by word. */
import type { Article } from 'copydesk';
import { diffArrays } from 'diff';

export interface Piece {
  is: 'same' | 'removed' | 'added';
  text: string;
}

/** One entry a passage, in reading order. */
export function changedPassages(before: Article, after: Article): Piece[][] {
  const passages: Piece[][] = [];
  let removed = '';
  let added = '';
  const close = () => {
    if (removed || added) passages.push(words(removed, added));
    removed = added = '';
  };
  for (const { value, removed: isGone, added: isNew } of diffArrays(passagesOf(before), passagesOf(after))) {
    const text = value.join('\n\n');
    if (isGone) removed = text;
    else if (isNew) added = text;
    else close();
  }
  close();
  return passages;
}

function passagesOf({ headline, dek, text }: Article): string[] {
  return [headline, ...(dek ? [dek] : []), ...text.split('\n\n')];
}

/** Where little is the same, words that happen to be in both would only tear the two texts to shreds. */
const LEAST_SAME = 0.4;

function words(before: string, after: string): Piece[] {
  const pieces = diffArrays(wordsOf(before), wordsOf(after)).map(
    ({ value, removed, added }): Piece => ({
      is: removed ? 'removed' : added ? 'added' : 'same',
      text: value.join(''),
    }),
  );
  const same = pieces.reduce((sum, { is, text }) => sum + (is === 'same' ? text.length : 0), 0);
  if (same >= LEAST_SAME * Math.min(before.length, after.length)) return pieces;
  return [
    { is: 'removed', text: before },
    { is: 'added', text: after },
  ];
}

/** Words and what is between them, each by itself; a word goes with its marks, so that £6,000 becomes £8,000, not 6 an 8. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|\S+/gu) ?? [];
}
