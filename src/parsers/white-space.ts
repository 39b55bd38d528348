/** White space, told by character codes: the walk asks for every character of a page. */

const { charCodeAt } = String.prototype;

/**
 * `text.charCodeAt(at)` for loops over whole texts. Texts of a page are whole strings, cuts and ropes, of one byte a
 * character or two, and V8 looks a method up for each character where it meets more than four kinds; not where it is told
 * which method. (For the same reason such loops ask for the text's length once.) `at` is inside of the text: after one
 * look behind its end, V8 would call a function for each character of any text.
 */
export function codeAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}

/** Characters that are no white space: what the conservation law counts. */
export function countCharacters(text: string, start = 0, end = text.length): number {
  let count = 0;
  for (let at = start; at < end; at++) if (!isSpace(codeAt(text, at))) count++;
  return count;
}

/** The stretch of a text with one space for each run of white space, as a browser shows it. */
export function foldSpace(text: string, start: number, end: number): string {
  const stretch = text.slice(start, end);
  // Indentation stands at the ends of texts; within, most are folded already.
  for (let at = start, wasSpace = false; at < end; at++) {
    const code = codeAt(text, at);
    const isGap = isSpace(code);
    if (isGap && (wasSpace || code !== 0x20)) return stretch.replace(/\s+/gu, ' ');
    wasSpace = isGap;
  }
  return stretch;
}

/** What `\s` matches, without a regular expression for each character. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
