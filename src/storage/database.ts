/** The connection to PostgreSQL: one pool a process, kysely on top of it. */
import { hash } from 'node:crypto';
import { type Compilable, Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import pg from 'pg';
import { CopydeskError, messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import type { Tables } from './tables.js';

export interface Database {
  kysely: Kysely<Tables>;
  close(): Promise<void>;
}

/**
 * Either side takes the other for gone after this. A process that is frozen in the middle of a transaction would hold its
 * locks, and so all who save, until it wakes; a server whose machine went without a word would be waited for as long.
 */
const SILENCE_MS = 10_000;

/** Throws `database-unreachable` (retry) when no connection can be made. */
export async function openDatabase(url: string, log: Logger, connections = 10): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    // Said in so many words: poolers refuse it among the parameters of a connection.
    onConnect: async (client) => {
      await client.query(`set idle_in_transaction_session_timeout = ${SILENCE_MS}`);
    },
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENCE_MS,
  });
  // An idle client raises an error when the server goes; the pool has dropped it by then, and the next query gets another.
  let closing = false;
  pool.on('error', (error) => {
    // The last one out stops the embedded server, which cuts connections that are just being closed.
    if (!closing) log.warn({ err: error }, 'database connection lost');
  });
  // One that is lent raises it too, beside failing its query; unheard, that would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  try {
    // Through kysely: it ends no pool that it was not asked through, whose idle client would hold the process for a while.
    await sql`select 1`.execute(kysely);
  } catch (cause) {
    await kysely.destroy();
    throw new CopydeskError('database-unreachable', `The database cannot be reached: ${messageOf(cause)}`, {
      retry: true,
      cause,
    });
  }
  return {
    kysely,
    close: () => {
      closing = true;
      return kysely.destroy();
    },
  };
}

/**
 * A statement that begins with a name in a comment is prepared once a connection, and planned anew only while that gives a
 * better plan: of those that run for each page or record, parsing and planning take the most of the time. Each text is one
 * of its own: one with a filter in it is planned for that. A plan may be made while its tables are young, and stays until they
 * are analyzed: what is to be looked up by its key then has to be cheaper so in a table of ten pages as well. The mark is a
 * part of the text since kysely hands on nothing but text and parameters.
 */
function preparing(pool: pg.Pool): PostgresPool {
  const prepared = new WeakMap<pg.PoolClient, Set<string>>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const names = prepared.get(client) ?? new Set();
      prepared.set(client, names);
      const query = (text: string, values: unknown[]) => {
        const mark = MARK.exec(text)?.[1];
        if (mark === undefined) return client.query(text, values);
        const name = `${mark}_${hash('sha1', text)}`;
        names.add(name);
        return client.query({ name, text, values });
      };
      return { query: query as never, release: () => client.release(names.size > MOST_PREPARED) };
    },
    end: () => pool.end(),
  };
}

const MARK = /^\/\* (\w+) \*\//u;

/** Runs what the builder made as a statement that is prepared. Its text must be the same for all values. */
export async function prepared<Row>(
  db: Kysely<Tables>,
  name: string,
  query: Compilable<Row>,
): Promise<Row[]> {
  const compiled = query.compile();
  const { rows } = await db.executeQuery<Row>({ ...compiled, sql: `/* ${name} */ ${compiled.sql}` });
  return rows;
}

/**
 * A table to select from in a statement whose commit need not be on the disk before it is answered. If the machine goes down
 * within the next second, it may be gone, and with it all that was committed behind it and not waited for either.
 */
export const UNSYNCED = sql`unsynced as materialized (select set_config('synchronous_commit', 'off', true))`;

/**
 * Statements that one connection keeps; then another takes its place. Records, pages and near-duplicates have some fifty, the
 * feed one for each filter. A page of the feed takes 0.7 MB of the server (measured).
 */
const MOST_PREPARED = 80;
