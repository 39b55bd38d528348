/** `&amp;quot;`: a reference to a character that was written out twice and stands in the text. */
import { wordsOf } from './letters.js';
import type { Line, Prose, Stretch } from './prose.js';

/** Those that editors meet; others are as likely a firm or a chemical. */
const NAMES = wordsOf(
  'amp quot apos lt gt nbsp shy ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo laquo raquo hellip bull middot copy reg trade ' +
    'euro pound yen cent deg frac12 frac14 times auml ouml uuml Auml Ouml Uuml szlig eacute egrave ecirc agrave acirc ccedil ' +
    'ocirc icirc ucirc iacute oacute uacute aacute ntilde Eacute Ccedil oslash aring aelig',
);
/** Longer ones are no references. UTF-16 code units, with the semicolon. */
const MOST = 10;

/** At an ampersand. */
export function rawEntity({ text }: Prose, line: Line, at: number): Stretch | undefined {
  let start = at + 1;
  while (text.startsWith('amp;', start)) start += 4;
  const name = text.slice(start, Math.min(start + MOST, line.end));
  const length = name.indexOf(';');
  if (isReference(name.slice(0, Math.max(0, length)))) return { start: at, end: start + length + 1 };
  return start > at + 1 ? { start: at, end: start } : undefined;
}

function isReference(name: string): boolean {
  return NAMES.has(name) || /^#(?:\d{2,6}|[xX][0-9a-fA-F]{2,5})$/.test(name);
}
