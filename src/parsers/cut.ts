/**
 * The one walk over a page: its visible text in blocks, its media, in document order. Nothing that is shown is left out,
 * so that what the blocks are called later is all that can go wrong.
 */
import { linkReader } from '../model/url.js';
import { BlockLink, type Cut, type PageBlock, TextBlock } from './block.js';
import { Box } from './box.js';
import { GrowingText } from './growing-text.js';
import { NameTest } from './html/names.js';
import {
  childrenOf,
  type Document,
  Element,
  isElement,
  isText,
  type PageNode,
  parentOf,
  textIn,
} from './html/node.js';
import { tagOf } from './html/tags.js';
import { keep } from './keep.js';
import { mediaUrl } from './media-url.js';
import { isDense } from './scripts.js';
import { isHidden, type VisibilityOptions } from './visibility.js';
import { codeAt, countCharacters, foldSpace, isSpace } from './white-space.js';

export function cutPage(document: Document, base: string, options: VisibilityOptions = {}): Cut {
  const cutter = new Cutter(base);
  let node = document.first;
  // Without recursion: pages nest deeper than the stack does.
  while (node) {
    let next: PageNode | null = null;
    if (isText(node)) cutter.text(node.data);
    else if (isElement(node)) {
      if (node.tag.isMedia) cutter.media(node);
      if (!isHidden(node, options)) {
        cutter.enter(node);
        next = node.first;
        if (!next) cutter.leave(node);
      }
    }
    while (!next) {
      next = node.next;
      if (next) break;
      const parent: Document | Element | null = node.parent;
      if (!isElement(parent)) break;
      cutter.leave(parent);
      node = parent;
    }
    node = next;
  }
  return cutter.done();
}

const NO_LINKS: readonly BlockLink[] = [];
const NO_JOINTS: readonly number[] = [];

class Cutter {
  readonly #urlOf: (href: string | undefined) => string | undefined;
  readonly #blocks: PageBlock[] = [];
  readonly #texts: TextBlock[] = [];
  readonly #boxes: Box[] = [];
  /** Elements that stand apart, outermost first, and their boxes as far as they have shown text. */
  readonly #open: Element[] = [];
  readonly #openBoxes: Box[] = [];
  #characters = 0;
  readonly #text = new GrowingText();
  #links: BlockLink[] = [];
  #joints: number[] = [];
  #link: { element: Element; start: number } | undefined;
  /** An inline element right below a picture that is called its caption: style sheets set it apart. */
  #caption: Element | undefined;
  #preformatted = 0;
  #breaks = 0;

  constructor(base: string) {
    this.#urlOf = linkReader(base);
  }

