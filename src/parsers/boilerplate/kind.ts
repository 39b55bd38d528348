/** What kind of boilerplate a block is that is not the article's: by its words, its heading, its zone, its links. */

import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import { isHeading } from '../body/prose.js';
import { namesSite } from '../fields/site-name.js';
import type { Zone } from './zones.js';

export interface KindContext {
  /** The believed zones around a block, innermost first. */
  zonesOf(block: TextBlock): Zone[];
  heads: ReadonlyMap<number, BoilerplateKind>;
  /** The kind that a block's own words name. */
  wordsOf(block: TextBlock): BoilerplateKind | undefined;
  /** What the site calls itself. */
  sites: readonly string[];
}

export interface Decision {
  kind: BoilerplateKind;
  /** As `explain` prints it. */
  rule: string;
  by: 'rule' | 'density';
}

/** Links of menus are shorter than headlines. UTF-16 code units and words. */
const HEADLINE_LENGTH = 28;
const HEADLINE_WORDS = 4;

/** Longer texts name more than a site. UTF-16 code units. */
const SITE_NAME = 100;

/** Zones whose own name settles the kind, whatever stands inside. */
const SETTLED: ReadonlySet<Zone> = new Set([
  'cookie',
  'comments',
  'newsletter',
  'advertisement',
  'share',
  'subscribe',
  'author-bio',
  'related',
  'tags',
  'breadcrumb',
  'back-to-top',
  'counter',
  'copyright',
  'legal',
]);

export function kindOf(block: TextBlock, context: KindContext): Decision {
  const words = context.wordsOf(block);
  const zones = context.zonesOf(block);
  // Sections with a strong name keep their buttons, counters and menus.
  const settled = zones.find((zone): zone is BoilerplateKind => SETTLED.has(zone));
  if (words && !(settled === 'comments' && words !== 'advertisement') && !(words === 'navigation' && settled))
    return { kind: words, rule: `words:${words}`, by: 'rule' };
  const head = context.heads.get(block.index);
  if (head && (!settled || settled === 'related')) return { kind: head, rule: `heading:${head}`, by: 'rule' };
  if (settled) return { kind: settled, rule: `name:${settled}`, by: 'rule' };
  if (
    (block.text.length <= SITE_NAME && namesSite(block.text, context.sites)) ||
    opensWithSite(block, context.sites)
  )
    return { kind: 'tagline', rule: 'site-name', by: 'rule' };
  for (const zone of zones) {
    const kind = byPlace(zone, block);
    if (kind) return { kind, rule: `name:${zone}`, by: 'rule' };
  }
  return { kind: byLinks(block), rule: 'links', by: 'density' };
}

function byPlace(zone: Zone, block: TextBlock): BoilerplateKind | undefined {
  switch (zone) {
    case 'navigation':
    case 'tagline':
    case 'widget':
      return isHeadlineLike(block) && block.linkDensity > 0.5 ? 'related' : zone;
    case 'header':
      return block.linkDensity > 0.5 ? (isHeadlineLike(block) ? 'related' : 'navigation') : undefined;
    case 'footer':
      if (isHeadlineLike(block) && block.linkDensity > 0.9) return 'related';
      return block.linkDensity > 0.3 || block.text.length < 40 ? 'navigation' : 'tagline';
    default:
      return undefined;
  }
}

/** Nothing is named: the length of the links tells menus from lists of headlines. */
function byLinks(block: TextBlock): BoilerplateKind {
  if (isHeadlineLike(block)) return 'related';
  if (block.linkDensity > 0.5) return 'navigation';
  if (isHeading(block)) return 'related';
  return block.text.length > 80 ? 'related' : 'other';
}

/** Judged by its links where it has several, so that a menu in one block stays a menu. */
function isHeadlineLike({ text, links }: TextBlock): boolean {
  if (links.length < 2) return text.length >= HEADLINE_LENGTH && gapsIn(text) >= HEADLINE_WORDS - 1;
  let length = 0;
  let gaps = 0;
  for (const { start, end } of links) {
    length += end - start;
    gaps += gapsIn(text.slice(start, end));
  }
  return length / links.length >= HEADLINE_LENGTH && gaps / links.length >= HEADLINE_WORDS - 1;
}

/** White space between words; the text of blocks is folded. */
function gapsIn(text: string): number {
  let gaps = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a) gaps++;
  }
  return gaps;
}

/** A site speaks of itself by its name: `The Example brings you …`. */
function opensWithSite({ text, linkDensity }: TextBlock, sites: readonly string[]): boolean {
  return (
    linkDensity < 0.3 &&
    text.length < 500 &&
    sites.some((site) => site.length >= 4 && text.slice(0, site.length).toLowerCase() === site.toLowerCase())
  );
}
