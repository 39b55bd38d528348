/** The lines of a page that name its author: by their elements' names, their links, their words, or their place. */

import type { Byline } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';
import { phraseOf } from '../boilerplate/phrases.js';
import { spacedText } from '../cut.js';
import { NameTest } from '../html/names.js';
import { type Element, isElement, parentOf, textIn } from '../html/node.js';
import { isAgency } from './agencies.js';
import { bylinesOfLine, isWholeName } from './byline-text.js';
import {
  isNewsroom,
  isOfEditing,
  isOpening,
  isRole,
  opensByline,
  withoutEditing,
  withoutOpening,
} from './byline-words.js';
import { hasDate } from './date-text.js';

/** Where the date opens behind a name: `Jane Doe 5 March`, `Jane Doe Publié le 5 mars`, `Jane Doe am 5. März`. */
const DATE_OPENS =
  /\s(?:(?:published|posted|updated|publié|mis à jour|modifié|veröffentlicht|publiziert|aktualisiert|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|publicerad|publisert):?\s)?(?:(?:on|le|am|vom|el|il|den|em|op|dne)\s)?\d/iu;

/** Byline lines stand near the headline: so many blocks before and behind it. */
const BEFORE = 6;
const AFTER = 25;
/** Behind the headline, a line of a name and a date needs no other mark. In blocks. */
const CLOSE = 4;
/** UTF-16 code units. */
const BYLINE = 200;
const NEWSROOM_LINE = 40;
/** What is longer and has a full stop tells of the author. */
const SENTENCE = 30;

const AUTHOR_NAMES = new NameTest(
  /(?:^|-)(?:byline|bylines|author|authors|authorname|author-?name|autor|autoren|writer|contributor|contributors|reporter|attribution|signature|firma|auteur|skribent|forfatter|penulis|yazar|redaktor|redaktur|verfasser|journalist|toimittaja|höfundur)(?:-|$)/u,
);
const ABOUT_NAMES = new NameTest(/^(?!.*byline).*(?:^|-)(?:bio|about|description|box)(?:-|$)/u);
const AUTHOR_PATH =
  /\/(?:authors?|by|av|profile(?:-\d+)?|people|contributors?|reporters?|journalists?|staff|autor(?:en|es|e)?|verfasser|auteurs?|firmas?|autori|yazar|penulis)\/[^/]+/iu;
const AUTHOR_RELS = /(?:^|\s)author(?:\s|$)/u;
/** `AFP, MANILA`: where an agency reports from. */
const AGENCY_LINE = /^\p{Lu}[\p{L} ]+(?:, \p{Lu}[\p{L}. ]+)?$/u;
const LINE_PARTS = /\s*[|•·]\s*|\s[-–—]\s|\n|\s(?=\d)/u;

export interface BylineLine {
  line: TextBlock;
  /** Whom it names as an author. */
  names: readonly Byline[];
}

/** Whom the lines name as an editor: systems that keep one name to an article may give that of who published it. */
export function editorsIn(lines: readonly BylineLine[]): string[] {
  return lines
    .filter(({ line }) => isOfEditing(line.text))
    .flatMap(({ line }) => bylinesOfLine(withoutEditing(line.text)))
    .map(({ name }) => name);
}

/** Short lines near the headline that are called a byline or read like one, in the order of the page. */
export function bylineLines(cut: Cut, headline: TextBlock | undefined): BylineLine[] {
  if (!headline) return [];
  return nearBlocks(cut, headline).flatMap((line) => {
    if (!/[\p{Lu}\p{Lo}]\p{L}/u.test(line.text)) return [];
    if (opensByline(line.text)) return { line, names: namesOfBlock(line) };
    if (isAuthorElement(line) && !isSentence(line.text)) {
      const parts = namesOfParts(line);
      const whole = parts.length > 1 ? [] : namesOfBlock(line);
      const names = whole.length > 0 ? whole : parts;
      if (names.length > 0 || saysWho(line)) return { line, names };
    }
    if (readsLikeByline(line, headline)) return { line, names: namesOfBlock(line) };
    const names = namesOfAuthorParts(line);
    return names.length > 0 ? { line, names } : [];
  });
}

