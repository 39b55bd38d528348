/**
 * How much of the main thread each stage takes. Stages interleave on one event loop, so the clock follows the async
 * context: every callback that runs is booked on the stage in whose handler it was begun. It costs a little on every
 * promise, so it runs only where somebody asks for the figures.
 */
import { AsyncLocalStorage, createHook } from 'node:async_hooks';

export interface StageClock {
  /** Runs a handler and books its callbacks on the stage. */
  run<T>(stage: string, handler: () => Promise<T>): Promise<T>;
  /** Books time that was spent elsewhere, in a worker thread for instance. */
  book(stage: string, ms: number): void;
  /** Milliseconds by stage so far; `other` is everything that belongs to none. */
  sums(): Record<string, number>;
  stop(): void;
}

/** A clock that only counts what is booked. */
export function idleClock(): StageClock {
  return { run: (_stage, handler) => handler(), book: () => {}, sums: () => ({}), stop: () => {} };
}

/** `now` gives milliseconds and never goes back. */
export function startStageClock(now: () => number = () => performance.now()): StageClock {
  const sums = new Map<string, number>();
  const book = (stage: string, ms: number) => sums.set(stage, (sums.get(stage) ?? 0) + ms);
  const stages = new AsyncLocalStorage<string>();
  // Callbacks can nest; what an inner one takes is not the outer one's.
  const open: { began: number; inner: number }[] = [];
  const hook = createHook({
    before: () => {
      open.push({ began: now(), inner: 0 });
    },
    after: () => {
      const frame = open.pop();
      if (!frame) return;
      const took = now() - frame.began;
      book(stages.getStore() ?? 'other', took - frame.inner);
      const outer = open.at(-1);
      if (outer) outer.inner += took;
    },
  }).enable();
  return {
    run: (stage, handler) => stages.run(stage, handler),
    book,
    sums: () => Object.fromEntries(sums),
    stop: () => void hook.disable(),
  };
}
