/** Whom the data of a page states as its authors: JSON-LD, and meta elements. */
import type { Byline } from '../../model/article.js';
import { httpUrl } from '../../model/url.js';
import type { PageFacts } from '../facts.js';
import { isNode, type JsonLdNode, listOf, resolved, textOfValue, typesOf, urlOfValue } from '../json-ld.js';
import { opensByline, withoutOpening } from './byline-openings.js';
import { bylinesOfLine, isNobody } from './byline-text.js';
import { isNewsroom, isOfPictures } from './byline-words.js';
import { namesSite } from './site-name.js';

const AUTHOR_META = [
  'author',
  'article:author',
  'og:article:author',
  'article:author_name',
  'article_author',
  'articleauthor',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'byl',
  'cxenseparse:author',
  'dable:author',
  'content_author',
  'twitter:data1',
];
/** Libraries' elements hold one author each, the surname first: `Doe, Jane`. */
const SURNAME_FIRST: ReadonlySet<string> = new Set(['dc.creator', 'dcterms.creator', 'citation_author']);
const ORGANISATIONS: ReadonlySet<string> = new Set(['Organization', 'NewsMediaOrganization', 'Corporation']);
/** What all authors are. */
const NO_TITLE = /^(?:author|autor(?:in)?|auteure?)$/iu;

export function jsonLdAuthors({ article, jsonLd, url }: PageFacts): Byline[] {
  return listOf(article?.author ?? article?.creator).flatMap((value): Byline[] => {
    const author = resolved(value, jsonLd);
    const name = isNode(author) ? nameOf(author) : textOfValue(author);
    if (!name || isNobody(name) || isOfPictures(name) || /^https?:/u.test(name)) return [];
    const link = isNode(author) ? httpUrl(urlOfValue(author.url), url) : undefined;
    const title = isNode(author) ? textOfValue(author.jobTitle) : undefined;
    const role = title && !NO_TITLE.test(title) ? title : undefined;
    const types = isNode(author) ? typesOf(author) : [];
    const isLine = types.length === 0 || types.includes('Person') || opensByline(name);
    const split = isLine && !isDeskOf(name) ? bylinesOfLine(name) : [];
    // What is typed as an author is one, in lower case or under the name of a site as well.
    const names: Byline[] = split.length > 0 ? split : [{ name: withoutOpening(name) }];
    return names.map((one) => ({
      name: one.name,
      ...(one.role || role ? { role: one.role ?? role } : {}),
      ...(link && names.length === 1 ? { url: link } : {}),
    }));
  });
}

/** `প্রতিনিধি, সুনামগঞ্জ`: a desk and where it is. */
function isDeskOf(name: string): boolean {
  const [desk = '', place = ''] = name.split(/\s*,\s*/u);
  return isNewsroom(desk) && /^\S+$/u.test(place);
}

/** Names of authors that the page types as organisations: who wrote it may stand in a line beside them. */
export function organisationsOf({ article, jsonLd }: PageFacts): ReadonlySet<string> {
  return new Set(
    listOf(article?.author ?? article?.creator).flatMap((value) => {
      const author = resolved(value, jsonLd);
      const isOne = isNode(author) && typesOf(author).some((type) => ORGANISATIONS.has(type));
      return isOne ? (nameOf(author) ?? []) : [];
    }),
  );
}

function nameOf(author: JsonLdNode): string | undefined {
  const parts = [textOfValue(author.givenName), textOfValue(author.familyName)].filter(Boolean);
  return textOfValue(author.name) ?? (parts.join(' ') || undefined);
}

export function metaAuthors({ meta }: PageFacts, sites: readonly string[]): Byline[] {
  for (const key of AUTHOR_META) {
    if (key === 'twitter:data1' && !/written|by|author/iu.test(meta.get('twitter:label1')?.[0] ?? ''))
      continue;
    const bylines = (meta.get(key) ?? [])
      .filter((text) => !/^https?:|^@/u.test(text))
      .flatMap((text): Byline[] => {
        const [first = ''] = text.split(',');
        // Behind the name of the outlet stands its address.
        if (namesSite(first, sites) || isNewsroom(first)) return [{ name: withoutOpening(first).trim() }];
        return bylinesOfLine(SURNAME_FIRST.has(key) ? givenNameFirst(text) : text);
      });
    if (bylines.length > 0) return bylines;
  }
  return [];
}

function givenNameFirst(text: string): string {
  const [, surname, given] = /^(\S+), ([^,]+)$/u.exec(text) ?? [];
  return surname ? `${given} ${surname}` : text;
}
