/** Headings that name what stands below them: `Related Articles`, `Most read`, `Comments`. */
import type { BoilerplateKind } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { isHeading } from '../prose.js';
import { type Decision, Rows } from './rows.js';
import { trailTo } from './trail.js';

/** Kinds that come with a heading over several blocks. */
const SECTIONS: ReadonlySet<BoilerplateKind> = new Set([
  'related',
  'comments',
  'newsletter',
  'share',
  'tags',
  'advertisement',
  'subscribe',
  'author-bio',
  'legal',
]);

/** How far up the element may be that holds the heading and what it heads. */
const LEVELS = 4;
/** A line that is no heading element speaks for its own box alone. */
const TITLE_LEVELS = 2;
const TITLE_RANK = 7;
/** A title in bold or in a div of its own is a heading as well. */
const TITLE = 60;

/** What the blocks that are not the article's have in common with those around them. */
export interface Sections {
  /** The kind that a heading gives to each block below it, by {@link TextBlock.index}. */
  heads: ReadonlyMap<number, BoilerplateKind>;
  rows: Rows;
  /** The next block of text, where it is not the article's. */
  after(block: TextBlock): TextBlock | undefined;
  /** The blocks of text in the box that are not the article's. */
  within(box: Box): TextBlock[];
  /** The blocks of the way to the article, by {@link TextBlock.index}. */
  trail: ReadonlySet<number>;
  /** What each block is by itself, as far as it was asked, by {@link TextBlock.index}. */
  alone: (Decision | undefined)[];
}

export function sectionHeads(
  cut: Cut,
  isArticle: (block: TextBlock) => boolean,
  wordsOf: (block: TextBlock) => BoilerplateKind | undefined,
  headline: TextBlock | undefined,
  url: string,
): Sections {
  const kinds = new Map<number, BoilerplateKind>();
  let section: { kind: BoilerplateKind; container: Box; rank: number; isLinked: boolean } | undefined;
  const holders = holdersOf(cut, isArticle);
  const texts = cut.texts;
  for (const [place, block] of texts.entries()) {
    if (section && (!section.container.holds(block.index) || isArticle(block))) section = undefined;
    const rank = rankOf(block);
    if (
      section &&
      rank !== undefined &&
      rank <= section.rank &&
      ((section.isLinked && rank < TITLE_RANK) || block.linkDensity < 0.5)
    )
      section = undefined;
    const named = rank === undefined ? undefined : wordsOf(block);
    const next = texts[place + 1];
    if (
      named &&
      SECTIONS.has(named) &&
      rank !== undefined &&
      next &&
      !isMark(named, block) &&
      !isMenuEntry(named, rank, block)
    ) {
      const container = cardOf(block.box, next, rank === TITLE_RANK ? TITLE_LEVELS : LEVELS);
      if (container && !holders.has(container) && !isArticle(next))
        section = { kind: named, container, rank, isLinked: block.linkDensity > 0.5 };
    }
    if (section) kinds.set(block.index, section.kind);
  }
  const textAt = (index: number): TextBlock | undefined => {
    const found = cut.blocks[index];
    return found?.type === 'text' && !isArticle(found) ? found : undefined;
  };
  return {
    after: ({ index }) => {
      let at = index + 1;
      while (cut.blocks[at]?.type === 'media') at++;
      return textAt(at);
    },
    // No generator: V8 makes a hidden class for each one that a page makes, and keeps the page with it, out of the reach
    // of the quick collection.
    within({ first, last }) {
      const blocks: TextBlock[] = [];
      for (let at = first; at <= last; at++) {
        const block = textAt(at);
        if (block) blocks.push(block);
      }
      return blocks;
    },
    heads: kinds,
    rows: new Rows(
      texts.filter((block) => !isArticle(block)),
      cut,
    ),
    trail: trailTo(headline, cut, url),
    alone: new Array<Decision | undefined>(cut.blocks.length),
  };
}

/** The boxes around the article's own text: no heading heads those. */
function holdersOf(cut: Cut, isArticle: (block: TextBlock) => boolean): ReadonlySet<Box> {
  const holders = new Set<Box>();
  for (const block of cut.texts) {
    if (!isArticle(block)) continue;
    for (let at: Box | undefined = block.box; at && !holders.has(at); at = at.parent) holders.add(at);
  }
  return holders;
}

/** 1 to 6 for headings, 7 for short lines that may be titles */
export function rankOf(block: TextBlock): number | undefined {
  if (isHeading(block)) return Number(block.tag[1]);
  return block.text.length <= TITLE && /^(?:div|strong|b|span|p|header|legend|summary|dt)$/u.test(block.tag)
    ? TITLE_RANK
    : undefined;
}

/** `Newsletter` and `Subscribe` stand in menus; as the head of something they are headings or lead nowhere. */
function isMenuEntry(kind: BoilerplateKind, rank: number, { linkDensity }: TextBlock): boolean {
  return rank === TITLE_RANK && linkDensity > 0.5 && kind !== 'advertisement' && kind !== 'related';
}

/** `Advertisement` marks the one slot that it stands in, `Sponsored content` heads a list. */
function isMark(kind: BoilerplateKind, { text }: TextBlock): boolean {
  return kind === 'advertisement' && !text.includes(' ');
}

/** The innermost box around the heading and the block behind it, not far up and not the page's. */
export function cardOf(heading: Box, next: TextBlock, levels: number): Box | undefined {
  let at = heading.parent;
  for (let up = 0; at && up < levels; at = at.parent, up++) {
    if (at.tag === 'body' || at.tag === 'main' || at.tag === 'html') return undefined;
    if (at.holds(next.index)) return at;
  }
  return undefined;
}
