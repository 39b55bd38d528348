/** One request to the API, tried again where that may help. Nothing here but `fetch` and timers: it runs anywhere. */
import type { Problem } from '../model/problem.js';
import { retryAfterMs } from '../model/retry-after.js';
import { ApiError } from './api-error.js';

export interface Access {
  /** Where Copydesk listens: `http://127.0.0.1:4800` */
  url: string;
  /** An API key; a server on loopback asks for none. */
  key?: string | undefined;
  /** How often a request is tried; 6 when absent, with a quarter of a minute between the first and the last. */
  tries?: number | undefined;
  /** In place of the global one. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Too many requests, and what a server or a proxy in front of it says while it starts, stops or is full. */
const RETRIED: ReadonlySet<number> = new Set([429, 502, 503, 504]);

const FIRST_WAIT_MS = 500;
const MOST_WAIT_MS = 30_000;

/**
 * The answer as JSON. Throws {@link ApiError} for what is no success or no JSON, and what `fetch` throws once no try is left
 * or `signal` was aborted.
 */
export async function getJson<T>(
  { url, key, tries = 6, fetch: ask = fetch }: Access,
  path: string,
  query: Query,
  signal?: AbortSignal,
): Promise<T> {
  const address = addressOf(url, path, query);
  const headers = {
    accept: 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  // With its body: the connection may be lost in the midst of it.
  const once = async (): Promise<{ text: string; status: number } | { refused: Response }> => {
    const answer = await ask(new Request(address, { headers, signal: signal ?? null }));
    return answer.ok ? { text: await answer.text(), status: answer.status } : { refused: answer };
  };
  for (let tried = 1; ; tried++) {
    const came = await once().catch((error: unknown) => {
      if (tried >= tries || signal?.aborted) throw error;
      return { refused: undefined };
    });
    if ('text' in came) return parsed<T>(came);
    const { refused } = came;
    if (refused && (tried >= tries || !RETRIED.has(refused.status))) throw await errorOf(refused);
    await refused?.body?.cancel();
    await waited(waitMs(tried, refused?.headers.get('retry-after') ?? undefined), signal);
  }
}

/** What answers with a page, such as that of a proxy where people log in, is not Copydesk. */
function parsed<T>({ text, status }: { text: string; status: number }): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new ApiError(status, undefined);
  }
}

/** A path of its own before the API's stays: Copydesk may stand behind a proxy that serves other things too. */
function addressOf(url: string, path: string, query: Query): URL {
  const address = new URL(`.${path}`, url.endsWith('/') ? url : `${url}/`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  return address;
}

async function errorOf(answer: Response): Promise<ApiError> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  const problem = isProblem
    ? ((await answer.json().catch(() => undefined)) as Problem | undefined)
    : undefined;
  return new ApiError(answer.status, problem);
}

/** Twice as long each time, a quarter more or less by lot; as long as the server says where it does. */
function waitMs(tried: number, retryAfter: string | undefined): number {
  const own = Math.min(FIRST_WAIT_MS * 2 ** (tried - 1), MOST_WAIT_MS) * (0.75 + Math.random() / 2);
  return retryAfterMs(retryAfter, Date.now()) ?? own;
}

/** Rejects with the reason of `signal` as soon as it is aborted. */
export function waited(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopped = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stopped);
      resolve();
    }, ms);
    if (signal?.aborted) stopped();
    else signal?.addEventListener('abort', stopped, { once: true });
  });
}
