/** What the pipeline knows of queues. Delivery is at least once: every handler may run twice, beside itself even. */
import type { Job, JobName, Payload } from './jobs.js';

export interface JobContext {
  /** Aborts when the queue is being closed: a handler then ends at the next safe point. */
  signal: AbortSignal;
}

export type JobHandler<Name extends JobName> = (payload: Payload<Name>, context: JobContext) => Promise<void>;

/** Jobs by state. A job that failed and will be tried again is `delayed`; `failed` ones have used up their tries. */
export interface JobCounts {
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
}

export interface JobQueue {
  /**
   * Adds jobs in bulk. A job whose like is waiting changes nothing, one whose like is running runs once more after it.
   * Throws `job-invalid`, and `queue-unreachable` (retry) when the backend does not answer.
   */
  add(jobs: readonly Job[]): Promise<void>;

  /** Starts to run jobs of this name in this process. A handler that throws is tried again as the table of jobs says. */
  work<Name extends JobName>(
    name: Name,
    handler: JobHandler<Name>,
    options?: { concurrency?: number },
  ): Promise<void>;

  /** Adds a `tick` job every so many milliseconds, one for all processes together. Calling it again is harmless. */
  everyTick(everyMs: number): Promise<void>;

  /** For status lines only; never a base for decisions, since it is past when it is read. */
  counts(): Promise<Record<JobName, JobCounts>>;

  /**
   * Aborts the handlers' signals, waits for them up to `timeoutMs` and lets go. What still ran then counts as stalled
   * and is run again elsewhere. Never throws; a second call waits for the first.
   */
  close(timeoutMs: number): Promise<void>;
}
