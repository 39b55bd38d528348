/** JSON-LD as sites write it: broken, nested, several blocks to a page. What can be mended is read, the rest is not there. */

export interface JsonLdNode {
  [property: string]: unknown;
}

/** Types that stand for the article of a page (schema.org). */
const ARTICLE_TYPES =
  /^(?:\w*NewsArticle|Article|ReportageNewsArticle|BlogPosting|LiveBlogPosting|Report|Review|OpinionNewsArticle|AnalysisNewsArticle|ScholarlyArticle|TechArticle|SocialMediaPosting|VideoObject|Recipe)$/u;

/** How deep graphs are followed, and how many nodes are kept. */
const MAX_DEPTH = 6;
const MAX_NODES = 500;

/** All nodes of all blocks, flattened: items of `@graph`, of arrays, and nodes inside of nodes, outer ones first. */
export function jsonLdNodes(scripts: readonly string[]): JsonLdNode[] {
  const nodes: JsonLdNode[] = [];
  for (const script of scripts) collect(parseMended(script), nodes, 0);
  return nodes;
}

/** The node that describes the page's article: by type, and by its URL when several are of the type. */
export function articleNode(
  nodes: readonly JsonLdNode[],
  isThisPage: (url: string) => boolean,
): JsonLdNode | undefined {
  const articles = nodes.filter((node) =>
    typesOf(node).some((type) => ARTICLE_TYPES.test(type) && type !== 'VideoObject'),
  );
  const here = articles.filter((node) => urlsOf(node).some(isThisPage));
  const candidates = here.length > 0 ? here : articles;
  // Related articles are listed with little more than a headline; the page's own node says most.
  return candidates.toSorted((a, b) => weight(b) - weight(a))[0];
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

/** The text of a value: itself, or the `name`, `@value` or `url` of a node. Never empty. */
export function textOfValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
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

function urlsOf(node: JsonLdNode): string[] {
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

/** Parses; where that fails, mends what sites are known to get wrong, and tries again. */
function parseMended(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/u, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/u, '')
    .trim()
    .replace(/;$/u, '');
  return parsed(bare) ?? parsed(mended(bare));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Escapes control characters inside strings, drops trailing commas and white space outside of them, and keeps only
 * the first value where something stands behind it. One pass, whatever the text is.
 */
function mended(text: string): string {
  const out: string[] = [];
  let inString = false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (inString) {
      if (character === '\\') {
        const escaped = text[at + 1] ?? '';
        out.push(/["\\/bfnrtu]/u.test(escaped) ? character + escaped : escaped);
        at++;
      } else if (character < ' ') out.push(character === '\n' ? '\\n' : character === '\t' ? '\\t' : '');
      else {
        out.push(character);
        if (character === '"') inString = false;
      }
      continue;
    }
    // White space between values says nothing, and would stand between a bracket and the comma before it.
    if (/\s/u.test(character)) continue;
    if (character === '"') inString = true;
    if (character === '{' || character === '[') depth++;
    if (character === '}' || character === ']') {
      if (out.at(-1) === ',') out.pop();
      depth--;
    }
    out.push(character);
    if (depth === 0 && (character === '}' || character === ']')) break;
  }
  return out.join('');
}
