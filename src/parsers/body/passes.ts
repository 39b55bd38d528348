/** What only the order of the blocks tells, once each was judged by itself. */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import { rankOf } from '../boilerplate/section-heads.js';
import type { Box } from '../box.js';
import { opensByline } from '../fields/byline-openings.js';
import { namesOfLine } from '../fields/byline-text.js';
import { hasDate } from '../fields/date-text.js';
import { NameTest } from '../html/names.js';
import { likeness } from '../likeness.js';
import { isHeading, isToldIn } from '../prose.js';
import { isCorrection } from './correction.js';
import { dropMachineSummary } from './machine-summary.js';
import type { Page, Verdict } from './rules.js';
import { shapeOf } from './shape.js';
import { isCredits, saysFromWhere, signOffOf } from './sign-off.js';

type Pass = (inside: readonly TextBlock[], verdicts: Map<number, Verdict>, page: Page) => void;

/** What only the order of the blocks tells, by the name under which it is explained. */
export const PASSES: Record<string, Pass> = {
  'named-heading': addNamedHeadings,
  'machine-summary': dropMachineSummary,
  'gallery-caption': dropGalleryCaptions,
  'next-article': endAtNextArticle,
  'below-heading': endAtHeading,
  'sign-off': endAtSignOff,
  'heading-of-nothing': settleHeadings,
};

/** UTF-16 code units. */
const SUBHEADING = 120;

const HEADING_NAMES = new NameTest(
  /(?:^|-)(?:sub-?head(?:ing|line|er)?s?|cross-?head(?:ing|line)?s?|inter-?titles?|inter-?titres?|zwischentitel|zwischen(?:ueberschrift|überschrift)|ladillos?|mellomtittel|mellanrubrik|tussenkop|srodtytul|väliotsikko)(?:-|$)/u,
);

/** A short line that is called a subheading, right between two paragraphs that stand beside its element. */
function addNamedHeadings(
  inside: readonly TextBlock[],
  verdicts: Map<number, Verdict>,
  { measure }: Page,
): void {
  const isParagraph = (block: TextBlock | undefined, beside: TextBlock, index: number) =>
    block?.index === index &&
    block.box.parent === beside.box.parent &&
    measure.proseOf(block).isProse &&
    verdicts.get(index)?.label === 'body';
  for (const [at, block] of inside.entries()) {
    const { index, tag, text, links } = block;
    if (tag !== 'div' || text.length > SUBHEADING || links.length > 0) continue;
    if (verdicts.get(index)?.rule !== 'no-rule' || !/^\P{L}*[\p{Lu}\p{Lo}]/u.test(text)) continue;
    if (
      HEADING_NAMES.of(block.element) &&
      isParagraph(inside[at - 1], block, index - 1) &&
      isParagraph(inside[at + 1], block, index + 1)
    )
      verdicts.set(index, { label: 'body', rule: 'named-heading' });
  }
}

/** UTF-16 code units in which captions are the same; galleries cut them behind that. */
const SAME = 60;
/** Nobody writes a sentence so often. */
const OFTEN = 3;

/** Sentences that stand again and again, each time in another box, are captions: one of a gallery has the words of all. */
function dropGalleryCaptions(inside: readonly TextBlock[], verdicts: Map<number, Verdict>): void {
  const alike = new Map<string, TextBlock[]>();
  for (const block of inside) {
    if (block.text.length < SAME || verdicts.get(block.index)?.label !== 'body') continue;
    const beginning = block.text.slice(0, SAME);
    const same = alike.get(beginning);
    if (same) same.push(block);
    else alike.set(beginning, [block]);
  }
  for (const same of alike.values())
    if (same.length >= OFTEN && new Set(same.map(({ box }) => box.parent)).size > 1)
      for (const { index } of same) verdicts.set(index, { label: 'caption', rule: 'gallery-caption' });
}

