/** What kind of boilerplate a block is that is not the article's: judged by itself, then seen among its neighbours. */
import type { TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { isHeading } from '../prose.js';
import { asked, type KindContext } from './asked.js';
import { isLabel, KIND_RULES } from './kind-rules.js';
import { isHeadlineLike } from './links.js';
import type { Decision } from './rows.js';
import { cardOf, rankOf } from './section-heads.js';

interface Pass {
  /** As `explain` prints it, and as `without` takes it. */
  name: string;
  why: string;
}

/** What only the neighbours tell. */
const LIST: Pass = { name: 'list', why: 'Entries of one list are of one kind, that of most of its text.' };
const TITLE: Pass = { name: 'title', why: 'A title that says nothing is of the kind of what it heads.' };
const CARD: Pass = {
  name: 'card',
  why: 'Label, day and author of a teaser are of its kind; so are the lines of any small box.',
};

/** All rules by which blocks get their kind, in the order in which they are asked. */
export const KIND_RULE_NAMES: readonly string[] = [...KIND_RULES, LIST, TITLE, CARD].map(({ name }) => name);

export function kindOf(block: TextBlock, context: KindContext): Decision {
  const own = inList(block, context);
  if (!isGuess(own, block)) return own;
  return overWhatItHeads(block, context) ?? inCard(block, context, cardsFor(own, block)) ?? own;
}

function inList(block: TextBlock, context: KindContext): Decision {
  const alone = aloneOnce(block, context);
  if (context.without.has(LIST.name)) return alone;
  const kind = context.sections.rows.kindOf(block, (entry) => aloneOnce(entry, context));
  return kind && kind !== alone.kind ? { kind, rule: LIST.name, saw: kind, by: 'density' } : alone;
}

/** The entries of a list are asked for by the list and by themselves. */
function aloneOnce(block: TextBlock, context: KindContext): Decision {
  const { alone } = context.sections;
  alone[block.index] ??= aloneOf(block, context);
  return alone[block.index] as Decision;
}

const UNKNOWN: Decision = { kind: 'other', rule: 'no-rule', by: 'density' };

function aloneOf(block: TextBlock, context: KindContext): Decision {
  const question = asked(block, context);
  // Hardly ever is a rule left out, and each block asks for all of them.
  const leavesOut = context.without.size > 0;
  for (const { name, judge } of KIND_RULES) {
    if (leavesOut && context.without.has(name)) continue;
    const kind = judge(question, context);
    if (kind) return { kind, rule: name, saw: kind, by: name === 'links' ? 'density' : 'rule' };
  }
  return UNKNOWN;
}

/** Nothing was named, and the shape says little: short links are menus or parts of cards, headings head anything. */
function isGuess(decision: Decision, block: TextBlock): boolean {
  const { rule, saw } = decision;
  if (rule === UNKNOWN.rule || isButton(decision, block)) return true;
  // `Search for:` belongs to its field.
  const heads = isHeading(block) || (block.text.endsWith(':') && !isLabel(block.element));
  const isTitle = heads && block.linkDensity < 0.5;
  if (rule === 'links') return isTitle || !isHeadlineLike(block);
  // `Features`, `More` and `Archive` may head anything as well.
  return isTitle && (rule === 'foot' || (rule === 'words' && saw === 'navigation'));
}

/** `Submit`, `Close`, `OK`: a part of any form. */
function isButton({ rule, saw }: Decision, { tag }: TextBlock): boolean {
  return rule === 'words' && saw === 'widget' && tag === 'button';
}

/** How far up the box may be that holds a title and what it heads. */
const TITLE_LEVELS = 3;

function overWhatItHeads(block: TextBlock, context: KindContext): Decision | undefined {
  if (context.without.has(TITLE.name) || block.linkDensity > 0.5 || rankOf(block) === undefined)
    return undefined;
  const next = context.sections.after(block);
  if (!next || !cardOf(block.box, next, TITLE_LEVELS)) return undefined;
  const { kind, rule } = inList(next, context);
  // What is counted stands before its number as often as behind it.
  if (rule === UNKNOWN.rule || kind === 'counter') return undefined;
  return { kind, rule: TITLE.name, saw: kind, by: 'density' };
}

/** A button is a part of a form, a link one of a teaser, and a line of anything. */
function cardsFor(own: Decision, block: TextBlock): ReadonlySet<Decision['kind']> {
  if (isButton(own, block)) return FORMS;
  return block.linkDensity > 0.5 ? TEASERS : CARDS;
}

/** How far up a card may be, and how many blocks it has at most. */
const CARD_LEVELS = 4;
const CARD_BLOCKS = 8;

/** The longest block of the smallest box around that is more than a guess. */
function inCard(
  block: TextBlock,
  context: KindContext,
  kinds: ReadonlySet<Decision['kind']>,
): Decision | undefined {
  if (context.without.has(CARD.name)) return undefined;
  let at: Box | undefined = block.box;
  for (let up = 0; at && up < CARD_LEVELS && at.last - at.first < CARD_BLOCKS; at = at.parent, up++) {
    const kind = longestIn(at, block, context)?.kind;
    if (kind) return kinds.has(kind) ? { kind, rule: CARD.name, saw: kind, by: 'density' } : undefined;
  }
  return undefined;
}

/** Kinds that come in boxes of several lines. */
const CARDS: ReadonlySet<Decision['kind']> = new Set([
  'related',
  'advertisement',
  'newsletter',
  'subscribe',
  'widget',
  'share',
  'author-bio',
  'comments',
]);

const TEASERS: ReadonlySet<Decision['kind']> = new Set(['related', 'advertisement', 'author-bio']);
/** … and of those the ones that have a form. */
const FORMS: ReadonlySet<Decision['kind']> = new Set([
  'newsletter',
  'subscribe',
  'comments',
  'share',
  'cookie',
]);

function longestIn(box: Box, block: TextBlock, context: KindContext): Decision | undefined {
  let longest: Decision | undefined;
  let length = 0;
  for (const other of context.sections.within(box)) {
    if (other === block || other.text.length <= length) continue;
    const decision = inList(other, context);
    if (isGuess(decision, other)) continue;
    longest = decision;
    length = other.text.length;
  }
  return longest;
}
