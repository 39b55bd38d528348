/** The lines of a page that show when its article was published or changed. */
import { urlKey } from '../../model/url.js';
import type { Cut, TextBlock } from '../block.js';
import { isQuoted } from '../box.js';
import { spacedText } from '../cut.js';
import { NameTest } from '../html/names.js';
import { childrenOf, type Element, isElement, parentOf } from '../html/node.js';
import { isDense } from '../scripts.js';
import { apartText, isAuthorLink } from './byline-names.js';
import { opensByline } from './byline-openings.js';
import { hasDate, readDate } from './date-text.js';
import { MODIFIED_WORDS, PUBLISHED_WORDS } from './date-words.js';

/** Date lines stand near the headline: so many blocks before it, and behind it. */
const BEFORE = 12;
const BEHIND = 24;
const RIGHT_BEHIND = 8;
/** A line of the time and little else. UTF-16 code units. */
const DATE_LINE = 120;

const DATE_NAMES = new NameTest(
  /(?:^|-)(?:date|dates|time|timestamp|published|pubdate|datum|fecha|updated|dateline)(?:-|$)/u,
);
const MODIFIED_NAMES = new NameTest(
  /(?:^|-)(?:modified|datemodified|date-modified|updated?|update-(?:date|time))(?:-|$)/u,
);

/**
 * Short lines near the headline that hold a date: those right behind it, where articles have theirs, else those before
 * it, else those further down, else the one at the foot that says so. The day of the fetch over the headline is the page's
 * calendar.
 */
export function dateLines(
  cut: Cut,
  headline: TextBlock | undefined,
  url: string,
  fetchedAt: string | undefined,
): TextBlock[] {
  if (!headline) return [];
  const { index } = headline;
  const page = urlKey(url);
  const near = cut.blocks
    .slice(Math.max(0, index - BEFORE + 1), index + BEHIND)
    .filter((block): block is TextBlock => isDateLine(block as TextBlock, headline, page));
  const groups = [
    near.filter((block) => block.index > index && block.index <= index + RIGHT_BEHIND),
    // Above the headline stands the day of today's paper as well.
    near.filter((block) => block.index > index && PUBLISHED_WORDS.exec(block.text)?.index === 0),
    near.filter((block) => block.index < index && !isCalendar(block, fetchedAt)),
    near.filter((block) => block.index > index + RIGHT_BEHIND),
  ];
  return groups.find((lines) => lines.length > 0) ?? footLine(cut, index + BEHIND);
}

/** UTF-16 code units. */
const FOOT_LINE = 60;

/** `Published 5 March 2026`, where it stands far below the headline, and once. */
function footLine({ texts }: Cut, from: number): TextBlock[] {
  const lines = texts.filter(
    ({ index, text, linkDensity }) =>
      index >= from &&
      text.length <= FOOT_LINE &&
      linkDensity === 0 &&
      /\p{Nd}/u.test(text) &&
      PUBLISHED_WORDS.exec(text)?.index === 0 &&
      hasDate(text),
  );
  return lines.length === 1 ? lines : [];
}

function isDateLine(block: TextBlock, headline: TextBlock, page: string | undefined): boolean {
  if (block.type !== 'text' || block === headline || !isShort(block, headline)) return false;
  if (!/\p{Nd}/u.test(block.text) || (/^h[1-4]$/u.test(block.tag) && !isDateElement(block.element)))
    return false;
  if (block.linkDensity > 0.7 && !leadsToDate(block, page) && !hasOwnLine(block)) return false;
  // Posts that are quoted have days of their own.
  if (isInFigure(block.element) || isQuoted(block.box)) return false;
  return (
    (hasDate(spacedText(block)) &&
      (isDateElement(block.element) ||
        opensByline(apartText(block)) ||
        !isSentence(lineOfDate(block.text)))) ||
    (isDateElement(block.element) && timesOf(block).length > 0) ||
    (block.index <= headline.index + RIGHT_BEHIND && holdsTime(block))
  );
}

function lineOfDate(text: string): string {
  return text.includes('\n') ? (text.split('\n').find(hasDate) ?? text) : text;
}

/** So many words around a date tell of something that happened on that day. */
const TOLD_WORDS = 10;
/** So many signs of a script without spaces do. */
const TOLD_SIGNS = 30;

function isSentence(text: string): boolean {
  if (PUBLISHED_WORDS.test(text) || MODIFIED_WORDS.test(text)) return false;
  if (countDense(text) >= TOLD_SIGNS) return true;
  return (
    (text.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0) >= TOLD_WORDS / 2 &&
    text.split(/\s+/u).length > TOLD_WORDS
  );
}

