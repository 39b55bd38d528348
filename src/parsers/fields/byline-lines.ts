/** The lines of a page that name its author: by their elements' names, their links, their words, or their place. */
import type { Byline } from '../../model/article.js';
import { urlKey } from '../../model/url.js';
import type { Cut, TextBlock } from '../block.js';
import { phraseOf } from '../boilerplate/phrases.js';
import { type Box, isQuoted } from '../box.js';
import { isCaptionBeside } from '../captions.js';
import { isOfMedia } from '../facts.js';
import { genderOfName } from '../given-names.js';
import { NameTest } from '../html/names.js';
import { type Element, parentOf } from '../html/node.js';
import { isAgency } from './agencies.js';
import { isEasternByline, isEasternLabel, isOthersLabel } from './byline-east.js';
import {
  apartText,
  isAuthorLink,
  isCalledAuthor,
  leadsTo,
  NEWSROOM_LINE,
  namesOfAuthorParts,
  namesOfBlock,
  namesOfFirstPart,
  namesOfParts,
  saysWhere,
} from './byline-names.js';
import { CAPITAL, fromOpening, isOpening, opensByline } from './byline-openings.js';
import { bylinesOfLine, isWholeName } from './byline-text.js';
import { isCompany, isNewsroom, isOfEditing, isRole, isRoleAlone, withoutEditing } from './byline-words.js';
import { aroundDate, hasDate } from './date-text.js';

/** Byline lines stand near the headline: so many blocks before and behind it. */
const BEFORE = 6;
const AFTER = 25;
/** Behind the headline, a line of a name and a date needs no other mark. In blocks. */
const CLOSE = 4;
/** UTF-16 code units. */
export const BYLINE = 200;
/** What is longer and has a full stop tells of the author. */
const SENTENCE = 30;

/** `author-stories`: what else they wrote. */
const ABOUT_NAMES = new NameTest(
  /^(?!.*byline).*(?:^|-)(?:(?<!has-)(?:bio|about|description|box)|author-(?:.*-)?(?:stories|story-list|posts|articles))(?:-|$)/u,
);
const PULLED = new NameTest(/(?:^|-)(?:pull-?quote|quote)(?:-|$)/u);
/** `AFP, MANILA`: where an agency reports from. */
const AGENCY_LINE = /^\p{Lu}[\p{L} ]+(?:, \p{Lu}[\p{L}. ]+)?$/u;
const LINE_PARTS = /\s*[|•·]\s*|\s[-–—/]\s|\n|\s(?=\d)/u;

/** `Jane Doe (text) and John Roe (photos)` */
const TEXT_BY = /^([^()]{4,60}) \((?:te(?:x|ks)t[ieo]?|testo)\)/iu;

export interface BylineLine {
  line: TextBlock;
  /** Whom it names as an author. */
  names: readonly Byline[];
}

/** Whom the lines name as an editor: systems that keep one name to an article may give that of who published it. */
export function editorsIn({ texts }: Cut): string[] {
  return texts
    .filter(({ text }) => text.length <= BYLINE && isOfEditing(text))
    .flatMap(({ text }) => bylinesOfLine(withoutEditing(text)))
    .map(({ name }) => name);
}

/** Short lines near the headline that are called a byline or read like one, in the order of the page. */
export function bylineLines(cut: Cut, headline: TextBlock | undefined, url: string): BylineLine[] {
  if (!headline) return [];
  const lines = nearBlocks(cut, headline).flatMap((line) => {
    const names = namesOfByline(line, headline) ?? namesBeside(line, cut, headline);
    if (!names || isPulled(line.element) || isOfTeaser(line, cut, headline, url)) return [];
    if (isOfOthers(line, cut)) return [];
    return { line, names };
  });
  return lines.map((one, at) => withRole(one, lines[at + 1]));
}

/** `Lockside Reporter` on a line of its own below `Jane Doe`; a picture may stand between. */
function withRole({ line, names }: BylineLine, below: BylineLine | undefined): BylineLine {
  const [author] = names;
  const isOne = author !== undefined && names.length === 1 && author.role === undefined;
  if (!isOne || below === undefined || below.names.length > 0 || below.line.index > line.index + 2)
    return { line, names };
  const { text, linkDensity } = below.line;
  return linkDensity === 0 && isRoleAlone(text)
    ? { line, names: [{ ...author, role: text }] }
    : { line, names };
}

const HOLDS_NAME = new RegExp(`${CAPITAL}[\\p{L}\\p{M}]`, 'u');

