/** What the checks of a text are given, and what they give back. */
import type { BlockKind } from '../../model/article.js';
import type { IntegrityFlag } from '../../model/quality-flag.js';

/** One paragraph, heading, item or row: no line break stands in it. Offsets count in {@link Prose.text}. */
export interface Line {
  start: number;
  end: number;
  kind: BlockKind;
  /** The line behind it; undefined where something else stands there, such as a picture, and at the end. */
  next: Line | undefined;
  /** Nothing follows, whatever it may be. */
  isLast: boolean;
}

export interface Prose {
  /** The record's text. UTF-16 code units. */
  text: string;
  /** Base language such as `en`; empty where it is not known. */
  language: string;
  lines: readonly Line[];
  /** Its words, read when they are first asked for. */
  words(): ReadonlySet<string>;
}

/** A stretch of the text. */
export interface Stretch {
  start: number;
  end: number;
}

export interface Defect extends Stretch {
  flag: IntegrityFlag;
}

/** One thing that may be wrong with a text. Where a check cannot be sure in a language, it is silent there. */
export interface Check {
  flag: IntegrityFlag;
  /** What it tells of the way the text was made. */
  why: string;
  /** What one such defect is worth beside others: 1 is a text that was cut or spun, less is what typists do. */
  weight: number;
  /** Kinds of blocks that it reads. */
  kinds: ReadonlySet<BlockKind>;
  /** Asked at each of these characters of a line. */
  characters?: string;
  at?(prose: Prose, line: Line, at: number): Stretch | undefined;
  /** Asked once for each line. */
  line?(prose: Prose, line: Line): Stretch | undefined;
  /** Asked once, with the places of all of its characters in the lines. */
  whole?(prose: Prose, places: readonly number[]): Stretch[];
}

export const RUNNING: ReadonlySet<BlockKind> = new Set(['paragraph']);
export const SPOKEN: ReadonlySet<BlockKind> = new Set(['paragraph', 'quote', 'list']);
export const ALL: ReadonlySet<BlockKind> = new Set(['paragraph', 'quote', 'list', 'heading', 'table']);
