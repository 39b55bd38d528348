/** A quotation mark without its partner. */
import { isDigitAt, isLetter, isSpaceAt } from './letters.js';
import type { Line, Prose, Stretch } from './prose.js';

/** Double marks of all scripts with letters in two cases; single ones are apostrophes as well. */
export const MARKS = '"“”„«»‟';

/** Languages that set their dialogues with other marks, or with none behind it. */
const SILENT: ReadonlySet<string> = new Set(['ja', 'zh', 'ko', 'th']);
/** A quote that is open at the end of its paragraph is closed so many further on at most. */
const FAR = 6;
/** Two signs typed for one. */
const TYPED = ["''", '``', ',,', '’’', '‘‘'];

interface Marked {
  line: Line;
  /** Index among the lines. */
  index: number;
  /** Marks that open and are not closed, and marks that close and were not opened, in the line. */
  open: number[];
  closed: number[];
  isOdd: boolean;
}

export function unpairedMarks(prose: Prose, places: readonly number[]): Stretch[] {
  if (SILENT.has(prose.language)) return [];
  const marked = markedLines(prose, places);
  const lost: number[] = [];
  let waiting: { at: number; index: number; counts: boolean } | undefined;
  const giveUp = () => {
    if (waiting?.counts) lost.push(waiting.at);
    waiting = undefined;
  };
  for (const one of marked) {
    const { line, index, isOdd } = one;
    if (waiting && index - waiting.index > FAR) giveUp();
    // Each paragraph of a long quote opens anew.
    const reopens =
      waiting && index === waiting.index + 1 && MARKS.includes(prose.text[line.start] as string);
    if (reopens) waiting = undefined;
    const [closed] = one.closed;
    if (closed !== undefined && waiting) waiting = undefined;
    else if (closed !== undefined && isOdd && counts(prose.text, line)) lost.push(closed);
    const open = one.open.at(-1);
    if (open === undefined) continue;
    giveUp();
    waiting = { at: open, index, counts: isOdd && counts(prose.text, line) };
  }
  giveUp();
  return lost.map((at) => ({ start: at, end: at + 1 }));
}

function markedLines(prose: Prose, places: readonly number[]): Marked[] {
  const marked: Marked[] = [];
  let place = 0;
  for (const [index, line] of prose.lines.entries()) {
    const from = place;
    while (place < places.length && (places[place] as number) < line.end) place++;
    if (place > from) marked.push(paired(prose.text, line, index, places.slice(from, place)));
  }
  return marked;
}

function paired(text: string, line: Line, index: number, places: readonly number[]): Marked {
  const open: number[] = [];
  const closed: number[] = [];
  for (const at of places) {
    if (opens(text, line, at)) open.push(at);
    else if (open.length > 0) open.pop();
    else closed.push(at);
  }
  return { line, index, open, closed, isOdd: places.length % 2 === 1 };
}

/** By what stands around it: the same mark opens in one country and closes in another. */
function opens(text: string, { start, end }: Line, at: number): boolean {
  if (at === start) return true;
  if (at + 1 >= end) return false;
  const mark = text[at] as string;
  const [before, after] = [isSpaceAt(text, at - 1), isSpaceAt(text, at + 1)];
  // `« Le pont »` has spaces inside.
  if (before && after) return mark === '«' || mark === '“' || mark === '„';
  if (before !== after) return before;
  return (
    '([{–—-/¡¿'.includes(text[at - 1] as string) ||
    mark === '„' ||
    (mark === '“' && isLetter(text.charCodeAt(at + 1)))
  );
}

/** Not where a mark may be inches, an arrow or one of two signs. */
function counts(text: string, { start, end }: Line): boolean {
  const own = text.slice(start, end);
  if (TYPED.some((typed) => own.includes(typed))) return false;
  if ('«»'.includes(text[start] as string) || '«»'.includes(text[end - 1] as string)) return false;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((code === 0x22 || code === 0x201d) && isDigitAt(text, at - 1)) return false;
  }
  return true;
}
