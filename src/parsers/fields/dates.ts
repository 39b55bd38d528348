/** When the article was published and last changed. Modified is not published: one is never taken for the other. */
import type { Element } from 'domhandler';
import type { Cut, TextBlock } from '../block.js';
import { spacedText } from '../cut.js';
import { metaOf, type PageFacts } from '../facts.js';
import type { Found, ShownAt } from '../found.js';
import { textOfValue } from '../json-ld.js';
import { namesOf, parentOf } from '../tree.js';
import { type DateOptions, hasDate, readDate } from './date-text.js';

export interface Dates {
  published: Found<string> | undefined;
  modified: Found<string> | undefined;
  /** The lines that show a time of the article. */
  at: ShownAt[];
}

const PUBLISHED_META = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'article:published',
  'date.published',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'article.published',
  'dcterms.created',
  'dcterms.date',
  'dc.date.issued',
  'dc.date.created',
  'dc.date',
  'date',
  'originalpublicationdate',
  'rnews:datepublished',
  'analyticsattributes.articledate',
  'vr:published_time',
  'lastpublished',
];
const MODIFIED_META = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'lastmod',
  'last-modified',
];

/** Date lines stand near the headline, before or behind it by so many blocks. */
const NEAR = 12;
const MODIFIED_WORDS =
  /\b(?:updated?|modified|edited|aktualisiert|actualizado|mis à jour|aggiornat[oa]|bijgewerkt|aktualizacja|opdateret|oppdatert|uppdaterad)\b/iu;
/** Words of a line that gives no more than the time. */
const DATE_LINE = 120;

export function findDates(cut: Cut, facts: PageFacts, headline: TextBlock | undefined): Dates {
  const options: DateOptions = { monthFirst: /^en-us$/iu.test(facts.htmlLang ?? '') || !facts.htmlLang };
  const read = (text: string | undefined) => (text ? readDate(text, options) : undefined);
  const lines = dateLines(cut, headline);
  const shown = lines.filter(
    (line) => !MODIFIED_WORDS.test(line.text) || /publish|posted|veröffentlicht/iu.test(line.text),
  );
  const published =
    found(read(textOfValue(facts.article?.datePublished)), 'json-ld', 0.97) ??
    found(read(metaOf(facts, ...PUBLISHED_META)), 'meta', 0.93) ??
    found(first(facts.jsonLd.map((node) => read(textOfValue(node.datePublished)))), 'json-ld', 0.8) ??
    found(first(shown.map(timeOf).map(read)), 'dom', 0.85) ??
    found(first(shown.map((line) => read(spacedText(line)))), 'text', 0.75) ??
    found(read(textOfValue(facts.article?.dateCreated)), 'json-ld', 0.6) ??
    found(dateOfUrl(facts.url), 'url', 0.6);
  const modified =
    found(read(textOfValue(facts.article?.dateModified)), 'json-ld', 0.95) ??
    found(read(metaOf(facts, ...MODIFIED_META)), 'meta', 0.9);
  const at = lines.map((line): ShownAt => ({ block: line.index, start: 0, end: line.text.length }));
  return { published, modified, at };
}

function found(
  value: string | undefined,
  from: Found<string>['from'],
  confidence: number,
): Found<string> | undefined {
  return value === undefined ? undefined : { value, from, confidence };
}

function first(values: readonly (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined);
}

/** Short lines near the headline that hold a date, in the order of the page. */
function dateLines(cut: Cut, headline: TextBlock | undefined): TextBlock[] {
  return cut.blocks.filter((block): block is TextBlock => {
    if (block.type !== 'text' || block.text.length > DATE_LINE || block === headline) return false;
    if (/^h[1-4]$/u.test(block.tag) || block.linkDensity > 0.7) return false;
    const marked = isDateElement(block.element);
    const near =
      headline !== undefined &&
      block.index > headline.index - NEAR &&
      block.index < headline.index + NEAR * 2;
    return near && (hasDate(spacedText(block)) || (marked && /\d/u.test(block.text)));
  });
}

const DATE_NAMES =
  /(?:^|-)(?:date|dates|time|timestamp|published|pubdate|datum|fecha|updated|dateline)(?:-|$)/u;

function isDateElement(element: Element): boolean {
  return element.name === 'time' || DATE_NAMES.test(namesOf(element));
}

/** The datetime of a time element in or around the line. */
function timeOf(line: TextBlock): string | undefined {
  for (let at: Element | undefined = line.element, up = 0; at && up < 2; at = parentOf(at), up++) {
    const time = at.name === 'time' ? at : descendant(at, 'time');
    const value = time?.attribs.datetime;
    if (value) return value;
  }
  return undefined;
}

function descendant(element: Element, name: string): Element | undefined {
  for (const child of element.children) {
    if (!('attribs' in child)) continue;
    if (child.name === name) return child;
    const inner = descendant(child, name);
    if (inner) return inner;
  }
  return undefined;
}

/** `/2026/01/05/` in the path, or `20260105` between separators. */
function dateOfUrl(url: string): string | undefined {
  const { pathname } = new URL(url);
  const [, year, month, day] =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/u.exec(pathname) ??
    /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/u.exec(pathname) ??
    [];
  return year ? readDate(`${year}-${month}-${day}`) : undefined;
}
