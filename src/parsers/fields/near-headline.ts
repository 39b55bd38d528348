/** What stands around the headline: the kicker above it, the dek below it. */
import type { Cut, TextBlock } from '../block.js';
import { phraseOf } from '../boilerplate/phrases.js';
import type { Box } from '../box.js';
import { isCaptionBeside } from '../captions.js';
import { spacedText } from '../cut.js';
import { metaOf, type PageFacts } from '../facts.js';
import type { Found } from '../found.js';
import { NameTest } from '../html/names.js';
import { childrenOf, type Element, isElement, isWithin, parentOf } from '../html/node.js';
import { textOfValue } from '../json-ld.js';
import { likenessTo } from '../likeness.js';
import { isCredited } from '../pictures.js';
import { isWholeName } from './byline-text.js';
import { hasDate } from './date-text.js';

const DEK_NAMES = new NameTest(
  /(?:^|-)(?:dek|deck|standfirst|subtitle|sub-?title|subhead|sub-?heading|subheadline|sub-headline|sub-?deck|strapline|strap|lead|lede|summary|intro|introduction|teaser-text|article-(?:summary|description|excerpt|intro|lead|desc)|excerpt|synopsis|blurb|chapeau|chapo|entradilla|bajada|sottotitolo|occhiello|vorspann|ingress|manchet|perex|zajawka|sapo|(?<!ad-)spot|anleser|underrubrik|undertitel|sous-?titre|subt[ií]tulo|entradeta|onderkop|desc|description|headline-(?:sub|intro)|entry-sub-title)(?:-|$)/u,
);
/** Names that nothing but a kicker bears, or a section: `Kommentar` and `Weather` are such, as well as buttons elsewhere. */
const SECTION_NAMES = new NameTest(
  /(?:^|-)(?:kicker|eyebrow|overline|category|rubric|rubrik|dachzeile|vorzeile|spitzmarke|cintillo|antetitulo|volanta|surtitre|supertitle|overtitle)(?:-|$)/u,
);
const KICKER_NAMES = new NameTest(
  /(?:^|-)(?:kicker|eyebrow|overline|section|category|cat|label|topic|rubric|rubrik|dachzeile|channel|vorzeile|spitzmarke|cintillo|antetitulo|volanta|surtitre|flag|tag|tagline|supertitle|overtitle|headline-kicker)(?:-|$)/u,
);

const NEAR = 8;
const DEK_MOST = 600;
const DEK_LEAST = 20;
/** Over the headline, shorter ones are labels: `For Immediate Release`. */
const DEK_LEAST_ABOVE = 40;
/** A dek is a line or two; a paragraph of this length is the lead of the text, however it is called. */
const LEAD = 160;
const KICKER_MOST = 60;
/** A line of the date and little else. */
const DATE_LINE = 120;
/** What stands over headlines and says nothing of the article. */
const NO_KICKER =
  /^(?:up next|filed under|home|menu|(?:main )?content|search|log ?in|sign (?:in|up)|subscribe|advertisement|read more|listen|anmelden|startseite|werbung|anzeige|accueil|publicité|inicio|publicidad)$/iu;

/** The line under (sometimes over) the headline that sums the article up. */
export function findDek(
  cut: Cut,
  facts: PageFacts,
  headline: TextBlock | undefined,
): Found<string> | undefined {
  if (!headline) return undefined;
  // Most pages repeat one description under several names.
  const descriptions = new Set([
    textOfValue(facts.article?.description),
    metaOf(facts, 'og:description', 'twitter:description'),
    metaOf(facts, 'description'),
    textOfValue(facts.article?.alternativeHeadline),
  ]);
  const said = [...descriptions].flatMap((text) => (text ? likenessTo(text) : []));
  const alikeHeadline = likenessTo(headline.text);
  for (const block of around(cut, headline, 3, NEAR)) {
    const { text } = block;
    if (block.index < headline.index && !isOfHead(block, headline)) continue;
    if (
      (text.length < DATE_LINE && hasDate(text)) ||
      text.length < (block.index < headline.index ? DEK_LEAST_ABOVE : DEK_LEAST) ||
      text.length > DEK_MOST ||
      // `Description:` is the label of one.
      (text.length < DEK_LEAST_ABOVE && /[:：]$/u.test(text)) ||
      block.linkDensity > 0.3 ||
      isLead(block) ||
      isCaptionBeside(block, headline) ||
      isCredited(text) ||
      alikeHeadline(text) >= 0.9 ||
      isApart(block, headline) ||
      isOfAuthor(cut, block, headline)
    )
      continue;
    const called = namedLike(block, DEK_NAMES, 3);
    const heading = /^h[2-6]$/u.test(block.tag) && block.index === headline.index + 1;
    if (!called && !heading && block.index > headline.index + 2) continue;
    const confirmed = said.some((alike) => alike(text) >= 0.9);
    // The description of many sites is the opening of the text: it takes a shape of its own to be a dek.
    const apart = confirmed && block.index <= headline.index + 2 && !looksLikeNext(cut, block);
    if ((called || (heading && text.length >= 40) || apart) && phraseOf(text) === undefined) {
      const at = [{ block: block.index, start: 0, end: text.length }];
      return {
        value: spacedText(block).replace(/\s+/gu, ' '),
        from: 'dom',
        confidence: called && confirmed ? 0.95 : 0.8,
        at,
      };
    }
  }
  return undefined;
}

