/** The code of a page's scripts, which the tree leaves out. */
import { HtmlReader, type Reader } from './read-html.js';
import type { Source } from './source.js';
import type { Tag } from './tags.js';

/** What stands in each script element, in the order of the page. */
export function scriptsOf(source: Source): string[] {
  const reader = new CodeReader();
  new HtmlReader(source, reader).read();
  return reader.scripts;
}

class CodeReader implements Reader {
  readonly scripts: string[] = [];
  #isInside = false;

  open({ name }: Tag): void {
    this.#isInside = name === 'script';
  }

  close(): void {
    this.#isInside = false;
  }

  text(data: string): void {
    if (this.#isInside) this.scripts.push(data);
  }

  wantsCode(): boolean {
    return this.#isInside;
  }
}
