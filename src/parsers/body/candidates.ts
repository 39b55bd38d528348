/**
 * Which box holds the body: several ways of finding it name one each, and one arbiter decides between them.
 *
 * - `weight`: the box whose blocks sum up to most, running text counting for it, all else against it;
 * - `names`: the innermost box that the site itself calls the article's text;
 * - `json-ld`: the innermost box around all text that the page's JSON-LD holds.
 */
import type { Cut, TextBlock } from '../block.js';
import type { Zones } from '../boilerplate/zones.js';
import type { Box } from '../box.js';
import type { Belief } from './belief.js';
import type { Measure } from './measure.js';
import { bodyRoot } from './root.js';

export interface Candidate {
  by: 'weight' | 'names' | 'json-ld';
  box: Box;
  /** Characters of running text inside. */
  prose: number;
  /** Blocks inside that JSON-LD confirms. */
  confirmed: number;
}

/** A tighter candidate has to hold so much of the running text of the wider one. */
const SAME_TEXT = 0.95;
const HALF = 0.5;
/** So few blocks may be confirmed by chance: a summary, a caption. */
const CHANCE = 2;

/** Each way's own, without those that found nothing. */
export function candidatesFor(
  cut: Cut,
  zones: Zones,
  measure: Measure,
  belief: Belief,
  headline: TextBlock | undefined,
): Candidate[] {
  const confirmed = cut.texts.filter((block) => measure.isConfirmed(block));
  const found = {
    weight: bodyRoot(cut, measure, belief, headline),
    names: named(cut, zones, measure),
    'json-ld': confirmed.length > CHANCE ? around(confirmed) : undefined,
  };
  return Object.entries(found).flatMap(([by, box]) =>
    box
      ? {
          by: by as Candidate['by'],
          box,
          prose: measure.proseIn(box),
          confirmed: confirmed.filter(({ index }) => box.holds(index)).length,
        }
      : [],
  );
}

/**
 * What JSON-LD confirms decides, where it speaks: a thread of comments may be longer than the article. Else the box of
 * most weight, or one inside of it that holds next to all of its text and less of all else.
 */
export function arbitrate(
  candidates: readonly Candidate[],
  { isAllConfirmed }: Measure,
  headline: TextBlock | undefined,
): Candidate | undefined {
  const begins = headline?.index ?? 0;
  const [first, ...others] = candidates;
  const whole = isAllConfirmed ? others.find(({ by }) => by === 'json-ld') : undefined;
  if (whole) return whole;
  return others.reduce<Candidate | undefined>((best, one) => {
    if (!best) return one;
    if (one.confirmed > best.confirmed + CHANCE) return one;
    // Where two stand apart, the article is the one right behind its headline.
    const isFirst =
      one.box.last < best.box.first && one.box.first >= begins && one.prose >= HALF * best.prose;
    if (isFirst) return one;
    const isTighter = best.box !== one.box && best.box.isAround(one.box);
    return isTighter && one.confirmed >= best.confirmed && one.prose >= SAME_TEXT * best.prose ? one : best;
  }, first);
}

function named({ boxes }: Cut, zones: Zones, measure: Measure): Box | undefined {
  let best: Box | undefined;
  // Of boxes with the same text the innermost: boxes come before those inside them.
  for (const box of boxes)
    if (zones.of(box.element) === 'body' && (!best || measure.proseIn(box) >= measure.proseIn(best)))
      best = box;
  return best && measure.proseIn(best) > 0 ? best : undefined;
}

function around(blocks: readonly TextBlock[]): Box | undefined {
  const last = blocks.at(-1) as TextBlock;
  let at: Box | undefined = blocks[0]?.box;
  while (at && !at.holds(last.index)) at = at.parent;
  return at;
}
