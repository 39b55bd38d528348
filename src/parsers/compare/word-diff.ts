/** Two texts in one row: what both have, and what only one has, word by word. */
import { diffArrays } from 'diff';
import type { DiffPiece } from '../../model/version.js';

/** Numbers with their separators, words, single characters of scripts without spaces, white space, single signs. */
const TOKEN =
  /\p{N}+(?:[.,:’'\u00a0\u202f]\p{N}+)*|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}])+|\s+|./gsu;

/** Words that are inserted or deleted, at most: the time goes with their square. Texts that differ more have little in common. */
const MOST_EDITS = 1_000;

/** Joined without the `added` pieces they are the first text, without the `removed` ones the second. */
export function wordDiff(before: string, after: string): DiffPiece[] {
  if (before === after) return before === '' ? [] : [{ is: 'same', text: before }];
  const found = diffArrays(tokens(before), tokens(after), { maxEditLength: MOST_EDITS });
  if (!found) return joined([piece('removed', before), piece('added', after)]);
  return joined(
    found.map(({ added, removed, value }) =>
      piece(added ? 'added' : removed ? 'removed' : 'same', value.join('')),
    ),
  );
}

function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

function piece(is: DiffPiece['is'], text: string): DiffPiece {
  return { is, text };
}

/** A blank between two changes belongs to them: `old words` → `new words` is one change, not two. */
function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const rows: DiffPiece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) rows.push(piece('removed', removed));
    if (added) rows.push(piece('added', added));
    removed = '';
    added = '';
  };
  for (const [at, { is, text }] of pieces.entries()) {
    const isInside = at + 1 < pieces.length && (removed || added) && text.trim() === '';
    if (is === 'removed' || (is === 'same' && isInside)) removed += text;
    if (is === 'added' || (is === 'same' && isInside)) added += text;
    if (is !== 'same' || isInside) continue;
    flush();
    if (text) rows.push(piece('same', text));
  }
  flush();
  return rows;
}
