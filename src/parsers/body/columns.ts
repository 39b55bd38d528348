/**
 * Where running text stands. Paragraphs stand side by side in one element, the column; a body that adverts or widgets cut
 * up stands in several columns of one shape. All columns of one shape are a flow, and the flow with most running text is
 * the article's. What stands in boxes of another shape among its paragraphs was put in between.
 */
import type { TextBlock } from '../block.js';
import type { Box } from '../box.js';
import { NameTest, namesOf } from '../html/names.js';
import { isBare, isHeading } from '../prose.js';
import type { Belief } from './belief.js';
import type { Measure } from './measure.js';
import { shapeOf } from './shape.js';

/** Elements that are part of the text themselves; a column is the first element around a block that is none of these. */
const TEXT: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre table thead tbody tfoot tr td th caption center font'.split(
    ' ',
  ),
);

/** A flow with this share of all running text is a part of the article, whatever its shape. */
const PART = 0.25;

/** Where the flows that are leave out more than this share, no flow is an insert. */
const HALF = 0.5;

/** So many columns of one shape, with hardly more paragraphs, are wrappers. */
const WRAPPED = 4;

/** Behind so many paragraphs a list in a box is no longer the article in short. */
const UNDER_WAY = 3;

/** The last step of a shape has a name, and not just one that a tool made. */
const NAMED = /\.[^.>\d]+(?:\.[^>]*)?$/u;

interface Flow {
  /** Characters of running text. */
  prose: number;
  /** Blocks of running text: where the article's has but one, nothing stands between its paragraphs. */
  blocks: number;
  columns: number;
  /** Columns that open with a question. */
  asked: number;
  /** {@link TextBlock.index} of the first running text. */
  first: number;
}

interface Flows {
  byColumn: ReadonlyMap<Box, Flow>;
  byShape: ReadonlyMap<string, Flow>;
  /** Shapes of columns without a name. */
  nameless: ReadonlySet<string>;
  /** Characters of running text. */
  total: number;
}

export interface Columns {
  /** {@link TextBlock.index} at which the text begins. */
  begins: number;
  /** The column of the block. */
  of(block: TextBlock): Box;
  /** Whether running text stands in the column. */
  isRunning(column: Box): boolean;
  /** Whether paragraphs of the column stand in elements without a name, one in each. */
  hasBare(column: Box): boolean;
  /** Where the block stands: in the text, before it begins, or in a box that was put between or behind its paragraphs. */
  placeOf(block: TextBlock): 'flow' | 'intro' | 'insert';
}

/** Of the blocks below the root: those of running text that no zone claims make the flows. */
export function columnsOf(
  blocks: readonly TextBlock[],
  root: Box,
  measure: Measure,
  belief: Belief,
): Columns {
  const running = blocks.filter((block) => measure.proseOf(block).isProse && !belief.zoneOf(block, root));
  const columns = new Set(running.map(({ box }) => columnOf(box)));
  // A paragraph that an element without a name holds alone stands among those around it.
  const columnAt = (box: Box): Box => {
    const column = columnOf(box);
    return column.parent && isWrapped(column) && columns.has(column.parent) ? column.parent : column;
  };
  const flows = flowsOf(running, blocks, root, measure, columnAt);
  const isPart = partsOf(flows);
  const begins = Math.min(...[...flows.byShape.values()].filter(isPart).map(({ first }) => first));
  const underWay =
    running.filter(({ index }) => index >= begins)[UNDER_WAY - 1]?.index ?? Number.POSITIVE_INFINITY;
  const shapes = textShapes(flows, isPart);
  const withBare = new Set(running.flatMap((block) => (isBare(block) ? columnAt(block.box) : [])));
  /** Boxes around the article's columns: a sign-off may be the one paragraph that stands in them. */
  const around = new Set<Box>([root]);
  for (const [column, flow] of flows.byColumn)
    if (isPart(flow)) for (let at = column.parent; at && !around.has(at); at = at.parent) around.add(at);
  /** The flow of the column, or of the one around it. */
  const flowOf = (column: Box): Flow | undefined => {
    for (let at: Box | undefined = column; at; at = at === root ? undefined : at.parent) {
      const flow = flows.byColumn.get(at);
      if (flow && (isPart(flow) || !around.has(at))) return flow;
    }
    return around.has(column) ? undefined : flows.byShape.get(shapeOf(column, root));
  };
  // Where each paragraph has an element of its own, that of a short one holds no running text.
  const isRunning = (column: Box) =>
    flows.byColumn.has(column) || (shapes.size > 0 && shapes.has(shapeOf(column, root)));
  const subheadings = subheadingsOf(blocks, (block) => {
    const flow = flows.byColumn.get(columnAt(block.box));
    return flow !== undefined && isPart(flow);
  });
  /** A box of short lines with a class, and no section of the text: in it, a list among the paragraphs is one of facts. */
  const isBoxed = (column: Box) =>
    Boolean(column.element.attribute('class')) &&
    !around.has(column) &&
    !isRunning(column) &&
    !subheadings.has(column.first);
  return {
    begins,
    of: (block) => columnAt(block.box),
    isRunning,
    hasBare: (column) => withBare.has(column),
    placeOf: (block) => {
      const column = columnAt(block.box);
      if (RECIPE.of(column.element)) return 'flow';
      if (block.tag === 'li' && block.index > underWay && isBoxed(column)) return 'insert';
      const flow = flowOf(column);
      if (!flow || isPart(flow) || isAnswers(flow)) return 'flow';
      return block.index < begins ? 'intro' : 'insert';
    },
  };
}

