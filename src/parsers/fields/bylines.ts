/** Who wrote it: JSON-LD's author, meta elements, and the line near the headline. */
import type { Element } from 'domhandler';
import type { Byline } from '../../model/article.js';
import { httpUrl } from '../../model/url.js';
import type { Cut, TextBlock } from '../block.js';
import { spacedText } from '../cut.js';
import type { PageFacts } from '../facts.js';
import type { Found, ShownAt } from '../found.js';
import { isNode, listOf, textOfValue, typesOf, urlOfValue } from '../json-ld.js';
import { namesOf, parentOf } from '../tree.js';
import { namesOfLine } from './byline-text.js';
import { namesSite, siteNamesOf } from './site-name.js';

const AUTHOR_META = [
  'author',
  'article:author',
  'article:author_name',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'cxenseparse:author',
  'twitter:data1',
];

/** Byline lines stand near the headline. */
const BEFORE = 6;
const AFTER = 25;
const BYLINE = 200;
/** `By Jane Doe`: what opens a byline in words. */
const OPENS =
  /^(?:by|von|par|por|di|door|av|af|autor(?:in|es|a)?|text|redaktion|written by|reported by|reporting by|story by|words by|posted by|published by|od|přidal)\b[\s:]+\p{Lu}/iu;

export interface Bylines extends Found<Byline[]> {
  at: ShownAt[];
}

export function findBylines(
  cut: Cut,
  facts: PageFacts,
  headline: TextBlock | undefined,
): Bylines | undefined {
  const sites = siteNamesOf(facts);
  const lines = bylineLines(cut, headline);
  const at = lines.map((line): ShownAt => ({ block: line.index, start: 0, end: line.text.length }));
  const fromJsonLd = tidy(authorsOf(facts), sites);
  const fromDom = tidy(
    lines.flatMap((line) => namesOfBlock(line)),
    sites,
  );
  const fromMeta = tidy(metaAuthors(facts), sites);
  if (persons(fromJsonLd, sites).length > 0)
    return { value: merged(persons(fromJsonLd, sites), fromDom), from: 'json-ld', confidence: 0.95, at };
  if (persons(fromMeta, sites).length > 0)
    return { value: merged(persons(fromMeta, sites), fromDom), from: 'meta', confidence: 0.85, at };
  if (fromDom.length > 0) return { value: fromDom, from: 'dom', confidence: 0.8, at };
  // The outlet itself, where it is named as the author and nobody else is.
  if (fromJsonLd.length > 0) return { value: fromJsonLd, from: 'json-ld', confidence: 0.6, at };
  return at.length > 0 ? { value: [], from: 'dom', confidence: 0, at } : undefined;
}

function authorsOf({ article, url }: PageFacts): Byline[] {
  return listOf(article?.author ?? article?.creator).flatMap((author): Byline[] => {
    const name = textOfValue(author);
    if (!name) return [];
    const link = isNode(author) ? httpUrl(urlOfValue(author.url), url) : undefined;
    const role = isNode(author) ? textOfValue(author.jobTitle) : undefined;
    const names =
      isNode(author) && !typesOf(author).includes('Person') && typesOf(author).length > 0
        ? [name]
        : namesOfLine(name);
    return names.map((one) => ({
      name: one,
      ...(role ? { role } : {}),
      ...(link && names.length === 1 ? { url: link } : {}),
    }));
  });
}

function metaAuthors({ meta }: PageFacts): Byline[] {
  for (const key of AUTHOR_META) {
    const names = (meta.get(key) ?? []).filter((text) => !/^https?:|^@|\//u.test(text)).flatMap(namesOfLine);
    if (
      names.length > 0 &&
      (key !== 'twitter:data1' ||
        meta.get('twitter:label1')?.some((label) => /written|by|author/iu.test(label)))
    )
      return names.map((name) => ({ name }));
  }
  return [];
}

const AUTHOR_NAMES =
  /(?:^|-)(?:byline|bylines|author|authors|authorname|author-?name|autor|autoren|writer|contributor|contributors|reporter|credits|signature|firma|auteur|skribent|forfatter)(?:-|$)/u;

/** Short lines near the headline that are called a byline or open like one. */
function bylineLines(cut: Cut, headline: TextBlock | undefined): TextBlock[] {
  if (!headline) return [];
  return cut.blocks.filter((block): block is TextBlock => {
    if (block.type !== 'text' || block === headline || block.text.length > BYLINE) return false;
    if (block.index < headline.index - BEFORE || block.index > headline.index + AFTER) return false;
    if (/^h[1-2]$/u.test(block.tag)) return false;
    return (OPENS.test(block.text) || isAuthorElement(block)) && /\p{Lu}\p{L}/u.test(block.text);
  });
}

function isAuthorElement(block: TextBlock): boolean {
  if (block.links.some(({ element }) => isAuthorLink(element))) return true;
  for (let at: Element | undefined = block.element, up = 0; at && up < 3; at = parentOf(at), up++)
    if (at.attribs.itemprop === 'author' || AUTHOR_NAMES.test(namesOf(at)))
      return !/(?:^|-)(?:bio|about|description|box)(?:-|$)/u.test(namesOf(at));
  return false;
}

function isAuthorLink({ attribs }: Element): boolean {
  return (
    attribs.rel?.split(/\s+/u).includes('author') === true ||
    /\/(?:authors?|by|profile|people|contributors?|reporters?|staff|autor(?:en|es)?)\/[^/]+/iu.test(
      attribs.href ?? '',
    )
  );
}

function namesOfBlock(block: TextBlock): Byline[] {
  const linked = block.links.filter(({ element }) => isAuthorLink(element));
  if (linked.length > 0)
    return linked.flatMap(({ start, end, url }) =>
      namesOfLine(block.text.slice(start, end)).map((name) => ({ name, ...(url ? { url } : {}) })),
    );
  return namesOfLine(spacedText(block)).map((name) => ({ name }));
}

/** Each name once, none that is no name. */
function tidy(bylines: readonly Byline[], _sites: readonly string[]): Byline[] {
  const known = new Map<string, Byline>();
  for (const byline of bylines) {
    const key = byline.name.toLowerCase();
    if (!known.has(key)) known.set(key, byline);
  }
  return [...known.values()].slice(0, 12);
}

/** Publisher where author should be is a known fault of JSON-LD. */
function persons(bylines: readonly Byline[], sites: readonly string[]): Byline[] {
  return bylines.filter(
    ({ name }) =>
      !namesSite(name, sites) && !/\b(?:staff|admin|editor|desk|newsroom|redaktion)$/iu.test(name),
  );
}

/** What the page's line knows beyond the names: their own pages. */
function merged(bylines: readonly Byline[], shown: readonly Byline[]): Byline[] {
  return bylines.map((byline) => {
    const same = shown.find(({ name }) => name.toLowerCase() === byline.name.toLowerCase());
    return same ? { ...same, ...byline } : byline;
  });
}
