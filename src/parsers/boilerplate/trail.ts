/**
 * The way from the front page to the article: a few links right above the headline, each leading deeper than the one
 * before. Small menus open with the front page as well; what tells a way from them is that its links lie below each other
 * or above the article, or that somebody numbered them.
 */
import type { Cut, TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { hostOf, isHome, pathOf, targetOfUrl } from './targets.js';

/** Ways are short; menus are not. Links. */
const MOST = 6;
/** … and fewer where only the first link says that it is one. */
const MOST_FROM_HOME = 4;
/** How far above the headline it may stand. Blocks of text. */
const NEAR = 10;
/** Entries are labels. UTF-16 code units. */
const LABEL = 40;

/** The blocks of the way to the page at `url`, by {@link TextBlock.index}. */
export function trailTo(headline: TextBlock | undefined, { texts }: Cut, url: string): ReadonlySet<number> {
  const trail = new Set<number>();
  if (!headline) return trail;
  const end = texts.indexOf(headline);
  for (let at = Math.max(0, end - NEAR); at < end; at++) {
    const run = runAt(texts, at, end);
    if (!run || isInHead(run[0] as TextBlock, headline) || !isWay(run, url)) continue;
    for (const { index } of run) trail.add(index);
    at += run.length - 1;
  }
  return trail;
}

/** A row of links in one block, or all entries of one list. */
function runAt(texts: readonly TextBlock[], at: number, end: number): readonly TextBlock[] | undefined {
  const first = texts[at] as TextBlock;
  if (first.links.length === 0 || first.linkDensity < 0.5) return undefined;
  if (first.links.length > 1) return [first];
  const list = first.box.parent;
  if (!list || list.first !== first.index || isSubmenu(list)) return undefined;
  const run: TextBlock[] = [];
  for (let next = at; next < end && run.length <= MOST; next++) {
    const entry = texts[next] as TextBlock;
    // The last entry may be the article itself.
    if (!list.holds(entry.index) || entry.links.length === 0) break;
    run.push(entry);
  }
  return run;
}

function isWay(run: readonly TextBlock[], page: string): boolean {
  if (run.some(({ text, links }) => text.length > LABEL * Math.max(1, links.length))) return false;
  const urls = run.flatMap(({ links }) => links.map(({ url }) => url ?? ''));
  if (urls.length < 2 || urls.length > MOST) return false;
  const host = hostOf(page);
  if (urls.some((url, place) => hostOf(url) !== host || (place > 0 && isHome(url)))) return false;
  if (urls.some((url) => (targetOfUrl(url, 0, true) ?? 'tags') !== 'tags')) return false;
  const paths = urls.map(pathOf);
  const isDeeper = (place: number) => isBelow(paths[place] as string, paths[place - 1] as string);
  if (!isHome(urls[0])) return paths.every((_, place) => place === 0 || isDeeper(place));
  if (urls.length > MOST_FROM_HOME) return paths.every((_, place) => place === 0 || isDeeper(place));
  return (
    urls.length === 2 ||
    run[0]?.box.parent?.tag === 'ol' ||
    paths.some((path, place) => place > 0 && isBelow(pathOf(page), path)) ||
    paths.some((path, place) => place > 1 && sectionOf(path) === sectionOf(paths[place - 1] as string))
  );
}

/** The head of the page has menus; the way stands below it, in the head of the article if in any. */
function isInHead({ box }: TextBlock, headline: TextBlock): boolean {
  for (let at: Box | undefined = box; at && !at.holds(headline.index); at = at.parent)
    if (at.tag === 'header') return true;
  return false;
}

/** Lists inside of entries of lists are menus. */
function isSubmenu(list: Box): boolean {
  for (let at: Box | undefined = list.parent; at; at = at.parent) if (at.tag === 'li') return true;
  return false;
}

function isBelow(path: string, above: string): boolean {
  return path.length > above.length && path.startsWith(above.endsWith('/') ? above : `${above}/`);
}

/** The first word of a path: `/town` of `/town/water`. */
function sectionOf(path: string): string {
  const end = path.indexOf('/', 1);
  return end < 0 ? path : path.slice(0, end);
}
