import { createServer } from 'node:net';
import { Command } from 'commander';
import type { Config } from '../config.js';
import { guardedDispatcher } from '../crawlers/connector.js';
import { userAgent } from '../crawlers/user-agent.js';
import { codeOf, messageOf, sentenceOf } from '../errors.js';
import { createLogger } from '../log.js';
import { counted } from '../model/counted.js';
import { checkArchive } from '../pipeline/archive-check.js';
import { archiveStores } from '../pipeline/archive-stores.js';
import { freeBytes, gigabytes, makeHome, ROOM_REMEDY } from '../pipeline/home.js';
import { outletsOf } from '../pipeline/services.js';
import { openStore, type Store } from '../pipeline/store.js';
import { openQueue } from '../queue/open-queue.js';
import { listenTrouble } from '../server/listen.js';
import { attentionOf } from '../storage/audit.js';
import { findBinaries } from '../storage/embedded/binaries.js';
import { ping } from '../storage/ping.js';
import { examples } from './help.js';
import { configOf, type GlobalFlags } from './store.js';
import { packageVersion } from './version.js';

interface Patient {
  config: Config;
  /** The tables, opened once for all checks that need them. */
  store(): Promise<Store>;
}

/** What was found, when all is well; throws what is wrong, with the remedy. */
type Check = (patient: Patient) => Promise<string>;

const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  ['copydesk', async () => packageVersion],
  ['node', checkNode],
  ['home', checkHome],
  ['binaries', checkBinaries],
  ['database', checkDatabase],
  ['queue', checkQueue],
  ['archive', checkArchiveFiles],
  ['store', checkStore],
  ['pages', checkPages],
  ['sinks', checkSinks],
  ['hosts', checkHosts],
  ['alerts', checkAlerts],
  ['proxy', async ({ config }) => (config.proxies ? 'pages are fetched through a proxy' : 'none')],
  ['contact', checkContact],
  ['port', checkPort],
];

export function doctorCommand(): Command {
  return new Command('doctor')
    .addHelpText('after', examples('copydesk doctor', 'copydesk doctor --home /srv/copydesk'))
    .action(async (_flags: unknown, self: Command) => {
      const config = configOf(self.optsWithGlobals<GlobalFlags>());
      let opened: Promise<Store> | undefined;
      let isAway = false;
      const store = async () => {
        if (isAway) throw new Error('cannot be looked at without the database');
        opened ??= openStore(config, createLogger('silent', process.stderr));
        try {
          return await opened;
        } catch (error) {
          isAway = true;
          throw error;
        }
      };
      for (const [name, check] of CHECKS) {
        const { well, said } = await outcomeOf(check, { config, store });
        process.stdout.write(`${well ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)} ${said}\n`);
        if (!well) process.exitCode = 1;
      }
      await opened?.then(
        (it) => it.close(),
        () => {},
      );
    });
}

async function outcomeOf(check: Check, patient: Patient): Promise<{ well: boolean; said: string }> {
  try {
    return { well: true, said: await check(patient) };
  } catch (error) {
    return { well: false, said: sentenceOf(error) };
  }
}

async function checkNode(): Promise<string> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return process.version;
  throw new Error(`${process.version} is too old: install Node 20.19 or newer`);
}

async function checkHome({ config: { home, leastFree } }: Patient): Promise<string> {
  await makeHome(home);
  const free = await freeBytes(home);
  if (free < leastFree) throw new Error(`${home} has ${gigabytes(free)} free: ${ROOM_REMEDY}`);
  return `${home}, ${gigabytes(free)} free`;
}

async function checkBinaries({ config: { databaseUrl } }: Patient): Promise<string> {
  if (databaseUrl !== undefined) return 'not needed: DATABASE_URL is set';
  return `PostgreSQL for ${process.platform}-${process.arch}, with glibc only: ${await findBinaries()}`;
}

async function checkDatabase({ config, store }: Patient): Promise<string> {
  const own = config.databaseUrl !== undefined;
  const opened = await store().catch((cause: unknown) => {
    if (!own || codeOf(cause) !== 'database-unreachable') throw cause;
    throw withRemedy(cause, 'start the server, or unset DATABASE_URL for the embedded one');
  });
  await ping(opened.db);
  return `${own ? 'DATABASE_URL' : 'embedded'}, answers, tables are up to date`;
}

async function checkQueue({ config: { redisUrl }, store }: Patient): Promise<string> {
  const at = redisUrl === undefined ? { databaseUrl: (await store()).databaseUrl } : { redisUrl };
  const where = redisUrl === undefined ? 'in PostgreSQL' : 'REDIS_URL';
  const queue = await openQueue(at, createLogger('silent', process.stderr)).catch((cause: unknown) => {
    throw withRemedy(
      cause,
      redisUrl === undefined ? 'see the database' : 'start the server, or unset REDIS_URL',
    );
  });
  try {
    const counts = Object.values(await queue.counts());
    const sum = (of: 'waiting' | 'failed') => counts.reduce((all, count) => all + count[of], 0);
    return `${where}, answers; ${counted(sum('waiting'), 'job')} waiting, ${sum('failed')} failed of late`;
  } finally {
    await queue.close(1_000);
  }
}

async function checkArchiveFiles({ config: { home }, store }: Patient): Promise<string> {
  const { files, stored, bytes, damaged, unknown } = await checkArchive(home, (await store()).warcFiles);
  const named = (names: readonly string[]) =>
    `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;
  if (damaged.length > 0)
    throw new Error(
      `${damaged.length} of ${counted(files, 'file')} ${damaged.length === 1 ? 'is' : 'are'} gone or cut short (${named(damaged)}): put them back from a backup; records stay, but cannot be parsed again`,
    );
  const strange =
    unknown.length === 0
      ? ''
      : `; ${counted(unknown.length, 'file')} that the index does not know (${named(unknown)}): \`copydesk ingest --from\` takes them in`;
  const moved = stored > 0 ? `, ${stored} more in the store` : '';
  return `${counted(files, 'file')}, ${gigabytes(bytes)}, as indexed${moved}${strange}`;
}

