/** Pull quotes: words of the body that a page shows a second time, large, to break the column. */
import type { Assignment } from '../block.js';
import { NameTest } from '../html/names.js';
import { type Element, parentOf } from '../html/node.js';
import { lettersOf } from '../words.js';

/** Elements that set words apart, and the class that says outright what they are. */
const APART: ReadonlySet<string> = new Set(['blockquote', 'aside', 'figure', 'q']);
const NAMED = new NameTest(/(?:^|-)pull-?(?:out-?)?quote/u);
/** How far up such an element is looked for. */
const LEVELS = 5;
/** Letters and digits; fewer stand twice by chance. */
const LEAST = 24;

/** The same assignments, with pull quotes that repeat the body labelled as the site's own. */
export function withoutPullQuotes(assignments: readonly Assignment[]): Assignment[] {
  const groups = new Map<Element, Assignment[]>();
  for (const one of assignments) {
    // What the page's own data counts as text of the article stays, shown twice or not.
    if (one.label !== 'body' || one.boilerplate || one.rule === 'json-ld') continue;
    const element = apart(one.block.element);
    if (!element) continue;
    const group = groups.get(element);
    if (group) group.push(one);
    else groups.set(element, [one]);
  }
  if (groups.size === 0) return [...assignments];
  const inside = new Set([...groups.values()].flat());
  const body = assignments
    .filter((one) => one.label === 'body' && !one.boilerplate && !inside.has(one))
    .map(wordsOf)
    .join('');
  const repeated = new Set(
    [...groups].flatMap(([element, group]) => (repeats(group, body, isNamed(element)) ? group : [])),
  );
  return assignments.map((one) =>
    repeated.has(one)
      ? { ...one, label: 'other', boilerplate: true, rule: `pull-quote, was ${one.rule}`, by: 'rule' }
      : one,
  );
}

function apart(element: Element): Element | undefined {
  let at: Element | undefined = element;
  for (let level = 0; at && level < LEVELS; level++, at = parentOf(at))
    if (APART.has(at.name) || NAMED.of(at)) return withSpeaker(at);
  return undefined;
}

/** The element around a paragraph that is called a pull quote may hold the speaker's name as well. */
function withSpeaker(element: Element): Element {
  const outer = element.name === 'p' ? parentOf(element) : undefined;
  return outer && APART.has(outer.name) ? outer : element;
}

/** Whether it says outright that it is a pull quote, or what is around it does. */
function isNamed(element: Element): boolean {
  const outer = parentOf(element);
  return NAMED.of(element) || (outer !== undefined && NAMED.of(outer));
}

interface Line {
  text: string;
  letters: string;
}

/**
 * The longest line stands in the body word for word, or sentence for sentence in what is called a pull quote; a line or an
 * element with the speaker's name goes with it.
 */
function repeats(group: readonly Assignment[], body: string, isCalled: boolean): boolean {
  const lines = group.flatMap(partsOf);
  const longest = lines.reduce(
    (best, line) => (line.letters.length > best.letters.length ? line : best),
    NOTHING,
  );
  const { length } = longest.letters;
  const rest = lines.reduce((sum, { letters }) => sum + letters.length, 0) - length;
  return (
    length >= (isCalled ? LEAST_SENTENCE : LEAST) &&
    rest < length &&
    (body.includes(longest.letters) || (isCalled && isToldApart(longest.text, body)))
  );
}

const NOTHING: Line = { text: '', letters: '' };
/** Between sentences in marks or without. */
const SENTENCE_ENDS = /(?<=[.!?…。！？]["”’»」]?)\s+/u;
/** Letters and digits of a sentence. */
const LEAST_SENTENCE = 12;

/** Who said it may stand between its sentences in the body. */
function isToldApart(text: string, body: string): boolean {
  return text.split(SENTENCE_ENDS).every((sentence) => {
    const letters = lettersOf(sentence);
    return letters.length >= LEAST_SENTENCE && body.includes(letters);
  });
}

/** Words of one block that stand in elements of their own, each by themselves. */
function partsOf({ block: { text, joints }, start, end }: Assignment): Line[] {
  const cuts = [start, ...joints.filter((at) => at > start && at < end), end];
  return cuts.slice(1).map((to, place) => {
    const part = text.slice(cuts[place], to);
    return { text: part, letters: lettersOf(part) };
  });
}

/** Letters and digits alone: marks and white space differ between the two. */
function wordsOf({ block, start, end }: Assignment): string {
  return lettersOf(block.text.slice(start, end));
}
