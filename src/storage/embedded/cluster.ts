/** One PostgreSQL data folder: made once, started and stopped through PostgreSQL's own programs. */
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type ListenOptions, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CopydeskError } from '../../errors.js';
import { firstText } from '../first-text.js';
import { isAlive } from './alive.js';
import { MAJOR } from './binaries.js';
import type { Runner } from './runner.js';

const ADDRESS = '127.0.0.1';
const SUPERUSER = 'copydesk';

/**
 * Beside PostgreSQL's defaults, which are for a server that has the machine to itself only in the size of its memory, and for
 * disks that turn: looking a row up is nearly as cheap as reading the next.
 */
const SETTINGS = `
listen_addresses = '${ADDRESS}'
unix_socket_directories = ''
max_connections = 100
shared_buffers = 128MB
max_wal_size = 2GB
wal_compression = on
log_min_messages = warning
log_checkpoints = off
random_page_cost = 1.1
`;

/** Where a running server is. */
export interface Address {
  port: number;
  password: string;
  /** Folder of its Unix socket, where it has one. */
  socketFolder?: string | undefined;
}

/** Over the socket where there is one: a page of records takes a quarter less CPU of ours and a seventh less of its. */
export function connectionUrl({ port, password, socketFolder }: Address, database: string): string {
  const host = socketFolder ? `?host=${encodeURIComponent(socketFolder)}` : '';
  return `postgresql://${SUPERUSER}:${password}@${ADDRESS}:${port}/${database}${host}`;
}

/** A server that takes longer to stop is left to itself. */
const STOP_MS = 60_000;
const STOP_POLL_MS = 20;
const END_MS = 2_000;

export class Cluster {
  readonly #runner: Runner;
  readonly #data: string;
  readonly #log: string;
  readonly #passwordFile: string;

  constructor(runner: Runner) {
    this.#runner = runner;
    this.#data = join(runner.folder, 'postgres');
    this.#log = join(runner.folder, 'postgres.log');
    this.#passwordFile = join(runner.folder, 'postgres.password');
  }

  /** Makes the data folder where there is none. Throws `data-of-other-version`; the data is never touched. */
  async make(): Promise<void> {
    const password = await this.#password();
    if (!existsSync(this.#data)) await this.#initialize(password);
    const version = (await readFile(join(this.#data, 'PG_VERSION'), 'utf8')).trim();
    if (version !== MAJOR) {
      throw new CopydeskError(
        'data-of-other-version',
        `${this.#data} was written by PostgreSQL ${version}, and this is ${MAJOR}: dump it with the old version, or move it away to begin anew`,
      );
    }
  }

  /** The server that the data folder says is running; it may be gone all the same. */
  async address(): Promise<Address | undefined> {
    const port = Number(await this.#lineOfServer(4));
    if (!(port > 0)) return undefined;
    return { port, password: await this.#password(), socketFolder: await this.#lineOfServer(5) };
  }

  /** Whether the server is coming up or going down. One that was killed on the way says so until the next start. */
  async isOnItsWay(): Promise<boolean> {
    return ['starting', 'stopping'].includes((await this.#lineOfServer(8)) ?? '');
  }

  /** 1 is the server's process, 4 the port, 5 its sockets' folder, 8 the state: PostgreSQL's documented layout. */
  async #lineOfServer(line: number): Promise<string | undefined> {
    const text = await readFile(join(this.#data, 'postmaster.pid'), 'utf8').catch(() => '');
    return text.split('\n')[line - 1]?.trim() || undefined;
  }

  /**
   * Starts the server, on a free port where none is given. False when that failed, as it does when somebody else has
   * just started it.
   */
  async start(at?: number): Promise<{ started: boolean; output: string }> {
    const port = at ?? (await freePort());
    // It may have run as somebody else before.
    await this.#runner.give(this.#data);
    await appendFile(this.#log, '', { mode: 0o600 });
    await this.#runner.give(this.#log);
    const socket = (await this.#holdsSockets()) ? `-k ${this.#data}` : '';
    const { code, output } = await this.#runner.run('pg_ctl', [
      'start',
      '-w',
      '-t',
      '60',
      '-D',
      this.#data,
      '-l',
      this.#log,
      '-o',
      `-p ${port} ${socket}`,
    ]);
    return { started: code === 0, output };
  }

  /** pg_ctl itself would wait for another server as well, where somebody starts one as soon as this one is gone. */
  async stop(): Promise<void> {
    const server = await this.#lineOfServer(1);
    await this.#runner.run('pg_ctl', ['stop', '-W', '-m', 'fast', '-D', this.#data]);
    let until = performance.now() + STOP_MS;
    const isUp = async () => (await isAlive(server)) && (await this.#lineOfServer(1)) === server;
    while (performance.now() < until && (await isUp())) await sleep(STOP_POLL_MS);
    // Its file goes last but for itself.
    until = performance.now() + END_MS;
    while (performance.now() < until && (await isAlive(server))) await sleep(STOP_POLL_MS);
  }

  /** Not where its path is too long for one or the file system knows none; the server would refuse to start. */
  async #holdsSockets(): Promise<boolean> {
    // pg_ctl gives its options to a shell, and PostgreSQL splits the setting at commas.
    if (!/^[\w./-]+$/u.test(this.#data)) return false;
    // As long as the names of PostgreSQL's, and never one of them.
    const path = join(this.#data, `.s.PGSQL.${randomInt(70_000, 100_000)}`);
    return listenOnce({ path }).then(
      () => true,
      () => false,
    );
  }

  /** The end of the server's log, for an error message. */
  async lastWords(): Promise<string> {
    const log = await readFile(this.#log, 'utf8').catch(() => '');
    return log.trim().split('\n').slice(-3).join(' | ');
  }

  /** Made in a folder of its own and renamed, so that a crash leaves no half of one and of two makers one wins. */
  async #initialize(password: string): Promise<void> {
    const made = `${this.#data}.${randomBytes(6).toString('hex')}`;
    const pwfile = `${made}.password`;
    await writeFile(pwfile, password, { mode: 0o600 });
    await this.#runner.give(pwfile);
    await mkdir(made, { mode: 0o700 });
    await this.#runner.give(made);
    try {
      const { code, output } = await this.#runner.run('initdb', [
        '-D',
        made,
        '-U',
        SUPERUSER,
        `--pwfile=${pwfile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ]);
      if (code !== 0) {
        throw new CopydeskError(
          'embedded-failed',
          `The database could not be made: ${output.trim().split('\n').at(-1)}`,
        );
      }
      await appendFile(join(made, 'postgresql.conf'), SETTINGS);
      await rename(made, this.#data).catch((error: NodeJS.ErrnoException) => {
        if (!existsSync(join(this.#data, 'PG_VERSION'))) throw error;
      });
    } finally {
      await rm(made, { recursive: true, force: true });
      await rm(pwfile, { force: true });
    }
  }

  #password(): Promise<string> {
    return firstText(this.#passwordFile, randomBytes(24).toString('base64url'), 0o600);
  }
}

async function freePort(): Promise<number> {
  const { port } = (await listenOnce({ host: ADDRESS, port: 0 })) as { port: number };
  return port;
}

/** Listens for a moment; gives the address where that was. */
function listenOnce(at: ListenOptions): Promise<ReturnType<Server['address']>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(at, () => {
      const address = server.address();
      server.close(() => resolve(address));
    });
  });
}
