/** Whether a part of the process answers, as those are asked who say that it is ready. */
import { setTimeout as sleep } from 'node:timers/promises';

/** What takes a question and gives no answer within that time is down as well. */
export async function answers(question: Promise<unknown>, withinMs: number): Promise<'ok' | 'down'> {
  const over = new AbortController();
  const late = sleep(withinMs, undefined, { signal: over.signal }).then(() =>
    Promise.reject(new Error('late')),
  );
  try {
    await Promise.race([question, late]);
    return 'ok';
  } catch {
    return 'down';
  } finally {
    late.catch(() => {});
    over.abort();
  }
}

/** While a question waits for its answer it is not asked anew: each would take a connection. */
export function oneAtATime<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}
