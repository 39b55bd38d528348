/** Text to tree, within limits. The limits are counts, not times, so the same page always has the same outcome. */
import {
  type ChildNode,
  type Document,
  DomHandler,
  Element,
  isTag,
  isText,
  type ParentNode,
} from 'domhandler';
import { Parser } from 'htmlparser2';

/** Characters of a page. The largest article page of the sets has 3 million. */
const MAX_CHARACTERS = 20_000_000;
const MAX_NODES = 400_000;
/** Deeper than any page that a person made; a tree this deep is walked without recursion all the same. */
const MAX_DEPTH = 2_000;

export type Tree =
  | { ok: true; document: Document }
  | { ok: false; reason: 'too-large' | 'too-many-nodes' | 'too-deep' };

class LimitReached extends Error {
  readonly reason: 'too-many-nodes' | 'too-deep';

  constructor(reason: LimitReached['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** Counts while the tree grows, so that a hostile page is given up early. */
class CountingHandler extends DomHandler {
  #nodes = 0;

  protected override addNode(node: ChildNode): void {
    if (++this.#nodes > MAX_NODES) throw new LimitReached('too-many-nodes');
    if (this.tagStack.length > MAX_DEPTH) throw new LimitReached('too-deep');
    super.addNode(node);
  }
}

export function parseTree(html: string): Tree {
  if (html.length > MAX_CHARACTERS) return { ok: false, reason: 'too-large' };
  const handler = new CountingHandler();
  try {
    new Parser(handler, { decodeEntities: true }).end(html);
  } catch (error) {
    if (error instanceof LimitReached) return { ok: false, reason: error.reason };
    throw error;
  }
  addRoot(handler.root);
  return { ok: true, document: handler.root };
}

/** Pages leave out their outer elements, as HTML allows; with them, all text stands below one element. */
function addRoot(document: Document): void {
  const nodes = document.childNodes as ChildNode[];
  const strayText = nodes.some((node) => isText(node) && node.data.trim() !== '');
  if (!strayText && nodes.filter(isTag).length <= 1) return;
  const root = new Element('html', {}, nodes);
  for (const node of nodes) node.parent = root;
  root.parent = document;
  document.childNodes = [root];
}

/** The parent, when it is an element. */
export function parentOf(node: ChildNode): Element | undefined {
  const { parent } = node;
  return parent && isTag(parent as ChildNode) ? (parent as Element) : undefined;
}

/** Whether the element is the container or stands below it. */
export function isWithin(element: Element, container: Element): boolean {
  for (let at: Element | undefined = element; at; at = parentOf(at)) if (at === container) return true;
  return false;
}

const names = new WeakMap<Element, string>();

/**
 * Class, id and other naming attributes as lower-case words joined by dashes: `main storyBody` gives `main-story-body`.
 * Read once an element, as many rules ask.
 */
export function namesOf(element: Element): string {
  let known = names.get(element);
  if (known === undefined) {
    known = readNames(element);
    names.set(element, known);
  }
  return known;
}

function readNames({ attribs }: Element): string {
  const text = [
    attribs.class,
    attribs.id,
    attribs.role,
    attribs.itemprop,
    attribs['data-testid'],
    attribs['aria-label'],
  ]
    .filter(Boolean)
    .join(' ');
  if (text === '' || text.length > 1_000) return '';
  const words = text
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .match(/[\p{L}\d]+/gu);
  return words?.join('-') ?? '';
}

/** A CSS path that names the element: ids and places among siblings of the same name, at most eight steps. */
export function pathOf(element: Element): string {
  const path: string[] = [];
  for (let at: Element | undefined = element; at && path.length < 8; at = parentOf(at)) {
    const { id } = at.attribs;
    if (id && /^[A-Za-z][\w-]{0,60}$/u.test(id)) {
      path.unshift(`#${id}`);
      break;
    }
    path.unshift(stepsOf(at.parent).get(at) ?? at.name);
  }
  return path.join(' > ');
}

const stepsBelow = new WeakMap<ParentNode, ReadonlyMap<ChildNode, string>>();

/** The steps to all children of one element at once: a list may have tens of thousands of them. */
function stepsOf(parent: ParentNode | null): ReadonlyMap<ChildNode, string> {
  if (!parent) return new Map();
  const known = stepsBelow.get(parent);
  if (known) return known;
  const children = (parent.childNodes as ChildNode[]).filter(isTag);
  const counts = new Map<string, number>();
  for (const { name } of children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const places = new Map<string, number>();
  const made = new Map<ChildNode, string>();
  for (const child of children) {
    const { name } = child;
    const place = (places.get(name) ?? 0) + 1;
    places.set(name, place);
    made.set(child, counts.get(name) === 1 ? name : `${name}:nth-of-type(${place})`);
  }
  stepsBelow.set(parent, made);
  return made;
}
