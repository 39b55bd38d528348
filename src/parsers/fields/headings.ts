/** Which heading of a page stands over its article. */
import { urlKey } from '../../model/url.js';
import type { TextBlock } from '../block.js';
import { NameTest } from '../html/names.js';
import { type Element, parentOf } from '../html/node.js';
import { namesSite } from './site-name.js';
import { wordsKey } from './title-text.js';

/** Likeness from which a heading shows what the data says. */
export const SAME = 0.6;
const LONGEST_HEADING = 400;
/** Shorter ones stand in titles by chance. UTF-16 code units. */
const LEAST_HEADING = 10;
/** The same in scripts without spaces: sections have shorter names. */
const LEAST_SIGNS = 8;

/** Elements whose heading is a step of the way to the article, put there for search engines. */
const WAY = new NameTest(/(?:^|-)(?:breadcrumbs?|navigation)(?:-|$)/u);

/** What one source says the headline is. */
export interface Claim {
  text: string;
  key: string;
  compare: (text: string) => number;
}

/** Without those that microdata calls the other headline, which is for search engines, where it says which is the one for readers. */
export function headingsIn(texts: readonly TextBlock[]): TextBlock[] {
  const all = texts.filter((block) => rankOf(block) !== undefined && block.text.length <= LONGEST_HEADING);
  return markedOf(all) ? all.filter((heading) => !isMarked(heading, 'alternativeHeadline')) : all;
}

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3']);

function rankOf({ tag }: TextBlock): string | undefined {
  return HEADINGS.has(tag) ? tag : undefined;
}

export function isMain(heading: TextBlock): boolean {
  return rankOf(heading) === 'h1';
}

/** The one heading that microdata calls the headline, in whatever words. */
export function markedOf(headings: readonly TextBlock[]): TextBlock | undefined {
  const marked = headings.filter((heading) => isMarked(heading, 'headline'));
  return marked.length === 1 ? marked[0] : undefined;
}

function isMarked({ element }: TextBlock, property: string): boolean {
  return (element.attribute('itemprop') ?? '').split(/\s+/u).includes(property);
}

/** Behind the first paragraphs, the box of a recipe or a product may bear the name of both, or one of buttons repeat it. */
export function isInText(heading: TextBlock, texts: readonly TextBlock[]): boolean {
  return !isMain(heading) && heading.index > underWayFrom(texts);
}

/** Running text of so many paragraphs is under way. */
const UNDER_WAY = 3;
/** UTF-16 code units. */
const PARAGRAPH = 140;

/** {@link TextBlock.index} of the last of these paragraphs. */
function underWayFrom(texts: readonly TextBlock[]): number {
  let paragraphs = 0;
  const last = texts.find(
    ({ text, linkDensity }) => text.length >= PARAGRAPH && linkDensity < 0.3 && ++paragraphs === UNDER_WAY,
  );
  return last?.index ?? Number.POSITIVE_INFINITY;
}

/**
 * A page may have two headings: one over the article for its readers, and an h1 among the breadcrumbs for search engines,
 * which JSON-LD may repeat. What the body is called tells of the theme of the page.
 */
export function isCrumb(heading: TextBlock): boolean {
  if (!isMain(heading)) return false;
  for (let at: Element | undefined = heading.element; at && at.name !== 'body'; at = parentOf(at))
    if (at.name === 'nav' || WAY.of(at)) return true;
  return false;
}

/** The heading most like one of the texts; of equals the highest, then the first. */
export function bestOf(
  blocks: readonly TextBlock[],
  said: readonly Claim[],
  least: number,
  crumbs: ReadonlySet<TextBlock>,
): TextBlock | undefined {
  let best: { block: TextBlock; score: number } | undefined;
  for (const block of blocks) {
    const alike = Math.max(0, ...said.map((claim) => likenessOf(block, claim)));
    if (alike < least) continue;
    // A link to elsewhere with the same words is a teaser of this very article in a list.
    const isTeaser = block.linkDensity > 0.8 || crumbs.has(block);
    const score = alike + (crumbs.has(block) ? 0 : worthOf(block)) - (isTeaser ? 0.3 : 0);
    if (!best || score > best.score) best = { block, score };
  }
  return best?.block;
}

/**
 * Of a main heading, too few words to be compared stand whole in a title that goes on with section and date. In scripts
 * without spaces a part of the title is one word: any heading may be that.
 */
function likenessOf(block: TextBlock, { compare, key }: Claim): number {
  const { text, dense } = block;
  const alike = compare(text);
  const isPart = dense >= LEAST_SIGNS;
  if (alike >= SAME || !(isPart || (text.length >= LEAST_HEADING && isMain(block)))) return alike;
  const own = wordsKey(text);
  if (isPart) return key.startsWith(`${own} `) || key.endsWith(` ${own}`) ? SAME : alike;
  return own.includes(' ') && ` ${key} `.includes(` ${own} `) ? SAME : alike;
}

function worthOf(block: TextBlock): number {
  const rank = rankOf(block);
  return rank === 'h1' ? 0.4 : rank === 'h2' ? 0.1 : 0;
}

/**
 * A page whose data says nothing still has one h1 above the text, unless that is the site's name or leads elsewhere, to the
 * section that the article stands in; or one in the header of the article.
 */
export function lonelyHeading(
  headings: readonly TextBlock[],
  texts: readonly TextBlock[],
  sites: readonly string[],
  page: string,
): TextBlock | undefined {
  const text = underWayFrom(texts);
  const isFree = (heading: TextBlock) =>
    heading.index < text && !namesSite(heading.text, sites) && !leadsElsewhere(heading, page);
  const main = headings.filter((heading) => isMain(heading) && isFree(heading));
  // Where the main heading is the site's, that of the article is the one in its header.
  const own = main.length > 0 ? main : headings.filter((heading) => isInHeader(heading) && isFree(heading));
  return own.length === 1 || own[0]?.text === own[1]?.text ? own[0] : undefined;
}

function isInHeader({ element }: TextBlock): boolean {
  let header = parentOf(element);
  for (let up = 0; header && header.name !== 'header' && up < 2; up++) header = parentOf(header);
  return header?.name === 'header' && parentOf(header)?.name === 'article';
}

function leadsElsewhere({ linkDensity, links }: TextBlock, page: string): boolean {
  return linkDensity === 1 && links.every(({ url }) => url !== undefined && urlKey(url) !== urlKey(page));
}
