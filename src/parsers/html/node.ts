/**
 * The tree of a page, as lean as it can be. Its nodes bear the names that domhandler gives to theirs (`type`, `name`,
 * `attribs`, `children`, `parent`, `prev`, `next`, `data`), so that what selects in such trees selects in this one.
 */
import { keep } from '../keep.js';
import { Attributes, bitOf, type Names } from './attributes.js';
import { Source } from './source.js';
import type { Tag } from './tags.js';

/** The place of an element whose parent has no other child of its name. */
export const ONLY = 0;

export type PageNode = Element | Text;
export type Parent = Document | Element;

export class Document {
  readonly type = 'root';
  readonly parent = null;
  first: PageNode | null = null;
  last: PageNode | null = null;
  /** As those of {@link Element}. */
  children: readonly PageNode[] | undefined = undefined;
}

export class Element {
  readonly type = 'tag';
  /** Lower case. */
  readonly name: string;
  readonly tag: Tag;
  parent: Parent | null = null;
  prev: PageNode | null = null;
  next: PageNode | null = null;
  /**
   * Its children, chained by their `next`. Were they in arrays, V8 would come to make those where old things are, and all
   * nodes that they hold would stay until a full collection: a page took a tenth more CPU.
   */
  first: PageNode | null = null;
  last: PageNode | null = null;
  /** For what selects in trees of domhandler's, where {@link listChildren} listed them. */
  children: readonly PageNode[] | undefined = undefined;
  /** What {@link namesOf} read. */
  names: Names | undefined = undefined;
  /** Its place among the children of its name, from 1, where {@link pathOf} counted them; {@link ONLY} for the only one. */
  place: number | undefined = undefined;
  /** What {@link pathOf} calls it. */
  step: string | undefined = undefined;
  /** Those of the whole page. */
  readonly attributes: Attributes;
  readonly #first: number;
  readonly #end: number;
  /** {@link Attributes.lengths} of them. */
  readonly #lengths: number;

  /** Its attributes are those from the one with the number `first` up to the one with the number `end`. */
  constructor(tag: Tag, attributes: Attributes = NONE, first = 0, end = 0, lengths = 0) {
    this.name = tag.name;
    this.tag = tag;
    this.attributes = attributes;
    this.#first = first;
    this.#end = end;
    this.#lengths = lengths;
  }

  /** The value of an attribute, by its lower-case name: empty where it has none. */
  attribute(name: string): string | undefined {
    if ((this.#lengths & bitOf(name.length)) === 0) return undefined;
    return this.attributes.find(name, this.#first, this.#end);
  }

  /** All attributes. Made anew at each asking: {@link attribute} is what rules ask. */
  get attribs(): Record<string, string> {
    return this.attributes.all(this.#first, this.#end);
  }
}

const NONE = new Attributes(new Source(''));

export class Text {
  readonly type = 'text';
  readonly data: string;
  parent: Parent | null = null;
  prev: PageNode | null = null;
  next: PageNode | null = null;

  constructor(data: string) {
    this.data = data;
  }
}

export function isElement(node: PageNode | Document | null | undefined): node is Element {
  return node instanceof Element;
}

export function isText(node: PageNode | Document | null | undefined): node is Text {
  return node instanceof Text;
}

/** Puts the node behind the parent's last child. */
export function append(parent: Parent, node: PageNode): void {
  const { last } = parent;
  node.parent = parent;
  node.prev = last;
  if (last) last.next = node;
  else parent.first = node;
  parent.last = node;
}

/** The parent, when it is an element. */
export function parentOf({ parent }: PageNode): Element | undefined {
  return parent !== null && isElement(parent) ? parent : undefined;
}

/** Whether the element is the container or stands below it. */
export function isWithin(element: Element, container: Element): boolean {
  for (let at: Element | undefined = element; at; at = parentOf(at)) if (at === container) return true;
  return false;
}

/** A list made anew at each asking: what is asked of many elements goes from `first` to `next`. */
export function childrenOf({ first }: Parent): PageNode[] {
  const children: PageNode[] = [];
  for (let node = first; node; node = node.next) children.push(node);
  return children;
}

/** Lists the children of all that have any, once the tree is whole. */
export function listChildren(document: Document): void {
  document.children = childrenOf(document);
  for (let node = document.first; node; node = after(node, document))
    if (isElement(node)) node.children = childrenOf(node);
}

/** All text below, in order. */
export function textIn(root: Parent): string {
  let text = '';
  for (let node = root.first; node; node = after(node, root)) if (isText(node)) text += node.data;
  return text;
}

/** The next node below `root` in the order in which they are written. */
function after(node: PageNode, root: Parent): PageNode | null {
  let next = isElement(node) ? node.first : null;
  for (let at: PageNode | undefined = node; !next && at && at !== root; at = parentOf(at)) next = at.next;
  return next;
}

keep(new Document(), new Text(''));
