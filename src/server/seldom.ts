/** For work that takes the longer the more there is, and that anybody may ask for at any time. */

/** It rests for so many times as long as it took: no more than a fiftieth of the time goes into it. */
const REST = 50;

/** Does the work anew once it has rested; until then, and while it is being done, everybody is given the same. */
export function seldom<T>(
  work: () => Promise<T>,
  clock = () => performance.now(),
): () => Promise<{ value: T; at: Date }> {
  let known: Promise<{ value: T; at: Date }> | undefined;
  let restsUntil = 0;
  return () => {
    if (known && clock() < restsUntil) return known;
    const began = clock();
    const at = new Date();
    restsUntil = Number.POSITIVE_INFINITY;
    known = work()
      .then((value) => ({ value, at }))
      .finally(() => {
        const ended = clock();
        restsUntil = ended + REST * (ended - began);
      });
    // What failed is tried again by the next who asks.
    known.catch(() => {
      known = undefined;
    });
    return known;
  };
}
