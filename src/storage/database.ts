/** The connection to PostgreSQL: one pool a process, kysely on top of it. */
import { hash } from 'node:crypto';
import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import pg from 'pg';
import { CopydeskError, messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import type { Tables } from './tables.js';

export interface Database {
  kysely: Kysely<Tables>;
  close(): Promise<void>;
}

/** Throws `database-unreachable` (retry) when no connection can be made. */
export async function openDatabase(url: string, log: Logger, connections = 10): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000 });
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
 * better plan: of those that run for each page, parsing and planning take the most of the time. Each text is one of its own:
 * one with a filter in it is planned for that. The mark is a part of the text since kysely hands on nothing but text and
 * parameters.
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

/** Statements that one connection keeps; then another takes its place. A page of the feed takes 0.7 MB of the server (measured). */
const MOST_PREPARED = 50;
