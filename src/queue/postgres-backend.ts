/** BullMQ on PostgreSQL: one pool for all queues and workers of the process, its tables in a schema of their own. */
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import type { Logger } from '../log.js';
import type { QueueBackend } from './backend.js';
import { SteadyPool } from './steady-pool.js';

const SCHEMA = 'bullmq';

/**
 * Connections for all queues of the process: one LISTEN client a worker (five workers), the rest for queries. Twelve
 * is what a loaded process was seen to use; a pool for each queue and worker reached 84.
 */
const POOL_SIZE = 12;

/** A database that is away is noticed after this, rather than waited for. */
const CONNECT_TIMEOUT_MS = 10_000;

/** A server whose machine went without a word is found out after this, and ten seconds more. */
const KEEP_ALIVE_MS = 10_000;

/**
 * Every job is updated some three times and then deleted, so a table of a few live rows collects dead ones by the
 * hundred thousand when it is vacuumed at PostgreSQL's usual fifth.
 */
const TIGHT_AUTOVACUUM = ['job', 'dedup', 'event', 'meta']
  .map(
    (table) =>
      `ALTER TABLE ${SCHEMA}.${table} SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500)`,
  )
  .join(';');

/** Connects and brings BullMQ's tables up to date. Throws what PostgreSQL throws. */
export async function openPostgresBackend(databaseUrl: string, log: Logger): Promise<QueueBackend> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    // Said in so many words: poolers refuse it among the parameters of a connection.
    onConnect: async (client) => {
      await client.query(`set search_path = ${SCHEMA}`);
    },
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'copydesk-queue',
  });
  // Without a listener, the error of an idle connection (a restarted server) would end the process.
  pool.on('error', (error) => log.debug({ err: error }, 'idle queue connection lost'));
  pool.on('connect', (client) => client.on('error', () => {}));
  const steady = new SteadyPool(pool, () => migrate(pool));
  try {
    await migrate(pool);
  } catch (error) {
    await steady.end();
    throw error;
  }
  return {
    queue: (name) => new Queue(name, { connection: steady }, createPostgresBackend),
    worker: (name, run, options) =>
      new Worker(name, (job) => run(job), { ...options, connection: steady }, createPostgresBackend),
    close: () => steady.end(),
  };
}

/** Idempotent, and safe beside other processes: BullMQ's migrations take an advisory lock of their own. */
async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
    await client.query(TIGHT_AUTOVACUUM);
  } finally {
    client.release();
  }
}
