/** A way to a server that can be shut and opened again: an outage without stopping the server. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Doorway {
  /** The server's URL, through the doorway. */
  url: string;
  /** Breaks every connection and takes no new one. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

export async function doorwayTo(serverUrl: string): Promise<Doorway> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (!isOpen) return void near.resetAndDestroy();
    const far = connect(Number(target.port), target.hostname);
    far.on('error', () => undefined);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(serverUrl);
  url.searchParams.delete('host');
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    shut: () => {
      isOpen = false;
      breakAll();
    },
    open: () => {
      isOpen = true;
    },
    close: () => {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
