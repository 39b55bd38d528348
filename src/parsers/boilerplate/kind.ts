/** What kind of boilerplate a block is that is not the article's: by its words, its heading, its zone, its links. */

import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import { isHeading } from '../body/prose.js';
import { namesSite } from '../fields/site-name.js';
import { isHeadlineLike } from './links.js';
import type { Decision } from './rows.js';
import type { Sections } from './section-heads.js';
import { targetOf } from './targets.js';
import type { Zone } from './zones.js';

export interface KindContext {
  /** The believed zones around a block, innermost first. */
  zonesOf(block: TextBlock): Zone[];
  /** What headings and lists say. */
  sections: Sections;
  /** The kind that a block's own words name. */
  wordsOf(block: TextBlock): BoilerplateKind | undefined;
  /** What the site calls itself. */
  sites: readonly string[];
}

/** `1,204 people have shared this story`. UTF-16 code units. */
const COUNTER = 40;

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

/** What menus and their lists are called as well. */
const LISTS: ReadonlySet<Zone> = new Set(['related', 'tags']);
/** Kinds whose words are names of sections as well. */
const IN_MENUS: ReadonlySet<BoilerplateKind> = new Set(['widget', 'related', 'advertisement', 'comments']);

export function kindOf(block: TextBlock, context: KindContext): Decision {
  const alone = aloneOnce(block, context);
  const row = context.sections.rows.kindOf(block, (entry) => aloneOnce(entry, context));
  return row && row !== alone.kind ? { kind: row, rule: `list:${row}`, by: 'density' } : alone;
}

/** The entries of a list are asked for by the list and by themselves. */
function aloneOnce(block: TextBlock, context: KindContext): Decision {
  let decision = context.sections.alone.get(block.index);
  if (!decision) {
    decision = aloneOf(block, context);
    context.sections.alone.set(block.index, decision);
  }
  return decision;
}

function aloneOf(block: TextBlock, context: KindContext): Decision {
  const words = context.wordsOf(block);
  const zones = context.zonesOf(block);
  // Sections with a strong name keep their buttons, counters and menus.
  const settled = zones.find((zone): zone is BoilerplateKind => SETTLED.has(zone) && fits(zone, block));
  const isMenu = zones.includes('navigation');
  // Menus lead to sections that are called as tools are elsewhere: `Weather`, `Videos`, `Comment`.
  if (words && isMenu && !settled && IN_MENUS.has(words) && block.linkDensity > 0.5)
    return { kind: 'navigation', rule: 'menu', by: 'rule' };
  if (words && !(settled === 'comments' && words !== 'advertisement') && !(words === 'navigation' && settled))
    return { kind: words, rule: `words:${words}`, by: 'rule' };
  const head = context.sections.heads.get(block.index);
  if (head && (!settled || settled === 'related')) return { kind: head, rule: `heading:${head}`, by: 'rule' };
  // `latest` and `topics` are names of menus as well, where short links stand in one.
  if (settled && isMenu && LISTS.has(settled) && block.linkDensity > 0.5 && !isHeadlineLike(block))
    return { kind: 'navigation', rule: 'menu', by: 'rule' };
  if (settled) return { kind: settled, rule: `name:${settled}`, by: 'rule' };
  if (
    (block.text.length <= SITE_NAME && namesSite(block.text, context.sites)) ||
    opensWithSite(block, context.sites)
  )
    return { kind: 'tagline', rule: 'site-name', by: 'rule' };
  const target = targetOf(block);
  if (target) return { kind: target, rule: `target:${target}`, by: 'rule' };
  for (const zone of zones) {
    // The buttons that open and close a menu are the menu's.
    if (zone === 'widget' && isMenu) continue;
    const kind = byPlace(zone, block);
    if (kind) return { kind, rule: `name:${zone}`, by: 'rule' };
  }
  return { kind: byLinks(block), rule: 'links', by: 'density' };
}

/** Names of small things that sites also give to what holds them: a counter is short, and has a number. */
function fits(zone: Zone, { text }: TextBlock): boolean {
  return zone !== 'counter' || (text.length <= COUNTER && /\d/u.test(text));
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

/** A site speaks of itself by its name: `The Example brings you …`. */
function opensWithSite({ text, linkDensity }: TextBlock, sites: readonly string[]): boolean {
  return (
    linkDensity < 0.3 &&
    text.length < 500 &&
    sites.some((site) => site.length >= 4 && text.slice(0, site.length).toLowerCase() === site.toLowerCase())
  );
}
