/**
 * Text that grows at its end and is asked what it ends in. A string would be copied for every question, so that a block
 * of 100,000 lines took a minute.
 */
import { isSpace } from './white-space.js';

export class GrowingText {
  /** What was appended last: most texts are of one part. Empty only where all is. */
  #last = '';
  /** What stands before that. */
  #before: string[] = [];
  /** UTF-16 code units. */
  length = 0;

  append(text: string): void {
    if (text === '') return;
    if (this.length > 0) this.#before.push(this.#last);
    this.#last = text;
    this.length += text.length;
  }

  /** Whether what comes next begins a line or follows white space. */
  get isAtGap(): boolean {
    if (this.length === 0) return true;
    const last = this.#last.charCodeAt(this.#last.length - 1);
    return last === 0x20 || last === 0x0a;
  }

  /** The length without the white space at the end. */
  get trimmedLength(): number {
    let part = this.#last;
    let { length } = this;
    for (let at = this.#before.length - 1; ; at--) {
      const kept = trimmedLength(part);
      length -= part.length - kept;
      if (kept > 0 || at < 0) return length;
      part = this.#before[at] as string;
    }
  }

  trimEnd(): void {
    for (;;) {
      const kept = trimmedLength(this.#last);
      this.length += kept - this.#last.length;
      if (kept > 0) {
        if (kept < this.#last.length) this.#last = this.#last.slice(0, kept);
        return;
      }
      this.#last = this.#before.pop() ?? '';
      if (this.#last === '') return;
    }
  }

  /** The whole text; empty again afterwards. */
  take(): string {
    let text = this.#last;
    if (this.#before.length > 0) {
      this.#before.push(text);
      text = this.#before.join('');
      this.#before = [];
    }
    this.#last = '';
    this.length = 0;
    return text;
  }
}

function trimmedLength(text: string): number {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}
