/** Opens the job queue where the settings say. */
import { CopydeskError, messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import { BullJobQueue } from './bullmq.js';
import type { JobQueue } from './port.js';
import { openPostgresBackend } from './postgres-backend.js';
import { openRedisBackend } from './redis-backend.js';

export type QueueLocation = { databaseUrl: string } | { redisUrl: string };

/** Throws `queue-unreachable` (retry) when the server does not answer or refuses. */
export async function openQueue(at: QueueLocation, log: Logger): Promise<JobQueue> {
  try {
    const backend =
      'redisUrl' in at
        ? await openRedisBackend(at.redisUrl, log)
        : await openPostgresBackend(at.databaseUrl, log);
    const queue = new BullJobQueue(backend, log);
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