/** What a line that names an author may hold beside the names: a role, a place, a date. UTF-16 code units. */
const BESIDE = 60;

/** Lines near the headline that name one of the authors, whatever they are called. */
export function linesNaming(
  authors: readonly Byline[],
  cut: Cut,
  headline: TextBlock | undefined,
): TextBlock[] {
  if (!headline || authors.length === 0) return [];
  const names = authors.map(({ name }) => name.toLowerCase());
  const longest = names.reduce((sum, name) => sum + name.length, BESIDE);
  return nearBlocks(cut, headline).filter((block) => {
    // A sentence about the author is no byline.
    if (block.text.length > longest || block.text.endsWith('.')) return false;
    const text = block.text.toLowerCase();
    const named = names.filter((name) => text.includes(name));
    if (named.length === 0 || text.length > named.reduce((sum, name) => sum + name.length, BESIDE))
      return false;
    // `Source: Lockside Times` below an article by Jane Doe, Lockside Times.
    return phraseOf(block.text) !== 'source-link';
  });
}

function isInFigure(element: Element): boolean {
  for (let at: Element | undefined = element, up = 0; at && up < 4; at = parentOf(at), up++)
    if (at.name === 'figure' || at.name === 'figcaption') return true;
  return false;
}

function nearBlocks(cut: Cut, headline: TextBlock): TextBlock[] {
  return cut.blocks
    .slice(Math.max(0, headline.index - BEFORE), headline.index + AFTER + 1)
    .filter(
      (block): block is TextBlock =>
        block.type === 'text' &&
        block !== headline &&
        block.text.length <= BYLINE &&
        block.tag !== 'h1' &&
        block.tag !== 'h2' &&
        (!isInFigure(block.element) || block.tag === 'address'),
    );
}

function isSentence(text: string): boolean {
  return text.length > SENTENCE && text.endsWith('.') && !hasDate(text);
}

/** Boxes about authors hold what they wrote as well: without a name, a role, a handle or a date says who it is. */
function saysWho(block: TextBlock): boolean {
  const { text } = block;
  return (
    block.links.some(({ element }) => isAuthorLink(element)) ||
    text.startsWith('@') ||
    isOpening(text) ||
    isRole(text) ||
    hasDate(text)
  );
}

/** `Jane Doe, Reporter | 5 March 2026` right below the headline, and the desk on a line of its own. */
function readsLikeByline(block: TextBlock, { index }: TextBlock): boolean {
  if (block.index < index) return false;
  const isShort = block.text.length <= NEWSROOM_LINE && block.linkDensity === 0;
  if (isShort && isNewsroom(block.text)) return true;
  if (block.index > index + CLOSE) return false;
  if (isShort && AGENCY_LINE.test(block.text) && isAgency(block.text.split(',')[0] ?? '')) return true;
  if (!/\d/u.test(block.text)) return false;
  const [first = ''] = spacedText(block).split(LINE_PARTS);
  const [name = '', role] = first.split(/\s*,\s*/u);
  return (
    isWholeName(name) &&
    (role === undefined || isRole(role)) &&
    block.links.every(({ start }) => start >= name.length)
  );
}

function isAuthorElement(block: TextBlock): boolean {
  if (block.links.some(({ element }) => isAuthorLink(element))) return true;
  for (let at: Element | undefined = block.element, up = 0; at && up < 3; at = parentOf(at), up++)
    if (isCalledAuthor(at)) return !ABOUT_NAMES.of(at);
  return false;
}

function isCalledAuthor(element: Element): boolean {
  return element.attribute('itemprop') === 'author' || AUTHOR_NAMES.of(element);
}

function isAuthorLink(element: Element): boolean {
  return (
    AUTHOR_RELS.test(element.attribute('rel') ?? '') || AUTHOR_PATH.test(element.attribute('href') ?? '')
  );
}

