import { constants } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Command } from 'commander';
import type { Config } from '../config.js';
import { messageOf } from '../errors.js';
import { createLogger } from '../log.js';
import { openStore } from '../pipeline/services.js';
import { pingRedis } from '../queue/redis-backend.js';
import { findBinaries } from '../storage/embedded/binaries.js';
import { ping } from '../storage/ping.js';
import { examples } from './help.js';
import { configOf, type GlobalFlags } from './store.js';
import { packageVersion } from './version.js';

/** What was found, when all is well; throws what is wrong, with the remedy. */
type Check = (config: Config) => Promise<string>;

/** Below this the database stops taking records before long. Bytes. */
const LEAST_FREE = 500_000_000;

const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  ['copydesk', async () => packageVersion],
  ['node', async () => process.version],
  ['home', checkHome],
  ['binaries', checkBinaries],
  ['database', checkDatabase],
  ['redis', checkRedis],
  [
    'contact',
    async ({ contact }) =>
      contact ?? 'not set: only .test hosts are fetched; set COPYDESK_CONTACT to an address of yours',
  ],
  ['port', checkPort],
];

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check this machine: Node, the folder, the embedded database, the port')
    .addHelpText('after', examples('copydesk doctor', 'copydesk doctor --home /srv/copydesk'))
    .action(async (_flags: unknown, self: Command) => {
      const config = configOf(self.optsWithGlobals<GlobalFlags>());
      for (const [name, check] of CHECKS) {
        const { well, said } = await outcomeOf(check, config);
        process.stdout.write(`${well ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)} ${said}\n`);
        if (!well) process.exitCode = 1;
      }
    });
}

async function outcomeOf(check: Check, config: Config): Promise<{ well: boolean; said: string }> {
  try {
    return { well: true, said: await check(config) };
  } catch (error) {
    return { well: false, said: messageOf(error) };
  }
}

async function checkHome({ home }: Config): Promise<string> {
  await mkdir(home, { recursive: true });
  await access(home, constants.W_OK).catch(() => {
    throw new Error(`${home} is not writable: make it so, or set COPYDESK_HOME to another folder`);
  });
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  const gigabytes = `${(free / 1e9).toFixed(1)} GB free`;
  if (free < LEAST_FREE)
    throw new Error(`${home} has ${gigabytes}: make room, or set COPYDESK_HOME to another disk`);
  return `${home}, ${gigabytes}`;
}

async function checkBinaries({ databaseUrl }: Config): Promise<string> {
  if (databaseUrl !== undefined) return 'not needed: DATABASE_URL is set';
  return `PostgreSQL for ${process.platform}-${process.arch}, with glibc only: ${await findBinaries()}`;
}

async function checkDatabase(config: Config): Promise<string> {
  const store = await openStore(config, createLogger('silent', process.stderr));
  try {
    await ping(store.db);
    return `${config.databaseUrl === undefined ? 'embedded' : 'DATABASE_URL'}, answers, tables are up to date`;
  } finally {
    await store.close();
  }
}

async function checkRedis({ redisUrl }: Config): Promise<string> {
  if (redisUrl === undefined) return 'not used: the queues are in PostgreSQL';
  try {
    await pingRedis(redisUrl);
    return 'answers';
  } catch (cause) {
    throw new Error(`REDIS_URL does not answer (${messageOf(cause)}): start the server, or unset it`, {
      cause,
    });
  }
}

async function checkPort({ port }: Config): Promise<string> {
  const free = await new Promise<boolean>((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => server.close(() => resolve(true)));
    server.listen(port, '127.0.0.1');
  });
  return free ? `${port} is free` : `${port} is taken: the next free one is used`;
}
