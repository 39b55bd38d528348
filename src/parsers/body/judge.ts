/** Which blocks are the body: judged one by one, in the order of the page, against the shape of its running text. */
import type { Element } from 'domhandler';
import type { BoilerplateKind } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';
import { phraseOf } from '../boilerplate/phrases.js';
import type { Zone } from '../boilerplate/zones.js';
import { spacedText, textBlocks } from '../cut.js';
import { likeness } from '../likeness.js';
import { isWithin, namesOf, parentOf } from '../tree.js';
import type { Belief } from './belief.js';
import type { Measure } from './measure.js';
import { isHeading } from './prose.js';
import { shapeOf } from './shape.js';

export interface Verdict {
  label: 'body' | 'caption' | 'none';
  rule: string;
}

export interface JudgeInput {
  cut: Cut;
  measure: Measure;
  belief: Belief;
  root: Element;
  headline: TextBlock | undefined;
  /** Blocks that show a field: never body. */
  claimed: ReadonlySet<number>;
}

const CAPTION_NAMES =
  /(?:^|-)(?:captions?|figcaption|wp-caption|wp-caption-text|image-?(?:caption|credit|source|description|meta)|photo-?(?:caption|credit|source)|media-?(?:caption|credit|description)|picture-?(?:caption|credit)|credits?|copyright-?(?:text|holder|info)?|gallery-?(?:caption|text)|bildunterschrift|bildtext|legende|credito|pie-?foto|img-?caption|video-?(?:caption|title|description))(?:-|$)/u;

const LINKED = 0.6;
/** Longer blocks speak for themselves. */
const SHORT = 60;

/** A verdict for each text block, by {@link TextBlock.index}. Blocks below no root have none. */
export function judge(input: JudgeInput): Map<number, Verdict> {
  const { cut, measure, root } = input;
  const verdicts = new Map<number, Verdict>();
  const inside = textBlocks(cut).filter((block) => isWithin(block.element, root));
  const flow = flowOf(inside, input);
  for (const block of inside) verdicts.set(block.index, verdictOn(block, input, flow));
  endAtNextArticle(inside, verdicts, input);
  trimEnds(inside, verdicts, measure, flow);
  settleHeadings(inside, verdicts);
  return verdicts;
}

interface Flow {
  own: ReadonlySet<string>;
  around: ReadonlySet<string>;
  shape(block: TextBlock): { own: string; around: string };
}

