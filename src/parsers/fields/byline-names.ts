/** The names in one line of a page: what its links, its inline elements and its words say. */
import type { Byline } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import { NameTest } from '../html/names.js';
import { childrenOf, type Element, isElement, isText, textIn } from '../html/node.js';
import { lettersOf } from '../words.js';
import { isAgency } from './agencies.js';
import { isEasternName } from './byline-east.js';
import { CAPITAL, fromOpening, isOpening, opensByline, withoutOpening } from './byline-openings.js';
import { bylinesOfLine, isCaselessName, isJoined, isNobody, isSetApart, isWholeName } from './byline-text.js';
import { beforeEditing, isNewsroom, isOfEditing, isOfPictures, isRole } from './byline-words.js';
import { aroundDate } from './date-text.js';

/** Where the date opens behind a name: `Jane Doe 5 March`, `Jane Doe Publié le 5 mars`, `Jane Doe am 5. März`. */
const DATE_OPENS =
  /\s(?:(?:published|posted|updated|publié|mis à jour|modifié|veröffentlicht|publiziert|aktualisiert|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|publicerad|publisert):?\s)?(?:(?:on|le|am|vom|el|il|den|em|op|dne)\s)?\d/iu;

/** The desk signs in a short line. UTF-16 code units. */
export const NEWSROOM_LINE = 40;

const AUTHOR_NAMES = new NameTest(
  // What has an author is more than the author.
  /(?:^|-)(?<!has-|comments?-)(?:byline|bylines|author|authors|authorname|author-?name|autor|autoren|writer|contributor|contributors|reporter|attribution|signature|firma|auteur|skribent|forfatter|penulis|yazar|redaktor|redaktur|verfasser|journalist|toimittaja|höfundur)(?:-|$)/u,
);
const AUTHOR_PATH =
  /\/(?:authors?|editors?|by|av|profile(?:-\d+)?|people|contributors?|reporters?|journalists?|staff|autor(?:en|es|e)?|verfasser|auteurs?|firmas?|autori|avtor[iy]?|yazar(?:lar)?|muhabir|penulis|szerzo|szerzok|redaktor|novinari|skribent|toimittaja)\/[^/]+/iu;
/** Values of `rel` and of `itemprop`. */
const AUTHOR_RELS = /(?:^|\s)author(?:\s|$)/u;

export function isCalledAuthor(element: Element): boolean {
  return isAuthorItem(element) || AUTHOR_NAMES.of(element);
}

export function isAuthorLink(element: Element): boolean {
  return (
    AUTHOR_RELS.test(element.attribute('rel') ?? '') ||
    AUTHOR_PATH.test(element.attribute('href') ?? '') ||
    isAuthorItem(element)
  );
}

/** Microdata: one property of several, it may be. */
export function isAuthorItem(element: Element): boolean {
  return AUTHOR_RELS.test(element.attribute('itemprop') ?? '');
}

/** Behind a name, in brackets. */
const TOOK_PICTURES =
  /^\s?\((?:photos?|photographies?|fotos?|fotó|foto’s|fotograf[íi][ae]s?|bild(?:er)?|(?:valo)?kuvat?|zdjęcia|фото|images?)\)/iu;

/** The names of a line; where it links to authors' pages, these say where one name ends. */
export function namesOfBlock(block: TextBlock): Byline[] {
  if (isOfEditing(block.text) || isOfPictures(block.text)) return [];
  const linked = block.links
    .filter(
      ({ element, start, end }) =>
        isAuthorLink(element) &&
        !TOOK_PICTURES.test(block.text.slice(end)) &&
        isOfWriters(block.text.slice(0, start)),
    )
    .flatMap(({ start, end, url, element }) => {
      const text = block.text.slice(start, end);
      const all = isAccount(text, element) ? [{ name: text }] : bylinesOfLine(text);
      // `[Jane Doe, Lockside Radio]`: whose page it is, and for whom they work.
      const owners = all.filter(({ name }) => leadsTo(url, name) || isJoined(name, text));
      const names = all.length > 1 && owners.length > 0 ? owners : all;
      return names.map((byline) => ({ ...byline, ...(url ? { url } : {}) }));
    })
    .filter(({ name }, at, [first]) => at === 0 || !isSetApart(name, first?.name));
  const whole = withoutButtons(apartText(block), block);
  const bare = withoutButtons(withoutLinks(block), block);
  const line = fromOpening(whole);
  const opens = opensByline(line);
  if (linked.length > 0)
    return opens || goesOn(block) ? withOthers(linked, bylinesOfLine(line), block) : linked;
  const readAs = (text: string, any: boolean) =>
    bylinesOfLine(text).filter(({ name }) => any || isTelling(name));
  const names =
    firstOf([fromOpening(bare), line], (text) => readAs(text, opens)) ??
    readAs(line.split(DATE_OPENS)[0] ?? '', false);
  const [desk = ''] = line.split(APART).flatMap(aroundDate).filter(isNewsroom);
  // One word beside the desk is where it is.
  return desk.length > 0 &&
    line.length <= NEWSROOM_LINE &&
    names.every(({ name }) => line.includes(APART) && !/\s/u.test(name))
    ? [{ name: withoutOpening(desk).replace(/[\s,;:]+$/u, '') }]
    : names;
}

/** Whether nothing before a name says that what stands there edited or reviewed the text. */
function isOfWriters(before: string): boolean {
  return beforeEditing(before) === before;
}

/** `[Jane Doe] & John Roe`: not every author has a page to link to. */
function goesOn({ text, links }: TextBlock): boolean {
  const last = links.findLast(({ element }) => isAuthorLink(element));
  return last !== undefined && OPENS_OTHER.test(text.slice(last.end));
}