/** Whether it answers, and knows us: one that does not holds nothing up, but files wait. */
async function checkStore({ config, store }: Patient): Promise<string> {
  const { target } = archiveStores(config.store, (await store()).movedFiles);
  if (!target) return 'none: archive files stay in the home';
  const waiting = (await (await store()).movedFiles.toMove()).length;
  await target.size('.copydesk').catch((cause: unknown) => {
    throw withRemedy(
      cause,
      `look at ARCHIVE_URL and the AWS settings; ${counted(waiting, 'closed file')} ${waiting === 1 ? 'waits' : 'wait'}, and nothing is lost`,
    );
  });
  return `${target.url} answers; ${counted(waiting, 'closed file')} ${waiting === 1 ? 'waits' : 'wait'} to be moved`;
}

async function checkPages({ store }: Patient): Promise<string> {
  const broken = (await attentionOf((await store()).db)).filter(({ what }) => what === 'trouble');
  if (broken.length === 0) return 'every page that is kept could be parsed, or waits for it';
  const named = broken.map(({ reason, count }) => `${reason} ${count}`).join(', ');
  throw new Error(
    `pages that could not be parsed: ${named}; \`copydesk audit\` says why, \`copydesk reprocess\` tries again`,
  );
}

async function checkSinks({ config, store }: Patient): Promise<string> {
  const { sinks, sinkConfigs } = await store();
  const said: string[] = [];
  const dispatcher = guardedDispatcher();
  const outlets = await (await outletsOf(config, { dispatcher, sinkConfigs }))();
  for (const sink of outlets) {
    const state = (await sinks.cursor(sink.id))?.state ?? {};
    const outside = await sink.check(state).catch((cause: unknown) => {
      throw new Error(`${sink.id}: ${sentenceOf(cause)}`, { cause });
    });
    said.push(`${sink.id}: ${outside}`);
  }
  const stuck = (await sinks.stuck()).find(({ id }) => outlets.some((sink) => sink.id === id));
  if (stuck?.pausedBy)
    throw new Error(
      `nothing is delivered to ${stuck.id} until \`copydesk sinks resume ${stuck.id}\`: ${stuck.reason}`,
    );
  if (stuck)
    throw new Error(
      `${stuck.id} failed ${counted(stuck.failures, 'time')}, and is tried again: ${stuck.reason}`,
    );
  return said.join('; ');
}

/** A host that is down is nobody's fault here, and is tried again by itself. */
async function checkHosts({ store }: Patient): Promise<string> {
  const open = await (await store()).hosts.openCircuits(MOST_HOSTS + 1);
  if (open.length === 0) return 'every host that was asked of late answers';
  const named = open.slice(0, MOST_HOSTS).map(({ host, reason, since, until }) => {
    const [from, to] = [since, until].map((time) => time.toISOString().slice(0, 16));
    return `${host} (${reason} since ${from}, tried again at ${to})`;
  });
  const more = open.length > MOST_HOSTS ? ', …' : '';
  return `left alone, since they are down: ${named.join(', ')}${more}`;
}

/** What a source or its site did is no fault of the machine, so it fails nothing. */
async function checkAlerts({ store }: Patient): Promise<string> {
  const open = await (await store()).alerts.list({ state: 'open', limit: MOST_ALERTS + 1 });
  if (open.length === 0) return 'none is open';
  const named = open
    .slice(0, MOST_ALERTS)
    .map(
      ({ name, source, host, sink, since, detail }) =>
        `${name} ${source ?? host ?? sink} since ${since.slice(0, 16)}: ${detail}`,
    );
  return `${named.join('; ')}${open.length > MOST_ALERTS ? '; …' : ''}`;
}

const MOST_ALERTS = 10;

/** Named by the doctor. */
const MOST_HOSTS = 5;

async function checkContact({ config: { contact }, store }: Patient): Promise<string> {
  if (contact !== undefined) return contact;
  const remedy = 'set COPYDESK_CONTACT to an e-mail address or URL of yours';
  const agent = userAgent({ version: packageVersion, contact });
  const barred = (await (await store()).sources.list()).filter(
    ({ home, paused }) => !paused && !agent.mayFetch(home),
  );
  if (barred.length > 0)
    throw new Error(
      `not set, so ${counted(barred.length, 'source')} ${barred.length === 1 ? 'is' : 'are'} not fetched: ${remedy}`,
    );
  return `not set, and not needed yet: ${remedy} before you add a source`;
}

function withRemedy(cause: unknown, remedy: string): Error {
  return new Error(`${messageOf(cause)}: ${remedy}`, { cause });
}

async function checkPort({ config: { port, listen } }: Patient): Promise<string> {
  const free = await new Promise<boolean>((resolve, reject) => {
    const server = createServer()
      .once('error', (error) => {
        if (codeOf(error) === 'EADDRINUSE') resolve(false);
        else {
          const remedy = 'look at COPYDESK_LISTEN and COPYDESK_PORT';
          reject(new Error(`${listen}: ${listenTrouble(error)}: ${remedy}`, { cause: error }));
        }
      })
      .once('listening', () => server.close(() => resolve(true)));
    server.listen(port, listen);
  });
  return free ? `${port} is free` : `${port} is taken: the next free one is used`;
}
