/** A site on loopback, under a name of its own: what it is asked is recorded, what it answers is told by the test. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ResolveRule } from '../../src/crawlers/resolve.js';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Answers a path, or writes the response itself and returns nothing. */
export type Responder = (request: IncomingMessage, response: ServerResponse) => Answer | undefined;

export interface Site {
  host: string;
  /** `http://name.test:port` */
  origin: string;
  rule: ResolveRule;
  /** Everything asked so far, in order. */
  asked: { path: string; headers: IncomingMessage['headers'] }[];
  /** The paths asked so far. */
  paths(): string[];
  /** Sets or replaces the answer of a path (with its query). */
  on(path: string, answer: Answer | Responder): void;
  close(): Promise<void>;
}

/** Unknown paths are 404, robots.txt among them. */
export async function startSite(name: string): Promise<Site> {
  const answers = new Map<string, Answer | Responder>();
  const asked: Site['asked'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const known = answers.get(path) ?? { status: 404, body: 'no such page' };
    const answer = typeof known === 'function' ? known(request, response) : known;
    if (!answer) return;
    response.statusCode = answer.status ?? 200;
    response.setHeader('content-type', 'text/html');
    for (const [header, value] of Object.entries(answer.headers ?? {})) response.setHeader(header, value);
    response.end(answer.body ?? '');
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `${name}:${port}`,
    origin: `http://${name}:${port}`,
    rule: { host: name, port, address: '127.0.0.1' },
    asked,
    paths: () => asked.map(({ path }) => path),
    on: (path, answer) => void answers.set(path, answer),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