const OPENS_OTHER = new RegExp(`^\\s(?:&|and|und|et|y|e|och|og|ve|dan|и|та|και)\\s(?=${CAPITAL})`, 'u');

/** Whether the path of a link bears the name, with or without its accents: `/users/jane-doe`. */
export function leadsTo(url: string | undefined, name: string): boolean {
  const path = url?.replace(/^https?:\/\/[^/]*/u, '');
  return path !== undefined && bareLetters(path).includes(bareLetters(name));
}

function bareLetters(text: string): string {
  return lettersOf(text.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** Blogs sign with the name of an account, all in lower case: the link says that it is the author's. */
function isAccount(text: string, link: Element): boolean {
  return (
    /^\p{Ll}[\p{Ll}\d_]{2,20}$/u.test(text) &&
    AUTHOR_RELS.test(link.attribute('rel') ?? '') &&
    !isNobody(text) &&
    !isNewsroom(text) &&
    !isRole(text)
  );
}

const APART = ' | ';

/** The line with a sign beside a name that touches its neighbours: style sheets set such fields apart. */
export function apartText({ joints, text: own }: TextBlock, text = own): string {
  if (joints.length === 0) return text;
  const pieces = [0, ...joints].map((from, at) => text.slice(from, joints[at]).trim());
  const isField = (piece: string) =>
    isWholeName(withoutOpening(piece)) || opensByline(piece) || isNewsroom(piece);
  return pieces.reduce((line, piece, at) => {
    const before = pieces[at - 1] ?? '';
    const apart = !isOpening(before) && (isField(before) || isField(piece));
    return `${line}${apart ? APART : ' '}${piece}`;
  });
}

/** What buttons say stands beside names, and names nobody: `Follow`. */
function withoutButtons(line: string, { element }: TextBlock): string {
  const buttons = partsOf(element).filter(({ name }) => name === 'button');
  return buttons.reduce((rest, button) => {
    const words = textIn(button).trim();
    return words === '' ? rest : rest.replace(words, ' ');
  }, line);
}

/**
 * `**Jane Doe** Deputy Editor`: names that inline elements hold, or what stands before these, and nothing else, from the
 * beginning of the line.
 */
export function namesOfParts({ element, text, links }: TextBlock): Byline[] {
  const between = childrenOf(element).flatMap((child) => (isText(child) ? child.data.trim() || [] : []));
  const names = [...between.slice(0, 1), ...partsOf(element).map((part) => textIn(part).trim())]
    .filter(isWholeName)
    .filter((name) => !TOOK_PICTURES.test(text.slice(text.indexOf(name) + name.length)));
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

/** `<b>By Jane Doe</b> Lockside News, Cawder`: whom an inline element names that opens as a byline does. */
export function namesOfFirstPart({ element }: TextBlock): Byline[] {
  const [text = ''] = partsOf(element).flatMap((part) => textIn(part).trim() || []);
  return opensByline(text) ? bylinesOfLine(text).filter(({ name }) => isWholeName(name)) : [];
}

/** `World / 5 March / Jane Doe`: the part of a line that is called the author's. */
export function namesOfAuthorParts(block: TextBlock): Byline[] {
  if (block.linkDensity === 1) return [];
  return partsOf(block.element)
    .filter((part) => isCalledAuthor(part) && !isPhotographer(part, block))
    .flatMap((part) =>
      bylinesOfLine(textIn(part).trim()).filter(
        ({ name }) => isWholeName(name) || isEasternName(name) || isCaselessName(name),
      ),
    );
}

/** In front of the name of who took the picture. */
const PICTURE_BY = /(?:photos?|fotos?|fotó|bild|zdjęcie|φωτο|фото)\s*:\s*$/iu;

function isPhotographer(part: Element, { text }: TextBlock): boolean {
  const at = text.indexOf(textIn(part).trim());
  return at > 0 && PICTURE_BY.test(text.slice(0, at));
}

const PLACE_NAMES = new NameTest(
  /(?<!has|with)-(?:location|place|city)(?!-(?:wrap|box|cont|inner|group|block|info))(?:-|$)/u,
);

/** Whether the line is called where the author is, or all that it holds: `signature__location`. */
export function saysWhere({ element }: TextBlock): boolean {
  const isPlace = (one: Element) => isCalledAuthor(one) && PLACE_NAMES.of(one);
  const parts = partsOf(element);
  return isPlace(element) || (parts.length > 0 && parts.every(isPlace));
}

/** The inline elements of a line that are called the author's, and those others that hold none. */
function partsOf(element: Element): Element[] {
  return childrenOf(element).flatMap((child): Element[] => {
    if (!isElement(child) || !child.tag.isInline) return [];
    const inner = isCalledAuthor(child) ? [] : partsOf(child);
    return inner.length > 0 ? inner : [child];
  });
}

/** Not every author has a page to link to: the line's names, where they include the linked ones. */
function withOthers(linked: Byline[], line: readonly Byline[], { text, links: own }: TextBlock): Byline[] {
  const links = new Map(linked.map((byline) => [byline.name, byline]));
  // A link that leads elsewhere beside one to the author's page names a section.
  const others = new Set(
    own
      .filter(({ element }) => !isAuthorLink(element))
      .map(({ start, end }) => text.slice(start, end).trim()),
  );
  const isInLink = (name: string) =>
    own.some(({ start, end }) => {
      const at = text.indexOf(name);
      return at >= start && at + name.length <= end;
    });
  const all = line.filter(({ name }) => links.has(name) || !(others.has(name) || isInLink(name)));
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
function withoutLinks(block: TextBlock): string {
  let { text } = block;
  for (const { start, end } of block.links) {
    if (bylinesOfLine(text.slice(start, end)).some(({ name }) => isWholeName(name))) continue;
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
  return apartText(block, text).trim();
}
