/** Puts an app on a port. */
import { lookup } from 'node:dns/promises';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { CopydeskError, codeOf, messageOf } from '../errors.js';
import { type Logger, silent } from '../log.js';
import { hostOf } from '../model/listen-address.js';

/** How many ports after the wanted one are tried before giving up. */
const TRIES = 100;

/** What the system's codes mean where a server is to listen. */
const TROUBLE: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'there is no such host'],
  ['EAI_AGAIN', 'the name cannot be resolved at the moment'],
  ['EADDRNOTAVAIL', 'it is no address of this machine'],
  ['EACCES', 'permission denied'],
]);

/** Where an address is set. */
const REMEDY = 'look at --listen and --port, or COPYDESK_LISTEN and COPYDESK_PORT';

/** What stands for every address, and one of these. */
const OPENED: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/** An application, whatever it is made of. */
type Served = { fetch(request: Request): Response | Promise<Response> };

export interface Listening {
  /** `http://127.0.0.1:4800`; of a server on every address of the machine one that a browser opens. */
  url: string;
  /** Answers what has been asked, takes nothing new, and cuts what is still open after `timeoutMs`. */
  close(timeoutMs?: number): Promise<void>;
}

/** Listens on `port` of a local address, or the next free one. */
export async function listen(
  app: Served,
  port: number,
  address = '127.0.0.1',
  log: Logger = silent,
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  const taken = await firstFree(server, port, address);
  // The machine has no room for one more connection, or no file left: unheard, that would end the process.
  server.on('error', (err) => log.warn({ err }, 'connection not taken'));
  return {
    url: `http://${hostOf(OPENED.get(address) ?? address)}:${taken}`,
    close: (timeoutMs = 2_000) => closed(server, timeoutMs),
  };
}

/** Throws `port-refused` where the name of an address is nobody's: before a key is asked for, which would not help. */
export async function demandHost(address: string): Promise<void> {
  await lookup(address).catch((cause: unknown) => {
    throw new CopydeskError('port-refused', `${address}: ${listenTrouble(cause)}: ${REMEDY}`, { cause });
  });
}

async function firstFree(server: ServerType, first: number, address: string): Promise<number> {
  const last = Math.min(first + TRIES - 1, 65_535);
  for (let port = first; port <= last; port++) {
    if (await bound(server, port, address)) return port;
  }
  throw new CopydeskError('port-taken', `no free port on ${address} between ${first} and ${last}`);
}

/** Why a server cannot listen there. */
export function listenTrouble(error: unknown): string {
  return TROUBLE.get(codeOf(error)) ?? messageOf(error);
}

/** False when the port is taken. */
function bound(server: ServerType, port: number, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', succeeded);
      if (error.code === 'EADDRINUSE') resolve(false);
      else
        reject(
          new CopydeskError(
            'port-refused',
            `${hostOf(address)}:${port}: ${listenTrouble(error)}: ${REMEDY}`,
            {
              cause: error,
            },
          ),
        );
    };
    const succeeded = () => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed);
    server.once('listening', succeeded);
    server.listen(port, address);
  });
}

function closed(server: ServerType, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), timeoutMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
