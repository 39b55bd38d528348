/** What the site calls itself: to take it off titles, and out of author names. */
import { parse } from 'tldts';
import { metaOf, type PageFacts } from '../facts.js';
import { isNode, type JsonLdNode, listOf, resolved, textOfValue, typesOf } from '../json-ld.js';

/** JSON-LD nodes that carry the site's name. */
const SITE_TYPES: ReadonlySet<string> = new Set(['WebSite', 'NewsMediaOrganization']);
/** Longer texts are sentences about the site. UTF-16 code units. */
const LONGEST = 80;

/** Systems give the organisation behind the site this address in the page. */
const OWN_NODE = /#(?:organization|publisher)$/u;

function isOwnNode(node: JsonLdNode): boolean {
  const id = node['@id'];
  return typeof id === 'string' && OWN_NODE.test(id);
}

const known = new WeakMap<PageFacts, string[]>();

/** Names in use, the most telling first: og:site_name, the publisher, the domain without its suffix. */
export function siteNamesOf(facts: PageFacts): string[] {
  let names = known.get(facts);
  if (!names) {
    names = readNames(facts);
    known.set(facts, names);
  }
  return names;
}

function readNames(facts: PageFacts): string[] {
  const publisher = resolved(listOf(facts.article?.publisher)[0], facts.jsonLd);
  const sites = facts.jsonLd.flatMap((node) =>
    typesOf(node).some((type) => SITE_TYPES.has(type)) || isOwnNode(node)
      ? [textOfValue(node), textOfValue(node.alternateName)]
      : [],
  );
  const { domainWithoutSuffix, domain } = parse(facts.url);
  const names = [
    ...['og:site_name', 'application-name', 'al:android:app_name', 'twitter:app:name:iphone'].map((name) =>
      metaOf(facts, name),
    ),
    ...(isNode(publisher)
      ? [textOfValue(publisher), textOfValue(publisher.alternateName)]
      : [textOfValue(publisher)]),
    ...sites,
    domain ?? undefined,
    domainWithoutSuffix ?? undefined,
  ].filter((name): name is string => Boolean(name) && !isTitle(name, facts));
  return [...new Set(names)];
}

/** So many words are no name. */
const NAME_WORDS = 5;

/** Some pages call the application what they call themselves. */
function isTitle(name: string | undefined, { title }: PageFacts): boolean {
  return name !== undefined && name === title && name.split(' ').length > NAME_WORDS;
}

interface Squeezed {
  names: readonly string[];
  /** First letters of the names. */
  initials: ReadonlySet<string>;
}

const squeezedNames = new WeakMap<readonly string[], Squeezed>();
/** With these letters the article begins that is not counted. */
const OF_ARTICLES = 'tdle';

/** Whether the text is one of the names, give or take spaces, case, `The` and the suffix. */
export function namesSite(text: string, names: readonly string[]): boolean {
  if (text.length > LONGEST) return false;
  let known = squeezedNames.get(names);
  if (!known) {
    const others = [...new Set(names.map(squeezed))];
    known = { names: others, initials: new Set([...OF_ARTICLES, ...others.map((name) => name.charAt(0))]) };
    squeezedNames.set(names, known);
  }
  // Most lines begin with another letter. A sign or a letter beyond ASCII in front may be left out or be changed.
  if (/^[\dA-Za-z]/u.test(text) && !known.initials.has(text.charAt(0).toLowerCase())) return false;
  const own = squeezed(text);
  if (own.length < 2) return false;
  return known.names.some(
    (other) =>
      own === other ||
      // The domain has the article without a space.
      `the${own}` === other ||
      (other.length >= 4 && own.length >= 4 && (own === `${other}news` || other === `${own}news`)) ||
      (own.length >= 5 && other.startsWith(own)) ||
      (other.length >= 5 && own.startsWith(other) && own.length < other.length + 12),
  );
}

function squeezed(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/đ/gu, 'd')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/^(?:the|der|die|das|le|la|el)\s+/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
