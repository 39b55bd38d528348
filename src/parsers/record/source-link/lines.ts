/** The lines of a page that point to an original, each with the address that it leads to. */
import { httpUrl } from '../../../model/url.js';
import type { Assignment, TextBlock } from '../../block.js';
import { POINTERS } from '../../boilerplate/phrases/origin.js';
import { PhraseTree } from '../../boilerplate/phrases/tree.js';
import { phraseOf } from '../../boilerplate/phrases.js';
import type { Box } from '../../box.js';
import { spacedText } from '../../cut.js';
import { isOriginal, type Page } from './originals.js';
import { unwrapped } from './wrappers.js';

/** Sentences that can be nothing else, wherever they stand; `Source: …` is also what charts and pictures have. */
const STRONG = new PhraseTree([{ kind: 'source-link', rows: POINTERS }]);

/** Paragraphs on both sides between which a label is that of a chart or a box. */
const AMID = 2;
/** Blocks before and behind the text in which its pointer stands; farther off is a teaser's or a comment's. */
const BEFORE = 20;
const BEHIND = 40;
/** What holds pictures and charts, looked for so far up. */
const MEDIA: ReadonlySet<string> = new Set(['figure', 'figcaption', 'table', 'blockquote']);
const MEDIA_LEVELS = 4;
/** Addresses that are written out and are no links. */
const WRITTEN = /https?:\/\/[^\s<>"'“”«»)\]]+/iu;
/** A label alone, whose name or link stands in the next block. UTF-16 code units. */
const LABEL_ALONE = 40;

export interface PointerLine {
  /** As shown. */
  label: string;
  /** Behind all wrappers; undefined where the line only names. */
  url: string | undefined;
  /** It has links, and none leads to what can be an original. */
  leadsNowhere: boolean;
}

/**
 * Ends of paragraphs that are pointers become lines of their own, and so does a link behind a label that stands alone:
 * auto-blogs put `Source link` behind the last sentence, or the label in one block and the link in the next.
 */
export function withPointerLines(assignments: readonly Assignment[]): Assignment[] {
  const out: Assignment[] = [];
  let labelAlone = false;
  for (const one of assignments) {
    const isLink = labelAlone && isOneLink(one.block);
    labelAlone = one.label === 'source-link' && isAlone(one.block);
    if (isLink)
      out.push({ ...one, label: 'source-link', boilerplate: true, rule: 'behind-label', by: 'rule' });
    else if (one.label === 'body') out.push(...parted(one));
    else out.push(one);
  }
  return out;
}

function isAlone({ text, links }: TextBlock): boolean {
  return links.length === 0 && text.length <= LABEL_ALONE && /^[^:：]*[:：]?\s*$/u.test(text);
}

function isOneLink({ links, linkDensity }: TextBlock): boolean {
  return links.length === 1 && linkDensity > 0.8;
}

/** A paragraph of the body, and the pointer at its end. */
function parted(one: Assignment): Assignment[] {
  const { text, links } = one.block;
  const last = links.at(-1);
  if (!last || last.end < text.length - 3 || one.start > 0 || one.end < text.length) return [one];
  for (const start of endingsOf(text, last.start)) {
    if (phraseOf(text.slice(start).replace(/^[([]/u, '')) !== 'source-link') continue;
    const pointer = { label: 'source-link', boilerplate: true, rule: 'ends-in-pointer', by: 'rule' } as const;
    return [
      { ...one, end: start },
      { ...one, ...pointer, start },
    ];
  }
  return [one];
}

/** Pointers are short. UTF-16 code units before their link. */
const POINTER_HEAD = 160;
const SENTENCE_END = /\p{STerm}/u;
/** What may stand between the end of a sentence and the next one. */
const BETWEEN = ' ”"’»)]';

/** Where a pointer may begin that ends in the link: at its line, in its brackets, behind the last sentence. */
function endingsOf(text: string, link: number): number[] {
  const places: number[] = [];
  let bracket = -1;
  let sentence = -1;
  for (let at = link - 1; at >= 0 && at > link - POINTER_HEAD; at--) {
    const sign = text.charAt(at);
    if (sign === '\n') {
      places.push(at + 1);
      break;
    }
    if (bracket < 0 && (sign === '(' || sign === '[')) bracket = at;
    if (sentence < 0 && SENTENCE_END.test(sign)) {
      sentence = at + 1;
      while (sentence < link && BETWEEN.includes(text.charAt(sentence))) sentence++;
    }
  }
  return [...places, ...[bracket, sentence].filter((at) => at > 0)];
}

/** In the order of the page, without the labels of charts, teasers and comments. */
export function pointerLines(assignments: readonly Assignment[], page: Page): PointerLine[] {
  const body = assignments.filter(({ label }) => label === 'body').map(({ block }) => block.index);
  const first = body[0];
  const last = body.at(-1);
  return assignments.flatMap((one) => {
    if (one.label !== 'source-link' || isOfMedia(one.block)) return [];
    const { index } = one.block;
    if (first !== undefined && last !== undefined && (index < first - BEFORE || index > last + BEHIND))
      return [];
    const shown = one.block.text.slice(one.start, one.end).trim();
    const amid =
      body.filter((at) => at < index).length >= AMID && body.filter((at) => at > index).length >= AMID;
    if (amid && STRONG.find(shown) === undefined) return [];
    return [lineOf(one, shown, page)];
  });
}

function lineOf({ block, start, end }: Assignment, shown: string, page: Page): PointerLine {
  const linked = block.links.flatMap((link) =>
    link.url !== undefined && link.end > start && link.start < end ? [link.url] : [],
  );
  const written =
    linked.length === 0 ? httpUrl(WRITTEN.exec(shown)?.[0].replace(/[.,;:]+$/u, '')) : undefined;
  const urls = (written ? [written] : linked).map(unwrapped);
  return {
    label: (start === 0 && end === block.text.length ? spacedText(block) : shown)
      .replace(/\s+/gu, ' ')
      .trim(),
    url: urls.find((url) => isOriginal(url, page)),
    leadsNowhere: urls.length > 0,
  };
}

function isOfMedia({ box }: TextBlock): boolean {
  let level = 0;
  for (let at: Box | undefined = box; at && level < MEDIA_LEVELS; at = at.parent, level++)
    if (MEDIA.has(at.tag)) return true;
  return false;
}