  text(data: string): void {
    if (this.#preformatted > 0) {
      this.#text.append(data);
      return;
    }
    const { length } = data;
    let start = 0;
    let end = length;
    while (start < end && isSpace(codeAt(data, start))) start++;
    if (start > 0 && !this.#text.isAtGap) this.#text.append(' ');
    // Most text of a page is the white space between its elements.
    if (start === end) return;
    while (isSpace(codeAt(data, end - 1))) end--;
    this.#text.append(foldSpace(data, start, end));
    // A part of its own, as it is taken off again where the block ends.
    if (end < length) this.#text.append(' ');
    this.#breaks = 0;
  }

  enter(element: Element): void {
    const { name } = element;
    if (name === 'br' || isDrawnBreak(element)) this.#lineBreak();
    else if (isIcon(element)) return;
    else if (element.tag.isInline && this.#isCaption(element)) {
      this.#caption = element;
      this.#open.push(element);
    } else if (runsOn(element)) {
      if (element.prev && isElement(element.prev) && element.prev.tag.isInline)
        this.#joints.push(this.#text.length);
      if (name === 'a') this.#link = { element, start: this.#text.length };
    } else {
      this.#flush();
      this.#open.push(element);
      if (name === 'pre') this.#preformatted++;
    }
  }

  leave(element: Element): void {
    const { name } = element;
    if (name === 'br' || isIcon(element)) return;
    if (element === this.#caption) this.#caption = undefined;
    else if (runsOn(element)) {
      if (name === 'a') this.#endLink();
      else if (this.#text.length <= PLACE && touchesText(element) && PLACE_NAMES.of(element))
        this.#text.append(' ');
      return;
    }
    this.#flush();
    this.#open.pop();
    if (this.#openBoxes.length > this.#open.length) this.#openBoxes.pop();
    if (name === 'pre') this.#preformatted--;
  }

  media(element: Element): void {
    const url = this.#urlOf(mediaUrl(element));
    const alt = element.attribute('alt')?.trim() || undefined;
    this.#blocks.push({ type: 'media', index: this.#blocks.length, element, tag: element.name, url, alt });
  }

  done(): Cut {
    this.#flush();
    return { blocks: this.#blocks, texts: this.#texts, boxes: this.#boxes, characters: this.#characters };
  }

  #isCaption(element: Element): boolean {
    return (
      this.#text.length === 0 &&
      this.#caption === undefined &&
      this.#blocks.at(-1)?.type === 'media' &&
      // Its credit may stand behind it, on the same line.
      isLast(element) &&
      PICTURE_CAPTION.of(element)
    );
  }

  /** The innermost open box, made with those around it where this is their first text. */
  #boxOf(index: number): Box {
    for (const box of this.#openBoxes) box.last = index;
    while (this.#openBoxes.length < this.#open.length) {
      const element = this.#open[this.#openBoxes.length] as Element;
      const box = new Box(this.#boxes.length, element, this.#openBoxes.at(-1), index);
      this.#openBoxes.push(box);
      this.#boxes.push(box);
    }
    return this.#openBoxes.at(-1) as Box;
  }

  /** One break is a new line of the same block, two are a new block. */
  #lineBreak(): void {
    if (this.#text.length === 0) return;
    if (++this.#breaks > 1) {
      this.#flush();
      return;
    }
    this.#text.trimEnd();
    this.#text.append('\n');
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = undefined;
    if (!link) return;
    const end = this.#text.trimmedLength;
    if (end <= link.start) return;
    const url = this.#urlOf(link.element.attribute('href'));
    this.#links.push(new BlockLink(link.start, end, url, link.element));
  }

  #flush(): void {
    const link = this.#link;
    // A link around several blocks covers a part of each.
    if (link) this.#endLink();
    if (this.#text.length === 0) {
      this.#breaks = 0;
      this.#link = link && { element: link.element, start: 0 };
      return;
    }
    this.#text.trimEnd();
    const whole = this.#text.take();
    const text = this.#preformatted > 0 ? whole.replace(/^\n+/u, '') : whole;
    const { length } = text;
    let characters = 0;
    let dense = 0;
    for (let at = 0; at < length; at++) {
      const code = codeAt(text, at);
      if (isSpace(code)) continue;
      characters++;
      if (isDense(code)) dense++;
    }
    if (characters > 0 && this.#open.length > 0) {
      const links = this.#links.length > 0 ? this.#links.filter(({ start }) => start < length) : NO_LINKS;
      let inLinks = 0;
      for (const { start, end } of links)
        inLinks += start === 0 && end === length ? characters : countCharacters(text, start, end);
      const linkDensity = inLinks / characters;
      const index = this.#blocks.length;
      const joints = this.#joints.length > 0 ? this.#joints.filter((at) => isJoint(text, at)) : NO_JOINTS;
      const box = this.#boxOf(index);
      const block = new TextBlock(index, box, text, characters, dense, links, joints, linkDensity);
      this.#blocks.push(block);
      this.#texts.push(block);
      this.#characters += characters;
    }
    if (this.#links.length > 0) this.#links = [];
    if (this.#joints.length > 0) this.#joints = [];
    this.#breaks = 0;
    this.#link = link && { element: link.element, start: 0 };
  }
}

const PICTURE_CAPTION = new NameTest(
  /(?:^|-)(?:image|img|photo|picture|pic)-?(?:caption|desc|description)(?:-|$)/u,
);

/**
 * `<span class="dateline">CAWDER</span>The bridge …`: at the head of a report, a style sheet sets apart where it is from.
 * Endings of a name are in small letters.
 */
const PLACE_NAMES = new NameTest(/(?:^|-)(?:date-?line|location|place)(?:-|$)/u);
/** UTF-16 code units. */
const PLACE = 40;

function touchesText({ next }: Element): boolean {
  return isText(next) && /^\p{Lu}/u.test(next.data);
}

function isLast({ next }: Element): boolean {
  return !next || (isText(next) && !next.next && next.data.trim() === '');
}

const BREAK_CLASS = /(?:^|\s)br(?:\s|$)/u;

/** Some editors put down an empty element for a line break, and style sheets draw it. */
function isDrawnBreak(element: Element): boolean {
  return (
    element.name === 'span' && element.first === null && BREAK_CLASS.test(element.attribute('class') ?? '')
  );
}

/** The block's text with a space where two inline elements touch: how a reader sees a row of links or labels. */
export function spacedText({ text, joints }: TextBlock): string {
  if (joints.length === 0) return text;
  let spaced = '';
  let from = 0;
  for (const at of joints) {
    spaced += `${text.slice(from, at)} `;
    from = at;
  }
  return spaced + text.slice(from);
}

/** A button without words beside a word of a sentence, to add what is named there to a list or to explain it. */
function isIcon(element: Element): boolean {
  if (element.name !== 'button') return false;
  const around = parentOf(element);
  return (around?.name === 'p' || around?.tag.isInline === true) && textIn(element).trim() === '';
}

/** Custom elements stand apart, save for words of a paragraph: `<p>Shares of <org-name>Canal Co</org-name> fell</p>`. */
function runsOn(element: Element): boolean {
  if (element.tag.isInline) return true;
  return (
    element.tag.isCustom &&
    parentOf(element)?.name === 'p' &&
    (isWords(element.prev) || isWords(element.next)) &&
    childrenOf(element).every((node) => isText(node) || node.tag.isInline)
  );
}

function isWords(node: PageNode | null): boolean {
  return isText(node) && node.data.trim() !== '';
}

/** Whether text stands on both sides. */
function isJoint(text: string, at: number): boolean {
  return at > 0 && at < text.length && !isSpace(text.charCodeAt(at - 1)) && !isSpace(text.charCodeAt(at));
}

const NOTHING = new Element(tagOf('p'));
keep(
  new Cutter(''),
  new BlockLink(0, 0, undefined, NOTHING),
  new TextBlock(0, new Box(0, NOTHING, undefined, 0), '', 0, 0, NO_LINKS, NO_JOINTS, 0),
);
