/** JSON-LD as sites write it: broken, nested, several blocks to a page. What can be mended is read, the rest is not there. */
import { jsonValues } from './mend-json.js';
import { plainText } from './plain-markup.js';

export interface JsonLdNode {
  [property: string]: unknown;
}

/** Types that stand for the article of a page (schema.org). */
const ARTICLE_TYPES =
  /^(?:\w*Article|\w*BlogPosting|Report|Review|SocialMediaPosting|DiscussionForumPosting|Recipe)$/u;

/** How deep graphs are followed, and how many nodes are kept. */
const MAX_DEPTH = 6;
const MAX_NODES = 500;

/** All nodes of all blocks, flattened: items of `@graph`, of arrays, and nodes inside of nodes, outer ones first. */
export function jsonLdNodes(scripts: readonly string[]): JsonLdNode[] {
  const nodes: JsonLdNode[] = [];
  for (const script of scripts) for (const value of jsonValues(script)) collect(value, nodes, 0);
  return nodes;
}

/**
 * The node that describes the page's article: by type, and by its URL when several are of the type. What it leaves out is
 * taken from the others that name this page: a theme and a plug-in both describe it.
 */
export function articleNode(
  nodes: readonly JsonLdNode[],
  isThisPage: (url: string) => boolean,
): JsonLdNode | undefined {
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPES.test(type)));
  const here = articles.filter((node) => urlsOf(node).some(isThisPage));
  // Related articles are listed with little more than a headline; the page's own node says most.
  const [best, ...others] = (here.length > 0 ? here : articles).toSorted((a, b) => weight(b) - weight(a));
  return here.length > 1 ? Object.assign({}, ...others.reverse(), best) : best;
}

/** The node that a bare `{"@id": …}` points to, where the page has it; every other value as it is. */
export function resolved(value: unknown, nodes: readonly JsonLdNode[]): unknown {
  if (!isNode(value) || typeof value['@id'] !== 'string' || Object.keys(value).length > 1) return value;
  const id = value['@id'];
  return nodes.find((node) => node['@id'] === id && node !== value) ?? value;
}

export function typesOf(node: JsonLdNode): string[] {
  return listOf(node['@type']).flatMap((type) =>
    typeof type === 'string' ? type.replace(/^.*[/#:]/u, '') : [],
  );
}

/** A value as a list: absent is empty, one is one. */
export function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** The text of a value: itself, or the `@value` or `name` of a node, without markup. Never empty. */
export function textOfValue(value: unknown): string | undefined {
  if (typeof value === 'string') return plainText(value) || undefined;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return textOfValue(value[0]);
  if (!isNode(value)) return undefined;
  return textOfValue(value['@value']) ?? textOfValue(value.name);
}

/** The addresses that a value holds: itself, or the `url`, `contentUrl` or `@id` of a node. */
export function urlOfValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) return urlOfValue(value[0]);
  if (!isNode(value)) return undefined;
  return urlOfValue(value.url) ?? urlOfValue(value.contentUrl) ?? urlOfValue(value['@id']);
}

export function isNode(value: unknown): value is JsonLdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The addresses under which a node says that it stands. */
export function urlsOf(node: JsonLdNode): string[] {
  return [node.url, node['@id'], node.mainEntityOfPage].flatMap((value) => urlOfValue(value) ?? []);
}

const TELLING = [
  'headline',
  'articleBody',
  'datePublished',
  'author',
  'dateModified',
  'image',
  'description',
  'publisher',
];

function weight(node: JsonLdNode): number {
  return TELLING.filter((property) => node[property] !== undefined).length;
}

function collect(value: unknown, into: JsonLdNode[], depth: number): void {
  if (depth > MAX_DEPTH || into.length >= MAX_NODES) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into, depth + 1);
    return;
  }
  if (!isNode(value)) return;
  if (value['@type'] !== undefined) into.push(value);
  for (const inner of Object.values(value)) if (typeof inner === 'object') collect(inner, into, depth + 1);
}
