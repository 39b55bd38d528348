/** Which blocks are the body: judged one by one, then seen together in the order of the page. */
import type { BoilerplateKind } from '../../model/article.js';
import type { MediaBlock, TextBlock } from '../block.js';
import type { Box } from '../box.js';
import type { Belief } from './belief.js';
import type { Columns } from './columns.js';
import type { Measure } from './measure.js';
import { PASSES } from './passes.js';
import { type Page, RULES, type Verdict } from './rules.js';
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
  mediaAbove(block: TextBlock): MediaBlock | undefined;
  textsIn(box: Box): readonly TextBlock[];
  before(block: TextBlock): TextBlock | undefined;
  behind(block: TextBlock): TextBlock | undefined;
  isTextList(list: Box): boolean;
  authors: readonly string[];
  url: string;
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

/** All rules by which blocks become body or not, strays included. */
export const RULE_NAMES: readonly string[] = [
  ...new Set([...RULES.map(({ name }) => name), ...Object.keys(PASSES), ...STRAY_RULES]),
];
