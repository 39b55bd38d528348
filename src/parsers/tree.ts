/** Text to tree, within limits. The limits are counts, not times, so the same page always has the same outcome. */
import { type ChildNode, type Document, DomHandler, Element, isTag, isText } from 'domhandler';
import { Parser } from 'htmlparser2';

/** Characters of a page. The largest article page of the sets has 3 million. */
const MAX_CHARACTERS = 20_000_000;
const MAX_NODES = 400_000;
/** Deeper than any page that a person made; a tree this deep is walked without recursion all the same. */
const MAX_DEPTH = 2_000;

export type Tree =
  | {
      ok: true;
      document: Document;
      /** The elements in which a page speaks of itself: `html`, `title`, `base`, `meta`, `link`, `time`, JSON-LD. */
      told: Element[];
    }
  | { ok: false; reason: 'too-large' | 'too-many-nodes' | 'too-deep' };

class LimitReached extends Error {
  readonly reason: 'too-many-nodes' | 'too-deep';

  constructor(reason: LimitReached['reason']) {
    super(reason);
    this.reason = reason;
  }
}

const JSON_LD = /ld\+json/iu;

/** An element that remembers what was read of it: many rules ask for its names. */
class PageElement extends Element {
  names: string | undefined = undefined;
}

const TOLD_IN: ReadonlySet<string> = new Set(['html', 'title', 'base', 'meta', 'link', 'time']);
/** What is written inside of them is no text of the page and says nothing of it. */
const OPAQUE: ReadonlySet<string> = new Set(['script', 'style']);

/** Counts while the tree grows, so that a hostile page is given up early, and leaves out what nobody asks for. */
class PageHandler extends DomHandler {
  readonly told: Element[] = [];
  #nodes = 0;
  #isOpaque = false;

  override onopentag(name: string, attribs: Record<string, string>): void {
    if (this.tagStack.length > MAX_DEPTH) throw new LimitReached('too-deep');
    const element = new PageElement(name, attribs);
    this.addNode(element);
    this.tagStack.push(element);
    const isJsonLd = name === 'script' && attribs.type !== undefined && JSON_LD.test(attribs.type);
    if (isJsonLd || TOLD_IN.has(name)) this.told.push(element);
    else this.#isOpaque = OPAQUE.has(name);
  }

  override onclosetag(): void {
    this.#isOpaque = false;
    super.onclosetag();
  }

  override ontext(data: string): void {
    if (!this.#isOpaque) super.ontext(data);
  }

  override oncomment(): void {}

  protected override addNode(node: ChildNode): void {
    if (++this.#nodes > MAX_NODES) throw new LimitReached('too-many-nodes');
    super.addNode(node);
  }
}

export function parseTree(html: string): Tree {
  if (html.length > MAX_CHARACTERS) return { ok: false, reason: 'too-large' };
  const handler = new PageHandler();
  try {
    new Parser(handler, { decodeEntities: true }).end(html);
  } catch (error) {
    if (error instanceof LimitReached) return { ok: false, reason: error.reason };
    throw error;
  }
  addRoot(handler.root);
  return { ok: true, document: handler.root, told: handler.told };
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

/** Attributes by which sites name their elements. */
const NAMING = ['class', 'id', 'role', 'itemprop', 'data-testid', 'aria-label'] as const;
/** Longer ones are data that was put into a name. UTF-16 code units. */
const MOST_NAMES = 1_000;

/**
 * Class, id and other naming attributes as lower-case words joined by dashes: `main storyBody` gives `main-story-body`.
 * Read once an element.
 */
export function namesOf(element: Element): string {
  if (!(element instanceof PageElement)) return readNames(element);
  element.names ??= readNames(element);
  return element.names;
}

function readNames({ attribs }: Element): string {
  let text = '';
  for (const name of NAMING) {
    const value = attribs[name];
    if (value) text = text === '' ? value : `${text} ${value}`;
  }
  return text === '' || text.length > MOST_NAMES ? '' : dashed(text);
}

/** Words of letters and digits, joined by dashes; a capital behind a small letter opens a word. */
function dashed(text: string): string {
  let names = '';
  let start = -1;
  let wasSmall = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return dashedUnicode(text);
    const isSmall = code >= 0x61 && code <= 0x7a;
    const isCapital = code >= 0x41 && code <= 0x5a;
    const isWord = isSmall || isCapital || (code >= 0x30 && code <= 0x39);
    if (start >= 0 && (!isWord || (isCapital && wasSmall))) {
      names += names === '' ? text.slice(start, at) : `-${text.slice(start, at)}`;
      start = -1;
    }
    if (isWord && start < 0) start = at;
    wasSmall = isSmall;
  }
  if (start >= 0) names += names === '' ? text.slice(start) : `-${text.slice(start)}`;
  return names.toLowerCase();
}

function dashedUnicode(text: string): string {
  const words = text
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .match(/[\p{L}\d]+/gu);
  return words?.join('-') ?? '';
}