/** The shapes of the running text that no zone claims. */
function flowOf(inside: readonly TextBlock[], { measure, belief, root }: JudgeInput): Flow {
  const own = new Set<string>();
  const around = new Set<string>();
  const shape = (block: TextBlock) => shapeOf(block, root);
  for (const block of inside) {
    if (!measure.prose.get(block.index)?.isProse || belief.zoneOf(block, root)) continue;
    const at = shape(block);
    own.add(at.own);
    around.add(at.around);
  }
  return { own, around, shape };
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

function verdictOn(block: TextBlock, input: JudgeInput, flow: Flow): Verdict {
  const { measure, belief, root, claimed, headline } = input;
  if (claimed.has(block.index)) return { label: 'none', rule: 'field' };
  const words = phraseOf(spacedText(block));
  if (words) return { label: 'none', rule: `words:${words}` };
  if (isCaption(block, root)) return { label: 'caption', rule: 'caption' };
  const confirmed = measure.confirmed.has(block.index);
  const prose = measure.prose.get(block.index)?.isProse ?? false;
  const zone = belief.zoneOf(block, root);
  if (zone && !confirmed && !(MILD.has(zone.zone) && isPullQuote(block, root)))
    return { label: 'none', rule: `name:${zone.zone}` };
  if (confirmed) return { label: 'body', rule: 'json-ld' };
  if (headline && block.index < headline.index) return { label: 'none', rule: 'before-headline' };
  if (block.linkDensity > LINKED && !isHeading(block)) return { label: 'none', rule: 'links' };
  if (prose) return { label: 'body', rule: 'prose' };
  if (isPullQuote(block, root)) return { label: 'body', rule: 'quotation' };
  if (isHeading(block))
    return block.linkDensity > LINKED
      ? { label: 'none', rule: 'links' }
      : { label: 'body', rule: 'subheading' };
  const at = flow.shape(block);
  if (
    flow.own.has(at.own) ||
    block.tag === 'li' ||
    block.tag === 'td' ||
    block.tag === 'th' ||
    block.tag === 'blockquote'
  )
    return { label: 'body', rule: 'shape' };
  if (flow.around.has(at.around) && (block.tag === 'p' || block.tag === 'pre'))
    return { label: 'body', rule: 'shape' };
  return { label: 'none', rule: 'shape' };
}

/** After the body has begun, a further main heading opens the next article of an endless page. */
function endAtNextArticle(
  inside: readonly TextBlock[],
  verdicts: Map<number, Verdict>,
  { headline, measure }: JudgeInput,
): void {
  if (headline?.tag !== 'h1') return;
  let began = 0;
  const cutAt = inside.findIndex((block) => {
    if (measure.prose.get(block.index)?.isProse && verdicts.get(block.index)?.label === 'body') began++;
    return (
      began >= 2 &&
      block.tag === 'h1' &&
      block.index > headline.index &&
      likeness(block.text, headline.text) < 0.6
    );
  });
  if (cutAt < 0 || inside.slice(cutAt).some(({ index }) => measure.confirmed.has(index))) return;
  // Where the text goes on in the same element, the heading was a caption or a subheading.
  const isRunning = ({ index }: TextBlock) => measure.prose.get(index)?.isProse ?? false;
  const before = inside.slice(0, cutAt).findLast(isRunning);
  const behind = inside.slice(cutAt).find(isRunning);
  if (before?.element.parent === behind?.element.parent) return;
  for (const block of inside.slice(cutAt)) verdicts.set(block.index, { label: 'none', rule: 'next-article' });
}

/** Before the first and behind the last running text, short lines have to look like sentences of its shape. */
function trimEnds(
  inside: readonly TextBlock[],
  verdicts: Map<number, Verdict>,
  { prose, confirmed }: Measure,
  flow: Flow,
): void {
  const isSentence = (block: TextBlock) =>
    /[.!?:…”"“»)]$/u.test(block.text) &&
    block.text.length >= SHORT / 2 &&
    flow.own.has(flow.shape(block).own);
  const isRunning = (block: TextBlock) =>
    verdicts.get(block.index)?.label === 'body' &&
    (prose.get(block.index)?.isProse || confirmed.has(block.index) || isSentence(block));
  const first = inside.findIndex(isRunning);
  const last = endOfList(inside, verdicts, inside.findLastIndex(isRunning));
  for (const [place, block] of inside.entries()) {
    if (place >= first && place <= last) continue;
    if (verdicts.get(block.index)?.label === 'body')
      verdicts.set(block.index, { label: 'none', rule: 'end' });
  }
}

/** A last paragraph that ends in a colon announces the list behind it. */
function endOfList(
  inside: readonly TextBlock[],
  verdicts: ReadonlyMap<number, Verdict>,
  last: number,
): number {
  if (!inside[last]?.text.endsWith(':')) return last;
  let end = last;
  const isItem = (block: TextBlock | undefined) =>
    block !== undefined &&
    /^(?:li|td|th|dd|dt)$/u.test(block.tag) &&
    verdicts.get(block.index)?.label === 'body';
  while (isItem(inside[end + 1])) end++;
  return end;
}

/** A subheading belongs to the body when body follows it before the next heading. */
function settleHeadings(inside: readonly TextBlock[], verdicts: Map<number, Verdict>): void {
  let follows = false;
  for (const block of inside.toReversed()) {
    const verdict = verdicts.get(block.index);
    if (verdict?.label === 'body' && isHeading(block)) {
      if (!follows) verdicts.set(block.index, { label: 'none', rule: 'heading-of-nothing' });
    } else if (verdict?.label === 'body') follows = true;
    else if (verdict?.label === 'none' && isHeading(block)) follows = false;
  }
}

function isCaption(block: TextBlock, root: Element): boolean {
  for (let at: Element | undefined = block.element; at && at !== root; at = parentOf(at)) {
    if (at.name === 'figcaption') return true;
    if (at.name === 'figure')
      return (
        block.tag !== 'blockquote' &&
        block.tag !== 'td' &&
        block.tag !== 'th' &&
        parentOf(block.element)?.name !== 'blockquote'
      );
    if (CAPTION_NAMES.test(namesOf(at))) return true;
  }
  return false;
}

function isPullQuote(block: TextBlock, root: Element): boolean {
  for (let at: Element | undefined = block.element; at && at !== root; at = parentOf(at))
    if (at.name === 'blockquote' || at.name === 'q') return true;
  return false;
}

/** The kind that a verdict's rule names, where it names one. */
export function kindOfRule(rule: string): BoilerplateKind | undefined {
  return rule.startsWith('words:') ? (rule.slice(6) as BoilerplateKind) : undefined;
}
