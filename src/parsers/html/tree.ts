/** Text to tree, within limits. The limits are counts, not times, so the same page always has the same outcome. */
import { keep } from '../keep.js';
import type { Attributes } from './attributes.js';
import { append, childrenOf, Document, Element, isElement, isText, type PageNode, Text } from './node.js';
import { HtmlReader, type Reader } from './read-html.js';
import { Source } from './source.js';
import { type Tag, tagOf } from './tags.js';

/** Characters of a page, or its bytes where they are fewer. The largest article page of the sets has 3 million. */
export const MAX_CHARACTERS = 20_000_000;
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

export function parseTree(page: string | Source): Tree {
  const source = typeof page === 'string' ? new Source(page) : page;
  if (source.signs.length > MAX_CHARACTERS) return { ok: false, reason: 'too-large' };
  const builder = new TreeBuilder();
  try {
    new HtmlReader(source, builder).read();
  } catch (error) {
    if (error instanceof LimitReached) return { ok: false, reason: error.reason };
    throw error;
  }
  addRoot(builder.document);
  return { ok: true, document: builder.document, told: builder.told };
}

const JSON_LD = /ld\+json/iu;

/**
 * Puts in what pages leave out: the end tags that others imply, and what a `</p>` or `</br>` without a beginning stands
 * for. It counts, so that a hostile page is given up early.
 */
class TreeBuilder implements Reader {
  readonly document = new Document();
  readonly told: Element[] = [];
  /** Elements that are open, outermost first. */
  readonly #open: Element[] = [];
  #innermost: Element | undefined;
  /** For each open element that changed it, whether a slash closes elements. */
  readonly #foreign: boolean[] = [];
  #nodes = 0;
  #wantsCode = false;

  open(tag: Tag, attributes: Attributes, first: number, isSelfClosing: boolean): void {
    const { name, ends } = tag;
    if (ends) while (this.#innermost && ends.has(this.#innermost.name)) this.#pop();
    if (this.#open.length >= MAX_DEPTH) throw new LimitReached('too-deep');
    const element = new Element(tag, attributes, first, attributes.count, attributes.lengths);
    this.#add(element);
    this.#wantsCode = name === 'script' && JSON_LD.test(element.attribute('type') ?? '');
    if (this.#wantsCode || tag.isTold) this.told.push(element);
    if (tag.isVoid || (isSelfClosing && this.#isClosedBySlash(tag))) return;
    if (tag.foreign) this.#foreign.push(tag.foreign === 'opens');
    this.#open.push(element);
    this.#innermost = element;
  }

  close({ name, isVoid, foreign }: Tag): void {
    if (foreign) this.#foreign.pop();
    const at = isVoid ? -1 : this.#placeOf(name);
    if (at >= 0) while (this.#open.length > at) this.#pop();
    else if (name === 'p' || name === 'br') this.#add(new Element(tagOf(name)));
  }

  text(data: string): void {
    this.#add(new Text(data));
  }

  wantsCode(): boolean {
    return this.#wantsCode;
  }

  #isClosedBySlash({ foreign }: Tag): boolean {
    return foreign ? foreign === 'opens' : this.#foreign.at(-1) === true;
  }

  /** Of the innermost open element of the name, -1 where there is none. */
  #placeOf(name: string): number {
    let at = this.#open.length - 1;
    while (at >= 0 && this.#open[at]?.name !== name) at--;
    return at;
  }

  #add(node: PageNode): void {
    if (++this.#nodes > MAX_NODES) throw new LimitReached('too-many-nodes');
    append(this.#innermost ?? this.document, node);
  }

  #pop(): void {
    this.#open.pop();
    this.#innermost = this.#open.at(-1);
  }
}

/** Pages leave out their outer elements, as HTML allows; with them, all text stands below one element. */
function addRoot(document: Document): void {
  const nodes = childrenOf(document);
  const strayText = nodes.some((node) => isText(node) && node.data.trim() !== '');
  if (!strayText && nodes.filter(isElement).length <= 1) return;
  const root = new Element(tagOf('html'));
  root.first = document.first;
  root.last = document.last;
  for (const node of nodes) node.parent = root;
  root.parent = document;
  document.first = root;
  document.last = root;
}

keep(new HtmlReader(new Source(''), new TreeBuilder()));
