/** Tables of data, told from those that once held whole layouts. */
import { childrenOf, type Element, isElement, textIn } from '../html/node.js';
import { keep } from '../keep.js';

/** Levels of elements in which cells and paragraphs are looked for. */
const DEPTH = 6;
/** What a cell of data holds at most where its texts are paragraphs. UTF-16 code units. */
const CELL = 120;

/** Each table is looked through once. */
export class Tables {
  readonly #known = new Map<Element, boolean>();

  /** Whether its cells hold data: no paragraphs, or a short one each, in rows of several. */
  isData(table: Element): boolean {
    let known = this.#known.get(table);
    if (known === undefined) {
      known =
        table.attribute('role') !== 'presentation' &&
        (below(table, PARAGRAPH, DEPTH).length === 0 || isGrid(table));
      this.#known.set(table, known);
    }
    return known;
  }
}

const PARAGRAPH = /^p$/u;
const ROW = /^tr$/u;
const CELLS = /^t[dh]$/u;

function isGrid(table: Element): boolean {
  const rows = below(table, ROW, DEPTH).map((row) => below(row, CELLS, 2));
  if (rows.length < 2 || rows.filter((cells) => cells.length > 1).length < 2) return false;
  return rows
    .flat()
    .every((cell) => below(cell, PARAGRAPH, DEPTH).length < 2 && textIn(cell).trim().length <= CELL);
}

/** Elements of the name below, in order, none within another. */
function below(element: Element, name: RegExp, depth: number): Element[] {
  if (depth === 0) return [];
  return childrenOf(element).flatMap((child) => {
    if (!isElement(child)) return [];
    return name.test(child.name) ? [child] : below(child, name, depth - 1);
  });
}

keep(new Tables());
