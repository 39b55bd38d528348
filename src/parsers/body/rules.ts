/** What one block is, seen from the article: the rules in their order, and the first that answers decides. */
import type { BoilerplateKind } from '../../model/article.js';
import type { MediaBlock, TextBlock } from '../block.js';
import { callOf } from '../boilerplate/calls.js';
import { easternCallOf } from '../boilerplate/calls-east.js';
import { phraseOf } from '../boilerplate/phrases.js';
import type { Zone } from '../boilerplate/zone-names.js';
import type { Box } from '../box.js';
import { isBoxedWith, isCaption, isCell, isInCell, showsAlt } from '../captions.js';
import { namesSite } from '../fields/site-name.js';
import { isCredited, tellsOfPicture } from '../pictures.js';
import { isBare, isHeading, isSentence } from '../prose.js';
import type { Belief, BelievedZone } from './belief.js';
import type { Columns } from './columns.js';
import { isCorrection } from './correction.js';
import { isInsert, isQuotation } from './inserts.js';
import { isBesideField } from './items.js';
import { isLeftOver } from './left-over.js';
import { isItem, isLinkedSentence, isLinks, labelsLinks, leadsFromPicture } from './linked.js';
import type { Measure } from './measure.js';

export interface Verdict {
  label: 'body' | 'caption' | 'byline' | 'none';
  /** Name of the rule, and behind a colon what it saw. */
  rule: string;
  /** Where the rule knows what kind of boilerplate it is. */
  kind?: BoilerplateKind | undefined;
}

/** What the rules know beside the block. */
export interface Page {
  root: Box;
  headline: TextBlock | undefined;
  measure: Measure;
  belief: Belief;
  columns: Columns;
  /** Blocks that show a field: never body. */
  claimed: ReadonlySet<number>;
  /** The picture or player right above the block. */
  mediaAbove(block: TextBlock): MediaBlock | undefined;
  textsIn(box: Box): readonly TextBlock[];
  /** The text right before the block. */
  before(block: TextBlock): TextBlock | undefined;
  /** The text right behind the block. */
  behind(block: TextBlock): TextBlock | undefined;
  /** Whether a list that holds links is text. */
  isTextList(list: Box): boolean;
  /** Full names. */
  authors: readonly string[];
  /** Address of the page. */
  url: string;
  /** What the site calls itself. */
  sites: readonly string[];
  /** The kind that a block's own words name. */
  wordsOf(block: TextBlock): BoilerplateKind | undefined;
}

/** Outside of the root. */
export const SCRAMBLED: Verdict = { label: 'none', kind: 'subscribe', rule: 'scrambled' };

/** A verdict without its rule. */
export interface Answer {
  label: Verdict['label'];
  kind: BoilerplateKind | undefined;
  /** What the rule saw, where it tells more than one thing apart. */
  saw: string | undefined;
}

export interface Rule {
  name: string;
  judge(block: TextBlock, page: Page): Answer | undefined;
}

const BODY: Answer = { label: 'body', kind: undefined, saw: undefined };
const CAPTION: Answer = { label: 'caption', kind: undefined, saw: undefined };
const NONE: Answer = { label: 'none', kind: undefined, saw: undefined };

