/** A site on loopback that takes what is sent to it, writes it down, and answers as it is told. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardedDispatcher } from '../../src/crawlers/connector.js';
import type { ResolveRule } from '../../src/crawlers/resolve.js';

export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface Receiver {
  /** Under a name that only {@link Receiver.rule} leads to. */
  url: string;
  /** Its real one, which is refused. */
  address: string;
  rule: ResolveRule;
  dispatcher: ReturnType<typeof guardedDispatcher>;
  /** In the order in which they came. */
  received: Received[];
  /** What it answers from now on; 204 at first. */
  answer: (request: Received) => Answer | Promise<Answer>;
  close(): Promise<void>;
}

export async function startReceiver(host = 'site.test'): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { method = '', url = '', headers } = request;
      const one = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
      receiver.received.push(one);
      const { status, headers: own = {}, body = '' } = await receiver.answer(one);
      response.writeHead(status, own).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const rule = { host, port: 80, address: '127.0.0.1', toPort: port };
  const dispatcher = guardedDispatcher({ resolve: [rule] });
  const receiver: Receiver = {
    url: `http://${host}/hooks`,
    address: `http://127.0.0.1:${port}/hooks`,
    rule,
    dispatcher,
    received: [],
    answer: () => ({ status: 204 }),
    close: async () => {
      await dispatcher.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}
