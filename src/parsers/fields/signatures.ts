/** Lines below the text that name its author: a signature, or what microdata marks. */
import type { Byline } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';
import { childrenOf, type Element, isElement, parentOf } from '../html/node.js';
import { isAgency } from './agencies.js';
import { isEasternSignature } from './byline-east.js';
import { BYLINE, type BylineLine, isAuthorElement } from './byline-lines.js';
import { isAuthorItem, isCalledAuthor, NEWSROOM_LINE, namesOfBlock } from './byline-names.js';
import { bylinesOfLine, isWholeName } from './byline-text.js';

const ARTICLE_TYPE = /(?:Article|Posting|Report)$/u;

/** The lines below the headline whose microdata names the authors of the item that it stands in. */
export function microdataLines(cut: Cut, headline: TextBlock | undefined): BylineLine[] {
  const item = headline && articleAround(headline.element);
  if (!item) return [];
  return cut.texts
    .filter(({ index, text, element }) => {
      const isBelow = index > headline.index && text.length <= BYLINE;
      return isBelow && isOfAuthorItem(element) && articleAround(element) === item;
    })
    .map((line) => ({ line, names: namesOfBlock(line) }));
}

/** The innermost item of microdata around the element that is an article. */
function articleAround(element: Element): Element | undefined {
  let at: Element | undefined = element;
  while (at && !ARTICLE_TYPE.test(at.attribute('itemtype') ?? '')) at = parentOf(at);
  return at;
}

/** Whether microdata calls it the author's, or what is around it or right in it. */
function isOfAuthorItem(element: Element): boolean {
  const around = parentOf(element);
  return (
    isAuthorItem(element) ||
    (around !== undefined && isAuthorItem(around)) ||
    childrenOf(element).some((child) => isElement(child) && isAuthorItem(child))
  );
}

/** Running text that a signature closes. UTF-16 code units. */
const PARAGRAPH = 100;
/** The name, and below it what and for whom its bearer is. UTF-16 code units. */
const SIGNATURE = 80;

/** `《山田太郎》`, `《TY》`: so in Japan, in an element that is called the author's; titles of books stand in such marks as well. */
const IN_MARKS = /^《[^《》]{2,20}》$/u;

/** `(Reporting by Jane Doe in Cawder; Editing by John Roe)`: whom it names first wrote it. UTF-16 code units. */
const CREDITS = 700;
const WRITTEN = /^[(*\s]{0,3}(?:reporting|writing) by ([^;()]{4,300})/iu;
/** `Jane Doe, Northwire` */
const OF_AGENCY = /^([^,]{4,40}),\s([^,]{2,30})$/u;
/** So many blocks of text behind the last paragraph a credit stands. */
const BEHIND = 3;

/** The names in the line behind the last paragraph that credits whoever wrote it, where nothing above the text does. */
export function creditLine({ texts }: Cut, headline: TextBlock | undefined): BylineLine | undefined {
  if (!headline) return undefined;
  for (const [place, line] of texts.entries()) {
    if (line.index < headline.index || line.text.length > CREDITS || line.tag !== 'p') continue;
    const names = bylinesOfLine(writersIn(line.text) ?? '').filter(({ name }) => isWholeName(name));
    if (names.length > 0 && texts.slice(Math.max(0, place - BEHIND), place).some(isParagraphBeside(line)))
      return { line, names };
  }
  return undefined;
}

function writersIn(text: string): string | undefined {
  const [, name = '', agency = ''] = OF_AGENCY.exec(text) ?? [];
  return isWholeName(name) && isAgency(agency) ? name : WRITTEN.exec(text)?.[1];
}

/** Whether a block is running text in the element in which the line stands. */
function isParagraphBeside({ element }: TextBlock): (block: TextBlock) => boolean {
  const parent = parentOf(element);
  return ({ tag, text, linkDensity, element: own }) =>
    tag === 'p' && text.length >= PARAGRAPH && linkDensity < 0.3 && parentOf(own) === parent;
}

/** What a text about somebody says behind their name. */
const TELLS = /^,?\s(?:is|was|has|writes|covers|reports|ist|schreibt|est|es|è|é|är|er|jest)\s/u;
const AUTHORS_PATH = /\/authors?\/[^/]+\/?$/iu;

/** `Jane Doe is …`, the name linked to all that its bearer wrote: whom the one such text below the headline tells of wrote this. */
export function toldBelow({ texts }: Cut, headline: TextBlock | undefined): Byline[] {
  if (!headline) return [];
  const found = new Map<string, Byline>();
  for (const { index, text, links } of texts) {
    const [link] = links;
    if (index < headline.index || link?.start !== 0 || !AUTHORS_PATH.test(link.url ?? '')) continue;
    const name = text.slice(0, link.end);
    if (isWholeName(name) && TELLS.test(text.slice(link.end)))
      found.set(name, { name, url: link.url as string });
  }
  return found.size === 1 ? [...found.values()] : [];
}

/** A name on a line of its own right behind the last paragraph of the text: newspapers sign so in many countries. */
export function signatureLine(cut: Cut, headline: TextBlock | undefined): TextBlock | undefined {
  if (!headline) return undefined;
  const texts = cut.blocks.filter((block): block is TextBlock => block.type === 'text');
  return texts.find((block, place) => {
    if (block.index < headline.index) return false;
    if (block.text.length <= SIGNATURE && isEasternSignature(block.text)) return true;
    if (IN_MARKS.test(block.text) && isOfAuthor(block.element)) return true;
    if (block.tag !== 'p' || block.text.length > SIGNATURE) return false;
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
      areNames(block.text.split('\n')[0] ?? '') &&
      block.text.split('\n').every((line) => line.length <= NEWSROOM_LINE)
    );
  });
}

/** `Jane Doe`, `Jane Doe - John Roe` */
function areNames(line: string): boolean {
  return line.split(/\s[-–—]\s/u).every(isWholeName);
}

/** Whether the element, or an inline one in it, is called the author's. */
function isOfAuthor(element: Element): boolean {
  return (
    isCalledAuthor(element) || childrenOf(element).some((child) => isElement(child) && isCalledAuthor(child))
  );
}
