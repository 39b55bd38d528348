/** Start tags of one name, in a page that is read for a few of them only; each way through a page is one, however it is written. */

export interface StartTag {
  /** Where it begins. */
  index: number;
  /** From its `<` to its `>`. */
  element: string;
}

/**
 * In order, and none within another. One that is longer than `most` characters is none.
 *
 * What the engine looks for by itself is two bytes, the first of them rare in text, which takes some microseconds for 65 KB;
 * through a pattern, or for a word of seven letters, it takes fifty.
 *
 * @param name in lower case; elements in any case are found
 */
export function* startTags(html: string, name: string, most: number): Generator<StartTag> {
  let end = 0;
  let close = -1;
  for (const index of starts(html, name)) {
    if (index < end) continue;
    // Of tags that nothing closes the end is looked for once, not from each anew.
    if (close < index) close = html.indexOf('>', index);
    if (close < 0) return;
    if (close - index >= most) continue;
    end = close + 1;
    yield { index, element: html.slice(index, end) };
  }
}

function* starts(html: string, name: string): Generator<number> {
  const [lower, upper] = [`<${name.charAt(0)}`, `<${name.charAt(0).toUpperCase()}`];
  let [inLower, inUpper] = [html.indexOf(lower), html.indexOf(upper)];
  while (inLower >= 0 || inUpper >= 0) {
    const isLower = inUpper < 0 || (inLower >= 0 && inLower < inUpper);
    const at = isLower ? inLower : inUpper;
    const behind = at + 1 + name.length;
    if (html.slice(at + 1, behind).toLowerCase() === name && !IN_NAME.test(html.charAt(behind))) yield at;
    if (isLower) inLower = html.indexOf(lower, at + 1);
    else inUpper = html.indexOf(upper, at + 1);
  }
}

/** What goes on with the name: `<meta-data>`, `<article>`. */
const IN_NAME = /[\w-]/u;

/** What begins and ends a stretch in which there are no elements. */
const STRETCHES = [
  { open: '<!--', close: '-->' },
  { open: '<script', close: '</script' },
] as const;

const MARKS = STRETCHES.flatMap(({ open, close }) => [open, close]);

/** Whether tags of a page stand in its comments and scripts, where they are none. They are asked for in their order. */
export class HiddenPlaces {
  readonly #html: string;
  #seenTo = 0;
  /** Where each mark was last seen. */
  readonly #seen = new Map<string, number>();

  constructor(html: string) {
    this.#html = html;
  }

  hides({ index, element }: StartTag): boolean {
    for (const mark of MARKS) {
      // A mark may lie across the place to which the page was seen.
      const from = Math.max(0, this.#seenTo - mark.length + 1);
      const at = this.#html.slice(from, index).lastIndexOf(mark);
      if (at >= 0) this.#seen.set(mark, from + at);
    }
    this.#seenTo = index;
    const last = (mark: string) => this.#seen.get(mark) ?? -1;
    return element.includes('<!--') || STRETCHES.some(({ open, close }) => last(open) > last(close));
  }
}
