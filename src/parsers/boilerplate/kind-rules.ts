/** What a block is by itself: by its words, its heading, its zone, its links. Asked in this order, the first answer holds. */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { namesSite } from '../fields/site-name.js';
import { childrenOf, type Element, isElement, parentOf } from '../html/node.js';
import { isHeading } from '../prose.js';
import type { Asked, KindContext } from './asked.js';
import { rowOf } from './link-row.js';
import { isHeadlineLike } from './links.js';
import { leadsHome, targetOf } from './targets.js';
import type { Zone } from './zone-names.js';

interface KindRule {
  /** As `explain` prints it, and as `without` takes it. */
  name: string;
  why: string;
  judge(asked: Asked, context: KindContext): BoilerplateKind | undefined;
}

/** Kinds whose words are names of sections as well. */
const IN_MENUS: ReadonlySet<BoilerplateKind> = new Set(['widget', 'related', 'advertisement', 'comments']);
/** What menus and their lists are called as well. */
const MENU_LISTS: ReadonlySet<BoilerplateKind> = new Set(['related', 'tags']);

/** Words that stand inside of named sections as parts of them. */
const PARTS: ReadonlyMap<BoilerplateKind, readonly BoilerplateKind[]> = new Map([
  ['newsletter', ['subscribe', 'widget', 'navigation']],
  ['share', ['newsletter', 'widget', 'navigation']],
  ['author-bio', ['share', 'related', 'widget', 'navigation']],
]);

/** Zones that a row of links may stand in and be of another kind. */
const LOOSE: ReadonlySet<BoilerplateKind> = new Set(['copyright', 'cookie', 'related']);

