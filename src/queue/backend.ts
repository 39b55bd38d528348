/** What BullMQ is run on. The two backends differ in how a queue and a worker are connected, and in nothing else. */
import type { Queue, Worker, WorkerOptions } from 'bullmq';

/** The part of BullMQ's `Queue` that is used, whatever it is connected to. */
export type BullQueue = Pick<
  Queue,
  | 'addBulk'
  | 'getJobScheduler'
  | 'removeJobScheduler'
  | 'upsertJobScheduler'
  | 'getJobCounts'
  | 'waitUntilReady'
  | 'close'
> & { on(event: 'error', listener: (error: Error) => void): unknown };

/** The part of BullMQ's `Worker` that is used. */
export type BullWorker = Pick<Worker, 'waitUntilReady' | 'close' | 'disconnect'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown;
  on(
    event: 'failed',
    listener: (job: { id?: string; attemptsMade: number } | undefined, error: Error) => void,
  ): unknown;
};

/** What BullMQ hands to a worker: the id and the payload are all that is used of it. */
export interface BullJob {
  id?: string | undefined;
  data: unknown;
}

export type RunJob = (job: BullJob) => Promise<void>;

export interface QueueBackend {
  queue(name: string): BullQueue;
  worker(name: string, run: RunJob, options: Omit<WorkerOptions, 'connection'>): BullWorker;
  /** Lets go of the connections. Bounded in time, never throws. */
  close(): Promise<void>;
}
