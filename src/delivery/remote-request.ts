/** One request to a receiver: bounded in time and in what is read, redirects not followed. */
import { type Dispatcher, request } from 'undici';
import { messageOf } from '../errors.js';
import { retryAfterMs } from '../model/retry-after.js';

const TIME_MS = 15_000;

export interface RemoteRequest {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export type RemoteAnswer =
  | {
      status: number;
      /** As far as it was read. */
      text: string;
      header(name: string): string | undefined;
      /** From now on, where the receiver asks for time. */
      retryAfterMs: number | undefined;
    }
  /** There is no answer, and why. */
  | { failed: string };

/** Of the answer's body at most `mostBytes` are read; throws nothing. */
export async function askRemote(
  { method, url, headers, body }: RemoteRequest,
  dispatcher: Dispatcher,
  mostBytes: number,
): Promise<RemoteAnswer> {
  try {
    const answer = await request(url, {
      method,
      dispatcher,
      headers: { 'user-agent': 'Copydesk', ...headers },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(TIME_MS),
    });
    const header = (name: string) => {
      const value = answer.headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const text = await beginningOf(answer.body, mostBytes);
    return {
      status: answer.statusCode,
      text,
      header,
      retryAfterMs: retryAfterMs(header('retry-after'), Date.now()),
    };
  } catch (error) {
    const slow = error instanceof Error && error.name === 'TimeoutError';
    return { failed: slow ? `no answer within ${TIME_MS / 1_000} seconds` : messageOf(error) };
  }
}

/** A longer body is cut off, and its connection with it. */
async function beginningOf(body: AsyncIterable<Buffer>, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= mostBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, mostBytes).toString();
}
