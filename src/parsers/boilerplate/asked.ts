/** What the rules of a kind ask about one block, each thing once. */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import { isHeading } from '../prose.js';
import type { Sections } from './section-heads.js';
import type { Zone } from './zone-names.js';

export interface KindContext {
  /** The believed zones around a block, innermost first. */
  zonesOf(block: TextBlock): Zone[];
  /** What headings and lists say. */
  sections: Sections;
  /** The kind that a block's own words name. */
  wordsOf(block: TextBlock): BoilerplateKind | undefined;
  /** What the site calls itself. */
  sites: readonly string[];
  /** Rules to leave out, by name. */
  without: ReadonlySet<string>;
  headline: TextBlock | undefined;
  /** The host of the page. */
  host: string;
}

export interface Asked {
  block: TextBlock;
  words: BoilerplateKind | undefined;
  zones: readonly Zone[];
  /** The innermost zone whose own name settles the kind. */
  settled: BoilerplateKind | undefined;
  isMenu: boolean;
  /** In a menu or in the head of the page. */
  isTop: boolean;
  /** There, or in the foot of the page. */
  isFrame: boolean;
  /** Most of the text is links. */
  isLinked: boolean;
  /** It heads a part of the page. */
  isSubheading: boolean;
  /** One of several in a list. */
  isEntry: boolean;
}

/** `1,204 people have shared this story`. UTF-16 code units. */
const COUNTER = 40;

/** Longer ones are headlines below a topic. UTF-16 code units. */
const TOPIC = 60;

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

export function asked(block: TextBlock, context: KindContext): Asked {
  const zones = context.zonesOf(block);
  const isEntry = context.sections.rows.listOf(block) !== undefined;
  const isMenu = zones.includes('navigation');
  const isTop = isMenu || zones.includes('header');
  return {
    block,
    words: context.wordsOf(block),
    zones,
    // Sections with a strong name keep their buttons, counters and menus.
    settled: zones.find((zone): zone is BoilerplateKind => SETTLED.has(zone) && fits(zone, block)),
    isMenu,
    isTop,
    isFrame: isTop || zones.includes('footer'),
    isLinked: block.linkDensity > 0.5,
    isSubheading: isHeading(block) && block.tag !== 'h1',
    isEntry: isEntry || block.tag === 'li',
  };
}

/** Names of small things that sites also give to what holds them: a counter is short, and has a number; a topic is short. */
function fits(zone: Zone, { text, links }: TextBlock): boolean {
  if (zone === 'tags') return links.length > 1 || text.length <= TOPIC;
  return zone !== 'counter' || (text.length <= COUNTER && /\d/u.test(text));
}
