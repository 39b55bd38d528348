/** Stretches between quotation marks, in all common pairs. */

export interface Stretch {
  /** Without the marks, UTF-16 code units. */
  start: number;
  end: number;
  /** Where the opening and behind the closing mark; the same as start and end where a mark is missing. */
  outerStart: number;
  outerEnd: number;
  /** Number of the paragraph. */
  paragraph: number;
  /** Open at the end of its paragraph, and the next one opens again: the quote goes on there. */
  goesOn: boolean;
}

/** What may close what. Typists mix German and English marks, so `„` has two ends. */
const CLOSES: ReadonlyMap<string, string> = new Map([
  ['“', '”“"'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['"', '"”'],
  ['”', '”'],
  ['‹', '›'],
]);

/** Single marks are apostrophes as well: they open behind white space only and close before none of a word. */
const SINGLE: ReadonlyMap<string, string> = new Map([
  ['‘', '’'],
  ['‚', '‘'],
  ["'", "'"],
]);

/** A stretch that is longer within one paragraph has lost its closing mark. */
const MOST = 4_000;

export function paragraphsOf(text: string): { start: number; end: number }[] {
  const paragraphs: { start: number; end: number }[] = [];
  const pattern = /[^\n]+/gu;
  for (let match = pattern.exec(text); match; match = pattern.exec(text))
    paragraphs.push({ start: match.index, end: match.index + match[0].length });
  return paragraphs;
}

export function stretchesOf(text: string): Stretch[] {
  const paragraphs = paragraphsOf(text);
  const stretches: Stretch[] = [];
  for (const [index, { start, end }] of paragraphs.entries()) {
    const next = paragraphs[index + 1];
    const found = inParagraph(text, start, end, index);
    stretches.push(
      ...found.map((one) => ({
        ...one,
        goesOn: one.end === end && one.outerEnd === one.end && opensAgain(text, next?.start),
      })),
    );
  }
  // One that is open to the end of its paragraph counts only where the next paragraph takes it up, or where it opens it.
  return stretches.filter(
    (one) => one.outerEnd > one.end || one.goesOn || one.outerStart === paragraphs[one.paragraph]?.start,
  );
}

function opensAgain(text: string, at: number | undefined): boolean {
  return at !== undefined && /["“„«»]/u.test(text[at] ?? '');
}

function inParagraph(text: string, from: number, to: number, paragraph: number): Omit<Stretch, 'goesOn'>[] {
  const found: Omit<Stretch, 'goesOn'>[] = [];
  let at = from;
  while (at < to) {
    const character = text[at] as string;
    const isDouble = CLOSES.has(character) && opensHere(text, at, character);
    const isSingle = !isDouble && SINGLE.has(character) && opensSingle(text, at);
    if (!isDouble && !isSingle) {
      at++;
      continue;
    }
    const closing = isDouble ? CLOSES.get(character) : SINGLE.get(character);
    const close = closeOf(text, at + 1, to, closing as string, isSingle);
    if (close === undefined) {
      if (isSingle || to - at > MOST) {
        at++;
        continue;
      }
      if (at + 1 < to) found.push({ start: at + 1, end: to, outerStart: at, outerEnd: to, paragraph });
      break;
    }
    if (close > at + 1)
      found.push({ start: at + 1, end: close, outerStart: at, outerEnd: close + 1, paragraph });
    at = close + 1;
  }
  return found;
}

/** Marks that are their own counterpart open behind white space, brackets and dashes, or at the start. */
function opensHere(text: string, at: number, mark: string): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (/\s/u.test(after)) return mark === '«' || mark === '“';
  if (mark === '”' || mark === '»' || mark === '"') return /[\s([{—–\-/:;,.>]/u.test(before);
  return true;
}

function opensSingle(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  // 'tis and '90s are no quotes.
  return (
    /[\s([—–]/u.test(before) &&
    /[\p{L}\p{N}]/u.test(after) &&
    !/^['‘](?:\d0s|tis|twas|em|n)\b/iu.test(text.slice(at, at + 6))
  );
}

function closeOf(
  text: string,
  from: number,
  to: number,
  closing: string,
  single: boolean,
): number | undefined {
  for (let at = from; at < to && at - from < MOST; at++) {
    const character = text[at] as string;
    if (!closing.includes(character)) continue;
    if (!single && character !== '"') return at;
    const after = text[at + 1] ?? ' ';
    const before = text[at - 1] ?? ' ';
    if (
      single
        ? /[^\p{L}\p{N}]/u.test(after) && !/\s/u.test(before) && isEndOfSingle(text, at, to)
        : !/[\p{L}\p{N}]/u.test(after) || !/\s/u.test(before)
    )
      return at;
  }
  return undefined;
}

/** `the workers’ rights` closes nothing: a plural's apostrophe stands behind an s, and another mark follows later. */
function isEndOfSingle(text: string, at: number, to: number): boolean {
  if (!/s/iu.test(text[at - 1] ?? '')) return true;
  return !/[’'](?=[\s.,;:!?)]|$)/u.test(text.slice(at + 1, Math.min(to, at + 300)));
}
