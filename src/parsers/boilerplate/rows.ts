/**
 * Entries of one list are of one kind: a menu keeps its `Subscribe` and its `Weather`, a row of legal links its
 * `Contact`, a list of headlines its numbers and times. Each entry is judged alone first; most characters decide.
 */
import type { BoilerplateKind } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { keep } from '../keep.js';
import { areHeadlines } from './links.js';

/** Elements that hold entries of one list. */
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'nav', 'menu']);
/** How far above an entry its list may be: cards have boxes of their own. */
const LEVELS = 6;
/** An entry of more blocks is a panel that a menu opens, with lists and forms of its own. */
const PANEL = 8;
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
/** Rules that are surer of an entry than its links are. */
const SURE: ReadonlySet<string> = new Set(['words', 'heading', 'trail', 'linked-title']);
/** Share of the characters that a kind has at least: of links that only their shape tells, and of all others. */
const MOST = 0.4;
const MOST_NAMED = 0.5;

export interface Decision {
  kind: BoilerplateKind;
  /** The name of the rule that decided. */
  rule: string;
  /** What it saw, where it tells more than one thing apart. */
  saw?: string;
  by: 'rule' | 'density';
}

export class Rows {
  /** By {@link Box.index}. */
  readonly #entries: (TextBlock[] | undefined)[];
  /** By {@link TextBlock.index}. */
  readonly #lists: (Box | undefined)[];
  /** By {@link Box.index}; null for a list that is of no kind. */
  readonly #kinds: (BoilerplateKind | null | undefined)[];

  /** `blocks` are those of the cut that are not the article's. */
  constructor(blocks: readonly TextBlock[], cut: Cut) {
    const ofBoxes = cut.boxes.length;
    this.#entries = new Array<TextBlock[] | undefined>(ofBoxes);
    this.#lists = new Array<Box | undefined>(cut.blocks.length);
    this.#kinds = new Array<BoilerplateKind | null | undefined>(ofBoxes);
    /** For each box, how many linked blocks right inside have each tag. */
    const alike = new Array<Map<string, number> | undefined>(ofBoxes);
    for (const { box, tag, linkDensity } of blocks) {
      if (!box.parent || linkDensity <= 0.5) continue;
      const tags = (alike[box.parent.index] ??= new Map());
      tags.set(tag, (tags.get(tag) ?? 0) + 1);
    }
    for (const block of blocks) {
      const { parent } = block.box;
      const isSibling = parent && (alike[parent.index]?.get(block.tag) ?? 0) >= FEWEST;
      const list = listOf(block) ?? (isSibling ? parent : undefined);
      if (!list) continue;
      this.#lists[block.index] = list;
      const entries = (this.#entries[list.index] ??= []);
      entries.push(block);
    }
  }

  /** The list that the block is an entry of, where it has enough of them. */
  listOf({ index }: TextBlock): Box | undefined {
    const list = this.#lists[index];
    return list && (this.#entries[list.index]?.length ?? 0) >= FEWEST ? list : undefined;
  }

  /** The kind of the list that the block is an entry of, if the list has one. `alone` judges an entry by itself. */
  kindOf(block: TextBlock, alone: (entry: TextBlock) => Decision): BoilerplateKind | undefined {
    const list = this.listOf(block);
    const entries = list && this.#entries[list.index];
    if (!list || !entries) return undefined;
    let kind = this.#kinds[list.index];
    if (kind === undefined) {
      kind = mostOf(entries, alone) ?? null;
      this.#kinds[list.index] = kind;
    }
    return kind ?? undefined;
  }
}

function mostOf(
  entries: readonly TextBlock[],
  alone: (entry: TextBlock) => Decision,
): BoilerplateKind | undefined {
  /** How many entries say themselves what they are. */
  const named = new Map<BoilerplateKind, number>();
  const sums = new Map<BoilerplateKind, number>();
  const add = (kind: BoilerplateKind, length: number) => sums.set(kind, (sums.get(kind) ?? 0) + length);
  const shaped: TextBlock[] = [];
  let shapedSum = 0;
  let total = 0;
  for (const entry of entries) {
    const { kind, rule } = alone(entry);
    const { length } = entry.text;
    total += length;
    if (SURE.has(rule)) named.set(kind, (named.get(kind) ?? 0) + 1);
    if (SHAPED.has(kind) && !SURE.has(rule) && !(rule === 'name' && kind === 'related')) {
      shaped.push(entry);
      shapedSum += length;
    } else add(kind, length);
  }
  // Names of documents are as long as headlines.
  const [name, count] = largest(named);
  if (name && !SHAPED.has(name) && LISTED.has(name) && count >= MOST_NAMED * entries.length) return name;
  if (shaped.length > 0) add(areHeadlines(shaped) ? 'related' : 'navigation', shapedSum);
  const [most, sum] = largest(sums);
  const share = most && SHAPED.has(most) ? MOST : MOST_NAMED;
  return most && sum > share * total && LISTED.has(most) ? most : undefined;
}

/** The first of the largest. */
export function largest<T>(sums: ReadonlyMap<T, number>): [value: T | undefined, sum: number] {
  let best: T | undefined;
  let most = 0;
  for (const [value, sum] of sums)
    if (sum > most) {
      best = value;
      most = sum;
    }
  return [best, most];
}

/** The nearest list around the block, where the block is one of the few of its entry. */
function listOf({ box }: TextBlock): Box | undefined {
  let entry = box;
  let at: Box | undefined = box;
  for (let up = 0; at && up < LEVELS; entry = at, at = at.parent, up++)
    if (LISTS.has(at.tag)) return at !== box && entry.last - entry.first >= PANEL ? undefined : at;
  return undefined;
}

keep(new Rows([], { blocks: [], texts: [], boxes: [], characters: 0 }));
