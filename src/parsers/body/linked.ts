/** Blocks that are links: most lead away from the article, and some are text all the same. */
import { parse } from 'tldts';
import type { BlockLink, Cut, TextBlock } from '../block.js';
import { hostOf, isSocialHost } from '../boilerplate/targets.js';
import type { Box } from '../box.js';
import { introduces, isHeading } from '../prose.js';

/** Share of characters in links from which a block is a link and not a text with links. */
const LINKED = 0.6;
const ADDRESS = /https?:\/\//u;
/** A sentence that is one link has at least so many UTF-16 code units. */
const LINKED_SENTENCE = 40;
/** Where so little of a list is links, it is no list of links. */
const LISTED = 0.5;

const POINTS = /^(?=.*\p{Lu})[\p{Lu}\p{N}\s'’.&/-]{3,40}:\s*/u;
/** `GALLERY: Thursday at the lock`, above what is no link: a title, not a sentence. */
const MEDIA =
  /^(?:PHOTOS|(?:PHOTO )?GALLERY|SLIDESHOW|V[IÍ]DEOS?|WATCH|LISTEN|READ MORE): (?=[\p{Lu}\d“"])[^!?]{3,100}[^.!?:]$/u;

export interface Surroundings {
  /** Whether running text stands where the block does. */
  isAmidText: boolean;
  isQuoted(): boolean;
  /** Whether a list is text, as {@link textLists} tells. */
  isTextList(list: Box): boolean;
  /** Address of the page. */
  url: string;
}

/**
 * Headings of lists of things link to the things; among paragraphs they are headings all the same. Addresses that are
 * written out are read, not followed. A post that is quoted may be all links: mentions, or one to where it stands.
 */
export function isLinks(block: TextBlock, around: Surroundings): boolean {
  const { tag, text, linkDensity } = block;
  const points = isPointer(block);
  if (linkDensity <= LINKED && !points) return false;
  if (text.length >= LINKED_SENTENCE && around.isQuoted()) return false;
  if (tag === 'p' && ADDRESS.test(text)) return false;
  if (!around.isAmidText) return true;
  return (
    !isHeading(block) && (points || !(isOfText(block, around.isTextList) || tellsOfThing(block, around.url)))
  );
}

/** `PHOTOS: The lock in the U.S.` is none. */
export function isLinkedSentence(block: TextBlock): boolean {
  const { text, tag, linkDensity } = block;
  return (
    linkDensity > LINKED &&
    tag === 'p' &&
    text.length >= LINKED_SENTENCE &&
    text.endsWith('.') &&
    !isPointer(block)
  );
}

/** Whether all of it is a link but for a label in capitals, or the label names what no text is. */
function isPointer({ text, links }: TextBlock): boolean {
  if (MEDIA.test(text)) return true;
  const label = links.length === 1 ? (POINTS.exec(text)?.[0].length ?? 0) : 0;
  return label > 0 && links[0]?.start === label && links[0].end === text.length;
}

/** Share of characters in links from which a line in the element of a picture is a link. */
const ALL = 0.9;
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/iu;

/**
 * Whether a line in the element of a picture is the title of another article of the site, or a row of links to share it.
 * A sentence is no title, wherever it leads.
 */
export function leadsFromPicture({ text, linkDensity, links }: TextBlock, page: string): boolean {
  const urls = linkDensity > ALL ? links.flatMap(({ url }) => url ?? []) : [];
  if (urls.length > 1 && urls.every((url) => isSocialHost(hostOf(url)))) return true;
  if (text.length >= LINKED_SENTENCE && /(?:\p{L}|[)”"’])\.$/u.test(text)) return false;
  return urls.length > 0 && urls.every((url) => siteOf(url) === siteOf(page) && !PICTURE.test(url));
}

/** Items stand as the whole list does, but for offers. */
function isOfText(block: TextBlock, isTextList: Surroundings['isTextList']): boolean {
  const list = isItem(block) ? listAround(block.box) : undefined;
  const isOffer = block.links.some(({ element }) => PAID.test(element.attribute('rel') ?? ''));
  return list !== undefined && !isOffer && isTextList(list);
}

/** The first of a list all of whose other items, two or more, lead away. */
export function labelsLinks(
  { box, index }: TextBlock,
  { isTextList, textsIn }: { isTextList(list: Box): boolean; textsIn(box: Box): readonly TextBlock[] },
): boolean {
  const list = listAround(box);
  if (list?.first !== index || isTextList(list)) return false;
  const [, ...others] = textsIn(list);
  return others.length > 1 && others.every(({ linkDensity }) => linkDensity > LINKED);
}

/**
 * Which lists are text: those that a sentence introduces, those that hold more than links, and those of things, which stand
 * elsewhere: other articles stand on the same site, or below a line that says so. `isText` are blocks below which a list
 * may be.
 */
export function textLists(
  { blocks }: Cut,
  url: string,
  isText: (block: TextBlock) => boolean,
): (list: Box) => boolean {
  const known = new Map<Box, boolean>();
  const isTextList = ({ first, last }: Box): boolean => {
    let at = first - 1;
    while (blocks[at]?.type === 'media') at--;
    const above = blocks[at];
    if (above?.type !== 'text' || !isText(above)) return false;
    const items = blocks.slice(first, last + 1).filter((block) => block.type === 'text');
    if (!items.every(isItem)) return false;
    if (introduces(above)) return true;
    let all = 0;
    let linked = 0;
    for (const { characters, linkDensity } of items) {
      all += characters;
      linked += characters * linkDensity;
    }
    return linked < LISTED * all || items.every(({ links }) => leadElsewhere(links, url));
  };
  return (list) => {
    const found = known.get(list) ?? isTextList(list);
    known.set(list, found);
    return found;
  };
}

/** What a paragraph says of a thing that it links to. */
function tellsOfThing(block: TextBlock, url: string): boolean {
  return block.tag === 'p' && saysMore(block) && leadElsewhere(block.links, url);
}

/** Two words or more behind the link: before it they say where it leads. */
function saysMore({ text, links }: TextBlock): boolean {
  const words = text.slice(links.at(-1)?.end ?? 0).split(/\s+/u);
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length > 1;
}

/** Accounts are the site's own, wherever they are. */
function leadElsewhere(links: readonly BlockLink[], page: string): boolean {
  return links.every(
    ({ url }) => url !== undefined && siteOf(url) !== siteOf(page) && !isSocialHost(hostOf(url)),
  );
}

/** One publisher has several domains of one name. */
function siteOf(url: string): string | null {
  const { domainWithoutSuffix, hostname } = parse(url, { allowPrivateDomains: true });
  return domainWithoutSuffix ?? hostname;
}

/** How offers are marked, for search engines to tell them. */
const PAID = /\b(?:sponsored|nofollow)\b/iu;

const LIST = /^[uo]l$/u;
const ITEM = /^(?:li|dd|dt)$/u;

function listAround(box: Box): Box | undefined {
  let at: Box | undefined = box;
  while (at && !LIST.test(at.tag)) at = at.parent;
  return at;
}

/** Whether the block is an item of a list, or stands alone in one: `<li><div>`. */
export function isItem({ box }: TextBlock): boolean {
  let at = box;
  while (!ITEM.test(at.tag) && at.parent && at.parent.first === at.parent.last) at = at.parent;
  return ITEM.test(at.tag);
}
