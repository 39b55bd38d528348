/** What the JSON-LD of a page says of the rights to it: its licence, how it may be used, its copyright, whether it is free. */
import type { SaidOptOut, Signal } from '../model/opt-out.js';
import { httpUrl } from '../model/url.js';
import { HiddenPlaces, startTags } from './element-starts.js';
import { articleNode, type JsonLdNode, jsonLdNodes, textOfValue, typesOf, urlOfValue } from './json-ld.js';

/** A page in which signs of HTML are searched, and from which text is taken by their places. */
interface Page {
  signs: string;
  slice(start: number, end: number): string;
}

/** One of these stands in the page, or there is nothing to be read. */
const PROPERTIES = /"(?:license|usageInfo|copyrightNotice|isAccessibleForFree)"/u;

/** Beside the article itself. Pictures and videos have licences of their own, which are not the page's. */
const PAGE_TYPES: ReadonlySet<string> = new Set([
  'WebPage',
  'WebSite',
  'ItemPage',
  'CollectionPage',
  'AboutPage',
]);

const MOST_OPENING = 1_000;
const CLOSING = /<\/script/giu;

/** A notice or the name of a licence is a line; what is longer is cut. */
const MOST_CHARACTERS = 300;

/** `signs`: the page, or any superset of ASCII, which tells whether it is worth decoding. */
export function mayHaveLicences(signs: string): boolean {
  for (const { start, end } of scriptsIn(signs)) if (PROPERTIES.test(signs.slice(start, end))) return true;
  return false;
}

/** `url`: the page's own, against which addresses are resolved. */
export function licencesOf(page: Page, url: string): SaidOptOut[] {
  const nodes = jsonLdNodes(scriptsOf(page));
  const article = articleNode(nodes, (named) => httpUrl(named, url) === url);
  const speaking = nodes.filter((node) => typesOf(node).some((type) => PAGE_TYPES.has(type)));
  const said = new Map<string, SaidOptOut>();
  for (const node of article ? [article, ...speaking] : speaking)
    for (const one of licencesIn(node, url)) said.set(`${one.signal} ${one.value}`, one);
  return [...said.values()];
}

function licencesIn(node: JsonLdNode, url: string): SaidOptOut[] {
  const { license, usageInfo, copyrightNotice, isAccessibleForFree } = node;
  const all: [Signal, string | undefined][] = [
    ['license', addressOrText(license, url)],
    ['usage-info', addressOrText(usageInfo, url)],
    ['copyright-notice', lineOf(copyrightNotice)],
    ['accessible-for-free', yesOrNo(isAccessibleForFree)],
  ];
  return all.flatMap(([signal, value]) =>
    value === undefined ? [] : [{ signal, value, saidIn: 'page' as const }],
  );
}

/** Some write the name of the licence where its address should be. */
function addressOrText(value: unknown, base: string): string | undefined {
  const address = urlOfValue(value);
  return address !== undefined && /^(?:https?:)?\//iu.test(address) ? httpUrl(address, base) : lineOf(value);
}

function lineOf(value: unknown): string | undefined {
  return textOfValue(value)?.replace(/\s+/gu, ' ').slice(0, MOST_CHARACTERS).trim() || undefined;
}

/** A boolean, its name, or schema.org's address of it. */
function yesOrNo(value: unknown): 'yes' | 'no' | undefined {
  const [, word] = /(?:^|\/)(true|false)$/iu.exec(String(value).trim()) ?? [];
  return word === undefined ? undefined : word.toLowerCase() === 'true' ? 'yes' : 'no';
}

function scriptsOf(page: Page): string[] {
  return [...scriptsIn(page.signs)].map(({ start, end }) => page.slice(start, end));
}

/** Where the text of each script of JSON-LD stands. What looks like an opening within one is its text. */
function* scriptsIn(signs: string): Generator<{ start: number; end: number }> {
  const hidden = new HiddenPlaces(signs);
  for (const tag of startTags(signs, 'script', MOST_OPENING)) {
    if (!/\bapplication\/ld\+json/iu.test(tag.element) || hidden.hides(tag)) continue;
    const start = tag.index + tag.element.length;
    CLOSING.lastIndex = start;
    const end = CLOSING.exec(signs)?.index;
    if (end === undefined) return;
    yield { start, end };
  }
}