function countDense(text: string): number {
  let dense = 0;
  for (let at = 0; at < text.length; at++) if (isDense(text.charCodeAt(at))) dense++;
  return dense;
}

const DAY_PATH = /\/(?:19|20)\d{2}\/\d{1,2}\/\d{1,2}\/?$/u;

/**
 * Dates of articles link to where they are read, that of this one to this page; blogs link them to all of that day, and the
 * author beside the date to all of theirs.
 */
function leadsToDate({ links }: TextBlock, page: string | undefined): boolean {
  const others = links.filter(
    ({ url }) => url === undefined || !(DAY_PATH.test(url) || urlKey(url) === page),
  );
  return others.length < links.length && others.every(({ element }) => isAuthorLink(element));
}

/** Whether the date stands below what is linked, behind a line break. */
function hasOwnLine({ text, links }: TextBlock): boolean {
  const below = text.slice(links.at(-1)?.end);
  return below.startsWith('\n') && hasDate(below);
}

/** Right behind the headline, a block may hold lines for the author and for the date. */
function isShort({ index, text }: TextBlock, headline: TextBlock): boolean {
  if (text.length <= DATE_LINE) return true;
  if (index < headline.index || index > headline.index + RIGHT_BEHIND) return false;
  return text.length <= DATE_LINE * 2 && text.split('\n').every(({ length }) => length <= DATE_LINE);
}

/** `Today, 12:37`, `5 hours ago`: the day stands in the time element alone. */
function holdsTime({ element }: TextBlock): boolean {
  // Items of a list are other articles.
  if (element.name === 'li') return false;
  return childrenOf(element).some((child) => isElement(child) && child.tag.isInline && tellsTime(child));
}

function tellsTime(inline: Element): boolean {
  if (inline.name === 'time') return readDate(inline.attribute('datetime') ?? '') !== undefined;
  return childrenOf(inline).some((child) => isElement(child) && child.tag.isInline && tellsTime(child));
}

/** Captions say when a picture was taken. */
function isInFigure(element: Element): boolean {
  for (let at: Element | undefined = element, up = 0; at && up < 4; at = parentOf(at), up++)
    if (at.name === 'figure' || at.name === 'figcaption') return true;
  return false;
}

function isDateElement(element: Element): boolean {
  return element.name === 'time' || DATE_NAMES.of(element);
}

function isCalendar(block: TextBlock, fetchedAt: string | undefined): boolean {
  if (fetchedAt === undefined || block.element.name === 'time') return false;
  return readDate(spacedText(block))?.slice(0, 10) === fetchedAt.slice(0, 10);
}

/** The part of a line that says when the article was published; undefined where it speaks of changes only. */
export function publishedIn(line: TextBlock): string | undefined {
  const text = spacedText(line);
  const published = PUBLISHED_WORDS.exec(text);
  const modified = MODIFIED_WORDS.exec(text);
  if (!modified) return text;
  if (published && published.index > modified.index) return text.slice(published.index);
  const before = text.slice(0, modified.index);
  return hasDate(before) ? before : undefined;
}

/** The part of a line that says when the article was changed. */
export function modifiedIn(line: TextBlock): string | undefined {
  const text = spacedText(line);
  const modified = MODIFIED_WORDS.exec(text);
  if (!modified) return undefined;
  const behind = text.slice(modified.index);
  const published = PUBLISHED_WORDS.exec(behind);
  return published ? behind.slice(0, published.index) : behind;
}

/** The datetime of time elements in the line or right around it, but for those of changes. */
export function timesOf(line: TextBlock): string[] {
  return timesIn(line, (time) => !isOfChange(time));
}

/**
 * The same of those that are called `updated`, though no word on the page says so: the microformat hAtom must have such a
 * time, so that themes call the only one by that name. https://microformats.org/wiki/hatom
 */
export function updatedTimesOf(line: TextBlock): string[] {
  return timesIn(line, (time) => /(?:^|\s)updated(?:\s|$)/u.test(time.attribute('class') ?? ''));
}

function timesIn(line: TextBlock, isRight: (time: Element) => boolean): string[] {
  if (publishedIn(line) === undefined) return [];
  for (let at: Element | undefined = line.element, up = 0; at && up < 2; at = parentOf(at), up++) {
    const times = (at.name === 'time' ? [at] : below(at, 'time')).filter(isRight);
    const values = times.flatMap((time) => time.attribute('datetime') || []);
    if (values.length > 0) return values;
  }
  return [];
}

function isOfChange(time: Element): boolean {
  return MODIFIED_NAMES.of(time);
}

function below(element: Element, name: string): Element[] {
  return childrenOf(element).flatMap((child) =>
    isElement(child) ? (child.name === name ? [child] : below(child, name)) : [],
  );
}
