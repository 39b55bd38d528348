/** What a field parser gives: a value, where it was taken from, how sure that is, and where on the page it is shown. */
import type { FieldOrigin } from '../model/article.js';

export interface ShownAt {
  /** {@link TextBlock.index} */
  block: number;
  start: number;
  end: number;
}

export interface Found<T> {
  value: T;
  from: FieldOrigin['from'];
  /** 0 to 1. */
  confidence: number;
  /** The stretches of visible text that show the value. */
  at?: ShownAt[];
}
