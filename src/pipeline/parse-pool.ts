/**
 * Parsing off the event loop. Limits that decide an outcome are the parser's own and deterministic; the time limit here
 * only protects the service: it ends the thread, and the page counts as trouble, never as a rejection.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import { CopydeskError } from '../errors.js';
import type { Page } from '../model/capture.js';
import { grouped } from '../storage/grouped.js';
import { withOwnBytes } from './own-bytes.js';
import type { PageGroup } from './page-worker.js';
import type { ParseOutcome, ParseTask } from './parse-worker.js';

/** Far above what the slowest real page takes; a page that needs it has found a hole in the parser. */
const TIME_LIMIT_MS = 20_000;
const MEMORY_LIMIT_MB = 1_024;

/**
 * Room for what a thread has just made. A parse makes a tree and drops it: with twice the 48 MB that a thread has by itself
 * fewer trees outlive a collection, and a page takes a seventh less CPU. Four times gain hardly more.
 */
const YOUNG_MB = 96;

/**
 * Bytes of bytecode that a function runs through before V8 looks whether to optimize it: four times its own 66 KB. Each
 * thread compiles the parser for itself; later, with more known, fewer functions are compiled, and fewer again. The first
 * 640 pages of a thread take a tenth less CPU, and the later ones no more.
 */
const HOT_BYTES = 270_336;

/**
 * Where most of what a line of code makes outlives a collection, V8 makes all that follows where old things are. So do the
 * nodes of the page that a collection came upon; those of every later page then stay until a full collection, and all
 * that they point to with them. Made young, they are gone with the next small one: a page takes a tenth less CPU.
 */
const MADE_YOUNG = '--no-allocation-site-pretenuring';

/**
 * Piscina loads its file by `require` where it can. Of a module, Node 20 does that in one step that must not be ended in
 * the middle: a thread that is terminated while its modules are linked takes the whole process down
 * (`v8::Module::IsGraphAsync must be used on an instantiated module`). By `import` it can be ended at any time.
 */
const LOADED_BY_IMPORT = ['--no-experimental-require-module'];

/**
 * Pages that cross together: a thread stands still between two messages, and each costs both sides some tenths of a
 * millisecond.
 */
const TOGETHER = 8;

/** Always the built files: worker threads of Node 20 cannot load TypeScript. The paths are right from `src` and from `dist`. */
const built = (name: string) => fileURLToPath(new URL(`../../dist/pipeline/${name}`, import.meta.url));
const THREAD = built('page-worker.js');
const WORKER = built('parse-worker.js');

export interface ParsePool {
  /** Threads in the pool. */
  readonly threads: number;
  /** Parses one page. Throws `parse-trouble`. */
  parse(task: ParseTask): Promise<ParseOutcome>;
  close(): Promise<void>;
}

export interface PoolOptions {
  timeLimitMs?: number;
  /** The file that parses, for tests that need one that fails. */
  worker?: string;
  /** All cores when absent. */
  threads?: number | undefined;
  /**
   * Whether all threads begin at once and load what they run, while the database starts: for a run that keeps them all busy.
   * Else they do when there are pages for them.
   */
  atOnce?: boolean;
}

export function openParsePool(options: PoolOptions = {}): ParsePool {
  const { run, ...pool } = openPagePool<ParseTask, ParseOutcome>(WORKER, options);
  return { ...pool, parse: run };
}

export interface PagePool<Task, Outcome> {
  readonly threads: number;
  /** As {@link ParsePool.parse}. */
  run(task: Task): Promise<Outcome>;
  close(): Promise<void>;
}

/**
 * Threads that take a few pages each, within the limits above. Pages among which one hangs, throws or explodes are tried
 * again, each by itself and with all of the time, so that only that one is trouble.
 */
export function openPagePool<Task extends { page: Page }, Outcome>(
  worker: string,
  options: PoolOptions = {},
): PagePool<Task, Outcome> {
  const limit = options.timeLimitMs ?? TIME_LIMIT_MS;
  const threads = Math.max(1, options.threads ?? availableParallelism());
  const file = pathToFileURL(options.worker ?? worker).href;
  setFlagsFromString(`--interrupt-budget=${HOT_BYTES}`);
  setFlagsFromString(MADE_YOUNG);
  const pool = new Piscina<PageGroup<Task>, Outcome[]>({
    filename: THREAD,
    minThreads: options.atOnce ? threads : 1,
    workerData: options.atOnce ? file : undefined,
    maxThreads: threads,
    idleTimeout: 30_000,
    execArgv: LOADED_BY_IMPORT,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // What a thread runs into after its pages were answered for (their time was up, and it ends for want of memory) is nobody's
  // outcome. Without a listener it would end the process.
  pool.on('error', () => {});
  const send = async (tasks: readonly Task[]): Promise<Outcome[]> => {
    const signal = AbortSignal.timeout(limit);
    try {
      return await pool.run({ file, tasks: tasks.map(withOwnBytes) }, { signal });
    } catch (cause) {
      const what = signal.aborted ? `the parser took more than ${limit} ms` : 'the parser failed';
      throw new CopydeskError('parse-trouble', what, { retry: true, cause });
    }
  };
  // Tasks wait for a thread here and not in the pool, so that the time limit counts parsing and not waiting.
  return { threads, run: grouped(TOGETHER, send, { atOnce: threads }), close: () => pool.destroy() };
}