export const RULES: readonly Rule[] = [
  // What shows a field is not shown twice.
  { name: 'field', judge: (block, { claimed }) => (claimed.has(block.index) ? NONE : undefined) },
  {
    name: 'scrambled',
    judge: (block, { measure }) =>
      measure.isScrambled(block) ? { label: 'none', kind: 'subscribe', saw: undefined } : undefined,
  },
  {
    // Settings of scripts, left in the page for them to read, and placeholders. Who writes of JSON shows it as it stands.
    name: 'data',
    judge: ({ text, tag }) =>
      tag !== 'pre' && isLeftOver(text) ? { label: 'none', kind: 'widget', saw: undefined } : undefined,
  },
  {
    // Cells hold words that alone would be labels: `Share`, `Source`. So does what somebody says: `“Send them back,” she
    // says.` So do answers, and subheadings.
    name: 'words',
    judge: (block, page) => {
      const isSaid = isCell(block) || SAID.test(block.text) || isAnswer(block, page);
      const kind = isSaid ? undefined : page.wordsOf(block);
      if (kind && headsText(block, kind, page)) return undefined;
      return kind && { label: 'none', kind: undefined, saw: kind };
    },
  },
  {
    // The site speaks to its readers, in the form of a paragraph.
    name: 'call',
    judge: (block) => {
      const kind = isCell(block) ? undefined : (callOf(block.text) ?? easternCallOf(block.text));
      return kind && { label: 'none', kind, saw: kind };
    },
  },
  {
    // Players and lists of other articles have pictures as well.
    name: 'caption',
    judge: (block, { root, url }) => {
      if (!isCaption(block, root)) return undefined;
      return leadsFromPicture(block, url) ? NONE : CAPTION;
    },
  },
  { name: 'credit', judge: ({ text }) => (isCredited(text) ? CAPTION : undefined) },
  {
    // Below a picture: who stands where in it, the agency that took it, or what it says to those who do not see it.
    name: 'picture',
    judge: (block, { columns, measure, mediaAbove }) => {
      const media = mediaAbove(block);
      if (!media) return undefined;
      if (tellsOfPicture(block.text) || showsAlt(block, media)) return CAPTION;
      // The first paragraph may stand beside the picture as well.
      const isParagraph = isSentence(block) && measure.proseOf(block).isProse;
      const isLine = columns.placeOf(block) === 'intro' && !isParagraph;
      return isLine && isBoxedWith(media, block) ? CAPTION : undefined;
    },
  },
  {
    // JSON-LD outweighs what a box is called, and so does standing amid the paragraphs or being a quotation.
    name: 'name',
    judge: (block, page) => {
      const zone = page.belief.zoneOf(block, page.root);
      if (!zone || page.measure.isConfirmed(block)) return undefined;
      if ((MILD.has(zone.zone) || zone.zone === 'cookie') && isQuotation(block, page.root)) return undefined;
      return isNamedInFlow(block, zone, page)
        ? undefined
        : { label: 'none', kind: undefined, saw: zone.zone };
    },
  },
  {
    // Notes of the editors are the article's, wherever they stand.
    name: 'correction',
    judge: ({ text }) => (isCorrection(text) ? BODY : undefined),
  },
  {
    // `The Example – all the news, all the time`: the site's line below what it republishes.
    name: 'site-line',
    judge: ({ text }, { sites }) =>
      isSiteLine(text, sites) ? { label: 'none', kind: 'tagline', saw: undefined } : undefined,
  },
  {
    name: 'insert',
    judge: (block, page) => (isInsert(block, page) ? NONE : undefined),
  },
  {
    name: 'before-headline',
    judge: (block, { headline, measure }) =>
      headline && block.index < headline.index && !measure.isConfirmed(block) ? NONE : undefined,
  },
  {
    // A paragraph among paragraphs may be one link: titles of other articles end in no full stop.
    name: 'linked-sentence',
    judge: (block, { columns }) =>
      isLinkedSentence(block) && columns.isRunning(columns.of(block)) ? BODY : undefined,
  },
  {
    name: 'links',
    judge: (block, { columns, isTextList, root, url }) =>
      isLinks(block, {
        isAmidText: columns.isRunning(columns.of(block)),
        isQuoted: () => isQuotation(block, root),
        isTextList,
        url,
      })
        ? NONE
        : undefined,
  },
  {
    // Some sites count the lines below their pictures as text.
    name: 'json-ld',
    judge: (block, { measure, mediaAbove }) => {
      if (!measure.isConfirmed(block)) return undefined;
      const isLine = !measure.proseOf(block).isProse && (block.tag === 'div' || block.tag === 'section');
      return isLine && mediaAbove(block) ? CAPTION : BODY;
    },
  },
  {
    name: 'prose',
    judge: (block, { measure }) => (measure.proseOf(block).isProse ? BODY : undefined),
  },
  { name: 'quotation', judge: (block, { root }) => (isQuotation(block, root) ? BODY : undefined) },
  { name: 'subheading', judge: (block) => (isHeading(block) ? BODY : undefined) },
  {
    name: 'list',
    judge: (block, page) => {
      if (isItem(block)) return labelsLinks(block, page) || isBesideField(block, page) ? NONE : BODY;
      return TEXT_TAGS.has(block.tag) || isInCell(block) ? BODY : undefined;
    },
  },
  {
    // Short lines that stand where the paragraphs stand.
    name: 'line',
    judge: (block, { columns }) => {
      const column = columns.of(block);
      const isLine =
        block.tag === 'p' || block.tag === 'pre' || block.box === column || isBareLine(block, columns);
      return isLine && columns.isRunning(column) ? BODY : undefined;
    },
  },
];

