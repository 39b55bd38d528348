/** BullMQ on Redis or Valkey: for more than one machine, and where PostgreSQL is better left to the records. */
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from '../log.js';
import type { QueueBackend } from './backend.js';

const PREFIX = 'copydesk';

/** A connection that is down is tried again after 0.2 s, 0.4 s, … 2 s. */
const retryStrategy = (times: number) => Math.min(times * 200, 2_000);

/** Connects. Throws what ioredis says of the connection when the server does not answer. */
export async function openRedisBackend(redisUrl: string, log: Logger): Promise<QueueBackend> {
  // Two connections with two tempers: who adds jobs wants to hear soon that Redis is away, who works waits for it.
  const adding = new Redis(redisUrl, { maxRetriesPerRequest: 1, retryStrategy, lazyConnect: true });
  const working = new Redis(redisUrl, { maxRetriesPerRequest: null, retryStrategy, lazyConnect: true });
  let heard: Error | undefined;
  for (const redis of [adding, working]) {
    redis.setMaxListeners(100);
    // BullMQ passes these errors on to its queues and workers, where they are logged; here they must only not be thrown.
    redis.on('error', (err: Error) => {
      heard = err;
      log.debug({ err }, 'queue connection');
    });
  }
  const close = async () => {
    adding.disconnect();
    working.disconnect();
  };
  try {
    await Promise.all([adding.connect(), working.connect()]);
  } catch (error) {
    await close();
    // What is thrown says no more than that the connection is closed.
    throw heard ?? error;
  }
  return {
    queue: (name) => new Queue(name, { connection: adding, prefix: PREFIX }),
    worker: (name, run, options) =>
      new Worker(name, (job) => run(job), { ...options, connection: working, prefix: PREFIX }),
    close,
  };
}
