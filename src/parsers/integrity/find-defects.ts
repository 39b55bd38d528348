/** The defects of a text: one walk over its lines, on which each check is asked at the characters that concern it. */
import type { Block } from '../../model/article.js';
import { TEXT_KINDS } from '../../model/record-text.js';
import { codeAt } from '../white-space.js';
import { CHECKS } from './checks.js';
import type { Check, Defect, Line, Prose, Stretch } from './prose.js';

/** For each character the number of a list of checks; 0 for the many that concern none. */
const ASKED = new Uint8Array(0x1_0000);
const ASKING: (readonly Check[])[] = [[]];
for (const check of CHECKS)
  for (const character of check.characters ?? '') {
    const code = codeAt(character, 0);
    const list = [...(ASKING[ASKED[code] as number] as readonly Check[]), check];
    ASKED[code] = ASKING.push(list) - 1;
  }
const AT_LINES = CHECKS.filter(({ line }) => line);
const WHOLE = CHECKS.filter(({ whole }) => whole);

const WEIGHTS: ReadonlyMap<string, number> = new Map(CHECKS.map(({ flag, weight }) => [flag, weight]));

/** More of them say nothing new. */
const MOST = 200;

/** In the order of the text; what lies in a fragment belongs to it. `language` is BCP 47. */
export function findDefects(blocks: readonly Block[], text: string, language: string | undefined): Defect[] {
  let words: ReadonlySet<string> | undefined;
  const prose: Prose = {
    text,
    language: language?.split('-')[0] ?? '',
    lines: linesOf(blocks, text),
    words: () => {
      words ??= new Set(text.split(/[^\p{L}]+/u));
      return words;
    },
  };
  const found: Defect[] = [];
  const places = new Map<Check, number[]>(WHOLE.map((check) => [check, []]));
  for (const line of prose.lines) readLine(prose, line, found, places);
  for (const check of WHOLE) add(found, check, check.whole?.(prose, places.get(check) ?? []) ?? []);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return withoutParts(found).slice(0, MOST);
}

/** What the defects are worth together: 1 for a fragment, less for a slip. */
export function weightOf(defects: readonly Defect[]): number {
  return defects.reduce((sum, { flag }) => sum + (WEIGHTS.get(flag) ?? 0), 0);
}

function readLine(prose: Prose, line: Line, found: Defect[], places: ReadonlyMap<Check, number[]>): void {
  const { text } = prose;
  for (let at = line.start; at < line.end; at++) {
    const asked = ASKED[codeAt(text, at)] as number;
    if (asked === 0) continue;
    for (const check of ASKING[asked] as readonly Check[]) {
      if (!check.kinds.has(line.kind)) continue;
      if (!check.at) {
        places.get(check)?.push(at);
        continue;
      }
      const defect = check.at(prose, line, at);
      if (!defect) continue;
      add(found, check, [defect]);
    }
  }
  for (const check of AT_LINES) {
    const defect = check.kinds.has(line.kind) ? check.line?.(prose, line) : undefined;
    if (defect) add(found, check, [defect]);
  }
}

function add(found: Defect[], { flag }: Check, stretches: readonly Stretch[]): void {
  for (const { start, end } of stretches) found.push({ flag, start, end });
}

/** One defect is flagged once: a longer stretch stands for those inside it. */
function withoutParts(sorted: readonly Defect[]): Defect[] {
  let behind = -1;
  return sorted.filter(({ end }) => {
    if (end <= behind) return false;
    behind = end;
    return true;
  });
}

/** Lines as the record's text has them. */
function linesOf(blocks: readonly Block[], text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let before: Line | undefined;
  for (const { kind, text: own } of blocks) {
    if (!TEXT_KINDS.has(kind) || !own) {
      before = undefined;
      continue;
    }
    const end = start + own.length;
    for (let from = start; from < end; ) {
      const newline = text.indexOf('\n', from);
      const to = newline < 0 || newline > end ? end : newline;
      if (to > from) {
        const line: Line = { start: from, end: to, kind, next: undefined, isLast: false };
        if (before) before.next = line;
        lines.push(line);
        before = line;
      }
      from = to + 1;
    }
    start = end + 2;
  }
  const last = lines.at(-1);
  if (last && last === before) last.isLast = true;
  return lines;
}
