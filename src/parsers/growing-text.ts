/**
 * Text that grows at its end and is asked what it ends in. A string would be copied for every question, so that a block
 * of 100,000 lines took a minute.
 */
export class GrowingText {
  #parts: string[] = [];
  /** UTF-16 code units. */
  length = 0;

  append(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.length += text.length;
  }

  /** Whether what comes next begins a line or follows white space. */
  get isAtGap(): boolean {
    const last = this.#parts.at(-1)?.at(-1);
    return last === undefined || last === ' ' || last === '\n';
  }

  /** The length without the white space at the end. */
  get trimmedLength(): number {
    let length = this.length;
    for (let at = this.#parts.length - 1; at >= 0; at--) {
      const part = this.#parts[at] as string;
      const kept = part.trimEnd().length;
      length -= part.length - kept;
      if (kept > 0) break;
    }
    return length;
  }

  trimEnd(): void {
    for (let part = this.#parts.pop(); part !== undefined; part = this.#parts.pop()) {
      const kept = part.trimEnd();
      this.length += kept.length - part.length;
      if (kept === '') continue;
      this.#parts.push(kept);
      return;
    }
  }

  /** The whole text; empty again afterwards. */
  take(): string {
    const [only = ''] = this.#parts;
    const text = this.#parts.length > 1 ? this.#parts.join('') : only;
    this.#parts.length = 0;
    this.length = 0;
    return text;
  }
}
