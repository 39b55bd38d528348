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

/** As long as whoever starts or stops it waits for it. */
const ON_ITS_WAY_MS = 60_000;
const ON_ITS_WAY_POLL_MS = 100;

/** Between tries to bring back a server that died. */
const REVIVAL_MS = 1_000;

/** Throws `no-binaries`, `data-of-other-version` and `embedded-failed`. */
export async function startEmbedded({ home, log, namespaces }: EmbeddedOptions): Promise<EmbeddedServer> {
  const isRoot = process.getuid?.() === 0;
  const cluster = new Cluster(await openRunner(home, await findBinaries(), isRoot, namespaces));
  await cluster.make();
  const presence = await arrive(cluster, log);
  await ensureDatabase(presence.client);
  return new Stay(cluster, presence, log);
}

/** Attaches to the server, and starts it where there is none: on the port that it had, when others know that one. */
async function arrive(cluster: Cluster, log: Logger, port?: number): Promise<Presence> {
  let output = '';
  const until = performance.now() + ON_ITS_WAY_MS;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const presence = await attach(cluster, log);
    if (presence) return presence;
    // A server that was killed leaves its address behind, and others may wait for it there.
    const before = attempt < TRIES / 2 ? (await cluster.address())?.port : undefined;
    const start = await cluster.start(port ?? before);
    ({ output } = start);
    if (!start.started) await untilSettled(cluster, until);
    if (attempt > 0) await sleep(250 * attempt);
  }
  const said = output.trim().split('\n').at(-1);
  throw new CopydeskError(
    'embedded-failed',
    `The embedded database does not start: ${said} | ${await cluster.lastWords()}`,
  );
}

/** A server with much to write takes its time to stop, and one that was killed to come back. */
async function untilSettled(cluster: Cluster, until: number): Promise<void> {
  while (performance.now() < until && (await cluster.isOnItsWay())) await sleep(ON_ITS_WAY_POLL_MS);
}

/** From arriving to leaving. A server that dies meanwhile is started again where it was, by whoever is there. */
class Stay implements EmbeddedServer {
  readonly url: string;
  readonly #cluster: Cluster;
  readonly #log: Logger;
  #presence: Presence;
  #reviving: Promise<void> | undefined;
  #closing = false;

  constructor(cluster: Cluster, presence: Presence, log: Logger) {
    this.url = presence.url;
    this.#cluster = cluster;
    this.#log = log;
    this.#presence = presence;
    this.#watch();
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#reviving;
    const { client } = this.#presence;
    // The stop cuts this very connection, which is then no news.
    client.removeAllListeners('error').on('error', () => {});
    if (await isAlone(client)) await this.#cluster.stop();
    await client.end().catch(() => {});
  }

  #watch(): void {
    this.#presence.client.once('end', () => {
      if (this.#closing) return;
      this.#reviving = this.#revive().finally(() => {
        this.#reviving = undefined;
      });
    });
  }

  async #revive(): Promise<void> {
    while (!this.#closing) {
      try {
        this.#presence = await arrive(this.#cluster, this.#log, this.#presence.port);
        this.#log.warn({ port: this.#presence.port }, 'embedded database is back');
        this.#watch();
        return;
      } catch (error) {
        this.#log.error({ err: error }, 'embedded database does not come back');
        await sleep(REVIVAL_MS);
      }
    }
  }
}

interface Presence {
  client: pg.Client;
  port: number;
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
    return { client, port: address.port, url: connectionUrl(address, DATABASE) };
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
