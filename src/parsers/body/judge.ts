/** Which blocks are the body: judged one by one, then seen together in the order of the page. */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { likeness } from '../likeness.js';
import type { Belief } from './belief.js';
import type { Columns } from './columns.js';
import type { Measure } from './measure.js';
import { isHeading } from './prose.js';
import { type Page, RULES, type Verdict } from './rules.js';
import { signOffOf } from './sign-off.js';
import { STRAY_RULES } from './strays.js';

export interface JudgeInput {
  /** The blocks of text below the root. */
  inside: readonly TextBlock[];
  columns: Columns;
  measure: Measure;
  belief: Belief;
  root: Box;
  headline: TextBlock | undefined;
  claimed: ReadonlySet<number>;
  isBelowMedia(block: TextBlock): boolean;
  authors: readonly string[];
  sites: readonly string[];
  wordsOf(block: TextBlock): BoilerplateKind | undefined;
  /** Rules to leave out, by name. */
  without: ReadonlySet<string>;
}

/** A verdict for each text block below the root, by {@link TextBlock.index}. */
export function judge(input: JudgeInput): Map<number, Verdict> {
  const { inside, without } = input;
  const rules = RULES.filter(({ name }) => !without.has(name));
  const verdicts = new Map<number, Verdict>();
  for (const block of inside) verdicts.set(block.index, verdictOn(block, input, rules));
  for (const [name, settle] of Object.entries(PASSES))
    if (!without.has(name)) settle(inside, verdicts, input);
  return verdicts;
}

function verdictOn(block: TextBlock, page: Page, rules: typeof RULES): Verdict {
  for (const { name, judge: ask } of rules) {
    const answer = ask(block, page);
    if (!answer) continue;
    const { label, kind, saw } = answer;
    return { label, kind, rule: saw ? `${name}:${saw}` : name };
  }
  return { label: 'none', kind: undefined, rule: 'no-rule' };
}

type Pass = (inside: readonly TextBlock[], verdicts: Map<number, Verdict>, page: Page) => void;

/** What only the order of the blocks tells, by the name under which it is explained. */
const PASSES: Record<string, Pass> = {
  'next-article': endAtNextArticle,
  'heading-of-nothing': settleHeadings,
  'sign-off': endAtSignOff,
};

/** All rules by which blocks become body or not, strays included. */
export const RULE_NAMES: readonly string[] = [
  ...new Set([...RULES.map(({ name }) => name), ...Object.keys(PASSES), ...STRAY_RULES]),
];

/** After the body has begun, a further main heading opens the next article of an endless page. */
function endAtNextArticle(
  inside: readonly TextBlock[],
  verdicts: Map<number, Verdict>,
  { headline, measure }: Page,
): void {
  if (headline?.tag !== 'h1') return;
  let began = 0;
  const cutAt = inside.findIndex((block) => {
    if (measure.proseOf(block).isProse && verdicts.get(block.index)?.label === 'body') began++;
    return (
      began >= 2 &&
      block.tag === 'h1' &&
      block.index > headline.index &&
      likeness(block.text, headline.text) < 0.6
    );
  });
  if (cutAt < 0 || inside.slice(cutAt).some((block) => measure.isConfirmed(block))) return;
  // Where the text goes on in the same element, the heading was a caption or a subheading.
  const isRunning = (block: TextBlock) => measure.proseOf(block).isProse;
  const before = inside.slice(0, cutAt).findLast(isRunning);
  const behind = inside.slice(cutAt).find(isRunning);
  if (before?.box.parent === behind?.box.parent) return;
  for (const block of inside.slice(cutAt)) verdicts.set(block.index, { label: 'none', rule: 'next-article' });
}

/** The last lines of the body that credit its authors, from the end upwards. */
function endAtSignOff(inside: readonly TextBlock[], verdicts: Map<number, Verdict>, { authors }: Page): void {
  for (const block of inside.toReversed()) {
    if (verdicts.get(block.index)?.label !== 'body') continue;
    const found = signOffOf(block, authors);
    if (!found) return;
    verdicts.set(block.index, { ...found, rule: 'sign-off' });
  }
}

/** A subheading belongs to the body when body follows it before the next heading or box. */
function settleHeadings(inside: readonly TextBlock[], verdicts: Map<number, Verdict>): void {
  let follows = false;
  for (const block of inside.toReversed()) {
    const verdict = verdicts.get(block.index);
    if (verdict?.label === 'body' && isHeading(block)) {
      if (!follows) verdicts.set(block.index, { label: 'none', rule: 'heading-of-nothing' });
    } else if (verdict?.label === 'body') follows = true;
    else if (verdict?.label === 'none' && (isHeading(block) || verdict.rule === 'insert')) follows = false;
  }
}
