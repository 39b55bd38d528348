/** What an element is called, by the attributes in which sites name things. */

import { codeAt } from '../white-space.js';
import type { Element } from './node.js';

/** Attributes by which sites name their elements. */
const NAMING = ['class', 'id', 'role', 'itemprop', 'data-testid', 'aria-label'] as const;
/** Longer ones are data that was put into a name. UTF-16 code units. */
const MOST_NAMES = 1_000;

/**
 * Class, id and other naming attributes as lower-case words joined by dashes: `main storyBody` gives `main-story-body`.
 * Read once an element.
 */
export function namesOf(element: Element): string {
  element.names ??= readNames(element);
  return element.names;
}

function readNames(element: Element): string {
  let text = '';
  for (const name of NAMING) {
    const value = element.attribute(name);
    if (value) text = text === '' ? value : `${text} ${value}`;
  }
  if (text === '' || text.length > MOST_NAMES) return '';
  const { names } = element.attributes;
  let read = names.get(text);
  if (read === undefined) {
    read = dashed(text);
    names.set(text, read);
  }
  return read;
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