/** Above the headline the site says what it is, mostly, unless the line stands beside it or in the head of the article with it. */
function isOfHead({ element }: TextBlock, headline: TextBlock): boolean {
  const beside = parentOf(headline.element);
  let around = beside;
  while (around && around.name !== 'article' && around.name !== 'header') around = parentOf(around);
  return parentOf(element) === beside || (around !== undefined && isWithin(element, around));
}

/** Whether it stands over the headline beside other text in a box without that: the end of what is there. */
function isApart({ index, box }: TextBlock, headline: TextBlock): boolean {
  if (index > headline.index) return false;
  let around: Box | undefined = box;
  while (around && around.first === around.last) around = around.parent;
  return around?.holds(headline.index) !== true;
}

/** `Jane Doe has written of canals for ten years`, behind her name. */
function isOfAuthor({ texts }: Cut, { index, text }: TextBlock, headline: TextBlock): boolean {
  return texts.some(
    (line) =>
      line.index > headline.index &&
      line.index < index &&
      text.startsWith(`${line.text} `) &&
      isWholeName(line.text),
  );
}

/** `Berlin. The council …`: a report opens with its place, whatever its first paragraph is called. */
const PLACE_FIRST = /^\p{Lu}\p{L}{2,}(?:[ /-]\p{L}{2,}){0,2}\. \p{Lu}/u;

/** Whole sentences in an element that is no heading, as long as a paragraph, or behind a place. */
function isLead({ tag, text }: TextBlock): boolean {
  if (PLACE_FIRST.test(text)) return true;
  return text.length >= LEAD && !/^h[1-6]$/u.test(tag) && /[\p{STerm}…][”"»“’)]*$/u.test(text);
}

/** The label right above the headline. */
export function findKicker(cut: Cut, headline: TextBlock | undefined): Found<string> | undefined {
  if (!headline) return undefined;
  for (const block of around(cut, headline, 2, 0).toReversed()) {
    const { text } = block;
    if (text.length > KICKER_MOST || /[.!?]$/u.test(text) || /\d{4}/u.test(text)) continue;
    // Signs alone, and crumbs between signs, are the way to the article.
    if (!/\p{L}{2}/u.test(text) || /[|>›»]|\s\/\s/u.test(text) || block.links.length > 1) continue;
    if (NO_KICKER.test(text) || isOfMenu(block)) continue;
    if (isButton(text) && (/\d/u.test(text) || !namedLike(block, SECTION_NAMES, 2))) continue;
    const card = parentOf(headline.element);
    // A label in a span stands in the headline's own box.
    const inline = card === block.element && (block.linkDensity === 1 || isCalledKicker(headline.element));
    const shared = card === parentOf(block.element) || inline;
    if (namedLike(block, KICKER_NAMES, 2) || (shared && block.tag !== 'li' && !/^h[1-6]$/u.test(block.tag))) {
      return {
        value: spacedText(block).replace(/\s+/gu, ' ').replace(AROUND_KICKER, ''),
        from: 'dom',
        confidence: 0.8,
        at: [{ block: block.index, start: 0, end: text.length }],
      };
    }
  }
  return undefined;
}

/** `Posted in Canals`, `— Canals`, `Canals:` */
const AROUND_KICKER = /^(?:(?:posted|filed) (?:in|under)[: ]|[–—|])\s*(?=\p{L})|\s?:$/giu;

/** What the boilerplate of sites says: `3 comments`, `Up next`. Sections are called as menus are. */
function isButton(text: string): boolean {
  const kind = phraseOf(text);
  return kind !== undefined && kind !== 'navigation';
}

/** More items are a menu. */
const MOST_ITEMS = 3;

function isOfMenu({ tag, element }: TextBlock): boolean {
  const list = tag === 'li' ? parentOf(element) : undefined;
  return list !== undefined && childrenOf(list).filter(isElement).length > MOST_ITEMS;
}

/** Inline elements are no blocks of their own, so their names are read where they stand: before the heading. */
function isCalledKicker(heading: Element): boolean {
  for (let at = heading.prev; at; at = at.prev) if (isElement(at) && KICKER_NAMES.of(at)) return true;
  return false;
}

function around(cut: Cut, headline: TextBlock, before: number, after: number): TextBlock[] {
  return cut.blocks
    .slice(Math.max(0, headline.index - before), headline.index + after + 1)
    .filter((block): block is TextBlock => block.type === 'text' && block !== headline);
}

function namedLike(block: TextBlock, names: NameTest, levels: number): boolean {
  for (let at: Element | undefined = block.element, up = 0; at && up < levels; at = parentOf(at), up++) {
    if (names.of(at) && !/^(?:body|main|article)$/u.test(at.name)) return true;
  }
  return false;
}

/** Whether the next text of some length has the same element name, classes and parent: then both are body. */
function looksLikeNext(cut: Cut, block: TextBlock): boolean {
  const next = cut.blocks
    .slice(block.index + 1, block.index + 5)
    .find((one): one is TextBlock => one.type === 'text' && one.text.length >= DEK_LEAST);
  if (!next) return true;
  return (
    next.tag === block.tag &&
    next.element.attribute('class') === block.element.attribute('class') &&
    (next.element === block.element || next.element.parent === block.element.parent)
  );
}
