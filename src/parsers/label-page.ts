/** Gives each visible stretch of a page its one label: fields first, then the body, then a kind of boilerplate. */
import type { BoilerplateKind } from '../model/article.js';
import type { FieldLabel } from '../model/ledger.js';
import type { Assignment, Cut, TextBlock } from './block.js';
import { beliefIn } from './body/belief.js';
import { arbitrate, type Candidate, candidatesFor } from './body/candidates.js';
import { type Columns, columnsOf } from './body/columns.js';
import { judge } from './body/judge.js';
import { textLists } from './body/linked.js';
import { measure } from './body/measure.js';
import type { Reference } from './body/reference.js';
import { SCRAMBLED, type Verdict } from './body/rules.js';
import { addStrays } from './body/strays.js';
import type { KindContext } from './boilerplate/asked.js';
import { kindOf } from './boilerplate/kind.js';
import { phraseOf } from './boilerplate/phrases.js';
import { isPointer, labelOf } from './boilerplate/pointer.js';
import { sectionHeads } from './boilerplate/section-heads.js';
import { hostOf } from './boilerplate/targets.js';
import { Zones } from './boilerplate/zones.js';
import { type Box, isQuoted } from './box.js';
import { spacedText } from './cut.js';
import type { PageFacts } from './facts.js';
import { opensWithTime } from './fields/date-words.js';
import type { PageFields } from './fields/page-fields.js';
import { siteNamesOf } from './fields/site-name.js';
import type { ShownAt } from './found.js';
import type { Element } from './html/node.js';
import type { ProfileHints } from './profile-hints.js';
import { isHeading } from './prose.js';

export interface Labelled {
  assignments: Assignment[];
  /** The element that holds the body; undefined where there is no running text. */
  root: Element | undefined;
  /** The boxes that were named for the body. */
  candidates: readonly Candidate[];
}

export function labelPage(
  cut: Cut,
  facts: PageFacts,
  fields: PageFields,
  hints: ProfileHints,
  reference: Reference | undefined,
  without: ReadonlySet<string>,
): Labelled {
  const measured = measure(cut, reference);
  const headline = fields.headline?.block;
  const zones = new Zones();
  const belief = beliefIn(cut, zones, measured, headline);
  const candidates = candidatesFor(cut, zones, measured, belief, headline);
  const chosen = arbitrate(candidates, measured, headline);
  const root = boxOf(hints.body, cut) ?? chosen?.box;
  const inside = root ? cut.texts.filter(({ index }) => root.holds(index)) : [];
  const columns = root && columnsOf(inside, root, measured, belief);
  const claims = claimsOf(fields, inside, columns);
  const wordsOf = wordsReader(cut);
  const sites = siteNamesOf(facts);
  const verdicts = columns
    ? judge({
        inside,
        columns,
        measure: measured,
        belief,
        root,
        headline,
        claimed: new Set(claims.keys()),
        mediaAbove: ({ index }) => {
          const last = cut.blocks[index - 1];
          return last?.type === 'media' ? last : undefined;
        },
        textsIn: ({ first, last }) =>
          cut.blocks.slice(first, last + 1).filter((block) => block.type === 'text'),
        before: ({ index }) => {
          const last = cut.blocks[index - 1];
          return last?.type === 'text' ? last : undefined;
        },
        behind: ({ index }) => {
          const next = cut.blocks[index + 1];
          return next?.type === 'text' ? next : undefined;
        },
        isTextList: textLists(
          cut,
          facts.url,
          (block) => block.index >= columns.begins && wordsOf(block) === undefined,
        ),
        authors: (fields.bylines?.value ?? []).map(({ name }) => name),
        url: facts.url,
        sites,
        wordsOf,
        without,
      })
    : new Map<number, Verdict>();
  // Also where the page has nothing else that could be its text.
  for (const block of cut.texts)
    if (measured.isScrambled(block) && !verdicts.has(block.index)) verdicts.set(block.index, SCRAMBLED);
  for (const block of cut.texts)
    if (hints.isOutside(block)) verdicts.set(block.index, { label: 'none', rule: 'profile' });
  if (root && !hints.body)
    addStrays({ cut, root, belief, measure: measured, headline, claims, verdicts, wordsOf, without });
  const sections = sectionHeads(
    cut,
    (block) => verdicts.get(block.index)?.label === 'body' || claims.has(block.index),
    wordsOf,
    headline,
    facts.url,
  );
  const context: KindContext = {
    zonesOf: belief.zonesOf,
    sections,
    sites,
    wordsOf,
    headline,
    host: hostOf(facts.url),
    without,
  };
  const assignments = cut.texts.map((block): Assignment => {
    const whole = (
      label: Assignment['label'],
      boilerplate: boolean,
      rule: string,
      by: Assignment['by'] = 'rule',
    ) => ({ block, start: 0, end: block.text.length, label, boilerplate, rule, by });
    const marked = hints.boilerplateOf(block);
    if (marked) return whole(marked, true, 'profile', 'profile');
    const claim = claims.get(block.index);
    if (claim) return whole(claim, false, `field:${claim}`);
    const verdict = verdicts.get(block.index);
    if (verdict && verdict.label !== 'none') return whole(verdict.label, false, verdict.rule);
    if (verdict?.kind) return whole(verdict.kind, true, verdict.rule);
    const { kind, rule, saw, by } = kindOf(block, context);
    const named = saw ? `${rule}:${saw}` : rule;
    const rules = verdict && verdict.rule !== named ? `${verdict.rule}, ${named}` : named;
    return whole(kind, true, rules, by);
  });
  return { assignments, root: root?.element, candidates };
}

