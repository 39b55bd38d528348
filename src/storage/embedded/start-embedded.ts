/**
 * The embedded server's life: whoever comes first starts it, everyone in the same home attaches to it, the last one out
 * stops it. Each holds a shared advisory lock on a connection of its own; who gets the exclusive one at the end is alone.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CopydeskError, messageOf } from '../../errors.js';
import type { Logger } from '../../log.js';
import { findBinaries } from './binaries.js';
import { Cluster, connectionUrl } from './cluster.js';
import { openRunner } from './runner.js';

export interface EmbeddedServer {
  url: string;
  /** Lets go of the server; stops it when nobody else holds it. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Absolute path; exists. */
  home: string;
  log: Logger;
  /** Whether root uses a user namespace; tried when absent. */
  namespaces?: boolean;
}

const DATABASE = 'copydesk';

/** Any numbers; the same in every version of Copydesk. */
const PRESENCE_LOCK = 4_800_001;
const LEAVING_LOCK = 4_800_002;

/** A start may lose to another start, to a stop, or to a server that was killed a moment ago. */
const TRIES = 8;

/** Throws `no-binaries`, `data-of-other-version` and `embedded-failed`. */
export async function startEmbedded({ home, log, namespaces }: EmbeddedOptions): Promise<EmbeddedServer> {
  const isRoot = process.getuid?.() === 0;
  const cluster = new Cluster(await openRunner(home, await findBinaries(), isRoot, namespaces));
  await cluster.make();
  let output = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const presence = await attach(cluster, log);
    if (presence) return opened(cluster, presence);
    ({ output } = await cluster.start());
    if (attempt > 0) await sleep(250 * attempt);
  }
  const said = output.trim().split('\n').at(-1);
  throw new CopydeskError(
    'embedded-failed',
    `The embedded database does not start: ${said} | ${await cluster.lastWords()}`,
  );
}

async function opened(cluster: Cluster, presence: Presence): Promise<EmbeddedServer> {
  await ensureDatabase(presence.client);
  return {
    url: presence.url,
    close: async () => {
      // The stop cuts this very connection, which is then no news.
      presence.client.removeAllListeners('error').on('error', () => {});
      if (await isAlone(presence.client)) await cluster.stop();
      await presence.client.end().catch(() => {});
    },
  };
}

interface Presence {
  client: pg.Client;
  url: string;
}

/** Connects to the running server and says that we are here; undefined when there is none, or it is going down. */
async function attach(cluster: Cluster, log: Logger): Promise<Presence | undefined> {
  const address = await cluster.address();
  if (!address) return undefined;
  const client = new pg.Client({
    connectionString: connectionUrl(address, 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', (error) => log.warn({ err: error }, 'embedded database went away'));
  try {
    await client.connect();
    // Waits while the last one out holds the lock: then the server goes, and this fails.
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
    return { client, url: connectionUrl(address, DATABASE) };
  } catch (error) {
    log.debug({ reason: messageOf(error) }, 'no embedded database to attach to');
    await client.end().catch(() => {});
    return undefined;
  }
}

/**
 * True when nobody else is here; nobody can come any more then. Else we have left. Of two that leave at the same moment
 * one waits for the other, and finds itself alone. False also when the server is gone already.
 */
async function isAlone(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_lock($1)', [LEAVING_LOCK]);
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      PRESENCE_LOCK,
    ]);
    if (rows[0]?.alone) return true;
    await client.query('select pg_advisory_unlock_all()');
    return false;
  } catch {
    return false;
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (rowCount) return;
  await client.query(`create database ${DATABASE}`).catch((error: pg.DatabaseError) => {
    // Two at once: duplicate_database, or unique_violation in the catalog.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}
