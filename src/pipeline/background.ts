/** Work that a process does beside everything else, again and again: nothing waits for it. */
import { messageOf } from '../errors.js';
import type { Logger } from '../log.js';

interface Options {
  /** Throws when it fails, and when {@link Background.signal} stops it in between. */
  work: () => Promise<void>;
  everyMs: number;
  /** Until it is tried again after it failed. */
  againMs: number;
  /** What the log says then. */
  failed: string;
  log: Logger;
}

export class Background {
  readonly #options: Options;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #notBefore = Number.NEGATIVE_INFINITY;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Aborted by {@link stop}. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Begins the work, unless it is under way or it is too soon. Never throws; what fails is in the log, and tried again. */
  begin(): void {
    if (this.#running || performance.now() < this.#notBefore || this.signal.aborted) return;
    this.#running = this.#run().then((ms) => {
      this.#notBefore = performance.now() + ms;
      this.#running = undefined;
    });
  }

  /** How long until the next time, in milliseconds. */
  async #run(): Promise<number> {
    const { work, everyMs, againMs, failed, log } = this.#options;
    try {
      await work();
      return everyMs;
    } catch (error) {
      if (!this.signal.aborted) log.warn({ reason: messageOf(error) }, failed);
      return againMs;
    }
  }

  /** Resolves when work that is under way has ended; none begins from then on. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('the work was stopped'));
    await this.#running;
  }
}