/** The names of a line; where it links to authors' pages, these say where one name ends. */
function namesOfBlock(block: TextBlock): Byline[] {
  if (isOfEditing(block.text)) return [];
  const linked = block.links
    .filter(({ element }) => isAuthorLink(element))
    .flatMap(({ start, end, url }) =>
      bylinesOfLine(block.text.slice(start, end)).map((byline) => ({ ...byline, ...(url ? { url } : {}) })),
    );
  const line = spacedText(block);
  const opens = opensByline(line);
  if (linked.length > 0) return opens ? withOthers(linked, bylinesOfLine(line)) : linked;
  const readAs = (text: string, any: boolean) =>
    bylinesOfLine(text).filter(({ name }) => any || isTelling(name));
  const names =
    firstOf([withoutLinks(block), line], (text) => readAs(text, opens)) ??
    readAs(line.split(DATE_OPENS)[0] ?? '', false);
  return names.length === 0 && line.length <= NEWSROOM_LINE && isNewsroom(line)
    ? [{ name: withoutOpening(line) }]
    : names;
}

/** `**Jane Doe** Deputy Editor`: names that inline elements hold and nothing else, from the beginning of the line. */
function namesOfParts({ element, text, links }: TextBlock): Byline[] {
  const names = partsOf(element)
    .map((part) => textIn(part).trim())
    .filter(isWholeName);
  if (!text.startsWith(names[0] ?? text)) return [];
  const pages = new Map(
    links
      .filter((link) => isAuthorLink(link.element))
      .map(({ start, end, url }) => [text.slice(start, end).trim(), url]),
  );
  return names.map((name) => {
    const url = pages.get(name);
    return url ? { name, url } : { name };
  });
}

/** `World / 5 March / Jane Doe`: the part of a line that is called the author's. */
function namesOfAuthorParts(block: TextBlock): Byline[] {
  if (block.linkDensity === 1) return [];
  return partsOf(block.element)
    .filter((part) => isCalledAuthor(part))
    .flatMap((part) => bylinesOfLine(textIn(part).trim()).filter(({ name }) => isWholeName(name)));
}

/** The inline elements of a line that are called the author's, and those others that hold none. */
function partsOf(element: Element): Element[] {
  return element.children.flatMap((child): Element[] => {
    if (!isElement(child) || !child.tag.isInline) return [];
    const inner = isCalledAuthor(child) ? [] : partsOf(child);
    return inner.length > 0 ? inner : [child];
  });
}

/** Not every author has a page to link to: the line's names, where they include the linked ones. */
function withOthers(linked: Byline[], all: readonly Byline[]): Byline[] {
  const links = new Map(linked.map((byline) => [byline.name, byline]));
  const found = all.filter(({ name }) => links.has(name)).length;
  return found === links.size ? all.map((byline) => ({ ...byline, ...links.get(byline.name) })) : linked;
}

function firstOf(texts: readonly string[], read: (text: string) => Byline[]): Byline[] | undefined {
  for (const text of texts) {
    const names = read(text);
    if (names.length > 0) return names;
  }
  return undefined;
}

/** One word of letters with cases names somebody only where a byline says so; it is a button, a place, a section. */
function isTelling(name: string): boolean {
  return /\s|[\p{Lo}]/u.test(name) || isAgency(name);
}

/** Beside names stand links to write to them, or to more of theirs: those that are no names themselves. */
function withoutLinks({ text, links }: TextBlock): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of links) {
    if (isWholeName(text.slice(start, end))) continue;
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return (rest + text.slice(from)).trim();
}

/** Running text that a signature closes. UTF-16 code units. */
const PARAGRAPH = 100;

/** A name on a line of its own right behind the last paragraph of the text: newspapers sign so in many countries. */
export function signatureLine(cut: Cut, headline: TextBlock | undefined): TextBlock | undefined {
  if (!headline) return undefined;
  const texts = cut.blocks.filter((block): block is TextBlock => block.type === 'text');
  return texts.find((block, place) => {
    if (block.index < headline.index || block.tag !== 'p' || block.text.length > NEWSROOM_LINE) return false;
    const before = texts[place - 1];
    const behind = texts[place + 1];
    const parent = parentOf(block.element);
    return (
      before !== undefined &&
      before.tag === 'p' &&
      before.text.length >= PARAGRAPH &&
      parentOf(before.element) === parent &&
      (behind === undefined || parentOf(behind.element) !== parent || isAuthorElement(block)) &&
      block.linkDensity === 0 &&
      isWholeName(block.text)
    );
  });
}
