/**
 * What the one walk over a page yields: blocks of visible text and media, in document order. Every later step labels
 * these blocks or ranges of them; none walks the tree again.
 */
import type { Label } from '../model/ledger.js';
import type { Box } from './box.js';
import type { Element } from './html/node.js';

/** A link inside a block's text; offsets count in {@link TextBlock.text}. */
export interface BlockLink {
  start: number;
  end: number;
  /** The href, resolved against the page's base; undefined when it is no http(s) URL. */
  url: string | undefined;
  element: Element;
}

/** A stretch of visible text that a reader sees as one: a paragraph, a heading, a menu entry, a caption. */
export interface TextBlock {
  type: 'text';
  /** Place in {@link Cut.blocks}. */
  index: number;
  /** The nearest box. Two blocks may share it (text before and after a `<br><br>`). */
  box: Box;
  /** The box's element. */
  element: Element;
  /** Lower-case name of that element. */
  tag: string;
  /** Visible text as a browser shows it: white space folded, ends trimmed, lines inside a block (`<br>`, table cells) kept apart by `\n`. */
  text: string;
  /** Non-white-space characters of the text, and how many of them are of dense scripts. */
  characters: number;
  dense: number;
  links: readonly BlockLink[];
  /** Offsets where two inline elements touch without white space: sites style them apart. */
  joints: readonly number[];
  /** Share of the text's non-white-space characters that stand in links, 0 to 1. */
  linkDensity: number;
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
