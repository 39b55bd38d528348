/**
 * A `pg.Pool` as BullMQ needs it in a service that outlives its database's restarts:
 *
 * - BullMQ waits before it tries again only when an error's code is ECONNREFUSED; at any other its workers turn in a hot
 *   loop. A server that goes down speaks in a dozen other codes, so all of these are given that one.
 * - When its tables are gone (someone dropped the schema: a queue may be lost at any time) they are made anew.
 * - `end` destroys the LISTEN clients that workers hold, where the pool's own would wait for them for ever.
 */
import type { PgPool, PgPoolClient, PgQueryResult } from 'bullmq';
import type pg from 'pg';
import { codeOf, isAway, messageOf } from '../errors.js';

/** Undefined table, schema or function. */
const MISSING = new Set(['42P01', '3F000', '42883']);

const END_TIMEOUT_MS = 2_000;

export class SteadyPool implements PgPool {
  readonly #pool: pg.Pool;
  readonly #mend: () => Promise<void>;
  readonly #held = new Set<pg.PoolClient>();
  #mending: Promise<void> | undefined;
  #ended: Promise<void> | undefined;

  constructor(pool: pg.Pool, mend: () => Promise<void>) {
    this.#pool = pool;
    this.#mend = mend;
  }

  /** BullMQ reads `keepAlive` here, and only then lets idle workers sleep long. */
  get options(): pg.PoolOptions {
    return this.#pool.options;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the type is BullMQ's
  async query<R = any>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    const ask = () => this.#pool.query<R & pg.QueryResultRow>(text, params as unknown[]);
    try {
      return await ask().catch(async (error: unknown) => {
        if (!isMissing(error)) throw error;
        await this.#mendOnce();
        return ask();
      });
    } catch (error) {
      throw asBullSeesIt(error);
    }
  }

  /** Lends a connection; BullMQ keeps one for each worker, for LISTEN. */
  async connect(): Promise<PgPoolClient> {
    try {
      const client = await this.#pool.connect();
      this.#held.add(client);
      const release = client.release.bind(client);
      client.release = (destroy?: Error | boolean) => {
        this.#held.delete(client);
        release(destroy);
      };
      return client as unknown as PgPoolClient;
    } catch (error) {
      throw asBullSeesIt(error);
    }
  }

  /** Whoever made the pool listens for its errors, once; BullMQ would do so, and repeat them, for each queue and worker. */
  on(): this {
    return this;
  }

  removeAllListeners(): this {
    return this;
  }

  /** Destroys lent connections and ends the pool, within two seconds. Never throws. */
  end(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #end(): Promise<void> {
    for (const client of this.#held) client.release(true);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, END_TIMEOUT_MS);
    });
    await Promise.race([this.#pool.end().catch(() => undefined), late]);
    clearTimeout(timer);
  }

  /** One mending at a time, whoever met the hole first. */
  #mendOnce(): Promise<void> {
    this.#mending ??= this.#mend().finally(() => {
      this.#mending = undefined;
    });
    return this.#mending;
  }
}

function isMissing(error: unknown): boolean {
  return MISSING.has(codeOf(error));
}

function asBullSeesIt(error: unknown): unknown {
  if (!isAway(error)) return error;
  return Object.assign(new Error(messageOf(error), { cause: error }), { code: 'ECONNREFUSED' });
}
