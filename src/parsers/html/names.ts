/** What an element is called, by the attributes in which sites name things. */
import { codeAt } from '../white-space.js';
import type { Names } from './attributes.js';
import type { Element } from './node.js';

/** Attributes by which sites name their elements. */
const NAMING = ['class', 'id', 'role', 'itemprop', 'data-testid', 'aria-label'] as const;
/** Longer ones are data that was put into a name. UTF-16 code units. */
const MOST_NAMES = 1_000;

/** Most elements have none. */
const UNNAMED: Names = { text: '', number: 0, asked: 0, holds: 0 };

/** Class, id and other naming attributes, read once an element. */
export function namesOf(element: Element): Names {
  element.names ??= readNames(element);
  return element.names;
}

let tests = 0;

/** Whether elements are called so: asked of many elements of a page, told by an expression once for each name. */
export class NameTest {
  readonly #names: RegExp;
  readonly #bit = 1 << tests++;

  /** At most 32 are made. */
  constructor(names: RegExp) {
    this.#names = names;
  }

  of(element: Element): boolean {
    const names = namesOf(element);
    if ((names.asked & this.#bit) === 0) {
      names.asked |= this.#bit;
      if (this.#names.test(names.text)) names.holds |= this.#bit;
    }
    return (names.holds & this.#bit) !== 0;
  }
}

function readNames(element: Element): Names {
  let text = '';
  for (const name of NAMING) {
    const value = element.attribute(name);
    // What a heading says is made its id, for links to lead there.
    if (value && !(name === 'id' && isSlug(value, element))) text = text === '' ? value : `${text} ${value}`;
  }
  if (text === '' || text.length > MOST_NAMES) return UNNAMED;
  const { names } = element.attributes;
  let read = names.get(text);
  if (read === undefined) {
    read = { text: dashed(text), number: names.size + 1, asked: 0, holds: 0 };
    names.set(text, read);
  }
  return read;
}

function isSlug(id: string, { name }: Element): boolean {
  return id.includes('%') || (name.length === 2 && name.startsWith('h') && name !== 'hr' && id.includes('-'));
}

/** Words of letters and digits, joined by dashes; a capital behind a small letter opens a word. */
function dashed(text: string): string {
  let names = '';
  let start = -1;
  let wasSmall = false;
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at);
    if (code > 0x7f) return dashedUnicode(text);
    const isSmall = code >= 0x61 && code <= 0x7a;
    const isCapital = code >= 0x41 && code <= 0x5a;
    const isWord = isSmall || isCapital || (code >= 0x30 && code <= 0x39);
    if (start >= 0 && (!isWord || (isCapital && wasSmall))) {
      names += names === '' ? text.slice(start, at) : `-${text.slice(start, at)}`;
      start = -1;
    }
    if (isWord && start < 0) start = at;
    wasSmall = isSmall;
  }
  if (start >= 0) names += names === '' ? text.slice(start) : `-${text.slice(start)}`;
  return names.toLowerCase();
}

function dashedUnicode(text: string): string {
  const words = text
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .match(/[\p{L}\d]+/gu);
  return words?.join('-') ?? '';
}
