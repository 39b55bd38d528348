/**
 * The republisher's pointer to the original: a line with a link, what the page's data say, a line that only names, the
 * credit of an agency; the first that there is.
 */
import { getDomain, parse } from 'tldts';
import type { SourceLink } from '../../model/article.js';
import { httpUrl } from '../../model/url.js';
import type { Assignment } from '../block.js';
import type { PageFacts } from '../facts.js';
import { agenciesIn } from '../fields/agencies.js';
import { namesSite, siteNamesOf } from '../fields/site-name.js';
import { listOf, urlOfValue } from '../json-ld.js';
import { type PointerLine, pointerLines } from './source-link/lines.js';
import { isOriginal, isSameSite, type Page } from './source-link/originals.js';
import { unwrapped } from './source-link/wrappers.js';

/** Labels are short; what is longer is a sentence around the link. UTF-16 code units. */
const LABEL = 160;

/** Names under which pages say for machines where a text stood first. */
const ORIGIN_META = [
  'syndication-source',
  'original-source',
  'dc.source',
  'dcterms.source',
  'dcterms.isversionof',
];
const ORIGIN_JSON_LD = ['isBasedOn', 'isBasedOnUrl'];

/** Credits for help: the article is the site's own all the same. */
const HELP =
  /\b(?:contribut|with (?:files|material|inputs?|reporting)|additional|mit (?:agentur)?material|mit informationen|unter verwendung|avec (?:l['’ ]?)?(?:agence|afp|reuters|ap)|con informaci[oó]n)/iu;

export interface Pointing {
  assignments: readonly Assignment[];
  /** Undefined for plain text. */
  facts: PageFacts | undefined;
  /** After redirects. */
  url: string;
  /** Lines that credit who wrote the text: bylines, the dateline, a short last line. */
  credit: string;
}

export function sourceLinkOf({ assignments, facts, url, credit }: Pointing): SourceLink | undefined {
  const own = facts && ownAddress(facts);
  const page: Page = { url, canonical: own };
  const sites = facts ? siteNamesOf(facts) : [parse(url).domainWithoutSuffix ?? url];
  const lines = pointerLines(assignments, page);
  const linked = lines.find((line) => line.url !== undefined);
  if (linked) return linkTo(linked.url, isVia(linked.label) ? 'via' : 'source-link', linked.label);
  const named = lines.find((line) => !line.leadsNowhere && !namesItself(line, sites));
  const told = facts && (marked(assignments, facts, page) ?? fromData(facts, page));
  if (told) return named ? { ...told, ...labelOf(named.label) } : told;
  if (named) return linkTo(undefined, evidenceOf(named.label), named.label);
  return fromCredit(credit, sites);
}

function linkTo(
  url: string | undefined,
  evidence: SourceLink['evidence'],
  label: string | undefined,
): SourceLink {
  const domain = url && getDomain(url);
  return {
    ...(url ? { url } : {}),
    ...labelOf(label),
    ...(domain ? { domain } : {}),
    evidence,
  };
}

function labelOf(label: string | undefined): { label?: string } {
  return label && label.length <= LABEL ? { label } : {};
}

function evidenceOf(label: string): SourceLink['evidence'] {
  if (isVia(label)) return 'via';
  return agenciesIn(label).length > 0 ? 'agency-credit' : 'source-link';
}

function isVia(label: string): boolean {
  return /^[([]?(?:via|vía|h\/t|hat tip)\b/iu.test(label);
}

/** The same house on paper. */
const ON_PAPER =
  /\bprint(?:ed)? (?:edition|issue|version)|gedruckten? |printausgabe|(?:édition|version) papier|(?:edición|edição|versión) impres|(?:edizione|edicola) cartacea|papieren (?:krant|editie)|pappersutgåvan|papiravis/iu;

/** `Source: Daily Relay` on the pages of the Daily Relay, and what stood in its print edition. */
function namesItself({ label }: PointerLine, sites: readonly string[]): boolean {
  if (ON_PAPER.test(label)) return true;
  const name = /[:：»>–—]\s*(.+)$/u.exec(label)?.[1];
  return name !== undefined && namesSite(name, sites);
}

function isMarkedVia(rel: string | undefined): boolean {
  return rel?.includes('via') === true && rel.split(' ').includes('via');
}

/** `rel=via`, on a link of the head or of the text. */
function marked(
  assignments: readonly Assignment[],
  { links, base }: PageFacts,
  page: Page,
): SourceLink | undefined {
  const inHead = links.flatMap(({ rel, href }) => (rel.includes('via') ? [httpUrl(href, base)] : []));
  const inText: (string | undefined)[] = [];
  for (const { block } of assignments)
    for (const { url, element } of block.links) if (isMarkedVia(element.attribute('rel'))) inText.push(url);
  const url = originalIn([...inHead, ...inText], page);
  return url === undefined ? undefined : linkTo(url, 'via', undefined);
}

/** A canonical address on another site, og:url where no canonical link is the page's own, else what else its data name. */
function fromData(facts: PageFacts, page: Page): SourceLink | undefined {
  const { meta, base, article } = facts;
  const canonical = canonicalLinks(facts);
  const isOwn = canonical.some((address) => isSameSite(address, facts.url));
  const claims = isOwn ? [] : addressesOf(facts);
  const told = [
    ...ORIGIN_META.flatMap((name) => meta.get(name) ?? []),
    ...ORIGIN_JSON_LD.flatMap((name) => listOf(article?.[name])).map(urlOfValue),
  ].map((value) => (value && /^https?:/iu.test(value) ? httpUrl(value, base) : undefined));
  const url = originalIn([...claims, ...told], page);
  return url === undefined ? undefined : linkTo(url, 'canonical', undefined);
}

function originalIn(urls: readonly (string | undefined)[], page: Page): string | undefined {
  return urls
    .flatMap((url) => (url === undefined ? [] : [unwrapped(url)]))
    .find((url) => isOriginal(url, page));
}

/** Agencies sell their texts, so who credits one with the whole has taken it over; they have no address for it. */
function fromCredit(credit: string, sites: readonly string[]): SourceLink | undefined {
  const lines = credit.split('\n').filter((line) => line !== '' && !HELP.test(line));
  const agencies = [...new Set(lines.flatMap(agenciesIn))].filter((name) => !namesSite(name, sites));
  return agencies.length > 0 ? { label: agencies.join(', '), evidence: 'agency-credit' } : undefined;
}

/**
 * The canonical address that the page gives, wherever it leads. Sites that name their front page on every page are not
 * believed.
 */
export function canonicalOf(facts: PageFacts): string | undefined {
  return addressesOf(facts)[0];
}

/** The address that the page gives itself on its own site. */
function ownAddress(facts: PageFacts): string | undefined {
  return addressesOf(facts).find((address) => isSameSite(address, facts.url));
}

const known = new WeakMap<PageFacts, string[]>();

/** Canonical links, then og:url. */
function addressesOf(facts: PageFacts): string[] {
  let addresses = known.get(facts);
  if (!addresses) {
    addresses = [...canonicalLinks(facts), ...readAddresses([facts.meta.get('og:url')?.[0]], facts)];
    known.set(facts, addresses);
  }
  return addresses;
}

function canonicalLinks(facts: PageFacts): string[] {
  const links = facts.links.filter(({ rel }) => rel.includes('canonical'));
  return readAddresses(
    links.map(({ href }) => href),
    facts,
  );
}

function readAddresses(hrefs: readonly (string | undefined)[], { base, url }: PageFacts): string[] {
  const isFront = (address: string) => new URL(address).pathname === '/' && new URL(url).pathname !== '/';
  return hrefs
    .map((href) => httpUrl(href, base))
    .filter((address): address is string => address !== undefined && !isFront(address));
}
