/** A comparison in two columns, as wide as the terminal. */
import type { Article } from '../model/article.js';
import type { ComparedBlock, ComparedQuote, Comparison, ComparisonSummary } from '../model/comparison.js';
import { percent } from '../model/counted.js';

/** Columns below which two texts side by side cannot be read, and above which their lines are too long. */
const NARROWEST = 60;
const WIDEST = 180;
/** Signs of a row, and the gap between the columns. */
const MARK = 2;
const GAP = '  ';

const MARKS: Record<ComparedBlock['is'], string> = { same: ' ', changed: '~', added: '+', dropped: '-' };

/** Characters that a terminal shows two columns wide. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

export function comparisonLines(
  original: Article,
  copy: Article,
  { summary, blocks, quotes }: Comparison,
  width: number,
): string[] {
  const column = Math.floor((Math.min(Math.max(width, NARROWEST), WIDEST) - MARK - GAP.length) / 2);
  const row = (mark: string, left = '', right = '') => beside(mark, left, right, column);
  return [
    ...row(' ', 'ORIGINAL', 'COPY'),
    ...row(' ', original.url, copy.url),
    ...row(summary.headline ? '~' : ' ', original.headline, copy.headline),
    '',
    ...blocks.flatMap(({ is, original: left, copy: right }) => [...row(MARKS[is], left, right), '']),
    ...quoteRows(quotes, row),
    ...sumLines(summary),
  ];
}

/** Altered quotes first: they are what a reader looks for. */
function quoteRows(
  quotes: readonly ComparedQuote[],
  row: (mark: string, left?: string, right?: string) => string[],
): string[] {
  const lines: string[] = [];
  for (const is of ['altered', 'shortened', 'added'] as const) {
    const those = quotes.filter((quote) => quote.is === is);
    if (those.length === 0) continue;
    lines.push(`Quotes ${is}:`, '');
    for (const { original, copy } of those)
      lines.push(...row(is === 'added' ? '+' : '~', quoted(original), quoted(copy)), '');
  }
  return lines;
}

function quoted(quote: ComparedQuote['copy']): string {
  return quote ? `“${quote.text}”${quote.speaker ? ` (${quote.speaker})` : ''}` : '';
}

/** What the comparison comes to, a line each. */
export function sumLines({ taken, kept, paragraphs, headline, quotes, capped }: ComparisonSummary): string[] {
  const counts = (of: Record<string, number>) =>
    Object.entries(of)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
  return [
    `${percent(taken)} of the copy stands in the original, ${percent(kept)} of the original in the copy`,
    `headline ${headline ? 'changed' : 'the same'}; paragraphs: ${counts(paragraphs)}`,
    `quotes: ${counts(quotes)}`,
    ...(capped ? ['only the first 10,000 words of each were compared'] : []),
  ];
}

function beside(mark: string, left: string, right: string, column: number): string[] {
  const [ours, theirs] = [wrapped(left, column), wrapped(right, column)];
  return Array.from({ length: Math.max(ours.length, theirs.length, 1) }, (_, at) => {
    const line = ours[at] ?? '';
    const filled = line + ' '.repeat(Math.max(0, column - columnsOf(line)));
    return `${mark} ${filled}${GAP}${theirs[at] ?? ''}`.trimEnd();
  });
}

/** Lines of at most so many columns, broken at spaces; what has none is broken anywhere. */
function wrapped(text: string, column: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    if (line && columnsOf(line) + 1 + columnsOf(word) <= column) {
      line = `${line} ${word}`;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const character of word) {
      if (columnsOf(line) + columnsOf(character) > column) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return line ? [...lines, line] : lines;
}

function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : 1;
  return columns;
}
