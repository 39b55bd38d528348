/** What a page says of itself for machines: meta elements, links, JSON-LD, microdata's short values. One pass. */
import { httpUrl, urlKey } from '../model/url.js';
import { type Element, parentOf, textIn } from './html/node.js';
import { articleNode, type JsonLdNode, jsonLdNodes } from './json-ld.js';

export interface PageLink {
  rel: string[];
  href: string;
  type: string | undefined;
  hreflang: string | undefined;
  title: string | undefined;
}

export interface PageFacts {
  /** Where the page was found, after redirects. */
  url: string;
  /** What relative links are resolved against. */
  base: string;
  /** Contents of meta elements, and of microdata's dates, by lower-case name, property, itemprop or http-equiv, in order. */
  meta: ReadonlyMap<string, readonly string[]>;
  jsonLd: readonly JsonLdNode[];
  /** The JSON-LD node of this page's article. */
  article: JsonLdNode | undefined;
  links: readonly PageLink[];
  /** Text of the title element. */
  title: string | undefined;
  /** The html element's lang. */
  htmlLang: string | undefined;
}

/** Apart from meta elements of the name: lists of other articles have such times as well. */
export const MICRODATA_PUBLISHED = 'time:datepublished';
/** Attributes that name what a meta element tells. */
const META_NAMES = ['property', 'name', 'itemprop', 'http-equiv'] as const;
/** UTF-16 code units. */
const LONGEST_META = 20_000;

/** `told` are the elements in which the page speaks of itself, in the order of the page. */
export function pageFacts(told: readonly Element[], url: string): PageFacts {
  const meta = new Map<string, string[]>();
  const links: PageLink[] = [];
  const scripts: string[] = [];
  let title: string | undefined;
  let htmlLang: string | undefined;
  let base: string | undefined;
  for (const element of told) {
    const { name } = element;
    if (name === 'meta') addMeta(meta, element);
    else if (name === 'time') addTime(meta, element);
    else if (name === 'link') addLink(links, element);
    else if (name === 'script') scripts.push(textIn(element));
    // Drawings have titles as well.
    else if (name === 'title' && title === undefined && parentOf(element)?.name !== 'svg')
      title = textIn(element).replace(/\s+/gu, ' ').trim() || undefined;
    else if (name === 'html')
      htmlLang ??= (element.attribute('lang') ?? element.attribute('xml:lang'))?.trim() || undefined;
    else if (name === 'base' && base === undefined) base = httpUrl(element.attribute('href'), url);
  }
  const jsonLd = jsonLdNodes(scripts);
  const key = urlKey(url);
  const article = articleNode(jsonLd, (other) => urlKey(httpUrl(other, url) ?? '') === key);
  return { url, base: base ?? url, meta, jsonLd, article, links, title, htmlLang };
}

/** The first content under one of these names that is not empty. */
export function metaOf(facts: PageFacts, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const content = facts.meta.get(name)?.find(Boolean);
    if (content) return content;
  }
  return undefined;
}

/** One element may go by several names: `<meta name="author" property="article:author">`. */
function addMeta(meta: Map<string, string[]>, element: Element): void {
  const content = element.attribute('content')?.trim();
  if (!content || content.length > LONGEST_META) return;
  const names = new Set<string>();
  for (const naming of META_NAMES) {
    const name = element.attribute(naming)?.trim().toLowerCase();
    if (name && (naming !== 'itemprop' || !isOfMedia(element))) names.add(name);
  }
  for (const name of names) add(meta, name, content);
}

const MEDIA = /(?:Image|Video|Audio|Media)Object$/u;

/** Pictures and films that microdata describes have authors and dates of their own. */
export function isOfMedia(element: Element): boolean {
  let at = parentOf(element);
  while (at && at.attribute('itemscope') === undefined) at = parentOf(at);
  return MEDIA.test(at?.attribute('itemtype') ?? '');
}

function addTime(meta: Map<string, string[]>, element: Element): void {
  const time = element.attribute('datetime');
  if (time && /datepublished/iu.test(element.attribute('itemprop') ?? ''))
    add(meta, MICRODATA_PUBLISHED, time);
}

function add(meta: Map<string, string[]>, name: string, content: string): void {
  const known = meta.get(name);
  if (known) known.push(content);
  else meta.set(name, [content]);
}

function addLink(links: PageLink[], element: Element): void {
  const href = element.attribute('href');
  if (!href) return;
  const rel = (element.attribute('rel') ?? '').toLowerCase().split(/\s+/u).filter(Boolean);
  const [type, hreflang, title] = ['type', 'hreflang', 'title'].map((name) => element.attribute(name));
  links.push({ rel, href, type, hreflang, title });
}
