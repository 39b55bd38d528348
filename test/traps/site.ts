/** All hosts of the traps on one loopback server, which writes down when each request came and when its answer was out. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ResolveRule } from '../../src/crawlers/resolve.js';

export interface Answer {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

export interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  /** How often this URL was asked for before. */
  before: number;
}

/** An answer, or what gives one; undefined where it writes the response itself. */
export type Route = Answer | ((visit: Visit) => Answer | undefined);

/** A request as the server saw it. Times are milliseconds since 1970, on a clock that never goes back. */
export interface Asked {
  host: string;
  /** With its query. */
  path: string;
  headers: IncomingMessage['headers'];
  at: number;
  /** When the whole answer was handed over; undefined for one that was never finished. */
  end?: number;
  /** Until when the answer asks to be left alone. */
  quietUntil?: number;
}

export interface TrapSite {
  rules: ResolveRule[];
  /** In the order in which they came. */
  asked: Asked[];
  close(): Promise<void>;
}

const now = () => performance.timeOrigin + performance.now();

/** `routes` by whole URL, read at each request. What is not there is 404. */
export async function startTrapSite(
  hosts: readonly string[],
  routes: ReadonlyMap<string, Route>,
): Promise<TrapSite> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const { host = '' } = request.headers;
    const path = request.url ?? '/';
    const entry: Asked = { host, path, headers: request.headers, at: now() };
    asked.push(entry);
    response.on('finish', () => {
      entry.end = now();
      const quiet = quietUntil(response.getHeader('retry-after'), entry.end);
      if (quiet !== undefined) entry.quietUntil = quiet;
    });
    const url = `http://${host}${path}`;
    const before = counts.get(url) ?? 0;
    counts.set(url, before + 1);
    const route = routes.get(url) ?? { status: 404, body: 'No such page.' };
    const answer = typeof route === 'function' ? route({ request, response, before }) : route;
    if (!answer) return;
    response.statusCode = answer.status ?? 200;
    response.setHeader('content-type', 'text/html');
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
    response.end(answer.body ?? '');
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: toPort } = server.address() as AddressInfo;
  return {
    // Nobody is led to an address by its own name.
    rules: hosts
      .filter((host) => host.endsWith('.test'))
      .map((host) => ({ host, port: 80, address: '127.0.0.1', toPort })),
    asked,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function quietUntil(header: unknown, end: number): number | undefined {
  const text = String(header ?? '');
  if (/^\d+$/u.test(text)) return end + Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : date;
}
