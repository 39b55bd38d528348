/** The job queue on BullMQ 6, the same over either backend. */
import type { JobsOptions, WorkerOptions } from 'bullmq';
import { CopydeskError, isAway, messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import type { BullJob, BullQueue, BullWorker, QueueBackend } from './backend.js';
import { checkPayload, JOB_NAMES, JOBS, type Job, type JobName, jobKey } from './jobs.js';
import type { JobCounts, JobHandler, JobQueue } from './port.js';

/** Jobs sent in one call: more would make one statement of many megabytes. */
const BULK = 500;

/** Failed jobs that are kept for a look, the newest first; finished ones are not kept. */
const KEPT = { removeOnComplete: true, removeOnFail: { count: 100, age: 86_400 } } as const;

/**
 * How often the tick's scheduler is looked after. Each tick adds the next one, and that chain breaks where the backend
 * fails just as a tick starts, or where two processes set it up at the same moment (1 of 25 times when tried).
 */
const TICK_CARE_MS = 2_000;

/** A next tick that is overdue by this much, beside two intervals, is taken for one that does not come; so is one that far ahead. */
const TICK_LATE_MS = 1_000;

/**
 * A backend that does not answer for so long is away. ioredis holds a command back while it connects again, for ever if
 * need be; should the command run later after all, the job's key makes that harmless.
 */
const ANSWER_MS = 10_000;

/** While the backend is away, every queue and worker says so at every try; it is logged this often. */
const AWAY_LOG_MS = 10_000;

const WORKER: Omit<WorkerOptions, 'connection' | 'concurrency'> = {
  // A killed worker's jobs are taken up by another after at most this plus two checks.
  lockDuration: 10_000,
  stalledInterval: 3_000,
  // Every handler may run twice and a lost job is added again anyhow, so stalling is no reason to fail one.
  maxStalledCount: 1_000_000,
  // The default of 15 s leaves workers idle long after the backend is back.
  runRetryDelay: 1_000,
};

export class BullJobQueue implements JobQueue {
  readonly #backend: QueueBackend;
  readonly #log: Logger;
  readonly #queues: ReadonlyMap<JobName, BullQueue>;
  readonly #workers = new Map<JobName, BullWorker>();
  /** Of the handlers that run now. */
  readonly #running = new Set<AbortController>();
  #tickCare: NodeJS.Timeout | undefined;
  #awayLoggedAt = Number.NEGATIVE_INFINITY;
  #closing: Promise<void> | undefined;

  constructor(backend: QueueBackend, log: Logger) {
    this.#backend = backend;
    this.#log = log;
    this.#queues = new Map(
      JOB_NAMES.map((name) => {
        const queue = backend.queue(name);
        queue.on('error', (error) => this.#trouble(error, name));
        return [name, queue];
      }),
    );
  }

  /** Resolves when every queue can be used. */
  async ready(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.waitUntilReady()));
  }

  async add(jobs: readonly Job[]): Promise<void> {
    for (const name of JOB_NAMES) {
      const entries = jobs
        .filter((job) => job.name === name)
        .map((job) => ({ name, data: checkPayload(name, job.payload), opts: jobOptions(job) }));
      for (let at = 0; at < entries.length; at += BULK) {
        await this.#ask(() => this.#queue(name).addBulk(entries.slice(at, at + BULK)));
      }
    }
  }

  async work<Name extends JobName>(
    name: Name,
    handler: JobHandler<Name>,
    options: { concurrency?: number } = {},
  ): Promise<void> {
    if (this.#closing) throw new CopydeskError('queue-closed', 'The queue is closed');
    if (this.#workers.has(name))
      throw new CopydeskError('queue-worker-twice', `${name} has its worker already`);
    const jobs = new Map<string, AbortController>();
    const worker = this.#backend.worker(name, (job) => this.#run(name, handler, job, jobs), {
      ...WORKER,
      concurrency: options.concurrency ?? JOBS[name].concurrency,
    });
    this.#workers.set(name, worker);
    worker.on('error', (error) => this.#trouble(error, name));
    worker.on('failed', (job, err) =>
      this.#log.warn({ err, queue: name, job: job?.id, attempt: job?.attemptsMade }, 'job failed'),
    );
    // Another worker may have the job by now: ours has nothing more to do with it.
    worker.on('lockRenewalFailed', (ids) => {
      for (const id of ids) jobs.get(id)?.abort();
    });
    await this.#ask(() => worker.waitUntilReady());
  }

  async everyTick(everyMs: number): Promise<void> {
    await this.#ask(() => this.#scheduleTick(everyMs));
    clearInterval(this.#tickCare);
    this.#tickCare = setInterval(() => {
      this.#scheduleTick(everyMs).catch((error: unknown) => this.#trouble(error, 'tick'));
    }, TICK_CARE_MS);
  }

  async #scheduleTick(everyMs: number): Promise<void> {
    const queue = this.#queue('tick');
    const scheduler = await queue.getJobScheduler('tick');
    const lateMs = Date.now() - (scheduler?.next ?? 0);
    // One that runs is left alone: setting it up again would fire it at once.
    if (scheduler?.every === everyMs && Math.abs(lateMs) < 2 * everyMs + TICK_LATE_MS) return;
    // Set up by a clock that was ahead: its job is delayed until then, and stays so when it is merely set up again.
    if (scheduler && lateMs < 0) await queue.removeJobScheduler('tick');
    const opts = { attempts: JOBS.tick.attempts, ...KEPT };
    await queue.upsertJobScheduler('tick', { every: everyMs }, { name: 'tick', data: {}, opts });
  }

  async counts(): Promise<Record<JobName, JobCounts>> {
    const counted = await Promise.all(
      JOB_NAMES.map(async (name) => [name, await this.#ask(() => countsOf(this.#queue(name)))] as const),
    );
    return Object.fromEntries(counted) as Record<JobName, JobCounts>;
  }

  close(timeoutMs: number): Promise<void> {
    this.#closing ??= this.#close(timeoutMs);
    return this.#closing;
  }

  async #close(timeoutMs: number): Promise<void> {
    clearInterval(this.#tickCare);
    const workers = [...this.#workers.values()];
    const drained = Promise.all(workers.map((worker) => worker.close()));
    for (const handler of this.#running) handler.abort();
    if (!(await inTime(drained, timeoutMs))) {
      this.#log.warn({ handlers: this.#running.size }, 'handlers left behind');
      await inTime(Promise.all(workers.map((worker) => worker.disconnect())), 1_000);
    }
    await inTime(Promise.all([...this.#queues.values()].map((queue) => queue.close())), 1_000);
    await this.#backend.close();
  }

  async #run<Name extends JobName>(
    name: Name,
    handler: JobHandler<Name>,
    job: BullJob,
    jobs: Map<string, AbortController>,
  ): Promise<void> {
    const controller = new AbortController();
    const id = job.id ?? '';
    jobs.set(id, controller);
    this.#running.add(controller);
    // Between the claim of this job and this line, close() may have aborted all that it saw.
    if (this.#closing) controller.abort();
    try {
      await handler(checkPayload(name, job.data), { signal: controller.signal });
    } finally {
      this.#running.delete(controller);
      if (jobs.get(id) === controller) jobs.delete(id);
    }
  }

  #queue(name: JobName): BullQueue {
    return this.#queues.get(name) as BullQueue;
  }

  async #ask<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await answered(ask());
    } catch (cause) {
      throw new CopydeskError('queue-unreachable', `The job queue does not answer: ${messageOf(cause)}`, {
        retry: true,
        cause,
      });
    }
  }

  #trouble(err: unknown, queue: JobName): void {
    if (!isAway(err)) {
      this.#log.warn({ err, queue }, 'queue error');
      return;
    }
    if (performance.now() - this.#awayLoggedAt < AWAY_LOG_MS) return;
    this.#awayLoggedAt = performance.now();
    this.#log.warn({ err }, 'queue backend is away');
  }
}

function jobOptions(job: Job): JobsOptions {
  const { attempts, backoffMs } = JOBS[job.name];
  return {
    ...KEPT,
    attempts,
    backoff: { type: 'exponential', delay: backoffMs },
    // `replace` lets an urgent job take the place of one that waits out a delay; it would be swallowed otherwise.
    deduplication: { id: jobKey(job), keepLastIfActive: true, replace: true },
    ...(job.delayMs ? { delay: job.delayMs } : {}),
  };
}

async function countsOf(queue: BullQueue): Promise<JobCounts> {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  return {
    waiting: counts.waiting ?? 0,
    active: counts.active ?? 0,
    delayed: counts.delayed ?? 0,
    failed: counts.failed ?? 0,
  };
}

/** What the promise gives, or an error when that takes too long. */
async function answered<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_MS} ms`)), ANSWER_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** False when it took longer. What goes wrong while closing is of no more use to anyone. */
async function inTime(work: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, false);
  });
  const done = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