/** Longer texts name more than a site. UTF-16 code units. */
const SITE_NAME = 100;
/** Shorter texts that open with the name are names of its parts. UTF-16 code units. */
const SENTENCE = 40;
/** Shorter texts are lines of something. UTF-16 code units. */
const LINE = 80;
/** `Wednesday, 25 November 2026, 11:42 GMT`. UTF-16 code units. */
const DAY = 40;
const YEAR = /(?:^|\D)(?:19|20)\d\d(?:\D|$)/u;
/** Numbers that count money. */
const PRICE = /[$€£¥₹₩₺]\s?\d|\d\s?[€£₽₺]/u;
/** `from £5,349.00*`. UTF-16 code units. */
const PRICE_LINE = 24;
/** A sentence at most. UTF-16 code units. */
const SLOGAN = 20;
const SLOGAN_MOST = 160;
/** Seven digits or more, grouped somehow, behind a sign or a word for it. */
const PHONE =
  /(?:[+(]|(?:tel|tlf|telefon|teléfono|telefone|téléphone|phone|mobile|fax|fon)[.:]*\s*[+(]?)\d(?:[ ()/.-]{0,2}\d){6}/iu;
/** Longer texts say more than that. UTF-16 code units. */
const CONTACT = 200;
const TIME = /\d[:.]\d\d(?:\D|$)/u;

export const KIND_RULES: readonly KindRule[] = [
  {
    name: 'trail',
    why: 'Links above the headline that lead from the front page down to the article are the way to it.',
    judge: ({ block }, { sections }) => (sections.trail.has(block.index) ? 'breadcrumb' : undefined),
  },
  {
    name: 'menu-word',
    why: 'Menus lead to sections that are called as tools are elsewhere: `Weather`, `Videos`, `Comment`.',
    judge: ({ block, words, isMenu, isFrame, isLinked, settled }) =>
      (words && isMenu && !settled && IN_MENUS.has(words) && isLinked) ||
      (words === 'tags' && isFrame && block.links.length === 0)
        ? 'navigation'
        : undefined,
  },
  {
    name: 'words',
    why: 'Some lines say by themselves what they are.',
    judge: ({ block, words, settled }) =>
      words && !isPart(words, settled) && !(words === 'counter' && PRICE.test(block.text))
        ? words
        : undefined,
  },
  {
    name: 'heading',
    why: 'A heading names what stands below it.',
    judge: ({ block, settled, isFrame }, { sections }) => {
      const kind = !settled || settled === 'related' ? sections.heads.get(block.index) : undefined;
      // `Topics` in the foot of the page are those of the site.
      return kind === 'tags' && isFrame ? undefined : kind;
    },
  },
  {
    name: 'menu-list',
    why: '`latest` and `topics` are names of menus as well, where short links stand in one.',
    judge: ({ block, settled, isMenu, isLinked }) =>
      settled && isMenu && MENU_LISTS.has(settled) && isLinked && !isHeadlineLike(block)
        ? 'navigation'
        : undefined,
  },
  {
    name: 'link-row',
    why: 'Several links in one line are what most of them are: `Imprint | Privacy | Contact`.',
    judge: ({ block, settled, isTop }) => (!settled || LOOSE.has(settled) ? rowOf(block, isTop) : undefined),
  },
  {
    name: 'name',
    why: 'The names of elements say what the site keeps there.',
    judge: ({ settled }) => settled,
  },
  {
    name: 'price',
    why: 'A price that stands alone on a page of news is that of an offer.',
    judge: ({ block }) =>
      block.text.length <= PRICE_LINE && PRICE.test(block.text) ? 'advertisement' : undefined,
  },
  {
    name: 'site-name',
    why: 'A line that is the name of the site, or a sentence that opens with it, is the site speaking of itself.',
    judge: ({ block, isEntry, isSubheading }, { sites }) =>
      (!isEntry && !isSubheading && isShort(block) && namesSite(block.text, sites)) ||
      opensWithSite(block, sites)
        ? 'tagline'
        : undefined,
  },
  {
    name: 'logo',
    why: 'The one link to the front page that stands in no list, above the article, is the name of the site.',
    judge: ({ block, isEntry, isMenu }, { headline, host }) =>
      !isEntry &&
      !isMenu &&
      isShort(block) &&
      headline &&
      block.index < headline.index &&
      leadsHome(block, host)
        ? 'tagline'
        : undefined,
  },
  {
    name: 'target',
    why: 'Where a link leads says what it is for, in any language.',
    judge: ({ block, isFrame }) => targetOf(block, isFrame),
  },
  {
    name: 'clock',
    why: 'A day that stands in the head of the page is today; with the time it is a clock.',
    judge: ({ block, isTop, isLinked }) =>
      !isLinked && isTop && block.tag !== 'option' && block.text.length <= DAY && YEAR.test(block.text)
        ? TIME.test(block.text)
          ? 'widget'
          : 'other'
        : undefined,
  },
  {
    name: 'slogan',
    why: 'A line of words in the head of the page that leads nowhere is what the site says of itself.',
    judge: ({ block, isMenu, isEntry }, { headline }) =>
      !isMenu && !isEntry && isSlogan(block) && headline && isInHead(block, headline) ? 'tagline' : undefined,
  },
  {
    name: 'linked-title',
    why: 'Headings that are links are titles of other articles, outside of menus, however short they are.',
    judge: ({ isSubheading, isLinked, isFrame }) =>
      isSubheading && isLinked && !isFrame ? 'related' : undefined,
  },
  {
    name: 'contact',
    why: 'Telephone and street of the publisher stand in the foot of the page, and are none of the other kinds.',
    judge: ({ block, zones, isLinked }) =>
      !isLinked && zones.includes('footer') && block.text.length <= CONTACT && PHONE.test(block.text)
        ? 'other'
        : undefined,
  },
  {
    name: 'form-text',
    why: 'What a label of a form says is a choice or a field of it.',
    judge: ({ block, isLinked, isFrame }) =>
      !isLinked && !isFrame && isLabel(block.element) ? 'widget' : undefined,
  },
  {
    name: 'place',
    why: 'What is in menus, heads and feet of pages is what such places are for.',
    judge: ({ block, zones, isTop, isMenu, isEntry }) => {
      for (const zone of zones) {
        // The buttons that open and close a menu are the menu's, and so are lines below its entries.
        if ((zone === 'widget' && isTop) || (zone === 'tagline' && (isMenu || isEntry))) continue;
        const kind = byPlace(zone, block);
        if (kind) return kind;
      }
      return undefined;
    },
  },
  {
    name: 'foot',
    why: 'The foot of the page has menus, and says what the site is.',
    judge: ({ block, zones }) => (zones.includes('footer') ? byFoot(block) : undefined),
  },
  {
    name: 'links',
    why: 'Where nothing is named, the length of the links tells menus from lists of headlines.',
    judge: ({ block, isLinked }) => {
      if (isHeadlineLike(block)) return 'related';
      if (isLinked) return 'navigation';
      return isHeading(block) || block.text.length > LINE ? 'related' : undefined;
    },
  },
];

/** A part of the section, whatever it is called. */
function isPart(words: BoilerplateKind, settled: BoilerplateKind | undefined): boolean {
  if (!settled) return false;
  if (settled === 'comments') return words !== 'advertisement' && words !== 'counter';
  return words === 'navigation' || (PARTS.get(settled)?.includes(words) ?? false);
}

function isShort({ text }: TextBlock): boolean {
  return text.length <= SITE_NAME;
}

/** Three words or more. */
function isSlogan({ text, linkDensity }: TextBlock): boolean {
  return (
    linkDensity < 0.3 && text.length >= SLOGAN && text.length <= SLOGAN_MOST && /\S\s+\S+\s+\S/u.test(text)
  );
}

/** The head of the page, and not that of the article. */
function isInHead({ box, index }: TextBlock, headline: TextBlock): boolean {
  if (index > headline.index) return false;
  for (let at: Box | undefined = box; at && !at.holds(headline.index); at = at.parent)
    if (at.tag === 'header') return true;
  return false;
}

/** A label that belongs to an input; sites call other things so for their look. */
export function isLabel(element: Element): boolean {
  if (childrenOf(element).some((child) => isElement(child) && child.name === 'label' && labels(child)))
    return true;
  for (let at: Element | undefined = element, up = 0; at && up < 3; at = parentOf(at), up++)
    if (at.name === 'label' && labels(at)) return true;
  return false;
}

function labels(label: Element): boolean {
  return (
    label.attribute('for') !== undefined ||
    childrenOf(label).some((child) => isElement(child) && child.name === 'input')
  );
}

function byPlace(zone: Zone, block: TextBlock): BoilerplateKind | undefined {
  switch (zone) {
    case 'navigation':
    case 'tagline':
    case 'widget':
      return isHeadlineLike(block) && block.linkDensity > 0.5 ? 'related' : zone;
    case 'header':
      return block.linkDensity > 0.5 ? (isHeadlineLike(block) ? 'related' : 'navigation') : undefined;
    default:
      return undefined;
  }
}

function byFoot(block: TextBlock): BoilerplateKind {
  if (isHeadlineLike(block) && block.linkDensity > 0.9) return 'related';
  return block.linkDensity > 0.3 || block.text.length < 40 ? 'navigation' : 'tagline';
}

/** A site speaks of itself by its name: `The Example brings you …`. */
function opensWithSite({ text, linkDensity }: TextBlock, sites: readonly string[]): boolean {
  return (
    linkDensity < 0.3 &&
    text.length >= SENTENCE &&
    text.length < 500 &&
    sites.some((site) => site.length >= 4 && text.slice(0, site.length).toLowerCase() === site.toLowerCase())
  );
}
