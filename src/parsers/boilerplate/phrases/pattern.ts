/**
 * The little language in which phrases are written:
 *
 * - words stand for themselves, whatever their case and the punctuation around them;
 * - `[a|b]` is a, b or nothing, `{a|b}` is a or b, also inside of words: `article[s]`, `stor{y|ies}`; they may be nested;
 * - `#` is any number, `…` any words or none, as far as the row's limit reaches;
 * - `:` asks for a mark there that parts a label from what it is for: `: | » > – —` or the end of a line.
 */
import { PATTERN_SIGNS, Words } from './words.js';

const BRACKETS = /[[\]{}|]/gu;

/** All lines without choices that the pattern stands for. */
export function spelledOut(pattern: string): string[] {
  const marks = [...pattern.matchAll(BRACKETS)].map(({ index }) => index);
  const { lines, end } = alternatives(pattern, marks, 0, 0);
  if (end < marks.length) throw new Error(`"${pattern}": nothing is open at ${marks[end]}`);
  return lines;
}

/**
 * For each word that the pattern may open with, what may stand behind it, still unspelled. Patterns that say nothing
 * have none.
 */
export function openings(pattern: string): [word: string, behind: string][] {
  return choicesIn(pattern).flatMap((choice) => openingsOf(choice.trim()));
}

function openingsOf(choice: string): [string, string][] {
  if (choice === '') return [];
  const gap = outerPlace(choice, ' ', 0);
  const head = gap < 0 ? choice : choice.slice(0, gap);
  const tail = gap < 0 ? '' : choice.slice(gap);
  return spelledOut(head).flatMap((spelled): [string, string][] => {
    const words = new Words(spelled, PATTERN_SIGNS);
    const word = words.at(0);
    return word === undefined ? openingsOf(tail.trim()) : [[word, words.rest + tail]];
  });
}

/** The pattern at the bars that stand in no brackets. */
function choicesIn(pattern: string): string[] {
  const choices: string[] = [];
  let from = 0;
  for (let bar = outerPlace(pattern, '|', 0); bar >= 0; bar = outerPlace(pattern, '|', from)) {
    choices.push(pattern.slice(from, bar));
    from = bar + 1;
  }
  return [...choices, pattern.slice(from)];
}

/** Where the sign stands next in no brackets, or -1. */
function outerPlace(pattern: string, sign: string, from: number): number {
  let depth = 0;
  for (let at = from; at < pattern.length; at++) {
    const here = pattern.charAt(at);
    if (here === '[' || here === '{') depth++;
    else if (here === ']' || here === '}') depth--;
    else if (here === sign && depth === 0) return at;
  }
  return -1;
}

/**
 * Everything that may stand from `start` to the bracket that closes, or to the end. `marks` are the places of brackets
 * and bars, of which the one at `at` is the next; `end` is the one at which this ended.
 */
function alternatives(
  pattern: string,
  marks: readonly number[],
  start: number,
  at: number,
): { lines: string[]; end: number } {
  const lines: string[] = [];
  let row = [''];
  let from = start;
  const take = (to: number) => {
    if (to > from) row = row.map((begun) => begun + pattern.slice(from, to));
    from = to + 1;
  };
  let mark = at;
  for (; mark < marks.length; mark++) {
    const place = marks[mark] as number;
    const sign = pattern.charAt(place);
    take(place);
    if (sign === ']' || sign === '}') return { lines: [...lines, ...row], end: mark };
    if (sign === '|') {
      lines.push(...row);
      row = [''];
      continue;
    }
    const inner = alternatives(pattern, marks, place + 1, mark + 1);
    const close = marks[inner.end];
    if (close === undefined || pattern.charAt(close) !== (sign === '[' ? ']' : '}'))
      throw new Error(`"${pattern}": "${sign}" at ${place} is not closed`);
    const choices = sign === '[' ? ['', ...inner.lines] : inner.lines;
    row = row.flatMap((begun) => choices.map((choice) => begun + choice));
    mark = inner.end;
    from = close + 1;
  }
  take(pattern.length);
  return { lines: [...lines, ...row], end: mark };
}
