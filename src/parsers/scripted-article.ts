/**
 * The article of a shell: a page that shows next to nothing until its own scripts run may hold the article all the same,
 * in the data that these would show. It is told by what the data says, not by what its keys are called: the innermost
 * object that holds the page's title and a text.
 */
import { metaOf, type PageFacts } from './facts.js';
import { hasDate } from './fields/date-text.js';
import { siteNamesOf } from './fields/site-name.js';
import { titleText, wordsKey } from './fields/title-text.js';
import { append, childrenOf, type Document, isElement, type Parent } from './html/node.js';
import type { Source } from './html/source.js';
import { parseTree } from './html/tree.js';
import { listOf, textOfValue } from './json-ld.js';
import { jsonValues } from './mend-json.js';
import { pageData } from './page-data.js';
import { markupOfBlocks } from './typed-blocks.js';

/** Shorter texts are teasers. UTF-16 code units without markup. */
const LEAST_TEXT = 400;
const LONGEST_TITLE = 400;
/** So much of the page's title the data's has to be: the rest is the names of section and site. */
const OF_TITLE = 0.5;
/** Deeper than the states of frameworks. */
const MAX_DEPTH = 60;

const TAG = /<\/?[a-z][^<>]{0,500}>/iu;
const TAGS = new RegExp(TAG, 'giu');
/** Keys of the time of publication; that of a change begins otherwise. */
const PUBLISHED_KEY =
  /^(?:first|date|time|display)?[_-]?(?:publi|pub[_-]?(?:date|time)|releas|deploy|posted|issued)/iu;
const LONGEST_DATE = 40;
const TITLE_KEY = /^(?:title|headline)$/iu;
const AUTHOR_KEY = /^(?:authors?|by_?lines?|writers?|creators?)$/iu;
/** What scripts put something else in place of: `$$AD$$`, `{{gallery:12}}`, `[[embed]]`. */
const SLOT = /(?:\$\$|%%|@@|##|\{\{|\[\[)[\w:. -]{1,80}(?:\$\$|%%|@@|##|\}\}|\]\])/gu;
const SENTENCE_END = /[\p{L}\p{N}][.!?…]["”»’)]*(?:\s|<|$)|(?![.!?])\p{STerm}/u;

export interface ScriptedArticle {
  title: string;
  /** Plain, with a paragraph a line, or markup. */
  text: string;
  /** When it was published, as the data has it. */
  published?: string;
  authors?: string[];
}

/** Undefined where no data holds the page's title beside a text. Of several the longest. */
export function scriptedArticle(source: Source, facts: PageFacts): ScriptedArticle | undefined {
  const titles = titlesOf(facts);
  let best: ScriptedArticle | undefined;
  for (const value of titles.length > 0 ? pageData(source, LEAST_TEXT) : []) {
    const { article } = search(value, titles, 0);
    if (article) best = longer(best, article);
  }
  return best;
}

/** Puts the article where scripts would: at the end of the page's body. */
export function mount(article: ScriptedArticle, document: Document): void {
  const { title, text, published, authors = [] } = article;
  const names = authors.map((name) => `<p class="byline">${escaped(name)}</p>`).join('');
  const head = `<h1>${escaped(title)}</h1>${names}${published ? `<time>${escaped(published)}</time>` : ''}`;
  const filled = text.replace(SLOT, '');
  const body = TAG.test(filled) ? filled : filled.split(/\n+/u).map(paragraph).join('');
  const tree = parseTree(`<article>${head}<div>${body}</div></article>`);
  if (!tree.ok) return;
  const place = bodyOf(document);
  for (const node of childrenOf(tree.document)) append(place, node);
}

/** What was found in a part of the data: the parts of an article, and one that is whole. */
interface Finds {
  title?: string;
  text?: string;
  published?: string;
  authors?: string[];
  article?: ScriptedArticle;
}

function search(value: unknown, titles: readonly string[], depth: number): Finds {
  if (depth > MAX_DEPTH) return {};
  // States are often written into each other.
  if (typeof value === 'string' && value.length >= LEAST_TEXT && /^\s*[[{]/u.test(value))
    return search(jsonValues(value), titles, depth + 1);
  if (typeof value === 'string')
    return isTitle(value, titles) ? { title: value } : isText(value) ? { text: value } : {};
  if (typeof value !== 'object' || value === null) return {};
  if (Array.isArray(value)) {
    const text = markupOfBlocks(value);
    if (isText(text)) return { text };
  }
  const finds: Finds = {};
  for (const [key, inner] of Object.entries(value)) {
    if (isPublished(key, inner)) finds.published = inner;
    else if (AUTHOR_KEY.test(key)) finds.authors = namesIn(inner);
    else take(finds, search(inner, titles, depth + 1));
  }
  const { article, title, text, ...told } = finds;
  if (!article && title && text) finds.article = { ...told, title, text };
  // The text of a thing with another title is no part of what stands around it.
  if (!title && text && Object.keys(value).some((key) => TITLE_KEY.test(key))) delete finds.text;
  return finds;
}

/** Adds what was found further inside: the first title, the longest text, and who and when stand beside either. */
function take(finds: Finds, { title, text, published, authors, article }: Finds): void {
  // Pictures have authors and times of their own.
  if (title || text) {
    if (authors) finds.authors ??= authors;
    if (published) finds.published ??= published;
  }
  if (title) finds.title ??= title;
  if (text && text.length > (finds.text?.length ?? 0)) finds.text = text;
  if (article) finds.article = longer(finds.article, article);
}

function longer(one: ScriptedArticle | undefined, other: ScriptedArticle): ScriptedArticle {
  return one && one.text.length >= other.text.length ? one : other;
}

function isPublished(key: string, value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= LONGEST_DATE && PUBLISHED_KEY.test(key) && hasDate(value)
  );
}

function namesIn(value: unknown): string[] {
  return listOf(value).flatMap((one) => textOfValue(one) ?? []);
}

function titlesOf(facts: PageFacts): string[] {
  const around = { sites: siteNamesOf(facts), sections: [] };
  return [metaOf(facts, 'og:title'), metaOf(facts, 'twitter:title'), facts.title].flatMap((title) => {
    const own = titleText(title, around);
    return own ? wordsKey(own) : [];
  });
}

function isTitle(text: string, titles: readonly string[]): boolean {
  if (text.length > LONGEST_TITLE) return false;
  const key = wordsKey(text);
  return titles.some(
    (title) => title === key || (key.length >= title.length * OF_TITLE && title.startsWith(`${key} `)),
  );
}

function isText(text: string): boolean {
  if (text.length < LEAST_TEXT) return false;
  return text.replace(TAGS, '').length >= LEAST_TEXT && SENTENCE_END.test(text);
}

function paragraph(line: string): string {
  return `<p>${escaped(line)}</p>`;
}

/** Character references are left as they are: titles and texts of data have them where it was escaped before. */
function escaped(text: string): string {
  return text.replaceAll('<', '&lt;');
}

function bodyOf(document: Document): Parent {
  let place: Parent = document;
  for (const name of ['html', 'body']) {
    const inner: Parent | undefined = childrenOf(place)
      .filter(isElement)
      .find((one) => one.name === name);
    place = inner ?? place;
  }
  return place;
}
