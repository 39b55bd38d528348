/**
 * Entries of one list are of one kind: a menu keeps its `Subscribe` and its `Weather`, a row of legal links its
 * `Contact`, a list of headlines its numbers and times. Each entry is judged alone first; most characters decide.
 */
import type { BoilerplateKind } from '../../model/article.js';
import type { TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { areHeadlines } from './links.js';

/** Elements that hold entries of one list. */
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'nav', 'menu']);
/** How far above an entry its list may be: cards have boxes of their own. */
const LEVELS = 6;
/** Two entries may be of two kinds. */
const FEWEST = 3;
/** Kinds that whole lists are of; tools and accounts stand in lists of other things. */
const LISTED: ReadonlySet<BoilerplateKind> = new Set([
  'navigation',
  'related',
  'legal',
  'share',
  'tags',
  'comments',
  'advertisement',
  'breadcrumb',
]);
/** Told apart by their links, which are measured over the whole list. */
const SHAPED: ReadonlySet<BoilerplateKind> = new Set(['navigation', 'related', 'other']);
/** Share of the characters that makes a kind the list's. */
const MOST = 0.7;

export interface Decision {
  kind: BoilerplateKind;
  /** As `explain` prints it. */
  rule: string;
  by: 'rule' | 'density';
}

export class Rows {
  readonly #entries = new Map<Box, TextBlock[]>();
  readonly #kinds = new Map<Box, BoilerplateKind | undefined>();

  /** `blocks` are those that are not the article's. */
  constructor(blocks: readonly TextBlock[]) {
    for (const block of blocks) {
      const list = listOf(block);
      const entries = list && this.#entries.get(list);
      if (entries) entries.push(block);
      else if (list) this.#entries.set(list, [block]);
    }
  }

  /** The kind of the list that the block is an entry of, if the list has one. `alone` judges an entry by itself. */
  kindOf(block: TextBlock, alone: (entry: TextBlock) => Decision): BoilerplateKind | undefined {
    const list = listOf(block);
    const entries = list && this.#entries.get(list);
    if (!list || !entries || entries.length < FEWEST) return undefined;
    if (!this.#kinds.has(list)) this.#kinds.set(list, mostOf(entries, alone));
    return this.#kinds.get(list);
  }
}

function mostOf(
  entries: readonly TextBlock[],
  alone: (entry: TextBlock) => Decision,
): BoilerplateKind | undefined {
  const sums = new Map<BoilerplateKind, number>();
  const shaped: TextBlock[] = [];
  let shapedSum = 0;
  let total = 0;
  for (const entry of entries) {
    const { kind, rule } = alone(entry);
    if (SHAPED.has(kind) && !/^(?:words|heading|name:related)/u.test(rule)) {
      shaped.push(entry);
      shapedSum += entry.text.length;
      total += entry.text.length;
      continue;
    }
    sums.set(kind, (sums.get(kind) ?? 0) + entry.text.length);
    total += entry.text.length;
  }
  if (shaped.length > 0) {
    const kind = areHeadlines(shaped) ? 'related' : 'navigation';
    sums.set(kind, (sums.get(kind) ?? 0) + shapedSum);
  }
  for (const [kind, sum] of sums) if (sum > MOST * total) return LISTED.has(kind) ? kind : undefined;
  return undefined;
}

function listOf({ box }: TextBlock): Box | undefined {
  let at: Box | undefined = box;
  for (let up = 0; at && up < LEVELS; at = at.parent, up++) if (LISTS.has(at.tag)) return at;
  return undefined;
}