/** After the body has begun, a further main heading opens the next article of an endless page. */
function endAtNextArticle(
  inside: readonly TextBlock[],
  verdicts: Map<number, Verdict>,
  { headline, measure }: Page,
): void {
  if (headline?.tag !== 'h1') return;
  let began = 0;
  const headings = [...inside.entries()].filter(([, block]) => {
    if (measure.proseOf(block).isProse && verdicts.get(block.index)?.label === 'body') began++;
    return (
      began >= 2 &&
      block.tag === 'h1' &&
      block.index > headline.index &&
      likeness(block.text, headline.text) < 0.6
    );
  });
  const signed = headings.find(([at]) => isSigned(inside.slice(at + 1, at + 1 + HEAD)));
  const [cutAt] = signed ?? headings[0] ?? [];
  if (cutAt === undefined || inside.slice(cutAt).some((block) => measure.isConfirmed(block))) return;
  const isApart = signed !== undefined || standsApart(inside, cutAt, headline, measure);
  if (!isApart) return;
  for (const block of inside.slice(cutAt)) verdicts.set(block.index, { label: 'none', rule: 'next-article' });
}

/** Blocks below a headline among which are its author and date. */
const HEAD = 4;
/** UTF-16 code units. */
const HEAD_LINE = 120;

/** Whether lines say who wrote what stands below them, and when: no section of an article has both. */
function isSigned(below: readonly TextBlock[]): boolean {
  const lines = below.filter(({ text }) => text.length <= HEAD_LINE);
  return (
    lines.some(({ text }) => opensByline(text) && namesOfLine(text).length > 0) &&
    lines.some(({ text }) => hasDate(text))
  );
}

function standsApart(
  inside: readonly TextBlock[],
  cutAt: number,
  headline: TextBlock,
  measure: Page['measure'],
): boolean {
  // An article has an element of its own: a main heading in that of the headline is one of its sections.
  const own = articleOf(headline.box);
  if (own?.holds((inside[cutAt] as TextBlock).index)) return false;
  // Where the text goes on in the same element, the heading was a caption, a subheading or that of a box.
  const isRunning = (block: TextBlock) => measure.proseOf(block).isProse;
  const before = inside.slice(0, cutAt).findLast(isRunning);
  const behind = inside.slice(cutAt).filter(isRunning);
  return !behind.some(({ box }) => box.parent === before?.box.parent);
}

function articleOf(box: Box): Box | undefined {
  let at: Box | undefined = box;
  while (at && at.tag !== 'article') at = at.parent;
  return at;
}

/** A line above the text leads to the comments as well: there is so much text above those. UTF-16 code units. */
const ARTICLE = 600;

/**
 * Below the text, a heading that says so opens what its readers wrote, or, beside the text, the other articles, whatever
 * the elements are called.
 */
function endAtHeading(
  inside: readonly TextBlock[],
  verdicts: Map<number, Verdict>,
  { columns, measure, root, wordsOf }: Page,
): void {
  const isRunning = (block: TextBlock) =>
    measure.proseOf(block).isProse && verdicts.get(block.index)?.label === 'body';
  let length = 0;
  let last: TextBlock | undefined;
  let kind: BoilerplateKind | undefined;
  const cutAt = inside.findIndex((block) => {
    if (isRunning(block)) {
      length += block.text.length;
      last = block;
    }
    if (!last || length < ARTICLE || rankOf(block) === undefined) return false;
    kind = wordsOf(block);
    // In a box of its own it heads what stands there, and the text may go on behind.
    return kind === 'comments' || (kind === 'related' && block.box.parent?.isAround(last.box));
  });
  if (cutAt < 0) return;
  const below = inside.slice(cutAt);
  if (below.some((block) => measure.isConfirmed(block))) return;
  // Among paragraphs it is a line that leads there.
  const shape = (block: TextBlock) => shapeOf(columns.of(block), root);
  const above = new Set(inside.slice(0, cutAt).filter(isRunning).map(shape));
  if (below.some((block) => isRunning(block) && above.has(shape(block)))) return;
  for (const { index } of below) {
    const verdict = verdicts.get(index);
    if (verdict?.label === 'body' || verdict?.rule === 'no-rule')
      verdicts.set(index, { label: 'none', kind, rule: `below-heading:${kind}` });
  }
}

/**
 * The last lines of the body that credit its authors or end it, from the end upwards, and the `___` between them; the first
 * ones that say from where they report; credits in brackets wherever they stand. Notes of the editors stay.
 */
