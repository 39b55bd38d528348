/** Elements of one name, in a page that is read for a few of them only. */

/**
 * Matches of a pattern that begins with `<name`, in order and none within another.
 *
 * What the engine looks for by itself is two bytes, the first of them rare in text, which takes some microseconds for 65 KB;
 * through a pattern, or for a word of seven letters, it takes fifty.
 *
 * @param name in lower case; elements in any case are found
 * @param pattern sticky
 */
export function* elementsIn(html: string, name: string, pattern: RegExp): Generator<RegExpExecArray> {
  let end = 0;
  for (const at of starts(html, name)) {
    if (at < end) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(html);
    if (!match) continue;
    end = at + match[0].length;
    yield match;
  }
}

function* starts(html: string, name: string): Generator<number> {
  const [lower, upper] = [`<${name.charAt(0)}`, `<${name.charAt(0).toUpperCase()}`];
  let [inLower, inUpper] = [html.indexOf(lower), html.indexOf(upper)];
  while (inLower >= 0 || inUpper >= 0) {
    const isLower = inUpper < 0 || (inLower >= 0 && inLower < inUpper);
    const at = isLower ? inLower : inUpper;
    if (html.slice(at + 1, at + 1 + name.length).toLowerCase() === name) yield at;
    if (isLower) inLower = html.indexOf(lower, at + 1);
    else inUpper = html.indexOf(upper, at + 1);
  }
}