/** No initial, nor a short form of a title. */
const BEHIND_SENTENCE = /\p{Ll}{4}[.!?…]["”»’)]*\s/u;

/** Undefined where the line is no byline. */
function namesOfByline(line: TextBlock, headline: TextBlock): readonly Byline[] | undefined {
  if (!HOLDS_NAME.test(line.text)) return undefined;
  if (saysWhere(line)) return [];
  if (isEditing(line, headline)) return [];
  if (opensByline(fromOpening(apartText(line)))) {
    const whole = namesOfBlock(line);
    const names = whole.length > 0 ? whole : namesOfFirstPart(line);
    if (names.length > 0 || isAuthorElement(line)) return names;
  }
  // Before the headline, items of lists are steps of a menu.
  if (line.tag === 'li' && line.index < headline.index) return undefined;
  if (isAuthorElement(line) && !isSentence(line.text) && !isMenu(line)) {
    const parts = namesOfParts(line);
    const whole = parts.length > 1 ? [] : namesOfBlock(line);
    const names = whole.length > 0 ? whole : parts;
    if (names.length > 0 || saysWho(line)) return names;
  }
  if (readsLikeByline(line, headline)) {
    const parts = namesOfParts(line);
    return parts.length > 1 ? parts : namesOfBlock(line);
  }
  // Whose name stands behind what is seen took the picture.
  const isOfPicture = BEHIND_SENTENCE.test(line.text) && isCaptionBeside(line, headline);
  const names = isOfPicture ? [] : namesOfAuthorParts(line);
  return names.length > 0 ? names : undefined;
}

/** What stands beside a name alone: `By`, a day. UTF-16 code units. */
const BESIDE_NAME = 60;

/** A whole name on a line of its own, behind one that says no more than `By` or beside the day. */
function namesBeside(line: TextBlock, { blocks }: Cut, headline: TextBlock): readonly Byline[] | undefined {
  const { index, text } = line;
  if (index < headline.index) return undefined;
  const beside = [blocks[index - 1], blocks[index + 1]].map((block) =>
    block?.type === 'text' && block.text.length <= BESIDE_NAME ? block.text : '',
  );
  const isOpened = isOpening(beside[0] ?? '');
  // Places are called as people are.
  const isPerson = () => genderOfName(text.split(' ')[0]?.toLowerCase() ?? '') !== undefined;
  const isDated = () => index <= headline.index + CLOSE && isPerson() && beside.some(hasDate);
  if (!isOpened && !isDated()) return undefined;
  const names = namesOfBlock(line);
  const isName = ({ name }: Byline) => isAgency(name) || (isWholeName(name) && !isCompany(name));
  const length = names.reduce((sum, { name }) => sum + name.length + JOINED, -JOINED);
  return names.length > 0 && names.every(isName) && text.length <= length ? names : undefined;
}

/** ` and ` between two names. UTF-16 code units. */
const JOINED = 5;

/** A line right below the headline that says who edited or reviewed the text. */
function isEditing({ index, text }: TextBlock, headline: TextBlock): boolean {
  return (
    index > headline.index &&
    index <= headline.index + CLOSE &&
    isOfEditing(text) &&
    bylinesOfLine(withoutEditing(text)).some(({ name }) => isWholeName(name))
  );
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
    // A sentence about the author, or what an author asks, is no byline.
    if (block.text.length > longest || /[\p{STerm}…]$/u.test(block.text)) return false;
    const text = block.text.toLowerCase();
    const named = names.filter((name) => text.includes(name));
    if (named.length === 0 || text.length > named.reduce((sum, name) => sum + name.length, BESIDE))
      return false;
    // `Source: Lockside Times` below an article by Jane Doe, Lockside Times.
    return phraseOf(block.text) !== 'source-link';
  });
}

/** `By Jane Doe` as a heading of the second rank, or one that is called the author's, the name linked to the author's page. */
function isHeadedByline({ element, text, links }: TextBlock): boolean {
  return (opensByline(text) || isCalledAuthor(element)) && links.some(({ element }) => isAuthorLink(element));
}

function isInFigure(element: Element): boolean {
  for (let at: Element | undefined = element, up = 0; at && up < 4; at = parentOf(at), up++)
    if (at.name === 'figure' || at.name === 'figcaption') return true;
  return false;
}

function nearBlocks(cut: Cut, headline: TextBlock): TextBlock[] {
  return cut.blocks.slice(Math.max(0, headline.index - BEFORE), headline.index + AFTER + 1).filter(
    (block): block is TextBlock =>
      block.type === 'text' &&
      block !== headline &&
      block.text.length <= BYLINE &&
      block.tag !== 'h1' &&
      (block.tag !== 'h2' || isHeadedByline(block)) &&
      // A quotation names who is quoted.
      !isQuoted(block.box) &&
      (!isInFigure(block.element) || block.tag === 'address') &&
      !isOfMedia(block.element),
  );
}