function endAtSignOff(inside: readonly TextBlock[], verdicts: Map<number, Verdict>, { authors }: Page): void {
  const rules: TextBlock[] = [];
  const isBody = ({ index }: TextBlock) => verdicts.get(index)?.label === 'body';
  for (const block of inside)
    if (isBody(block) && isCredits(block.text))
      verdicts.set(block.index, { label: 'byline', rule: 'sign-off' });
  for (const block of inside) {
    if (!isBody(block)) continue;
    if (!saysFromWhere(block.text, authors)) break;
    verdicts.set(block.index, { label: 'byline', rule: 'sign-off' });
  }
  const body = inside.filter(isBody).toReversed();
  // A heading that is the author's name stands above what is said of them, one for each author above what they say.
  const [name, ...others] = body.filter((block) => isHeading(block) && authors.includes(block.text));
  for (const [at, block] of body.entries()) {
    if (isCorrection(block.text)) continue;
    const isAbout = name !== undefined && others.length === 0 && body[at + 1] === name;
    const found = isAbout ? ABOUT_AUTHOR : signOffOf(block, authors);
    // With no text below it, a heading is that of what was left out.
    if (!found && isHeading(block) && !isToldIn(block)) continue;
    if (found) {
      verdicts.set(block.index, { ...found, rule: 'sign-off' });
      for (const { index } of rules.splice(0)) verdicts.set(index, { label: 'none', rule: 'sign-off' });
    } else if (/[\p{L}\p{N}]/u.test(block.text)) return;
    else rules.push(block);
  }
}

const ABOUT_AUTHOR = { label: 'none', kind: 'author-bio' } as const;

/** `ALSO:`, `More of today’s winners:` UTF-16 code units. */
const LABEL = 40;

/** Blocks that a box in the text has at most which is headed by itself. */
const BOXED = 12;
/** UTF-16 code units. */
const TITLE = 20;

/** Of another article, in a list of such. */
function isTitle({ text, linkDensity }: TextBlock): boolean {
  return linkDensity > 0.5 && text.length > TITLE;
}

/** Where headings of whole sentences are a smaller part of the running text, it is not told in them. */
const TOLD_PART = 0.25;

/**
 * A subheading belongs to the body when body follows it before the next heading or box, and its own box does not hold
 * links to others or calls to the readers alone; so does the label of a list when any body follows.
 */
function settleHeadings(
  inside: readonly TextBlock[],
  verdicts: Map<number, Verdict>,
  { behind, columns, measure, textsIn }: Page,
): void {
  let told = 0;
  let running = 0;
  for (const block of inside) {
    if (verdicts.get(block.index)?.label !== 'body') continue;
    if (isHeading(block)) told += isToldIn(block) ? block.text.length : 0;
    else if (measure.proseOf(block).isProse) running += block.text.length;
  }
  // Above the text one is the article in short.
  const isTold = (block: TextBlock) =>
    isToldIn(block) && (block.index < columns.begins || told >= TOLD_PART * running);
  const isBody = ({ index }: TextBlock) => verdicts.get(index)?.label === 'body';
  const isCall = ({ index }: TextBlock) => verdicts.get(index)?.rule.startsWith('call:') ?? false;
  const headsOthers = ({ index, box: { parent } }: TextBlock) => {
    if (!parent || parent.last - parent.first >= BOXED) return false;
    const others = textsIn(parent).filter((block) => block.index !== index);
    return others.some((other) => isTitle(other) || isCall(other)) && !others.some(isBody);
  };
  let follows = false;
  let isLast = true;
  for (const block of inside.toReversed()) {
    const verdict = verdicts.get(block.index);
    const heads =
      (isHeading(block) && !isTold(block)) ||
      // What is right behind it was left out; above a picture or a post it says what that is.
      (isLast && block.text.length <= LABEL && /[:：]$/u.test(block.text) && behind(block) !== undefined);
    if (verdict?.label === 'body' && heads) {
      if (!follows || headsOthers(block))
        verdicts.set(block.index, { label: 'none', rule: 'heading-of-nothing' });
    } else if (verdict?.label === 'body') {
      follows = true;
      isLast = false;
    } else if (verdict?.label === 'none' && (isHeading(block) || verdict.rule === 'insert')) follows = false;
  }
}
