/**
 * The ledger of one page: every visible stretch of its text, in document order, with the one place it went to. The
 * non-white-space characters of all entries are those of the visible page, each once (the conservation law).
 */
import type { BoilerplateKind } from './article.js';

/** Record fields that visible text can end in; `body` is a block of the record, `caption` an image's or table's caption. */
export type FieldLabel =
  | 'headline'
  | 'dek'
  | 'kicker'
  | 'byline'
  | 'date'
  | 'dateline'
  | 'caption'
  | 'body'
  | 'tags'
  | 'section';

export type Label = FieldLabel | BoilerplateKind;

export interface LedgerEntry {
  /** Where the text went. */
  label: Label;
  /** True when the label is a kind of boilerplate, false for a field or the body (`tags` is both a field and a kind). */
  boilerplate: boolean;
  /** The visible text, white space folded. */
  text: string;
  /** CSS path of the element that holds it; absent for plain-text pages. */
  path?: string;
  /** Name of the rule that decided. */
  rule: string;
}

/** An element that one way of finding the body names; of all those the arbiter chooses one. */
export interface BodyCandidate {
  /** Text and links weighed, the site's own names, or the text in JSON-LD. */
  by: 'weight' | 'names' | 'json-ld';
  /** CSS path of the element. */
  path: string;
  /** Characters of running text inside, without white space. */
  prose: number;
  /** Blocks inside that the article's text in JSON-LD holds. */
  confirmed: number;
  chosen: boolean;
}
