/** What the JSON-LD of a page says of the rights to it: its licence, how it may be used, its copyright, whether it is free. */
import type { SaidOptOut, Signal } from '../model/opt-out.js';
import { httpUrl } from '../model/url.js';
import { isHidden } from './directives.js';
import { elementsIn } from './element-starts.js';
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

const OPENING = /<script\b[^>]{0,500}\bapplication\/ld\+json[^>]{0,500}>/iuy;

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
  return [...scriptsIn(page.signs)]
    .filter(({ index, element }) => !isHidden(page.signs, index, element))
    .map(({ start, end }) => page.slice(start, end));
}

/** Scripts of JSON-LD, hidden ones among them, and where the text of each stands. */
function* scriptsIn(signs: string) {
  for (const { index, 0: element } of elementsIn(signs, 'script', OPENING)) {
    const start = index + element.length;
    const end = signs.indexOf('</', start);
    const close = end < 0 ? -1 : signs.slice(end).search(/<\/script/iu);
    if (close < 0) return;
    yield { index, element, start, end: end + close };
  }
}
