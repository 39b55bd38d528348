/** Whether a line that is worded like a pointer to an original is one, and boxes whose label and link stand apart. */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import { agenciesIn } from '../fields/agencies.js';
import { phraseOf } from './phrases.js';

/** Longer texts before a link are no label. UTF-16 code units. */
const LABEL = 40;
/** Share of a box in label and links. */
const FILLED = 0.9;
/** `First published on 3 March 2026, 10:40`: when, and not where. */
const WHEN =
  /^(?:first|originally|previously)\s+(?:published|posted|appeared)\s*(?:on|at)?\s*:?\s*(?:\p{L}+,?\s+){0,2}\d/iu;
/** `Via Roma 12` is a street, `Via satellite` a sentence; behind a colon or with a link it is a pointer. */
const BARE_VIA = /^via\s+(?!:)/iu;

/** A mark or the end of a line parts a label from what it is for. */
const PARTED = /[:：|>»–—-]\s*$|\n$/u;

type Line = Pick<TextBlock, 'text' | 'links'>;

/** False for lines that begin like a pointer and say something else. */
export function isPointer({ text, links }: Line): boolean {
  if (links.some(({ url }) => url !== undefined)) return true;
  return !WHEN.test(text) && (!BARE_VIA.test(text) || agenciesIn(text).length > 0);
}

/** What the label says of a line that is nothing but a label and links: `via` `Port Ellery Gazette`, `Related stories: …`. */
export function labelOf({ text, links }: Line): BoilerplateKind | undefined {
  const first = links[0];
  if (!first || first.start === 0 || first.start > LABEL || links.length > 3) return undefined;
  let filled = first.start;
  for (const { start, end } of links) filled += end - start;
  const label = text.slice(0, first.start);
  const kind = filled < text.length * FILLED ? undefined : phraseOf(label);
  // `Latest figures`, with a link, is a text.
  return kind !== 'related' || PARTED.test(label) ? kind : undefined;
}
