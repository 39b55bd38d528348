/** Opens the job queue where the settings say. */
import { CopydeskError, messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import type { QueueBackend } from './backend.js';
import { BullJobQueue } from './bullmq.js';
import type { JobQueue } from './port.js';
import { openPostgresBackend } from './postgres-backend.js';

export type QueueLocation = { databaseUrl: string } | { redisUrl: string };

/** Throws `queue-unreachable` (retry) when the server does not answer or refuses. */
export async function openQueue(at: QueueLocation, log: Logger): Promise<JobQueue> {
  try {
    const queue = new BullJobQueue(await openBackend(at, log), log);
    try {
      await queue.ready();
    } catch (error) {
      await queue.close(0);
      throw error;
    }
    return queue;
  } catch (cause) {
    throw new CopydeskError('queue-unreachable', `The job queue cannot be opened: ${messageOf(cause)}`, {
      retry: true,
      cause,
    });
  }
}

/** The driver of the other backend is never loaded. */
async function openBackend(at: QueueLocation, log: Logger): Promise<QueueBackend> {
  if (!('redisUrl' in at)) return openPostgresBackend(at.databaseUrl, log);
  const { openRedisBackend } = await import('./redis-backend.js');
  return openRedisBackend(at.redisUrl, log);
}
