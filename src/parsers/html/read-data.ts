/** What a page holds for its scripts, which the tree leaves out. */
import type { Attributes } from './attributes.js';
import { HtmlReader, type Reader } from './read-html.js';
import type { Source } from './source.js';
import type { Tag } from './tags.js';

/** What stands in each script element, and in each attribute that holds an object or an array; in the order of the page. */
export function scriptData(source: Source): string[] {
  const reader = new DataReader();
  new HtmlReader(source, reader).read();
  return reader.data;
}

class DataReader implements Reader {
  readonly data: string[] = [];
  #isInside = false;

  open({ name }: Tag, attributes: Attributes, first: number): void {
    this.#isInside = name === 'script';
    for (const value of Object.values(attributes.all(first, attributes.count)))
      if (/^\s*[[{]/u.test(value)) this.data.push(value);
  }

  close(): void {
    this.#isInside = false;
  }

  text(text: string): void {
    if (this.#isInside) this.data.push(text);
  }

  wantsCode(): boolean {
    return this.#isInside;
  }
}