/** Whose words are shown apart from the text. */
function isPulled(element: Element): boolean {
  const around = parentOf(element);
  return PULLED.of(element) || (around !== undefined && PULLED.of(around));
}

/** In blocks. */
const LISTED = 8;

/** Whether the line stands behind a label of its own for what is no author, such as who translated: right there or in the same list. */
function isOfOthers({ index, box }: TextBlock, { blocks }: Cut): boolean {
  for (let at = index - 1; at >= 0 && index - at <= LISTED; at--) {
    const before = blocks[at];
    if (before?.type !== 'text') return false;
    if (isOthersLabel(before.text)) return true;
    if (before.box.parent !== box.parent) return false;
  }
  return false;
}

/** UTF-16 code units. */
const TEASER = 20;

/** Whether it names who wrote another article: right above it, in a box without the headline, stands the link to that. */
function isOfTeaser(line: TextBlock, cut: Cut, headline: TextBlock, url: string): boolean {
  let at = line.index - 1;
  while (cut.blocks[at]?.type === 'media') at--;
  const before = cut.blocks[at];
  if (before?.type !== 'text' || before.linkDensity < 0.9 || before.text.length < TEASER) return false;
  // The caption of a film that links to it.
  if (isInFigure(before.element)) return false;
  let card: Box | undefined = line.box;
  while (card && !card.holds(before.index)) card = card.parent;
  if (!card || card.holds(headline.index)) return false;
  return before.links.every((link) => link.url !== undefined && urlKey(link.url) !== urlKey(url));
}

function isSentence(text: string): boolean {
  return text.length > SENTENCE && /[.:]$/u.test(text) && !hasDate(text);
}

/** Buttons stand beside the author: `Share Tweet Send`, `More articles`. */
function isMenu({ text, links, linkDensity }: TextBlock): boolean {
  if (linkDensity < 1) return false;
  const texts = links.map(({ start, end }) => text.slice(start, end).trim());
  return (
    texts.some((one) => phraseOf(one) !== undefined) && !texts.some((one) => isWholeName(one) || isRole(one))
  );
}

/** Boxes about authors hold what they wrote as well: without a name, a role, a handle or a date says who it is. */
function saysWho(block: TextBlock): boolean {
  const { text } = block;
  return (
    block.links.some(({ element }) => isAuthorLink(element)) ||
    text.startsWith('@') ||
    isOpening(text) ||
    isEasternLabel(text) ||
    isRole(text) ||
    hasDate(text)
  );
}

/** `Jane Doe, Reporter | 5 March 2026` right below the headline, and the desk on a line of its own. */
function readsLikeByline(block: TextBlock, headline: TextBlock): boolean {
  const { index } = headline;
  if (block.index < index) return false;
  const isShort = block.text.length <= NEWSROOM_LINE && block.linkDensity === 0;
  if (isShort && isNewsroom(block.text) && !/^h[2-6]$/u.test(block.tag) && !/[\p{STerm}…]$/u.test(block.text))
    return true;
  if (isEasternByline(block.text)) return true;
  if (block.index > index + CLOSE) return false;
  if (isShort && AGENCY_LINE.test(block.text) && isAgency(block.text.split(',')[0] ?? '')) return true;
  if (!/\d/u.test(block.text)) return false;
  // `Jane Doe, the 5th of March in Cawder` below her picture.
  if (isCaptionBeside(block, headline)) return false;
  const [beforeDate = ''] = aroundDate(apartText(block));
  const [first = ''] = beforeDate.replace(/,\s?$/u, '').split(LINE_PARTS);
  const [text = ''] = TEXT_BY.exec(first)?.slice(1) ?? [];
  if (isWholeName(text)) return true;
  const [name = '', role] = first.split(/\s*,\s*/u);
  return (
    isWholeName(name) &&
    !isCompany(name) &&
    (role === undefined || isRole(role)) &&
    block.links.every((link) => link.start >= name.length || leadsTo(link.url, name))
  );
}

export function isAuthorElement(block: TextBlock): boolean {
  if (block.links.some(({ element }) => isAuthorLink(element))) return true;
  for (let at: Element | undefined = block.element, up = 0; at && up < 3; at = parentOf(at), up++)
    if (isCalledAuthor(at)) return !ABOUT_NAMES.of(at);
  return false;
}
