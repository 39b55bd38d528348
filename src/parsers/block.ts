/**
 * What the one walk over a page yields: blocks of visible text and media, in document order. Every later step labels
 * these blocks or ranges of them; none walks the tree again.
 */
import type { Label } from '../model/ledger.js';
import type { Box } from './box.js';
import type { Element } from './html/node.js';

/*
 * What a page has many of is made by constructors: where most of what a literal makes outlives a small collection, V8 makes
 * all that follows where old things are, and with it stays the tree of each page that it points into.
 */

/** A link inside a block's text; offsets count in {@link TextBlock.text}. */
export class BlockLink {
  readonly start: number;
  readonly end: number;
  /** The href, resolved against the page's base; undefined when it is no http(s) URL. */
  readonly url: string | undefined;
  readonly element: Element;

  constructor(start: number, end: number, url: string | undefined, element: Element) {
    this.start = start;
    this.end = end;
    this.url = url;
    this.element = element;
  }
}

const HEADING = /^h[1-6]$/u;
/** A longer text is a paragraph, whatever it stands in. UTF-16 code units. */
const HEADING_MOST = 250;
/** What a heading is made of: of more, it is one that was never closed. */
const PARTS = 6;

/** Where editors put a paragraph into a heading, and where a system has another element for one. */
function headingOf({ tag, parent, element }: Box, { length }: string): string | undefined {
  if ((tag !== 'div' && tag !== 'p') || length > HEADING_MOST) return undefined;
  if (parent && HEADING.test(parent.tag)) return isClosed(parent.element) ? parent.tag : undefined;
  const level = element.attribute('role') === 'heading' ? element.attribute('aria-level') : undefined;
  return level && HEADING.test(`h${level}`) ? `h${level}` : undefined;
}

function isClosed({ first }: Element): boolean {
  let parts = 0;
  for (let node = first; node; node = node.next) if (++parts > PARTS) return false;
  return true;
}

/** A stretch of visible text that a reader sees as one: a paragraph, a heading, a menu entry, a caption. */
export class TextBlock {
  readonly type = 'text';
  /** Place in {@link Cut.blocks}. */
  readonly index: number;
  /** The nearest box. Two blocks may share it (text before and after a `<br><br>`). */
  readonly box: Box;
  /** The box's element. */
  readonly element: Element;
  /** Lower-case name of that element; `h1` to `h6` also for a paragraph in such, and for what ARIA calls a heading. */
  readonly tag: string;
  /** Visible text as a browser shows it: white space folded, ends trimmed, lines inside a block (`<br>`, table cells) kept apart by `\n`. */
  readonly text: string;
  /** Non-white-space characters of the text, and how many of them are of dense scripts. */
  readonly characters: number;
  readonly dense: number;
  readonly links: readonly BlockLink[];
  /** Offsets where two inline elements touch without white space: sites style them apart. */
  readonly joints: readonly number[];
  /** Share of the text's non-white-space characters that stand in links, 0 to 1. */
  readonly linkDensity: number;

  constructor(
    index: number,
    box: Box,
    text: string,
    characters: number,
    dense: number,
    links: readonly BlockLink[],
    joints: readonly number[],
    linkDensity: number,
  ) {
    this.index = index;
    this.box = box;
    this.element = box.element;
    this.tag = headingOf(box, text) ?? box.tag;
    this.text = text;
    this.characters = characters;
    this.dense = dense;
    this.links = links;
    this.joints = joints;
    this.linkDensity = linkDensity;
  }
}

/** Something shown that is no text: an image, video, audio or embedded frame. */
export interface MediaBlock {
  type: 'media';
  index: number;
  element: Element;
  tag: string;
  /** Absolute URL of what is shown, the largest candidate of a `srcset`. */
  url: string | undefined;
  alt: string | undefined;
}

export type PageBlock = TextBlock | MediaBlock;

export interface Cut {
  blocks: PageBlock[];
  /** The blocks of text, without the media between them. */
  texts: TextBlock[];
  /** All boxes around them, outer ones before those inside. */
  boxes: Box[];
  /** Non-white-space characters of all visible text: the left side of the conservation law. */
  characters: number;
}

/** One label for one range of one block. The ranges of a block never overlap and leave no character out. */
export interface Assignment {
  block: TextBlock;
  start: number;
  end: number;
  label: Label;
  boilerplate: boolean;
  /** The rule that decided, as `explain` prints it. */
  rule: string;
  by: 'rule' | 'density' | 'template' | 'profile';
}
