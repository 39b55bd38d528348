/** The connection to PostgreSQL: one pool a process, kysely on top of it. */
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
 * better plan: of those that run for each page, parsing and planning take a third of the time. A name stands for one text
 * alone. It is a part of the text since kysely hands on nothing but text and parameters.
 */
function preparing(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect();
      const query = (text: string, values: unknown[]) => {
        const name = NAME.exec(text)?.[1];
        return name === undefined ? client.query(text, values) : client.query({ name, text, values });
      };
      return { query: query as never, release: () => client.release() };
    },
    end: () => pool.end(),
  };
}

const NAME = /^\/\* (\w+) \*\//u;
