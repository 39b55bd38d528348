/** Work on many things at once whose results come in the order of the things, however many work on them. */

export interface InOrder<T> {
  /** Things that are worked on at a time, results that wait for an earlier one included. */
  atOnce: number;
  /** Nothing more is begun while so much is held, by the weights of the things. */
  most: number;
  weightOf(item: T): number;
  /** Once aborted nothing more is begun; what was begun is finished. */
  signal: AbortSignal;
}

export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  { atOnce, most, weightOf, signal }: InOrder<T>,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const iterator = items[Symbol.asyncIterator]();
  const running: { result: Promise<R>; weight: number }[] = [];
  let held = 0;
  let ended = false;
  try {
    for (;;) {
      while (!ended && running.length < atOnce && held < most) {
        const next = signal.aborted ? undefined : await iterator.next();
        if (!next || next.done) {
          ended = true;
          break;
        }
        const weight = weightOf(next.value);
        const result = work(next.value);
        // Thrown where it is waited for, which is later.
        result.catch(() => {});
        running.push({ result, weight });
        held += weight;
      }
      const first = running.shift();
      if (!first) return;
      held -= first.weight;
      yield await first.result;
    }
  } finally {
    await Promise.allSettled(running.map(({ result }) => result));
    await iterator.return?.();
  }
}