function flowsOf(
  running: readonly TextBlock[],
  blocks: readonly TextBlock[],
  root: Box,
  measure: Measure,
  columnAt: (box: Box) => Box,
): Flows {
  const [byColumn, byShape, nameless] = [new Map<Box, Flow>(), new Map<string, Flow>(), new Set<string>()];
  let total = 0;
  let at = 0;
  for (const block of running) {
    while (blocks[at] !== block) at++;
    const { length } = measure.proseOf(block);
    const column = columnAt(block.box);
    let flow = byColumn.get(column);
    if (!flow) {
      const shape = shapeOf(column, root);
      flow = byShape.get(shape) ?? { prose: 0, blocks: 0, columns: 0, asked: 0, first: block.index };
      flow.columns++;
      if (isAsked(block, blocks[at - 1], column)) flow.asked++;
      byShape.set(shape, flow);
      byColumn.set(column, flow);
      if (namesOf(column.element).text === '') nameless.add(shape);
    }
    flow.prose += length;
    flow.blocks++;
    total += length;
  }
  return { byColumn, byShape, nameless, total };
}

/** Places of headings of a level that the paragraphs themselves have subheadings of. */
function subheadingsOf(
  blocks: readonly TextBlock[],
  isAmidText: (block: TextBlock) => boolean,
): ReadonlySet<number> {
  const headings = blocks.filter(isHeading);
  const levels = new Set(headings.filter(isAmidText).map(({ tag }) => tag));
  return new Set(headings.filter(({ tag }) => levels.has(tag)).map(({ index }) => index));
}

/** Which flows are the article's. */
function partsOf({ byShape, total }: Flows): (flow: Flow) => boolean {
  const all = [...byShape.values()];
  const largest = all.reduce<Flow | undefined>(
    (best, flow) => (best && best.prose >= flow.prose ? best : flow),
    undefined,
  );
  const isLarge = (flow: Flow) => flow === largest || largest?.blocks === 1 || flow.prose >= PART * total;
  const large = all.filter(isLarge).reduce((sum, { prose }) => sum + prose, 0);
  return (flow) => isLarge(flow) || large < HALF * total;
}

/**
 * Shapes of columns in which whatever stands is text: of the article's, those that hold a paragraph each and those that are
 * told apart by a name; and those of answers.
 */
function textShapes({ byShape, nameless }: Flows, isPart: (flow: Flow) => boolean): ReadonlySet<string> {
  const isNamed = (shape: string) =>
    NAMED.test(shape) || (nameless.has(shape) && NAMED.test(shape.replace(/>div$/u, '')));
  const isWrapper = ({ blocks, columns }: Flow) => columns >= WRAPPED && blocks < 2 * columns;
  return new Set(
    [...byShape].flatMap(([shape, flow]) =>
      (isPart(flow) && (isWrapper(flow) || isNamed(shape))) || isAnswers(flow) ? shape : [],
    ),
  );
}

/** Questions with an answer in an element of their own, as in `Frequently asked questions`, are told by the article. */
function isAnswers({ columns, asked }: Flow): boolean {
  return columns > 1 && asked === columns;
}

/** Whether the first running text of a column is a question, or stands behind one in it. */
function isAsked(block: TextBlock, above: TextBlock | undefined, column: Box): boolean {
  return isQuestion(block) || (above !== undefined && column.holds(above.index) && isQuestion(above));
}

function isQuestion({ text, links }: TextBlock): boolean {
  return links.length === 0 && /[?？؟]["”»’)]*$/u.test(text);
}

/** What goes into a dish and how it is made is the article's, in whatever box. */
const RECIPE = new NameTest(/(?:^|-)(?:recipe|ingredients?|instructions)(?:-|$)/u);

/** WordPress's blocks that set a part of the text beside a picture, or in columns. */
const LAID_OUT = new NameTest(/(?:^|-)wp-block-(?:media-text|columns?)(?:-|$)/u);

/** What word processors call a paragraph. */
const PASTED = new NameTest(/^mso-?(?:normal|body-?text)$/u);

/** Editors wrap paragraphs in elements without a name, or leave them the one of where they were pasted from. */
function isParagraph({ tag, element, first, last }: Box): boolean {
  return tag === 'div' && first === last && (namesOf(element).text === '' || PASTED.of(element));
}

/** A list is one thing in the text, as a paragraph is: what is wrapped around it alone says nothing. */
const WHOLES: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'table']);

function columnOf(box: Box): Box {
  let at = isParagraph(box) && box.parent ? box.parent : box;
  let whole: Box | undefined;
  while (at.parent && (TEXT.has(at.tag) || LAID_OUT.of(at.element) || (whole && isAlone(whole, at)))) {
    if (WHOLES.has(at.tag)) whole = at;
    at = at.parent;
  }
  return at;
}

function isWrapped({ element, first, last }: Box): boolean {
  return first === last && namesOf(element).text === '';
}

/** Whether the outer box, an element without a meaning of its own, holds no more text than the inner one. */
function isAlone(inner: Box, outer: Box): boolean {
  return (
    (outer.tag === 'div' || outer.tag === 'section') &&
    outer.first === inner.first &&
    outer.last === inner.last
  );
}
