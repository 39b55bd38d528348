/** Undoes the content encoding `deflate`: it is one in zlib's wrapper (RFC 9110), and servers send it bare as well. */
import { Transform, type TransformCallback } from 'node:stream';
import { createInflate, createInflateRaw } from 'node:zlib';

/** The wrapper begins with its method, which is always 8; few bare ones begin so, and none that a compressor writes. */
const METHOD = 8;

export class Inflate extends Transform {
  #inner: Transform | undefined;
  #isOver = false;
  /** Whoever waits for a piece to be undone: what stands behind the end is never answered. */
  #waiting: TransformCallback | undefined;

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    if (this.#isOver || chunk.length === 0) {
      done();
      return;
    }
    this.#inner ??= this.#begin(chunk[0] as number);
    this.#waiting = done;
    this.#inner.write(chunk, () => this.#answer());
  }

  override _flush(done: TransformCallback): void {
    if (this.#isOver || !this.#inner) {
      done();
      return;
    }
    this.#waiting = done;
    this.#inner.end();
  }

  override _read(size: number): void {
    this.#inner?.resume();
    super._read(size);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#inner?.destroy();
    done(error);
  }

  #begin(first: number): Transform {
    const inner = (first & 0x0f) === METHOD ? createInflate() : createInflateRaw();
    return inner
      .on('data', (chunk: Buffer) => {
        // A small piece may be a large one: the next is taken when this one is.
        if (!this.push(chunk)) inner.pause();
      })
      .on('error', (error) => this.destroy(error))
      .on('end', () => {
        this.#isOver = true;
        this.#answer();
      });
  }

  #answer(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.();
  }
}
