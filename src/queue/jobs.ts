/**
 * The table of jobs: what each carries, how often it is tried, and which jobs count as the same. Jobs carry ids, never
 * pages: what is to be done is a row in the database, and a job that is lost is added again by the tick.
 */
import { z } from 'zod';
import { CopydeskError } from '../errors.js';
import { LONGEST_URL } from '../model/url.js';

const id = z.string().min(1).max(300);

/** In the homes of earlier releases a host may have as long a name as a URL. */
const host = z.string().min(1).max(LONGEST_URL);

/** Most captures that one parse job carries. */
const MOST_CAPTURES = 100;

/** Most sources that one discover job carries: the key of their ids is indexed, up to 2.7 KB. */
const MOST_SOURCES = 8;

interface JobSpec<Schema extends z.ZodType> {
  payload: Schema;
  /** Tries before the job is dropped. The row stays due, so dropping only leaves it to the tick's next sweep. */
  attempts: number;
  /** First wait after a failed try, in milliseconds; it doubles with each further one. */
  backoffMs: number;
  /** Jobs that one worker runs side by side, unless told otherwise. */
  concurrency: number;
  /**
   * Jobs of one name with the same key are the same work: while one waits, another is not added; while one runs,
   * another is kept and runs once more after it.
   */
  keyOf(payload: z.infer<Schema>): string;
}

function job<Schema extends z.ZodType>(spec: JobSpec<Schema>): JobSpec<Schema> {
  return spec;
}

export const JOBS = {
  /** Claims what is due and adds the jobs for it. Missing one tick is mended by the next: no second try. */
  tick: job({ payload: z.strictObject({}), attempts: 1, backoffMs: 0, concurrency: 1, keyOf: () => 'tick' }),
  /** Looks at the feeds, sitemaps and sections of sources. It waits for answers, and for its turn among the looks. */
  discover: job({
    payload: z.strictObject({ sourceIds: z.array(id).min(1).max(MOST_SOURCES) }),
    attempts: 3,
    backoffMs: 2_000,
    concurrency: 16,
    keyOf: ({ sourceIds }) => sourceIds.join(','),
  }),
  /** Drains the due URLs of a host. Most of its time it waits, for the host or for the host's turn. */
  crawl: job({
    payload: z.strictObject({ host }),
    attempts: 3,
    backoffMs: 2_000,
    concurrency: 32,
    keyOf: ({ host }) => host,
  }),
  /** Parses captures. */
  parse: job({
    payload: z.strictObject({ captureIds: z.array(id).min(1).max(MOST_CAPTURES) }),
    attempts: 3,
    backoffMs: 1_000,
    concurrency: 2,
    keyOf: ({ captureIds }) => captureIds.join(','),
  }),
  /** Drains the change feed into a sink, after the sink's cursor. One that is slow holds up no other. */
  deliver: job({
    payload: z.strictObject({ sinkId: id }),
    attempts: 5,
    backoffMs: 1_000,
    concurrency: 4,
    keyOf: ({ sinkId }) => sinkId,
  }),
};

export type JobName = keyof typeof JOBS;
export type Payload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>;
export type Job = {
  [Name in JobName]: { name: Name; payload: Payload<Name> /** Wait before it may run. */; delayMs?: number };
}[JobName];

export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** The payload as the table wants it. Throws `job-invalid`: a job that no handler could run must not be added. */
export function checkPayload<Name extends JobName>(name: Name, payload: unknown): Payload<Name> {
  const parsed = JOBS[name].payload.safeParse(payload);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = [name, ...(issue?.path ?? [])].join('.');
    throw new CopydeskError('job-invalid', `${where}: ${issue?.message}`);
  }
  return parsed.data as Payload<Name>;
}

/** Under which the job is deduplicated. */
export function jobKey(job: Job): string {
  const { keyOf } = JOBS[job.name] as JobSpec<z.ZodType>;
  return keyOf(job.payload);
}