function boxOf(element: Element | undefined, { boxes }: Cut): Box | undefined {
  return element && boxes.find((box) => box.element === element);
}

/** Of labels before nothing but links. */
function labelled(block: TextBlock): BoilerplateKind | undefined {
  const label = labelOf(block);
  return label === 'source-link' || label === 'related' ? label : undefined;
}

/** Reads a block's words once, as the body and the boilerplate both ask. */
function wordsReader({ blocks }: Cut): (block: TextBlock) => BoilerplateKind | undefined {
  const known = new Array<BoilerplateKind | null | undefined>(blocks.length);
  return (block) => {
    const read = known[block.index];
    if (read !== undefined) return read ?? undefined;
    let kind = phraseOf(spacedText(block));
    if (kind === 'source-link' && !isPointer(block)) kind = undefined;
    else kind ??= labelled(block);
    known[block.index] = kind ?? null;
    return kind;
  };
}

/** Farther from the text a name or a day is that of a teaser. In blocks. */
const NEAR_TEXT = 60;
/** Credits and signatures are among so many last blocks of the text. */
const SIGNED = 3;
/** A paragraph of the text, rather than a line above it. In characters. */
const LONG = 100;
/** So near below the dek stand author and date. In blocks. */
const ABOVE = 3;

/** Which blocks show which field. The first claim on a block wins. */
function claimsOf(
  fields: PageFields,
  inside: readonly TextBlock[],
  columns: Columns | undefined,
): Map<number, FieldLabel> {
  const claims = new Map<number, FieldLabel>();
  const running = new Set(
    inside
      .filter((block) => columns?.isRunning(columns.of(block)) && columns.placeOf(block) === 'flow')
      .map(({ index }) => index),
  );
  const claim = (label: FieldLabel, at: readonly ShownAt[] | undefined) => {
    for (const { block } of at ?? []) if (!claims.has(block)) claims.set(block, label);
  };
  // Name and day below an embedded post are the post's.
  const quoted = new Set(inside.filter(({ box }) => isQuoted(box)).map(({ index }) => index));
  const first = inside[0]?.index;
  const near = (at: readonly ShownAt[] | undefined) =>
    at?.filter(
      ({ block }) => (first === undefined || Math.abs(block - first) < NEAR_TEXT) && !quoted.has(block),
    );
  claim('headline', fields.headline?.at);
  // A paragraph among the paragraphs is the first of them, whatever it is called, but for one above author and date.
  const lines = [...(fields.bylines?.at ?? []), ...(fields.dates.at ?? [])].map(({ block }) => block);
  const dek = fields.dek?.at?.[0]?.block;
  const isParagraph = inside.some((block) => block.index === dek && !isHeading(block));
  const isAbove = dek !== undefined && isParagraph && lines.some((line) => line > dek && line <= dek + ABOVE);
  const begins = isAbove && dek === columns?.begins ? dek + ABOVE : (columns?.begins ?? 0);
  claim(
    'dek',
    fields.dek?.at?.filter(({ block }) => !running.has(block) || isAbove),
  );
  claim('kicker', fields.kicker?.at);
  // Once the text has begun, whoever wrote it stands at its end; its first paragraph may be the article in short.
  const [, second] = inside.filter(({ index, text }) => running.has(index) && text.length >= LONG);
  const begun = second?.index ?? Number.POSITIVE_INFINITY;
  const ends = [...running].at(-SIGNED) ?? 0;
  claim(
    'byline',
    near(fields.bylines?.at)?.filter(({ block }) => !running.has(block) || block < begun || block >= ends),
  );
  // Once the text has begun, with its points in short, a line with a date is a line of it, unless it says of what.
  const opensLine = (index: number) =>
    inside.some((block) => block.index === index && opensWithTime(block.text));
  claim(
    'date',
    near(fields.dates.at)?.filter(({ block }) => !(running.has(block) && block > begins) || opensLine(block)),
  );
  return claims;
}