const TEXT_TAGS: ReadonlySet<string> = new Set(['blockquote', 'td', 'th']);

/** A line of the site is hardly longer. UTF-16 code units. */
const SITE_LINE = 160;
const SET_APART = /\s[–—|-]\s/u;

/** Reports of an agency open with its name as well, and end in a full stop. */
function isSiteLine(text: string, sites: readonly string[]): boolean {
  if (text.length > SITE_LINE || /[\p{STerm}…]["”’)]?$/u.test(text)) return false;
  const at = text.search(SET_APART);
  return at > 0 && namesSite(text.slice(0, at), sites);
}

/** Zones that are part of an article where the root holds them: bars of tools, heads and feet of the article element. */
const MILD: ReadonlySet<Zone> = new Set([
  'header',
  'side',
  'widget',
  'tagline',
  'counter',
  'navigation',
  'footer',
]);

/** The text opens with words in marks and goes on behind them. */
const SAID = /^["“„«»‟][^"”“«»‟]{2,}["”“«»‟].*[.!?]$/u;

/** `No.`, `“Yes.”`: words of buttons, and with a full stop among the paragraphs what somebody answers. */
const ANSWER =
  /^["“«„–—-]?\s?(?:no|yes|never|maybe|nein|ja|doch|nie|non|oui|jamais|s[iì]|sí|nunca|não|sim|forse|mai|nee|nej|jo|ei|kyllä|tak|ne|ano|nem|igen|evet|hayır|нет|да|ні|так|όχι|ναι)(?:,? \p{L}+)?[.!]["”’»]?$/iu;

function isAnswer(block: TextBlock, { columns }: Page): boolean {
  const { tag, text, links } = block;
  return tag === 'p' && links.length === 0 && ANSWER.test(text) && columns.isRunning(columns.of(block));
}

/** Kinds whose words are nouns of any text as well: `Weather`, `Membership`. */
const AMBIGUOUS: ReadonlySet<BoilerplateKind> = new Set(['widget', 'legal', 'subscribe', 'navigation']);

/** A heading in such words above running text that is a paragraph beside it, and leads nowhere either, is a subheading. */
function headsText(
  block: TextBlock,
  kind: BoilerplateKind,
  { belief, behind, columns, measure, root, wordsOf }: Page,
): boolean {
  if (!AMBIGUOUS.has(kind) || !isHeading(block) || block.links.length > 0) return false;
  const next = behind(block);
  return (
    next !== undefined &&
    next.links.length === 0 &&
    columns.of(next) === columns.of(block) &&
    measure.proseOf(next).isProse &&
    belief.zoneOf(next, root) === undefined &&
    wordsOf(next) === undefined
  );
}

/** A line that a style sets, or a sentence where paragraphs stand as it does. */
function isBareLine(block: TextBlock, columns: Columns): boolean {
  if (!isBare(block)) return false;
  return (
    block.element.attribute('style') !== undefined ||
    (isSentence(block) && columns.hasBare(columns.of(block)))
  );
}

/** A paragraph or subheading amid running text, whose own class is a word of the site's style sheet and no zone. */
function isNamedInFlow(block: TextBlock, { zone, box }: BelievedZone, { columns }: Page): boolean {
  return (
    box === block.box &&
    (MILD.has(zone) || (zone === 'subscribe' && !leadsToOffer(block))) &&
    (block.tag === 'p' || isHeading(block)) &&
    columns.isRunning(columns.of(block))
  );
}

/** A link in it says `Subscribe`. */
function leadsToOffer({ text, links }: TextBlock): boolean {
  return links.some(({ start, end }) => phraseOf(text.slice(start, end)) === 'subscribe');
}
